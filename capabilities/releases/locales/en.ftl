# Tables of small counts: protected, released, remembered.
# used: releases-state-*
# used: releases-audience-*
# used: releases-reason-*
# used: releases-layout-*
# used: releases-title-missing
# used: releases-family-missing
# used: problem-releases-*

releases-title = Released tables
releases-lead = Tables of small counts that were made safe before anybody read them. Each was proved against all that had been released before it.
releases-new = Propose a table
releases-none = No table has been released yet.
releases-ledger = The ledger
releases-table = Table
releases-family = Family
releases-audience = For whom
releases-audience-public = Everybody
releases-audience-members = Members who have signed in
releases-withheld = Withheld
releases-withheld-of = { $withheld } of { $cells } cells withheld
releases-when = Released on
releases-state = State
releases-state-proposed = Proposed
releases-state-released = Released
releases-state-retracted = Taken back
releases-number = Number
releases-cells = Cells
releases-interval = { $low } to { $high }
releases-interval-open = { $low } or more
releases-total = Total
releases-operator = The operator
releases-new-lead = The table is protected by your rule and proved against everything of its family that was released before. You see the result first; a co-chair releases it.
releases-not-taken = The table was not taken
releases-table-title = What the table shows
releases-table-title-hint = Such as: asylum claims by region and sex, 2025. It becomes public with the table.
releases-family-hint = Of which count it is, such as “asylum claims 2025”. Tables of one family share their cells and are proved together, so a dimension and its categories have one name in all of them.
releases-audience-hint = Whoever reads it, it is proved as if everybody did.
releases-file = File
releases-file-hint = Delimited text of at most 2 MB: counts by rows and columns, or a list of cells as the rule says. Columns on single persons are refused.
releases-rule = Rule
releases-rule-hint = As TOML. Lines that are left out have their usual values; what can be said stands below.
releases-propose-act = Protect and propose
releases-how = What happens
releases-how-original = The file itself is not kept, and neither is any value that is withheld: only the cells that may be told, and for each other cell the interval in which a reader could place it.
releases-how-rule = What a rule can say
releases-how-list = Without [table] the first column names the rows and the first line the columns. With it the file is a list: a line for each cell, or for each contributor to a cell.
releases-title-missing = Say what the table shows.
releases-family-missing = Say of which count the table is.
releases-file-missing = Choose a file.
releases-notice-proposed = The table is protected. Nobody outside of the group sees it before it is released.
releases-notice-released = The table was released.
releases-notice-retracted = The table was taken back.
releases-withheld-cells = Withheld cells
releases-nothing-withheld = No cell had to be withheld.
releases-interval-lead = Whoever knows everything else that was released can say no more of a withheld cell than this.
releases-cell = Cell
releases-known-to-lie = Could be
releases-why = Why
releases-cells-gone = The cells are no longer shown.
releases-record = The record
releases-proposed = Proposed
releases-released = Released
releases-retracted = Taken back
releases-against = Proved against
releases-against-none = Nothing of this family had been released before.
releases-digest = Digest of the original
releases-digest-lead = SHA-256 over a random word and the file. The operator can hold a file against it; trying out values is of no use without the word.
releases-release-lead = The proof is done once more against all that is out by now. What is released stays known, even if it is taken back.
releases-release-act = Release
releases-retract = Take it back
releases-retract-lead = The table is no longer shown. Later tables are proved against what it told all the same.
releases-retract-act = Take the table back
releases-reason = Reason:
releases-reason-threshold = Few are counted in it
releases-reason-dominance = Few contributors make up nearly all of it
releases-reason-p-percent = The largest contributor could be computed too closely
releases-reason-complement = Another cell could be computed from it
releases-reason-earlier = It was withheld in an earlier release
releases-cost = { $primary } by the rule or an earlier release, { $complements } so that these cannot be computed.
releases-value = Value
releases-cell-published = published
releases-cell-withheld = withheld
releases-least = At least
releases-greatest = At most
releases-note-family = Family: { $family }.
releases-note-withheld = Withheld cells have no value; what stands beside them is all that can be known of them.
releases-refused-unreadable = The file cannot be read: { $why }.
releases-refused-rule = The rule cannot be read: { $why }
releases-refused-bounds = “{ $field }” cannot be { $found }: threshold 0 or more, width above 0, shares above 0 and at most 100, p below q, n from 1 to 10.
releases-refused-no-such-part = The group “{ $group }” names “{ $part }”, which the table has not.
releases-refused-two-groups = “{ $part }” is in two groups; it can be in one.
releases-refused-two-meanings = “{ $name }” is a group and a category; give the group another name.
releases-refused-person-level = Columns on single persons: { $columns }. Count the persons first and bring the counts; nothing was kept.
releases-refused-empty = There is no table: the first line names the columns, and below it stand the cells.
releases-refused-ragged = Line { $line } has { $found } cells where the header has { $expected }.
releases-refused-not-a-count = Line { $line }, { $column }: “{ $found }” is no count. Write a whole number, zero or more; a table with gaps cannot be protected.
releases-refused-not-an-amount = Line { $line }, { $column }: “{ $found }” is no amount. Write a number, zero or more, with a point.
releases-refused-negative = Line { $line }, { $column }: “{ $found }” is below zero. Make two tables, one of gains and one of losses.
releases-refused-no-such-column = The rule names the column “{ $column }”. The file has: { $found }.
releases-refused-unnamed = The rule does not say what these columns hold; leave them out of the file: { $columns }.
releases-refused-twice = “{ $name }” occurs twice. Each row, column or cell has one name.
releases-refused-nameless = Line { $line }, { $column }: there is no name.
releases-refused-looks-like-sum = “{ $name }” seems to be a sum. Say under [table]: total = "{ $name }", or leave it out.
releases-refused-sum = Line { $line }: the sum “{ $column }” does not agree with its parts. Mend the file.
releases-refused-largest = Line { $line }: the largest contributions are more than the cell, or not in falling order.
releases-refused-too-many-cells = The table has { $found } cells with its sums, and { $limit } can be protected at once. Make it coarser, or make several.
releases-refused-no-such-cell = The rule says that “{ $cell }” was released, and the table has no such cell.
releases-refused-differs = “{ $cell }” has another value than release { $release } told. Another count belongs into another family.
releases-refused-differs-rule = “{ $cell }” has another value than the rule says was released.
releases-refused-inconsistent = The table does not agree with what was released of its family. Another count belongs into another family.
releases-refused-too-much = With all that was released before, { $found } cells hang together, and { $limit } can be proved at once. Make the table coarser.
releases-refused-exposed = “{ $cell }” would be known to lie in: { $interval }. That is too close. Let sums be withheld, too (margins_known = false), make the table coarser, or leave it unpublished.
releases-refused-exposed-earlier = The table would betray “{ $cell }”, which release { $release } withheld: it would be known to lie in { $interval }. Let sums be withheld, too (margins_known = false), make the table coarser, or leave it unpublished.
releases-layout-no-contributions = Dominance and p % look at contributions: name under [table] the column of the contributor, or those of the largest contributions.
releases-layout-no-value = A list needs the column of its values: say under [table] what value is.
releases-layout-two-contributions = Name either contributor or largest, not both.
releases-layout-no-contributors = The threshold counts contributors: name under [table] the column contributors that says how many there are, or set threshold = 0.
releases-layout-weighted-largest = The largest contributions are of weighted amounts already: leave weight out.
releases-layout-not-a-list = Columns can be named only for a list: say under [table] which dimensions it has.

