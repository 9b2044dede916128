# Las palabras de las reuniones.

meetings = Reuniones
meetings-absent = Ausentes
meetings-add-item = Añadir un punto
meetings-agencies = Organismos
meetings-agencies-count = { $n ->
    [one] { $n } organismo
   *[other] { $n } organismos
}
meetings-agencies-of = { $n } de { $all } organismos
meetings-agency = Organismo
meetings-agenda = Orden del día
meetings-agenda-sum = Los puntos ocupan { $sum } de { $length } minutos.
meetings-agenda-too-long = Los puntos ocupan { $sum } minutos y la reunión dura { $length }.
meetings-all = Todas las reuniones
meetings-announce = Anunciar e invitar
meetings-answer-no = No asistiré
meetings-answer-written = Participaré solo por escrito
meetings-answer-yes = Asistiré
meetings-answered = Respuesta
meetings-answers = Respuestas recibidas
meetings-attendance = Asistencia
meetings-attendance-detail = Figuran todas las personas designadas por un organismo el día de la reunión. Lo que cada una declaró después se conserva.
meetings-back = Volver
meetings-calendar-file = Archivo de calendario
meetings-cancel = Cancelar la reunión
meetings-cancel-detail = Todas las personas invitadas recibirán un correo que retira la reunión de su calendario. La signatura queda asignada.
meetings-cancel-no = Mantenerla
meetings-cancel-question = ¿Cancelar «{ $title }»?
meetings-cancel-yes = Sí, cancelarla
meetings-cancelled-because = Cancelada: { $reason }
meetings-chaired-by = presidida por { $first } y { $second }
meetings-chaired-by-one = presidida por { $first }
meetings-change = Aplazar o modificar la reunión
meetings-change-attendance = Corregir la asistencia
meetings-change-item = Modificar el punto
meetings-clause = Cláusula
meetings-clause-hint = El número de la cláusula del mandato a la que sirve el punto; opcional
meetings-clause-number = cláusula { $n }
meetings-clock-day = { $weekday } { $day }
meetings-clock-free = día no laborable
meetings-clock-next = Al día siguiente: { $day }
meetings-clock-next-you = Al día siguiente para usted: { $day }
meetings-clock-previous = El día anterior: { $day }
meetings-clock-previous-you = El día anterior para usted: { $day }
meetings-clocks-note = Franja clara: de 09:00 a 17:00, hora local. Bloque oscuro: la reunión. Línea vertical: medianoche.
meetings-convene = Para la copresidencia
meetings-count = { $n ->
    [one] { $n } reunión
   *[other] { $n } reuniones
}
meetings-date = Fecha
meetings-declare = Registrar que participé
meetings-do-you-come = ¿Asistirá?
meetings-every-state = Todos los estados
meetings-fair-times = Horarios equitativos
meetings-fair-times-note = Primero los mejores. A quien le tocó la hora tardía en los dos últimos años se le evita la próxima vez.
meetings-fairness = A quién le toca la hora tardía
meetings-fairness-lead = Reuniones celebradas entre { $from } y { $to }, según el reloj de quienes participaron
meetings-fairness-none = Aún no se ha celebrado ninguna reunión
meetings-fairness-none-detail = El cuadro se completa a medida que se registra la asistencia.
meetings-fairness-note = Puntos: cada cuarto de hora cuesta 0 en horario laboral, de 1 a 3 en los extremos del día, de 8 a 12 de noche y 6 más en día libre.
meetings-filter = Título o signatura
meetings-from-where = Desde
meetings-held-count = { $n ->
    [one] { $n } reunión celebrada
   *[other] { $n } reuniones celebradas
}
meetings-how = Cómo participar
meetings-how-present = Modalidad
meetings-in-writing = Por escrito
meetings-it-was-held = Se celebró: registrar
meetings-item = Punto
meetings-items = Puntos
meetings-last-late = Última hora tardía
meetings-late-hour = La hora tardía hasta ahora: { $list }.
meetings-lay-paper = Presentar un documento
meetings-lead = Las reuniones de { $group }
meetings-lead-person = Responsable
meetings-length = Duración en minutos
meetings-mail-answer = Indique si asistirá: { $link }
meetings-mail-cancelled = Cancelada: { $title }, { $when }
meetings-mail-changed = Modificada: { $title }, { $when }
meetings-mail-invited = Invitación: { $title }, { $when }
meetings-mail-join = Conectarse: { $link }
meetings-mail-moved = Nuevo horario: { $title }, { $when }
meetings-mail-not-held = La reunión no se celebrará.
meetings-mail-papers = Pronto vence el plazo de documentos: { $title }
meetings-mail-papers-due = Los documentos deben presentarse antes de { $when }.
meetings-mail-place = Lugar: { $place }
meetings-mail-reason = Motivo: { $reason }
meetings-mail-reminder = Recordatorio: { $title }, { $when }
meetings-mail-was = Iba a celebrarse el { $when }
meetings-mail-when = Horario: { $when }
meetings-meeting = Reunión
meetings-minutes = Duración en minutos
meetings-minutes-count = { $n ->
    [one] { $n } minuto
   *[other] { $n } minutos
}
meetings-minutes-short = Min
meetings-mode-in-person = presencial
meetings-mode-none = no participó
meetings-mode-online = en línea
meetings-mode-written = por escrito
meetings-move-down = Bajar
meetings-move-up = Subir
meetings-my-calendar = Mis reuniones y medidas
meetings-next = Próxima reunión
meetings-next-day = Al día siguiente para usted
meetings-next-none = No hay ninguna reunión prevista
meetings-next-none-detail = La copresidencia programa aquí la próxima.
meetings-no-agenda = Aún no hay orden del día
meetings-no-agenda-detail = La copresidencia lo prepara antes del plazo de los documentos.
meetings-nobody-expected = Ningún organismo había designado a nadie ese día
meetings-nobody-expected-detail = Los miembros se designan en la página del grupo.
meetings-none = Ninguna reunión coincide
meetings-none-detail = Las reuniones aparecen aquí en cuanto la copresidencia las anuncia.
meetings-not-sent = Aún no enviado
meetings-not-yet = La reunión no ha comenzado; la asistencia se registra después.
meetings-note = Mensaje a los invitados
meetings-note-hint = Se incluye en la invitación como texto simple
meetings-notice-announced = La reunión se ha anunciado. Las invitaciones están en camino.
meetings-notice-answered = Su respuesta ha quedado registrada.
meetings-notice-cancelled = La reunión se ha cancelado. Se avisa a los invitados.
meetings-notice-changed = La reunión se ha modificado. Se avisa a los invitados de lo que les afecta.
meetings-notice-declared = Su participación ha quedado registrada.
meetings-notice-input = Su texto ha quedado registrado y cuenta como participación.
meetings-notice-input-empty = No se envió nada: el texto estaba vacío.
meetings-notice-item-added = El punto figura en el orden del día.
meetings-notice-item-changed = El punto se ha modificado.
meetings-notice-item-removed = El punto se ha retirado del orden del día.
meetings-notice-paper = El documento se ha presentado.
meetings-notice-paper-removed = El documento se ha retirado.
meetings-notice-recorded = La asistencia ha quedado registrada.
meetings-notice-short = El grupo acordó un preaviso de { $n } días; esta fecha es anterior.
meetings-online = En línea
meetings-online-hint = El enlace para conectarse; solo lo ven los miembros del grupo
meetings-own-word = por declaración propia
meetings-paper-file = Archivo
meetings-paper-file-hint = PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, TXT, CSV, MD, PNG o JPG, 25 MB como máximo
meetings-paper-link = O su dirección en la web
meetings-paper-title = Título del documento
meetings-papers-due = Documentos: plazo hasta { $when }.
meetings-papers-were-due = Los documentos debían presentarse antes de { $when }.
meetings-part-early = Primera hora
meetings-part-evening = Tarde-noche
meetings-part-night = Noche
meetings-part-working = Horario laboral
meetings-person = Persona
meetings-place = Lugar
meetings-place-hint = Sala y edificio, si los hay
meetings-place-of-work = Lugar de destino
meetings-points = Puntos
meetings-present = Presentes
meetings-present-count = { $n ->
    [one] { $n } organismo
   *[other] { $n } organismos
}, desde { $cities ->
    [one] { $cities } ciudad
   *[other] { $cities } ciudades
}
meetings-previous-day = El día anterior para usted
meetings-reason = Motivo
meetings-reason-hint = Se comunica a los invitados; opcional
meetings-record-attendance = Registrar la asistencia
meetings-refused-clause = Una cláusula es un número, como 16
meetings-refused-date = Indique un día y una hora
meetings-refused-doubled = Los relojes de { $city } marcan { $time } dos veces ese día: indique cuál
meetings-refused-join = Indique una dirección que empiece por https://
meetings-refused-long = El texto es demasiado largo
meetings-refused-minutes = Indique un número entero de minutos, 1440 como máximo; una reunión dura al menos 5
meetings-refused-skipped = Los relojes de { $city } se saltan las { $time } el { $day }: elija { $before } o { $after }
meetings-refused-title = Indique un título de 200 letras como máximo
meetings-refused-zone = No existe ese huso horario
meetings-remove-detail = { $n ->
    [one] { $n } documento se retira con él.
   *[other] { $n } documentos se retiran con él.
}
meetings-remove-item = Retirar el punto
meetings-remove-question = ¿Retirar «{ $title }» del orden del día?
meetings-save = Guardar
meetings-schedule = Programar una reunión
meetings-see-clocks = Ver la hora de cada uno
meetings-send-answer = Enviar la respuesta
meetings-send-input = Enviar el texto
meetings-show = Mostrar
meetings-shown = Los relojes se retrasan ese día: ¿qué hora se quiere decir?
meetings-shown-first = La primera, antes de retrasar los relojes ({ $offset })
meetings-shown-second = La segunda, después de retrasar los relojes ({ $offset })
meetings-stale = Otra persona lo modificó entretanto
meetings-stale-detail = Abajo figura la versión actual; lo que escribió sigue en el formulario. Si lo envía de nuevo, la sustituirá.
meetings-state = Estado
meetings-state-cancelled = Cancelada
meetings-state-held = Celebrada
meetings-state-planned = Prevista
meetings-subscribe = Suscribirse al calendario
meetings-suggestion = Entre las 08:00 y las 19:00 de un día laborable para { $n } de { $all }.
meetings-suggestion-heaviest = { $city } soporta la mayor carga.
meetings-take-back = Retirar
meetings-task-agenda = Preparar el orden del día: { $title }
meetings-task-agenda-act = Preparar el orden del día
meetings-task-answer = Indicar si asistirá: { $title }
meetings-task-answer-act = Responder
meetings-task-held = Registrar la asistencia: { $title }
meetings-task-held-act = Registrar
meetings-task-papers = Documentos por presentar: { $title }
meetings-task-papers-act = Presentar un documento
meetings-time = Hora
meetings-time-hint = Según el huso horario de abajo
meetings-title = Título
meetings-usual-title = Reunión { $number } de { $year }
meetings-was-it-held = ¿Se celebró?
meetings-was-it-held-detail = La lista de participantes registra la reunión como celebrada.
meetings-were-you-there = ¿Estuvo usted?
meetings-were-you-there-detail = No figura en la lista. Su declaración queda registrada con su fecha.
meetings-when = Cuándo
meetings-reference = Referencia
meetings-begins = Comienzo
meetings-remark = Observación
meetings-who-took-part = Quién participó
meetings-whole-meeting = Toda la reunión
meetings-write-agenda = Preparar el orden del día
meetings-write-input = Participar por escrito
meetings-write-input-detail = Lo que escriba antes de la reunión o en las dos semanas siguientes cuenta como participación.
meetings-written-input = Aportes por escrito
meetings-you = Usted
meetings-your-answer = Su respuesta
meetings-your-text = Su texto
meetings-zone = Huso horario
meetings-zone-hint = La reunión sigue la hora de este huso, también con el cambio de hora
problem-meetings-state = El estado de la reunión no lo permite
problem-meetings-state-detail = Se celebró, se canceló o terminó. Abra su página para ver su estado.
problem-meetings-not-begun = La reunión no ha comenzado
problem-meetings-not-begun-detail = La asistencia se registra una vez comenzada.
problem-meetings-reference-taken = El grupo ya tiene una reunión { $reference }
problem-meetings-unknown-person = La lista nombra a una persona desconocida
problem-meetings-paper-too-large = El archivo es demasiado grande
problem-meetings-paper-too-large-detail = Un documento tiene 25 MB como máximo.
meetings-refused-paper-kind = Envíe un documento, una tabla, diapositivas, un texto o una imagen: PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, TXT, CSV, MD, PNG o JPG.
meetings-refused-paper-empty = Elija un archivo o indique la dirección del documento.
meetings-clocks = { $n ->
    [1] Una reunión, un reloj
    [2] Una reunión, dos relojes
    [3] Una reunión, tres relojes
    [4] Una reunión, cuatro relojes
    [5] Una reunión, cinco relojes
    [6] Una reunión, seis relojes
   *[other] Una reunión, { $n } relojes
}
meetings-agenda-of = Programa: { $title }
meetings-all-papers = Todos los documentos (ZIP, { $size })
meetings-document-page = Página { $page } de { $pages }
meetings-kind = Qué es
meetings-kind-carried-over = Puntos de acción pendientes
meetings-kind-hint = De los dos últimos, los registros dicen en qué quedaron
meetings-kind-ordinary = Un tema como los demás
meetings-kind-previous-minutes = Acta de la reunión anterior
meetings-outcome = Resultado
meetings-paper-number = Documento { $number }
meetings-size-kb = { $n } kB
meetings-size-mb = { $n } MB
problem-meetings-papers-too-large = Los documentos son demasiado grandes para un solo archivo
problem-meetings-papers-too-large-detail = Suman { $size }; se reúnen como máximo { $most }. Descárguelos uno a uno desde el programa.
