//! Sign-in through the providers of identities that the operator configured.
//!
//! The settings and what the pages need stand here; the protocol itself, with its heavy crate, in
//! [`oidc`].

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use db::Db;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use web::{Problem, Secret, StatusCode};

use crate::{
    model::{AWAY, Email, PersonCard},
    oidc::{self, Begun, Client, Identity},
    store::{self, RequestRow},
};

/// A provider of identities, as the settings name it: one `[[sign_in]]` each.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderSettings {
    /// Its name in addresses, such as `unite`.
    pub id: String,
    /// What people know it by; shown on the button.
    pub name: String,
    /// Its issuer, an `https` address.
    pub issuer: String,
    /// What it calls this site.
    pub client_id: String,
    /// The file whose first line is the secret it gave this site.
    pub client_secret_file: Option<PathBuf>,
}

/// Every provider of the settings; given to the site as a part.
#[derive(Clone, Default)]
pub struct Providers(Vec<Arc<Provider>>);

pub(crate) struct Provider {
    id: String,
    name: String,
    client: Client,
}

/// Why the settings of a provider cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BadProvider {
    /// The issuer is not an address that may be asked.
    #[error("sign_in.{0}: the issuer must begin with https:// (http:// only on this machine itself)")]
    Issuer(String),
    /// Two have the same name.
    #[error("sign_in: two providers are called `{0}`")]
    Twice(String),
    /// The name cannot stand in an address.
    #[error("sign_in: `{0}` is not a name of small letters, digits and hyphens")]
    Id(String),
    /// The file with the secret cannot be read.
    #[error("sign_in.{id}: the file with the secret cannot be read: {error}")]
    Secret {
        /// Whose.
        id: String,
        /// Why.
        error: std::io::Error,
    },
    /// The client for asking it cannot be made.
    #[error("sign_in: {0}")]
    Client(String),
}

impl Providers {
    /// The providers of the settings; asks none of them yet, so that the site starts without them.
    pub fn open(settings: Vec<ProviderSettings>) -> Result<Self, BadProvider> {
        let mut providers: Vec<Arc<Provider>> = Vec::new();
        for it in settings {
            let formed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if it.id.is_empty() || !it.id.chars().all(formed) {
                return Err(BadProvider::Id(it.id));
            }
            if providers.iter().any(|known| known.id == it.id) {
                return Err(BadProvider::Twice(it.id));
            }
            if !safe(&it.issuer) {
                return Err(BadProvider::Issuer(it.id));
            }
            let secret = match &it.client_secret_file {
                Some(file) => {
                    Some(first_line(file).map_err(|error| BadProvider::Secret { id: it.id.clone(), error })?)
                }
                None => None,
            };
            let client = Client::new(it.issuer, it.client_id, secret).map_err(BadProvider::Client)?;
            providers.push(Arc::new(Provider { id: it.id, name: it.name, client }));
        }
        Ok(Self(providers))
    }

    /// The providers as (name in addresses, name for people).
    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|it| (it.id.as_str(), it.name.as_str()))
    }

    pub(crate) fn named(&self, id: &str) -> Option<&Provider> {
        self.0.iter().find(|it| it.id == id).map(Arc::as_ref)
    }
}

/// Whether nobody on the way can read or change what is said to this address.
fn safe(issuer: &str) -> bool {
    let host = |rest: &str| rest.split(['/', '?', '#']).next().unwrap_or_default().to_owned();
    match (issuer.strip_prefix("https://"), issuer.strip_prefix("http://")) {
        (Some(rest), _) => !host(rest).is_empty(),
        (None, Some(rest)) => {
            let host = host(rest);
            ["127.0.0.1", "localhost", "[::1]"].iter().any(|own| {
                host.strip_prefix(own).is_some_and(|port| port.is_empty() || port.starts_with(':'))
            })
        }
        (None, None) => false,
    }
}

