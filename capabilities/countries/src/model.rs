//! What the reference content is made of; pure.

mod agency;
mod area;
mod areas;
mod community;
mod map;

pub use agency::{AgencyContent, DutyStation, Joined};
pub use area::{
    Aggregate, AggregateKind, Area, AreaCode, AreaKind, Note, Part, Region, RegionKind, SpecialGroup, Term,
    fold_name,
};
pub use areas::{Areas, Location};
pub use community::{Communities, Community, CommunityKind, Membership, Standing};
pub use map::{Circle, NeutralShape, Shape, WorldMap};

kernel::words! {
    /// How well a statement of the content is known.
    pub enum Mark {
        /// Checked in the real file, schema or source.
        Verified = "V",
        /// Found in a public page, whose address is the source.
        Found = "F",
        /// General knowledge, not confirmed.
        General = "GK",
        /// General knowledge of which we are less sure: an expert confirms it before it is relied on.
        Unsure = "GK?",
    }
}

impl Mark {
    /// Whether readers are told that nobody confirmed it yet.
    pub const fn needs_confirming(self) -> bool {
        matches!(self, Self::General | Self::Unsure)
    }
}
