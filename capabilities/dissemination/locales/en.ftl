# used: dissemination-concept-* dissemination-refusal-* problem-dissemination-*

dissemination-agencies = Agencies
dissemination-concepts = Concepts of figures
dissemination-constraint = Data that there are: { $flow }

dissemination-concept-FREQ = Frequency
dissemination-concept-INDICATOR = Indicator
dissemination-concept-REF_AREA = Area
dissemination-concept-COUNTERPART_AREA = Counterpart area
dissemination-concept-SEX = Sex
dissemination-concept-AGE = Age
dissemination-concept-DETAIL = Detail
dissemination-concept-CELL = Cell of the source
dissemination-concept-TIME_PERIOD = Time
dissemination-concept-OBS_VALUE = Value
dissemination-concept-OBS_STATUS = Status
dissemination-concept-TIME_SINCE = First year of the interval
dissemination-concept-SOURCE_CELL = Sheet and cell of the source
dissemination-concept-UNIT_MEASURE = Unit
dissemination-concept-UNIT_MULT = Power of ten of the unit
dissemination-concept-EDITION = Edition
dissemination-concept-VALID_FROM = Given to readers from
dissemination-concept-VALID_TO = Given to readers until

dissemination-no-counterpart = No counterpart: the area by itself
dissemination-no-detail = No further detail
dissemination-all-ages = All ages
dissemination-area-unknown = Unknown or other
dissemination-area-stateless = Stateless persons
dissemination-area-other-north = Other areas of the North
dissemination-area-other-south = Other areas of the South
dissemination-frequency-year = Yearly
dissemination-frequency-quarter = Quarterly
dissemination-frequency-month = Monthly
dissemination-power-0 = Units
dissemination-power-3 = Thousands
dissemination-power-6 = Millions
dissemination-power-9 = Thousands of millions

dissemination-refusal-no-such-flow = There is no dataflow { $flow } here. There are: { $known }. /sdmx/2.1/dataflow lists them.
dissemination-refusal-no-such-structure = There is no structure { $asked } here. Its agency is TRIBUTARY and its version 1.0; ask /sdmx/2.1/{ $class } for what there is.
dissemination-refusal-no-such-provider = { $provider } provides no data here. Write all, or { $agency }.
dissemination-refusal-key-length = The key has { $given } parts and { $flow } has { $wanted } dimensions: { $dimensions }. Write one part for each, with dots between; an empty part takes every code.
dissemination-refusal-no-such-code = { $code } is no code of { $dimension } in { $flow }. Ask for the list of codes, or leave the part empty.
dissemination-refusal-no-results = No data of { $flow } fit the key { $key } and these times. /sdmx/2.1/availableconstraint/{ $flow } tells what there is.
dissemination-refusal-nothing-then = Nothing of this was given to readers at { $then }. The first edition was published at { $first }; ask with includeHistory=true for former editions.
dissemination-refusal-nothing-since = Nothing of this was published after { $since }.
dissemination-refusal-bad-period = { $name }={ $value } is no period. Write 2020, 2020-S1, 2020-Q3, 2020-05 or 2020-05-17.
dissemination-refusal-bad-instant = { $name }={ $value } is no instant. Write 2026-04-20 or 2026-04-20T09:00:00Z.
dissemination-refusal-bad-number = { $name }={ $value } is no number above zero.
dissemination-refusal-bad-choice = { $name }={ $value } is not known. Write one of: { $known }.
dissemination-refusal-unknown-parameter = The parameter { $name } is not known here. Those are: { $known }.
dissemination-refusal-not-acceptable = None of the formats asked for is made here. Those are: { $known }.
dissemination-refusal-too-large = JSON holds at most { $most } observations, and these are more. Narrow the key or the times, or ask for format=csv, which has no limit.
dissemination-refusal-not-offered = { $what } is a part of the standard that is not offered here.
dissemination-refusal-busy = The database is busy. Ask again in two seconds.
dissemination-refusal-internal = Something went wrong here. It was noted; ask again later.

problem-dissemination-bad-parameter = The parameter { $name } cannot be read
problem-dissemination-bad-parameter-detail = Write it as in: { $known }.
problem-dissemination-another-edition = The pages before were of another edition
problem-dissemination-another-edition-detail = They were of { $former }; now { $edition } is given. Begin again without “after”, or name the edition.
problem-dissemination-nothing-published = Nothing of this was published then
problem-dissemination-nothing-published-detail = The first edition was published at { $first }.
problem-dissemination-too-many-figures = More figures than a workbook may have
problem-dissemination-too-many-figures-detail = A workbook holds at most { $most } rows. Ask for fewer figures, or for format=csv, which has no limit.

dissemination-title = Data for programs
dissemination-lead = Every published figure can be fetched by a program: as SDMX, the standard of statistical offices, or as CSV, XLSX and JSON. No key and no account are needed.
dissemination-flows = Dataflows
dissemination-flows-lead = Each dataset is a dataflow. Its structure names the dimensions of a key; its lists have the codes in six languages.
dissemination-no-flows = No figures have been published yet.
dissemination-flow = Dataflow
dissemination-key = Key
dissemination-links = Addresses
dissemination-link-structure = Structure
dissemination-link-csv = Data as CSV
dissemination-link-available = What data there are
dissemination-examples = Examples
dissemination-example-flows = All dataflows
dissemination-example-key = One country over time, as CSV
dissemination-example-asof = As it was given on a day
dissemination-example-history = With former editions
dissemination-example-figures = The same figures as a workbook
dissemination-again = Asking again costs little
dissemination-again-lead = Every answer has a tag (ETag). A program that sends it back in If-None-Match gets 304 and no bytes while nothing has changed.
dissemination-openapi = Description of the interface (OpenAPI)
