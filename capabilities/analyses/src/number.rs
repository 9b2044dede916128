//! Numbers in JSON with 17 significant digits, which name exactly one `f64`.
//!
//! `serde_json` prints the shortest digits that lead back to the number; results are compared digit by digit by people
//! with other programs, so each of them has as many digits as any other.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

/// A value as indented JSON in which every real has 17 significant digits; what is no number is `null`.
pub fn json(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, Digits(PrettyFormatter::new()));
    value.serialize(&mut serializer).expect("results have texts for keys, and memory takes all bytes");
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

/// A real with 17 significant digits; in powers of ten when it is very large or very small.
///
/// ```
/// assert_eq!(analyses::digits(0.1), "0.10000000000000001");
/// assert_eq!(analyses::digits(1e-9), "1.0000000000000001e-9");
/// ```
pub fn digits(value: f64) -> String {
    let scientific = format!("{value:.16e}");
    let exponent = scientific.split_once('e').and_then(|(_, exponent)| exponent.parse::<i32>().ok());
    match exponent {
        Some(exponent @ -5..=15) => {
            let decimals = usize::try_from(16 - exponent).expect("the exponent is at most 15");
            format!("{value:.decimals$}")
        }
        _ => scientific,
    }
}

struct Digits<'a>(PrettyFormatter<'a>);

impl Formatter for Digits<'_> {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        writer.write_all(digits(value).as_bytes())
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn serde_alone_prints_the_shortest_digits() {
        assert_eq!(serde_json::to_string(&0.1).unwrap(), "0.1");
    }

    #[test]
    fn every_real_has_17_digits_and_whole_numbers_have_their_own() {
        let value = serde_json::json!({"n": 3, "list": [0.1, 1.0, -1234.5, 1e300], "gone": f64::NAN});
        assert_eq!(
            json(&value).replace([' ', '\n'], ""),
            r#"{"n":3,"list":[0.10000000000000001,1.0000000000000000,-1234.5000000000000,1.0000000000000001e300],"gone":null}"#
        );
    }

    proptest! {
        #[test]
        fn what_is_printed_leads_back_to_the_number(bits: u64) {
            let value = f64::from_bits(bits);
            prop_assume!(value.is_finite());
            let printed = digits(value);
            prop_assert_eq!(printed.parse::<f64>().unwrap().to_bits(), value.to_bits());
            let mantissa = printed.split('e').next().unwrap();
            let significant = mantissa.chars().filter(char::is_ascii_digit).skip_while(|c| *c == '0').count();
            prop_assert!(value == 0.0 || significant == 17, "{}", printed);
            prop_assert!(serde_json::from_str::<f64>(&printed).is_ok());
        }
    }
}
