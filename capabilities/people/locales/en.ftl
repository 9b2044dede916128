# Signing in, and one's own page.
# used: problem-people-*

people-sign-in = Sign in
people-sign-in-lead = Write your address; a link that signs you in comes by mail.
people-sign-in-with = Sign in with { $provider }
people-not-sent = Not sent yet
people-email = E-mail address
people-email-hint = The address under which your agency named you
people-bad-address = This is not an address, such as name@agency.example
people-send-link = Send the link
people-or = Or with your organization’s account
people-no-password = There are no passwords here. The link works once.
people-link-sent = Look into your mail
people-link-sent-lead = If { $email } is known here, a link is on its way to it.
people-link-sent-detail = { $minutes ->
    [one] The link works once and for { $minutes } minute.
   *[other] The link works once and for { $minutes } minutes.
  } If nothing arrives, look into the folder for unwanted mail, or ask a co-chair whether the group knows your address.
people-link-again = Use another address
people-confirm-lead = You are about to sign in as { $name }.
people-confirm = Sign in now
people-confirm-note = The link is used up only by this button, so programs that check your mail cannot use it up.
people-mail-link-subject = Your link to sign in
people-mail-link = Good day { $name },

    this link signs you in. It works once, within { $minutes } minutes:

    { $url }

    If you did not ask for it, nothing needs to be done: without the link nobody signs in as you.
people-me = Your page
people-settings = Settings
people-newer = Somebody saved this in between; what you typed stands below and is not saved yet
people-not-saved = Not saved yet
people-name = Name
people-bad-name = A name has between 1 and 200 letters
people-place = Duty station
people-place-hint = Times are shown in its zone
people-bad-place = Choose one of the places in the list
people-language = Language
people-language-hint = Of the pages and of the mails sent to you
people-language-browser = As the browser asks
people-save = Save
people-notice-saved = Saved.
people-sessions = Where you are signed in
people-browser = Browser
people-browser-unknown = Unknown browser
people-this-browser = This one
people-begun = Since
people-seen = Last visit
people-end-sessions = Sign out everywhere
people-sessions-note = You stay signed in for 30 days, or 7 days without a visit. To sign out everywhere also ends links that were mailed and not used.
people-feed = Your calendar
people-feed-lead = Every meeting of your groups, in the calendar you use. The address is secret: whoever has it sees your meetings.
people-feed-once = This address is shown once. Copy it now.
people-feed-add = Add to the calendar of this device
people-feed-since = In use since { $since }.
people-feed-make = Make an address
people-feed-renew = Make a new address; the old one stops working
problem-people-link-unknown = This link does not sign in
problem-people-link-unknown-detail = It is not complete, or it is old. Ask for a new one at “Sign in”.
problem-people-link-used = This link was used before
problem-people-link-used-detail = Each link signs in once. Ask for a new one at “Sign in”.
problem-people-link-over = The time of this link has passed
problem-people-link-over-detail = Ask for a new one at “Sign in”.
problem-people-provider-unreachable = The other sign-in service does not answer
problem-people-provider-unreachable-detail = Try again in a few minutes, or sign in by a link in a mail.
problem-people-provider-refused = The other sign-in service did not confirm who you are
problem-people-provider-refused-detail = Nothing was changed. Begin again at “Sign in”; if it fails again, the operator finds the reason in the log.
problem-people-provider-stranger = You are not known here
problem-people-provider-stranger-detail = Your organization confirmed who you are, but no agency has named you to a group. Your agency’s focal point or a co-chair can add you.
problem-people-address-taken = Somebody else is known by this address
