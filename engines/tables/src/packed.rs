//! A table as bytes and back: how columns are kept between two starts of a program.
//!
//! Each column is written as narrow as its values allow, in one run, so that a million rows are read back in
//! milliseconds. The bytes are ours and carry a version; bytes of another version, or damaged ones, are refused, and
//! whoever keeps them can build them again.

use crate::{Bits, Column, IntColumn, RealColumn, Table, TextColumn, column::NONE};

/// The first bytes: what it is, and its version.
const MARK: &[u8; 4] = b"TBL1";

/// Bytes that are no table of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are no packed table of this version")]
pub struct NotPacked;

impl Table {
    /// The table as bytes; the same table makes the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(64 + self.rows * 8);
        out.extend(MARK);
        put(&mut out, self.columns.len());
        put(&mut out, self.rows);
        for (name, column) in &self.columns {
            put_text(&mut out, name);
            match column {
                Column::Text(it) => pack_texts(&mut out, it),
                Column::Int(it) => pack_ints(&mut out, it),
                Column::Real(it) => pack_reals(&mut out, it),
            }
        }
        out
    }

    /// The table of [`Table::to_bytes`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotPacked> {
        let mut from = Reader { rest: bytes.strip_prefix(MARK).ok_or(NotPacked)? };
        let columns = from.number()?;
        let rows = from.number()?;
        let mut table = Vec::new();
        for _ in 0..columns {
            let name = from.text()?;
            table.push((name, from.column(rows)?));
        }
        if !from.rest.is_empty() {
            return Err(NotPacked);
        }
        Self::new(table).map_err(|_| NotPacked)
    }
}

fn put(out: &mut Vec<u8>, number: usize) {
    out.extend((number as u64).to_le_bytes());
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put(out, text.len());
    out.extend(text.as_bytes());
}

fn put_bits(out: &mut Vec<u8>, bits: &Bits) {
    // Most columns have a value everywhere, or nowhere.
    if bits.all() {
        out.push(1);
    } else {
        out.push(0);
        out.extend(bits.words().iter().flat_map(|word| word.to_le_bytes()));
    }
}

/// How many bytes hold every number from zero to this one.
const fn width(most: u64) -> usize {
    match most {
        0 => 0,
        1..=0xFF => 1,
        0x100..=0xFFFF => 2,
        0x1_0000..=0xFFFF_FFFF => 4,
        _ => 8,
    }
}

fn put_narrow(out: &mut Vec<u8>, width: usize, numbers: impl Iterator<Item = u64>) {
    match width {
        0 => {}
        8 => numbers.for_each(|it| out.extend(it.to_le_bytes())),
        width => numbers.for_each(|it| out.extend(&it.to_le_bytes()[..width])),
    }
}

fn pack_texts(out: &mut Vec<u8>, it: &TextColumn) {
    out.push(0);
    put(out, it.dictionary.len());
    for code in (0..).take(it.dictionary.len()) {
        put_text(out, it.dictionary.text(code).unwrap_or_default());
    }
    // A row without a text has the code behind the last one.
    let none = it.dictionary.len() as u64;
    let width = width(none);
    put(out, width);
    let code = |code: &u32| if *code == NONE { none } else { u64::from(*code) };
    put_narrow(out, width, it.codes.iter().map(code));
}

fn pack_ints(out: &mut Vec<u8>, it: &IntColumn) {
    out.push(1);
    put_bits(out, &it.valid);
    let least = it.values.iter().copied().min().unwrap_or_default();
    let above = |value: &i64| value.wrapping_sub(least).cast_unsigned();
    let width = width(it.values.iter().map(above).max().unwrap_or_default());
    out.extend(least.to_le_bytes());
    put(out, width);
    put_narrow(out, width, it.values.iter().map(above));
}

