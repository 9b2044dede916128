//! The small file system inside of one file in which old workbooks lie.

use crate::ReadError;

/// Numbers from here on are no sectors but marks.
const MARKS: u32 = 0xFFFF_FFFA;
/// So many sectors of the table of sectors are named in the header; others stand in a chain.
const IN_HEADER: usize = 109;
const ENTRY: usize = 128;

/// The bytes of a stream by its name.
pub(crate) fn stream(bytes: &[u8], wanted: &str) -> Result<Vec<u8>, ReadError> {
    let file = Compound::open(bytes).ok_or_else(|| ReadError::damaged("header", &"no sectors"))?;
    let entries = file.chain(word(bytes, 48), &file.next);
    let root = entries.get(..ENTRY).ok_or(ReadError::Truncated)?;
    let entry = entries.chunks_exact(ENTRY).find(|entry| name(entry).eq_ignore_ascii_case(wanted));
    let entry = entry.ok_or_else(|| ReadError::damaged(wanted, &"it is not there"))?;
    let (start, size) = (word(entry, 116), word(entry, 120).unwrap_or(0) as usize);
    let mut stream = if word(bytes, 56).is_some_and(|least| size < least as usize) {
        file.small(start, word(root, 116))
    } else {
        file.chain(start, &file.next)
    };
    if stream.len() < size {
        return Err(ReadError::Truncated);
    }
    stream.truncate(size);
    Ok(stream)
}

/// Two bytes as a number; none behind the end.
pub(crate) fn half(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

/// Four bytes as a number; none behind the end.
pub(crate) fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|it| word(it, 0))
}

/// The name of an entry; its length counts the zero at its end.
fn name(entry: &[u8]) -> String {
    let length = half(entry, 64).map_or(0, usize::from).clamp(2, 64) - 2;
    let units: Vec<u16> = entry[..length].chunks_exact(2).filter_map(|it| half(it, 0)).collect();
    String::from_utf16_lossy(&units)
}

struct Compound<'a> {
    bytes: &'a [u8],
    /// Bytes of a sector.
    size: usize,
    /// The sector that follows each.
    next: Vec<u32>,
}

impl<'a> Compound<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let size = match half(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self { bytes, size, next: Vec::new() };
        let mut tables: Vec<u32> = words(bytes.get(76..76 + 4 * IN_HEADER)?).collect();
        let mut more = word(bytes, 68)?;
        // A chain that leads back into itself ends where the file cannot hold more.
        for _ in 0..file.sectors() {
            let Some(sector) = file.sector(more) else { break };
            let (names, last) = sector.split_at(sector.len().saturating_sub(4));
            tables.extend(words(names));
            more = word(last, 0)?;
        }
        let tables = tables.into_iter().filter(|it| *it < MARKS).take(file.sectors());
        let next = tables.filter_map(|it| file.sector(it)).flat_map(words).collect();
        file.next = next;
        Some(file)
    }

    const fn sectors(&self) -> usize {
        self.bytes.len() / self.size
    }

    /// A sector; the first one lies behind the header, the last one may be cut off.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = (usize::try_from(number).ok()?.checked_add(1)?).checked_mul(self.size)?;
        let end = start.checked_add(self.size)?.min(self.bytes.len());
        if number >= MARKS { None } else { self.bytes.get(start..end) }
    }

    /// All bytes from a sector on; never more than the file has.
    fn chain(&self, start: Option<u32>, next: &[u32]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut number = start.unwrap_or(MARKS);
        for _ in 0..=self.sectors() {
            let Some(sector) = self.sector(number) else { break };
            out.extend_from_slice(sector);
            number = usize::try_from(number).ok().and_then(|it| next.get(it).copied()).unwrap_or(MARKS);
        }
        out
    }

    /// A stream of less than 4,096 bytes lies in sectors of 64 bytes inside of the root's stream.
    fn small(&self, start: Option<u32>, root: Option<u32>) -> Vec<u8> {
        const SMALL: usize = 64;
        let inside = self.chain(root, &self.next);
        let next: Vec<u32> = words(&self.chain(word(self.bytes, 60), &self.next)).collect();
        let mut out = Vec::new();
        let mut number = start.unwrap_or(MARKS);
        for _ in 0..=inside.len() / SMALL {
            let Ok(at) = usize::try_from(number) else { break };
            let Some(sector) = at.checked_mul(SMALL).and_then(|at| inside.get(at..at + SMALL)) else { break };
            out.extend_from_slice(sector);
            number = next.get(at).copied().unwrap_or(MARKS);
        }
        out
    }
}
