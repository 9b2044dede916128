//! Columns that hold single persons.

use std::collections::HashSet;

use crate::{Areas, Refusal, text::Text};

/// Words of headers that speak of a person, in the six languages of the UN; parts of other words do not count.
const WORDS: [&str; 92] = [
    "first name",
    "last name",
    "family name",
    "given name",
    "full name",
    "middle name",
    "surname",
    "forename",
    "fullname",
    "firstname",
    "lastname",
    "father name",
    "mother name",
    "maiden name",
    "passport",
    "phone",
    "telephone",
    "mobile",
    "cell phone",
    "phone number",
    "email",
    "e mail",
    "date of birth",
    "birth date",
    "birthdate",
    "dob",
    "birthday",
    "place of birth address",
    "case number",
    "case no",
    "case id",
    "individual id",
    "person id",
    "beneficiary id",
    "registration number",
    "national id",
    "id number",
    "identity card",
    "identity number",
    "id card",
    "fingerprint",
    "iban",
    "bank account",
    "home address",
    "household head",
    "prénom",
    "prenom",
    "nom de famille",
    "nom complet",
    "passeport",
    "téléphone",
    "telephone portable",
    "courriel",
    "date de naissance",
    "numéro de dossier",
    "numero de dossier",
    "carte d identité",
    "numéro d identité",
    "adresse",
    "nombre completo",
    "apellido",
    "apellidos",
    "pasaporte",
    "teléfono",
    "telefono",
    "correo electrónico",
    "fecha de nacimiento",
    "número de caso",
    "numero de caso",
    "número de expediente",
    "cédula",
    "dni",
    "الاسم الكامل",
    "اسم العائلة",
    "اللقب",
    "جواز السفر",
    "رقم الجواز",
    "رقم الهاتف",
    "الهاتف",
    "تاريخ الميلاد",
    "رقم الحالة",
    "رقم الهوية",
    "фамилия",
    "фио",
    "паспорт",
    "телефон",
    "дата рождения",
    "номер дела",
    "姓名",
    "护照",
    "电话",
    "出生日期",
];

/// Headers that may mean a person or a place: what stands below them decides.
const PERHAPS: [&str; 12] =
    ["name", "names", "nom", "noms", "nombre", "nombres", "الاسم", "اسم", "имя", "имена", "名字", "person"];

/// The columns that hold single persons by their headers.
pub fn person_columns(names: &[String]) -> Vec<String> {
    names.iter().filter(|it| speaks_of_persons(it)).cloned().collect()
}

/// Refuses a table with columns on single persons.
pub(super) fn refuse(text: &Text, areas: &dyn Areas) -> Result<(), Refusal> {
    let mut columns = person_columns(text.names());
    for (at, name) in text.names().iter().enumerate() {
        if PERHAPS.contains(&plain(name).as_str()) && holds_persons(text, at, areas) {
            columns.push(name.clone());
        }
    }
    if columns.is_empty() { Ok(()) } else { Err(Refusal::PersonLevel { columns }) }
}

fn speaks_of_persons(name: &str) -> bool {
    let name = format!(" {} ", plain(name));
    WORDS.iter().any(|word| {
        // Chinese has no spaces between words.
        let whole = word.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        if whole { name.contains(word) } else { name.contains(&format!(" {word} ")) }
    })
}

/// Small letters, and a space for whatever is no letter or digit; `dateOfBirth` becomes `date of birth`.
fn plain(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut before = ' ';
    for c in name.chars() {
        if before.is_lowercase() && c.is_uppercase() {
            out.push(' ');
        }
        if c.is_alphanumeric() || ('\u{64b}'..='\u{65f}').contains(&c) {
            out.extend(c.to_lowercase());
        } else {
            out.push(' ');
        }
        before = c;
    }
    crate::grid::squeeze(&out)
}

/// Names that differ from row to row and are no areas are those of persons.
fn holds_persons(text: &Text, at: usize, areas: &dyn Areas) -> bool {
    let (mut rows, mut names) = (0_usize, HashSet::new());
    for row in text.rows().take(2_000) {
        let name = row.get(at).trim();
        if !name.is_empty() {
            rows += 1;
            names.insert(name);
        }
    }
    let unknown = names.iter().filter(|it| areas.suggest(it).is_none()).count();
    rows > 0 && unknown * 2 > names.len() && names.len() * 2 > rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_on_persons_are_known_in_six_languages() {
        for name in [
            "First Name",
            "dateOfBirth",
            "DATE_OF_BIRTH",
            "passport_no",
            "Phone number",
            "Case No.",
            "Prénom",
            "Date de naissance",
            "Fecha de nacimiento",
            "Número de expediente",
            "رقم الهاتف",
            "تاريخ الميلاد",
            "Дата рождения",
            "ФИО",
            "护照号码",
        ] {
            assert!(speaks_of_persons(name), "{name}");
        }
    }

    #[test]
    fn headers_on_countries_and_figures_are_not() {
        for name in [
            "Country name",
            "Name",
            "year",
            "Case fatality rate",
            "Country of birth",
            "Birth rate",
            "birth",
            "Phones per 100 people",
            "Mobility",
            "Nom du pays",
            "Nombre de personnes",
            "country code",
            "identity",
            "Total",
            "Страна",
            "国家",
        ] {
            assert!(!speaks_of_persons(name), "{name}");
        }
    }
}
