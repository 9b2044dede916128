//! `VTIMEZONE`: a zone's rules for the time that a file speaks of, made from the IANA database.
//!
//! Where a zone sets its clock twice a year by the same rule (the second Sunday of March), the rule is
//! written; where it does not (Morocco follows the moon, Cairo the eve of a Friday), each change in the time
//! span stands for itself. A zone that never changes gets one `STANDARD`, because a zone without any is read
//! as universal time by some and refused by others.

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Weekday, date},
    tz::Offset,
};

use crate::{
    Zone,
    lines::{Lines, local},
};

/// A rule is believed when it holds for this many years after the last event: every date it can fall on
/// comes round in 28.
const YEARS_OF_A_RULE: i16 = 28;

/// One setting of the clock.
#[derive(Debug)]
struct Shift {
    at: Timestamp,
    from: Offset,
    to: Offset,
    daylight: bool,
    name: String,
}

impl Shift {
    /// What the clock showed when it was set.
    fn local(&self) -> DateTime {
        self.from.to_datetime(self.at)
    }
}

/// Writes the zone for events between two instants.
pub(crate) fn write(lines: &mut Lines, zone: &Zone, first: Timestamp, last: Timestamp) {
    lines.value("BEGIN", "VTIMEZONE");
    lines.text("TZID", zone.name());
    let begin = zone.local(first).year().saturating_sub(1);
    let end = zone.local(last).year().saturating_add(1).min(9998);
    let shifts = shifts(zone, begin, end.saturating_add(YEARS_OF_A_RULE).min(9998));
    match regular(&shifts) {
        Some(rules) => {
            for (shift, rule) in rules {
                write_shift(lines, shift, Some(&rule));
            }
        }
        None => write_each(lines, zone, first, &shifts, end),
    }
    lines.value("END", "VTIMEZONE");
}

fn write_each(lines: &mut Lines, zone: &Zone, first: Timestamp, shifts: &[Shift], end: i16) {
    let shifts: Vec<_> = shifts.iter().filter(|shift| shift.local().year() <= end).collect();
    if shifts.first().is_none_or(|shift| shift.at > first) {
        let info = zone.tz().to_offset_info(first);
        let year = zone.local(first).year().saturating_sub(1).min(1970);
        let begins = info.offset().to_timestamp(date(year, 1, 1).at(0, 0, 0, 0)).unwrap_or(Timestamp::MIN);
        let name = info.abbreviation().to_owned();
        let offset = info.offset();
        // Whatever the clock has always shown, as far as the file knows, is its standard.
        write_shift(lines, &Shift { at: begins, from: offset, to: offset, daylight: false, name }, None);
    }
    for shift in shifts {
        write_shift(lines, shift, None);
    }
}

fn write_shift(lines: &mut Lines, shift: &Shift, rule: Option<&str>) {
    let kind = if shift.daylight { "DAYLIGHT" } else { "STANDARD" };
    lines.value("BEGIN", kind);
    lines.value("DTSTART", local(shift.local()));
    lines.value("TZOFFSETFROM", written(shift.from));
    lines.value("TZOFFSETTO", written(shift.to));
    lines.text("TZNAME", &shift.name);
    if let Some(rule) = rule {
        lines.value("RRULE", rule);
    }
    lines.value("END", kind);
}

/// `+0545`; seconds only where there are any, which no zone has today.
fn written(offset: Offset) -> String {
    let sign = if offset.seconds() < 0 { '-' } else { '+' };
    let seconds = offset.seconds().unsigned_abs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{seconds:02}")
    }
}

/// Every change of the offset in these local years, in order.
fn shifts(zone: &Zone, begin: i16, end: i16) -> Vec<Shift> {
    let mut from_instant = zone.day_begins(date(begin, 1, 1));
    // One second back, so that a change at the very beginning of the year is seen.
    from_instant = from_instant.checked_sub(jiff::SignedDuration::from_secs(1)).unwrap_or(from_instant);
    let mut from = zone.offset(from_instant);
    let mut shifts = Vec::new();
    for shift in zone.tz().following(from_instant) {
        let (at, to) = (shift.timestamp(), shift.offset());
        if from.to_datetime(at).year() > end {
            break;
        }
        if to != from {
            let name = shift.abbreviation().to_owned();
            shifts.push(Shift { at, from, to, daylight: shift.dst().is_dst(), name });
            from = to;
        }
    }
    shifts
}

/// The two changes of the year and their rules, if there are two, by the same rules in every year.
fn regular(shifts: &[Shift]) -> Option<[(&Shift, String); 2]> {
    let (firsts, seconds): (Vec<_>, Vec<_>) =
        shifts.iter().enumerate().partition(|(n, _)| n.is_multiple_of(2));
    let rule = |each: &[(usize, &Shift)]| -> Option<String> {
        let (_, first) = each.first()?;
        let same = each.iter().zip(first.local().year()..).all(|((_, shift), year)| {
            shift.local().year() == year
                && shift.local().time() == first.local().time()
                && (shift.from, shift.to, shift.daylight) == (first.from, first.to, first.daylight)
        });
        let dates: Vec<_> = each.iter().map(|(_, shift)| shift.local().date()).collect();
        if same { yearly(&dates) } else { None }
    };
    if firsts.len() != seconds.len() || firsts.len() < usize::try_from(YEARS_OF_A_RULE).ok()? {
        return None;
    }
    Some([(firsts[0].1, rule(&firsts)?), (seconds[0].1, rule(&seconds)?)])
}

