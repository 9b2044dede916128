//! Sign-in through a provider, against one that lives in the test.

#![expect(clippy::unwrap_used, reason = "what these tests prepare must succeed")]

use std::sync::{Arc, Mutex};

use axum::{
    Form, Json, Router,
    extract::State,
    routing::{get, post},
};
use db::testing::NOW;
use kernel::{Actor, Clock, Permit};
use openidconnect::{
    JsonWebKeyId, PrivateSigningKey as _,
    core::{CoreEdDsaPrivateSigningKey, CoreIdToken, CoreIdTokenClaims, CoreJwsSigningAlgorithm},
};
use people::{ProviderSettings, Providers, ops};
use serde_json::{Value, json};
use web::{StatusCode, testing::TestSite};

/// What the provider says next; a test bends it.
#[derive(Clone)]
struct Word {
    nonce: Option<String>,
    audience: String,
    subject: String,
    email: String,
    verified: bool,
    key: u8,
    old: bool,
}

struct Mock {
    issuer: String,
    word: Arc<Mutex<Word>>,
    seen: Arc<Mutex<Vec<(String, String)>>>,
}

/// A key of 32 bytes, of which the last is given; the text is made here so that none lies in the repository.
fn key(last: char) -> CoreEdDsaPrivateSigningKey {
    let kind = "PRIVATE KEY";
    let body = format!("MC4CAQAwBQYDK2VwBCIEIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8{last}");
    let pem = format!("-----BEGIN {kind}-----\n{body}\n-----END {kind}-----\n");
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new("k1".into()))).unwrap()
}

type Shared = (String, Arc<Mutex<Word>>, Arc<Mutex<Vec<(String, String)>>>);

async fn mock() -> Mock {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let word = Arc::new(Mutex::new(Word {
        nonce: None,
        audience: "tributary".into(),
        subject: "s-1".into(),
        email: "ana@ilo.example".into(),
        verified: true,
        key: 0,
        old: false,
    }));
    let seen = Arc::new(Mutex::new(Vec::new()));
    let app = Router::new()
        .route(
            "/.well-known/openid-configuration",
            get(async |State((issuer, ..)): State<Shared>| {
                Json(json!({
                    "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"),
                    "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/keys"),
                    "response_types_supported": ["code"], "subject_types_supported": ["public"],
                    "id_token_signing_alg_values_supported": ["EdDSA"],
                }))
            }),
        )
        .route("/keys", get(async || Json(json!({ "keys": [key('g').as_verification_key()] }))))
        .route("/token", post(token))
        .with_state((issuer.clone(), Arc::clone(&word), Arc::clone(&seen)));
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    Mock { issuer, word, seen }
}

async fn token(
    State((issuer, word, seen)): State<Shared>,
    Form(form): Form<Vec<(String, String)>>,
) -> Json<Value> {
    *seen.lock().unwrap() = form;
    let word = word.lock().unwrap().clone();
    let now = Clock::default().now().as_second() - if word.old { 7200 } else { 0 };
    let claims: CoreIdTokenClaims = serde_json::from_value(json!({
        "iss": issuer, "aud": [word.audience], "exp": now + 300, "iat": now, "sub": word.subject,
        "nonce": word.nonce, "email": word.email, "email_verified": word.verified,
    }))
    .unwrap();
    let key = key(if word.key == 0 { 'g' } else { 'h' });
    let token = CoreIdToken::new(claims, &key, CoreJwsSigningAlgorithm::EdDsa, None, None).unwrap();
    Json(json!({ "access_token": "a", "token_type": "Bearer", "id_token": token.to_string() }))
}

async fn site(mock: &Mock) -> TestSite {
    let settings = ProviderSettings {
        id: "unite".into(),
        name: "Unite".into(),
        issuer: mock.issuer.clone(),
        client_id: "tributary".into(),
        client_secret_file: None,
    };
    let providers = Providers::open(vec![settings]).unwrap();
    let site = TestSite::new(NOW, vec![people::capability()], None, |site| site.part(providers)).await;
    let operator = Actor::operator(NOW);
    let new = ops::NewPerson {
        name: "Ana Example".into(),
        email: "ana@ilo.example".into(),
        agency: None,
        zone: "Africa/Nairobi".into(),
        languages: vec![],
    };
    let permit = Permit::grant(&operator, None).unwrap();
    site.site.db().write(async |tx| ops::add_person(tx, &operator, permit, new).await).await.unwrap();
    site
}

/// The value of a question in an address.
fn asked(url: &str, name: &str) -> String {
    let (_, query) = url.split_once('?').unwrap();
    let pair = query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}=")));
    pair.unwrap_or_else(|| panic!("no {name} in {url}")).to_owned()
}

