//! XML that is written piece by piece.

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

const SCHEMAS: &str = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1";

/// A message in the making. Writing into memory never fails.
pub(crate) struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<String>,
}

impl Xml {
    /// Begins a message of SDMX-ML 2.1 with its outermost element; more name spaces may be given.
    pub(crate) fn message(name: &str, more: &[(&str, &str)]) -> Self {
        let mut xml = Self { writer: Writer::new(Vec::new()), open: Vec::new() };
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        let (message, common) = (format!("{SCHEMAS}/message"), format!("{SCHEMAS}/common"));
        let more = more.iter().map(|(prefix, schema)| (*prefix, format!("{SCHEMAS}/{schema}")));
        let more: Vec<(&str, String)> = more.collect();
        let mut spaces = vec![("xmlns:mes", message.as_str()), ("xmlns:com", common.as_str())];
        spaces.extend(more.iter().map(|(prefix, space)| (*prefix, space.as_str())));
        xml.open(name, &spaces);
        xml
    }

    fn write(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect("memory takes all bytes");
    }

    /// Opens an element.
    pub(crate) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.write(Event::Start(start));
        self.open.push(name.to_owned());
    }

    /// Closes the element opened last.
    pub(crate) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.write(Event::End(BytesEnd::new(name)));
        }
    }

    /// An element without content.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }

    /// An element with a text.
    pub(crate) fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: BytesText<'_>) {
        self.write(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())));
        self.write(Event::Text(text));
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing but a text.
    pub(crate) fn text(&mut self, name: &str, text: &str) {
        self.element(name, &[], BytesText::new(text));
    }

    /// What was written since it was last taken.
    pub(crate) fn take(&mut self) -> Vec<u8> {
        std::mem::take(self.writer.get_mut())
    }

    /// Closes whatever is open; what was not taken yet.
    pub(crate) fn end(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_escaped_and_closed() {
        let mut xml = Xml::message("mes:Error", &[("xmlns:gen", "data/generic")]);
        xml.open("a", &[("b", "\"<&>'")]);
        xml.text("c", "<&>");
        let written = String::from_utf8(xml.end()).unwrap();
        let start = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><mes:Error xmlns:mes=\"";
        assert!(written.starts_with(start), "{written}");
        assert!(
            written.ends_with("<a b=\"&quot;&lt;&amp;&gt;&apos;\"><c>&lt;&amp;&gt;</c></a></mes:Error>"),
            "{written}"
        );
    }
}
