# The pages that belong to no single capability.

admin-today = Today
admin-welcome = Migration in national development strategies
admin-welcome-lead = The workspace of an inter-agency working group: what it is asked to do, what it has done, and the figures it works with, each with its source.
admin-today-lead = { $day }, { $time } in { $zone }. { $n ->
    [0] Nothing needs you.
    [one] One thing needs you.
   *[other] { $n } things need you.
}
admin-needs-you = Needs you
admin-calendar-feed = Calendar feed
admin-nothing-needs-you = Nothing needs you now.
admin-nothing-detail = Invitations, action points and minutes that wait for your answer come here by themselves.
admin-changed = What changed
admin-changed-more = and { $n } more of the same
admin-full-journal = Full journal
admin-no-date = No date
admin-next-day = Next day for you: { $day }
admin-day-before = Day before for you: { $day }
admin-due-today = Today
admin-due-in = { $n ->
    [one] In { $n } day
   *[other] In { $n } days
}
admin-due-ago = { $n ->
    [one] { $n } day late
   *[other] { $n } days late
}
admin-journal = Journal
admin-journal-lead = Every act of your groups, newest first. Rows are added and never changed; each is chained to the one before it.
admin-journal-acts = Acts
admin-journal-filter = Kind of act
admin-journal-any = Any
admin-journal-show = Show
admin-journal-empty = No act is recorded that you may read.
admin-journal-number = No.
admin-journal-when = Recorded
admin-journal-what = Act
admin-journal-act = Word of the act
admin-journal-identifier = Identifier of the record
admin-journal-record = Record
admin-journal-who = By
admin-journal-older = Older acts
admin-search-label = What are you looking for?
admin-search-hint = Words from titles and texts; all of them must occur.
admin-search-found = { $n ->
    [0] Nothing found
    [one] { $n } record found
   *[other] { $n } records found
}
admin-about = 
    Tributary is the workspace and the public portal of a working group that helps countries build migration into their national development strategies.
    
    - Each clause of the terms of reference has a status that is computed from what was done and recorded. Nobody types it.
    - Every act is a row of a journal that only grows; each row is chained to the one before it.
    - Every figure leads to its edition, sheet and cell.
    
    The same pages serve the public and the members; members who sign in see more of them.
admin-accessibility = 
    The site aims at WCAG 2.2, level AA, in all six languages.
    
    - Every act works with the keyboard alone and without scripts.
    - A status is always a word with a shape, never a colour alone; every chart has its numbers as a table.
    - Pages fit screens from 320 pixels, follow the reader’s text size, contrast and colour scheme, and print well.
    
    If something stands in your way, tell the co-chairs of the group: it is a fault, and it is mended.
admin-data-protection = 
    The site holds no personal data on migrants. The only persons in it are officials in their function: name, organisation, official address and time zone.
    
    - It sets three cookies: the session of whoever signed in, the language, and a message shown once. There are no trackers, and nothing is loaded from another host.
    - Sign-in links and sessions are kept only as hashes; the text of a sign-in mail is wiped once it is accepted.
    - Acts of officials remain in the journal under the name they had at the time, because the record must stay provable.
