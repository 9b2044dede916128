# El mandato: cláusulas, obligaciones, previsiones.

mandate-n-days = { $days ->
    [one] { $days } día
   *[other] { $days } días
}
mandate-n-left = { $days-left ->
    [one] queda { $days-left } día
   *[other] quedan { $days-left } días
}

mandate-title = Mandato
mandate-title-of = Mandato de { $group }
mandate-lead = Las cláusulas del mandato, cada una con su estado, su previsión y sus pruebas.
mandate-lead-of = { $n ->
    [one] La cláusula del mandato. Su estado se calcula a partir de lo hecho y registrado; nadie lo escribe.
   *[other] Las { $n } cláusulas del mandato. Cada estado se calcula a partir de lo hecho y registrado; nadie lo escribe.
}
mandate-none = Aquí no se sigue ningún mandato: este grupo se reúne, lleva actas y tiene miembros, y no se evalúa ninguna cláusula suya.
mandate-priorities = Prioridades, { $from }–{ $to }
mandate-modalities = Modalidades de trabajo, { $from }–{ $to }
mandate-priority = Prioridad
mandate-modality = Modalidad de trabajo
mandate-all = Todas las cláusulas
mandate-no = N.º
mandate-number = Número
mandate-clause-and-forecast = Cláusula y previsión
mandate-status = Estado
mandate-evidence = Pruebas
mandate-next-date = Próxima fecha
mandate-clause-head = Cláusula
mandate-clause-title = Asunto de la cláusula
mandate-kind = Clase
mandate-clause-status = Estado de la cláusula
mandate-obligation = Obligación
mandate-missing = Falta ahora
mandate-forecast-head = Previsión
mandate-identifier = Identificador
mandate-not-official = Las cláusulas y obligaciones se expresan con nuestras palabras; el texto oficial son los términos de referencia.
mandate-opened = Abierta
mandate-clause = Cláusula { $number }
mandate-as-of = Situación al final del
mandate-show = Mostrar
mandate-to-today = Volver a hoy
mandate-then = Así estaba el mandato al final del { $day }: solo lo que había ocurrido y constaba hasta entonces.
mandate-computed = Calculado el { $at } a partir de { $n ->
    [one] { $n } asiento
   *[other] { $n } asientos
} del registro. Las pruebas son los asientos del período en curso que la regla acepta; un asiento puede probar más de una cláusula. Las fechas terminan a las 23:59 en { $zone }.
mandate-owner = { $kind } · responsable: { $owner }
mandate-owner-co-chairs = copresidentes
mandate-owner-focal-points = puntos focales
mandate-owner-members = organismos miembros
mandate-restated = En nuestras propias palabras; el texto oficial es la cláusula { $number } del mandato.
mandate-basis-terms = Así lo dice el mandato.
mandate-basis-reading = El mandato no da aquí ningún número; esta es la lectura del grupo, que puede cambiarla.
mandate-rule = Regla
mandate-rule-count = { $n ->
    [one] Al menos una vez en cada año civil en { $zone }: { $acts }.
   *[other] Al menos { $n } veces en cada año civil en { $zone }: { $acts }.
}
mandate-rule-answer = Después de cada «{ $triggers }» viene: { $acts }.
mandate-rule-limit = El plazo es de { mandate-n-days }.
mandate-rule-no-limit = No se fija ningún número de días; solo se pregunta si se hizo.
mandate-rule-month = De nuevo antes de que pase un mes: { $acts }.
mandate-rule-quarter = De nuevo antes de que pasen tres meses: { $acts }.
mandate-rule-half-year = De nuevo antes de que pasen seis meses: { $acts }.
mandate-rule-year = De nuevo antes de que pasen doce meses: { $acts }.
mandate-rule-focal-points = Cada día, cada organismo miembro tiene un punto focal.
mandate-rule-open = Cada día, ningún miembro del grupo principal que pidió participar queda a la espera.
mandate-or = { $first } o { $second }
mandate-list-separator = { ", " }
mandate-level-count-met = { $n } o más
mandate-level-count-track = los hechos y los fijados llegan a { $steps }
mandate-level-count-step = { $k } al { $day }
mandate-level-count-pace = los hechos y los fijados mantienen un ritmo parejo durante el año
mandate-level-count-risk = menos que eso
mandate-level-count-overdue = menos de { $n } al { $day }
mandate-level-count-later = todavía no hay nada hecho, fijado ni exigido
mandate-level-answer-met = todos tienen respuesta
mandate-level-answer-track = uno espera y quedan más de { mandate-n-days }
mandate-level-answer-risk = uno espera y quedan { mandate-n-days } o menos
mandate-level-answer-overdue = uno espera desde hace más de { mandate-n-days }
mandate-level-open-track = solo espera el más reciente del año
mandate-level-open-risk = espera uno anterior, o el año ha terminado
mandate-level-never = nunca: no hay fecha fijada
mandate-level-later = todavía no hubo ninguno, pero uno está fijado
mandate-level-interval-met = al intervalo le quedan más de { mandate-n-days }
mandate-level-interval-track = termina en { mandate-n-days } o menos, y el siguiente está fijado para antes
mandate-level-interval-risk = termina en { mandate-n-days } o menos, y no hay nada fijado
mandate-level-interval-overdue = el intervalo ha pasado
mandate-level-condition-met = ninguna excepción
mandate-level-condition-risk = hay una excepción, o una empieza en { mandate-n-days } o menos
mandate-level-condition-overdue = una excepción dura más de { mandate-n-days }
mandate-counts-in = Lo que cuenta en { $year }
mandate-counts-now = Lo que cuenta ahora
mandate-nothing-counts = Nada todavía.
mandate-earlier = { $n ->
    [one] { $n } asiento anterior no se muestra. El enlace JSON al pie de esta página lo incluye.
   *[other] { $n } asientos anteriores no se muestran. El enlace JSON al pie de esta página los incluye.
}
mandate-dated = fecha fijada
mandate-dated-on = fecha fijada, { $day }
mandate-open = Lo que espera
mandate-open-since = desde el { $day }, { mandate-n-days }
mandate-open-by = { "; " }a más tardar el { $day }
mandate-exceptions = Sin punto focal
mandate-exception = { $agency }, desde el { $day }
mandate-median-same-day = La mitad de las respuestas llegó el mismo día.
mandate-median = { $n ->
    [one] La mitad de las respuestas llegó en { $days } día o menos.
   *[other] La mitad de las respuestas llegó en { $days } días o menos.
}
mandate-history-met = { $of ->
    [1] { $met ->
        [0] Historial: no cumplido en su único año
       *[other] Historial: cumplido en su único año
    }
   *[other] Historial: cumplido en { $met } de { $of } años
}
mandate-history-running = Historial: todavía no se ha juzgado ningún año
mandate-history-standing = Historial: lo registrado, por año
mandate-history-year = Año
mandate-history-acts = Lo que se hizo
mandate-history-result = Resultado
mandate-as-table = Lo mismo en un cuadro
mandate-year-met = { $count } · cumplido
mandate-year-not-met = { $count } · no cumplido
mandate-year-running = { $count } hasta ahora
mandate-year-so-far = { $count } de { $needed }
mandate-year-recorded = { $count }
mandate-deadline = { $day }, 23:59, { $zone }.
mandate-own-time = { $day }, { $time }, { $zone }.
mandate-next-day = Al día siguiente para usted:
mandate-for-you = Para usted:
mandate-no-date = De la regla no se sigue ninguna fecha.
mandate-acts-that-count = Actos que cuentan
mandate-mend-schedule = Proponer una fecha
mandate-mend-members = Ver los miembros
mandate-mend-open = Abrir lo que espera
mandate-mend-clause = Abrir la cláusula
mandate-task = { $title } (cláusula { $number })
mandate-panel-overdue = { $n ->
    [one] { $n } vencida
   *[other] { $n } vencidas
}
mandate-panel-at-risk = { $n } en riesgo
mandate-panel-nothing-recorded = { $n } sin nada registrado
mandate-panel-not-yet-due = { $n ->
    [one] { $n } aún no exigible
   *[other] { $n } aún no exigibles
}
mandate-panel-well = { $n ->
    [one] { $n } cumplida o en buen camino
   *[other] { $n } cumplidas o en buen camino
}
problem-mandate-not-a-day = Eso no es un día
problem-mandate-not-a-day-detail = Escriba un día así: 2026-10-01, año, mes, día.