/// Goes to the provider, which then speaks the word, and comes back.
async fn visit(
    site: &TestSite,
    mock: &Mock,
    bend: impl FnOnce(&mut Word),
) -> (StatusCode, Option<String>, String) {
    let away = site.get("/sign-in/with/unite?to=/mandate/16").await.to.expect("a way to the provider");
    {
        let mut word = mock.word.lock().unwrap();
        word.nonce = Some(asked(&away, "nonce"));
        bend(&mut word);
    }
    let back = site.get(&format!("/sign-in/back?code=c&state={}", asked(&away, "state"))).await;
    (back.status, back.to.clone(), back.outline())
}

#[tokio::test]
async fn a_person_whose_address_the_provider_verified_signs_in() {
    let mock = mock().await;
    let site = site(&mock).await;
    assert!(site.get("/sign-in?to=/mandate/16").await.outline().contains("Sign in with Unite"));
    let (status, to, _) = visit(&site, &mock, |_| ()).await;
    assert_eq!((status, to.as_deref()), (StatusCode::SEE_OTHER, Some("/mandate/16")));
    let seen = mock.seen.lock().unwrap().clone();
    let sent = |name: &str| seen.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    assert!(sent("code_verifier").is_some_and(|verifier| verifier.len() >= 43));
    assert_eq!(sent("redirect_uri").as_deref(), Some("http://tributary.test/sign-in/back"));
}

#[tokio::test]
async fn once_linked_a_person_is_known_by_the_identity_and_not_by_the_address() {
    let mock = mock().await;
    let site = site(&mock).await;
    visit(&site, &mock, |_| ()).await;
    let (status, ..) = visit(&site, &mock, |word| word.email = "ana.new@ilo.example".into()).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn whoever_is_not_known_is_told_whom_to_ask() {
    let mock = mock().await;
    let site = site(&mock).await;
    let (status, _, page) = visit(&site, &mock, |word| word.email = "eve@elsewhere.example".into()).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(page.contains("You are not known here") && page.contains("a co-chair can add you"), "{page}");
}

#[tokio::test]
async fn an_address_that_was_not_verified_proves_nothing() {
    let mock = mock().await;
    let site = site(&mock).await;
    let (status, _, page) = visit(&site, &mock, |word| word.verified = false).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(page.contains("You are not known here"));
}

async fn refused(bend: impl FnOnce(&mut Word)) {
    let mock = mock().await;
    let site = site(&mock).await;
    let (status, _, page) = visit(&site, &mock, bend).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(page.contains("did not confirm who you are"), "{page}");
}

#[tokio::test]
async fn a_word_for_another_visit_is_refused() {
    refused(|word| word.nonce = Some("another".into())).await;
}

#[tokio::test]
async fn a_word_without_a_nonce_is_refused() {
    refused(|word| word.nonce = None).await;
}

#[tokio::test]
async fn a_word_for_another_site_is_refused() {
    refused(|word| word.audience = "elsewhere".into()).await;
}

#[tokio::test]
async fn a_word_signed_by_another_key_is_refused() {
    refused(|word| word.key = 1).await;
}

#[tokio::test]
async fn a_word_that_has_expired_is_refused() {
    refused(|word| word.old = true).await;
}

#[tokio::test]
async fn an_answer_counts_once_and_only_for_a_visit_that_was_begun() {
    let mock = mock().await;
    let site = site(&mock).await;
    let away = site.get("/sign-in/with/unite").await.to.unwrap();
    mock.word.lock().unwrap().nonce = Some(asked(&away, "nonce"));
    let back = format!("/sign-in/back?code=c&state={}", asked(&away, "state"));
    assert_eq!(site.get(&back).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get(&back).await.status, StatusCode::FORBIDDEN);
    let made_up = format!("/sign-in/back?code=c&state={}", "a".repeat(64));
    assert_eq!(site.get(&made_up).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_provider_that_does_not_answer_is_told_so() {
    let mock = mock().await;
    let gone = Mock { issuer: "http://127.0.0.1:1".into(), ..mock };
    let site = site(&gone).await;
    let answer = site.get("/sign-in/with/unite").await;
    assert_eq!(answer.status, StatusCode::BAD_GATEWAY);
    assert_eq!(site.get("/sign-in/with/other").await.status, StatusCode::NOT_FOUND);
}

#[test]
fn settings_that_cannot_be_safe_are_refused_by_name() {
    let settings = |id: &str, issuer: &str| ProviderSettings {
        id: id.into(),
        name: "X".into(),
        issuer: issuer.into(),
        client_id: "c".into(),
        client_secret_file: None,
    };
    let refusal = |all: Vec<ProviderSettings>| Providers::open(all).err().unwrap().to_string();
    assert!(
        refusal(vec![settings("x", "http://id.example")])
            .starts_with("sign_in.x: the issuer must begin with https")
    );
    assert!(refusal(vec![settings("x", "http://127.0.0.1.evil.example")]).contains("https"));
    assert!(refusal(vec![settings("X y", "https://id.example")]).contains("small letters"));
    let twice = vec![settings("x", "https://a.example"), settings("x", "https://b.example")];
    assert!(refusal(twice).contains("two providers"));
}
