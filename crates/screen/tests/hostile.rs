//! Uploads that mean harm, and those that are merely broken: each refused, each with its own words.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod samples;

use std::collections::BTreeMap;

use hlaska_screen::{Limits, Rejected, screen};
use samples::{
    code, docx, docx_with, jpeg, jpeg_with, odt, package, pdf, pdf_objects, pdf_of, png, png_with,
    screened, stream,
};

const FONT: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

fn pdf_with(object: &str) -> Vec<u8> {
    pdf_objects(&[
        format!("<< /Type /Catalog /Pages 2 0 R /Extra {object} >>").into_bytes(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R >>".to_vec(),
    ])
}

fn zeros(mebibytes: usize) -> Vec<u8> {
    vec![b' '; mebibytes * 1024 * 1024]
}

/// A package one of whose names is replaced by another of the same length in both places.
fn renamed(from: &str, to: &str) -> Vec<u8> {
    let mut bytes = package(&[("word/document.xml", b"<a/>"), (from, b"x")]);
    for at in 0..bytes.len() - from.len() {
        if bytes[at..].starts_with(from.as_bytes()) {
            bytes[at..at + from.len()].copy_from_slice(to.as_bytes());
        }
    }
    bytes
}

/// A package whose entries say they are encrypted.
fn locked() -> Vec<u8> {
    let mut bytes = docx(&["a"]);
    for at in 0..bytes.len() - 10 {
        match &bytes[at..at + 4] {
            b"PK\x03\x04" => bytes[at + 6] |= 1,
            b"PK\x01\x02" => bytes[at + 8] |= 1,
            _ => {}
        }
    }
    bytes
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn compound(inner: &str) -> Vec<u8> {
    [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 504], &wide(inner)].concat()
}

const XXE: &str =
    r#"<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"#;
const BILLION: &str = r#"<?xml version="1.0"?><a>&lol9;</a>"#;

/// What is sent under which name, and the code it is refused by.
fn corpus() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    [kinds(), archives(), documents(), pdfs(), pictures()].concat()
}

type Sample = (&'static str, Vec<u8>, &'static str);

fn kinds() -> Vec<Sample> {
    vec![
        ("prazdny.pdf", Vec::new(), "empty"),
        ("velky.txt", vec![b'a'; 10 * 1024 * 1024 + 1], "too_large"),
        ("faktura.pdf", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff".to_vec(), "program"),
        ("plan.docx", b"\x7fELF\x02\x01\x01\0".to_vec(), "program"),
        ("mapa.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>".to_vec(), "markup"),
        ("mapa.jpg", b"\n <html><body>a</body></html>".to_vec(), "markup"),
        ("text.txt", b"<!DOCTYPE html><script>x()</script>".to_vec(), "script"),
        ("text.txt", "dobrý den <script>x()</script>".into(), "script"),
        ("uklid.txt", b"#!/bin/sh\nrm -rf /".to_vec(), "script"),
        ("uklid.txt", b"@echo off\r\ndel *.*".to_vec(), "script"),
        ("data.csv", b"<?xml version='1.0'?><a/>".to_vec(), "markup"),
        ("a.txt", vec![1, 2, 3, 4, 0, 5], "unknown"),
        ("stary.doc", compound("WordDocument"), "old_office"),
        ("stary.rtf", b"{\\rtf1 a}".to_vec(), "old_office"),
        ("plan.txt", pdf(&["a"]), "mismatch"),
        ("plan.pdf", docx(&["a"]), "mismatch"),
        ("foto.png", jpeg(&[]), "mismatch"),
        ("foto", jpeg(&[]), "mismatch"),
        ("foto.jpg.exe", jpeg(&[]), "mismatch"),
        ("plan.docx", odt(&["a"], ""), "mismatch"),
    ]
}

fn archives() -> Vec<Sample> {
    let many: Vec<(String, &[u8])> = (0..20_001).map(|at| (at.to_string(), &b""[..])).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, body)| (name.as_str(), *body)).collect();
    let large: Vec<Vec<u8>> = (0..80_u8).map(|seed| noise(seed, 1024 * 1024)).collect();
    let names: Vec<String> = (0..80).map(|at| format!("word/media/{at}.bmp")).collect();
    let mut parts: Vec<(&str, &[u8])> = vec![("word/document.xml", b"<a/>")];
    parts.extend(names.iter().zip(&large).map(|(name, body)| (name.as_str(), body.as_slice())));
    vec![
        ("archiv.zip", package(&[("a.txt", b"a")]), "archive"),
        ("archiv.docx", b"Rar!\x1a\x07\x00".to_vec(), "archive"),
        ("archiv.docx", b"\x1f\x8b\x08\0".to_vec(), "archive"),
        ("bomba.docx", package(&[("word/document.xml", &zeros(20))]), "bomb_ratio"),
        ("bomba.docx", package(&parts), "bomb_size"),
        ("bomba.docx", package(&many), "bomb_entries"),
        ("v-sobe.docx", docx_nested(), "nested_archive"),
        ("cesta.docx", renamed("aaa/evil.xml", "../evil.xml."), "path_traversal"),
        ("cesta.docx", renamed("aaa/evil.xml", "/etc/passwd1"), "path_traversal"),
        ("cesta.docx", renamed("aaa/evil.xml", "C:\\windows\\x"), "path_traversal"),
        ("dvakrat.docx", renamed("word/documenx.xml", "word/document.xml"), "overlapping_parts"),
        ("jinak.docx", renamed_once(), "overlapping_parts"),
        ("heslo.docx", locked(), "encrypted"),
        ("heslo.docx", compound("EncryptedPackage"), "encrypted"),
        ("pul.docx", docx(&["a"])[..200].to_vec(), "malformed"),
        ("pred.docx", [&b"PK\x03\x04 xx"[..], &docx(&["a"])].concat(), "polyglot"),
    ]
}

