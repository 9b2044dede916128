//! The six languages of the interface.

crate::words! {
    /// An official language of the United Nations, in which the whole interface exists.
    pub enum Language {
        /// English.
        English = "en",
        /// French.
        French = "fr",
        /// Spanish.
        Spanish = "es",
        /// Arabic.
        Arabic = "ar",
        /// Russian.
        Russian = "ru",
        /// Chinese.
        Chinese = "zh",
    }
}

/// Which way a line runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the `dir` attribute.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl Language {
    /// The language's name in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "Français",
            Self::Spanish => "Español",
            Self::Arabic => "العربية",
            Self::Russian => "Русский",
            Self::Chinese => "中文",
        }
    }

    /// Which way its lines run.
    pub const fn direction(self) -> Direction {
        match self {
            Self::Arabic => Direction::Rtl,
            _ => Direction::Ltr,
        }
    }

    /// The best of the six for an `Accept-Language` header; English when it names none of them.
    pub fn preferred(header: &str) -> Self {
        let mut best = (0_u16, Self::English);
        for part in header.split(',').take(20) {
            let mut fields = part.split(';');
            let tag = fields.next().unwrap_or_default().trim();
            let weight = fields
                .find_map(|field| field.trim().strip_prefix("q="))
                .and_then(|weight| weight.parse::<f32>().ok())
                .map_or(1000, permille);
            let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
            if let Ok(language) = primary.parse::<Self>()
                && weight > best.0
            {
                best = (weight, language);
            }
        }
        best.1
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0..=1 before the conversion"
)]
fn permille(weight: f32) -> u16 {
    (weight.clamp(0.0, 1.0) * 1000.0) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reader_gets_the_language_they_prefer_most() {
        let check = |header: &str, expected| assert_eq!(Language::preferred(header), expected, "{header}");
        check("fr-CH, fr;q=0.9, en;q=0.8, *;q=0.5", Language::French);
        check("de, ar;q=0.7, en;q=0.3", Language::Arabic);
        check("zh-Hans-CN", Language::Chinese);
        check("pt-BR, de", Language::English);
        check("", Language::English);
        check("ru;q=0, en;q=0.1", Language::English);
    }

    #[test]
    fn arabic_alone_runs_from_right_to_left() {
        let rtl: Vec<_> =
            Language::ALL.iter().filter(|language| language.direction() == Direction::Rtl).collect();
        assert_eq!(rtl, [&Language::Arabic]);
    }
}
