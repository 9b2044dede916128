//! How mail leaves the house.

use std::{net::IpAddr, path::PathBuf};

use serde::{Deserialize, Serialize};

/// The section `mail` of the settings; an empty one writes mails into a folder.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The server that takes mails, as `host:port`; without it they are written as `.eml` files.
    pub smtp: Option<String>,
    /// How the connection is protected; by itself `none` to this machine and `starttls` to any other.
    pub tls: Option<Tls>,
    /// A file with certificates (PEM) of authorities to trust beside the public ones, for a server whose
    /// certificate is signed by the organisation itself.
    pub ca_file: Option<PathBuf>,
    /// The name to sign in with, where the server asks for one.
    pub user: Option<String>,
    /// The file whose first line is the password.
    pub password_file: Option<PathBuf>,
    /// The name that recipients see.
    pub from_name: String,
    /// The address that recipients see; it must be one for which the server may send.
    pub from_address: String,
    /// The domain in Message-ID and List-Id; by itself that of `from_address`.
    pub domain: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            smtp: None,
            tls: None,
            ca_file: None,
            user: None,
            password_file: None,
            from_name: "Tributary".into(),
            from_address: "tributary@localhost".into(),
            domain: None,
        }
    }
}

/// How the connection to the server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// Not at all.
    None,
    /// From the command STARTTLS on; a server that does not offer it gets no mail.
    StartTls,
    /// From the first byte.
    Tls,
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The server is not `host:port`.
    #[error("mail.smtp: `{0}` is not a server and its port, such as smtp.example.org:587")]
    Server(String),
    /// The sender is no address.
    #[error("mail.from_address: `{0}` is not an address")]
    From(String),
    /// The domain is not made of letters, digits, dots and hyphens.
    #[error("mail.domain: `{0}` is not a domain")]
    Domain(String),
    /// One of user and password is there without the other.
    #[error("mail.user and mail.password_file belong together")]
    HalfCredentials,
    /// The password would be readable on its way.
    #[error("mail.tls: a password is sent to another machine only under `starttls` or `tls`")]
    NakedPassword,
    /// The file with the password cannot be read.
    #[error("mail.password_file: {0}")]
    Password(std::io::Error),
    /// The file with authorities cannot be read, or holds none.
    #[error("mail.ca_file: {0}")]
    Authorities(String),
    /// The settings of TLS are refused.
    #[error("mail.tls: {0}")]
    Tls(String),
}

/// From whom mails come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The name that recipients see.
    pub name: String,
    /// The address that recipients see.
    pub address: lettre::Address,
    /// The domain in Message-ID and List-Id.
    pub domain: String,
}

/// A server as the settings name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Server {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) tls: Tls,
}

impl Settings {
    /// From whom mails come.
    pub fn origin(&self) -> Result<Origin, SettingsError> {
        let address: lettre::Address =
            self.from_address.parse().map_err(|_| SettingsError::From(self.from_address.clone()))?;
        let domain = self.domain.clone().unwrap_or_else(|| address.domain().to_owned());
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-';
        if domain.is_empty() || !domain.bytes().all(fits) {
            return Err(SettingsError::Domain(domain));
        }
        Ok(Origin { name: self.from_name.clone(), address, domain })
    }

    /// The server, if there is one.
    pub(crate) fn server(&self) -> Result<Option<Server>, SettingsError> {
        let Some(smtp) = self.smtp.as_deref().filter(|smtp| !smtp.is_empty()) else { return Ok(None) };
        let refused = || SettingsError::Server(smtp.to_owned());
        let (host, port) = smtp.rsplit_once(':').ok_or_else(refused)?;
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let port = port.parse().map_err(|_| refused())?;
        if host.is_empty() {
            return Err(refused());
        }
        let here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
        let tls = self.tls.unwrap_or(if here { Tls::None } else { Tls::StartTls });
        if self.user.is_some() != self.password_file.is_some() {
            return Err(SettingsError::HalfCredentials);
        }
        if self.user.is_some() && tls == Tls::None && !here {
            return Err(SettingsError::NakedPassword);
        }
        Ok(Some(Server { host, port, tls }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Settings {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn an_empty_section_is_a_working_outbox() {
        let settings = read("");
        assert_eq!(settings.server().unwrap(), None);
        assert_eq!(settings.origin().unwrap().domain, "localhost");
    }

    #[test]
    fn a_misspelt_setting_is_refused_by_name() {
        let refusal = toml::from_str::<Settings>("smpt = \"127.0.0.1:25\"").unwrap_err();
        assert!(refusal.to_string().contains("smpt"), "{refusal}");
    }

    #[test]
    fn another_machine_is_spoken_to_under_tls_unless_the_operator_says_otherwise() {
        let tls = |text: &str| read(text).server().unwrap().unwrap().tls;
        assert_eq!(tls("smtp = \"127.0.0.1:2525\""), Tls::None);
        assert_eq!(tls("smtp = \"[::1]:2525\""), Tls::None);
        assert_eq!(tls("smtp = \"smtp.example.org:587\""), Tls::StartTls);
        assert_eq!(tls("smtp = \"smtp.example.org:465\"\ntls = \"tls\""), Tls::Tls);
    }

    #[test]
    fn what_cannot_be_used_is_said_in_words() {
        let refusal = |text: &str| read(text).server().unwrap_err().to_string();
        assert!(refusal("smtp = \"example.org\"").contains("is not a server and its port"));
        assert!(refusal("smtp = \":25\"").contains("is not a server and its port"));
        assert!(refusal("smtp = \"a:25\"\nuser = \"x\"").contains("belong together"));
        let naked = "smtp = \"a:25\"\nuser = \"x\"\npassword_file = \"y\"\ntls = \"none\"";
        assert!(refusal(naked).contains("only under"));
        assert!(read("from_address = \"nobody\"").origin().is_err());
        assert!(read("domain = \"a b\"").origin().is_err());
    }
}
