//! What other programs ask.

mod figures;
mod sdmx;

use axum::{Router, routing::get};
use utoipa_axum::{router::OpenApiRouter, routes};
use web::Site;

/// Everything below `/sdmx/2.1`.
pub(crate) fn sdmx() -> Router<Site> {
    Router::new().route("/sdmx/2.1/{*rest}", get(sdmx::ask))
}

/// Figures below `/api/v1`.
pub(crate) fn figures() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(figures::figures))
}
