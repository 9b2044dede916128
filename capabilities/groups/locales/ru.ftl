# Группы, члены, назначения, должности.

groups-all = Группы
groups-none = Ни одна группа еще не создана.
groups-group = Группа
groups-parent = Головная группа
groups-sister = Родственная группа
groups-kin = Связанные группы
groups-conveners = Сопредседатели
groups-no-co-chairs = Сейчас у группы нет сопредседателей.
groups-equal-powers = Оба имеют равные полномочия; протоколы и план работы требуют согласия обоих.
groups-chair = Председательство
groups-chair-of-parent = Председательство в головной группе
groups-zone = дни считаются по времени места { $zone }
groups-members = Члены
groups-nav = Эта группа
groups-to-meetings = Заседания и протоколы
groups-to-actions = Поручения
groups-to-mandate = Мандат
groups-members-all = Все члены и координаторы
groups-members-count = { $count ->
    [one] { $count } учреждение-член
    [few] { $count } учреждения-члена
   *[many] { $count } учреждений-членов
  }
groups-members-today = { $members } сегодня, { $day }
groups-members-on = { $members } на { $day }
groups-no-members = В этот день членов не было.
groups-no-vacancies = У каждого члена есть координатор.
groups-vacancies = { $count ->
    [one] { $count } член без координатора
    [few] { $count } члена без координатора
   *[many] { $count } членов без координатора
  }
groups-vacant-since = Вакантно с
groups-vacant-for = { $days ->
    [one] Вакантно { $days } день
    [few] Вакантно { $days } дня
   *[many] Вакантно { $days } дней
  }
groups-age = Срок
groups-age-days = Срок в днях
groups-list = Список
groups-on-day = По состоянию на { $day }.
groups-person = Лицо
groups-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
  }
