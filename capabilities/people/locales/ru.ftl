# Вход и личная страница.

people-sign-in = Вход
people-sign-in-lead = Укажите свой адрес; по почте придет ссылка для входа.
people-sign-in-with = Войти через { $provider }
people-not-sent = Еще не отправлено
people-email = Адрес электронной почты
people-email-hint = Адрес, под которым вас назначило ваше учреждение
people-bad-address = Это не адрес вида name@agency.example
people-send-link = Отправить ссылку
people-or = Или через учетную запись вашей организации
people-no-password = Паролей здесь нет. Ссылка действует один раз.
people-link-sent = Проверьте почту
people-link-sent-lead = Если адрес { $email } здесь известен, ссылка уже отправлена.
people-link-sent-detail = { $minutes ->
    [one] Ссылка действует один раз в течение { $minutes } минуты.
    [few] Ссылка действует один раз в течение { $minutes } минут.
   *[many] Ссылка действует один раз в течение { $minutes } минут.
  } Если ничего не пришло, проверьте папку нежелательной почты или спросите сопредседателя, известен ли группе ваш адрес.
people-link-again = Указать другой адрес
people-confirm-lead = Вы входите как { $name }.
people-confirm = Войти
people-confirm-note = Ссылка расходуется только этой кнопкой, поэтому программы, проверяющие почту, не могут ее израсходовать.
people-mail-link-subject = Ваша ссылка для входа
people-mail-link = Здравствуйте, { $name }!

    По этой ссылке вы войдете в систему. Она действует один раз в течение { $minutes } минут:

    { $url }

    Если вы ее не запрашивали, ничего делать не нужно: без ссылки никто не войдет от вашего имени.
people-me = Ваша страница
people-settings = Настройки
people-newer = Тем временем кто-то сохранил другую версию; введенное вами приведено ниже и еще не сохранено
people-not-saved = Еще не сохранено
people-name = Имя
people-bad-name = В имени от 1 до 200 букв
people-place = Место службы
people-place-hint = Время показывается в его часовом поясе
people-bad-place = Выберите одно из мест в списке
people-language = Язык
people-language-hint = Страниц и отправляемых вам писем
people-language-browser = Как запрашивает браузер
people-save = Сохранить
people-notice-saved = Сохранено.
people-sessions = Где вы вошли
people-browser = Браузер
people-browser-unknown = Неизвестный браузер
people-this-browser = Этот
people-begun = С
people-seen = Последнее посещение
people-end-sessions = Выйти везде
people-sessions-note = Вход действует 30 дней или 7 дней без посещений. Выход везде отменяет и отправленные, но не использованные ссылки.
people-feed = Ваш календарь
people-feed-lead = Все заседания ваших групп в вашем календаре. Адрес секретный: тот, у кого он есть, видит ваши заседания.
people-feed-once = Этот адрес показывается один раз. Скопируйте его сейчас.
people-feed-add = Добавить в календарь этого устройства
people-feed-since = Действует с { $since }.
people-feed-make = Создать адрес
people-feed-renew = Создать новый адрес; прежний перестанет действовать
problem-people-link-unknown = По этой ссылке войти нельзя
problem-people-link-unknown-detail = Она неполная или старая. Запросите новую на странице «Вход».
problem-people-link-used = Эта ссылка уже использована
problem-people-link-used-detail = Каждая ссылка действует один раз. Запросите новую на странице «Вход».
problem-people-link-over = Срок действия ссылки истек
problem-people-link-over-detail = Запросите новую на странице «Вход».
problem-people-provider-unreachable = Другая служба входа не отвечает
problem-people-provider-unreachable-detail = Повторите через несколько минут или войдите по ссылке из письма.
problem-people-provider-refused = Другая служба входа не подтвердила вашу личность
problem-people-provider-refused-detail = Ничего не изменилось. Начните заново на странице «Вход»; при повторной неудаче оператор найдет причину в техническом журнале.
problem-people-provider-stranger = Вы здесь не известны
problem-people-provider-stranger-detail = Ваша организация подтвердила вашу личность, но ни одно учреждение не назначило вас в группу. Вас может добавить координатор вашего учреждения или сопредседатель.
problem-people-address-taken = Этот адрес записан за другим человеком
