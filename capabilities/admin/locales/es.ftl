admin-today = Hoy
admin-welcome = La migración en las estrategias nacionales de desarrollo
admin-welcome-lead = El espacio de trabajo de un grupo interinstitucional: lo que se le pide, lo que ha hecho y las cifras con que trabaja, cada una con su fuente.
admin-today-lead = { $day }, { $time }, { $zone }. { $n ->
    [0] No tiene nada pendiente.
    [one] Tiene un asunto pendiente.
   *[other] Tiene { $n } asuntos pendientes.
}
admin-needs-you = Pendiente de usted
admin-calendar-feed = Calendario en línea
admin-nothing-needs-you = No tiene nada pendiente por ahora.
admin-nothing-detail = Las invitaciones, las medidas y las actas que esperan su respuesta llegan aquí por sí solos.
admin-changed = Lo que ha cambiado
admin-changed-more = y { $n } más de lo mismo
admin-full-journal = Registro completo
admin-no-date = Sin fecha
admin-next-day = El día siguiente para usted: { $day }
admin-day-before = El día anterior para usted: { $day }
admin-due-today = Hoy
admin-due-in = { $n ->
    [one] En { $n } día
   *[other] En { $n } días
}
admin-due-ago = { $n ->
    [one] { $n } día de retraso
   *[other] { $n } días de retraso
}
admin-journal = Registro
admin-journal-lead = Todos los actos de sus grupos, los más recientes primero. Las filas se añaden y nunca cambian; cada una está encadenada a la anterior.
admin-journal-acts = Actos
admin-journal-filter = Tipo de acto
admin-journal-any = Todos
admin-journal-show = Mostrar
admin-journal-empty = No hay actos registrados que pueda leer.
admin-journal-number = N.º
admin-journal-when = Registrado
admin-journal-what = Acto
admin-journal-act = Palabra del acto
admin-journal-identifier = Identificador del registro
admin-journal-record = Registro
admin-journal-who = Por
admin-journal-older = Actos anteriores
admin-search-label = ¿Qué busca?
admin-search-hint = Palabras de títulos y textos; deben aparecer todas.
admin-search-found = { $n ->
    [0] Sin resultados
    [one] { $n } registro encontrado
   *[other] { $n } registros encontrados
}
admin-about = 
    Tributary es el espacio de trabajo y el portal público de un grupo de trabajo que ayuda a los países a integrar la migración en sus estrategias nacionales de desarrollo.
    
    - El estado de cada cláusula del mandato se calcula a partir de lo hecho y registrado. Nadie lo escribe.
    - Cada acto es una fila de un registro que solo crece; cada fila está encadenada a la anterior.
    - Cada cifra conduce a su edición, hoja y celda.
    
    Las mismas páginas sirven al público y a los miembros; quienes inician sesión ven más.
admin-accessibility = 
    El sitio aspira al nivel AA de las WCAG 2.2 en los seis idiomas.
    
    - Todo acto puede realizarse solo con el teclado y sin scripts.
    - Un estado es siempre una palabra con una forma, nunca solo un color; cada gráfico tiene sus números en una tabla.
    - Las páginas se adaptan a pantallas desde 320 píxeles y al tamaño de texto, contraste y colores del lector, y se imprimen bien.
    
    Si algo le supone un obstáculo, comuníquelo a la copresidencia del grupo: es un defecto y se corregirá.
admin-data-protection = 
    El sitio no contiene datos personales de migrantes. Las únicas personas son funcionarios en el ejercicio de sus funciones: nombre, organización, dirección oficial y huso horario.
    
    - Usa tres cookies: la sesión de quien se ha identificado, el idioma y un mensaje que se muestra una vez. No hay rastreadores ni se carga nada de otro servidor.
    - Los enlaces de acceso y las sesiones se guardan solo como resúmenes criptográficos; el texto de un correo de acceso se borra al ser aceptado.
    - Los actos de los funcionarios permanecen en el registro con el nombre que tenían entonces, porque el registro debe poder probarse.
