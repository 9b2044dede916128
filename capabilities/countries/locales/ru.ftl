countries-title = Страны и районы
countries-lead = Названия и регионы приводятся по перечню M49 Организации Объединенных Наций.
countries-search = Найти страну или район
countries-search-name = Название или код
countries-search-hint = На любом из шести языков либо код, например MDA, MD или 498.
countries-search-region = Регион
countries-search-go = Показать
countries-search-all = Все страны и районы
countries-all-regions = Все регионы
countries-no-region = Вне регионов перечня
countries-none = Такой страны или района нет. Введите часть названия или код.
countries-found = { $n ->
    [one] { $n } страна или район
    [few] { $n } страны и района
    [many] { $n } стран и районов
   *[other] { $n } страны и района
}
countries-map = Карта мира
countries-map-plain = Каждый район на карте ведет на свою страницу
countries-map-text = Список на этой странице содержит те же сведения в виде текста.
countries-map-figure = { $name }: { $figure }
countries-map-no-figure = { $name }: нет данных
countries-map-without = Нет данных
countries-map-empty = Данные еще не загружены, поэтому карта не показывает значений.
countries-load-page = В браузере: загрузите исходную книгу ДЭСВ ООН.
countries-load-link = Загрузить данные
countries-load-command = На сервере:
countries-legend = Значение цветов
countries-source = Источник:
countries-class-all = Все значения
countries-class-below = Менее { $to }
countries-class-above = { $from } и более
countries-class-between = От { $from } до { $to }
countries-disputed = О районах с неурегулированным статусом
countries-where = Расположение: { $name }
countries-where-title = Расположение
countries-figures = Данные
countries-area-empty = Для этой страницы данные еще не загружены. Ниже приводятся только справочные сведения.
countries-known = Справочные сведения
countries-status = Статус
countries-formal = Официальное название на английском языке
countries-region = Регион
countries-special = Особые группы
countries-special-none = Не входит
countries-stations = Места службы
countries-stations-none = Не указаны
countries-counted-in = Учитывается в составе
countries-counts = Включает
countries-communities = Объединения на сегодня
countries-communities-none = В справочных сведениях нет объединений, в которые она входит сегодня.
countries-regions-all = Все объединения
countries-community = Объединение
countries-standing = Статус участия
countries-since = С
countries-code = Код
countries-name = Название
countries-remark = Примечание
countries-of-kind = Вид
countries-depth = Уровень
countries-lies-in = Входит в
countries-since-unknown = Дата неизвестна
countries-mark = Достоверность
countries-mark-verified = Проверено
countries-mark-found = С открытой страницы
countries-mark-general = Требует подтверждения
countries-mark-note = «Требует подтверждения» — общеизвестные сведения, еще не проверенные экспертом. Тот, кто исправляет сведения, указывает источник.
countries-past = Прежние периоды
countries-same-region = В том же регионе
countries-sources = Откуда эти сведения
countries-sources-text = Названия, коды, регионы и особые группы: перечень M49 Статистического отдела ООН. Объединения: источник указан на странице каждого.
countries-kind-member-state = Государство — член Организации Объединенных Наций
countries-kind-observer-state = Государство-наблюдатель, не являющееся членом
countries-kind-free-association = Государство в свободной ассоциации, не член ООН
countries-kind-sar = Специальный административный район
countries-kind-territory = Район перечня M49
countries-kind-antarctica = Антарктика
countries-kind-special = Отдельно в M49 не указано; применяется правило справочных сведений
countries-kind-former = Больше не существует; сохраняется для прежних записей
countries-community-rec = Региональное экономическое сообщество
countries-community-regional = Региональная организация
countries-community-process = Региональный консультативный процесс
countries-community-forum = Межрегиональный форум
countries-community-un-group = Список Организации Объединенных Наций
countries-kinds-rec = Региональные экономические сообщества Африканского союза
countries-kinds-regional = Другие региональные организации
countries-kinds-process = Региональные консультативные процессы по миграции
countries-kinds-forum = Межрегиональные форумы по миграции
countries-kinds-un-group = Списки Организации Объединенных Наций
countries-standing-member = Член
countries-standing-suspended = Членство приостановлено
countries-standing-associate = Ассоциированный член
countries-standing-observer = Наблюдатель
countries-standing-withdrawn = Выход
countries-level-world = Мир
countries-level-region = Континентальный регион
countries-level-subregion = Субрегион
countries-level-intermediate = Промежуточный регион
countries-regions = Регионы и объединения
countries-regions-lead = Кто куда входит на любую дату: объединения с датированным членством и регионы перечня M49.
countries-on = По состоянию на
countries-on-label = Показать другую дату
countries-on-go = Показать эту дату
countries-as-on = По состоянию на { $day }
countries-communities-all = Объединения
countries-members = Члены
countries-looked-at = Список на дату
countries-overlap = Члены нескольких организаций
countries-overlap-count = { $n ->
    [one] { $n } страна или район — полноправный член нескольких региональных организаций.
    [few] { $n } страны и района — полноправные члены нескольких региональных организаций.
    [many] { $n } стран и районов — полноправные члены нескольких региональных организаций.
   *[other] { $n } страны и района — полноправные члены нескольких региональных организаций.
}
countries-overlap-lead = Правила этих организаций в области миграции могут различаться.
countries-overlap-show = Показать
countries-overlap-in = Полноправный член
countries-overlap-members = Члены, входящие и в другие организации
countries-m49 = Регионы перечня M49
countries-areas-head = Районы
countries-area = Страна или район
countries-areas = { $n ->
    [one] { $n } страна или район
    [few] { $n } страны и района
    [many] { $n } стран и районов
   *[other] { $n } страны и района
}
countries-within = Входящие регионы
countries-on-map = Список и карта
countries-members-on = { $n ->
    [one] { $n } член на { $day }
    [few] { $n } члена на { $day }
    [many] { $n } членов на { $day }
   *[other] { $n } члена на { $day }
}
countries-members-none = На эту дату членов в справочных сведениях нет.
countries-others = Другие
countries-changes = Что изменилось
countries-changes-none = Датированных изменений в справочных сведениях нет.
countries-change = { $before } до, { $after } после
countries-joined = Вступление:
countries-left = Выход:
countries-list-source = Откуда этот список
countries-source-head = Источник
countries-founded = Основание
countries-follows = Те же члены, что и у
countries-unknown-lead = Код неизвестен, или название пишется иначе.
countries-meant = Возможно, вы имели в виду
problem-countries-no-such-area = Нет страны или района «{ $asked }»
problem-countries-no-such-area-detail = Возможно, вы имели в виду: { $suggestions }
problem-countries-no-such-day = «{ $day }» — не дата
problem-countries-no-such-day-detail = Введите дату, например 2025-01-29.
