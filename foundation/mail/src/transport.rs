//! Ways for a mail to leave: a server, a folder, or a list in memory for tests.

use std::{
    error::Error as _,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use lettre::{
    address::Envelope,
    transport::smtp::Error as SmtpError,
    transport::smtp::{
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, Certificate, TlsParameters},
        extension::ClientId,
    },
};

use crate::{
    MailId, Origin,
    message::address,
    settings::{Server, Settings, SettingsError, Tls},
};

/// What came of handing over one mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// It was taken, with these words.
    Accepted(String),
    /// It was refused for good, with these words.
    Refused(String),
    /// Not now; another mail may fare better.
    Later(String),
    /// The server cannot be spoken to at all.
    Down(String),
}

/// A mail that was handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// To which address.
    pub to: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Where mails go.
#[derive(Clone)]
pub enum Transport {
    /// To a server.
    Smtp(Arc<Smtp>),
    /// Into a folder, one `.eml` file each, named by the id so that a mail sent again is the same file.
    Folder(PathBuf),
    /// Onto a list, for tests.
    Memory(Arc<Mutex<Vec<Sent>>>),
}

/// A server and how to sign in to it; made from the settings alone.
pub struct Smtp {
    server: Server,
    tls: Option<TlsParameters>,
    credentials: Option<Credentials>,
    hello: ClientId,
}

/// How long one step of the conversation may take.
const STEP: Duration = Duration::from_secs(20);

/// How long one mail may take in all; less than the lease of its row.
const WHOLE: Duration = Duration::from_mins(1);

/// After so many mails a new connection is made, as servers limit how many they take on one.
const PER_CONNECTION: u32 = 50;

/// An open conversation with the server, kept from one mail to the next.
#[derive(Default)]
pub(crate) struct Conversation {
    open: Option<AsyncSmtpConnection>,
    sent: u32,
}

impl Transport {
    /// What the settings ask for; without a server, the folder.
    pub async fn from_settings(settings: &Settings, folder: PathBuf) -> Result<Self, SettingsError> {
        let origin = settings.origin()?;
        let Some(server) = settings.server()? else { return Ok(Self::Folder(folder)) };
        let credentials = match (&settings.user, &settings.password_file) {
            (Some(user), Some(file)) => {
                let password = files::read_secret(file).await.map_err(SettingsError::Password)?;
                Some(Credentials::new(user.clone(), password))
            }
            _ => None,
        };
        let tls = match server.tls {
            Tls::None => None,
            Tls::StartTls | Tls::Tls => Some(protection(&server, settings).await?),
        };
        Ok(Self::Smtp(Arc::new(Smtp { server, tls, credentials, hello: ClientId::Domain(origin.domain) })))
    }

    /// Hands over one mail.
    pub(crate) async fn send(
        &self,
        conversation: &mut Conversation,
        id: MailId,
        origin: &Origin,
        to: &str,
        bytes: Vec<u8>,
    ) -> Reply {
        match self {
            Self::Memory(list) => {
                let mut list = list.lock().unwrap_or_else(PoisonError::into_inner);
                list.push(Sent { to: to.to_owned(), bytes });
                Reply::Accepted("kept in memory".into())
            }
            Self::Folder(folder) => {
                let name = format!("{id}.eml");
                match files::write_whole(&folder.join(&name), &bytes).await {
                    Ok(()) => Reply::Accepted(format!("written to {name}")),
                    Err(error) => Reply::Down(format!("could not be written to the folder: {error}")),
                }
            }
            Self::Smtp(smtp) => {
                // On the heap: the conversation with a server is a large state, and most senders never have one.
                let sending = Box::pin(smtp.send(conversation, origin, to, &bytes));
                let outcome = tokio::time::timeout(WHOLE, sending).await;
                outcome.unwrap_or_else(|_| {
                    conversation.open = None;
                    Reply::Later("the server did not answer in time".into())
                })
            }
        }
    }
}