/// The rule that gives these dates, one in each year: the last or the n-th weekday of a month.
fn yearly(dates: &[Date]) -> Option<String> {
    let first = dates.first()?;
    let same = dates.iter().all(|date| date.month() == first.month() && date.weekday() == first.weekday());
    let nth = |date: &Date| (date.day() - 1) / 7 + 1;
    let which = if dates.iter().all(|date| date.day() + 7 > date.days_in_month()) {
        "-1".to_owned()
    } else if dates.iter().all(|date| nth(date) == nth(first)) {
        nth(first).to_string()
    } else {
        return None;
    };
    let day = weekday(first.weekday());
    same.then(|| format!("FREQ=YEARLY;BYMONTH={};BYDAY={which}{day}", first.month()))
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written_for(zone: &str, first: &str, last: &str) -> String {
        let mut lines = Lines::default();
        write(&mut lines, &Zone::named(zone).unwrap(), first.parse().unwrap(), last.parse().unwrap());
        String::from_utf8(lines.into_bytes()).unwrap().replace("\r\n", "\n")
    }

    fn in_2026(zone: &str) -> String {
        written_for(zone, "2026-11-03T13:00:00Z", "2026-11-03T14:00:00Z")
    }

    #[test]
    fn a_zone_that_never_changes_has_one_standard() {
        insta::assert_snapshot!(in_2026("Africa/Nairobi"), @r"
        BEGIN:VTIMEZONE
        TZID:Africa/Nairobi
        BEGIN:STANDARD
        DTSTART:19700101T000000
        TZOFFSETFROM:+0300
        TZOFFSETTO:+0300
        TZNAME:EAT
        END:STANDARD
        END:VTIMEZONE
        ");
        for zone in ["Asia/Bangkok", "Africa/Addis_Ababa", "Asia/Manila", "Asia/Amman", "Asia/Kathmandu"] {
            let text = in_2026(zone);
            assert_eq!(text.matches("BEGIN:STANDARD").count(), 1, "{text}");
            assert!(!text.contains("DAYLIGHT") && !text.contains("RRULE"), "{text}");
        }
    }

    #[test]
    fn a_regular_zone_has_its_two_rules() {
        insta::assert_snapshot!(in_2026("Europe/Zurich"), @r"
        BEGIN:VTIMEZONE
        TZID:Europe/Zurich
        BEGIN:DAYLIGHT
        DTSTART:20250330T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        TZNAME:CEST
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:20251026T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        TZNAME:CET
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        END:STANDARD
        END:VTIMEZONE
        ");
        let new_york = in_2026("America/New_York");
        assert!(new_york.contains("BYMONTH=3;BYDAY=2SU") && new_york.contains("BYMONTH=11;BYDAY=1SU"));
        let beirut = in_2026("Asia/Beirut");
        assert!(beirut.contains("DTSTART:20250330T000000") && beirut.contains("BYMONTH=10;BYDAY=-1SU"));
    }

    #[test]
    fn a_zone_without_a_simple_rule_has_each_change() {
        for zone in ["Africa/Casablanca", "Africa/Cairo", "America/Santiago", "Asia/Gaza"] {
            let text = written_for(zone, "2025-03-10T13:00:00Z", "2025-03-10T14:00:00Z");
            assert!(!text.contains("RRULE"), "{text}");
            for year in [2024, 2025, 2026] {
                assert!(text.matches(&format!("DTSTART:{year}")).count() >= 2, "{year} {text}");
            }
        }
        let casablanca = written_for("Africa/Casablanca", "2025-03-10T13:00:00Z", "2025-03-10T14:00:00Z");
        assert!(casablanca.contains("DTSTART:20250223T030000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000"));
        assert!(casablanca.contains("DTSTART:20250406T020000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100"));
    }

    #[test]
    fn a_rule_that_was_given_up_is_not_written() {
        let amman = written_for("Asia/Amman", "2021-06-01T09:00:00Z", "2026-06-01T09:00:00Z");
        assert!(!amman.contains("RRULE"), "{amman}");
        // Summer time of 2022 became the standard on 28 October of that year.
        assert!(amman.contains("TZOFFSETFROM:+0200\nTZOFFSETTO:+0300"), "{amman}");
    }

    #[test]
    fn a_change_after_the_first_event_leaves_it_its_own_offset() {
        // Kazakhstan has had one zone since 1 March 2024.
        let almaty = written_for("Asia/Almaty", "2023-12-01T09:00:00Z", "2023-12-01T10:00:00Z");
        assert!(almaty.contains("DTSTART:19700101T000000\nTZOFFSETFROM:+0600\nTZOFFSETTO:+0600"), "{almaty}");
        assert!(almaty.contains("DTSTART:20240301T000000\nTZOFFSETFROM:+0600\nTZOFFSETTO:+0500"), "{almaty}");
    }

    #[test]
    fn offsets_are_written_with_their_minutes() {
        assert!(in_2026("Asia/Kathmandu").contains("TZOFFSETTO:+0545"));
        assert!(in_2026("America/St_Johns").contains("TZOFFSETTO:-0330"));
        assert_eq!(written(Offset::from_seconds(-2 * 3600 - 30 * 60 - 5).unwrap()), "-023005");
    }
}
