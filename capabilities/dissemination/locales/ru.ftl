# used: dissemination-concept-* dissemination-refusal-*

dissemination-agencies = Организации
dissemination-concepts = Понятия, относящиеся к цифрам
dissemination-constraint = Имеющиеся данные: { $flow }

dissemination-concept-FREQ = Периодичность
dissemination-concept-INDICATOR = Показатель
dissemination-concept-REF_AREA = Территория
dissemination-concept-COUNTERPART_AREA = Территория-контрагент
dissemination-concept-SEX = Пол
dissemination-concept-AGE = Возраст
dissemination-concept-DETAIL = Уточнение
dissemination-concept-CELL = Ячейка источника
dissemination-concept-TIME_PERIOD = Период
dissemination-concept-OBS_VALUE = Значение
dissemination-concept-OBS_STATUS = Статус
dissemination-concept-TIME_SINCE = Первый год интервала
dissemination-concept-SOURCE_CELL = Лист и ячейка источника
dissemination-concept-UNIT_MEASURE = Единица измерения
dissemination-concept-UNIT_MULT = Степень десяти единицы
dissemination-concept-EDITION = Издание
dissemination-concept-VALID_FROM = Предоставлялось читателям с
dissemination-concept-VALID_TO = Предоставлялось читателям до

dissemination-no-counterpart = Без контрагента: сама территория
dissemination-no-detail = Без уточнений
dissemination-all-ages = Все возрасты
dissemination-area-unknown = Неизвестно или прочее
dissemination-area-stateless = Лица без гражданства
dissemination-area-other-north = Прочие территории Севера
dissemination-area-other-south = Прочие территории Юга
dissemination-frequency-year = Ежегодно
dissemination-frequency-quarter = Ежеквартально
dissemination-frequency-month = Ежемесячно
dissemination-power-0 = Единицы
dissemination-power-3 = Тысячи
dissemination-power-6 = Миллионы
dissemination-power-9 = Миллиарды

dissemination-refusal-no-such-flow = Потока данных { $flow } здесь нет. Есть: { $known }. Их перечисляет /sdmx/2.1/dataflow.
dissemination-refusal-no-such-structure = Структуры { $asked } здесь нет. Её организация — TRIBUTARY, её версия — 1.0; запросите /sdmx/2.1/{ $class }, чтобы узнать, что есть.
dissemination-refusal-no-such-provider = { $provider } не предоставляет здесь данных. Напишите all или { $agency }.
dissemination-refusal-key-length = В ключе частей: { $given }, а измерений в { $flow }: { $wanted } — { $dimensions }. Напишите по одной части на каждое, разделяя их точками; пустая часть берёт все коды.
dissemination-refusal-no-such-code = { $code } не является кодом { $dimension } в { $flow }. Запросите список кодов или оставьте часть пустой.
dissemination-refusal-no-results = Данных { $flow } для ключа { $key } и этих периодов нет. /sdmx/2.1/availableconstraint/{ $flow } сообщает, что есть.
dissemination-refusal-nothing-then = В момент { $then } ничего из этого читателям не предоставлялось. Первое издание опубликовано { $first }; прежние издания запросите с includeHistory=true.
dissemination-refusal-nothing-since = После { $since } ничего из этого не публиковалось.
dissemination-refusal-bad-period = { $name }={ $value } — не период. Напишите 2020, 2020-S1, 2020-Q3, 2020-05 или 2020-05-17.
dissemination-refusal-bad-instant = { $name }={ $value } — не момент времени. Напишите 2026-04-20 или 2026-04-20T09:00:00Z.
dissemination-refusal-bad-number = { $name }={ $value } — не число больше нуля.
dissemination-refusal-bad-choice = { $name }={ $value } неизвестно. Напишите одно из: { $known }.
dissemination-refusal-unknown-parameter = Параметр { $name } здесь неизвестен. Есть: { $known }.
dissemination-refusal-not-acceptable = Ни один из запрошенных форматов здесь не создаётся. Есть: { $known }.
dissemination-refusal-too-large = JSON вмещает не более { $most } наблюдений, а их больше. Сузьте ключ или период или запросите format=csv, для которого предела нет.
dissemination-refusal-not-offered = { $what } — часть стандарта, которая здесь не предлагается.
dissemination-refusal-busy = База данных занята. Повторите запрос через две секунды.
dissemination-refusal-internal = Здесь произошла ошибка. Она записана; повторите запрос позже.

problem-dissemination-bad-parameter = Параметр { $name } не удаётся прочитать
problem-dissemination-bad-parameter-detail = Напишите его так: { $known }.
problem-dissemination-another-edition = Предыдущие страницы были из другого издания
problem-dissemination-another-edition-detail = Они были из { $former }; теперь предоставляется { $edition }. Начните заново без «after» или назовите издание.
problem-dissemination-nothing-published = Тогда ничего из этого опубликовано не было
problem-dissemination-nothing-published-detail = Первое издание опубликовано { $first }.
problem-dissemination-too-many-figures = Цифр больше, чем вмещает книга
problem-dissemination-too-many-figures-detail = Книга вмещает не более { $most } строк. Запросите меньше цифр или format=csv, для которого предела нет.

dissemination-title = Данные для программ
dissemination-lead = Каждую опубликованную цифру может прочитать программа: в SDMX, стандарте статистических служб, или в CSV, XLSX и JSON. Ни ключа, ни учётной записи не нужно.
dissemination-flows = Потоки данных
dissemination-flows-lead = Каждый набор данных — это поток. Его структура называет измерения ключа; его списки содержат коды на шести языках.
dissemination-no-flows = Цифры ещё не опубликованы.
dissemination-flow = Поток данных
dissemination-key = Ключ
dissemination-links = Адреса
dissemination-link-structure = Структура
dissemination-link-csv = Данные в CSV
dissemination-link-available = Какие данные есть
dissemination-examples = Примеры
dissemination-example-flows = Все потоки данных
dissemination-example-key = Одна страна во времени, в CSV
dissemination-example-asof = Как предоставлялось в определённый день
dissemination-example-history = С прежними изданиями
dissemination-example-figures = Те же цифры в виде книги
dissemination-again = Повторный запрос стоит мало
dissemination-again-lead = У каждого ответа есть метка (ETag). Программа, которая возвращает её в If-None-Match, получает 304 без содержимого, пока ничего не изменилось.
dissemination-openapi = Описание интерфейса (OpenAPI)
