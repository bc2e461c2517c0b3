//! Markings of classified information in six formats, at every degree, wherever they stand; and
//! ordinary documents that only look alike.

#![allow(clippy::panic, reason = "helpers of tests")]

mod samples;

use hlaska_screen::{Level, Rejected, Spot};
use samples::{
    code, deflated, docx, docx_with, jpeg, jpg_segment, odt, pdf, pdf_objects, pdf_of,
    pdf_with_cmap, png, png_chunk, screened, stream, tiff_description, xlsx,
};

const DEGREES: [(&str, Level); 4] = [
    ("VYHRAZENÉ", Level::Vyhrazene),
    ("DŮVĚRNÉ", Level::Duverne),
    ("TAJNÉ", Level::Tajne),
    ("PŘÍSNĚ TAJNÉ", Level::PrisneTajne),
];

fn found(name: &str, bytes: &[u8]) -> (Level, Spot) {
    match screened(name, bytes) {
        Err(Rejected::Classified(finding)) => (finding.level, finding.spot),
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn every_degree_is_found_in_six_formats() {
    for (marking, level) in DEGREES {
        let text = format!("Krajský úřad\r\n{marking}\r\nPlán spojení");
        let samples: [(&str, Vec<u8>); 8] = [
            ("a.pdf", pdf(&["Krajský úřad", marking, "Plán spojení"])),
            ("cmap.pdf", pdf_with_cmap(marking)),
            ("a.docx", docx(&["Krajský úřad", marking, "Plán spojení"])),
            ("a.odt", odt(&["Krajský úřad", marking], "Strana 1")),
            ("a.jpg", jpeg(&[jpg_segment(0xfe, marking.as_bytes())])),
            ("a.png", png(&[itxt("Comment", marking)])),
            ("a.txt", text.clone().into_bytes()),
            ("windows.txt", encoding_rs::WINDOWS_1250.encode(&text).0.into_owned()),
        ];
        for (name, bytes) in samples {
            assert_eq!(found(name, &bytes).0, level, "{name} {marking}");
        }
    }
}

fn itxt(keyword: &str, text: &str) -> Vec<u8> {
    png_chunk(b"iTXt", &[keyword.as_bytes(), b"\0\0\0\0\0", text.as_bytes()].concat())
}

#[test]
fn a_marking_is_found_wherever_a_document_shows_it() {
    for (name, bytes, spot) in [
        ("header.docx", docx_with(&["text"], &[("header", "VYHRAZENÉ")]), Spot::Margin),
        ("footer.docx", docx_with(&["text"], &[("footer", "V")]), Spot::Margin),
        ("watermark.docx", docx_with(&["text"], &[("watermark", "DŮVĚRNÉ")]), Spot::Margin),
        ("core.docx", docx_with(&["text"], &[("core", "Tajné")]), Spot::Metadata),
        ("footer.odt", odt(&["text"], "Důvěrné"), Spot::Margin),
        (
            "header.xlsx",
            xlsx(&["obec"], "&amp;L&amp;\"Arial,Bold\"Kraj&amp;C&amp;12TAJNÉ"),
            Spot::Margin,
        ),
        ("cell.xlsx", xlsx(&["obec", "VYHRAZENÉ"], ""), Spot::Cell),
        ("VYHRAZENÉ plán.txt", b"text".to_vec(), Spot::Name),
    ] {
        assert_eq!(found(name, &bytes).1, spot, "{name}");
    }
}

#[test]
fn pdf_hides_nothing() {
    let page = |content: &[u8]| pdf_of(content, "<< /Type /Font /Subtype /Type1 >>");
    let named = "<< /Type /Font /Subtype /Type1 /Encoding << /Differences [65 /D /Uring /V /Ecaron \
                 /R /N /Eacute] >> >>";
    let form = pdf_objects(&[
        b"<< /Type /Page /Contents 2 0 R >>".to_vec(),
        stream("", b"/Fm0 Do"),
        stream("/Type /XObject /Subtype /Form", b"BT (TAJN\xc9) Tj ET"),
    ]);
    let info = pdf_objects(&[
        b"<< /Type /Page >>".to_vec(),
        b"<< /Title <FEFF00560059004800520041005A0045004E00C9> >>".to_vec(),
    ]);
    let packed = b"7 0 << /Type /Annot /Subtype /FreeText /Contents (NATO SECRET) >>";
    let packed = pdf_objects(&[
        b"<< /Type /Page >>".to_vec(),
        stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &deflated(packed)),
    ]);
    let hex =
        stream("/Filter [/ASCIIHexDecode /FlateDecode]", &hexed(&deflated(b"BT (TAJN\xc9) Tj ET")));
    let hex = pdf_objects(&[b"<< /Type /Page /Contents 2 0 R >>".to_vec(), hex]);
    let xmp =
        "<x:xmpmeta xmlns:x='x'><dc:title xmlns:dc='d'>NATO RESTRICTED</dc:title></x:xmpmeta>";
    let xmp = pdf_objects(&[
        b"<< /Type /Page >>".to_vec(),
        stream("/Type /Metadata /Subtype /XML", xmp.as_bytes()),
    ]);
    for (name, bytes) in [
        (
            "spaced",
            page(
                "BT [(V)-300(Y)-300(H)-300(R)-300(A)-300(Z)-300(E)-300(N)-300(É)] TJ ET".as_bytes(),
            ),
        ),
        ("octal", page(b"BT (TAJN\\311) Tj ET")),
        (
            "glyph by glyph",
            page(b"BT (T) Tj 9 0 Td (A) Tj 9 0 Td (J) Tj 9 0 Td (N) Tj 9 0 Td (E) Tj ET"),
        ),
        ("matrix by matrix", page(b"1 0 0 -1 0 800 cm BT 1 0 0 -1 10 90 Tm (TA) Tj ET BT 1 0 0 -1 40 90 Tm (JNE) Tj ET")),
        ("turned", page(b"BT .7 .7 -.7 .7 0 0 Tm (TA) Tj .7 .7 -.7 .7 30 30 Tm (JN) Tj .7 .7 -.7 .7 60 60 Tm (E) Tj ET")),
        ("quoted", page("BT (text) Tj (DŮVĚRNÉ) ' ET".as_bytes())),
        ("names of glyphs", pdf_of(b"BT /F1 9 Tf (ABCDEFG) Tj ET", named)),
        ("form", form),
        ("title", info),
        ("packed note", packed),
        ("two filters", hex),
        ("xmp", xmp),
        (
            "between texts",
            page("BT 1 0 0 1 0 700 Tm (text) Tj 1 0 0 1 0 680 Tm (VYHRAZENÉ) Tj ET".as_bytes()),
        ),
    ] {
        assert_eq!(code("a.pdf", &bytes), "classified", "{name}");
    }
}

fn hexed(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).chain(*b">").collect()
}

