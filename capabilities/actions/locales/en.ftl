# The words of action points.
# used: actions-state-*
# used: actions-list-*
# used: actions-act-*
# used: problem-actions-*

actions-title = Action points
actions-summary = { $open } open, { $overdue } of them overdue
actions-list = List
actions-state = State
actions-owner = Owner
actions-overdue-only = Overdue only
actions-show = Show
actions-none = No action point matches.
actions-next = More action points
actions-age-note = Age counts from the meeting that agreed the point to today, or to the day it was closed.
actions-list-open = Open
actions-list-done = Done
actions-list-cancelled = Cancelled
actions-list-all = All
actions-every-agency = Every agency
actions-point = Action point
actions-due = Due
actions-age-head = Age
actions-age-days = Age in days
actions-carried-times = Times carried over
actions-carried-short = Carried over
actions-closed-when = Closed at
actions-at-meeting = At { $meeting }
actions-you = You
actions-no-day = no day set
actions-closed-at = Closed at { $meeting }
actions-closed-on = Closed on { $day }
actions-age = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
actions-carried = { $times ->
    [0] not carried over
    [1] carried over once
    [2] carried over twice
   *[other] carried over { $times } times
}
actions-state-open = Open
actions-state-in-progress = In progress
actions-state-done = Done
actions-state-cancelled = Cancelled
actions-overdue = Overdue
actions-near = Due soon
actions-carried-title = Action points carried over
actions-all-open = All open, { $open }
actions-carried-cut = The { $shown } most pressing of { $all } are shown: what is overdue first, then the oldest.
actions-none-carried = Nothing was left open by earlier meetings.
actions-closed-here = Closed at this meeting
actions-agreed-and-closed = Agreed and closed at this meeting
actions-carried-and-closed = Carried over, and closed at this meeting
actions-all-closed-here = Everything that was carried over was closed at this meeting.
actions-agreed-here = Agreed at this meeting
actions-agree = Record an action point
actions-age-note-today = Age counts from the day the point was agreed to today, { $day }. What is open is put before the next meeting by itself.
actions-task-detail = For { $agency }, agreed at { $meeting }, { $carried }.
actions-task-act = Report on it
actions-new-title = New action point
actions-new-lead = Agreed at { $meeting }
actions-no-item = The meeting as a whole
actions-due-hint = The last day for it, where the group is: { $zone }
actions-choose-agency = Choose an agency
actions-wrong-text = Say in 1 to { $most } letters what is to be done
actions-wrong-due-before = The day lies before the meeting that agrees the point; choose a later one
actions-wrong-due = Write the day as 2026-11-30, or leave it empty
actions-wrong-reason = Say why the action point is cancelled
actions-wrong-meeting = Choose a meeting of the group that came after the point was agreed
actions-wrong-agency = Choose the agency that is to do it
actions-notice-agreed = The action point is recorded.
actions-notice-begun = The action point is in progress.
actions-notice-closed = The action point is done.
actions-notice-reopened = The action point is open again.
actions-notice-cancelled = The action point is cancelled.
actions-notice-changed = The action point is changed.
actions-not-saved = Not saved yet
actions-text = What is to be done
actions-text-hint = One sentence that begins with a verb. It stays a record of its own, whatever becomes of the minutes.
actions-item = Agenda item
actions-back = Back
actions-agreed-lead = Agreed on { $day } · { $agency }
actions-between-meetings = Between meetings
actions-by-operator = the operator
actions-by-system = the system
actions-act-agreed = Agreed
actions-act-changed = Changed
actions-act-closed = Done
actions-act-reopened = Reopened
actions-act-cancelled = Cancelled
actions-change = { $field }: { $before } → { $after }
actions-meeting = Meeting
actions-reason = Reason
actions-how-it-stands = How it stands
actions-reference = Reference
actions-origin = Agreed at
actions-closed = Closed
actions-history = History
actions-changed-title = Somebody changed it in between
actions-changed-detail = Beside is how it stands now; the form keeps what you typed. Save again to put yours in its place.
actions-begin = We have begun
actions-close-title = Close it
actions-close-where = Closed at
actions-close = It is done
actions-reopen-title = Open it again
actions-reopen = Reopen
actions-change-title = Change it
actions-save = Save
actions-cancel-title = Cancel it
actions-cancel = Cancel the action point
actions-reason-hint = It stays in the history, and the point can be reopened
actions-mail-subject = { $open ->
    [one] { $agency }: { $open } open action point
   *[other] { $agency }: { $open } open action points
}
actions-mail-opening = These action points of your agency are open in the group “{ $group }”:
actions-mail-closing = Say on the page of each how it stands, or close it there.
actions-mail-overdue = Overdue since { $deadline }
actions-mail-due = Due { $deadline }
problem-actions-number-taken = Another action point is A{ $number }
problem-actions-already-closed = The action point is closed already
problem-actions-already-closed-detail = Reopen it first if more is to be done.
problem-actions-not-closed = The action point is open
problem-actions-no-reason = Say why the action point is cancelled
problem-actions-text = Say in 1 to { $most } letters what is to be done
problem-actions-due-before-agreed = The day lies before the meeting that agreed the point
problem-actions-wrong-meeting = The action point cannot be closed at that meeting
actions-remark-agreed = Action point { $number }
actions-remark-carried = { $closed } closed, { $over } carried over
