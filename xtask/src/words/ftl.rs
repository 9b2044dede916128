//! Reads `.ftl` files as far as the checks need: keys, their variables, what they refer to.

use std::collections::BTreeSet;

/// One message (`key = ...`), term (`-key = ...`) or attribute (`key.attribute`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) key: String,
    /// Counted from 1.
    pub(crate) line: usize,
    pub(crate) text: String,
    pub(crate) variables: BTreeSet<String>,
}

/// A file taken apart.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ftl {
    pub(crate) messages: Vec<Message>,
    /// From comments `# used: status-*`: beginnings of keys that are put together at run time.
    pub(crate) declared: Vec<String>,
    /// Keys and terms that other messages of the file refer to.
    pub(crate) referred: BTreeSet<String>,
    /// Lines that are neither message nor comment.
    pub(crate) unreadable: Vec<usize>,
}

impl Ftl {
    pub(crate) fn read(text: &str) -> Self {
        let mut ftl = Self::default();
        let mut parent = String::new();
        for (n, line) in text.lines().enumerate() {
            if let Some(comment) = line.strip_prefix('#') {
                ftl.comment(comment);
            } else if line.trim().is_empty() {
                // An empty line may stand inside a text of many lines.
            } else if line.starts_with([' ', '\t', '}', '{']) {
                ftl.continued(n + 1, line.trim(), &parent);
            } else if let Some((key, rest)) = assignment(line) {
                key.clone_into(&mut parent);
                ftl.messages.push(Message { key: key.into(), line: n + 1, ..Message::default() });
                ftl.add(rest);
            } else {
                ftl.unreadable.push(n + 1);
            }
        }
        ftl
    }

    fn comment(&mut self, comment: &str) {
        if let Some(list) = comment.trim_start_matches('#').trim().strip_prefix("used:") {
            let patterns = list.split([' ', ',']).filter(|pattern| !pattern.is_empty());
            self.declared.extend(patterns.map(|pattern| pattern.trim_end_matches('*').to_owned()));
        }
    }

    fn continued(&mut self, line: usize, text: &str, parent: &str) {
        if let Some((name, rest)) = text.strip_prefix('.').and_then(assignment) {
            let key = format!("{parent}.{name}");
            self.messages.push(Message { key, line, ..Message::default() });
            self.add(rest);
        } else if self.messages.is_empty() {
            self.unreadable.push(line);
        } else {
            self.add(text);
        }
    }

    fn add(&mut self, text: &str) {
        let Some(message) = self.messages.last_mut() else { return };
        if !message.text.is_empty() {
            message.text.push('\n');
        }
        message.text.push_str(text.trim());
        // A dollar before anything but a name is money.
        let names = text.split('$').skip(1).map(identifier);
        message.variables.extend(names.filter(|name| !name.is_empty()).map(str::to_owned));
        for part in text.split('{').skip(1) {
            let name = identifier(part.trim_start());
            if !name.is_empty() && name != message.key {
                self.referred.insert(name.to_owned());
            }
        }
    }

    /// The variables of a message and of those it is made of: `{ days }` brings those of `days`.
    pub(crate) fn variables(&self, message: &Message) -> BTreeSet<String> {
        let mut variables = message.variables.clone();
        let mut waiting = vec![message];
        let mut seen = BTreeSet::new();
        while let Some(message) = waiting.pop() {
            let parts = message.text.split('{').skip(1).map(|part| identifier(part.trim_start()));
            for other in parts.filter_map(|name| self.message(name)) {
                if seen.insert(other.key.as_str()) {
                    variables.extend(other.variables.iter().cloned());
                    waiting.push(other);
                }
            }
        }
        variables
    }

    pub(crate) fn message(&self, key: &str) -> Option<&Message> {
        self.messages.iter().find(|message| message.key == key)
    }
}

fn assignment(line: &str) -> Option<(&str, &str)> {
    let (key, rest) = line.split_once('=')?;
    let key = key.trim_end();
    (!key.is_empty() && identifier(key) == key).then_some((key, rest))
}

fn identifier(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_takes_what_the_messages_in_it_take() {
        let ftl =
            Ftl::read("limit = Within { days } or { limit }\ndays = { $n ->\n   *[other] { $n } days\n}\n");
        let limit = ftl.message("limit").unwrap();
        assert_eq!(ftl.variables(limit).into_iter().collect::<Vec<_>>(), ["n"]);
    }

    #[test]
    fn messages_attributes_and_variables_are_read() {
        let ftl = Ftl::read(
            "# A comment\n\nmeetings-title = Meetings of { $group }\n    .hint = From { $day }\n\
             meetings-count = { $n ->\n    [one] one\n   *[other] { $n } of { $all }\n}\n",
        );
        let keys: Vec<&str> = ftl.messages.iter().map(|message| message.key.as_str()).collect();
        assert_eq!(keys, ["meetings-title", "meetings-title.hint", "meetings-count"]);
        let variables =
            |key: &str| -> Vec<String> { ftl.message(key).unwrap().variables.iter().cloned().collect() };
        assert_eq!(variables("meetings-title"), ["group"]);
        assert_eq!(variables("meetings-title.hint"), ["day"]);
        assert_eq!(variables("meetings-count"), ["all", "n"]);
        assert_eq!(ftl.unreadable, Vec::<usize>::new());
    }

    #[test]
    fn a_dollar_that_is_money_is_no_variable() {
        let ftl = Ftl::read("price = US$ { $value } of US$\n");
        assert_eq!(ftl.message("price").unwrap().variables.iter().collect::<Vec<_>>(), ["value"]);
    }

    #[test]
    fn declared_beginnings_and_references_are_read() {
        let ftl = Ftl::read("# used: status-* act-*\n-brand = Tributary\na = In { -brand }, see { b }\n");
        assert_eq!(ftl.declared, ["status-", "act-"]);
        assert!(ftl.referred.contains("-brand") && ftl.referred.contains("b"));
    }

    #[test]
    fn what_is_neither_message_nor_comment_is_named() {
        assert_eq!(Ftl::read("a = b\nthis is lost\n").unreadable, [2]);
        assert_eq!(Ftl::read("  indented first\n").unreadable, [1]);
    }
}