fn first_line(file: &Path) -> std::io::Result<String> {
    let text = std::fs::read_to_string(file)?;
    Ok(text.lines().next().unwrap_or_default().trim().to_owned())
}

/// What a provider sends back with the person.
#[derive(Deserialize)]
pub(crate) struct Answer {
    state: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    error: String,
}

/// A person whose identity a provider confirmed.
pub(crate) struct Known {
    pub(crate) person: PersonCard,
    pub(crate) to: String,
}

/// Why signing in through a provider failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failed {
    /// It does not answer, or not as it should.
    #[error("the provider cannot be asked: {0}")]
    Unreachable(String),
    /// It did not confirm the person, or what it said does not hold.
    #[error("the provider did not confirm the person: {0}")]
    Refused(String),
    /// It confirmed somebody whom no agency has named.
    #[error("the person is not known here")]
    Stranger,
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Notes the visit to the provider and answers the address to lead to.
pub(crate) async fn begin(
    db: &Db,
    provider: &Provider,
    back: &str,
    to: &str,
    now: Timestamp,
) -> Result<String, Failed> {
    let state = Secret::random();
    let Begun { url, nonce, verifier } = oidc::begin(&provider.client, back, state.reveal()).await?;
    let request =
        RequestRow { provider: provider.id.clone(), nonce, verifier, to_path: to.to_owned(), made_at: now };
    db.write(async |tx| store::insert_request(tx, &state.hash(), &request).await).await?;
    Ok(url)
}

/// Checks what came back and finds the person: by the identity once linked, else by the verified address.
pub(crate) async fn finish(
    db: &Db,
    providers: &Providers,
    back: &str,
    answer: Answer,
    now: Timestamp,
) -> Result<Known, Failed> {
    let state =
        Secret::brought(&answer.state).ok_or_else(|| Failed::Refused("the state is not ours".into()))?;
    let request = db.write(async |tx| store::take_request(tx, &state.hash()).await).await?;
    let request =
        request.ok_or_else(|| Failed::Refused("the state is not ours, or was used before".into()))?;
    if now.duration_since(request.made_at) > AWAY {
        return Err(Failed::Refused("the visit took too long".into()));
    }
    if !answer.error.is_empty() || answer.code.is_empty() {
        return Err(Failed::Refused(answer.error.chars().take(80).collect()));
    }
    let provider = providers.named(&request.provider);
    let provider = provider.ok_or_else(|| Failed::Refused("the provider is no longer configured".into()))?;
    let identity =
        oidc::confirm(&provider.client, back, answer.code, request.nonce, request.verifier).await?;
    let person = db.write(async |tx| person_of(tx, &identity, now).await).await?;
    person.map(|person| Known { person, to: request.to_path }).ok_or(Failed::Stranger)
}

async fn person_of(tx: &mut db::Tx, identity: &Identity, now: Timestamp) -> db::Result<Option<PersonCard>> {
    if let Some(id) = store::linked(tx, &identity.issuer, &identity.subject).await? {
        return store::person(tx, id).await;
    }
    // An address that the provider did not verify proves nothing: anybody may have typed it there.
    let Some(email) = identity.verified_email.as_deref().and_then(|text| text.parse::<Email>().ok()) else {
        return Ok(None);
    };
    let Some(person) = store::person_by_email(tx, email.as_str()).await? else { return Ok(None) };
    store::link_identity(tx, &identity.issuer, &identity.subject, person.id, now).await?;
    Ok(Some(person))
}

impl From<Failed> for Problem {
    fn from(failed: Failed) -> Self {
        tracing::warn!(reason = %failed, "signing in through a provider failed");
        match failed {
            Failed::Unreachable(_) => Self::new(StatusCode::BAD_GATEWAY, "people/provider-unreachable"),
            Failed::Refused(_) => Self::new(StatusCode::FORBIDDEN, "people/provider-refused"),
            Failed::Stranger => Self::new(StatusCode::FORBIDDEN, "people/provider-stranger"),
            Failed::Db(error) => error.into(),
        }
    }
}
