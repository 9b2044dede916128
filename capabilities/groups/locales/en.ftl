# Groups, members, designations, offices.
# used: groups-ended-*
# used: problem-groups-*

groups-all = Groups
groups-none = No group has been founded yet.
groups-group = Group
groups-parent = Parent group
groups-sister = Sister group
groups-kin = Related groups
groups-conveners = Co-chairs
groups-no-co-chairs = Nobody co-chairs the group at present.
groups-equal-powers = Both have equal powers; minutes and the work plan need both.
groups-chair = Chair
groups-chair-of-parent = Chair of the parent group
groups-zone = days are counted in { $zone }
groups-members = Members
groups-nav = This group
groups-to-meetings = Meetings and minutes
groups-to-actions = Action points
groups-to-mandate = Mandate
groups-members-all = All members and focal points
groups-members-count = { $count ->
    [one] { $count } member agency
   *[other] { $count } member agencies
  }
groups-members-today = { $members } today, { $day }
groups-members-on = { $members } on { $day }
groups-no-members = No agency was a member on this day.
groups-no-vacancies = Every member has a focal point.
groups-vacancies = { $count ->
    [one] { $count } member without a focal point
   *[other] { $count } members without a focal point
  }
groups-vacant-since = Vacant since
groups-vacant-for = { $days ->
    [one] Vacant for { $days } day
   *[other] Vacant for { $days } days
  }
groups-age = Age
groups-age-days = Age in days
groups-list = List
groups-on-day = As of { $day }.
groups-person = Person
groups-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
  }
groups-since = since { $day }
groups-until = until { $day }
groups-from-to = { $from } to { $to }
groups-bridges = Bridges
groups-bridges-note = They also sit in a sister group, so that each group knows what the other does.
groups-bridges-note-below = They sit in several of the groups below, so that each knows what the other does.
groups-no-bridges = Nobody here sits in a sister group.
groups-overlap-above = Also in the parent group, { $count }
groups-overlap-below = Also in a group below, { $count }
groups-may-join = May join whenever they wish:
groups-agency = Agency
groups-focal-point = Focal point
groups-alternate = Alternate
groups-co-chair = Co-chair
groups-act = Act
groups-named = Named
groups-names-hidden = Names and addresses are shown to members who have signed in.
groups-list-of = List as of
groups-show-list = Show the list of this day
groups-asked = confirmation asked for
groups-join = An agency joins
groups-join-lead = The group is open to every member of the parent group.
groups-join-act = Join
groups-leave = An agency leaves
groups-leave-lead = Its designations end on the same day. Past lists stay as they were, and it may join again.
groups-leave-act = Leave
groups-from-day = First day
groups-last-day = Last day
groups-last-day-hint = Leave empty when no end is set
groups-designate = Designate a person
groups-designate-short = Designate
groups-designate-lead = An agency names who speaks for it from a day on. Lists of earlier days do not change.
groups-designate-act = Designate
groups-role = Office
groups-email = E-mail address
groups-email-hint = Whoever has it already is known by it; others are added
groups-name = Name
groups-place = Duty station
groups-replace = Whoever holds the post ends on the day before
groups-letter = Letter of the agency
groups-letter-hint = PDF, PNG or JPEG, at most 5 MB
groups-no-letter = None attached
groups-confirmed = Last confirmed
groups-confirm = Confirm that it still holds
groups-end = End
groups-end-act = End the designation of { $name }
groups-ended-withdrawn = The agency ended this designation.
groups-ended-replaced = The agency named a successor.
groups-ended-lapsed = This designation lapsed because nobody confirmed it. The agency may make a new one.
groups-asked-detail = Does it still hold? Without a confirmation it lapses on { $until }.
groups-not-saved = Not saved yet
groups-bad-agency = Choose one of the member agencies
groups-bad-role = Choose one of the offices
groups-bad-email = This is not an address, such as name@agency.example
groups-bad-day = Write a day as YYYY-MM-DD
groups-backwards = The last day lies before the first, or is no day
groups-bad-letter = The letter is neither PDF nor PNG nor JPEG
groups-not-a-member = { $agency } is not a member on that day; let it join first
groups-clash = { $name } holds this post from { $from } to { $to }. Choose a later day, or let that designation end on the day before.
groups-clash-open = { $name } holds this post from { $from } on, without an end. Choose to end that designation on the day before.
groups-offices = Offices of countries
groups-offices-lead = Resident Coordinators’ offices, editors, validators and national partners of a country, and auditors of the journal.
groups-no-offices = No office has been granted yet.
groups-grant = Grant an office
groups-grant-act = Grant
groups-country = Country
groups-country-hint = Three letters, such as MDA; empty for an auditor
groups-bad-country = An office of a country names its three letters, and the auditor’s names none
groups-unknown-person = Nobody with this address is known here
groups-days-held = Held
groups-settings = Settings of the group
groups-settings-lead = Days that the terms of reference leave to the group.
groups-newer = Somebody saved other values in between; what you typed stands in the fields and is not saved yet
groups-saved-now = Saved now: { $value }
groups-bad-days = Write a number of days from 0 to 3650
groups-notice-days = Notice before a meeting, in days
groups-papers-days = Papers before a meeting, in days
groups-silence-days = Comments on circulated minutes, in days
groups-circulation-days = Minutes sent after a meeting, in days (empty: no limit)
groups-stale-days = Days without activity after which a focal point or alternate is asked to confirm
groups-lapse-days = It lapses this many days after the question
groups-calendar-open = The calendar is public: titles and times, nothing else
groups-minutes-open = Adopted minutes are public
groups-save = Save
groups-chair-of = Chair of { $group }
groups-chair-terms = Terms so far
groups-name-chair-lead = A dated term of an agency; two agencies may chair at once.
groups-name-chair-act = Record the term
groups-task-confirm = Confirm your designation by { $agency }
groups-task-vacancies = { $count ->
    [one] { $count } member has no focal point
   *[other] { $count } members have no focal point
  }
groups-task-vacancies-act = See which
groups-notice-joined = The agency has joined.
groups-notice-left = The agency leaves on that day.
groups-notice-designated = The designation is recorded.
groups-notice-confirmed = Confirmed. Thank you.
groups-notice-ended = The designation ends on that day.
groups-notice-granted = The office is granted.
groups-notice-office-ended = The office has ended.
groups-notice-saved = Saved.
groups-notice-chair = The term is recorded.
groups-mail-ask-subject = Does your designation still hold?
groups-mail-ask = Good day { $name },

    { $agency } named you as { $role } in { $group }. There has been no sign of life for a long time, so we ask: does it still hold?

    Confirm it here:
    { $url }

    Without a confirmation the designation lapses on { $until }. Your agency can then make a new one at any time.
problem-groups-overlap = The post is taken on some of these days
problem-groups-overlap-detail = { $name } holds it from { $from } on. End that designation first, or choose other days.
problem-groups-already = This is recorded already for some of these days
problem-groups-already-detail = It stands from { $from } on.
problem-groups-not-member = { $agency } is not a member on that day
problem-groups-not-member-detail = Let the agency join first.
problem-groups-not-member-above = { $agency } is not a member of the parent group on that day
problem-groups-not-member-above-detail = The group is open to members of the parent group.
problem-groups-over = This designation has ended
problem-groups-over-detail = Its last day was { $day }. The agency may make a new one.
