# Map and list, the page of an area, regions and communities.
# used: countries-kind-*
# used: countries-community-*
# used: countries-kinds-*
# used: countries-standing-*
# used: countries-level-*
# used: problem-countries-*

countries-title = Countries and areas
countries-lead = Names and regions follow the M49 list of the United Nations.
countries-search = Find a country or area
countries-search-name = Name or code
countries-search-hint = In any of the six languages, or a code such as MDA, MD or 498.
countries-search-region = Region
countries-search-go = Show
countries-search-all = All countries and areas
countries-all-regions = All regions
countries-no-region = Not in a region of the list
countries-none = No country or area is called so. Try part of the name, or a code.
countries-found = { $n ->
    [one] { $n } country or area
   *[other] { $n } countries and areas
}
countries-map = World map
countries-map-plain = Each area on the map leads to its page
countries-map-text = The list on this page says the same in words.
countries-map-figure = { $name }: { $figure }
countries-map-no-figure = { $name }: no figure
countries-map-without = No figure
countries-map-empty = No figures are loaded yet, so the map shows no amounts.
countries-load-page = In the browser: load the original workbook of UN DESA.
countries-load-link = Load figures
countries-load-command = On the server:
countries-legend = What the colours mean
countries-source = Source:
countries-class-all = All values
countries-class-below = Below { $to }
countries-class-above = { $from } and more
countries-class-between = { $from } to below { $to }
countries-disputed = About areas of unsettled status
countries-where = Where { $name } lies
countries-where-title = Location
countries-figures = Figures
countries-area-empty = No figures are loaded for this page yet. What follows is reference content only.
countries-known = Reference facts
countries-status = Status
countries-formal = Formal name in English
countries-region = Region
countries-special = Special groups
countries-special-none = None
countries-stations = Duty stations
countries-stations-none = None listed
countries-counted-in = Counted in
countries-counts = Takes in
countries-communities = Communities today
countries-communities-none = The content names no community of which it is part today.
countries-regions-all = All communities
countries-community = Community
countries-standing = Standing
countries-since = Since
countries-code = Code
countries-name = Name
countries-remark = Remark
countries-of-kind = Kind
countries-depth = Level
countries-lies-in = Lies in
countries-since-unknown = Day not known
countries-mark = Reliability
countries-mark-verified = Checked
countries-mark-found = From a public page
countries-mark-general = To be confirmed
countries-mark-note = “To be confirmed” is general knowledge that an expert has not checked yet. Who corrects the content names the source.
countries-past = Earlier periods
countries-same-region = In the same region
countries-sources = Where this comes from
countries-sources-text = Names, codes, regions and special groups: M49 list of the United Nations Statistics Division. Communities: each names its own source on its page.
countries-kind-member-state = Member State of the United Nations
countries-kind-observer-state = Non-member observer State
countries-kind-free-association = State in free association, not a Member State
countries-kind-sar = Special administrative region
countries-kind-territory = Area of the M49 list
countries-kind-antarctica = Antarctica
countries-kind-special = Not listed separately in M49; treated by a rule of the content
countries-kind-former = Exists no more; kept for older records
countries-community-rec = Regional economic community
countries-community-regional = Regional organization
countries-community-process = Regional consultative process
countries-community-forum = Inter-regional forum
countries-community-un-group = List of the United Nations
countries-kinds-rec = Regional economic communities of the African Union
countries-kinds-regional = Other regional organizations
countries-kinds-process = Regional consultative processes on migration
countries-kinds-forum = Inter-regional forums on migration
countries-kinds-un-group = Lists of the United Nations
countries-standing-member = Member
countries-standing-suspended = Suspended
countries-standing-associate = Associate
countries-standing-observer = Observer
countries-standing-withdrawn = Left
countries-level-world = World
countries-level-region = Continental region
countries-level-subregion = Subregion
countries-level-intermediate = Intermediate region
countries-regions = Regions and communities
countries-regions-lead = Who belongs where, on any day: communities with dated membership, and the regions of the M49 list.
countries-on = As of
countries-on-label = Show another day
countries-on-go = Show this day
countries-as-on = As of { $day }
countries-communities-all = Communities
countries-members = Members
countries-looked-at = List as of
countries-overlap = Members of more than one organization
countries-overlap-count = { $n ->
    [one] { $n } country or area is a full member of more than one regional organization.
   *[other] { $n } countries and areas are full members of more than one regional organization.
}
countries-overlap-lead = Their rules on migration may differ.
countries-overlap-show = Show them
countries-overlap-in = Full member of
countries-overlap-members = Members that also belong elsewhere
countries-m49 = Regions of the M49 list
countries-areas-head = Areas
countries-area = Country or area
countries-areas = { $n ->
    [one] { $n } country or area
   *[other] { $n } countries and areas
}
countries-within = Regions within
countries-on-map = List and map
countries-members-on = { $n ->
    [one] { $n } member on { $day }
   *[other] { $n } members on { $day }
}
countries-members-none = On that day it had no members in the content.
countries-others = Others
countries-changes = What changed
countries-changes-none = The content knows no dated change.
countries-change = { $before } before, { $after } after
countries-joined = Joined:
countries-left = Left:
countries-list-source = Where the list comes from
countries-source-head = Source
countries-founded = Founded
countries-follows = Same members as
countries-unknown-lead = The code is unknown, or the name is written otherwise.
countries-meant = Perhaps you mean
problem-countries-no-such-area = No country or area “{ $asked }”
problem-countries-no-such-area-detail = Perhaps you mean: { $suggestions }
problem-countries-no-such-day = “{ $day }” is not a day
problem-countries-no-such-day-detail = Write a day such as 2025-01-29.
