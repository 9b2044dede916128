# Слова заседаний.

meetings = Заседания
meetings-absent = Отсутствовали
meetings-add-item = Добавить пункт
meetings-agencies = Учреждения
meetings-agencies-count = { $n ->
    [one] { $n } учреждение
    [few] { $n } учреждения
   *[many] { $n } учреждений
}
meetings-agencies-of = { $n } из { $all } учреждений
meetings-agency = Учреждение
meetings-agenda = Повестка дня
meetings-agenda-sum = Пункты занимают { $sum } из { $length } минут.
meetings-agenda-too-long = Пункты занимают { $sum } минут, а заседание длится { $length }.
meetings-all = Все заседания
meetings-announce = Объявить и пригласить
meetings-answer-no = Не приду
meetings-answer-written = Участвую только письменно
meetings-answer-yes = Приду
meetings-answered = Ответ
meetings-answers = Полученные ответы
meetings-attendance = Участие
meetings-attendance-detail = Перечислены все, кто был назначен учреждениями на день заседания. Собственные заявления участников сохраняются.
meetings-back = Назад
meetings-calendar-file = Файл календаря
meetings-cancel = Отменить заседание
meetings-cancel-detail = Все приглашенные получат письмо, которое уберет заседание из их календарей. Номер остается занятым.
meetings-cancel-no = Оставить
meetings-cancel-question = Отменить «{ $title }»?
meetings-cancel-yes = Да, отменить
meetings-cancelled-because = Отменено: { $reason }
meetings-chaired-by = под председательством { $first } и { $second }
meetings-chaired-by-one = под председательством { $first }
meetings-change = Перенести или изменить заседание
meetings-change-attendance = Исправить список участников
meetings-change-item = Изменить пункт
meetings-clause = Пункт мандата
meetings-clause-hint = Номер пункта мандата, которому служит вопрос; необязательно
meetings-clause-number = пункт { $n } мандата
meetings-clock-day = { $weekday }, { $day }
meetings-clock-free = нерабочий день
meetings-clock-next = На следующий день: { $day }
meetings-clock-next-you = Для вас это следующий день: { $day }
meetings-clock-previous = Накануне: { $day }
meetings-clock-previous-you = Для вас это предыдущий день: { $day }
meetings-clocks-note = Светлая полоса: 09:00–17:00 по местному времени. Темный блок: заседание. Вертикальная черта: полночь.
meetings-convene = Для сопредседателей
meetings-count = { $n ->
    [one] { $n } заседание
    [few] { $n } заседания
   *[many] { $n } заседаний
}
meetings-date = Дата
meetings-declare = Записать мое участие
meetings-do-you-come = Вы придете?
meetings-every-state = Любое состояние
meetings-fair-times = Справедливое время
meetings-fair-times-note = Сначала лучшее. Кому за последние два года достался поздний час, того в следующий раз от него избавляют.
meetings-fairness = Кому достается поздний час
meetings-fairness-lead = Заседания { $from }–{ $to } годов по часам их участников
meetings-fairness-none = Заседаний еще не было
meetings-fairness-none-detail = Таблица заполняется по мере записи участия.
meetings-fairness-note = Баллы: каждые четверть часа стоят 0 в рабочее время, от 1 до 3 по краям дня, от 8 до 12 ночью и еще 6 в выходной.
meetings-filter = Название или номер
meetings-from-where = Откуда
meetings-held-count = { $n ->
    [one] проведено { $n } заседание
    [few] проведено { $n } заседания
   *[many] проведено { $n } заседаний
}
meetings-how = Как принять участие
meetings-how-present = Как
meetings-in-writing = Письменно
meetings-it-was-held = Состоялось: записать
meetings-item = Пункт
meetings-items = Пункты
meetings-last-late = Последний поздний час
meetings-late-hour = Поздний час до сих пор: { $list }.
meetings-lay-paper = Представить документ
meetings-lead = Заседания: { $group }
meetings-lead-person = Ведет
meetings-length = Длительность в минутах
meetings-mail-answer = Сообщите, придете ли вы: { $link }
meetings-mail-cancelled = Отменено: { $title }, { $when }
meetings-mail-changed = Изменено: { $title }, { $when }
meetings-mail-invited = Приглашение: { $title }, { $when }
meetings-mail-join = Подключиться: { $link }
meetings-mail-moved = Новое время: { $title }, { $when }
meetings-mail-not-held = Заседание не состоится.
meetings-mail-papers = Скоро срок подачи документов: { $title }
meetings-mail-papers-due = Документы представляются до { $when }.
meetings-mail-place = Место: { $place }
meetings-mail-reason = Причина: { $reason }
meetings-mail-reminder = Напоминание: { $title }, { $when }
meetings-mail-was = Прежнее время: { $when }
meetings-mail-when = Время: { $when }
meetings-meeting = Заседание
meetings-minutes = Продолжительность в минутах
meetings-minutes-count = { $n ->
    [one] { $n } минута
    [few] { $n } минуты
   *[many] { $n } минут
}
meetings-minutes-short = Мин.
meetings-mode-in-person = очно
meetings-mode-none = не участвовал(а)
meetings-mode-online = онлайн
meetings-mode-written = письменно
meetings-move-down = Ниже
meetings-move-up = Выше
meetings-my-calendar = Мои заседания и поручения
meetings-next = Следующее заседание
meetings-next-day = Для вас это следующий день
meetings-next-none = Заседаний не запланировано
meetings-next-none-detail = Следующее назначают здесь сопредседатели.
meetings-no-agenda = Повестки дня еще нет
meetings-no-agenda-detail = Сопредседатели составят ее до срока подачи документов.
meetings-nobody-expected = В тот день ни одно учреждение никого не назначило
meetings-nobody-expected-detail = Участники назначаются на странице группы.
meetings-none = Подходящих заседаний нет
meetings-none-detail = Заседания появляются здесь, как только их объявят сопредседатели.
meetings-not-sent = Еще не отправлено
meetings-not-yet = Заседание еще не началось; участие записывается после него.
meetings-note = Слово приглашенным
meetings-note-hint = Войдет в приглашение простым текстом
meetings-notice-announced = Заседание объявлено. Приглашения отправляются.
meetings-notice-answered = Ваш ответ записан.
meetings-notice-cancelled = Заседание отменено. Приглашенные уведомляются.
meetings-notice-changed = Заседание изменено. Приглашенные узнают о том, что их касается.
meetings-notice-declared = Ваше участие записано.
meetings-notice-input = Ваш текст записан и считается участием.
meetings-notice-input-empty = Ничего не отправлено: текст пуст.
meetings-notice-item-added = Пункт внесен в повестку дня.
meetings-notice-item-changed = Пункт изменен.
meetings-notice-item-removed = Пункт снят с повестки дня.
meetings-notice-paper = Документ представлен.
meetings-notice-paper-removed = Документ отозван.
meetings-notice-recorded = Участие записано.
meetings-notice-short = Группа условилась извещать за { $n } дн.; этот день ближе.
meetings-online = Онлайн
meetings-online-hint = Ссылка для подключения; видна только членам группы
meetings-own-word = по собственному заявлению
meetings-paper-file = Файл
meetings-paper-file-hint = PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, TXT, CSV, MD, PNG или JPG, не более 25 МБ
meetings-paper-link = Или адрес в сети
meetings-paper-title = Название документа
meetings-papers-due = Документы — до { $when }.
meetings-papers-were-due = Срок подачи документов истек: { $when }.
meetings-part-early = Раннее утро
meetings-part-evening = Вечер
meetings-part-night = Ночь
meetings-part-working = Рабочее время
meetings-person = Участник
meetings-place = Место
meetings-place-hint = Зал и здание, если есть
meetings-place-of-work = Место службы
meetings-points = Баллы
meetings-present = Присутствовали
meetings-present-count = { $n ->
    [one] { $n } учреждение
    [few] { $n } учреждения
   *[other] { $n } учреждений
} из { $cities ->
    [one] { $cities } города
   *[other] { $cities } городов
}
meetings-previous-day = Для вас это предыдущий день
meetings-reason = Причина
meetings-reason-hint = Сообщается приглашенным; необязательно
meetings-record-attendance = Записать участие
meetings-refused-clause = Пункт — это номер, например 16
meetings-refused-date = Укажите день и время
meetings-refused-doubled = Часы в { $city } показывают { $time } дважды в этот день: укажите, какое время имеется в виду
meetings-refused-join = Укажите адрес, начинающийся с https://
meetings-refused-long = Текст слишком длинный
meetings-refused-minutes = Укажите целое число минут, не более 1440; заседание длится не менее 5
meetings-refused-skipped = Часы в { $city } перескакивают через { $time } { $day }: выберите { $before } или { $after }
meetings-refused-title = Укажите название не длиннее 200 знаков
meetings-refused-zone = Такого часового пояса нет
meetings-remove-detail = { $n ->
    [one] Вместе с ним снимается { $n } документ.
    [few] Вместе с ним снимаются { $n } документа.
   *[many] Вместе с ним снимаются { $n } документов.
}
meetings-remove-item = Снять пункт
meetings-remove-question = Снять «{ $title }» с повестки дня?
meetings-save = Сохранить
meetings-schedule = Назначить заседание
meetings-see-clocks = Показать время каждого
meetings-send-answer = Отправить ответ
meetings-send-input = Отправить текст
meetings-show = Показать
meetings-shown = В этот день часы переводят назад: какое время имеется в виду?
meetings-shown-first = Первое, до перевода часов ({ $offset })
meetings-shown-second = Второе, после перевода часов ({ $offset })
meetings-stale = Кто-то изменил это тем временем
meetings-stale-detail = Ниже — нынешняя версия; ваш текст остался в форме. Повторная отправка заменит ее.
meetings-state = Состояние
meetings-state-cancelled = Отменено
meetings-state-held = Состоялось
meetings-state-planned = Запланировано
meetings-subscribe = Подписаться на календарь
meetings-suggestion = Между 08:00 и 19:00 рабочего дня для { $n } из { $all }.
meetings-suggestion-heaviest = Больше всего нагрузки — { $city }.
meetings-take-back = Отозвать
meetings-task-agenda = Составить повестку дня: { $title }
meetings-task-agenda-act = Составить
meetings-task-answer = Сообщить, придете ли вы: { $title }
meetings-task-answer-act = Ответить
meetings-task-held = Записать участие: { $title }
meetings-task-held-act = Записать
meetings-task-papers = Срок подачи документов: { $title }
meetings-task-papers-act = Представить документ
meetings-time = Время
meetings-time-hint = По часам указанного ниже пояса
meetings-title = Название
meetings-usual-title = Заседание { $number } { $year } года
meetings-was-it-held = Заседание состоялось?
meetings-was-it-held-detail = Список участников записывает заседание как состоявшееся.
meetings-were-you-there = Вы были там?
meetings-were-you-there-detail = Вас нет в списке. Ваше заявление записывается с датой.
meetings-when = Когда
meetings-reference = Номер
meetings-begins = Начало
meetings-remark = Примечание
meetings-who-took-part = Кто участвовал
meetings-whole-meeting = Заседание в целом
meetings-write-agenda = Составить повестку дня
meetings-write-input = Участвовать письменно
meetings-write-input-detail = То, что вы напишете до заседания или в течение двух недель после него, считается участием.
meetings-written-input = Письменные замечания
meetings-you = Вы
meetings-your-answer = Ваш ответ
meetings-your-text = Ваш текст
meetings-zone = Часовой пояс
meetings-zone-hint = Заседание идет по времени этого пояса, в том числе при переводе часов
problem-meetings-state = Состояние заседания этого не допускает
problem-meetings-state-detail = Оно состоялось, отменено или завершилось. Откройте его страницу.
problem-meetings-not-begun = Заседание еще не началось
problem-meetings-not-begun-detail = Участие записывается после начала.
problem-meetings-reference-taken = У группы уже есть заседание { $reference }
problem-meetings-unknown-person = В списке есть неизвестное лицо
problem-meetings-paper-too-large = Файл слишком велик
problem-meetings-paper-too-large-detail = Документ — не более 25 МБ.
meetings-refused-paper-kind = Пришлите документ, таблицу, слайды, текст или изображение: PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, TXT, CSV, MD, PNG или JPG.
meetings-refused-paper-empty = Выберите файл или укажите адрес документа.
meetings-clocks = { $n ->
    [1] Одно заседание, одни часы
    [2] Одно заседание, двое часов
    [3] Одно заседание, трое часов
    [4] Одно заседание, четверо часов
    [5] Одно заседание, пятеро часов
    [6] Одно заседание, шестеро часов
   *[other] Одно заседание, часов: { $n }
}
meetings-agenda-of = Повестка дня: { $title }
meetings-all-papers = Все документы (ZIP, { $size })
meetings-document-page = Страница { $page } из { $pages }
meetings-kind = Что это
meetings-kind-carried-over = Перенесённые поручения
meetings-kind-hint = О двух последних записи сами говорят, чем они завершились
meetings-kind-ordinary = Обычный пункт
meetings-kind-previous-minutes = Протокол предыдущего заседания
meetings-outcome = Итог
meetings-paper-number = Документ { $number }
meetings-size-kb = { $n } КБ
meetings-size-mb = { $n } МБ
problem-meetings-papers-too-large = Документы слишком велики для одного файла
problem-meetings-papers-too-large-detail = Вместе они занимают { $size }; упаковывается не более { $most }. Возьмите их по одному из повестки дня.
