//! Bytes as text.

use std::fmt::Write as _;

/// Two small hexadecimal digits for each byte, as digests are written.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string");
        text
    })
}

#[test]
fn every_byte_has_two_digits() {
    assert_eq!(hexadecimal(&[0, 10, 255]), "000aff");
}
