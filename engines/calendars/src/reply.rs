//! What a guest's calendar sends back (`METHOD:REPLY`).

use crate::{
    Answer,
    lines::{unescape, unfold},
};

/// The answer of guests to an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The event it answers.
    pub uid: String,
    /// The version of the event it answers.
    pub sequence: u32,
    /// Address and answer; one guest as a rule.
    pub answers: Vec<(String, Answer)>,
    /// What the guest wrote beside it.
    pub comment: String,
}

/// Reads an answer; `None` if the file is none, or answers nothing that can be told.
///
/// Who sent it must be proved by other means: anybody can write any address into such a file.
pub fn read_reply(text: &str) -> Option<Reply> {
    let mut reply = Reply { uid: String::new(), sequence: 0, answers: Vec::new(), comment: String::new() };
    let (mut is_reply, mut component) = (false, String::new());
    for line in unfold(text) {
        let Some((head, value)) = split_value(&line) else { continue };
        let mut params = split_outside_quotes(head, ';');
        let name = params.next()?.to_ascii_uppercase();
        match (component.as_str(), name.as_str()) {
            (_, "BEGIN") => component = value.to_ascii_uppercase(),
            // The components that an event may hold say nothing about the answer.
            (_, "END") => {
                component =
                    if value.eq_ignore_ascii_case("VALARM") { "VEVENT".to_owned() } else { String::new() }
            }
            ("VCALENDAR", "METHOD") => is_reply = value.eq_ignore_ascii_case("REPLY"),
            ("VEVENT", "UID") => reply.uid = unescape(value),
            ("VEVENT", "SEQUENCE") => reply.sequence = value.parse().unwrap_or(0),
            ("VEVENT", "COMMENT") => reply.comment = unescape(value),
            ("VEVENT", "ATTENDEE") => {
                let stat = params.find_map(|param| {
                    let (name, value) = param.split_once('=')?;
                    name.eq_ignore_ascii_case("PARTSTAT").then_some(value.trim_matches('"'))
                });
                if let (Some(answer), Some(email)) = (stat.and_then(Answer::read), address(value)) {
                    reply.answers.push((email, answer));
                }
            }
            _ => {}
        }
    }
    (is_reply && !reply.uid.is_empty() && !reply.answers.is_empty()).then_some(reply)
}

fn address(uri: &str) -> Option<String> {
    let (scheme, email) = uri.split_once(':')?;
    scheme.eq_ignore_ascii_case("mailto").then(|| email.trim().to_owned())
}

/// Splits a line at the colon that ends its parameters.
fn split_value(line: &str) -> Option<(&str, &str)> {
    let head = split_outside_quotes(line, ':').next()?;
    Some((head, line.get(head.len() + 1..)?))
}

fn split_outside_quotes(text: &str, at: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    text.split(move |char| {
        quoted ^= char == '"';
        char == at && !quoted
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ACCEPTED: &str = "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:m@x\r\nSEQUENCE:2\r\n\
        ATTENDEE;CN=\"Ann: A;B\";PARTST\r\n AT=ACCEPTED:MAILTO:ann@agency.example\r\n\
        COMMENT:Yes\\, from 14:00\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    #[test]
    fn an_answer_is_read_across_folds_and_quotes() {
        assert_eq!(
            read_reply(ACCEPTED),
            Some(Reply {
                uid: "m@x".to_owned(),
                sequence: 2,
                answers: vec![("ann@agency.example".to_owned(), Answer::Accepted)],
                comment: "Yes, from 14:00".to_owned(),
            })
        );
    }

    #[test]
    fn what_is_no_answer_is_not_read_as_one() {
        assert_eq!(read_reply(&ACCEPTED.replace("REPLY", "REQUEST")), None);
        assert_eq!(read_reply(&ACCEPTED.replace("UID:m@x", "X:y")), None);
        assert_eq!(read_reply(""), None);
    }

    proptest! {
        #[test]
        fn no_file_makes_the_reader_stumble(text in "(BEGIN|:|;|\"|VEVENT|ATTENDEE|é|\r\n| |=|[A-Z]){0,60}") {
            let _ = read_reply(&text);
        }
    }
}
