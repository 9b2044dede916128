# Круг ведения: пункты, обязательства, прогнозы.

mandate-n-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
mandate-n-left = { $days-left ->
    [one] остался { $days-left } день
    [few] осталось { $days-left } дня
   *[many] осталось { $days-left } дней
}

mandate-title = Мандат
mandate-title-of = Мандат: { $group }
mandate-lead = Пункты круга ведения, каждый со своим состоянием, прогнозом и подтверждениями.
mandate-lead-of = { $n ->
    [one] { $n } пункт круга ведения. Состояние вычисляется по тому, что сделано и записано; никто его не вписывает.
    [few] { $n } пункта круга ведения. Состояние каждого вычисляется по тому, что сделано и записано; никто его не вписывает.
   *[many] { $n } пунктов круга ведения. Состояние каждого вычисляется по тому, что сделано и записано; никто его не вписывает.
}
mandate-none = Мандат здесь не отслеживается: группа собирается, ведет протоколы и имеет членов, но ни один пункт не оценивается.
mandate-priorities = Приоритеты, { $from }–{ $to }
mandate-modalities = Порядок работы, { $from }–{ $to }
mandate-priority = Приоритет
mandate-modality = Порядок работы
mandate-all = Все пункты
mandate-no = №
mandate-number = Номер
mandate-clause-and-forecast = Пункт и прогноз
mandate-status = Состояние
mandate-evidence = Подтверждения
mandate-next-date = Следующая дата
mandate-clause-head = Пункт
mandate-clause-title = Предмет пункта
mandate-kind = Вид
mandate-clause-status = Состояние пункта
mandate-obligation = Обязательство
mandate-missing = Недостаёт сейчас
mandate-forecast-head = Прогноз
mandate-identifier = Идентификатор
mandate-not-official = Пункты и обязательства изложены нашими словами; официальным текстом является круг ведения.
mandate-opened = Открыт
mandate-clause = Пункт { $number }
mandate-as-of = Положение на конец дня
mandate-show = Показать
mandate-to-today = Вернуться к сегодняшнему дню
mandate-then = Так обстояло дело с мандатом на конец дня { $day }: только то, что к этому времени произошло и было записано.
mandate-computed = Вычислено { $at } по { $n ->
    [one] { $n } записи
   *[other] { $n } записям
} журнала. Подтверждения — записи текущего периода, которые принимает правило; одна запись может подтверждать несколько пунктов. Сроки истекают в 23:59, { $zone }.
mandate-owner = { $kind } · отвечают: { $owner }
mandate-owner-co-chairs = сопредседатели
mandate-owner-focal-points = координаторы
mandate-owner-members = учреждения-члены
mandate-restated = Изложено нашими словами; официальный текст — пункт { $number } круга ведения.
mandate-basis-terms = Так сказано в круге ведения.
mandate-basis-reading = Круг ведения не называет здесь числа; так его понимает группа, и она может изменить это понимание.
mandate-rule = Правило
mandate-rule-count = { $n ->
    [one] Не менее { $n } раза за календарный год ({ $zone }): { $acts }.
   *[other] Не менее { $n } раз за календарный год ({ $zone }): { $acts }.
}
mandate-rule-answer = За каждым «{ $triggers }» следует: { $acts }.
mandate-rule-limit = Срок: { mandate-n-days }.
mandate-rule-no-limit = Число дней не установлено; спрашивается лишь, сделано ли это.
mandate-rule-month = Снова, прежде чем пройдет месяц: { $acts }.
mandate-rule-quarter = Снова, прежде чем пройдут три месяца: { $acts }.
mandate-rule-half-year = Снова, прежде чем пройдут шесть месяцев: { $acts }.
mandate-rule-year = Снова, прежде чем пройдут двенадцать месяцев: { $acts }.
mandate-rule-focal-points = Каждый день у каждого учреждения-члена есть координатор.
mandate-rule-open = Ни в один день ни один член головной группы, попросивший об участии, не остается в ожидании.
mandate-or = { $first } или { $second }
mandate-list-separator = { ", " }
mandate-level-count-met = { $n } или больше
mandate-level-count-track = сделано и назначено: { $steps }
mandate-level-count-step = { $k } к { $day }
mandate-level-count-pace = сделанное и назначенное равномерно идут в течение года
mandate-level-count-risk = меньше этого
mandate-level-count-overdue = меньше { $n } на { $day }
mandate-level-count-later = еще ничего не сделано, не назначено и не требуется
mandate-level-answer-met = на все есть ответ
mandate-level-answer-track = что-то ждет, до срока больше чем { mandate-n-days }
mandate-level-answer-risk = что-то ждет, до срока { mandate-n-days } или меньше
mandate-level-answer-overdue = что-то ждет дольше чем { mandate-n-days }
mandate-level-open-track = ждет только самое новое за этот год
mandate-level-open-risk = ждет более раннее, или год закончился
mandate-level-never = никогда: срок не установлен
mandate-level-later = еще ничего не было, но дата назначена
mandate-level-interval-met = до конца срока больше чем { mandate-n-days }
mandate-level-interval-track = до конца срока { mandate-n-days } или меньше, и следующая дата назначена раньше
mandate-level-interval-risk = до конца срока { mandate-n-days } или меньше, и ничего не назначено
mandate-level-interval-overdue = срок прошел
mandate-level-condition-met = исключений нет
mandate-level-condition-risk = есть исключение, или до его начала { mandate-n-days } или меньше
mandate-level-condition-overdue = исключение длится дольше чем { mandate-n-days }
mandate-counts-in = Что засчитывается в { $year } году
mandate-counts-now = Что засчитывается сейчас
mandate-nothing-counts = Пока ничего.
mandate-earlier = { $n ->
    [one] Не показана { $n } более ранняя запись. Она есть по ссылке JSON внизу страницы.
    [few] Не показаны { $n } более ранние записи. Они есть по ссылке JSON внизу страницы.
   *[many] Не показано { $n } более ранних записей. Они есть по ссылке JSON внизу страницы.
}
mandate-dated = назначено
mandate-dated-on = назначено, { $day }
mandate-open = Что ждет
mandate-open-since = с { $day }, { mandate-n-days }
mandate-open-by = { "; " }не позднее { $day }
mandate-exceptions = Без координатора
mandate-exception = { $agency }, с { $day }
mandate-median-same-day = Половина ответов пришла в тот же день.
mandate-median = { $n ->
    [one] Половина ответов пришла не позже чем через { $days } день.
    [few] Половина ответов пришла не позже чем через { $days } дня.
    [many] Половина ответов пришла не позже чем через { $days } дней.
   *[other] Половина ответов пришла не позже чем через { $days } дня.
}
mandate-history-met = { $of ->
    [1] { $met ->
        [0] История: в единственном году не выполнено
       *[other] История: в единственном году выполнено
    }
    [one] История: выполнено в { $met } из { $of } года
   *[other] История: выполнено в { $met } из { $of } лет
}
mandate-history-running = История: ни один год еще не оценен
mandate-history-standing = История: что записано, по годам
mandate-history-year = Год
mandate-history-acts = Что сделано
mandate-history-result = Итог
mandate-as-table = То же в таблице
mandate-year-met = { $count } · выполнено
mandate-year-not-met = { $count } · не выполнено
mandate-year-running = { $count } на сегодня
mandate-year-so-far = { $count } из { $needed }
mandate-year-recorded = { $count }
mandate-deadline = { $day }, 23:59, { $zone }.
mandate-own-time = { $day }, { $time }, { $zone }.
mandate-next-day = Для вас на следующий день:
mandate-for-you = Для вас:
mandate-no-date = Из правила не следует никакой даты.
mandate-acts-that-count = Что засчитывается
mandate-mend-schedule = Предложить дату
mandate-mend-members = Открыть список членов
mandate-mend-open = Открыть то, что ждет
mandate-mend-clause = Открыть пункт
mandate-task = { $title } (пункт { $number })
mandate-panel-overdue = просрочено: { $n }
mandate-panel-at-risk = под угрозой: { $n }
mandate-panel-nothing-recorded = без записей: { $n }
mandate-panel-not-yet-due = срок не наступил: { $n }
mandate-panel-well = выполнено или выполняется: { $n }
problem-mandate-not-a-day = Это не день
problem-mandate-not-a-day-detail = Напишите день так: 2026-10-01, год, месяц, день.

