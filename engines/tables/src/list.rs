//! Writing a list as an XLSX workbook.

use kernel::{
    Cells, Direction, Imprint, List,
    jiff::{Timestamp, civil::DateTime, tz::TimeZone},
};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// More rows or columns than a sheet has room for.
    #[error("a sheet has no room for {rows} rows of {columns} columns")]
    TooLarge {
        /// Rows of the list.
        rows: usize,
        /// Columns of the list.
        columns: usize,
    },
    /// The writing library refused.
    #[error("the workbook could not be written: {0}")]
    Refused(String),
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        Self::Refused(error.to_string())
    }
}

/// As many rows fit under the head of a sheet.
const ROWS: usize = 1_048_575;
const COLUMNS: usize = 16_384;
/// A spreadsheet program refuses longer texts in one cell.
const CELL: usize = 32_767;
/// A spreadsheet program refuses more links on a sheet; beyond them an address is words.
const LINKS: usize = 65_530;
const LONGEST_LINK: usize = 2_000;
/// Widths of columns, in characters; what is wider is wrapped.
const NARROW: usize = 9;
const WIDE: usize = 60;
/// Whole numbers beyond this lose digits in a spreadsheet, which counts in `f64`.
const EXACT: i64 = 1 << 53;

/// The list as a workbook: the table under a head that stays in sight, and the imprint on a second sheet.
///
/// Days, instants (in UTC) and numbers are written as such, never as words; the bytes depend on nothing but
/// the two arguments. A text too long for a cell is cut and ends with `…`.
pub fn write_workbook(list: &List, imprint: &Imprint) -> Result<Vec<u8>, WriteError> {
    write_workbook_of(std::slice::from_ref(list), imprint)
}

/// The same of several lists, a sheet for each in their order; two of one title are told apart by a number.
pub fn write_workbook_of(lists: &[List], imprint: &Imprint) -> Result<Vec<u8>, WriteError> {
    if let Some(list) = lists.iter().find(|list| list.rows > ROWS || list.columns.len() > COLUMNS) {
        return Err(WriteError::TooLarge { rows: list.rows, columns: list.columns.len() });
    }
    let rtl = imprint.direction == Direction::Rtl;
    let formats = Formats::new();
    let mut book = Workbook::new();
    let made = moment(imprint.at).unwrap_or_default();
    let title = lists.first().map(|list| plain(&list.title)).unwrap_or_default();
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    let mut taken: Vec<String> = Vec::new();
    for list in lists {
        let name = free_name(&sheet_name(&list.title, "Table"), &taken);
        taken.push(name.to_lowercase());
        let sheet = book.add_worksheet();
        sheet.set_name(name)?.set_right_to_left(rtl).set_landscape().set_freeze_panes(1, 0)?;
        sheet.set_repeat_rows(0, 0)?.set_print_fit_to_pages(1, 0);
        write_table(sheet, list, &formats)?;
    }
    let mut other = sheet_name(&imprint.title, "About");
    if taken.contains(&other.to_lowercase()) {
        other = free_name(&sheet_name(&format!("({other})"), "About"), &taken);
    }
    let sheet = book.add_worksheet();
    sheet.set_name(other)?.set_right_to_left(rtl).set_column_width(0, 24)?.set_column_width(1, 90)?;
    for (row, (label, words)) in (0..).zip(&imprint.lines) {
        sheet.write_string_with_format(row, 0, cut(label), &formats.label)?;
        sheet.write_string_with_format(row, 1, cut(words), formats.text(words))?;
    }
    Ok(book.save_to_buffer()?)
}

/// A name that no sheet has yet, also in other letters: with a number behind it where it is taken.
fn free_name(name: &str, taken: &[String]) -> String {
    let mut free = name.to_owned();
    let mut number = 2;
    while taken.contains(&free.to_lowercase()) {
        let short: String = name.chars().take(20).collect();
        free = format!("{short} ({number})");
        number += 1;
    }
    free
}