fn pack_reals(out: &mut Vec<u8>, it: &RealColumn) {
    out.push(2);
    put_bits(out, &it.valid);
    it.values.iter().for_each(|value| out.extend(value.to_le_bytes()));
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], NotPacked> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(NotPacked)?;
        self.rest = rest;
        Ok(taken)
    }

    fn eight(&mut self) -> Result<[u8; 8], NotPacked> {
        self.take(8)?.try_into().map_err(|_| NotPacked)
    }

    fn number(&mut self) -> Result<usize, NotPacked> {
        usize::try_from(u64::from_le_bytes(self.eight()?)).map_err(|_| NotPacked)
    }

    fn text(&mut self) -> Result<String, NotPacked> {
        let length = self.number()?;
        String::from_utf8(self.take(length)?.to_vec()).map_err(|_| NotPacked)
    }

    fn bits(&mut self, rows: usize) -> Result<Bits, NotPacked> {
        match self.take(1)? {
            [1] => Ok(Bits::filled(rows, true)),
            [0] => {
                let words = self.take(rows.div_ceil(64).checked_mul(8).ok_or(NotPacked)?)?;
                let words = words.chunks_exact(8).map(|word| word.try_into().map(u64::from_le_bytes));
                let words = words.collect::<Result<Vec<_>, _>>().map_err(|_| NotPacked)?;
                Ok(Bits::of_words(words, rows))
            }
            _ => Err(NotPacked),
        }
    }

    /// So many numbers of a width, each widened and made what it stands for in one go.
    fn narrow<T: Clone>(
        &mut self,
        rows: usize,
        width: usize,
        of: impl Fn(u64) -> T,
    ) -> Result<Vec<T>, NotPacked> {
        let bytes = self.take(rows.checked_mul(width).ok_or(NotPacked)?)?;
        Ok(match width {
            0 => vec![of(0); rows],
            1 => bytes.iter().map(|it| of(u64::from(*it))).collect(),
            2 => bytes.as_chunks().0.iter().map(|it| of(u64::from(u16::from_le_bytes(*it)))).collect(),
            4 => bytes.as_chunks().0.iter().map(|it| of(u64::from(u32::from_le_bytes(*it)))).collect(),
            8 => bytes.as_chunks().0.iter().map(|it| of(u64::from_le_bytes(*it))).collect(),
            _ => return Err(NotPacked),
        })
    }

    fn column(&mut self, rows: usize) -> Result<Column, NotPacked> {
        match self.take(1)? {
            [0] => self.texts(rows),
            [1] => self.ints(rows),
            [2] => self.reals(rows),
            _ => Err(NotPacked),
        }
    }

    fn texts(&mut self, rows: usize) -> Result<Column, NotPacked> {
        let length = self.number()?;
        // Each text takes at least the bytes of its length: a length beyond the rest is no promise to keep.
        if length > self.rest.len() {
            return Err(NotPacked);
        }
        let mut texts = Vec::with_capacity(length);
        for _ in 0..length {
            texts.push(self.text()?);
        }
        let width = self.number()?;
        let none = length as u64;
        // What is behind even the row without a text is found below, in one look over all.
        let code = |code: u64| if code == none { NONE } else { u32::try_from(code).unwrap_or(NONE - 1) };
        let codes = self.narrow(rows, width, code)?;
        if codes.iter().any(|code| *code != NONE && *code as usize >= length) {
            return Err(NotPacked);
        }
        TextColumn::of(codes, &texts).map(Column::Text).ok_or(NotPacked)
    }

    fn ints(&mut self, rows: usize) -> Result<Column, NotPacked> {
        let valid = self.bits(rows)?;
        let least = i64::from_le_bytes(self.eight()?);
        let width = self.number()?;
        let values = self.narrow(rows, width, |it| least.wrapping_add(it.cast_signed()))?;
        Ok(Column::Int(IntColumn { values, valid }))
    }

    fn reals(&mut self, rows: usize) -> Result<Column, NotPacked> {
        let valid = self.bits(rows)?;
        let bytes = self.take(rows.checked_mul(8).ok_or(NotPacked)?)?;
        let values = bytes.as_chunks().0.iter().map(|it| f64::from_le_bytes(*it)).collect();
        Ok(Column::Real(RealColumn { values, valid }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{IntBuilder, RealBuilder, TextBuilder};
    use proptest::prelude::*;

    fn table(texts: &[Option<String>], ints: &[Option<i64>], reals: &[Option<f64>]) -> Table {
        let rows = texts.len().min(ints.len()).min(reals.len());
        let text = texts[..rows].iter().map(Option::as_deref).collect::<TextBuilder>().finish();
        let int = ints[..rows].iter().copied().collect::<IntBuilder>().finish();
        let real = reals[..rows].iter().copied().collect::<RealBuilder>().finish();
        Table::new(vec![("text".into(), text), ("int".into(), int), ("real".into(), real)]).unwrap()
    }

    #[test]
    fn numbers_take_no_more_bytes_than_they_need() {
        let years = (0..1000).map(|row| Some(1990 + row % 31)).collect::<IntBuilder>().finish();
        let table = Table::new(vec![("year".into(), years)]).unwrap();
        assert!(table.to_bytes().len() < 1100);
    }

    #[test]
    fn what_is_no_packed_table_is_refused() {
        let bytes = table(&[Some("a".into())], &[Some(1)], &[None]).to_bytes();
        assert_eq!(Table::from_bytes(b"TBL0"), Err(NotPacked));
        assert_eq!(Table::from_bytes(&[&bytes[..], b"x"].concat()), Err(NotPacked));
        for cut in 0..bytes.len() {
            assert_eq!(Table::from_bytes(&bytes[..cut]), Err(NotPacked), "cut at {cut}");
        }
    }

    proptest! {
        #[test]
        fn a_packed_table_is_read_back(
            texts in prop::collection::vec(proptest::option::of("[a-c]{0,2}"), 0..200),
            ints: Vec<Option<i64>>,
            reals in prop::collection::vec(proptest::option::of(-1e300_f64..1e300), 0..200),
        ) {
            let table = table(&texts, &ints, &reals);
            let read = Table::from_bytes(&table.to_bytes());
            prop_assert_eq!(read, Ok(table));
        }

        #[test]
        fn any_bytes_are_a_table_or_refused(bytes: Vec<u8>) {
            let _ = Table::from_bytes(&[&MARK[..], &bytes].concat());
        }
    }
}
