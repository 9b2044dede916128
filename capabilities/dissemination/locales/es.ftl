# used: dissemination-concept-* dissemination-refusal-*

dissemination-agencies = Organismos
dissemination-concepts = Conceptos de las cifras
dissemination-constraint = Datos disponibles: { $flow }

dissemination-concept-FREQ = Frecuencia
dissemination-concept-INDICATOR = Indicador
dissemination-concept-REF_AREA = Zona
dissemination-concept-COUNTERPART_AREA = Zona de contrapartida
dissemination-concept-SEX = Sexo
dissemination-concept-AGE = Edad
dissemination-concept-DETAIL = Detalle
dissemination-concept-CELL = Celda de la fuente
dissemination-concept-TIME_PERIOD = Período
dissemination-concept-OBS_VALUE = Valor
dissemination-concept-OBS_STATUS = Estado
dissemination-concept-TIME_SINCE = Primer año del intervalo
dissemination-concept-SOURCE_CELL = Hoja y celda de la fuente
dissemination-concept-UNIT_MEASURE = Unidad
dissemination-concept-UNIT_MULT = Potencia de diez de la unidad
dissemination-concept-EDITION = Edición
dissemination-concept-VALID_FROM = Dada a los lectores desde
dissemination-concept-VALID_TO = Dada a los lectores hasta

dissemination-no-counterpart = Sin contrapartida: la zona por sí sola
dissemination-no-detail = Sin más detalle
dissemination-all-ages = Todas las edades
dissemination-area-unknown = Desconocido u otro
dissemination-area-stateless = Personas apátridas
dissemination-area-other-north = Otras zonas del Norte
dissemination-area-other-south = Otras zonas del Sur
dissemination-frequency-year = Anual
dissemination-frequency-quarter = Trimestral
dissemination-frequency-month = Mensual
dissemination-power-0 = Unidades
dissemination-power-3 = Miles
dissemination-power-6 = Millones
dissemination-power-9 = Miles de millones

dissemination-refusal-no-such-flow = Aquí no hay ningún flujo de datos { $flow }. Hay: { $known }. /sdmx/2.1/dataflow los enumera.
dissemination-refusal-no-such-structure = Aquí no hay ninguna estructura { $asked }. Su organismo es TRIBUTARY y su versión 1.0; pida /sdmx/2.1/{ $class } para ver qué hay.
dissemination-refusal-no-such-provider = { $provider } no suministra datos aquí. Escriba all o { $agency }.
dissemination-refusal-key-length = La clave tiene { $given } partes y { $flow } tiene { $wanted } dimensiones: { $dimensions }. Escriba una parte para cada una, separadas por puntos; una parte vacía toma todos los códigos.
dissemination-refusal-no-such-code = { $code } no es un código de { $dimension } en { $flow }. Pida la lista de códigos o deje la parte vacía.
dissemination-refusal-no-results = Ningún dato de { $flow } corresponde a la clave { $key } y a estos períodos. /sdmx/2.1/availableconstraint/{ $flow } dice qué hay.
dissemination-refusal-nothing-then = Nada de esto se daba a los lectores en el instante { $then }. La primera edición se publicó en { $first }; pida las ediciones anteriores con includeHistory=true.
dissemination-refusal-nothing-since = Nada de esto se publicó después de { $since }.
dissemination-refusal-bad-period = { $name }={ $value } no es un período. Escriba 2020, 2020-S1, 2020-Q3, 2020-05 o 2020-05-17.
dissemination-refusal-bad-instant = { $name }={ $value } no es un instante. Escriba 2026-04-20 o 2026-04-20T09:00:00Z.
dissemination-refusal-bad-number = { $name }={ $value } no es un número mayor que cero.
dissemination-refusal-bad-choice = { $name }={ $value } no se conoce. Escriba uno de: { $known }.
dissemination-refusal-unknown-parameter = El parámetro { $name } no se conoce aquí. Hay: { $known }.
dissemination-refusal-not-acceptable = Ninguno de los formatos pedidos se produce aquí. Hay: { $known }.
dissemination-refusal-too-large = JSON contiene como máximo { $most } observaciones, y estas son más. Limite la clave o los períodos, o pida format=csv, que no tiene límite.
dissemination-refusal-not-offered = { $what } es una parte de la norma que no se ofrece aquí.
dissemination-refusal-busy = La base de datos está ocupada. Vuelva a pedir en dos segundos.
dissemination-refusal-internal = Algo falló aquí. Quedó anotado; vuelva a pedir más tarde.

problem-dissemination-bad-parameter = El parámetro { $name } no se puede leer
problem-dissemination-bad-parameter-detail = Escríbalo como en: { $known }.
problem-dissemination-another-edition = Las páginas anteriores eran de otra edición
problem-dissemination-another-edition-detail = Eran de { $former }; ahora se da { $edition }. Empiece de nuevo sin «after» o nombre la edición.
problem-dissemination-nothing-published = Nada de esto estaba publicado entonces
problem-dissemination-nothing-published-detail = La primera edición se publicó en { $first }.
problem-dissemination-too-many-figures = Más cifras de las que admite un libro
problem-dissemination-too-many-figures-detail = Un libro admite como máximo { $most } filas. Pida menos cifras o format=csv, que no tiene límite.

dissemination-title = Datos para programas
dissemination-lead = Un programa puede leer cada cifra publicada: en SDMX, la norma de las oficinas de estadística, o en CSV, XLSX y JSON. No hace falta clave ni cuenta.
dissemination-flows = Flujos de datos
dissemination-flows-lead = Cada conjunto de datos es un flujo. Su estructura nombra las dimensiones de una clave; sus listas dan los códigos en seis idiomas.
dissemination-no-flows = Todavía no se ha publicado ninguna cifra.
dissemination-flow = Flujo de datos
dissemination-key = Clave
dissemination-links = Direcciones
dissemination-link-structure = Estructura
dissemination-link-csv = Datos en CSV
dissemination-link-available = Datos disponibles
dissemination-examples = Ejemplos
dissemination-example-flows = Todos los flujos de datos
dissemination-example-key = Un país a lo largo del tiempo, en CSV
dissemination-example-asof = Como se daba un día determinado
dissemination-example-history = Con las ediciones anteriores
dissemination-example-figures = Las mismas cifras como libro
dissemination-again = Volver a pedir cuesta poco
dissemination-again-lead = Cada respuesta lleva una etiqueta (ETag). Un programa que la devuelve en If-None-Match recibe 304 sin contenido mientras nada haya cambiado.
dissemination-openapi = Descripción de la interfaz (OpenAPI)
