//! Drawings as points, for programs that do not show vectors.

/// A drawing in points, and its size in pixels.
pub(crate) struct Drawn {
    pub(crate) png: Vec<u8>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// The drawing, if it can be read.
pub(crate) fn drawn(_svg: &str) -> Option<Drawn> {
    None
}

/// `whole` times `part` through `of`.
pub(crate) fn share(whole: u32, part: u32, of: u32) -> u32 {
    let share = u64::from(whole) * u64::from(part) / u64::from(of.max(1));
    u32::try_from(share).unwrap_or(u32::MAX)
}
