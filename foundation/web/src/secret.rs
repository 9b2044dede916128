//! Secrets that are handed out once and kept only as hashes.

use kernel::{Kind, Mismatch, Scalar, Value};
use sha2::{Digest as _, Sha256};

/// A random secret of 256 bits, as it stands in a link, a cookie or a feed's address.
#[derive(Clone)]
pub struct Secret(String);

/// What the database keeps of a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretHash(Vec<u8>);

impl Secret {
    /// A new secret.
    pub fn random() -> Self {
        let bytes: [u8; 32] = rand::random();
        Self(kernel::hexadecimal(&bytes))
    }

    /// The secret somebody brought, if it has the form of one.
    pub fn brought(text: &str) -> Option<Self> {
        let formed = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        formed.then(|| Self(text.to_ascii_lowercase()))
    }

    /// Its text, to be put into a link or a cookie and nowhere else.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the database keeps of it.
    pub fn hash(&self) -> SecretHash {
        SecretHash(Sha256::digest(self.0.as_bytes()).to_vec())
    }
}

impl Scalar for SecretHash {
    const KIND: Kind = Kind::Bytes;
    fn to_value(&self) -> Value {
        Value::Bytes(self.0.clone())
    }
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        Vec::from_value(value).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_comes_back_as_itself_and_two_are_never_the_same() {
        let secret = Secret::random();
        assert_eq!(Secret::brought(secret.reveal()).unwrap().hash(), secret.hash());
        assert_ne!(Secret::random().hash(), secret.hash());
        for wrong in ["", "abc", &"g".repeat(64), &"a".repeat(65)] {
            assert!(Secret::brought(wrong).is_none());
        }
    }
}