groups-since = с { $day }
groups-until = до { $day }
groups-from-to = { $from } – { $to }
groups-bridges = Связующие лица
groups-bridges-note = Они участвуют и в родственной группе, чтобы каждая знала, чем занята другая.
groups-bridges-note-below = Они участвуют в нескольких подчинённых группах, чтобы каждая знала, чем занята другая.
groups-no-bridges = Никто отсюда не участвует в родственной группе.
groups-overlap-above = Также в головной группе, { $count }
groups-overlap-below = Также в подчинённой группе, { $count }
groups-may-join = Могут вступить, когда пожелают:
groups-agency = Учреждение
groups-focal-point = Координатор
groups-alternate = Заместитель
groups-co-chair = Сопредседатель
groups-act = Действие
groups-named = Назначен
groups-names-hidden = Имена и адреса видны членам, вошедшим в систему.
groups-list-of = Список на
groups-show-list = Показать список на этот день
groups-asked = запрошено подтверждение
groups-join = Вступление учреждения
groups-join-lead = Группа открыта для всех членов головной группы.
groups-join-act = Вступить
groups-leave = Выход учреждения
groups-leave-lead = Его назначения прекращаются в тот же день. Прежние списки не меняются, и учреждение может вступить снова.
groups-leave-act = Выйти
groups-from-day = Первый день
groups-last-day = Последний день
groups-last-day-hint = Оставьте пустым, если срок не установлен
groups-designate = Назначить лицо
groups-designate-short = Назначить
groups-designate-lead = Учреждение называет того, кто выступает от его имени начиная с определенного дня. Списки прежних дней не меняются.
groups-designate-act = Назначить
groups-role = Должность
groups-email = Адрес электронной почты
groups-email-hint = Известное лицо узнается по адресу; остальные добавляются
groups-name = Имя
groups-place = Место службы
groups-replace = Действующее назначение прекращается накануне
groups-letter = Письмо учреждения
groups-letter-hint = PDF, PNG или JPEG, не более 5 МБ
groups-no-letter = Не приложено
groups-confirmed = Последнее подтверждение
groups-confirm = Подтвердить, что оно действует
groups-end = Прекратить
groups-end-act = Прекратить назначение: { $name }
groups-ended-withdrawn = Учреждение прекратило это назначение.
groups-ended-replaced = Учреждение назначило преемника.
groups-ended-lapsed = Назначение утратило силу, так как его никто не подтвердил. Учреждение может сделать новое.
groups-asked-detail = Оно еще действует? Без подтверждения оно утратит силу { $until }.
groups-not-saved = Еще не сохранено
groups-bad-agency = Выберите одно из учреждений-членов
groups-bad-role = Выберите одну из должностей
groups-bad-email = Это не адрес вида name@agency.example
groups-bad-day = Укажите день в виде ГГГГ-ММ-ДД
groups-backwards = Последний день раньше первого или не является днем
groups-bad-letter = Письмо не является файлом PDF, PNG или JPEG
groups-not-a-member = { $agency } не является членом в этот день; сначала оно должно вступить
groups-clash = { $name } занимает эту должность с { $from } по { $to }. Выберите более поздний день или прекратите то назначение накануне.
groups-clash-open = { $name } занимает эту должность с { $from } без срока. Выберите прекращение того назначения накануне.
groups-offices = Должности по странам
groups-offices-lead = Канцелярии координаторов-резидентов, редакторы, утверждающие лица и национальные партнеры страны, а также ревизоры журнала.
groups-no-offices = Ни одна должность еще не предоставлена.
groups-grant = Предоставить должность
groups-grant-act = Предоставить
groups-country = Страна
groups-country-hint = Три буквы, например MDA; для ревизора пусто
groups-bad-country = Должность по стране указывает ее три буквы, должность ревизора – ни одной
groups-unknown-person = С этим адресом здесь никто не известен
groups-days-held = Срок
groups-settings = Настройки группы
groups-settings-lead = Сроки, которые круг ведения оставляет на усмотрение группы.
groups-newer = Тем временем сохранены другие значения; введенное вами стоит в полях и еще не сохранено
groups-saved-now = Сейчас сохранено: { $value }
groups-bad-days = Укажите число дней от 0 до 3650
groups-notice-days = Уведомление до заседания, дней
groups-papers-days = Документы до заседания, дней
groups-silence-days = Замечания по разосланному протоколу, дней
groups-circulation-days = Рассылка протокола после заседания, дней (пусто: без срока)
groups-stale-days = Через сколько дней без активности координатора или его заместителя просят подтвердить назначение
groups-lapse-days = Оно утрачивает силу через столько дней после вопроса
groups-calendar-open = Календарь открыт: только названия и время
groups-minutes-open = Принятые протоколы открыты
groups-save = Сохранить
groups-chair-of = Председательство: { $group }
groups-chair-terms = Сроки на сегодня
groups-name-chair-lead = Срок полномочий учреждения; два учреждения могут председательствовать одновременно.
groups-name-chair-act = Записать срок
groups-task-confirm = Подтвердите свое назначение от { $agency }
groups-task-vacancies = { $count ->
    [one] У { $count } члена нет координатора
    [few] У { $count } членов нет координатора
   *[many] У { $count } членов нет координатора
  }
groups-task-vacancies-act = Посмотреть
groups-notice-joined = Учреждение вступило.
groups-notice-left = Учреждение выходит в этот день.
groups-notice-designated = Назначение записано.
groups-notice-confirmed = Подтверждено. Спасибо.
groups-notice-ended = Назначение прекращается в этот день.
groups-notice-granted = Должность предоставлена.
groups-notice-office-ended = Должность прекращена.
groups-notice-saved = Сохранено.
groups-notice-chair = Срок записан.
groups-mail-ask-subject = Действует ли еще ваше назначение?
groups-mail-ask = Здравствуйте, { $name }!

    { $agency } назначило вас в { $group }; ваша должность: { $role }. Признаков активности не было уже давно, поэтому мы спрашиваем: действует ли еще назначение?

    Подтвердите его здесь:
    { $url }

    Без подтверждения назначение утратит силу { $until }. Учреждение может сделать новое в любое время.
problem-groups-overlap = Должность занята в некоторые из этих дней
problem-groups-overlap-detail = { $name } занимает ее с { $from }. Сначала прекратите то назначение или выберите другие дни.
problem-groups-already = Это уже записано на некоторые из этих дней
problem-groups-already-detail = Действует с { $from }.
problem-groups-not-member = { $agency } не является членом в этот день
problem-groups-not-member-detail = Сначала учреждение должно вступить.
problem-groups-not-member-above = { $agency } не является членом головной группы в этот день
problem-groups-not-member-above-detail = Группа открыта для членов головной группы.
problem-groups-over = Это назначение прекращено
problem-groups-over-detail = Его последний день был { $day }. Учреждение может сделать новое.
