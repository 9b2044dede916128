# The mandate: clauses, obligations, forecasts.
# used: mandate-forecast-*
# used: problem-mandate-*
# used: mandate-n-*

mandate-n-days = { $days ->
    [one] one day
   *[other] { $days } days
}
mandate-n-left = { $days-left ->
    [one] one day left
   *[other] { $days-left } days left
}

mandate-title = Mandate
mandate-title-of = Mandate of { $group }
mandate-lead = The clauses of the terms of reference, each with its status, forecast and evidence.
mandate-lead-of = { $n ->
    [one] The clause of the terms of reference. Its status is computed from what was done and recorded; nobody types it.
   *[other] The { $n } clauses of the terms of reference. Each status is computed from what was done and recorded; nobody types it.
}
mandate-none = No mandate is followed here: this group meets, keeps minutes and has members, and no clause of it is judged.
mandate-priorities = Priorities, { $from }–{ $to }
mandate-modalities = Working modalities, { $from }–{ $to }
mandate-priority = Priority
mandate-modality = Working modality
mandate-all = All clauses
mandate-no = No.
mandate-number = Number
mandate-clause-and-forecast = Clause and forecast
mandate-status = Status
mandate-evidence = Evidence
mandate-next-date = Next date
mandate-clause-head = Clause
mandate-clause-title = Subject of the clause
mandate-kind = Kind
mandate-clause-status = Status of the clause
mandate-obligation = Obligation
mandate-missing = Missing now
mandate-forecast-head = Forecast
mandate-identifier = Identifier
mandate-not-official = Clauses and obligations are told in our own words; the official text is the terms of reference.
mandate-opened = Opened
mandate-clause = Clause { $number }
mandate-as-of = As it stood at the end of
mandate-show = Show
mandate-to-today = Back to today
mandate-then = This is how the mandate stood at the end of { $day }: only what had happened and was recorded by then.
mandate-computed = Computed { $at } from { $n ->
    [one] one record
   *[other] { $n } records
} of the journal. Evidence counts records of the current period that the rule accepts; a record can prove more than one clause. Dates end at 23:59 in { $zone }.
mandate-owner = { $kind } · owner: { $owner }
mandate-owner-co-chairs = co-chairs
mandate-owner-focal-points = focal points
mandate-owner-members = member agencies
mandate-restated = In our own words; the official text is clause { $number } of the terms of reference.
mandate-basis-terms = The terms of reference say it so.
mandate-basis-reading = The terms give no number here; this is how the group reads them, and it may change its reading.
mandate-rule = Rule
mandate-rule-count = { $n ->
    [one] At least once in each calendar year in { $zone }: { $acts }.
   *[other] At least { $n } times in each calendar year in { $zone }: { $acts }.
}
mandate-rule-answer = After each “{ $triggers }” comes: { $acts }.
mandate-rule-limit = { $days ->
    [one] The limit is one day.
   *[other] The limit is { $days } days.
}
mandate-rule-no-limit = No number of days is set; it is asked only whether it was done.
mandate-rule-month = Again before a month has passed: { $acts }.
mandate-rule-quarter = Again before three months have passed: { $acts }.
mandate-rule-half-year = Again before six months have passed: { $acts }.
mandate-rule-year = Again before twelve months have passed: { $acts }.
mandate-rule-focal-points = On every day each member agency has a focal point.
mandate-rule-open = On every day no member of the parent group that asked to take part is kept waiting.
mandate-or = { $first } or { $second }
mandate-list-separator = { ", " }
mandate-level-count-met = { $n } or more
mandate-level-count-track = done and dated reach { $steps }
mandate-level-count-step = { $k } by { $day }
mandate-level-count-pace = done and dated keep an even pace through the year
mandate-level-count-risk = fewer than that
mandate-level-count-overdue = fewer than { $n } on { $day }
mandate-level-count-later = nothing is done, dated or asked for yet
mandate-level-answer-met = every one is answered
mandate-level-answer-track = { $days ->
    [one] one waits, with more than one day left
   *[other] one waits, with more than { $days } days left
}
mandate-level-answer-risk = { $days ->
    [one] one waits, with one day left or none
   *[other] one waits, with { $days } days left or fewer
}
mandate-level-answer-overdue = { $days ->
    [one] one has waited for more than one day
   *[other] one has waited for more than { $days } days
}
mandate-level-open-track = only the newest of this year waits
mandate-level-open-risk = an older one waits, or the year has ended
mandate-level-never = never: no date is set
mandate-level-later = none has happened yet, but one is dated
mandate-level-interval-met = { $days ->
    [one] the interval ends in more than one day
   *[other] the interval ends in more than { $days } days
}
mandate-level-interval-track = { $days ->
    [one] it ends within one day, and the next is dated before that
   *[other] it ends within { $days } days, and the next is dated before that
}
mandate-level-interval-risk = { $days ->
    [one] it ends within one day, and nothing is dated
   *[other] it ends within { $days } days, and nothing is dated
}
mandate-level-interval-overdue = the interval has passed
mandate-level-condition-met = no exception
mandate-level-condition-risk = { $days ->
    [one] there is an exception, or one begins within one day
   *[other] there is an exception, or one begins within { $days } days
}
mandate-level-condition-overdue = { $days ->
    [one] an exception has lasted for more than one day
   *[other] an exception has lasted for more than { $days } days
}
mandate-counts-in = What counts in { $year }
mandate-counts-now = What counts now
mandate-nothing-counts = Nothing yet.
mandate-earlier = { $n ->
    [one] One earlier record is not shown. The JSON link at the foot of this page includes it.
   *[other] { $n } earlier records are not shown. The JSON link at the foot of this page includes them.
}
mandate-dated = dated
mandate-dated-on = dated, { $day }
mandate-open = What waits
mandate-open-since = { $days ->
    [0] since { $day }
    [one] since { $day }, one day
   *[other] since { $day }, { $days } days
}
mandate-open-by = { "; " }by { $day }
mandate-exceptions = Without a focal point
mandate-exception = { $agency }, since { $day }
mandate-median-same-day = Half of the answers came on the same day.
mandate-median = { $n ->
    [one] Half of the answers came within one day.
   *[other] Half of the answers came within { $days } days.
}
mandate-history-met = { $of ->
    [one] { $met ->
        [0] History: not met in its one year
       *[other] History: met in its one year
    }
   *[other] History: met in { $met } of { $of } years
}
mandate-history-running = History: no year has been judged yet
mandate-history-standing = History: what was recorded, by year
mandate-history-year = Year
mandate-history-acts = What was done
mandate-history-result = Result
mandate-as-table = The same as a table
mandate-year-met = { $count } · met
mandate-year-not-met = { $count } · not met
mandate-year-running = { $count } so far
mandate-year-so-far = { $count } of { $needed }
mandate-year-recorded = { $count }
mandate-deadline = { $day }, 23:59 { $zone }.
mandate-own-time = { $day }, { $time }, { $zone }.
mandate-next-day = Next day for you:
mandate-for-you = For you:
mandate-no-date = No date follows from the rule.
mandate-acts-that-count = Acts that count
mandate-mend-schedule = Propose a date
mandate-mend-members = See the members
mandate-mend-open = Open what waits
mandate-mend-clause = Open the clause
mandate-task = { $title } (clause { $number })
mandate-panel-overdue = { $n } overdue
mandate-panel-at-risk = { $n } at risk
mandate-panel-nothing-recorded = { $n } with nothing recorded
mandate-panel-not-yet-due = { $n } not yet due
mandate-panel-well = { $n } met or on track
problem-mandate-not-a-day = That is not a day
problem-mandate-not-a-day-detail = Write a day as 2026-10-01: year, month, day.

