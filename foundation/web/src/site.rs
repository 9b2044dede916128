//! The whole site: one database, the words, the settings, and the router made of all capabilities.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    pin::Pin,
    sync::Arc,
};

use axum::{Json, Router, extract::DefaultBodyLimit, middleware, routing::get};
use db::Db;
use jiff::{Timestamp, tz::TimeZone};
use kernel::{Clock, Language, Office, Person, uuid::Uuid};
use tower::{Layer as _, util::MapRequestLayer};
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer, Predicate,
        predicate::{DefaultPredicate, NotForContentType},
    },
    csrf::CsrfLayer,
};
use utoipa_axum::router::OpenApiRouter;

use crate::{
    Capability, Limiter, PanelHtml, Place, Problem, Remark, Say, SecretHash, Section, StatusCode, Task,
    Visit, Words, assets,
    capability::{PanelOf, RemarksOf, TasksOf},
    form,
    kept::{self, Kept},
    security,
    slow::{self, GRACE},
    spec, twin, visit,
    words::BadWords,
};

/// What the operator decides about the site.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address people use, without a slash at its end, such as `https://tributary.example`.
    pub base_url: String,
    /// Whether the demonstration workspace is loaded: every page says so.
    pub demo: bool,
    /// The zone in which visitors who have not signed in see times.
    pub zone: TimeZone,
}

/// A person who signed in, with all that a page needs to know about them.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Who.
    pub person: Person,
    /// The offices they hold today.
    pub offices: Vec<Office>,
    /// The language they chose, if they did.
    pub language: Option<Language>,
    /// Their zone.
    pub zone: TimeZone,
}

type SignedOf = Arc<
    dyn Fn(Db, SecretHash, Timestamp) -> Pin<Box<dyn Future<Output = db::Result<Option<Signed>>> + Send>>
        + Send
        + Sync,
>;

type HeadOf = Arc<dyn Fn(Db) -> Pin<Box<dyn Future<Output = db::Result<Vec<u8>>> + Send>> + Send + Sync>;

/// The site, cheap to clone; the state of every handler.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

struct Inner {
    db: Db,
    clock: Clock,
    words: Arc<Words>,
    settings: Settings,
    limiter: Limiter,
    sections: Vec<Section>,
    panels: Vec<(Place, PanelOf)>,
    remarks: Vec<(Place, RemarksOf)>,
    tasks: Vec<TasksOf>,
    parts: HashMap<TypeId, Arc<dyn Any + Send + Sync>>,
    signed: SignedOf,
    head: Option<HeadOf>,
    kept: Kept,
}

impl Site {
    /// Begins to put a site together.
    pub fn builder(db: Db, clock: Clock, settings: Settings) -> SiteBuilder {
        SiteBuilder {
            db,
            clock,
            settings,
            capabilities: Vec::new(),
            parts: HashMap::new(),
            signed: Arc::new(|_, _, _| Box::pin(async { Ok(None) })),
            head: None,
        }
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// The clock.
    pub fn clock(&self) -> Clock {
        self.0.clock
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The limits on how often one caller may do something.
    pub fn limiter(&self) -> &Limiter {
        &self.0.limiter
    }

    /// The words in a language, with times in a zone.
    pub fn say(&self, language: Language, zone: TimeZone) -> Say {
        Say::new(Arc::clone(&self.0.words), language, zone)
    }

    /// The whole address of a path such as `/meetings/2026-03`.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.0.settings.base_url)
    }

    /// A part that the program gave to the site, such as the file store.
    ///
    /// Panics when the program forgot it: that is found by the first test that starts the program.
    pub fn part<T: Any + Send + Sync>(&self) -> &T {
        self.0
            .parts
            .get(&TypeId::of::<T>())
            .and_then(|part| part.downcast_ref())
            .unwrap_or_else(|| panic!("the program gave the site no {}", std::any::type_name::<T>()))
    }

    /// A part that the program may have given to the site, where a capability can do without it.
    pub fn find_part<T: Any + Send + Sync>(&self) -> Option<&T> {
        self.0.parts.get(&TypeId::of::<T>()).and_then(|part| part.downcast_ref())
    }

    pub(crate) fn sections(&self) -> &[Section] {
        &self.0.sections
    }

    pub(crate) async fn signed(&self, session: SecretHash, now: Timestamp) -> db::Result<Option<Signed>> {
        (self.0.signed)(self.0.db.clone(), session, now).await
    }

    /// What every recorded act changes, or nothing where pages may not be kept.
    pub(crate) async fn head(&self) -> Option<db::Result<Vec<u8>>> {
        match &self.0.head {
            Some(head) => Some(head(self.0.db.clone()).await),
            None => None,
        }
    }

    pub(crate) fn kept(&self) -> &Kept {
        &self.0.kept
    }

    pub(crate) async fn panels(
        &self,
        visit: &Visit,
        place: Place,
        id: Uuid,
    ) -> Result<Vec<PanelHtml>, Problem> {
        let mut shown = Vec::new();
        for (at, panel) in &self.0.panels {
            if *at == place
                && let Some(panel) = panel(visit.clone(), id).await?
            {
                shown.push(panel);
            }
        }
        Ok(shown)
    }

    pub(crate) async fn remarks(
        &self,
        visit: &Visit,
        place: Place,
        id: Uuid,
    ) -> Result<Vec<Remark>, Problem> {
        let mut found = Vec::new();
        for (at, remarks) in &self.0.remarks {
            if *at == place {
                found.extend(remarks(visit.clone(), id).await?);
            }
        }
        Ok(found)
    }

    pub(crate) async fn tasks(&self, visit: &Visit) -> Result<Vec<Task>, Problem> {
        let mut found = Vec::new();
        for tasks in &self.0.tasks {
            found.extend(tasks(visit.clone()).await?);
        }
        found.sort_by_key(|task| (task.urgency, task.due.as_ref().map(jiff::ZonedDateTime::timestamp)));
        Ok(found)
    }
}

/// Puts a site together.
pub struct SiteBuilder {
    db: Db,
    clock: Clock,
    pub(crate) settings: Settings,
    capabilities: Vec<Capability>,
    parts: HashMap<TypeId, Arc<dyn Any + Send + Sync>>,
    signed: SignedOf,
    head: Option<HeadOf>,
}

impl SiteBuilder {
    /// With one more capability.
    #[must_use]
    pub fn capability(mut self, capability: Capability) -> Self {
        self.capabilities.push(capability);
        self
    }

