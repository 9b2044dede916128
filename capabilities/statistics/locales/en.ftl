# Datasets, editions and figures.
# used: statistics-state-*
# used: statistics-edition-*
# used: statistics-severity-*
# used: statistics-indicator-*
# used: statistics-sex-*
# used: statistics-unit-*
# used: statistics-seems-*
# used: statistics-refused-*
# used: statistics-finding-*
# used: statistics-layout-*
# used: statistics-kind-*
# used: problem-statistics-*

statistics-data = Datasets and editions
statistics-data-lead = Every figure on this site comes from an edition listed here and leads to the cell it was read from. Editions never change.
statistics-dataset-stock = International Migrant Stock, by sex and destination (UN DESA)
statistics-source = UN DESA, International Migrant Stock { $edition }
statistics-edition = Edition
statistics-covers = What it covers
statistics-licence = Licence
statistics-state = State
statistics-edition-staged = Waiting
statistics-edition-published = Published
statistics-edition-withdrawn = Withdrawn
statistics-coverage = { $countries ->
    [one] { $countries } country or area
   *[other] { $countries } countries and areas
}, { $aggregates ->
    [one] { $aggregates } sum
   *[other] { $aggregates } sums
}, { $figures ->
    [one] { $figures } figure
   *[other] { $figures } figures
}.
statistics-with-a-number = { $count ->
    [one] { $count } of them is a number.
   *[other] { $count } of them are numbers.
}
statistics-imported = Imported
statistics-imported-by = Imported by
statistics-operator = The operator
statistics-none-loaded = No figures have been imported yet.
statistics-none-loaded-country = No figures have been imported yet. With the International Migrant Stock of UN DESA, this place shows immigrants by sex from 1990 to 2020, their share of the population and the rank in the region.
statistics-how = How to get and load the file
statistics-how-to-get = Download the file { $file } from the publisher.
statistics-publisher-page = The publisher’s page
statistics-how-to-load = A co-chair imports it on this page; the operator can do it at the server:
statistics-import = Import a file of figures
statistics-import-lead = Files are taken as their publishers release them. They are known by their sheets and headers, not by their names.
statistics-import-act = Import
statistics-not-imported = The file was not imported
statistics-file = File
statistics-file-hint = As the publisher released it, such as { $file }; at most 64 MB.
statistics-no-file = Choose a file.
statistics-what-happens = Every cell becomes a figure with its place, or a finding that says what to mend. Sums stay apart from countries. The edition is published at once; the same file twice changes nothing.
statistics-notice-imported = The edition was imported and published.
statistics-notice-already = This file had been imported before. Nothing was changed.
statistics-notice-withdrawn = The edition was withdrawn.
statistics-findings = What was noticed while reading
statistics-no-findings = Nothing: every row and cell was read as expected.
statistics-more-findings = { $count ->
    [one] { $count } more is not shown. The JSON link at the foot of this page includes it.
   *[other] { $count } more are not shown. The JSON link at the foot of this page includes them.
}
statistics-severity = Weight
statistics-severity-error = Left out
statistics-severity-warning = To be looked at
statistics-severity-note = Noted
statistics-found = What was found
statistics-cell = Cell
statistics-row = The whole row
statistics-without = Listed without any number
statistics-without-lead = The source has a row for these areas and no number in any year. Nothing is put in its place.
statistics-sums = Sums over countries
statistics-sums-lead = The world, regions and income groups are kept apart: they are never ranked with countries nor added to them.
statistics-sums-show = Show the sums
statistics-sum = Sum
statistics-location-code = Location code
statistics-code = Code of the country or area
statistics-kind = Kind
statistics-name = Name
statistics-first-year = First year of the interval
statistics-sheet = Sheet
statistics-row-number = Row
statistics-countries = Countries and areas
statistics-sums-head = Sums
statistics-figures-head = Figures
statistics-citation = Citation
statistics-where-from = Where the figures come from
statistics-all-figures = All figures, each with its cell
statistics-download = Download the original file
statistics-download-members = Members who have signed in can download the original file.
statistics-withdraw = Withdraw this edition
statistics-withdraw-lead = Pages then show the edition before it. The figures stay readable here, and importing the same file publishes it again.
statistics-withdraw-act = Withdraw
statistics-reason = Reason
statistics-cell-title = { $sheet }, cell { $cell }
statistics-cell-title-text = Cell { $cell }
statistics-printed = As printed
statistics-indicator = Indicator
statistics-year = Year
statistics-sex = Sex
statistics-unit = Unit
statistics-value = Value
statistics-rank = Rank
statistics-area = Country or area
statistics-indicator-immigrant-stock = Immigrants
statistics-indicator-population = Population
statistics-indicator-immigrant-share = Immigrants as a share of the population
statistics-indicator-female-share = Women and girls among immigrants
statistics-indicator-stock-growth = Yearly change of the number of immigrants
statistics-indicator-refugee-stock = Refugees and asylum seekers
statistics-indicator-refugee-share = Refugees and asylum seekers among immigrants
statistics-indicator-refugee-growth = Yearly change of the number of refugees and asylum seekers
statistics-sex-both = Both sexes
statistics-sex-female = Women
statistics-sex-male = Men
statistics-unit-persons = Persons
statistics-unit-thousand-persons = Thousands of persons
statistics-unit-percent = Per cent
statistics-unit-percent-per-year = Per cent a year
statistics-percent = { $value } %
statistics-percent-a-year = { $value } % a year
statistics-state-reported = A number, as reported.
statistics-state-zero = Zero, and meant as zero.
statistics-state-missing = Not available
statistics-state-masked = Withheld
statistics-state-rounds-to-zero = Less than half a unit
statistics-state-no-cell = No cell
statistics-panel = Immigrants
statistics-row-without-numbers = { $source } has a row for this area and no number in any year.
statistics-counted-elsewhere = { $source } has no row of its own for this area. It is counted within:
statistics-no-row = No row of this edition is about this area:
statistics-note-of-source = Note of the source:
statistics-as-table = Numbers as a table
statistics-about-edition = About this edition.
statistics-source-number = Source { $number }
statistics-basis-born = foreign-born persons
statistics-basis-citizens = foreign citizens
statistics-basis-refugees = refugees added
statistics-basis-imputed = imputed, without data of the area’s own
statistics-basis-line = Estimate at mid-year. Made from: { $basis }.
statistics-key-stock = Immigrants, { $year }
statistics-key-stock-detail = At mid-year
statistics-key-share = Share of the population, { $year }
statistics-key-share-detail = Immigrants per 100 inhabitants
statistics-key-female = Women and girls, { $year }
statistics-key-female-detail = Per 100 immigrants
statistics-key-growth = Yearly change, { $year }
statistics-key-growth-detail = Continuous rate
statistics-key-refugees = Refugees, { $year }
statistics-key-refugees-detail = With asylum seekers, per 100 immigrants
statistics-key-rank = Rank in its region, { $year }
statistics-key-rank-value = { $place } of { $count }
statistics-formula-share = 100 × immigrants ÷ population, as printed: { $value }.
statistics-formula-female = 100 × women and girls ÷ immigrants, as printed: { $value }.
statistics-formula-growth = 100 × ln(later ÷ earlier) ÷ years, as printed: { $value }.
statistics-formula-refugees = 100 × refugees and asylum seekers ÷ immigrants, as printed: { $value }.
statistics-formula-rank = { $count ->
    [one] Counted over the one country or area of the region with a number, in the column of source 1; sums are left out.
   *[other] Counted over the { $count } countries and areas of the region with a number, in the column of source 1; sums are left out.
}
statistics-trend-rose = Immigrants rose from { $from } in { $first } to { $to } in { $last }
statistics-trend-fell = Immigrants fell from { $from } in { $first } to { $to } in { $last }
statistics-trend-same = Immigrants numbered { $from } in { $first } and again in { $last }
statistics-trend-peak = { $sentence }, with { $peak } at the highest in { $year }
statistics-chart-unit = International migrant stock at mid-year, persons. { $area }
statistics-by-line = Source: { $source }, { $sheet }. One edition throughout.
statistics-region-title = { $region }: who hosts how many immigrants, { $year }
statistics-region-by = Source: { $source }.
statistics-region-one = { $place }. { $name }: { $value }.
statistics-region-more = { $count ->
    [one] One more area is not drawn.
   *[other] { $count } more areas are not drawn.
}
statistics-region-without = { $count ->
    [one] One area of the region has no number.
   *[other] { $count } areas of the region have no number.
}
statistics-map-title = { $indicator }, { $year }
statistics-nothing = nothing
statistics-refused-sheet-missing = The sheet “{ $expected }” was expected. The sheets found are: { $found }. Take the workbook as the publisher released it.
statistics-refused-header-differs = { $sheet }, row { $row }, cell { $cell }: “{ $expected }” was expected, “{ $found }” was found. This is another workbook or one that was edited; take the original.
statistics-refused-instead = The expected words stand in { $cell }: a row or column was moved.
statistics-refused-too-large = The file has { $size } MB; at most { $limit } MB are read.
statistics-refused-not-a-workbook = This is not an XLSX workbook but { $seems }.
statistics-refused-encrypted = The file is protected by a password. Save it without one.
statistics-refused-truncated = The file is cut off. Download it again.
statistics-refused-damaged = The part “{ $part }” of the file is damaged ({ $detail }). Download it again.
statistics-refused-too-many-entries = The file holds { $found } parts; at most { $limit } are read.
statistics-refused-inflates-too-far = Unpacked, the file grows beyond { $limit } MB (part “{ $part }”). Nothing more was read.
statistics-refused-packed-too-tightly = The part “{ $part }” grows more than { $limit } times when unpacked, which honest data does not. Nothing was read.
statistics-refused-document-type = The part “{ $part }” declares a document type, which a workbook must not.
statistics-refused-too-many-sheets = The workbook has { $found } sheets; at most { $limit } are read.
statistics-refused-too-many-rows = The sheet “{ $sheet }” has more than { $limit } rows.
statistics-refused-too-many-columns = The sheet “{ $sheet }” has more than { $limit } columns.
statistics-refused-too-many-cells = The workbook has more than { $limit } cells.
statistics-refused-cell-too-long = { $sheet }, cell { $cell } holds { $chars } characters; at most { $limit } are read.
statistics-refused-too-much-text = The texts of all cells pass { $limit } MB.
statistics-refused-cell-twice = { $sheet }: cell { $cell } is given twice, so that two programs could show two values.
statistics-seems-empty = an empty file
statistics-seems-legacy-workbook = an old workbook (.xls); save it as .xlsx
statistics-seems-binary-workbook = a binary workbook (.xlsb); save it as .xlsx
statistics-seems-open-document = an OpenDocument file (.ods)
statistics-seems-archive = an archive of something else
statistics-seems-pdf = a PDF
statistics-seems-web-page = a web page, as sites send when they refuse a download
statistics-seems-text = plain text, perhaps CSV
statistics-seems-unknown = something unknown
statistics-finding-code-not-a-number = The location code “{ $found }” is no number; the row was left out. Write the M49 code as a number.
statistics-finding-row-without-code = The row “{ $found }” has no location code and was left out. Add its M49 code.
statistics-finding-unknown-code = No area or sum has the code of “{ $found }”; the row was left out. Correct the code, or have the area added to the reference content.
statistics-finding-name-of-another-area = “{ $found }” is the name of another area than the code’s ({ $expected }); the row was left out. Correct code or name.
statistics-finding-duplicate-code = The code { $found } stood already in { $expected } with other figures; this row was left out. Keep one of the two.
statistics-finding-duplicate-sum = The row of { $found } repeats { $expected } with the same figures and was counted once. Nothing is to be done.
statistics-finding-not-a-number = “{ $found }” is no number; the value was left out. Write a number, or .. where there is none.
statistics-finding-negative-value = { $found } is less than zero, which this indicator cannot be; the value was left out.
statistics-finding-name-differs = The name “{ $found }” is unlike “{ $expected }”; the row was kept by its code. Check that the code is right.
statistics-finding-unknown-data-type = The type of data “{ $found }” is not among { $expected }; the row was kept.
statistics-finding-unknown-note = Note { $found } is not in the sheet of notes; the row was kept.
statistics-finding-number-as-text = “{ $found }” is a number written as text; it was read as a number.
statistics-finding-not-whole = { $found } persons is not a whole number; it was kept as printed.
statistics-finding-sexes-do-not-add = Both sexes are given as { $found }, men and women add up to { $expected }; all were kept as printed.
statistics-finding-share-differs = The share is given as { $found } and computes to { $expected }; it was kept as printed.
statistics-finding-rate-differs = The rate is given as { $found } and computes to { $expected }; it was kept as printed.
statistics-finding-countries-do-not-add = The world is given as { $found }, the countries add up to { $expected }; both were kept as printed.
statistics-finding-row-missing = “{ $found }” has no row in { $expected }; its figures of that table are missing.
statistics-finding-area-with-itself = { $found } stands where { $expected } is paired with itself; it was kept as printed. Check it with the publisher before you use it.
statistics-finding-codes-disagree = The codes of the row name two areas, { $found } and { $expected }; the row was left out. Correct the wrong code.
statistics-finding-column-ignored = The column “{ $found }” is not part of the layout and was not read. If it holds figures, give its header the form that the publisher uses.
statistics-finding-column-missing = “{ $found }” has a row and no column; the figures of that column are missing. Take the matrix as the publisher released it.
statistics-finding-column-not-read = No meaning is known for the column “{ $found }”; its figures were not read. To have them, import the file as a table with a mapping.
statistics-finding-control-character = The invisible character { $found } stands in a text and was dropped. Check that nothing else was damaged when the file was made.
statistics-finding-decimal-comma = In this file the comma is the decimal sign; all numbers were read so. Compare a few of them with the publisher’s page.
statistics-finding-deletes = The row is marked “{ $found }”, which asks to delete a figure; it was left out, since editions never change. Take a file with all figures.
statistics-finding-formula-without-value = A formula without a calculated value stands here; the value was left out. Open the file in a spreadsheet program, save it and import it again.
statistics-finding-mixed-units = The same indicator is given in “{ $found }” here and in “{ $expected }” before; both were kept as printed. Correct the unit, or name two indicators.
statistics-finding-name-given-twice = “{ $found }” is the name of an area that stood already in this table ({ $expected }); this row or column was left out. Keep one of the two.
statistics-finding-no-date = “{ $found }” is no date; the figures of the row were counted in the years of the whole file, if it has any. Write a date such as { $expected }.
statistics-finding-not-a-period = “{ $found }” is no year, quarter or month; the row was left out. Write it like { $expected }.
statistics-finding-not-a-year = “{ $found }” is no year; the row was left out. Write the year in four digits.
statistics-finding-not-transparent = The publisher marks this service as not transparent (“{ $found }”); its cost was left out. Nothing is to be done.
statistics-finding-open-quote = A quotation mark ({ $found }) opens here and is never closed; the rest of the file was read as one field. Close it or remove it, and import the file again.
statistics-finding-origin-differs = The origin is “{ $found }” and the country of displacement { $expected }; for internally displaced persons they must be the same, so the row was left out. Correct one of the codes.
statistics-finding-origins-do-not-add = All origins together are given as { $found }, the single origins add up to { $expected }; all were kept as printed. Compare with the original whether rows are missing.
statistics-finding-pair-given-twice = The pair { $found } stood already in the table ({ $expected }); the first row was kept and this one left out. If their figures differ, find out which is right.
statistics-finding-ragged-record = Number of fields in this row: { $found }; in most rows: { $expected }. What is missing was read as empty. Check that no separator is missing or stands in a text without quotation marks.
statistics-finding-row-given-twice = An earlier row is about the same figures ({ $expected }); it was kept and this one left out. If they differ, find out which is right, or add what tells them apart.
statistics-finding-row-without-series = The row has no code of a series and was left out. Add the publisher’s code of the indicator.
statistics-finding-sex-not-said = The headers do not say whom the columns count; they were taken as both sexes, males and females, in this order. Compare some figures with the original.
statistics-finding-sheet-ignored = The sheet “{ $found }” was not read: the figures come from another sheet of this workbook. If you need it, import it as a file of its own.
statistics-finding-thousandfold = { $found } and { $expected }, the value before it in the same series, differ about a thousandfold; both were kept as printed. Check whether one of them counts thousands.
statistics-finding-total-differs = The total is given as { $found }, its cells add up to { $expected }; all were kept as printed. Compare with the original whether cells are missing.
statistics-finding-unit-in-header = The header “{ $found }” speaks of thousands or millions and the unit in the mapping does not; the numbers were kept as printed. Correct the unit in the mapping.
statistics-finding-unit-not-known = The unit of “{ $found }” is not known; its figures were kept with the unit “{ $expected }”. Look up in the publisher’s description what it measures.
statistics-finding-unit-not-said = The file does not say the unit here; “{ $expected }” was taken. Compare with the publisher’s description.
statistics-finding-unknown-count = “{ $found }” does not say whether the dead or the missing are counted; the figures of the row were left out. Write { $expected }.
statistics-finding-unknown-name = No country, area or sum is known by the name “{ $found }”; no figure was given to a country under it. Correct the name, or have it added to the publisher’s list of names.
statistics-finding-unknown-word = “{ $found }” is no known word for a sex; the row was left out. Write one of { $expected }, or say in the mapping what the word means.
problem-statistics-no-such-dataset = There is no such dataset
problem-statistics-no-such-edition = There is no edition “{ $edition }”
problem-statistics-no-such-edition-detail = The page of datasets lists every edition.
problem-statistics-no-such-cell = No figure stands in { $sheet }, cell { $cell }
problem-statistics-no-such-cell-detail = Titles, names and rows that were left out have no page. The page of the edition lists what was left out.
problem-statistics-no-such-area = No country or area is called “{ $area }”
problem-statistics-another-workbook = The file is not the expected workbook
problem-statistics-file-too-large = The file is larger than 64 MB
problem-statistics-file-gone = The original file is no longer in the file store
problem-statistics-file-gone-detail = The figures read from it are unharmed. The operator can restore it from a backup.
problem-statistics-reason-missing = Give a reason
problem-statistics-reason-missing-detail = It stands in the journal beside the act.
statistics-counterpart = Counterpart
statistics-period = Period
statistics-age = Age
statistics-detail = Detail
statistics-kind-country = Country or area
statistics-kind-remainder = Not given to any country
statistics-kind-aggregate = Sum
statistics-state-not-applicable = Not applicable
statistics-indicator-migrant-stock-by-origin = Immigrants by origin
statistics-indicator-remittances-by-corridor = Remittances by corridor
statistics-indicator-refugees = Refugees under UNHCR’s mandate
statistics-indicator-asylum-seekers = Asylum seekers
statistics-indicator-idps-idmc = Internally displaced persons
statistics-indicator-returned-refugees = Returned refugees
statistics-indicator-idps = Internally displaced persons of concern to UNHCR
statistics-indicator-returned-idps = Returned internally displaced persons
statistics-indicator-stateless = Stateless persons
statistics-indicator-others-of-concern = Others of concern to UNHCR
statistics-indicator-others-in-need = Other people in need of international protection
statistics-indicator-host-community = Host community
statistics-indicator-venezuelans-displaced-abroad = Venezuelans displaced abroad
statistics-indicator-displacements-idmc = Internal displacements in the year
statistics-indicator-hdi = Human Development Index
statistics-indicator-le = Life expectancy at birth
statistics-indicator-eys = Expected years of schooling
statistics-indicator-mys = Mean years of schooling
statistics-indicator-gnipc = Gross national income per person
statistics-indicator-dead = Migrants who died
statistics-indicator-missing = Missing migrants
statistics-indicator-dead-and-missing = Migrants who died or are missing
statistics-indicator-survivors = Survivors
statistics-unit-million-usd = Millions of US dollars
statistics-unit-current-usd = US dollars at current prices
statistics-unit-number = Number
statistics-unit-as-published = As the publisher gives it
statistics-unit-index = Index
statistics-unit-rank = Rank
statistics-unit-ranks = Ranks
statistics-unit-group = Group
statistics-unit-years = Years
statistics-unit-incidents = Incidents
statistics-unit-households = Households
statistics-unit-million-persons = Millions of persons
statistics-unit-thousand-births = Thousands of births
statistics-unit-thousand-deaths = Thousands of deaths
statistics-unit-thousand-usd = Thousands of US dollars
statistics-unit-billion-usd = Thousands of millions of US dollars
statistics-unit-current-lcu = Local currency at current prices
statistics-unit-constant-2015-usd = US dollars at prices of 2015
statistics-unit-current-international-dollars = International dollars at current prices
statistics-unit-constant-2017-international-dollars = International dollars at prices of 2017
statistics-unit-constant-2021-international-dollars = International dollars at prices of 2021
statistics-unit-ppp-usd-per-person = US dollars at purchasing power parity per person
statistics-unit-percent-of-gdp = Per cent of gross domestic product
statistics-unit-percent-of-population = Per cent of the population
statistics-unit-percent-of-total-population = Per cent of the total population
statistics-unit-percent-of-total-labor-force = Per cent of the total labour force
statistics-unit-percent-of-total = Per cent of the total
statistics-unit-annual-percent = Per cent a year
statistics-unit-per-1000 = Per 1,000 persons
statistics-unit-per-1000-people = Per 1,000 persons
statistics-unit-per-1000-births = Per 1,000 births
statistics-unit-per-1000-live-births = Per 1,000 live births
statistics-unit-per-100000-live-births = Per 100,000 live births
statistics-unit-per-1000-women = Per 1,000 women
statistics-unit-births-per-woman = Births per woman
statistics-unit-daughters-per-woman = Daughters per woman
statistics-unit-males-per-100-females = Males per 100 females
statistics-unit-males-per-100-female-births = Male births per 100 female births
statistics-unit-persons-per-square-kilometre = Persons per square kilometre
statistics-unit-tonnes-per-person = Tonnes per person
statistics-refused-not-recognised = No known layout begins like this: { $found }. Take the file as the publisher released it, or describe its columns with a mapping.
statistics-refused-other-kind = This is a file of another layout: { $found }, not { $asked }. Choose that layout, or take the other file.
statistics-refused-columns-missing = These columns are missing: { $missing }. The columns found are: { $found }. The layout has changed, or the file was edited; take the original.
statistics-refused-person-level = The columns { $columns } hold data on single persons. Tributary keeps no personal data on migrants; remove them and give totals.
statistics-refused-empty-table = There are no figures below the header.
statistics-layout-undesa-stock = UN DESA, migrant stock by sex and destination
statistics-layout-undesa-origin-destination = UN DESA, migrant stock by origin and destination
statistics-layout-undesa-long = UN DESA, origins and destinations as a long text
statistics-layout-wdi = World Bank, World Development Indicators
statistics-layout-wb-remittance-matrix = World Bank, bilateral remittance matrix
statistics-layout-wb-stock-matrix = World Bank, bilateral migrant stock matrix
statistics-layout-wb-remittance-prices = World Bank, Remittance Prices Worldwide
statistics-layout-unhcr = UNHCR, Refugee Data Finder
statistics-layout-hdr = UNDP, human development indices
statistics-layout-wpp = UN DESA, World Population Prospects
statistics-layout-idmc = IDMC, internally displaced persons
statistics-layout-missing-migrants = IOM, Missing Migrants
statistics-layout-sdmx-csv = SDMX-CSV
statistics-layout-table = a table with a mapping
statistics-refused-mapping-incomplete = The mapping of the columns does not say: { $lacks }.
statistics-layout = Layout
statistics-layout-auto = Recognise it by its sheets and headers
statistics-edition-name = Name of the edition
statistics-edition-name-hint = Leave it empty to take the name that the file gives.
statistics-stage = Only read it, so that somebody reviews the findings before it is published
statistics-notice-staged = The file was read. Review what was noticed, then publish it.
statistics-notice-published = The edition is published.
statistics-publish-lead = Pages show figures of published editions only.
statistics-publish-act = Publish this edition
statistics-described = Description for catalogues (DCAT-AP 3, schema.org)
