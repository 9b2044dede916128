//! A posted form with a letter in it.

use std::collections::HashMap;

use axum::extract::Multipart;
use web::Problem;

/// A letter has at most five megabytes.
pub(super) const LIMIT: usize = 5 * 1024 * 1024;

/// The fields of the form, and the letter if one came with it.
#[derive(Default)]
pub(super) struct Posted {
    fields: HashMap<String, String>,
    pub(super) letter: Option<Letter>,
}

/// A file that came with a form.
pub(super) struct Letter {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// What a letter may be, by its first bytes and not by what the browser calls it.
const KINDS: [(&[u8], &str); 3] =
    [(b"%PDF-", "application/pdf"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg")];

impl Letter {
    /// Its type, where a letter may be of it.
    pub(super) fn kind(&self) -> Option<&'static str> {
        KINDS.iter().find(|(start, _)| self.bytes.starts_with(start)).map(|(_, kind)| *kind)
    }
}

impl Posted {
    /// Reads the whole form; the router stops bodies that are larger than a letter may be.
    pub(super) async fn read(mut form: Multipart) -> Result<Self, Problem> {
        let mut posted = Self::default();
        while let Some(field) =
            form.next_field().await.map_err(|error| Problem::unreadable(error.body_text()))?
        {
            let name = field.name().unwrap_or_default().to_owned();
            let file = field.file_name().map(str::to_owned);
            let bytes = field.bytes().await.map_err(|error| Problem::unreadable(error.body_text()))?;
            match file {
                Some(file) if name == "letter" && !bytes.is_empty() => {
                    posted.letter = Some(Letter { name: plain_name(&file), bytes: bytes.to_vec() });
                }
                Some(_) => {}
                None => {
                    let text = String::from_utf8(bytes.to_vec()).map_err(Problem::unreadable)?;
                    if kernel::hides_direction(&text) {
                        return Err(Problem::hidden_direction());
                    }
                    posted.fields.insert(name, text);
                }
            }
        }
        Ok(posted)
    }

    /// A field, without blanks at its ends; empty when it did not come.
    pub(super) fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |text| text.trim())
    }
}

/// The name of a file without folders and signs that mean something elsewhere.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String =
        last.chars().filter(|c| !c.is_control() && !"\"<>|:*?;".contains(*c)).take(120).collect();
    if plain.trim().is_empty() { "letter".to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_known_by_its_bytes() {
        let letter = |bytes: &[u8]| Letter { name: "letter.pdf".into(), bytes: bytes.to_vec() };
        assert_eq!(letter(b"%PDF-1.7\n").kind(), Some("application/pdf"));
        assert_eq!(letter(b"<html>").kind(), None);
    }

    #[test]
    fn the_name_of_a_letter_carries_no_path() {
        assert_eq!(plain_name("C:\\letters\\ILO 2026.pdf"), "ILO 2026.pdf");
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("a\"b\r\n.pdf"), "ab.pdf");
        assert_eq!(plain_name("/"), "letter");
    }
}
