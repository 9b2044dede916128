# The words of minutes.
# used: minutes-state-*
# used: minutes-answer-*
# used: minutes-task-*
# used: problem-minutes-*
# used: minutes-document-online minutes-document-in-person minutes-document-written

minutes-title = Minutes
minutes-of = Minutes:
minutes-state-none = Not written
minutes-state-draft = Draft
minutes-state-circulated = Circulated for comment
minutes-state-adopted = Adopted
minutes-superseded = Superseded by a correction
minutes-none-yet = Nothing is written yet.
minutes-lead-circulated = Version { $version } · comments until { $deadline }
minutes-lead-version = Version { $version }
minutes-corrects = What it corrects:
minutes-to-meeting = The meeting
minutes-write = Write the minutes
minutes-answer-now = Answer now
minutes-ledger = Circulation, line by line
minutes-what-changed = What changed since the version before
minutes-answers = Answers of the agencies
minutes-answer-agree = agrees
minutes-answer-comment = comments
minutes-adopt-title = Adopt this version
minutes-adopt-detail = Both co-chairs turn a key. When the second is turned, the text is locked for good.
minutes-adopt = Turn my key
minutes-keys = Keys turned
minutes-decisions = Decisions
minutes-no-decisions = No decision is recorded.
minutes-versions = Versions
minutes-version = Version
minutes-digest = SHA-256 of this text
minutes-correct-title = Correct it
minutes-reason = What is corrected, and why
minutes-reason-hint = A correction is a new version; this one stays as it is
minutes-correct = Begin a correction
minutes-whole-meeting = The meeting as a whole
minutes-notice-adopted = The minutes are adopted.
minutes-notice-key-turned = Your key is turned; the other co-chair’s is still to come.
minutes-notice-correction = A new version is begun.
minutes-notice-answered = Your answer is recorded.
minutes-notice-saved = Saved.
minutes-notice-kept = Kept as your draft.
minutes-notice-decided = The decision is recorded.
minutes-notice-circulated = The minutes are on their way to everybody who must have them.
minutes-your-answer = Your answer to the minutes
minutes-not-sent = Not sent yet
minutes-comment-on = Comment on a paragraph
minutes-paragraph = Paragraph
minutes-paragraph-hint = A number from the minutes, such as { $example }; empty for the whole
minutes-for-agency = For { $agency }
minutes-agree-with = Agree with version { $version }
minutes-comment = Comment
minutes-comment-hint = Write what it should say
minutes-send-answer = Send the answer
minutes-wrong-answer = Choose whether you agree or comment
minutes-wrong-paragraph = “{ $paragraph }” is not the number of a paragraph
minutes-wrong-comment = Write the comment
minutes-conflict-title = Two people wrote the same item
minutes-conflict-detail = Nothing is lost: the saved text stands above yours. Bring both together below and save again.
minutes-theirs = Saved by { $name }, { $at }
minutes-yours-below = Yours is below.
minutes-text = Text
minutes-text-hint = Markdown: a blank line begins a new paragraph. Kept as your draft while you type.
minutes-save = Save into the minutes
minutes-keep = Keep as draft
minutes-not-kept = Not kept: no connection
minutes-draft-kept = Draft kept, { $at }
minutes-new-decision = New decision
minutes-item = Agenda item
minutes-decide = Record the decision
minutes-action-points = Action points
minutes-action-points-note = They are records of their own: deleting a sentence here deletes none of them.
minutes-new-action = Record an action point
minutes-circulate-title = Circulate
minutes-circulate-to = { $recipients ->
    [one] It goes to { $recipients } person: every focal point and alternate of all members of the parent group.
   *[other] It goes to { $recipients } people: every focal point and alternate of all members of the parent group.
}
minutes-circulate-detail = After that the text no longer changes; a correction is a new version.
minutes-circulate = Circulate to all members
minutes-read = Read the minutes
minutes-finding = { $recipients ->
    [one] Sent to { $recipients } recipient
   *[other] Sent to { $recipients } recipients
}, { $days ->
    [one] { $days } day
   *[other] { $days } days
} after the meeting; { $agencies ->
    [one] { $agencies } agency has answered
   *[other] { $agencies } agencies have answered
}.
minutes-comments-close = Comments close { $deadline }.
minutes-times = Times are yours, { $zone }.
minutes-attention = Needs attention, { $lines }
minutes-settled = Settled, { $lines }
minutes-ledger-note = One line for each recipient; a line can be added to, never changed.
minutes-recipient = Recipient
minutes-function = Function
minutes-sent = Sent
minutes-delivery = Delivery
minutes-answer = Answer
minutes-agency = Agency
minutes-mail-address = E-mail address
minutes-server-reply = Reply of the mail server
minutes-queued = Queued
minutes-ended = Delivery ended
minutes-answered-at = Answered
minutes-you = You
minutes-delivery-accepted = Delivered
minutes-delivery-bounced = Returned
minutes-delivery-given-up = Given up
minutes-delivery-recorded = Recorded
minutes-delivery-queued = On its way
minutes-awaited = Awaited
minutes-in-circulation = Minutes in circulation
minutes-task-write = Write the minutes of { $meeting }
minutes-task-write-detail = { $days ->
    [one] The meeting was { $days } day ago.
   *[other] The meeting was { $days } days ago.
}
minutes-task-write-act = Write
minutes-task-answer = Answer to the minutes of { $meeting }
minutes-task-answer-why = They are circulated for comment; silence is consent.
minutes-task-answer-act = Answer
minutes-task-adopt = Adopt the minutes of { $meeting }
minutes-task-adopt-why = The time for comments is over; your key is missing.
minutes-task-adopt-act = Read and adopt
minutes-mail-subject = { $group }: minutes of meeting { $meeting }, version { $version }
minutes-mail-opening = Here are the minutes and the key action points of “{ $title }”, { $day }.
minutes-mail-replaces = Version { $version } replaces version { $replaced }: { $reason }
minutes-mail-deadline = Comments are welcome until { $deadline }; silence is consent.
minutes-mail-read = Read and answer here:
minutes-mail-agreed = Action points agreed
minutes-mail-carried = Action points carried over
minutes-no-day = no day set
problem-minutes-not-two = The group has no two co-chairs today
problem-minutes-not-two-detail = Designate them first; adoption needs both keys.
problem-minutes-not-held = The meeting has not been held
problem-minutes-not-held-detail = Record its attendance first; then its minutes can be circulated.
problem-minutes-locked = The minutes were circulated and no longer change
problem-minutes-locked-detail = Begin a correction: it is a new version.
problem-minutes-draft-exists = A new version is being written already
problem-minutes-empty = There is nothing written yet
problem-minutes-too-long = The text is too long
problem-minutes-no-reason = Say what is to be changed
problem-minutes-not-circulated = These minutes are not open for comment
problem-minutes-already-adopted = The minutes are adopted already
problem-minutes-already-adopted-detail = Nothing was changed. A correction is a new version.
problem-minutes-still-open = Comments are still open
problem-minutes-still-open-detail = Adoption is possible after { $until }, or when every agency has answered.
problem-minutes-no-paragraph = “{ $paragraph }” is not the number of a paragraph
problem-minutes-nobody = There is nobody to whom the minutes could go
problem-minutes-nobody-detail = No member of the parent group has a focal point or an alternate today.
minutes-badge-adopted = Minutes adopted
minutes-badge-draft = Minutes in draft
minutes-remark-adopted-on = Adopted on { $day }
minutes-remark-decision = Decision { $number }
minutes-document-title = Minutes: { $title }
minutes-document-page = Page { $page } of { $pages }
minutes-document-present = Who took part
minutes-document-agency = Agency
minutes-document-person = Person
minutes-document-how = How
minutes-document-online = online
minutes-document-in-person = in person
minutes-document-written = in writing
minutes-document-number = Number
minutes-document-what = What is to be done
minutes-document-owner = Owner
minutes-document-due = Due
minutes-replaces = Version { $version } replaces version { $replaced }.
minutes-changed-since = What changed since version { $version }
minutes-read-version = Read the minutes, version { $version }
minutes-read-before = Read that version
minutes-nothing-changed = The text of no item changed.
minutes-act = What to do
minutes-mend = Mend the address
minutes-remind = Remind now
minutes-again-to = Sent again, to { $address }
minutes-silent = No answer: silence is consent
minutes-reminded = Reminded { $at }
minutes-returned-from = Returned from { $address }, { $at }
minutes-notice-reminded = The reminder is on its way.
minutes-notice-sent-again = The minutes are on their way again; the line keeps what came back.
minutes-mend-lead = The minutes came back from { $name }, { $agency }: { $address }.
minutes-server-said = Their mail server said:
minutes-address = Address
minutes-address-hint = Leave it as it is if the mailbox works again. A new address is also the one to sign in with.
minutes-send-again = Send the minutes again
minutes-wrong-address = Write an address such as name@agency.example
minutes-taken-address = Somebody else is known by this address
minutes-address-of-co-chair = The address of a co-chair is corrected by the operator of the site, so that nobody can hold both keys.
minutes-mail-reminder-subject = { $group }: your answer to the minutes of { $meeting }, version { $version }
minutes-mail-reminder = The minutes of “{ $title }”, { $day }, await the answer of { $agency }.
problem-minutes-answered = The agency has answered already
problem-minutes-answered-detail = No reminder was sent.
problem-minutes-not-reached = The minutes have not reached this recipient yet
problem-minutes-not-reached-detail = Wait until they are delivered, or mend the address if they came back.
problem-minutes-reminded-today = This recipient was reminded today already
problem-minutes-reminded-today-detail = One reminder a day is enough; the next can go tomorrow.
problem-minutes-not-returned = The minutes did not come back from this recipient
problem-minutes-not-returned-detail = They are delivered or on their way, so nothing is sent again.
minutes-mail-kind = Mail
minutes-mail-first = First
minutes-mail-again = Sent again
minutes-mail-reminder-kind = Reminder
