//! Classes into which values fall.

use kernel::words;

words! {
    /// A set of classes.
    pub enum Classes {
        /// How much depends on few partners, by the HHI.
        Dependency = "dependency",
        /// How far policies meet what indicator 10.7.2 asks.
        Policies = "policies",
        /// Tiers of human development.
        Development = "development",
    }
}

impl Classes {
    /// The class of a value, as a word.
    pub fn of(self, value: f64) -> &'static str {
        match self {
            Self::Dependency => match value {
                value if value < 0.15 => "low",
                value if value <= 0.25 => "moderate",
                _ => "high",
            },
            Self::Policies => match value {
                value if value < 40.0 => "further-progress",
                value if value < 80.0 => "partly-meets",
                value if value < 100.0 => "meets",
                _ => "fully-meets",
            },
            Self::Development => match value {
                value if value >= 0.8 => "very-high",
                value if value >= 0.7 => "high-development",
                value if value >= 0.55 => "medium-development",
                _ => "low-development",
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_on_a_bound_have_their_class() {
        let classes = |of: Classes, values: &[f64]| values.iter().map(|it| of.of(*it)).collect::<Vec<_>>();
        assert_eq!(
            classes(Classes::Dependency, &[0.1499, 0.15, 0.25, 0.2501]),
            ["low", "moderate", "moderate", "high"]
        );
        assert_eq!(
            classes(Classes::Policies, &[39.9, 40.0, 79.9, 80.0, 100.0]),
            ["further-progress", "partly-meets", "partly-meets", "meets", "fully-meets"]
        );
        assert_eq!(
            classes(Classes::Development, &[0.8, 0.7, 0.55, 0.549]),
            ["very-high", "high-development", "medium-development", "low-development"]
        );
    }
}