fn docx_nested() -> Vec<u8> {
    let inner = package(&[("a", b"a")]);
    package(&[("word/document.xml", b"<a/>"), ("word/embeddings/a.bin", &inner)])
}

/// The directory names a part otherwise than the part itself.
fn renamed_once() -> Vec<u8> {
    let mut bytes = docx(&["a"]);
    let name = b"word/document.xml";
    let at = (0..bytes.len()).find(|at| bytes[*at..].starts_with(name)).unwrap();
    bytes[at] = b'W';
    bytes
}

/// Bytes that pack to about a twentieth: many repetitions, none of them long.
fn noise(seed: u8, length: usize) -> Vec<u8> {
    let mut state = u32::from(seed) + 1;
    let mut bytes = Vec::with_capacity(length + 64);
    while bytes.len() < length {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        bytes.extend([(state >> 24) as u8; 40]);
    }
    bytes
}

fn documents() -> Vec<Sample> {
    let relation = |kind: &str| {
        format!(
            r#"<R><Relationship Type="x/{kind}" TargetMode="External" Target="http://e/"/></R>"#
        )
    };
    let with = |name: &str, text: &str| docx_with(&["a"], &[(name, text)]);
    let field = "<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd</w:instrText></w:r></w:p>";
    let deep = "<a>".repeat(300) + &"</a>".repeat(300);
    let long = format!("<a>{}</a>", "<b/>".repeat(3_100_000));
    let types = r#"<T><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></T>"#;
    let manifest = "<m><file-entry><encryption-data/></file-entry></m>";
    let odt_with = |name: &str, body: &[u8]| {
        let mime = b"application/vnd.oasis.opendocument.text";
        package(&[("mimetype", mime), ("content.xml", b"<a/>"), (name, body)])
    };
    vec![
        ("makra.docx", with("word/vbaProject.bin", "x"), "macros"),
        ("makra.docx", with("customXml/types.xml", types), "macros"),
        ("makra.odt", odt_with("Basic/Standard/Module1.xml", b"<a/>"), "macros"),
        ("makra.docx", compound("_VBA_PROJECT"), "macros"),
        ("heslo.odt", odt_with("META-INF/manifest.xml", manifest.as_bytes()), "encrypted"),
        ("xxe.docx", with("word/footnotes.xml", XXE), "xml_doctype"),
        ("lol.docx", with("word/footnotes.xml", BILLION), "xml_doctype"),
        ("xxe.odt", odt_with("styles.xml", XXE.as_bytes()), "xml_doctype"),
        ("hluboky.docx", with("word/footnotes.xml", &deep), "xml_too_deep"),
        ("dlouhy.docx", package(&[("word/document.xml", long.as_bytes())]), "bomb_ratio"),
        ("sablona.docx", with("word/_rels/a.rels", &relation("attachedTemplate")), "external"),
        ("pole.docx", with("word/endnotes.xml", field), "object"),
        (
            "ole.docx",
            package(&[("word/document.xml", b"<a/>"), ("word/o.bin", &compound("x"))]),
            "object",
        ),
        (
            "exe.docx",
            package(&[("word/document.xml", b"<a/>"), ("word/o.bin", b"MZ\x90\0")]),
            "embedded_file",
        ),
        ("rozbity.docx", package(&[("word/document.xml", b"<a><b></a>")]), "malformed"),
    ]
}

