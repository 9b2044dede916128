actions-title = Поручения
actions-summary = Открытых: { $open }, из них просроченных: { $overdue }
actions-list = Список
actions-state = Состояние
actions-owner = Исполнитель
actions-overdue-only = Только просроченные
actions-show = Показать
actions-none = Подходящих поручений нет.
actions-next = Следующие поручения
actions-age-note = Срок отсчитывается от заседания, на котором дано поручение, до сегодняшнего дня или до дня закрытия.
actions-list-open = Открытые
actions-list-done = Выполненные
actions-list-cancelled = Отмененные
actions-list-all = Все
actions-every-agency = Все учреждения
actions-point = Поручение
actions-due = Срок
actions-age-head = Давность
actions-age-days = Возраст в днях
actions-carried-times = Сколько раз перенесено
actions-carried-short = Перенесено
actions-closed-when = Когда закрыто
actions-at-meeting = На { $meeting }
actions-you = Вы
actions-no-day = срок не установлен
actions-closed-at = Закрыто на заседании { $meeting }
actions-closed-on = Закрыто { $day }
actions-age = { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}
actions-carried = { $times ->
    [0] не переносилось
    [1] перенесено один раз
    [few] перенесено { $times } раза
   *[other] перенесено { $times } раз
}
actions-state-open = Открыто
actions-state-in-progress = Выполняется
actions-state-done = Выполнено
actions-state-cancelled = Отменено
actions-overdue = Просрочено
actions-near = Скоро срок
actions-carried-title = Перенесенные поручения
actions-all-open = Все открытые, { $open }
actions-carried-cut = Показаны самые срочные: { $shown } из { $all }. Сначала просроченные, затем самые давние.
actions-none-carried = Предыдущие заседания не оставили открытых поручений.
actions-closed-here = Закрыты на этом заседании
actions-agreed-and-closed = Принято и закрыто на этом заседании
actions-carried-and-closed = Перенесено и закрыто на этом заседании
actions-all-closed-here = Все перенесенные поручения закрыты на этом заседании.
actions-agreed-here = Приняты на этом заседании
actions-agree = Записать поручение
actions-age-note-today = Срок отсчитывается со дня поручения до сегодняшнего дня, { $day }. Открытые поручения сами выносятся на следующее заседание.
actions-task-detail = Для { $agency }, дано на заседании { $meeting }, { $carried }.
actions-task-act = Сообщить о ходе
actions-new-title = Новое поручение
actions-new-lead = Дано на заседании { $meeting }
actions-no-item = Заседание в целом
actions-due-hint = Последний день по времени группы: { $zone }
actions-choose-agency = Выберите учреждение
actions-wrong-text = Опишите, что нужно сделать: от 1 до { $most } знаков
actions-wrong-due-before = Этот день раньше заседания, на котором дано поручение; выберите более поздний
actions-wrong-due = Укажите день в виде 2026-11-30 или оставьте поле пустым
actions-wrong-reason = Укажите, почему поручение отменяется
actions-wrong-meeting = Выберите заседание группы после того, на котором дано поручение
actions-wrong-agency = Выберите учреждение-исполнителя
actions-notice-agreed = Поручение записано.
actions-notice-begun = Поручение выполняется.
actions-notice-closed = Поручение выполнено.
actions-notice-reopened = Поручение снова открыто.
actions-notice-cancelled = Поручение отменено.
actions-notice-changed = Поручение изменено.
actions-not-saved = Еще не сохранено
actions-text = Что нужно сделать
actions-text-hint = Одна фраза, начинающаяся с глагола. Она остается отдельной записью, что бы ни стало с протоколом.
actions-item = Пункт повестки дня
actions-back = Назад
actions-agreed-lead = Дано { $day } · { $agency }
actions-between-meetings = Между заседаниями
actions-by-operator = оператор
actions-by-system = система
actions-act-agreed = Дано
actions-act-changed = Изменено
actions-act-closed = Выполнено
actions-act-reopened = Открыто снова
actions-act-cancelled = Отменено
actions-change = { $field }: { $before } → { $after }
actions-meeting = Заседание
actions-reason = Причина
actions-how-it-stands = Как обстоит дело
actions-reference = Обозначение
actions-origin = Дано на
actions-closed = Закрыто
actions-history = История
actions-changed-title = Кто-то изменил поручение за это время
actions-changed-detail = Рядом показано текущее состояние; в форме сохранено то, что вы ввели. Сохраните еще раз, чтобы заменить.
actions-begin = Мы приступили
actions-close-title = Закрыть
actions-close-where = Где закрыто
actions-close = Выполнено
actions-reopen-title = Открыть снова
actions-reopen = Открыть снова
actions-change-title = Изменить
actions-save = Сохранить
actions-cancel-title = Отменить
actions-cancel = Отменить поручение
actions-reason-hint = Остается в истории; поручение можно открыть снова
actions-mail-subject = { $open ->
    [one] { $agency }: { $open } открытое поручение
    [few] { $agency }: { $open } открытых поручения
   *[other] { $agency }: { $open } открытых поручений
}
actions-mail-opening = В группе «{ $group }» открыты следующие поручения вашего учреждения:
actions-mail-closing = Сообщите о ходе на странице каждого поручения или закройте его там.
actions-mail-overdue = Просрочено с { $deadline }
actions-mail-due = Срок: { $deadline }
problem-actions-number-taken = Номер A{ $number } уже занят другим поручением
problem-actions-already-closed = Поручение уже закрыто
problem-actions-already-closed-detail = Если что-то осталось сделать, сначала откройте его снова.
problem-actions-not-closed = Поручение открыто
problem-actions-no-reason = Укажите, почему поручение отменяется
problem-actions-text = Опишите, что нужно сделать: от 1 до { $most } знаков
problem-actions-due-before-agreed = Этот день раньше заседания, на котором дано поручение
problem-actions-wrong-meeting = Поручение нельзя закрыть на этом заседании
actions-remark-agreed = Поручение { $number }
actions-remark-carried = закрыто: { $closed }, перенесено: { $over }
