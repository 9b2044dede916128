# El acceso y la página propia.

people-sign-in = Iniciar sesión
people-sign-in-lead = Escriba su dirección; recibirá por correo un enlace para entrar.
people-sign-in-with = Entrar con { $provider }
people-not-sent = Aún no se ha enviado
people-email = Dirección de correo electrónico
people-email-hint = La dirección con la que su organismo le designó
people-bad-address = Esto no es una dirección, como nombre@organismo.example
people-send-link = Enviar el enlace
people-or = O con la cuenta de su organización
people-no-password = Aquí no hay contraseñas. El enlace sirve una sola vez.
people-link-sent = Consulte su correo
people-link-sent-lead = Si conocemos { $email }, un enlace va en camino.
people-link-sent-detail = { $minutes ->
    [one] El enlace sirve una vez y durante { $minutes } minuto.
   *[other] El enlace sirve una vez y durante { $minutes } minutos.
  } Si no llega nada, mire en la carpeta de correo no deseado o pregunte a la copresidencia si el grupo conoce su dirección.
people-link-again = Usar otra dirección
people-confirm-lead = Va a entrar como { $name }.
people-confirm = Entrar ahora
people-confirm-note = Solo este botón consume el enlace, de modo que los programas que revisan su correo no pueden gastarlo.
people-mail-link-subject = Su enlace para entrar
people-mail-link = Buenos días, { $name }:

    este enlace le permite entrar. Sirve una vez, en los próximos { $minutes } minutos:

    { $url }

    Si no lo ha pedido, no tiene que hacer nada: sin el enlace nadie entra en su nombre.
people-me = Su página
people-settings = Ajustes
people-newer = Alguien guardó otra versión entretanto; lo que usted escribió figura abajo y aún no se ha guardado
people-not-saved = Aún no se ha guardado
people-name = Nombre
people-bad-name = Un nombre tiene entre 1 y 200 letras
people-place = Lugar de destino
people-place-hint = Las horas se muestran en su zona
people-bad-place = Elija uno de los lugares de la lista
people-language = Idioma
people-language-hint = De las páginas y de los correos que se le envían
people-language-browser = El que pida el navegador
people-save = Guardar
people-notice-saved = Guardado.
people-sessions = Dónde tiene la sesión abierta
people-browser = Navegador
people-browser-unknown = Navegador desconocido
people-this-browser = Este
people-begun = Desde
people-seen = Última visita
people-end-sessions = Cerrar todas las sesiones
people-sessions-note = La sesión dura 30 días, o 7 días sin visitas. Cerrar todas las sesiones anula también los enlaces enviados y no usados.
people-feed = Su calendario
people-feed-lead = Todas las reuniones de sus grupos, en el calendario que usted usa. La dirección es secreta: quien la tenga ve sus reuniones.
people-feed-once = Esta dirección se muestra una sola vez. Cópiela ahora.
people-feed-add = Añadir al calendario de este dispositivo
people-feed-since = En uso desde el { $since }.
people-feed-make = Crear una dirección
people-feed-renew = Crear una dirección nueva; la anterior dejará de funcionar
problem-people-link-unknown = Este enlace no permite entrar
problem-people-link-unknown-detail = Está incompleto o es antiguo. Pida otro en «Iniciar sesión».
problem-people-link-used = Este enlace ya se usó
problem-people-link-used-detail = Cada enlace sirve una vez. Pida otro en «Iniciar sesión».
problem-people-link-over = El plazo de este enlace ha vencido
problem-people-link-over-detail = Pida otro en «Iniciar sesión».
problem-people-provider-unreachable = El otro servicio de acceso no responde
problem-people-provider-unreachable-detail = Inténtelo dentro de unos minutos o entre con un enlace por correo.
problem-people-provider-refused = El otro servicio de acceso no confirmó su identidad
problem-people-provider-refused-detail = No se ha cambiado nada. Empiece de nuevo en «Iniciar sesión»; si vuelve a fallar, el operador encontrará el motivo en el registro técnico.
problem-people-provider-stranger = Aquí no se le conoce
problem-people-provider-stranger-detail = Su organización confirmó su identidad, pero ningún organismo le ha designado en un grupo. El punto focal de su organismo o la copresidencia pueden añadirle.
problem-people-address-taken = Otra persona ya usa esta dirección