struct Formats {
    head: Format,
    label: Format,
    text: Format,
    /// A text that would be taken for a formula if somebody edited its cell.
    quoted: Format,
    number: Format,
    day: Format,
    instant: Format,
}

impl Formats {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        let wrapped = || top().set_text_wrap();
        Self {
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Bottom)
                .set_border_bottom(FormatBorder::Thin),
            label: wrapped().set_bold(),
            text: wrapped(),
            quoted: wrapped().set_quote_prefix(),
            number: top(),
            day: top().set_num_format("yyyy-mm-dd"),
            instant: top().set_num_format("yyyy-mm-dd hh:mm"),
        }
    }

    fn text(&self, text: &str) -> &Format {
        if text.starts_with(['=', '+', '-', '@', '\'']) { &self.quoted } else { &self.text }
    }
}

fn write_table(sheet: &mut Worksheet, list: &List, formats: &Formats) -> Result<(), WriteError> {
    let mut links = 0;
    for (at, column) in (0..).zip(&list.columns) {
        sheet.write_string_with_format(0, at, cut(&column.head), &formats.head)?;
        match &column.cells {
            Cells::Text(cells) => write_texts(sheet, at, cells, formats)?,
            Cells::Link(cells) => write_links(sheet, at, cells, formats, &mut links)?,
            Cells::Whole(cells) => {
                for (row, number) in (1..).zip(cells) {
                    let Some(number) = *number else { continue };
                    if number.unsigned_abs() > EXACT.unsigned_abs() {
                        sheet.write_string_with_format(row, at, number.to_string(), &formats.number)?;
                    } else {
                        sheet.write_number_with_format(row, at, whole(number), &formats.number)?;
                    }
                }
            }
            Cells::Real(cells) => {
                for (row, number) in (1..).zip(cells) {
                    if let Some(number) = number.filter(|number| number.is_finite()) {
                        sheet.write_number_with_format(row, at, number, &formats.number)?;
                    }
                }
            }
            Cells::Day(cells) => {
                for (row, day) in (1..).zip(cells) {
                    if let Some(day) = day {
                        write_time(sheet, row, at, day.at(0, 0, 0, 0), (&formats.day, "%Y-%m-%d"))?;
                    }
                }
            }
            Cells::Instant(cells) => {
                for (row, instant) in (1..).zip(cells) {
                    if let Some(instant) = instant {
                        let format = (&formats.instant, "%Y-%m-%dT%H:%M:%SZ");
                        write_time(sheet, row, at, utc(*instant), format)?;
                    }
                }
            }
        }
        sheet.set_column_width(at, width(column))?;
    }
    if let (Ok(last), Some(right)) = (u32::try_from(list.rows), list.columns.len().checked_sub(1))
        && last > 0
    {
        sheet.autofilter(0, 0, last, u16::try_from(right).unwrap_or(u16::MAX))?;
    }
    Ok(())
}

fn write_texts(
    sheet: &mut Worksheet,
    at: u16,
    cells: &[String],
    formats: &Formats,
) -> Result<(), WriteError> {
    for (row, text) in (1..).zip(cells).filter(|(_, text)| !text.is_empty()) {
        sheet.write_string_with_format(row, at, cut(text), formats.text(text))?;
    }
    Ok(())
}

fn write_links(
    sheet: &mut Worksheet,
    at: u16,
    cells: &[String],
    formats: &Formats,
    links: &mut usize,
) -> Result<(), WriteError> {
    for (row, address) in (1..).zip(cells).filter(|(_, address)| !address.is_empty()) {
        let open = ["http://", "https://", "mailto:"].iter().any(|kind| address.starts_with(kind));
        if open
            && *links < LINKS
            && address.len() < LONGEST_LINK
            && sheet.write_url(row, at, &**address).is_ok()
        {
            *links += 1;
        } else {
            sheet.write_string_with_format(row, at, cut(address), formats.text(address))?;
        }
    }
    Ok(())
}

