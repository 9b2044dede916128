//! Who may let figures in, and who may take the original files.

use kernel::{Action, Actor, AgencyId, CountryCode, GroupId, Role};

/// Reading a file of figures in as a published edition.
pub struct PublishFigures;
/// Taking a published edition back.
pub struct WithdrawFigures;
/// Downloading the file an edition was read from.
pub struct ReadSourceFile;

/// Figures belong to no group: the co-chairs of any group of the installation answer for them.
fn keeps_figures(actor: &Actor) -> bool {
    actor.is_operator() || actor.offices.iter().any(|office| office.role == Role::CoChair)
}

impl Action for PublishFigures {
    type On = ();
    const NAME: &'static str = "publish figures";
    fn allowed(actor: &Actor, (): &()) -> bool {
        keeps_figures(actor)
    }
}

impl Action for WithdrawFigures {
    type On = crate::Edition;
    const NAME: &'static str = "withdraw figures";
    fn allowed(actor: &Actor, _: &crate::Edition) -> bool {
        keeps_figures(actor)
    }
}

impl Action for ReadSourceFile {
    type On = ();
    const NAME: &'static str = "download the file of an edition";
    fn allowed(actor: &Actor, (): &()) -> bool {
        actor.is_operator() || actor.person().is_some()
    }
}

/// The rows of the table of who may do what, for this actor.
pub fn rows(actor: &Actor, _: GroupId, _: AgencyId, _: CountryCode) -> Vec<(&'static str, bool)> {
    vec![
        (PublishFigures::NAME, PublishFigures::allowed(actor, &())),
        (WithdrawFigures::NAME, keeps_figures(actor)),
        (ReadSourceFile::NAME, ReadSourceFile::allowed(actor, &())),
    ]
}
