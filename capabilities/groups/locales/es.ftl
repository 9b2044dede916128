# Grupos, miembros, designaciones, funciones.

groups-all = Grupos
groups-none = Aún no se ha creado ningún grupo.
groups-group = Grupo
groups-parent = Grupo principal
groups-sister = Grupo hermano
groups-kin = Grupos relacionados
groups-conveners = Copresidencia
groups-no-co-chairs = Nadie copreside el grupo en este momento.
groups-equal-powers = Ambos tienen los mismos poderes; las actas y el plan de trabajo requieren a los dos.
groups-chair = Presidencia
groups-chair-of-parent = Presidencia del grupo principal
groups-zone = los días se cuentan según la hora de { $zone }
groups-members = Miembros
groups-nav = Este grupo
groups-to-meetings = Reuniones y actas
groups-to-actions = Medidas acordadas
groups-to-mandate = Mandato
groups-members-all = Todos los miembros y puntos focales
groups-members-count = { $count ->
    [one] { $count } organismo miembro
   *[other] { $count } organismos miembros
  }
groups-members-today = { $members } hoy, { $day }
groups-members-on = { $members } el { $day }
groups-no-members = Ningún organismo era miembro ese día.
groups-no-vacancies = Cada miembro tiene un punto focal.
groups-vacancies = { $count ->
    [one] { $count } miembro sin punto focal
   *[other] { $count } miembros sin punto focal
  }
groups-vacant-since = Vacante desde
groups-vacant-for = { $days ->
    [one] Vacante desde hace { $days } día
   *[other] Vacante desde hace { $days } días
  }
groups-age = Duración
groups-age-days = Antigüedad en días
groups-list = Lista
groups-on-day = Situación al { $day }.
groups-person = Persona
groups-days = { $days ->
    [one] { $days } día
   *[other] { $days } días
  }