/// Spreadsheets know no day before 1900: such a one is written in words.
fn write_time(
    sheet: &mut Worksheet,
    row: u32,
    at: u16,
    time: DateTime,
    (format, words): (&Format, &str),
) -> Result<(), WriteError> {
    match excel(time).filter(|_| time.year() >= 1900) {
        Some(value) => sheet.write_datetime_with_format(row, at, &value, format)?,
        None => sheet.write_string_with_format(row, at, time.strftime(words).to_string(), format)?,
    };
    Ok(())
}

fn utc(at: Timestamp) -> DateTime {
    at.to_zoned_datetime(TimeZone::UTC).datetime()
}

fn moment(at: Timestamp) -> Option<ExcelDateTime> {
    excel(utc(at))
}

fn excel(time: DateTime) -> Option<ExcelDateTime> {
    let part = |number: i8| u8::try_from(number).ok();
    let day =
        ExcelDateTime::from_ymd(u16::try_from(time.year()).ok()?, part(time.month())?, part(time.day())?);
    day.ok()?.and_hms(part(time.hour())?.into(), part(time.minute())?, part(time.second())?).ok()
}

#[expect(clippy::cast_precision_loss, reason = "only numbers up to 2^53 come here")]
const fn whole(number: i64) -> f64 {
    number as f64
}

/// Without what a workbook cannot hold: control characters; its line ends are `\n`.
fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars()
        .filter(|c| matches!(c, '\t' | '\n') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')))
        .collect()
}

/// As much of a text as a cell holds.
fn cut(text: &str) -> String {
    let text = plain(text);
    // The format counts UTF-16 units.
    if text.len() <= CELL || text.encode_utf16().count() <= CELL {
        return text;
    }
    let mut room = CELL - 1;
    let mut kept: String = text
        .chars()
        .take_while(|c| {
            let fits = c.len_utf16() <= room;
            room = room.saturating_sub(c.len_utf16());
            fits
        })
        .collect();
    kept.push('…');
    kept
}

/// A name that every spreadsheet program takes: 31 characters at most, without signs that have a meaning.
fn sheet_name(title: &str, fallback: &str) -> String {
    let title = plain(title).replace(['[', ']', ':', '*', '?', '/', '\\', '\n', '\t'], " ");
    let words: Vec<&str> = title.split_whitespace().collect();
    let mut name = String::new();
    let mut units = 0;
    for c in words.join(" ").trim_matches('\'').chars() {
        units += c.len_utf16();
        if units > 31 {
            break;
        }
        name.push(c);
    }
    let name = name.trim_matches(['\'', ' ']);
    // `History` is kept by spreadsheet programs for themselves.
    if name.is_empty() || name.eq_ignore_ascii_case("history") {
        fallback.to_owned()
    } else {
        name.to_owned()
    }
}

/// A width in characters, between narrow and wide, by the longest cell.
fn width(column: &kernel::Column) -> f64 {
    // The arrow of the filter takes room beside the head.
    let head = wide(&column.head).div_ceil(2) + 3;
    let cells = match &column.cells {
        Cells::Text(cells) => cells.iter().map(|text| wide(text)).max().unwrap_or_default(),
        Cells::Link(cells) => cells.iter().map(String::len).max().unwrap_or_default().min(WIDE / 2),
        Cells::Whole(cells) => {
            cells.iter().flatten().map(|number| number.to_string().len()).max().unwrap_or_default()
        }
        Cells::Real(_) => 12,
        Cells::Day(_) => 11,
        Cells::Instant(_) => 17,
    };
    let width = (cells + 2).max(head).clamp(NARROW, WIDE);
    f64::from(u32::try_from(width).unwrap_or(u32::MAX))
}

/// The room a text takes, in the width of a Latin letter, by its longest line.
fn wide(text: &str) -> usize {
    let line = |line: &str| line.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum();
    text.lines().map(line).max().unwrap_or_default()
}