problem-releases-no-such-release = There is no such table
problem-releases-no-such-release-detail = The page of released tables lists every one.
problem-releases-not-taken = The table was not taken
problem-releases-file-too-large = The file is larger than 2 MB
problem-releases-file-too-large-detail = A table that can be protected has at most 1,500 cells.
problem-releases-betrays = The table would betray a withheld cell
problem-releases-betrays-detail = With what is out by now, “{ $cell }” of release { $release } would be known to lie in: { $interval }. Propose the table again, so that it is protected against that, too.
problem-releases-differs = The table differs from what was released
problem-releases-differs-detail = “{ $cell }” was released with another value. Another count belongs into another family.
problem-releases-inconsistent = The table does not agree with what was released
problem-releases-inconsistent-detail = Another count belongs into another family.
problem-releases-too-much = Too many cells hang together
problem-releases-too-much-detail = Nothing can be proved of so many. Propose a coarser table.
problem-releases-overtaken = Another table of the family was released meanwhile
problem-releases-overtaken-detail = Nothing was changed. Release the table once more, so that it is proved against that one, too.
problem-releases-no-longer = The table is not waiting any longer
problem-releases-no-longer-detail = It was released or taken back meanwhile.
problem-releases-reason-missing = Give a reason
problem-releases-reason-missing-detail = It stands beside the table and in the journal.