groups-since = desde el { $day }
groups-until = hasta el { $day }
groups-from-to = del { $from } al { $to }
groups-bridges = Puentes
groups-bridges-note = También participan en un grupo hermano, para que cada grupo sepa lo que hace el otro.
groups-bridges-note-below = Participan en varios de los grupos dependientes, para que cada uno sepa lo que hace el otro.
groups-no-bridges = Nadie de aquí participa en un grupo hermano.
groups-overlap-above = También en el grupo principal, { $count }
groups-overlap-below = También en un grupo dependiente, { $count }
groups-may-join = Pueden incorporarse cuando lo deseen:
groups-agency = Organismo
groups-focal-point = Punto focal
groups-alternate = Suplente
groups-co-chair = Copresidencia
groups-act = Acción
groups-named = Designado
groups-names-hidden = Los nombres y las direcciones se muestran a los miembros que han iniciado sesión.
groups-list-of = Lista del
groups-show-list = Mostrar la lista de ese día
groups-asked = se ha pedido confirmación
groups-join = Incorporación de un organismo
groups-join-lead = El grupo está abierto a todos los miembros del grupo principal.
groups-join-act = Incorporarse
groups-leave = Retirada de un organismo
groups-leave-lead = Sus designaciones terminan el mismo día. Las listas anteriores no cambian y puede volver a incorporarse.
groups-leave-act = Retirarse
groups-from-day = Primer día
groups-last-day = Último día
groups-last-day-hint = Déjelo vacío si no hay fecha de fin
groups-designate = Designar a una persona
groups-designate-short = Designar
groups-designate-lead = Un organismo indica quién habla en su nombre a partir de un día. Las listas de días anteriores no cambian.
groups-designate-act = Designar
groups-role = Función
groups-email = Dirección de correo electrónico
groups-email-hint = Quien ya la tiene es reconocido por ella; los demás se añaden
groups-name = Nombre
groups-place = Lugar de destino
groups-replace = La designación vigente termina el día anterior
groups-letter = Carta del organismo
groups-letter-hint = PDF, PNG o JPEG, 5 MB como máximo
groups-no-letter = Ninguna adjunta
groups-confirmed = Última confirmación
groups-confirm = Confirmar que sigue vigente
groups-end = Terminar
groups-end-act = Terminar la designación de { $name }
groups-ended-withdrawn = El organismo puso fin a esta designación.
groups-ended-replaced = El organismo designó a un sucesor.
groups-ended-lapsed = Esta designación caducó porque nadie la confirmó. El organismo puede hacer una nueva.
groups-asked-detail = ¿Sigue vigente? Sin confirmación caduca el { $until }.
groups-not-saved = Aún no se ha guardado
groups-bad-agency = Elija uno de los organismos miembros
groups-bad-role = Elija una de las funciones
groups-bad-email = Esto no es una dirección, como nombre@organismo.example
groups-bad-day = Escriba un día en la forma AAAA-MM-DD
groups-backwards = El último día es anterior al primero o no es un día
groups-bad-letter = La carta no es PDF ni PNG ni JPEG
groups-not-a-member = { $agency } no es miembro ese día; debe incorporarse primero
groups-clash = { $name } ocupa este puesto del { $from } al { $to }. Elija un día posterior o haga que esa designación termine el día anterior.
groups-clash-open = { $name } ocupa este puesto desde el { $from }, sin fecha de fin. Haga que esa designación termine el día anterior.
groups-offices = Funciones por país
groups-offices-lead = Oficinas de coordinadores residentes, editores, validadores y asociados nacionales de un país, y auditores del registro.
groups-no-offices = Aún no se ha concedido ninguna función.
groups-grant = Conceder una función
groups-grant-act = Conceder
groups-country = País
groups-country-hint = Tres letras, como MDA; vacío para un auditor
groups-bad-country = Una función de país indica sus tres letras; la de auditor, ninguna
groups-unknown-person = No se conoce a nadie con esta dirección
groups-days-held = Período
groups-settings = Ajustes del grupo
groups-settings-lead = Los plazos que el mandato deja al grupo.
groups-newer = Alguien guardó otros valores entretanto; lo que usted escribió está en los campos y aún no se ha guardado
groups-saved-now = Guardado ahora: { $value }
groups-bad-days = Escriba un número de días entre 0 y 3650
groups-notice-days = Aviso antes de una reunión, en días
groups-papers-days = Documentos antes de una reunión, en días
groups-silence-days = Observaciones a un acta distribuida, en días
groups-circulation-days = Envío del acta tras una reunión, en días (vacío: sin límite)
groups-stale-days = Días sin actividad tras los cuales se pide confirmación al punto focal o suplente
groups-lapse-days = Caduca este número de días después de la pregunta
groups-calendar-open = El calendario es público: títulos y horas, nada más
groups-minutes-open = Las actas aprobadas son públicas
groups-save = Guardar
groups-chair-of = Presidencia: { $group }
groups-chair-terms = Mandatos hasta ahora
groups-name-chair-lead = Mandato con fechas de un organismo; dos organismos pueden presidir a la vez.
groups-name-chair-act = Registrar el mandato
groups-task-confirm = Confirme su designación por { $agency }
groups-task-vacancies = { $count ->
    [one] { $count } miembro no tiene punto focal
   *[other] { $count } miembros no tienen punto focal
  }
groups-task-vacancies-act = Ver cuáles
groups-notice-joined = El organismo se ha incorporado.
groups-notice-left = El organismo se retira ese día.
groups-notice-designated = La designación ha quedado registrada.
groups-notice-confirmed = Confirmado. Gracias.
groups-notice-ended = La designación termina ese día.
groups-notice-granted = La función ha sido concedida.
groups-notice-office-ended = La función ha terminado.
groups-notice-saved = Guardado.
groups-notice-chair = El mandato ha quedado registrado.
groups-mail-ask-subject = ¿Sigue vigente su designación?
groups-mail-ask = Buenos días, { $name }:

    { $agency } le designó como { $role } en { $group }. Hace tiempo que no tenemos señales suyas, por lo que preguntamos: ¿sigue vigente?

    Confírmelo aquí:
    { $url }

    Sin confirmación, la designación caduca el { $until }. Su organismo podrá hacer una nueva en cualquier momento.
problem-groups-overlap = El puesto está ocupado algunos de esos días
problem-groups-overlap-detail = { $name } lo ocupa desde el { $from }. Termine primero esa designación o elija otros días.
problem-groups-already = Esto ya está registrado para algunos de esos días
problem-groups-already-detail = Consta desde el { $from }.
problem-groups-not-member = { $agency } no es miembro ese día
problem-groups-not-member-detail = El organismo debe incorporarse primero.
problem-groups-not-member-above = { $agency } no es miembro del grupo principal ese día
problem-groups-not-member-above-detail = El grupo está abierto a los miembros del grupo principal.
problem-groups-over = Esta designación ha terminado
problem-groups-over-detail = Su último día fue el { $day }. El organismo puede hacer una nueva.
