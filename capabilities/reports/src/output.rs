//! What a build is written as; everything is made of frozen material, so that the same material gives the same bytes.

mod html;
mod sheets;
mod word;

use std::fmt::Write as _;

use web::Say;

pub(crate) use self::html::{Marks, body, byline};
use crate::{
    frozen::{Frozen, Inline},
    model::Form,
    syntax::{CLOSE, OPEN},
};

/// Why an output could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the {form} could not be written: {why}")]
pub struct OutputError {
    form: Form,
    why: String,
}

/// The bytes of an output, in the words of the report's language.
pub(crate) fn written(form: Form, frozen: &Frozen, say: &Say) -> Result<Vec<u8>, OutputError> {
    let refused = |why: String| OutputError { form, why };
    Ok(match form {
        Form::Html => html::document(frozen, say).into_bytes(),
        Form::Docx => typeset::docx(&word::document(frozen, say)),
        Form::Pdf => {
            typeset::pdf(&word::document(frozen, say)).map_err(|error| refused(error.to_string()))?
        }
        Form::Xlsx => sheets::workbook(frozen, say).map_err(|error| refused(error.to_string()))?,
    })
}

/// The figures that stand in sentences, in the order of their first mention: places among the figures used.
pub(crate) fn mentioned(frozen: &Frozen) -> Vec<usize> {
    let mut mentioned = Vec::new();
    for inline in &frozen.inlines {
        if let Inline::Figure { figure } = inline
            && !mentioned.contains(figure)
        {
            mentioned.push(*figure);
        }
    }
    mentioned
}

/// A stretch of text between live things, or the number of one.
pub(crate) enum Stretch<'a> {
    Text(&'a str),
    Live(usize),
}

/// A text taken apart at its marks.
pub(crate) fn stretches(text: &str) -> Vec<Stretch<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let Some((number, after)) = after.split_once(CLOSE) else { break };
        if !before.is_empty() {
            found.push(Stretch::Text(before));
        }
        if let Ok(number) = number.parse() {
            found.push(Stretch::Live(number));
        }
        rest = after;
    }
    if !rest.is_empty() {
        found.push(Stretch::Text(rest));
    }
    found
}

/// What a figure is of, in one line: indicator, place and time.
pub(crate) fn about(frozen: &Frozen, figure: usize, say: &Say) -> String {
    let Some(it) = frozen.figures.get(figure) else { return String::new() };
    let comma = say.text("reports-cite-comma");
    let mut words = format!("{}{comma}{}", it.name, it.place);
    let more = [
        it.counterpart.as_ref().map(|(_, name)| name.clone()),
        (it.sex != statistics::Sex::Both).then(|| statistics::shown::sex(say, it.sex)),
        it.age.clone(),
        it.detail.clone(),
        Some(it.when.clone()),
    ];
    for part in more.into_iter().flatten() {
        let _ = write!(words, "{comma}{part}");
    }
    words
}

/// The editions of a table in one line.
pub(crate) fn sources(frozen: &Frozen, editions: &[usize], say: &Say) -> String {
    let one = |at: &usize| {
        let title = frozen.editions.get(*at).map_or("", |it| it.title.as_str());
        format!("{title} [{}]", Frozen::edition_number(*at))
    };
    let names: Vec<String> = editions.iter().map(one).collect();
    say.with("reports-source-line", "sources", names.join("; "))
}
