# Conjuntos de datos, ediciones y cifras.

statistics-data = Conjuntos de datos y ediciones
statistics-data-lead = Cada cifra de este sitio procede de una edición enumerada aquí y conduce a la celda de la que se leyó. Las ediciones no cambian nunca.
statistics-dataset-stock = Población de migrantes internacionales, por sexo y destino (DAES de las Naciones Unidas)
statistics-source = DAES de las Naciones Unidas, Población de migrantes internacionales { $edition }
statistics-edition = Edición
statistics-covers = Contenido
statistics-licence = Licencia
statistics-state = Estado
statistics-edition-staged = En espera
statistics-edition-published = Publicada
statistics-edition-withdrawn = Retirada
statistics-coverage = { $countries ->
    [one] { $countries } país o zona
   *[other] { $countries } países y zonas
}, { $aggregates ->
    [one] { $aggregates } total
   *[other] { $aggregates } totales
}, { $figures ->
    [one] { $figures } dato
   *[other] { $figures } datos
}.
statistics-with-a-number = { $count ->
    [one] { $count } de ellos es un número.
   *[other] { $count } de ellos son números.
}
statistics-imported = Importada el
statistics-imported-by = Importada por
statistics-operator = El operador del sitio
statistics-none-loaded = Todavía no se ha importado ninguna cifra.
statistics-none-loaded-country = Todavía no se ha importado ninguna cifra. Con los datos de población de migrantes internacionales del DAES, esta página muestra los inmigrantes por sexo de 1990 a 2020, su proporción de la población y el lugar en la región.
statistics-how = Cómo obtener y cargar el archivo
statistics-how-to-get = Descargue el archivo { $file } de su editor.
statistics-publisher-page = La página del editor
statistics-how-to-load = Un copresidente lo importa en esta página; el operador puede hacerlo en el servidor:
statistics-import = Importar un libro de cálculo
statistics-import-lead = Solo se acepta el libro original. Se reconoce por sus hojas y encabezados, no por su nombre.
statistics-import-act = Importar
statistics-not-imported = El archivo no se importó
statistics-file = Libro de cálculo
statistics-file-hint = { $file }, 64 MB como máximo.
statistics-no-file = Elija un archivo.
statistics-what-happens = Cada celda se convierte en un dato con su lugar, o en una observación que dice qué corregir. Los totales se mantienen separados de los países. La edición se publica de inmediato; el mismo archivo por segunda vez no cambia nada.
statistics-notice-imported = La edición se importó y se publicó.
statistics-notice-already = Este archivo ya se había importado. No se cambió nada.
statistics-notice-withdrawn = La edición se retiró.
statistics-findings = Observaciones de la lectura
statistics-no-findings = Ninguna: cada fila y cada celda se leyó según lo previsto.
statistics-more-findings = { $count ->
    [one] { $count } más figura en el JSON de esta página.
   *[other] { $count } más figuran en el JSON de esta página.
}
statistics-severity = Gravedad
statistics-severity-error = Excluido
statistics-severity-warning = Para revisar
statistics-severity-note = Anotado
statistics-found = Observación
statistics-cell = Celda
statistics-row = La fila completa
statistics-without = Enumerados sin ningún número
statistics-without-lead = La fuente tiene una fila para estas zonas y ningún número en ningún año. No se pone nada en su lugar.
statistics-sums = Totales de varios países
statistics-sums-lead = El mundo, las regiones y los grupos de ingresos se mantienen aparte: nunca se clasifican entre los países ni se suman con ellos.
statistics-sums-show = Mostrar los totales
statistics-sum = Total
statistics-location-code = Código de lugar
statistics-code = Código del país o zona
statistics-kind = Clase
statistics-name = Nombre
statistics-first-year = Primer año del intervalo
statistics-sheet = Hoja
statistics-row-number = Fila
statistics-countries = Países y zonas
statistics-sums-head = Sumas
statistics-figures-head = Datos
statistics-citation = Cita
statistics-where-from = De dónde proceden las cifras
statistics-all-figures = Todos los datos, cada uno con su celda
statistics-download = Descargar el archivo original
statistics-download-members = Los miembros que han iniciado sesión pueden descargar el archivo original.
statistics-withdraw = Retirar esta edición
statistics-withdraw-lead = Las páginas muestran entonces la edición anterior. Las cifras se siguen leyendo aquí, e importar el mismo archivo la publica de nuevo.
statistics-withdraw-act = Retirar
statistics-reason = Motivo
statistics-cell-title = { $sheet }, celda { $cell }
statistics-printed = Tal como figura
statistics-indicator = Indicador
statistics-year = Año
statistics-sex = Sexo
statistics-unit = Unidad
statistics-value = Valor
statistics-rank = Lugar
statistics-area = País o zona
statistics-indicator-immigrant-stock = Inmigrantes
statistics-indicator-population = Población
statistics-indicator-immigrant-share = Proporción de inmigrantes en la población
statistics-indicator-female-share = Mujeres y niñas entre los inmigrantes
statistics-indicator-stock-growth = Variación anual del número de inmigrantes
statistics-indicator-refugee-stock = Refugiados y solicitantes de asilo
statistics-indicator-refugee-share = Refugiados y solicitantes de asilo entre los inmigrantes
statistics-indicator-refugee-growth = Variación anual del número de refugiados y solicitantes de asilo
statistics-sex-both = Ambos sexos
statistics-sex-female = Mujeres
statistics-sex-male = Hombres
statistics-unit-persons = Personas
statistics-unit-thousand-persons = Miles de personas
statistics-unit-percent = Por ciento
statistics-unit-percent-per-year = Por ciento al año
statistics-percent = { $value } %
statistics-percent-a-year = { $value } % al año
statistics-state-reported = Un número, tal como se comunicó.
statistics-state-zero = Cero, y quiere decir cero.
statistics-state-missing = No disponible
statistics-state-masked = No divulgado
statistics-state-rounds-to-zero = Menos de media unidad
statistics-state-no-cell = Ninguna celda
statistics-panel = Inmigrantes
statistics-row-without-numbers = { $source }: hay una fila para esta zona y ningún número en ningún año.
statistics-counted-elsewhere = { $source }: no hay fila propia para esta zona. Se cuenta dentro de:
statistics-no-row = Ninguna fila de esta edición trata de esta zona:
statistics-note-of-source = Nota de la fuente:
statistics-as-table = Los números en un cuadro
statistics-about-edition = Sobre esta edición.
statistics-source-number = Fuente { $number }
statistics-basis-born = personas nacidas en el extranjero
statistics-basis-citizens = ciudadanos extranjeros
statistics-basis-refugees = refugiados añadidos
statistics-basis-imputed = imputación, a falta de datos propios
statistics-basis-line = Estimación a mitad de año. Elaborada a partir de: { $basis }.
statistics-key-stock = Inmigrantes, { $year }
statistics-key-stock-detail = A mitad de año
statistics-key-share = Proporción de la población, { $year }
statistics-key-share-detail = Inmigrantes por cada 100 habitantes
statistics-key-female = Mujeres y niñas, { $year }
statistics-key-female-detail = Por cada 100 inmigrantes
statistics-key-growth = Variación anual, { $year }
statistics-key-growth-detail = Tasa continua
statistics-key-refugees = Refugiados, { $year }
statistics-key-refugees-detail = Con los solicitantes de asilo, por cada 100 inmigrantes
statistics-key-rank = Lugar en la región, { $year }
statistics-key-rank-value = { $place } de { $count }
statistics-formula-share = 100 × inmigrantes ÷ población, tal como figura: { $value }.
statistics-formula-female = 100 × mujeres y niñas ÷ inmigrantes, tal como figura: { $value }.
statistics-formula-growth = 100 × ln(final ÷ inicial) ÷ años, tal como figura: { $value }.
statistics-formula-refugees = 100 × refugiados y solicitantes de asilo ÷ inmigrantes, tal como figura: { $value }.
statistics-formula-rank = { $count ->
    [one] Contado sobre { $count } país o zona de la región con un número, en la columna de la fuente 1; se excluyen los totales.
   *[other] Contado sobre los { $count } países y zonas de la región con un número, en la columna de la fuente 1; se excluyen los totales.
}
statistics-trend-rose = Los inmigrantes aumentaron de { $from } en { $first } a { $to } en { $last }
statistics-trend-fell = Los inmigrantes disminuyeron de { $from } en { $first } a { $to } en { $last }
statistics-trend-same = Los inmigrantes eran { $from } en { $first } y los mismos en { $last }
statistics-trend-peak = { $sentence }, con un máximo de { $peak } en { $year }
statistics-chart-unit = Población de migrantes internacionales a mitad de año, personas. { $area }
statistics-by-line = Fuente: { $source }, { $sheet }. Una sola edición.
statistics-region-title = { $region }: quién acoge a cuántos inmigrantes, { $year }
statistics-region-by = Fuente: { $source }.
statistics-region-one = { $place }. { $name }: { $value }.
statistics-region-more = { $count ->
    [one] { $count } zona más no se dibuja.
   *[other] { $count } zonas más no se dibujan.
}
statistics-region-without = { $count ->
    [one] { $count } zona de la región no tiene número.
   *[other] { $count } zonas de la región no tienen número.
}
statistics-map-title = { $indicator }, { $year }
statistics-nothing = nada
statistics-refused-sheet-missing = Se esperaba la hoja «{ $expected }». Hojas encontradas: { $found }. Elija el libro por sexo y destino de la edición de 2020.
statistics-refused-header-differs = { $sheet }, fila { $row }, celda { $cell }: se esperaba «{ $expected }» y se encontró «{ $found }». Es otro libro o uno modificado; tome el original.
statistics-refused-instead = Las palabras esperadas están en { $cell }: se movió una fila o una columna.
statistics-refused-too-large = El archivo tiene { $size } MB; se leen { $limit } MB como máximo.
statistics-refused-not-a-workbook = No es un libro XLSX sino { $seems }.
statistics-refused-encrypted = El archivo está protegido con contraseña. Guárdelo sin ella.
statistics-refused-truncated = El archivo está cortado. Descárguelo de nuevo.
statistics-refused-damaged = La parte «{ $part }» del archivo está dañada ({ $detail }). Descárguelo de nuevo.
statistics-refused-too-many-entries = El archivo contiene { $found } partes; se leen { $limit } como máximo.
statistics-refused-inflates-too-far = Descomprimido, el archivo supera { $limit } MB (parte «{ $part }»). No se leyó más.
statistics-refused-packed-too-tightly = La parte «{ $part }» crece más de { $limit } veces al descomprimirse, lo que no hacen datos honestos. No se leyó nada.
statistics-refused-document-type = La parte «{ $part }» declara un tipo de documento, lo que un libro no debe hacer.
statistics-refused-too-many-sheets = El libro tiene { $found } hojas; se leen { $limit } como máximo.
statistics-refused-too-many-rows = La hoja «{ $sheet }» tiene más de { $limit } filas.
statistics-refused-too-many-columns = La hoja «{ $sheet }» tiene más de { $limit } columnas.
statistics-refused-too-many-cells = El libro tiene más de { $limit } celdas.
statistics-refused-cell-too-long = { $sheet }, la celda { $cell } contiene { $chars } caracteres; se leen { $limit } como máximo.
statistics-refused-too-much-text = Los textos de todas las celdas superan { $limit } MB.
statistics-refused-cell-twice = { $sheet }: la celda { $cell } figura dos veces, de modo que dos programas podrían mostrar dos valores.
statistics-seems-empty = un archivo vacío
statistics-seems-legacy-workbook = un libro antiguo (.xls); guárdelo como .xlsx
statistics-seems-binary-workbook = un libro binario (.xlsb); guárdelo como .xlsx
statistics-seems-open-document = un archivo OpenDocument (.ods)
statistics-seems-archive = un archivo comprimido de otra cosa
statistics-seems-pdf = un PDF
statistics-seems-web-page = una página web, como las que envían los sitios que rechazan una descarga
statistics-seems-text = texto simple, quizá CSV
statistics-seems-unknown = algo desconocido
statistics-finding-code-not-a-number = El código de lugar «{ $found }» no es un número; la fila se excluyó. Escriba el código M49 en cifras.
statistics-finding-row-without-code = La fila «{ $found }» no tiene código de lugar y se excluyó. Añada su código M49.
statistics-finding-unknown-code = Ninguna zona ni total tiene el código de «{ $found }»; la fila se excluyó. Corrija el código o haga añadir la zona al contenido de referencia.
statistics-finding-name-of-another-area = «{ $found }» es el nombre de otra zona que la del código ({ $expected }); la fila se excluyó. Corrija el código o el nombre.
statistics-finding-duplicate-code = El código { $found } ya figuraba en { $expected } con otras cifras; esta fila se excluyó. Conserve una de las dos.
statistics-finding-duplicate-sum = La fila de { $found } repite { $expected } con las mismas cifras y se contó una vez. No hay nada que hacer.
statistics-finding-not-a-number = «{ $found }» no es un número; el valor se excluyó. Escriba un número, o .. donde no lo hay.
statistics-finding-negative-value = { $found } es menor que cero, lo que este indicador no puede ser; el valor se excluyó.
statistics-finding-name-differs = El nombre «{ $found }» no se parece a «{ $expected }»; la fila se conservó por su código. Compruebe el código.
statistics-finding-unknown-data-type = El tipo de datos «{ $found }» no está entre { $expected }; la fila se conservó.
statistics-finding-unknown-note = La nota { $found } no está en la hoja de notas; la fila se conservó.
statistics-finding-number-as-text = «{ $found }» es un número escrito como texto; se leyó como número.
statistics-finding-not-whole = { $found } personas no es un número entero; se conservó tal como figura.
statistics-finding-sexes-do-not-add = Ambos sexos: { $found }; hombres y mujeres sumados: { $expected }. Todo se conservó tal como figura.
statistics-finding-share-differs = Proporción indicada: { $found }; calculada: { $expected }. Se conservó tal como figura.
statistics-finding-rate-differs = Tasa indicada: { $found }; calculada: { $expected }. Se conservó tal como figura.
statistics-finding-countries-do-not-add = Mundo: { $found }; suma de los países: { $expected }. Ambos se conservaron tal como figuran.
statistics-finding-row-missing = «{ $found }» no tiene fila en { $expected }; faltan sus cifras de ese cuadro.
problem-statistics-no-such-dataset = Ese conjunto de datos no existe
problem-statistics-no-such-edition = La edición «{ $edition }» no existe
problem-statistics-no-such-edition-detail = La página de conjuntos de datos enumera todas las ediciones.
problem-statistics-no-such-cell = No hay ninguna cifra en { $sheet }, celda { $cell }
problem-statistics-no-such-cell-detail = Los títulos, los nombres y las filas excluidas no tienen página. La página de la edición enumera lo excluido.
problem-statistics-no-such-area = Ningún país ni zona se llama «{ $area }»
problem-statistics-another-workbook = El archivo no es el libro esperado
problem-statistics-file-too-large = El archivo supera 64 MB
problem-statistics-file-gone = El archivo original ya no está en el almacén de archivos
problem-statistics-file-gone-detail = Las cifras leídas de él están intactas. El operador puede restaurarlo de una copia de seguridad.
problem-statistics-reason-missing = Indique un motivo
problem-statistics-reason-missing-detail = Figura en el diario junto al acto.
statistics-counterpart = Contraparte
statistics-period = Período
statistics-age = Edad
statistics-detail = Detalle
statistics-kind-country = País o zona
statistics-kind-remainder = No asignado a ningún país
statistics-kind-aggregate = Suma
statistics-state-not-applicable = No aplicable
statistics-indicator-migrant-stock-by-origin = Inmigrantes por origen
statistics-indicator-remittances-by-corridor = Remesas por corredor
statistics-indicator-refugees = Refugiados bajo el mandato del ACNUR
statistics-indicator-asylum-seekers = Solicitantes de asilo
statistics-indicator-idps-idmc = Desplazados internos
statistics-unit-million-usd = Millones de dólares de EE. UU.
statistics-unit-current-usd = Dólares de EE. UU. corrientes
statistics-refused-not-recognised = Ningún formato conocido empieza así: { $found }. Tome el archivo tal como lo publicó el editor, o describa sus columnas con una correspondencia.
statistics-refused-other-kind = Es un archivo de otro formato: { $found }, no { $asked }. Elija ese formato o tome el otro archivo.
statistics-refused-columns-missing = Faltan estas columnas: { $missing }. Columnas encontradas: { $found }. El formato ha cambiado o el archivo fue modificado; tome el original.
statistics-refused-person-level = Las columnas { $columns } contienen datos de personas concretas. Tributary no guarda datos personales de migrantes; quítelas y dé totales.
statistics-refused-empty-table = No hay cifras debajo del encabezado.
statistics-layout-undesa-stock = DAES, migrantes por sexo y destino
statistics-layout-undesa-origin-destination = DAES, migrantes por origen y destino
statistics-layout-undesa-long = DAES, orígenes y destinos en texto largo
statistics-layout-wdi = Banco Mundial, indicadores del desarrollo mundial
statistics-layout-wb-remittance-matrix = Banco Mundial, matriz bilateral de remesas
statistics-layout-wb-stock-matrix = Banco Mundial, matriz bilateral de migrantes
statistics-layout-wb-remittance-prices = Banco Mundial, precios de las remesas
statistics-layout-unhcr = ACNUR, Refugee Data Finder
statistics-layout-hdr = PNUD, índices de desarrollo humano
statistics-layout-wpp = DAES, perspectivas de la población mundial
statistics-layout-idmc = IDMC, desplazados internos
statistics-layout-missing-migrants = OIM, migrantes desaparecidos
statistics-layout-sdmx-csv = SDMX-CSV
statistics-layout-table = una tabla con correspondencia
statistics-refused-mapping-incomplete = La correspondencia de columnas no indica: { $lacks }.