mandate-partly = Пока ничего не записано: { $title }.
mandate-forecast-nothing-recorded = Об этом пока ничего не записано.
mandate-forecast-year-met = В этом году сделано { $held } из { $at-least }; первое в следующем году ожидается к { $next-by }.
mandate-forecast-year-met-meetings = В этом году проведено заседаний: { $held } из { $at-least }; первое в следующем году ожидается к { $next-by }.
mandate-forecast-next-expected = В этом году сделано { $held } из { $at-least }; следующее ожидается к { $next-by }.
mandate-forecast-next-expected-meetings = В этом году проведено заседаний: { $held } из { $at-least }; следующее ожидается к { $next-by }.
mandate-forecast-met-if-held = { $missing ->
    [1] Еще одно назначено на { $next }; с ним год выполнен.
   *[other] Недостающие ({ $missing }) назначены, ближайшее на { $next }; с ними год выполнен.
}
mandate-forecast-met-if-held-meetings = { $missing ->
    [1] Еще одно заседание назначено на { $next }; когда оно пройдет, год будет выполнен.
   *[other] Недостающие заседания ({ $missing }) назначены, ближайшее на { $next }; когда они пройдут, год будет выполнен.
}
mandate-forecast-more-needed = { $missing ->
    [1] Нужно еще одно к { $by }.
   *[other] Нужно еще { $missing } к { $by }.
}
mandate-forecast-more-needed-meetings = { $missing ->
    [one] Нужно еще { $missing } заседание к { $by }; последний день для рассылки уведомления — { $last-notice }.
    [few] Нужно еще { $missing } заседания к { $by }; последний день для рассылки уведомления — { $last-notice }.
   *[many] Нужно еще { $missing } заседаний к { $by }; последний день для рассылки уведомления — { $last-notice }.
}
mandate-forecast-notice-passed = { $missing ->
    [1] Нужно еще одно к { $by }.
   *[other] Нужно еще { $missing } к { $by }.
}
mandate-forecast-notice-passed-meetings = { $missing ->
    [one] Нужно еще { $missing } заседание к { $by }; последний день для обычного уведомления прошел: { $last-notice }.
    [few] Нужно еще { $missing } заседания к { $by }; последний день для обычного уведомления прошел: { $last-notice }.
   *[many] Нужно еще { $missing } заседаний к { $by }; последний день для обычного уведомления прошел: { $last-notice }.
}
mandate-forecast-year-missed = Год заканчивается { $by }; не хватает: { $missing }.
mandate-forecast-year-missed-meetings = { $missing ->
    [one] Год заканчивается { $by }; не хватает { $missing } заседания.
   *[other] Год заканчивается { $by }; не хватает { $missing } заседаний.
}
mandate-forecast-first-dated = Пока ничего не требуется; первое назначено на { $next }.
mandate-forecast-first-dated-minutes = Пока ничего не требуется; первое заседание назначено на { $next }.
mandate-forecast-nothing-to-answer = Ничто не ждет ответа.
mandate-forecast-all-answered = { $answered ->
    [1] На единственное есть ответ.
   *[other] Ответ есть на все ({ $answered }).
}
mandate-forecast-all-answered-minutes = { $answered ->
    [1] Протокол единственного заседания разослан.
    [one] Протоколы всех заседаний разосланы ({ $answered } заседание).
    [few] Протоколы всех заседаний разосланы ({ $answered } заседания).
   *[many] Протоколы всех заседаний разосланы ({ $answered } заседаний).
}
mandate-forecast-waiting = { $waiting ->
    [1] Одно ждет с { $since } ({ mandate-n-days }); срок не установлен.
   *[other] Ждут: { $waiting }, самое давнее с { $since } ({ mandate-n-days }); срок не установлен.
}
mandate-forecast-waiting-minutes = { $waiting ->
    [1] Протокол одного заседания не разослан; с его дня, { $since }, прошло: { mandate-n-days }.
    [one] Не разосланы протоколы { $waiting } заседания; с самого давнего, { $since }, прошло: { mandate-n-days }.
   *[other] Не разосланы протоколы { $waiting } заседаний; с самого давнего, { $since }, прошло: { mandate-n-days }.
}
mandate-forecast-waiting-until = { $waiting ->
    [1] Одно ждет до { $by } ({ mandate-n-left }).
   *[other] Ждут: { $waiting }, самое срочное до { $by } ({ mandate-n-left }).
}
mandate-forecast-waiting-until-minutes = { $waiting ->
    [1] Протокол одного заседания надо разослать к { $by } ({ mandate-n-left }).
    [one] Надо разослать протоколы { $waiting } заседания, самый срочный к { $by } ({ mandate-n-left }).
   *[other] Надо разослать протоколы { $waiting } заседаний, самый срочный к { $by } ({ mandate-n-left }).
}
mandate-forecast-late = { $late ->
    [1] Одно, от { $since }, опаздывает: { mandate-n-days }.
   *[other] Опаздывают: { $late }; самое давнее, от { $since }: { mandate-n-days }.
}
mandate-forecast-late-minutes = { $late ->
    [1] Протокол заседания { $since } опаздывает: { mandate-n-days }.
    [one] Опаздывают протоколы { $late } заседания; протокол от { $since }: { mandate-n-days }.
   *[other] Опаздывают протоколы { $late } заседаний; протокол от { $since }: { mandate-n-days }.
}
mandate-forecast-holds-until = Последнее было { $last } и действует до { $until }.
mandate-forecast-next-dated = Последнее действует до { $until }; следующее назначено на { $next }.
mandate-forecast-needed-by = Последнее было { $last }; следующее нужно к { $by }, и ничего не назначено ({ mandate-n-left }).
mandate-forecast-lapsed-since = Последнее было { $last }; следующее было нужно к { $by }, прошло: { mandate-n-days }.
mandate-forecast-holds-for-all = { $of ->
    [1] Выполняется для единственного учреждения.
    [one] Выполняется для всех: { $of } учреждение.
    [few] Выполняется для всех: { $of } учреждения.
   *[many] Выполняется для всех: { $of } учреждений.
}
mandate-forecast-missing-for = Не выполняется для { $missing } из { $of } учреждений, для первого из них с { $since } ({ mandate-n-days }).
mandate-forecast-ending-soon = Перестает выполняться для { $ending } из { $of } учреждений, для первого из них после { $on }.