fn pdfs() -> Vec<Sample> {
    let bomb = stream("/Filter /FlateDecode", &samples::deflated(&zeros(20)));
    let contents =
        |object: Vec<u8>| pdf_objects(&[b"<< /Type /Page /Contents 2 0 R >>".to_vec(), object]);
    let hidden = stream("/Type /ObjStm /N 1 /First 4", b"9 0 << /S /JavaScript /JS (x) >>");
    let cut = pdf(&["a"]);
    vec![
        ("skript.pdf", pdf_with("<< /S /JavaScript /JS (app.alert\\(1\\)) >>"), "javascript"),
        ("skript.pdf", pdf_with("<< /S /Java#53cript >>"), "javascript"),
        ("skript.pdf", contents(hidden), "javascript"),
        ("spusti.pdf", pdf_with("<< /S /Launch /F (cmd.exe) >>"), "launch"),
        ("odesli.pdf", pdf_with("<< /S /SubmitForm /F (http://e/) >>"), "launch"),
        ("priloha.pdf", pdf_with("<< /Type /Filespec /EF << /F 9 0 R >> >>"), "embedded_file"),
        ("film.pdf", pdf_with("<< /S /Rendition >>"), "object"),
        ("xfa.pdf", pdf_with("<< /XFA [] >>"), "dynamic_form"),
        ("heslo.pdf", encrypted_pdf(), "encrypted"),
        ("bomba.pdf", contents(bomb), "bomb_ratio"),
        ("dve.pdf", [pdf(&["a"]), docx(&["a"])].concat(), "polyglot"),
        ("strana.pdf", [&b"%PDF-1.7\n<html>"[..], &pdf(&["a"])].concat(), "polyglot"),
        ("pul.pdf", cut[..60].to_vec(), "malformed"),
        ("nic.pdf", b"%PDF-1.7\nahoj".to_vec(), "malformed"),
        ("zavorky.pdf", [&b"%PDF-1.7\n"[..], &b"1 0 obj(".repeat(100_000)].concat(), "malformed"),
    ]
}

fn encrypted_pdf() -> Vec<u8> {
    let text = pdf_of(b"BT ET", FONT);
    let end = b"trailer\n<< /Encrypt 7 0 R >>\n%%EOF";
    [&text[..], end].concat()
}

fn pictures() -> Vec<Sample> {
    vec![
        ("body.png", png_with(60_000, 60_000, &[]), "pixel_bomb"),
        ("body.jpg", jpeg_with(65_535, 65_535, &[]), "pixel_bomb"),
        ("pul.png", png(&[])[..50].to_vec(), "malformed"),
        ("pul.jpg", jpeg(&[])[..20].to_vec(), "malformed"),
        ("bez.jpg", jpeg(&[])[..jpeg(&[]).len() - 2].to_vec(), "malformed"),
        ("popis.png", png(&[samples::png_chunk(b"zTXt", &bomb_text())]), "bomb_ratio"),
        ("dva.jpg", [jpeg(&[]), package(&[("a", b"a")])].concat(), "polyglot"),
        ("dva.png", png(&[samples::png_chunk(b"tEXt", b"a\0<script>x()</script>")]), "polyglot"),
        ("dva.jpg", jpeg(&[samples::jpg_segment(0xfe, b"%PDF-1.4")]), "polyglot"),
    ]
}

fn bomb_text() -> Vec<u8> {
    [&b"Comment\0\0"[..], &samples::deflated(&zeros(4))].concat()
}

#[test]
fn every_hostile_upload_is_refused_for_its_own_reason() {
    for (name, bytes, expected) in corpus() {
        let head = bytes.get(..40).unwrap_or(&bytes);
        let shown = String::from_utf8_lossy(head).into_owned();
        assert_eq!(code(name, &bytes), expected, "{name}: {shown:?}");
    }
}

#[test]
fn every_reason_has_its_own_message_in_both_languages() {
    let mut messages = BTreeMap::new();
    for (name, bytes, code) in corpus() {
        let said = screened(name, &bytes).unwrap_err().said();
        assert!(said.cs.len() > 20 && said.en.len() > 20, "{said:?}");
        if !["mismatch", "malformed", "pixel_bomb"].contains(&code) {
            for text in [said.cs, said.en] {
                let other = messages.insert(text.clone(), code);
                assert!(
                    other.is_none_or(|other| other == code),
                    "{text} says {code} and {other:?}"
                );
            }
        }
    }
    assert!(messages.len() >= 2 * 25, "{}", messages.len());
}

#[test]
fn markup_that_is_merely_long_is_stopped_by_counting() {
    let limits = Limits { max_xml_events: 100, ..Limits::default() };
    let long = format!("<a>{}</a>", "<b/>".repeat(200));
    let bytes = package(&[("word/document.xml", long.as_bytes())]);
    let refused = screen("a.docx", &bytes, &limits).unwrap_err();
    assert_eq!(refused.code(), "xml_too_long");
}

#[test]
fn a_name_in_a_message_cannot_lead_the_reader_astray() {
    let refused = screened("a.\u{202e}fdp\r\nx", &pdf(&["a"])).unwrap_err();
    assert!(matches!(refused, Rejected::Mismatch { .. }));
    let said = refused.said().cs;
    assert!(!said.contains(['\u{202e}', '\n', '\r']), "{said}");
}
