//! Keys of series: `A.immigrant-stock.MDA+KEN..._T`.

use std::collections::HashSet;

use crate::{
    flow::{Dimension, Flow},
    refusal::{Refusal, Why},
};

/// The codes that are wanted in each dimension of the key; none where all are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Key(Vec<Option<HashSet<String>>>);

impl Key {
    /// The key of a path: `all`, or a part for each dimension, each empty or of codes joined by `+`.
    pub(crate) fn read(text: &str, flow: &Flow) -> Result<Self, Refusal> {
        let dimensions = &flow.dimensions;
        if text.is_empty() || text.eq_ignore_ascii_case("all") {
            return Ok(Self(vec![None; dimensions.len()]));
        }
        let parts: Vec<&str> = text.split('.').collect();
        if parts.len() != dimensions.len() {
            let named: Vec<&str> = dimensions.iter().map(|it| it.word()).collect();
            return Err(Refusal::new(Why::KeyLength)
                .with("given", parts.len().to_string())
                .with("wanted", dimensions.len().to_string())
                .with("flow", flow.id.clone())
                .with("dimensions", named.join(".")));
        }
        let part = |(part, dimension): (&&str, &Dimension)| {
            let codes: HashSet<String> =
                part.split('+').filter(|it| !it.is_empty()).map(str::to_owned).collect();
            if codes.is_empty() {
                return Ok(None);
            }
            match codes.iter().find(|code| !flow.knows(*dimension, code)) {
                // One that is not there takes nothing from the others, which may be there.
                Some(code) if codes.iter().all(|code| !flow.knows(*dimension, code)) => {
                    Err(Refusal::new(Why::Code)
                        .with("code", code.clone())
                        .with("dimension", dimension.word())
                        .with("flow", flow.id.clone()))
                }
                _ => Ok(Some(codes)),
            }
        };
        Ok(Self(parts.iter().zip(dimensions).map(part).collect::<Result<_, _>>()?))
    }

    /// Whether a code is wanted in the dimension at this place.
    pub(crate) fn wants(&self, at: usize, code: &str) -> bool {
        self.0.get(at).is_none_or(|codes| codes.as_ref().is_none_or(|codes| codes.contains(code)))
    }

    /// The same with all codes in the dimension at this place.
    pub(crate) fn without(&self, at: usize) -> Self {
        let mut key = self.clone();
        if let Some(codes) = key.0.get_mut(at) {
            *codes = None;
        }
        key
    }
}
