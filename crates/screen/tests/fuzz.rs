//! Whatever bytes come, a decision comes back, and in bearable time.

mod samples;

use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use hlaska_screen::{Kind, classified_text, safe_name};
use proptest::prelude::*;
use samples::tiff_description;
use samples::{docx, jpeg, jpg_segment, odt, pdf, pdf_with_cmap, png, png_chunk, screened, xlsx};

fn sound() -> Vec<(&'static str, Vec<u8>)> {
    let exif = [&b"Exif\0\0"[..], &tiff_description("popis")].concat();
    vec![
        ("a.pdf", pdf(&["text", "dva"])),
        ("b.pdf", pdf_with_cmap("text")),
        ("a.docx", docx(&["text"])),
        ("a.odt", odt(&["text"], "x")),
        ("a.xlsx", xlsx(&["text"], "&amp;Cx")),
        ("a.jpg", jpeg(&[jpg_segment(0xe1, &exif), jpg_segment(0xed, b"\x1c\x02\x78\0\x01a")])),
        ("a.png", png(&[png_chunk(b"zTXt", b"a\0\0x"), png_chunk(b"iTXt", b"a\0\x01\0\0\0x")])),
        ("a.txt", "text ěšč".into()),
    ]
}

const HEADS: [&[u8]; 9] = [
    b"",
    b"%PDF-1.7\n1 0 obj<</Type/Page/Contents 2 0 R>>2 0 obj<<>>stream\n",
    b"PK\x03\x04",
    b"\xff\xd8\xff\xe1",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xfe",
    b"<?xml ",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"%PDF-1.4\n1 0 obj<</Type/ObjStm/N 3/First 9>>stream\n",
];
const NAMES: [&str; 9] = ["a.pdf", "a.docx", "a.odt", "a.jpg", "a.png", "a.txt", "a.xlsx", "", "…"];

/// Panics of readers. `screen` would turn them into a refusal, but there should be none.
static BROKEN: AtomicUsize = AtomicUsize::new(0);

fn watch() {
    static HOOKED: Once = Once::new();
    HOOKED.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let file = info.location().map_or("", std::panic::Location::file);
            if !file.contains("tests") {
                BROKEN.fetch_add(1, Ordering::SeqCst);
            }
            before(info);
        }));
    });
}

/// A screened file leaves by a decision, never by a panic, and soon.
fn decides(name: &str, bytes: &[u8]) {
    watch();
    let begun = Instant::now();
    let _ = screened(name, bytes);
    assert_eq!(BROKEN.load(Ordering::SeqCst), 0, "a reader broke down on {name}");
    assert!(begun.elapsed() < Duration::from_secs(20), "{name}: {} bytes", bytes.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes(head in 0..HEADS.len(), name in 0..NAMES.len(), tail in prop::collection::vec(any::<u8>(), 0..600)) {
        decides(NAMES[name], &[HEADS[head], &tail].concat());
    }

    #[test]
    fn sound_files_with_bytes_changed(which in 0..8_usize, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let (name, mut bytes) = sound().swap_remove(which);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        decides(name, &bytes);
    }

    #[test]
    fn sound_files_cut_short(which in 0..8_usize, at in any::<prop::sample::Index>()) {
        let (name, bytes) = sound().swap_remove(which);
        decides(name, &bytes[..at.index(bytes.len())]);
    }

    #[test]
    fn pages_of_any_signs(content in "[\\[\\]()<>/%0-9a-zA-Z .'\"\\\\-]{0,300}") {
        decides("a.pdf", &samples::pdf_of(content.as_bytes(), &content));
    }

    #[test]
    fn any_text_and_any_name(text in any::<String>()) {
        let _ = classified_text(&text);
        let safe = safe_name(&text, Kind::Pdf);
        prop_assert!(safe.chars().count() <= 104 && safe.to_lowercase().ends_with(".pdf"));
        let has_signs = safe.contains(['/', '\\', '\n', '\r', '"', '\u{202e}']);
        prop_assert!(!has_signs);
    }
}

#[test]
fn what_grows_with_the_square_of_the_size_is_stopped() {
    for piece in [
        &b"1 0 obj("[..],
        b"1 0 obj<",
        b"1 0 obj[",
        b"1 0 obj<<",
        b"1 0 obj<</A",
        b"trailer(",
        b"1 0 obj<<>>stream\n",
        b" 1 0 obj",
        b"BI ID ",
        b"obj",
        b"1 ",
    ] {
        let bytes = [b"%PDF-1.7\n".as_slice(), &piece.repeat(1_000_000 / piece.len())].concat();
        decides("a.pdf", &bytes);
    }
    decides("a.txt", "V \n".repeat(300_000).as_bytes());
    decides("a.txt", "TAJNÉ hlasování ".repeat(40_000).as_bytes());
    decides("a.jpg", &[&b"\xff\xd8"[..], &b"\xff\xfe\0\x02".repeat(500_000)].concat());
}
