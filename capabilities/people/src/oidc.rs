//! The protocol of OpenID Connect: code flow with PKCE, state and nonce. The only file that knows its crate.
//!
//! Nothing is kept of a provider's answer but who the person is; its tokens are dropped at once.
//! Tokens are judged by the real time, because the provider lives in it whatever the site's clock shows.

use std::time::Duration;

use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, IssuerUrl, Nonce, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, Scope, TokenResponse as _,
    core::{
        CoreAuthenticationFlow, CoreClient, CoreErrorResponseType, CoreJwsSigningAlgorithm,
        CoreProviderMetadata,
    },
};

use crate::providers::Failed;

/// How this site speaks to one provider.
pub(crate) struct Client {
    issuer: String,
    id: String,
    secret: Option<String>,
    http: reqwest::Client,
}

/// Where to lead the person, and what their answer must fit.
pub(crate) struct Begun {
    pub(crate) url: String,
    pub(crate) nonce: String,
    pub(crate) verifier: String,
}

/// Who the person is, by the provider's word.
pub(crate) struct Identity {
    pub(crate) issuer: String,
    pub(crate) subject: String,
    pub(crate) verified_email: Option<String>,
}

/// Signatures by a key that only the provider has; a shared secret or no signature proves too little.
const SIGNATURES: [CoreJwsSigningAlgorithm; 6] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

impl Client {
    /// A client of one provider; it follows no redirects, so that the provider cannot send it elsewhere.
    pub(crate) fn new(issuer: String, id: String, secret: Option<String>) -> Result<Self, String> {
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(10))
            .build()
            .map_err(|error| error.to_string())?;
        Ok(Self { issuer, id, secret, http })
    }

    async fn metadata(&self) -> Result<CoreProviderMetadata, Failed> {
        let issuer = IssuerUrl::new(self.issuer.clone()).map_err(unreachable)?;
        CoreProviderMetadata::discover_async(issuer, &self.http).await.map_err(unreachable)
    }
}

/// The address at the provider to which the person is led.
pub(crate) async fn begin(client: &Client, back: &str, state: &str) -> Result<Begun, Failed> {
    let site = CoreClient::from_provider_metadata(
        client.metadata().await?,
        ClientId::new(client.id.clone()),
        client.secret.clone().map(ClientSecret::new),
    )
    .set_redirect_uri(RedirectUrl::new(back.to_owned()).map_err(unreachable)?);
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let state = CsrfToken::new(state.to_owned());
    let (url, _, nonce) = site
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || state, Nonce::new_random)
        .add_scope(Scope::new("email".into()))
        .set_pkce_challenge(challenge)
        .url();
    Ok(Begun { url: url.into(), nonce: nonce.secret().clone(), verifier: verifier.into_secret() })
}

/// Exchanges the code for the provider's word on who the person is, and checks it.
pub(crate) async fn confirm(
    client: &Client,
    back: &str,
    code: String,
    nonce: String,
    verifier: String,
) -> Result<Identity, Failed> {
    let site = CoreClient::from_provider_metadata(
        client.metadata().await?,
        ClientId::new(client.id.clone()),
        client.secret.clone().map(ClientSecret::new),
    )
    .set_redirect_uri(RedirectUrl::new(back.to_owned()).map_err(unreachable)?);
    let exchange = site.exchange_code(AuthorizationCode::new(code)).map_err(unreachable)?;
    let answer = exchange
        .set_pkce_verifier(PkceCodeVerifier::new(verifier))
        .request_async(&client.http)
        .await
        .map_err(not_exchanged)?;
    let token = answer.id_token().ok_or_else(|| Failed::Refused("it sent no identity".into()))?;
    let checks = site.id_token_verifier().set_allowed_algs(SIGNATURES);
    let claims =
        token.claims(&checks, &Nonce::new(nonce)).map_err(|error| Failed::Refused(error.to_string()))?;
    let proven = claims.email_verified() == Some(true);
    Ok(Identity {
        issuer: claims.issuer().to_string(),
        subject: claims.subject().to_string(),
        verified_email: claims.email().filter(|_| proven).map(|email| email.to_string()),
    })
}

fn unreachable(error: impl std::fmt::Display) -> Failed {
    Failed::Unreachable(error.to_string())
}

type Exchange<E> =
    openidconnect::RequestTokenError<E, openidconnect::StandardErrorResponse<CoreErrorResponseType>>;

fn not_exchanged<E: std::error::Error>(error: Exchange<E>) -> Failed {
    match error {
        openidconnect::RequestTokenError::ServerResponse(answer) => Failed::Refused(answer.to_string()),
        other => unreachable(other),
    }
}