mandate-partly = Nothing is recorded yet for: { $title }.
mandate-forecast-nothing-recorded = Nothing of this is recorded yet.
mandate-forecast-year-met = { $held } of { $at-least } done this year; the first of the next year is expected by { $next-by }.
mandate-forecast-year-met-meetings = { $held } of { $at-least } meetings held this year; the first of the next year is expected by { $next-by }.
mandate-forecast-next-expected = { $held } of { $at-least } done this year; the next is expected by { $next-by }.
mandate-forecast-next-expected-meetings = { $held } of { $at-least } meetings held this year; the next is expected by { $next-by }.
mandate-forecast-met-if-held = { $missing ->
    [one] One more is dated, for { $next }; with it the year is met.
   *[other] The { $missing } that are missing are dated, the next for { $next }; with them the year is met.
}
mandate-forecast-met-if-held-meetings = { $missing ->
    [one] One more meeting is dated, for { $next }; once it is held the year is met.
   *[other] The { $missing } meetings that are missing are dated, the next for { $next }; once they are held the year is met.
}
mandate-forecast-more-needed = { $missing ->
    [one] One more is needed by { $by }.
   *[other] { $missing } more are needed by { $by }.
}
mandate-forecast-more-needed-meetings = { $missing ->
    [one] One more meeting is needed by { $by }; the last day to send notice is { $last-notice }.
   *[other] { $missing } more meetings are needed by { $by }; the last day to send notice is { $last-notice }.
}
mandate-forecast-notice-passed = { $missing ->
    [one] One more is needed by { $by }.
   *[other] { $missing } more are needed by { $by }.
}
mandate-forecast-notice-passed-meetings = { $missing ->
    [one] One more meeting is needed by { $by }; the last day for regular notice was { $last-notice }.
   *[other] { $missing } more meetings are needed by { $by }; the last day for regular notice was { $last-notice }.
}
mandate-forecast-year-missed = { $missing ->
    [one] The year ends on { $by } and one is missing.
   *[other] The year ends on { $by } and { $missing } are missing.
}
mandate-forecast-year-missed-meetings = { $missing ->
    [one] The year ends on { $by } and one meeting is missing.
   *[other] The year ends on { $by } and { $missing } meetings are missing.
}
mandate-forecast-first-dated = Nothing is asked for yet; the first is dated for { $next }.
mandate-forecast-first-dated-minutes = Nothing is asked for yet; the first meeting is dated for { $next }.
mandate-forecast-nothing-to-answer = Nothing waits.
mandate-forecast-all-answered = { $answered ->
    [one] The one that there was is answered.
   *[other] All { $answered } are answered.
}
mandate-forecast-all-answered-minutes = { $answered ->
    [one] The minutes of the one meeting have gone out.
   *[other] The minutes of all { $answered } meetings have gone out.
}
mandate-forecast-waiting = { $waiting ->
    [one] One waits since { $since } ({ mandate-n-days }); no date is set.
   *[other] { $waiting } wait, the oldest since { $since } ({ mandate-n-days }); no date is set.
}
mandate-forecast-waiting-minutes = { $waiting ->
    [one] The minutes of one meeting have not gone out; it was held on { $since } ({ mandate-n-days } ago).
   *[other] The minutes of { $waiting } meetings have not gone out; the oldest was held on { $since } ({ mandate-n-days } ago).
}
mandate-forecast-waiting-until = { $waiting ->
    [one] One waits, until { $by } ({ mandate-n-left }).
   *[other] { $waiting } wait, the most urgent until { $by } ({ mandate-n-left }).
}
mandate-forecast-waiting-until-minutes = { $waiting ->
    [one] The minutes of one meeting go out by { $by } ({ mandate-n-left }).
   *[other] The minutes of { $waiting } meetings have to go out, the most urgent by { $by } ({ mandate-n-left }).
}
mandate-forecast-late = { $late ->
    [one] One that came on { $since } is { mandate-n-days } late.
   *[other] { $late } are late, the oldest, of { $since }, by { mandate-n-days }.
}
mandate-forecast-late-minutes = { $late ->
    [one] The minutes of the meeting of { $since } are { mandate-n-days } late.
   *[other] The minutes of { $late } meetings are late, those of { $since } by { mandate-n-days }.
}
mandate-forecast-holds-until = The last was on { $last } and holds until { $until }.
mandate-forecast-next-dated = The last holds until { $until }; the next is dated for { $next }.
mandate-forecast-needed-by = The last was on { $last }; the next is needed by { $by } and none is dated ({ mandate-n-left }).
mandate-forecast-lapsed-since = The last was on { $last }; the next was needed by { $by }, { mandate-n-days } ago.
mandate-forecast-holds-for-all = { $of ->
    [one] It holds for the one agency.
   *[other] It holds for all { $of } agencies.
}
mandate-forecast-missing-for = It does not hold for { $missing } of { $of } agencies, for the first of them since { $since } ({ mandate-n-days }).
mandate-forecast-ending-soon = It ends for { $ending } of { $of } agencies, for the first of them after { $on }.
