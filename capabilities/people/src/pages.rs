//! Signing in and out, and one's own page.

mod me;
mod sign_in;

use axum::{
    Router,
    http::HeaderMap,
    routing::{get, post},
};
use web::{Problem, Secret, SecretHash, Site, StatusCode};

use crate::{ops, sign_in::Refused};

/// Every page of this capability.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/sign-in", get(sign_in::form).post(sign_in::ask))
        .route("/sign-in/{token}", get(sign_in::confirm).post(sign_in::enter))
        .route("/sign-in/with/{provider}", get(sign_in::to_provider))
        .route("/sign-in/back", get(sign_in::from_provider))
        .route("/sign-out", post(sign_in::leave))
        .route("/me", get(me::show).post(me::change))
        .route("/me/feed", post(me::renew_feed))
        .route("/me/sessions/end", post(me::end_sessions))
}

/// The hash of the session the request came with.
fn session_of(headers: &HeaderMap) -> Option<SecretHash> {
    headers
        .get_all("cookie")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(';'))
        .find_map(|pair| pair.trim().strip_prefix("session="))
        .and_then(Secret::brought)
        .map(|secret| secret.hash())
}

impl From<ops::Error> for Problem {
    fn from(error: ops::Error) -> Self {
        match error {
            ops::Error::NotFound(_) => Self::not_found(),
            ops::Error::Denied(_) => Self::not_yours(),
            ops::Error::Address(_) | ops::Error::Zone(_) | ops::Error::Name | ops::Error::Code(_) => {
                Self::unreadable(error)
            }
            ops::Error::Taken => Self::new(StatusCode::CONFLICT, "people/address-taken"),
            ops::Error::Db(error) => error.into(),
        }
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Unknown => Self::new(StatusCode::NOT_FOUND, "people/link-unknown"),
            Refused::Used => Self::new(StatusCode::GONE, "people/link-used"),
            Refused::Over => Self::new(StatusCode::GONE, "people/link-over"),
            Refused::Db(error) => error.into(),
        }
    }
}
