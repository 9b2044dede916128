//! Which jobs there are, by their names.

use std::{collections::BTreeMap, pin::Pin};

use crate::{Every, GiveUp, Job, Outcome};

type Running = Pin<Box<dyn Future<Output = Outcome> + Send>>;
type Handler<C> = Box<dyn Fn(C, &str) -> Running + Send + Sync>;

/// A job the clockwork adds again and again.
pub(crate) struct Periodic {
    pub(crate) every: Every,
    pub(crate) name: &'static str,
    pub(crate) payload: String,
}

/// The jobs a worker can run, and those it adds by the clock; `C` is what they work with.
pub struct Registry<C> {
    handlers: BTreeMap<&'static str, Handler<C>>,
    periodic: Vec<Periodic>,
}

impl<C: Clone + Send + Sync + 'static> Registry<C> {
    /// A registry that knows no job.
    pub fn new() -> Self {
        Self { handlers: BTreeMap::new(), periodic: Vec::new() }
    }

    /// Knows one more kind of job.
    ///
    /// # Panics
    /// When another job has the same name: the queue could not tell them apart.
    #[must_use]
    pub fn add<J: Job<Ctx = C>>(mut self) -> Self {
        let handler: Handler<C> = Box::new(|ctx, payload| match serde_json::from_str::<J>(payload) {
            Ok(job) => Box::pin(async move { job.run(&ctx).await }),
            Err(error) => {
                let reason = format!("the job was added by another version of the program: {error}");
                Box::pin(async move { Err(GiveUp(reason).into()) })
            }
        });
        let before = self.handlers.insert(J::NAME, handler);
        assert!(before.is_none(), "two jobs are called `{}`", J::NAME);
        self
    }

    /// Knows one more kind of job and adds this one by the clock: one for each of its times, however
    /// many processes run. A time that passed while nothing ran is made up for once.
    #[must_use]
    pub fn every<J: Job<Ctx = C>>(self, every: Every, job: &J) -> Self {
        let mut registry = if self.handlers.contains_key(J::NAME) { self } else { self.add::<J>() };
        let payload = crate::store::payload(job);
        registry.periodic.push(Periodic { every, name: J::NAME, payload });
        registry
    }

    /// Everything both know, for a program made of capabilities that each bring their jobs.
    ///
    /// # Panics
    /// When both have a job of the same name.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        for (name, handler) in other.handlers {
            let before = self.handlers.insert(name, handler);
            assert!(before.is_none(), "two jobs are called `{name}`");
        }
        self.periodic.extend(other.periodic);
        self
    }

    /// The names of the jobs it knows, in order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.handlers.keys().copied()
    }

    pub(crate) fn periodic(&self) -> &[Periodic] {
        &self.periodic
    }

    /// Begins the named job, if it is known.
    pub(crate) fn start(&self, name: &str, payload: &str, ctx: C) -> Option<Running> {
        self.handlers.get(name).map(|handler| handler(ctx, payload))
    }
}

impl<C: Clone + Send + Sync + 'static> Default for Registry<C> {
    fn default() -> Self {
        Self::new()
    }
}