    /// With something that handlers find by its type through [`Site::part`].
    #[must_use]
    pub fn part<T: Any + Send + Sync>(mut self, part: T) -> Self {
        self.parts.insert(TypeId::of::<T>(), Arc::new(part));
        self
    }

    /// With the way from a session to the person who signed in.
    #[must_use]
    pub fn signed<F, R>(mut self, signed: F) -> Self
    where
        F: Fn(Db, SecretHash, Timestamp) -> R + Send + Sync + 'static,
        R: Future<Output = db::Result<Option<Signed>>> + Send + 'static,
    {
        self.signed = Arc::new(move |db, session, now| Box::pin(signed(db, session, now)));
        self
    }

    /// With what every recorded act changes: only then are finished pages kept, see [`crate::Head::lasting`].
    #[must_use]
    pub fn head<F, R>(mut self, head: F) -> Self
    where
        F: Fn(Db) -> R + Send + Sync + 'static,
        R: Future<Output = db::Result<Vec<u8>>> + Send + 'static,
    {
        self.head = Some(Arc::new(move |db| Box::pin(head(db))));
        self
    }

    /// The site and its pages, ready to be served.
    pub fn build(self) -> Result<(Site, App), BadWords> {
        let words = Arc::new(Words::of(&self.capabilities)?);
        let mut pages = Router::new();
        let mut api = OpenApiRouter::new();
        let mut sections = Vec::new();
        let mut panels = Vec::new();
        let mut remarks = Vec::new();
        let mut tasks = Vec::new();
        for capability in self.capabilities {
            tracing::debug!(capability = capability.name, "mounted");
            pages = pages.merge(capability.pages);
            api = api.merge(capability.api);
            sections.extend(capability.sections);
            panels.extend(capability.panels);
            remarks.extend(capability.remarks);
            tasks.extend(capability.tasks);
        }
        sections.sort();
        sections.dedup();
        let site = Site(Arc::new(Inner {
            db: self.db,
            clock: self.clock,
            words,
            settings: self.settings,
            limiter: Limiter::default(),
            sections,
            panels,
            remarks,
            tasks,
            parts: self.parts,
            signed: self.signed,
            head: self.head,
            kept: Kept::default(),
        }));
        let app = router(&site, pages, api);
        Ok((site, app))
    }
}

/// Pages are made anew for most requests: the last bytes saved would cost more time than the page itself.
const QUICK: CompressionLevel = CompressionLevel::Precise(2);

/// What is packed already, as archives and Word files are, is sent as it is.
fn worth_compressing() -> impl Predicate {
    DefaultPredicate::new()
        .and(NotForContentType::const_new("application/zip"))
        .and(NotForContentType::const_new("application/vnd.openxmlformats"))
}

/// The service that answers requests: the router, with `.json` addresses led to their pages.
pub type App = tower::util::MapRequest<Router, fn(axum::extract::Request) -> axum::extract::Request>;

fn router(site: &Site, pages: Router<Site>, api: OpenApiRouter<Site>) -> App {
    let (api, spec) = OpenApiRouter::new().nest("/api/v1", api).split_for_parts();
    let spec = spec::complete(spec);
    let routes = pages
        .merge(api)
        .route("/api/v1/openapi.json", get(|| async move { Json(spec) }))
        .merge(assets::routes())
        .fallback(|| async { Problem::new(StatusCode::NOT_FOUND, "page/not-found") })
        .method_not_allowed_fallback(|| async {
            Problem::new(StatusCode::METHOD_NOT_ALLOWED, "page/no-such-act")
        })
        .layer(CsrfLayer::new().with_rejection_response(|_| {
            axum::response::IntoResponse::into_response(Problem::new(
                StatusCode::FORBIDDEN,
                "page/foreign-form",
            ))
        }))
        .layer(DefaultBodyLimit::max(form::FORM))
        .layer(middleware::from_fn_with_state(GRACE, slow::limit))
        .layer(CatchPanicLayer::custom(security::panicked))
        .layer(middleware::from_fn_with_state(site.clone(), visit::receive))
        .layer(CompressionLayer::new().quality(QUICK).compress_when(worth_compressing()))
        .layer(middleware::from_fn_with_state(site.clone(), kept::keep))
        .layer(middleware::from_fn_with_state(site.clone(), security::headers))
        .with_state(site.clone());
    MapRequestLayer::new(twin::lead as fn(_) -> _).layer(routes)
}
