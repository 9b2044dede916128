//! A conversation that must be protected is protected, or nothing is said in it.

use std::{path::PathBuf, sync::Arc};

use db::{Db, testing::each_db};
use kernel::Clock;
use mail::{Sender, Settings, SettingsError, State, Tls};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, pki_types::PrivateKeyDer},
};

use crate::{NOW, later, only, queue, sink::Sink};

/// An authority of our own, in a file that the settings can name.
struct Authority {
    file: PathBuf,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    fn new() -> Self {
        let key = KeyPair::generate().unwrap();
        let mut about = CertificateParams::new(Vec::new()).unwrap();
        about.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let pem = about.self_signed(&key).unwrap().pem();
        let file = std::env::temp_dir().join(format!("tributary-ca-{}", uuid::Uuid::new_v4().simple()));
        std::fs::write(&file, pem).unwrap();
        Self { file, issuer: Issuer::new(about, key) }
    }

    /// How a server protects itself with a certificate of this authority for the name.
    fn protects(&self, name: &str) -> TlsAcceptor {
        let key = KeyPair::generate().unwrap();
        let about = CertificateParams::new(vec![name.to_owned()]).unwrap();
        let certificate = about.signed_by(&key, &self.issuer).unwrap();
        let config = ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(
                vec![certificate.der().clone()],
                PrivateKeyDer::Pkcs8(key.serialize_der().into()),
            )
            .unwrap();
        TlsAcceptor::from(Arc::new(config))
    }
}

impl Drop for Authority {
    fn drop(&mut self) {
        std::fs::remove_file(&self.file).ok();
    }
}

fn settings(sink: &Sink, trusted: Option<&Authority>) -> Settings {
    Settings {
        smtp: Some(sink.address.to_string()),
        tls: Some(Tls::StartTls),
        ca_file: trusted.map(|authority| authority.file.clone()),
        ..Settings::default()
    }
}

async fn open(db: &Db, settings: &Settings) -> Result<Sender, SettingsError> {
    Sender::open(db.clone(), Clock::default(), settings, std::path::Path::new("/nonexistent")).await
}

/// Sends one mail, and says what became of it.
async fn sent(db: &Db, settings: &Settings) -> (State, String) {
    queue(db, &["a@example.org"]).await;
    open(db, settings).await.unwrap().deliver_due(NOW).await.unwrap();
    let row = only(db).await;
    (row.state, row.server_reply)
}

/// Nothing of a mail, and no password, was said where others could read it.
fn only_greetings_were_in_clear(sink: &Sink) {
    let heard = sink.in_clear();
    let greeting = |line: &String| line.starts_with("EHLO") || line == "STARTTLS" || line == "QUIT";
    assert!(!heard.is_empty() && heard.iter().all(greeting), "{heard:?}");
}

#[tokio::test]
async fn a_server_of_a_trusted_authority_gets_its_mail_under_tls_alone() {
    each_db(async |db| {
        let authority = Authority::new();
        let sink = Sink::offering(Some(authority.protects("127.0.0.1"))).await;
        let (state, said) = sent(&db, &settings(&sink, Some(&authority))).await;
        assert_eq!((state, said.as_str()), (State::Accepted, "250 2.0.0 queued as 13"));
        assert_eq!(sink.arrived().len(), 1);
        only_greetings_were_in_clear(&sink);
    })
    .await;
}

#[tokio::test]
async fn a_password_is_said_under_tls_alone() {
    each_db(async |db| {
        let authority = Authority::new();
        let sink = Sink::offering(Some(authority.protects("127.0.0.1"))).await;
        let file = std::env::temp_dir().join(format!("tributary-mail-{}", uuid::Uuid::new_v4().simple()));
        std::fs::write(&file, "secret\n").unwrap();
        let settings = Settings {
            user: Some("ana".into()),
            password_file: Some(file.clone()),
            ..settings(&sink, Some(&authority))
        };
        assert_eq!(sent(&db, &settings).await.0, State::Accepted);
        only_greetings_were_in_clear(&sink);
        std::fs::remove_file(&file).unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_server_of_an_unknown_authority_gets_nothing_and_the_words_say_what_to_do() {
    each_db(async |db| {
        let (known, other) = (Authority::new(), Authority::new());
        let sink = Sink::offering(Some(other.protects("127.0.0.1"))).await;
        for trusted in [None, Some(&known)] {
            let sender = open(&db, &settings(&sink, trusted)).await.unwrap();
            db.write(async |tx| mail::queue_once(tx, &crate::to("a@example.org"), NOW).await).await.unwrap();
            sender.deliver_due(later(3600)).await.unwrap();
            let row = only(&db).await;
            assert_eq!(row.state, State::Queued, "an operator can mend it, so the mail waits");
            assert!(
                row.server_reply.contains("UnknownIssuer") && row.server_reply.contains("mail.ca_file"),
                "{}",
                row.server_reply
            );
        }
        assert_eq!(sink.arrived(), []);
        only_greetings_were_in_clear(&sink);
        // The same mail goes once the authority is named.
        open(&db, &settings(&sink, Some(&other))).await.unwrap().deliver_due(later(7200)).await.unwrap();
        assert_eq!(only(&db).await.state, State::Accepted);
    })
    .await;
}

#[tokio::test]
async fn a_certificate_for_another_name_is_refused() {
    each_db(async |db| {
        let authority = Authority::new();
        let sink = Sink::offering(Some(authority.protects("mail.example.org"))).await;
        let (state, said) = sent(&db, &settings(&sink, Some(&authority))).await;
        assert_eq!(state, State::Queued);
        assert!(said.contains("certificate not valid for name"), "{said}");
        assert_eq!(sink.arrived(), []);
    })
    .await;
}

#[tokio::test]
async fn where_starttls_is_asked_for_and_not_offered_nothing_is_sent_in_the_clear() {
    each_db(async |db| {
        let sink = Sink::start().await;
        let (state, said) = sent(&db, &settings(&sink, None)).await;
        assert_eq!(state, State::Queued);
        assert!(said.starts_with("the server does not offer STARTTLS"), "{said}");
        assert_eq!(sink.arrived(), []);
        only_greetings_were_in_clear(&sink);
    })
    .await;
}

#[tokio::test]
async fn a_file_of_authorities_that_holds_none_is_refused_at_the_start() {
    each_db(async |db| {
        let sink = Sink::start().await;
        let authority = Authority::new();
        let refusal = async || match open(&db, &settings(&sink, Some(&authority))).await {
            Ok(_) => panic!("it was taken"),
            Err(refusal) => refusal.to_string(),
        };
        std::fs::write(&authority.file, "not a certificate").unwrap();
        assert!(refusal().await.contains("there is no certificate in it"), "{}", refusal().await);
        std::fs::remove_file(&authority.file).unwrap();
        assert!(refusal().await.starts_with("mail.ca_file: "), "{}", refusal().await);
    })
    .await;
}
