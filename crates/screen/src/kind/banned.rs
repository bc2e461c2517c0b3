//! What is not taken, whatever it is called: programs, scripts, pages, other archives, and one
//! file that is two.

use super::Kind;
use crate::rejected::{Banned, Rejected};

/// First bytes and what they mean.
const SIGNATURES: &[(&[u8], Banned)] = &[
    (b"MZ", Banned::Program),
    (b"\x7fELF", Banned::Program),
    (b"\xfe\xed\xfa\xce", Banned::Program),
    (b"\xfe\xed\xfa\xcf", Banned::Program),
    (b"\xcf\xfa\xed\xfe", Banned::Program),
    (b"\xca\xfe\xba\xbe", Banned::Program),
    (b"\0asm", Banned::Program),
    (b"L\0\0\0\x01\x14\x02\0", Banned::Program),
    (b"#!", Banned::Script),
    (b"Rar!\x1a\x07", Banned::Archive),
    (b"7z\xbc\xaf\x27\x1c", Banned::Archive),
    (b"\x1f\x8b", Banned::Archive),
    (b"BZh", Banned::Archive),
    (b"\xfd7zXZ", Banned::Archive),
    (b"\x28\xb5\x2f\xfd", Banned::Archive),
    (b"MSCF", Banned::Archive),
    (b"{\\rtf", Banned::OldOffice),
];

/// The container of old Office files, also of new ones behind a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

pub(super) fn by_signature(bytes: &[u8]) -> Option<Rejected> {
    if bytes.starts_with(COMPOUND) {
        return Some(compound(bytes));
    }
    // „MZ ČR oznamuje…“ begins like a program and is none.
    let is_letter = bytes.starts_with(b"MZ") && crate::plain_text::is_text(bytes);
    let known = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start) && !is_letter);
    known.map(|(_, what)| Rejected::Banned(*what))
}

fn compound(bytes: &[u8]) -> Rejected {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    if find(bytes, &wide("EncryptedPackage")).is_some() {
        Rejected::Encrypted
    } else if find(bytes, &wide("_VBA_PROJECT")).is_some() {
        Rejected::Macros
    } else {
        Rejected::Banned(Banned::OldOffice)
    }
}

/// Beginnings of pages, drawings and scripts in what otherwise is text.
const MARKUP: &[(&str, Banned)] = &[
    ("<svg", Banned::Markup),
    ("<html", Banned::Markup),
    ("<!doctype", Banned::Markup),
    ("<?xml", Banned::Markup),
    ("<script", Banned::Script),
    ("<?php", Banned::Script),
    ("<iframe", Banned::Markup),
    ("javascript:", Banned::Script),
    ("@echo off", Banned::Script),
    ("wscript.", Banned::Script),
];
/// As far as browsers look for markup.
const SNIFFED: usize = 1024;

pub(super) fn markup(bytes: &[u8]) -> Option<Banned> {
    let text = crate::plain_text::decode(bytes.get(..SNIFFED).unwrap_or(bytes));
    let text = text.to_lowercase();
    if text.trim_start().starts_with('<') {
        let script = text.contains("<script") || text.contains("<?php");
        return Some(if script { Banned::Script } else { Banned::Markup });
    }
    MARKUP.iter().find(|(start, _)| text.contains(start)).map(|(_, what)| *what)
}

/// Does the file hold, beside what it is, something another program would take for its own?
pub(super) fn is_two_files(kind: Kind, bytes: &[u8]) -> bool {
    let head = bytes.get(..SNIFFED).unwrap_or(bytes).to_ascii_lowercase();
    let page = [&b"<html"[..], b"<script", b"<?php", b"<!doctype html"];
    let is_page = page.iter().any(|start| find(&head, start).is_some());
    let is_pdf = kind != Kind::Pdf && kind != Kind::Text && find(&head, b"%pdf-").is_some();
    is_page || is_pdf || (kind != Kind::Text && ends_as_archive(bytes))
}

/// An archive is read from its end, so anything may stand before it.
fn ends_as_archive(bytes: &[u8]) -> bool {
    const LONGEST: usize = 65_557;
    let tail = bytes.get(bytes.len().saturating_sub(LONGEST)..).unwrap_or(bytes);
    find(tail, b"PK\x05\x06").is_some() && find(bytes, b"PK\x01\x02").is_some()
}

pub(crate) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