#[test]
fn descriptions_of_pictures_are_read() {
    let exif = |text: &str| [&b"Exif\0\0"[..], &tiff_description(text)].concat();
    let packet = "<x:xmpmeta xmlns:x='x'><r xmlns:p='p' p:Label='TAJNÉ'/></x:xmpmeta>";
    let xmp = [&b"http://ns.adobe.com/xap/1.0/\0"[..], packet.as_bytes()].concat();
    let caption = "VYHRAZENÉ".as_bytes();
    let length = u16::try_from(caption.len()).unwrap().to_be_bytes();
    let iptc =
        [&b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x0e\x1c\x02\x78"[..], &length, caption].concat();
    let ztxt = [&b"Title\0\0"[..], &deflated("DŮVĚRNÉ".as_bytes())].concat();
    for (name, bytes) in [
        ("exif.jpg", jpeg(&[jpg_segment(0xe1, &exif("PŘÍSNĚ TAJNÉ"))])),
        ("xmp.jpg", jpeg(&[jpg_segment(0xe1, &xmp)])),
        ("iptc.jpg", jpeg(&[jpg_segment(0xed, &iptc)])),
        ("exif.png", png(&[png_chunk(b"eXIf", &tiff_description("TAJNÉ"))])),
        ("ztxt.png", png(&[png_chunk(b"zTXt", &ztxt)])),
        ("text.png", png(&[png_chunk(b"tEXt", b"Title\0NATO CONFIDENTIAL")])),
        ("xmp.png", png(&[itxt("XML:com.adobe.xmp", packet)])),
    ] {
        assert_eq!(found(name, &bytes).1, Spot::Metadata, "{name}");
    }
}

#[test]
fn the_message_names_the_marking_and_the_instruction() {
    let refused = screened("a.docx", &docx_with(&["a"], &[("header", "TAJNÉ")])).unwrap_err();
    let said = refused.said();
    assert!(said.cs.starts_with("V záhlaví") && said.cs.contains("„Tajné“"), "{}", said.cs);
    assert!(said.cs.contains("bezpečnostního ředitele"), "{}", said.cs);
    assert!(said.en.contains("security director"), "{}", said.en);
}

const PROSE: [&str; 7] = [
    "Jde o důvěrné sdělení lékaře, volby jsou tajné.",
    "VYHRAZENÉ PARKOVIŠTĚ",
    "Tajné hlasování zastupitelstva",
    "Místo vyhrazené pro vrtulník u hřiště.",
    "Utajované informace stupně Vyhrazené a vyšší do portálu nepatří.",
    "Vítr V 5 m/s",
    "č. j. KUJCK 12345/2026",
];

#[test]
fn an_old_drawing_with_open_tags_spoils_nothing() {
    let drawing = r#"<xml xmlns:v="v"><v:shape><v:textpath string="TEXT"/><br></v:shape></xml>"#;
    let bytes = docx_with(&["text"], &[("word/drawings/vmlDrawing1.vml", drawing)]);
    assert!(screened("a.docx", &bytes).is_ok());
    let bytes =
        docx_with(&["text"], &[("word/vmlDrawing1.vml", &drawing.replace("TEXT", "TAJNÉ"))]);
    assert_eq!(found("a.docx", &bytes).1, Spot::Margin);
}

#[test]
fn look_alikes_are_taken_and_their_words_are_kept() {
    let text = PROSE.join("\n");
    for (name, bytes) in [
        ("a.pdf", pdf(&PROSE)),
        ("a.docx", docx_with(&PROSE, &[("header", "Krajský úřad"), ("footer", "Strana 1")])),
        ("a.odt", odt(&PROSE, "Strana 1")),
        ("a.xlsx", xlsx(&["Vyhrazené", "Tajné", "V", "T"], "&amp;CObce")),
        ("a.jpg", jpeg(&[jpg_segment(0xfe, b"Pohled na jez")])),
        ("a.png", png(&[itxt("Comment", "tajné místo u řeky")])),
        ("a.txt", text.into_bytes()),
    ] {
        let accepted = screened(name, &bytes).unwrap_or_else(|why| panic!("{name}: {why:?}"));
        assert!(!accepted.text.is_empty(), "{name}");
        assert_eq!(accepted.safe_name, name);
    }
    let accepted = screened("a.docx", &docx(&PROSE)).unwrap();
    assert!(accepted.text.contains("Místo vyhrazené pro vrtulník"), "{}", accepted.text);
    assert!(!accepted.is_image_only);
    assert!(screened("a.jpg", &jpeg(&[])).unwrap().is_image_only);
}
