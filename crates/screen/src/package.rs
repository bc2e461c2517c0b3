//! Packed documents, unpacked in memory under limits.

use std::io::{Cursor, Read};

use zip::read::ZipFile;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use crate::kind::Kind;
use crate::limits::Limits;
use crate::rejected::{ArchiveFault, Banned, Rejected};

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;
const DAMAGED: Rejected = Rejected::Malformed("ZIP");

/// One file of the package.
pub(crate) struct Part {
    /// Without a leading slash, as written.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// The kind of document, by the parts it has.
pub(crate) fn kind(bytes: &[u8], limits: &Limits) -> Result<Kind, Rejected> {
    let mut archive = open(bytes, limits)?;
    let mut names = Vec::new();
    for at in 0..archive.len() {
        names.push(check(&mut archive, bytes, at)?);
    }
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("word/document.xml") {
        return Ok(Kind::Docx);
    }
    if has("xl/workbook.xml") {
        return Ok(Kind::Xlsx);
    }
    let mime = names.iter().position(|name| name == "mimetype");
    let mime = mime.map(|at| unpack(&mut archive, at, limits, 0)).transpose()?;
    let mime = mime.map(|part| part.bytes).unwrap_or_default();
    [Kind::Odt, Kind::Ods]
        .into_iter()
        .find(|kind| mime.trim_ascii() == kind.mime().as_bytes())
        .ok_or(Rejected::Banned(Banned::Archive))
}

/// Every part, in the order of the package.
pub(crate) fn parts(bytes: &[u8], limits: &Limits) -> Result<Vec<Part>, Rejected> {
    let mut archive = open(bytes, limits)?;
    let (mut parts, mut unpacked) = (Vec::new(), 0);
    for at in 0..archive.len() {
        let part = unpack(&mut archive, at, limits, unpacked)?;
        unpacked += part.bytes.len();
        parts.push(part);
    }
    Ok(parts)
}

fn open<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Archive<'a>, Rejected> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DAMAGED)?;
    if archive.len() > limits.max_entries {
        return Err(Rejected::Archive(ArchiveFault::TooManyEntries));
    }
    let repeated = archive.has_duplicate_names();
    if repeated || archive.has_overlapping_entries().map_err(|_| DAMAGED)? {
        return Err(Rejected::Archive(ArchiveFault::Overlap));
    }
    if archive.offset() != 0 { Err(Rejected::Polyglot) } else { Ok(archive) }
}

/// The name of a part that is sound as far as the directory tells.
fn check(archive: &mut Archive<'_>, bytes: &[u8], at: usize) -> Result<String, Rejected> {
    let entry = archive.by_index_raw(at).map_err(|error| fault(&error))?;
    if entry.encrypted() {
        return Err(Rejected::Encrypted);
    }
    let known = [CompressionMethod::Stored, CompressionMethod::Deflated];
    if !known.contains(&entry.compression()) {
        return Err(DAMAGED);
    }
    let name = entry.name().map_err(|error| fault(&error))?.into_owned();
    if entry.is_symlink() || leads_outside(&name) {
        return Err(Rejected::Archive(ArchiveFault::Path));
    }
    if !is_named_alike(bytes, entry.header_start(), entry.name_raw()) {
        return Err(Rejected::Archive(ArchiveFault::Overlap));
    }
    Ok(name)
}

fn fault(error: &ZipError) -> Rejected {
    match error {
        ZipError::UnsupportedArchive(reason) if reason.contains("assword") => Rejected::Encrypted,
        _ => DAMAGED,
    }
}

fn leads_outside(name: &str) -> bool {
    let is_rooted = name.starts_with(['/', '\\']) || name.contains([':', '\0']);
    is_rooted || name.split(['/', '\\']).any(|step| step == "..")
}

/// Each part is named twice; programs differ in which of the two names they believe.
fn is_named_alike(bytes: &[u8], header_start: u64, name: &[u8]) -> bool {
    const NAME: usize = 30;
    let start = usize::try_from(header_start).unwrap_or(usize::MAX).saturating_add(NAME);
    bytes.get(start..start.saturating_add(name.len())) == Some(name)
}

fn unpack(
    archive: &mut Archive<'_>,
    at: usize,
    limits: &Limits,
    before: usize,
) -> Result<Part, Rejected> {
    let entry = archive.by_index(at).map_err(|error| fault(&error))?;
    let name = entry.name().map_err(|error| fault(&error))?.into_owned();
    let bytes = contents(entry, limits, before)?;
    Ok(Part { name, bytes })
}

fn contents<R: Read>(
    entry: ZipFile<'_, R>,
    limits: &Limits,
    before: usize,
) -> Result<Vec<u8>, Rejected> {
    let packed = usize::try_from(entry.compressed_size()).unwrap_or(usize::MAX);
    let room = limits.max_unpacked_bytes.saturating_sub(before);
    let mut bytes = Vec::new();
    // Never more than a piece at a time, so a lie about the size costs nothing.
    let mut source = entry;
    loop {
        let read = source.by_ref().take(PIECE).read_to_end(&mut bytes).map_err(|_| DAMAGED)?;
        if limits.is_bomb(packed, bytes.len()) {
            return Err(Rejected::Archive(ArchiveFault::Ratio));
        }
        if bytes.len() > room {
            return Err(Rejected::Archive(ArchiveFault::Size));
        }
        if read == 0 {
            return Ok(bytes);
        }
    }
}

/// Bytes unpacked between two looks at the limits.
const PIECE: u64 = 256 * 1024;
