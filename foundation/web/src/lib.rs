//! Everything between a request and a capability: the visit, the page frame, forms, problems, words.
//!
//! A capability hands over a [`Capability`] with its routes and its words; the program makes one [`Site`]
//! of them all and serves the [`App`] made with it. A handler takes a [`Visit`] (who, in which language and zone,
//! wanting HTML or JSON), reads or writes the database, fills a view and answers with [`Visit::page`]:
//!
//! ```ignore
//! #[derive(askama::Template, serde::Serialize)]
//! #[template(path = "pages/members.html")]
//! struct MembersView { #[serde(skip)] say: Say, members: Vec<Member> }
//!
//! async fn members(visit: Visit) -> Result<Response, Problem> {
//!     let members = visit.db().read(async |tx| store::members(tx).await).await?;
//!     visit.page(Head::titled(visit.say.text("groups-members")), &MembersView { say: visit.say.clone(), members })
//! }
//! ```
//!
//! Invariants:
//! - every page answers the same address with `.json` appended, from the same view, and every table
//!   with `.csv` and `.xlsx` appended, to the same readers;
//! - every form works without JavaScript; the script only makes it smoother;
//! - nothing a person typed reaches a page unescaped, except through [`markdown()`];
//! - a refusal is a [`Problem`], shown as a page or as `application/problem+json`.

mod assets;
mod attachment;
mod capability;
mod download;
mod form;
mod kept;
mod limiter;
mod locale;
mod mark;
mod markdown;
mod page;
mod parts;
mod problem;
#[cfg(test)]
#[path = "../../../fuzz/properties/markdown.rs"]
mod property;
mod secret;
mod security;
mod site;
mod slow;
mod spec;
mod twin;
mod version;
mod visit;
mod words;

#[cfg(feature = "testing")]
pub mod testing;

pub use attachment::download;
pub use capability::{Capability, PanelHtml, Place, Remark, Task, TaskUrgency};
pub use download::{Workbooks, Written};
pub use form::{Fields, Form, Query};
pub use limiter::{Limiter, Rate};
pub use locale::{Local, collate};
pub use mark::{Mark, Status};
pub use markdown::{Html, markdown};
pub use page::{Crumb, Head, Section};
pub use parts::{Part, parts};
pub use problem::{Field, Problem};
pub use secret::{Secret, SecretHash};
pub use site::{App, Settings, Signed, Site, SiteBuilder};
pub use version::Version;
pub use visit::{Format, Visit};
pub use words::{Arguments, Say, Words};

pub use axum::{http::StatusCode, response::Response};
