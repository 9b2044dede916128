//! `tributary analyse`: a recipe becomes a result.

use std::path::Path;

use analyses::{Data, Recipe, Source};
use anyhow::Context as _;

use crate::{Ended, cli::Print, config::Config, installation::Installation, tell, unreadable};

pub(crate) async fn analyse(config: Config, file: &Path, print: Print) -> anyhow::Result<Ended> {
    let text = std::fs::read_to_string(file).map_err(|error| unreadable(file, &error))?;
    let recipe: Recipe = text.parse().with_context(|| file.display().to_string())?;
    let data = match &recipe.source {
        Source::File(name) => {
            let path = file.parent().unwrap_or(Path::new("")).join(name);
            let bytes = std::fs::read(&path).map_err(|error| unreadable(&path, &error))?;
            Data::read(name, &bytes).with_context(|| path.display().to_string())?
        }
        Source::Figures(wanted) => {
            let at = Installation::existing(config).await?;
            let found = analyses::gather(&at.db, &recipe, wanted).await;
            found.with_context(|| file.display().to_string())?
        }
    };
    let outcome = analyses::run(&recipe, &data).with_context(|| file.display().to_string())?;
    tell(if print.json { analyses::json(&outcome) } else { analyses::print(&outcome).trim_end().to_owned() });
    Ok(Ended::Well)
}