mandate-partly = Todavía no consta nada para: { $title }.
mandate-forecast-nothing-recorded = Todavía no consta nada de esto.
mandate-forecast-year-met = { $held } de { $at-least } este año; el primero del año siguiente se espera a más tardar el { $next-by }.
mandate-forecast-year-met-meetings = { $held } de { $at-least } reuniones celebradas este año; la primera del año siguiente se espera a más tardar el { $next-by }.
mandate-forecast-next-expected = { $held } de { $at-least } este año; el siguiente se espera a más tardar el { $next-by }.
mandate-forecast-next-expected-meetings = { $held } de { $at-least } reuniones celebradas este año; la siguiente se espera a más tardar el { $next-by }.
mandate-forecast-met-if-held = { $missing ->
    [one] Uno más está fijado, para el { $next }; con él se cumple el año.
   *[other] Los { $missing } que faltan están fijados, el siguiente para el { $next }; con ellos se cumple el año.
}
mandate-forecast-met-if-held-meetings = { $missing ->
    [one] Una reunión más está fijada, para el { $next }; una vez celebrada, se cumple el año.
   *[other] Las { $missing } reuniones que faltan están fijadas, la siguiente para el { $next }; una vez celebradas, se cumple el año.
}
mandate-forecast-more-needed = { $missing ->
    [one] Falta uno más a más tardar el { $by }.
   *[other] Faltan { $missing } más a más tardar el { $by }.
}
mandate-forecast-more-needed-meetings = { $missing ->
    [one] Se necesita una reunión más a más tardar el { $by }; el último día para enviar la convocatoria es el { $last-notice }.
   *[other] Se necesitan { $missing } reuniones más a más tardar el { $by }; el último día para enviar la convocatoria es el { $last-notice }.
}
mandate-forecast-notice-passed = { $missing ->
    [one] Falta uno más a más tardar el { $by }.
   *[other] Faltan { $missing } más a más tardar el { $by }.
}
mandate-forecast-notice-passed-meetings = { $missing ->
    [one] Se necesita una reunión más a más tardar el { $by }; el último día para una convocatoria regular fue el { $last-notice }.
   *[other] Se necesitan { $missing } reuniones más a más tardar el { $by }; el último día para una convocatoria regular fue el { $last-notice }.
}
mandate-forecast-year-missed = { $missing ->
    [one] El año termina el { $by } y falta uno.
   *[other] El año termina el { $by } y faltan { $missing }.
}
mandate-forecast-year-missed-meetings = { $missing ->
    [one] El año termina el { $by } y falta una reunión.
   *[other] El año termina el { $by } y faltan { $missing } reuniones.
}
mandate-forecast-first-dated = Todavía no se exige nada; el primero está fijado para el { $next }.
mandate-forecast-first-dated-minutes = Todavía no se exige nada; la primera reunión está fijada para el { $next }.
mandate-forecast-nothing-to-answer = Nada está a la espera.
mandate-forecast-all-answered = { $answered ->
    [one] El único que hubo tiene respuesta.
   *[other] Los { $answered } tienen respuesta.
}
mandate-forecast-all-answered-minutes = { $answered ->
    [one] El acta de la única reunión se ha enviado.
   *[other] Las actas de las { $answered } reuniones se han enviado.
}
mandate-forecast-waiting = { $waiting ->
    [one] Uno espera desde el { $since } ({ mandate-n-days }); no hay fecha fijada.
   *[other] { $waiting } esperan, el más antiguo desde el { $since } ({ mandate-n-days }); no hay fecha fijada.
}
mandate-forecast-waiting-minutes = { $waiting ->
    [one] El acta de una reunión no se ha enviado; se celebró el { $since } (hace { mandate-n-days }).
   *[other] Las actas de { $waiting } reuniones no se han enviado; la más antigua se celebró el { $since } (hace { mandate-n-days }).
}
mandate-forecast-waiting-until = { $waiting ->
    [one] Uno espera, hasta el { $by } ({ mandate-n-left }).
   *[other] { $waiting } esperan, el más urgente hasta el { $by } ({ mandate-n-left }).
}
mandate-forecast-waiting-until-minutes = { $waiting ->
    [one] El acta de una reunión debe enviarse a más tardar el { $by } ({ mandate-n-left }).
   *[other] Las actas de { $waiting } reuniones deben enviarse, la más urgente a más tardar el { $by } ({ mandate-n-left }).
}
mandate-forecast-late = { $late ->
    [one] Uno, del { $since }, lleva { mandate-n-days } de retraso.
   *[other] { $late } llevan retraso, el más antiguo, del { $since }, de { mandate-n-days }.
}
mandate-forecast-late-minutes = { $late ->
    [one] El acta de la reunión del { $since } lleva { mandate-n-days } de retraso.
   *[other] Las actas de { $late } reuniones llevan retraso, la del { $since } de { mandate-n-days }.
}
mandate-forecast-holds-until = El último fue el { $last } y vale hasta el { $until }.
mandate-forecast-next-dated = El último vale hasta el { $until }; el siguiente está fijado para el { $next }.
mandate-forecast-needed-by = El último fue el { $last }; el siguiente se necesita a más tardar el { $by } y no hay ninguno fijado ({ mandate-n-left }).
mandate-forecast-lapsed-since = El último fue el { $last }; el siguiente se necesitaba a más tardar el { $by }, hace { mandate-n-days }.
mandate-forecast-holds-for-all = { $of ->
    [one] Se cumple para el único organismo.
   *[other] Se cumple para los { $of } organismos.
}
mandate-forecast-missing-for = No se cumple para { $missing } de { $of } organismos, para el primero desde el { $since } ({ mandate-n-days }).
mandate-forecast-ending-soon = Deja de cumplirse para { $ending } de { $of } organismos, para el primero después del { $on }.
