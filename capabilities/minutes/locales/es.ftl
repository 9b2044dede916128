minutes-title = Acta
minutes-of = Acta:
minutes-state-none = Sin redactar
minutes-state-draft = Borrador
minutes-state-circulated = Distribuida para observaciones
minutes-state-adopted = Aprobada
minutes-superseded = Sustituida por una corrección
minutes-none-yet = Aún no hay nada redactado.
minutes-lead-circulated = Versión { $version } · observaciones hasta el { $deadline }
minutes-lead-version = Versión { $version }
minutes-corrects = Qué corrige:
minutes-to-meeting = La reunión
minutes-write = Redactar el acta
minutes-answer-now = Responder ahora
minutes-ledger = Distribución, línea por línea
minutes-what-changed = Qué cambió desde la versión anterior
minutes-answers = Respuestas de los organismos
minutes-answer-agree = de acuerdo
minutes-answer-comment = observaciones
minutes-adopt-title = Aprobar esta versión
minutes-adopt-detail = Cada copresidente gira una llave. Con la segunda, el texto queda cerrado para siempre.
minutes-adopt = Girar mi llave
minutes-keys = Llaves giradas
minutes-decisions = Decisiones
minutes-no-decisions = No consta ninguna decisión.
minutes-versions = Versiones
minutes-version = Versión
minutes-digest = SHA-256 de este texto
minutes-correct-title = Corregirla
minutes-reason = Qué se corrige y por qué
minutes-reason-hint = Una corrección es una versión nueva; esta queda como está
minutes-correct = Empezar una corrección
minutes-whole-meeting = La reunión en su conjunto
minutes-notice-adopted = El acta está aprobada.
minutes-notice-key-turned = Su llave está girada; falta la del otro copresidente.
minutes-notice-correction = Se ha empezado una versión nueva.
minutes-notice-answered = Su respuesta ha quedado registrada.
minutes-notice-saved = Guardado.
minutes-notice-kept = Conservado como borrador suyo.
minutes-notice-decided = La decisión ha quedado registrada.
minutes-notice-circulated = El acta va de camino a todos sus destinatarios.
minutes-your-answer = Su respuesta al acta
minutes-not-sent = Aún no se ha enviado
minutes-comment-on = Comentar un párrafo
minutes-paragraph = Párrafo
minutes-paragraph-hint = Un número del acta, como { $example }; vacío para el conjunto
minutes-for-agency = Por { $agency }
minutes-agree-with = De acuerdo con la versión { $version }
minutes-comment = Observación
minutes-comment-hint = Escriba lo que debería decir
minutes-send-answer = Enviar la respuesta
minutes-wrong-answer = Elija si está de acuerdo o comenta
minutes-wrong-paragraph = «{ $paragraph }» no es el número de un párrafo
minutes-wrong-comment = Escriba la observación
minutes-conflict-title = Dos personas escribieron el mismo tema
minutes-conflict-detail = Nada se ha perdido: el texto guardado figura sobre el suyo. Reúna ambos abajo y guarde de nuevo.
minutes-theirs = Guardado por { $name }, { $at }
minutes-yours-below = El suyo está abajo.
minutes-text = Texto
minutes-text-hint = Markdown: una línea en blanco empieza un párrafo. Se conserva como borrador mientras escribe.
minutes-save = Guardar en el acta
minutes-keep = Guardar como borrador
minutes-not-kept = No se ha conservado: sin conexión
minutes-draft-kept = Borrador conservado, { $at }
minutes-new-decision = Nueva decisión
minutes-item = Tema del programa
minutes-decide = Registrar la decisión
minutes-action-points = Medidas acordadas
minutes-action-points-note = Son registros propios: borrar una frase aquí no borra ninguno.
minutes-new-action = Acordar una medida
minutes-circulate-title = Distribuir
minutes-circulate-to = { $recipients ->
    [one] Va a { $recipients } persona: todos los puntos focales y suplentes de los miembros del grupo principal.
   *[other] Va a { $recipients } personas: todos los puntos focales y suplentes de los miembros del grupo principal.
}
minutes-circulate-detail = Después el texto ya no cambia; una corrección es una versión nueva.
minutes-circulate = Distribuir a todos los miembros
minutes-read = Leer el acta
minutes-finding = { $recipients ->
    [one] Enviada a { $recipients } destinatario
   *[other] Enviada a { $recipients } destinatarios
}, { $days ->
    [one] { $days } día
   *[other] { $days } días
} después de la reunión; { $agencies ->
    [one] ha respondido { $agencies } organismo
   *[other] han respondido { $agencies } organismos
}.
minutes-comments-close = Las observaciones se cierran: { $deadline }.
minutes-times = Horas en su zona, { $zone }.
minutes-attention = Requiere atención, { $lines }
minutes-settled = Resuelto, { $lines }
minutes-ledger-note = Una línea por destinatario; se le puede añadir, nunca cambiar.
minutes-recipient = Destinatario
minutes-function = Función
minutes-sent = Enviado
minutes-delivery = Entrega
minutes-answer = Respuesta
minutes-agency = Organismo
minutes-mail-address = Correo electrónico
minutes-server-reply = Respuesta del servidor de correo
minutes-queued = En cola desde
minutes-ended = Fin de la entrega
minutes-answered-at = Respondido
minutes-you = Usted
minutes-delivery-accepted = Entregado
minutes-delivery-bounced = Devuelto
minutes-delivery-given-up = Abandonado
minutes-delivery-recorded = Registrado
minutes-delivery-queued = En camino
minutes-awaited = Pendiente
minutes-in-circulation = Acta en distribución
minutes-task-write = Redactar el acta de { $meeting }
minutes-task-write-detail = { $days ->
    [one] La reunión fue hace { $days } día.
   *[other] La reunión fue hace { $days } días.
}
minutes-task-write-act = Redactar
minutes-task-answer = Responder al acta de { $meeting }
minutes-task-answer-why = Está distribuida para observaciones; el silencio es conformidad.
minutes-task-answer-act = Responder
minutes-task-adopt = Aprobar el acta de { $meeting }
minutes-task-adopt-why = El plazo de observaciones terminó; falta su llave.
minutes-task-adopt-act = Leer y aprobar
minutes-mail-subject = { $group }: acta de la reunión { $meeting }, versión { $version }
minutes-mail-opening = Estas son el acta y las principales medidas acordadas de «{ $title }», { $day }.
minutes-mail-replaces = La versión { $version } sustituye a la versión { $replaced }: { $reason }
minutes-mail-deadline = Se esperan observaciones hasta el { $deadline }; el silencio es conformidad.
minutes-mail-read = Lea y responda aquí:
minutes-mail-agreed = Medidas acordadas
minutes-mail-carried = Medidas pendientes
minutes-no-day = sin plazo
problem-minutes-not-two = El grupo no tiene hoy dos copresidentes
problem-minutes-not-two-detail = Desígnelos primero; la aprobación requiere dos llaves.
problem-minutes-not-held = La reunión no se ha celebrado
problem-minutes-not-held-detail = Registre primero la asistencia; después podrá distribuirse el acta.
problem-minutes-locked = El acta se distribuyó y ya no cambia
problem-minutes-locked-detail = Empiece una corrección: es una versión nueva.
problem-minutes-draft-exists = Ya se está redactando una versión nueva
problem-minutes-empty = Aún no hay nada escrito
problem-minutes-too-long = El texto es demasiado largo
problem-minutes-no-reason = Diga qué hay que cambiar
problem-minutes-not-circulated = Esta acta no está abierta a observaciones
problem-minutes-already-adopted = El acta ya está aprobada
problem-minutes-already-adopted-detail = No se cambió nada. Una corrección es una versión nueva.
problem-minutes-still-open = Las observaciones siguen abiertas
problem-minutes-still-open-detail = La aprobación será posible después de { $until } o cuando todos los organismos hayan respondido.
problem-minutes-no-paragraph = «{ $paragraph }» no es el número de un párrafo
problem-minutes-nobody = No hay nadie a quien enviar el acta
problem-minutes-nobody-detail = Ningún miembro del grupo principal tiene hoy punto focal ni suplente.
