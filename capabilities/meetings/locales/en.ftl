# The words of meetings.
# used: meetings-state-*
# used: meetings-task-*
# used: problem-meetings-*

meetings = Meetings
meetings-absent = Absent
meetings-add-item = Add an item
meetings-agencies = Agencies
meetings-agencies-count = { $n ->
    [one] { $n } agency
   *[other] { $n } agencies
}
meetings-agencies-of = { $n } of { $all } agencies
meetings-agency = Agency
meetings-agenda = Agenda
meetings-agenda-sum = The items take { $sum } of { $length } minutes.
meetings-agenda-too-long = The items take { $sum } minutes, and the meeting lasts { $length }.
meetings-all = All meetings
meetings-announce = Announce and invite
meetings-answer-no = I cannot attend
meetings-answer-written = I will contribute in writing only
meetings-answer-yes = I will attend
meetings-answered = Answer
meetings-answers = Answers so far
meetings-attendance = Attendance
meetings-attendance-detail = Everybody named by an agency on the day of the meeting is listed. What people said of themselves afterwards stays.
meetings-back = Back
meetings-calendar-file = Calendar file
meetings-cancel = Cancel the meeting
meetings-cancel-detail = Everybody who was invited gets a mail that withdraws the meeting from their calendar. The reference stays taken.
meetings-cancel-no = Keep it
meetings-cancel-question = Cancel “{ $title }”?
meetings-cancel-yes = Yes, cancel it
meetings-cancelled-because = Cancelled: { $reason }
meetings-chaired-by = chaired by { $first } and { $second }
meetings-chaired-by-one = chaired by { $first }
meetings-change = Move or change the meeting
meetings-change-attendance = Correct the attendance
meetings-change-item = Change the item
meetings-clause = Clause
meetings-clause-hint = The number of the clause of the mandate that the item serves; may stay empty
meetings-clause-number = clause { $n }
meetings-clock-day = { $weekday } { $day }
meetings-clock-free = no working day
meetings-clock-next = Next day: { $day }
meetings-clock-next-you = Next day for you: { $day }
meetings-clock-previous = The day before: { $day }
meetings-clock-previous-you = The day before for you: { $day }
meetings-clocks-note = Pale band: 09:00–17:00 local. Dark block: the meeting. Upright line: midnight.
meetings-convene = For the co-chairs
meetings-count = { $n ->
    [one] { $n } meeting
   *[other] { $n } meetings
}
meetings-date = Date
meetings-declare = Record that I took part
meetings-do-you-come = Will you attend?
meetings-every-state = Every state
meetings-fair-times = Fair times
meetings-fair-times-note = Best first. Whoever had the late hour in the last two years is spared it next.
meetings-fairness = Who takes the late hour
meetings-fairness-lead = Meetings held { $from }–{ $to }, on the clocks of those who spoke in them
meetings-fairness-none = No meeting has been held yet
meetings-fairness-none-detail = The table fills as attendance is recorded.
meetings-fairness-note = Points: each quarter of an hour costs 0 in working hours, 1 to 3 at the edges of the day, 8 to 12 at night, and 6 more on a day off.
meetings-filter = Title or reference
meetings-from-where = From
meetings-held-count = { $n ->
    [one] { $n } meeting held
   *[other] { $n } meetings held
}
meetings-how = How to take part
meetings-how-present = How
meetings-in-writing = In writing
meetings-it-was-held = It was held: record this
meetings-item = Item
meetings-items = Items
meetings-last-late = Last late hour
meetings-late-hour = The late hour so far: { $list }.
meetings-lay-paper = Lay a paper before the meeting
meetings-lead = The meetings of { $group }
meetings-lead-person = Lead
meetings-length = Length in minutes
meetings-mail-answer = Say whether you will attend: { $link }
meetings-mail-cancelled = Cancelled: { $title }, { $when }
meetings-mail-changed = Changed: { $title }, { $when }
meetings-mail-invited = Invitation: { $title }, { $when }
meetings-mail-join = Join: { $link }
meetings-mail-moved = New time: { $title }, { $when }
meetings-mail-not-held = The meeting does not take place.
meetings-mail-papers = Papers due soon: { $title }
meetings-mail-papers-due = Papers are due by { $when }.
meetings-mail-place = Place: { $place }
meetings-mail-reason = Reason: { $reason }
meetings-mail-reminder = Reminder: { $title }, { $when }
meetings-mail-was = It was to be on { $when }
meetings-mail-when = Time: { $when }
meetings-meeting = Meeting
meetings-minutes = Length in minutes
meetings-minutes-count = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
meetings-minutes-short = Min.
meetings-mode-in-person = in person
meetings-mode-none = did not take part
meetings-mode-online = online
meetings-mode-written = in writing
meetings-move-down = Move down
meetings-move-up = Move up
meetings-my-calendar = My meetings and action points
meetings-next = Next meeting
meetings-next-day = Next day for you
meetings-next-none = No meeting is planned
meetings-next-none-detail = The co-chairs schedule the next one here.
meetings-no-agenda = There is no agenda yet
meetings-no-agenda-detail = The co-chairs write it before the papers are due.
meetings-nobody-expected = No agency had named anybody on that day
meetings-nobody-expected-detail = Members are designated on the page of the group.
meetings-none = No meeting matches
meetings-none-detail = Meetings appear here as soon as the co-chairs announce them.
meetings-not-sent = Not sent yet
meetings-not-yet = The meeting has not begun; attendance is recorded afterwards.
meetings-note = A word to those invited
meetings-note-hint = Goes into the invitation as plain text
meetings-notice-announced = The meeting is announced. The invitations are on their way.
meetings-notice-answered = Your answer is recorded.
meetings-notice-cancelled = The meeting is cancelled. Those invited are being told.
meetings-notice-changed = The meeting is changed. Those invited are told of what touches them.
meetings-notice-declared = Recorded that you took part.
meetings-notice-input = Your text is recorded and counts as taking part.
meetings-notice-input-empty = Nothing was sent: the text was empty.
meetings-notice-item-added = The item is on the agenda.
meetings-notice-item-changed = The item is changed.
meetings-notice-item-removed = The item is off the agenda.
meetings-notice-paper = The paper lies before the meeting.
meetings-notice-paper-removed = The paper was taken back.
meetings-notice-recorded = The attendance is recorded.
meetings-notice-short = The group has agreed on { $n } days of notice; this day is nearer.
meetings-online = Online
meetings-online-hint = The link to join; members of the group alone see it
meetings-own-word = by their own word
meetings-paper-file = File
meetings-paper-file-hint = PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, TXT, CSV, MD, PNG or JPG, at most 25 MB
meetings-paper-link = Or its address on the web
meetings-paper-title = Title of the paper
meetings-papers-due = Papers are due by { $when }.
meetings-papers-were-due = Papers were due by { $when }.
meetings-part-early = Early morning
meetings-part-evening = Evening
meetings-part-night = Night
meetings-part-working = Working hours
meetings-person = Person
meetings-place = Place
meetings-place-hint = Room and building, if there is one
meetings-place-of-work = Place of work
meetings-points = Points
meetings-present = Present
meetings-present-count = { $n ->
    [one] { $n } agency
   *[other] { $n } agencies
}, from { $cities ->
    [one] { $cities } city
   *[other] { $cities } cities
}
meetings-previous-day = The day before for you
meetings-reason = Reason
meetings-reason-hint = Goes to those invited; may stay empty
meetings-record-attendance = Record who took part
meetings-refused-clause = A clause is a number, such as 16
meetings-refused-date = Give a day and a time
meetings-refused-doubled = The clocks of { $city } show { $time } twice on that day: say which one is meant
meetings-refused-join = Give an address that begins with https://
meetings-refused-long = The text is too long
meetings-refused-minutes = Give a whole number of minutes, at most 1440; a meeting lasts at least 5
meetings-refused-skipped = The clocks of { $city } jump over { $time } on { $day }: take { $before } or { $after }
meetings-refused-title = Give a title of at most 200 letters
meetings-refused-zone = There is no such time zone
meetings-remove-detail = { $n ->
    [one] { $n } paper goes with it.
   *[other] { $n } papers go with it.
}
meetings-remove-item = Remove the item
meetings-remove-question = Remove “{ $title }” from the agenda?
meetings-save = Save
meetings-schedule = Schedule a meeting
meetings-see-clocks = See everyone’s clock
meetings-send-answer = Send the answer
meetings-send-input = Send the text
meetings-show = Show
meetings-shown = The clocks are set back on that day: which time is meant?
meetings-shown-first = The first, before the clocks are set back ({ $offset })
meetings-shown-second = The second, after the clocks are set back ({ $offset })
meetings-stale = Somebody else changed it in between
meetings-stale-detail = Below is what it is now; your entries stand in the form. Sending again puts them in its place.
meetings-state = State
meetings-state-cancelled = Cancelled
meetings-state-held = Held
meetings-state-planned = Planned
meetings-subscribe = Subscribe to the calendar
meetings-suggestion = Within 08:00–19:00 of a working day for { $n } of { $all }.
meetings-suggestion-heaviest = { $city } bears most.
meetings-take-back = Take back
meetings-task-agenda = Write the agenda: { $title }
meetings-task-agenda-act = Write the agenda
meetings-task-answer = Say whether you will attend: { $title }
meetings-task-answer-act = Answer
meetings-task-held = Record who took part: { $title }
meetings-task-held-act = Record
meetings-task-papers = Papers are due: { $title }
meetings-task-papers-act = Lay a paper
meetings-time = Time
meetings-time-hint = On the clocks of the zone below
meetings-title = Title
meetings-usual-title = Meeting { $number } of { $year }
meetings-was-it-held = Was it held?
meetings-was-it-held-detail = The list of those who took part records the meeting as held.
meetings-were-you-there = Were you there?
meetings-were-you-there-detail = You are not on the list. Your word is recorded with its date.
meetings-when = When
meetings-reference = Reference
meetings-begins = Begins
meetings-remark = Remark
meetings-who-took-part = Who took part
meetings-whole-meeting = The whole meeting
meetings-write-agenda = Write the agenda
meetings-write-input = Take part in writing
meetings-write-input-detail = What you write before the meeting or within two weeks after it counts as taking part.
meetings-written-input = Written input
meetings-you = You
meetings-your-answer = Your answer
meetings-your-text = Your text
meetings-zone = Time zone
meetings-zone-hint = The meeting keeps this zone’s time, also when its clocks are set forward or back
problem-meetings-state = The state of the meeting does not allow this
problem-meetings-state-detail = It was held, cancelled or is over. Open its page to see what it is now.
problem-meetings-not-begun = The meeting has not begun
problem-meetings-not-begun-detail = Attendance is recorded once it has.
problem-meetings-reference-taken = The group has a meeting { $reference } already
problem-meetings-unknown-person = The list names somebody who is not known
problem-meetings-paper-too-large = The file is too large
problem-meetings-paper-too-large-detail = A paper has at most 25 MB.
meetings-refused-paper-kind = Send a document, a table, slides, text or a picture: PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, TXT, CSV, MD, PNG or JPG.
meetings-refused-paper-empty = Choose a file or give the address at which the paper is found.
meetings-clocks = { $n ->
    [1] One meeting, one clock
    [2] One meeting, two clocks
    [3] One meeting, three clocks
    [4] One meeting, four clocks
    [5] One meeting, five clocks
    [6] One meeting, six clocks
   *[other] One meeting, { $n } clocks
}
meetings-agenda-of = Agenda: { $title }
meetings-all-papers = All papers (ZIP, { $size })
meetings-document-page = Page { $page } of { $pages }
meetings-kind = What it is
meetings-kind-carried-over = Action points carried over
meetings-kind-hint = Of the last two the records tell what became of them
meetings-kind-ordinary = An item like any other
meetings-kind-previous-minutes = Minutes of the previous meeting
meetings-outcome = Outcome
meetings-paper-number = Paper { $number }
meetings-size-kb = { $n } KB
meetings-size-mb = { $n } MB
problem-meetings-papers-too-large = The papers are too much for one file
problem-meetings-papers-too-large-detail = Together they have { $size }; at most { $most } are packed. Take them one by one from the agenda.
