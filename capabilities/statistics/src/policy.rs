//! Who may let figures in, and who may take the original files.

use kernel::{Action, Actor, AgencyId, CountryCode, GroupId, PersonId, Role};

/// Reading a file of figures in as a published edition.
pub struct PublishFigures;
/// Bringing a file in step by step, to be reviewed before it is published.
pub struct ImportFigures;
/// Keeping the mapping of a table for the next file.
pub struct KeepMapping;
/// Ending in the queue what a person began, as an edition to be reviewed.
pub struct StageFigures;
/// Taking back an edition that was read and not yet published.
pub struct DiscardFigures;
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

impl Action for ImportFigures {
    type On = ();
    const NAME: &'static str = "import figures, to be reviewed";
    fn allowed(actor: &Actor, (): &()) -> bool {
        keeps_figures(actor)
    }
}

impl Action for KeepMapping {
    type On = ();
    const NAME: &'static str = "keep the mapping of a table";
    fn allowed(actor: &Actor, (): &()) -> bool {
        keeps_figures(actor)
    }
}

impl Action for StageFigures {
    /// Who began it; none for the operator.
    type On = Option<PersonId>;
    const NAME: &'static str = "end an import that another person began";
    fn allowed(actor: &Actor, began: &Option<PersonId>) -> bool {
        actor.is_operator() || (began.is_some() && actor.person().map(|it| it.id) == *began)
    }
}

impl Action for DiscardFigures {
    type On = crate::Edition;
    const NAME: &'static str = "discard figures that wait for review";
    fn allowed(actor: &Actor, _: &crate::Edition) -> bool {
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
        (ImportFigures::NAME, ImportFigures::allowed(actor, &())),
        (KeepMapping::NAME, KeepMapping::allowed(actor, &())),
        (StageFigures::NAME, StageFigures::allowed(actor, &None)),
        (DiscardFigures::NAME, keeps_figures(actor)),
        (WithdrawFigures::NAME, keeps_figures(actor)),
        (ReadSourceFile::NAME, ReadSourceFile::allowed(actor, &())),
    ]
}