/// Whom to trust, and for which name the server's certificate must be.
async fn protection(server: &Server, settings: &Settings) -> Result<TlsParameters, SettingsError> {
    let mut parameters = TlsParameters::builder(server.host.clone());
    if let Some(file) = &settings.ca_file {
        let refused = |why: String| SettingsError::Authorities(format!("{}: {why}", file.display()));
        let pem = files::read_whole(file).await.map_err(|error| refused(error.to_string()))?;
        // A file without any certificate would otherwise be read as "trust nobody else", unseen.
        if !String::from_utf8_lossy(&pem).contains("-----BEGIN CERTIFICATE-----") {
            return Err(refused("there is no certificate in it; it must be PEM".to_owned()));
        }
        let authorities = Certificate::from_pem(&pem).map_err(|error| refused(error.to_string()))?;
        parameters = parameters.add_root_certificate(authorities);
    }
    parameters.build().map_err(|error| match settings.ca_file {
        Some(_) => SettingsError::Authorities(error.to_string()),
        None => SettingsError::Tls(error.to_string()),
    })
}

impl Conversation {
    /// Takes leave of the server.
    pub(crate) async fn close(&mut self) {
        if let Some(mut connection) = self.open.take() {
            // Everything was said; whether the server hears the farewell changes nothing.
            let _ = tokio::time::timeout(STEP, connection.quit()).await;
        }
    }
}

impl Smtp {
    async fn send(&self, conversation: &mut Conversation, origin: &Origin, to: &str, bytes: &[u8]) -> Reply {
        let to = match address(to) {
            Ok(to) => to,
            Err(reason) => return Reply::Refused(reason.to_string()),
        };
        let envelope = match Envelope::new(Some(origin.address.clone()), vec![to]) {
            Ok(envelope) => envelope,
            Err(reason) => return Reply::Refused(reason.to_string()),
        };
        if conversation.sent >= PER_CONNECTION {
            conversation.close().await;
        }
        let mut connection = match conversation.open.take() {
            Some(connection) => connection,
            None => match self.connect().await {
                Ok(connection) => {
                    conversation.sent = 0;
                    connection
                }
                Err(why) => return Reply::Down(why),
            },
        };
        match connection.send(&envelope, bytes).await {
            Ok(response) => {
                conversation.sent += 1;
                conversation.open = Some(connection);
                let said: Vec<&str> = response.message().collect();
                Reply::Accepted(format!("{} {}", response.code(), said.join(" ")).trim_end().to_owned())
            }
            // After a refusal the conversation is begun afresh, so that one mail cannot harm the next.
            Err(error) if error.is_permanent() || error.is_client() => Reply::Refused(words(&error)),
            Err(error) => Reply::Later(words(&error)),
        }
    }

    /// Opens a conversation; before it is protected as the settings ask, nothing of a mail is said.
    async fn connect(&self) -> Result<AsyncSmtpConnection, String> {
        let Server { host, port, tls } = &self.server;
        let at_once = self.tls.clone().filter(|_| *tls == Tls::Tls);
        let connecting = AsyncSmtpConnection::connect_tokio1(
            (host.as_str(), *port),
            Some(STEP),
            &self.hello,
            at_once,
            None,
        );
        let mut connection = connecting.await.map_err(|error| match tls {
            Tls::Tls => unprotected(&error),
            Tls::None | Tls::StartTls => words(&error),
        })?;
        if let (Tls::StartTls, Some(parameters)) = (tls, &self.tls) {
            if !connection.can_starttls() {
                // Somebody between us and the server may have taken the offer away.
                return Err(NO_STARTTLS.to_owned());
            }
            let started = connection.starttls(parameters.clone(), &self.hello).await;
            started.map_err(|error| unprotected(&error))?;
        }
        if let Some(credentials) = &self.credentials {
            let known = connection.auth(DEFAULT_MECHANISMS, credentials).await;
            known.map_err(|error| words(&error))?;
        }
        Ok(connection)
    }
}

/// Nothing is sent in the clear where protection was asked for.
const NO_STARTTLS: &str = "the server does not offer STARTTLS, and without it nothing is sent (mail.tls)";

/// Why a conversation could not be protected, and where an operator can mend it.
fn unprotected(error: &SmtpError) -> String {
    let why = words(error);
    if why.contains("certificate") {
        format!("{why}; nothing was sent. If the certificate is right, name its authority in mail.ca_file")
    } else {
        why
    }
}

/// The server's own words, or what kept us from hearing them.
fn words(error: &SmtpError) -> String {
    let cause = error.source().map(ToString::to_string).unwrap_or_default();
    match error.status() {
        Some(code) => format!("{code} {cause}").trim_end().to_owned(),
        None => error.to_string(),
    }
}
