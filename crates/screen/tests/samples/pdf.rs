use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// Objects in the given order, numbered from one, and a trailer that names the first as the root.
pub fn pdf_objects(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    for (at, object) in objects.iter().enumerate() {
        file.extend(format!("{} 0 obj\n", at + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    file.extend(b"trailer\n<< /Root 1 0 R /Size 9 >>\nstartxref\n0\n%%EOF\n");
    file
}

/// One page that shows the lines with a plain font: literal strings, packed.
pub fn pdf(lines: &[&str]) -> Vec<u8> {
    let shown = lines.iter().map(|line| format!("({line}) Tj 0 -14 Td "));
    let content = format!("BT /F1 12 Tf 72 720 Td {} ET", shown.collect::<String>());
    pdf_of(content.as_bytes(), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
}

/// One page with this content, packed, and this font as `/F1`; letters beyond ASCII become the
/// bytes of windows-1250.
pub fn pdf_of(content: &[u8], font: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(content).into_owned();
    let (bytes, ..) = encoding_rs::WINDOWS_1250.encode(&text);
    pdf_objects(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>".to_vec(),
        stream("/Filter /FlateDecode", &deflated(&bytes)),
        font.as_bytes().to_vec(),
    ])
}

/// A composite font whose codes say nothing without its table; shown as a hexadecimal string.
pub fn pdf_with_cmap(text: &str) -> Vec<u8> {
    let codes: String = (1..=text.chars().count()).map(|code| format!("{code:04X}")).collect();
    let pairs: String = (1..)
        .zip(text.encode_utf16())
        .map(|(code, unit)| format!("<{code:04X}> <{unit:04X}>\n"))
        .collect();
    let table = format!(
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> \
         endcodespacerange 1 beginbfchar\n{pairs}endbfchar endcmap"
    );
    pdf_objects(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 5 0 R >> >> /Contents [4 0 R] >>"
            .to_vec(),
        stream("", format!("BT /F1 12 Tf 1 0 0 1 72 720 Tm [<{codes}>] TJ ET").as_bytes()),
        b"<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 6 0 R >>".to_vec(),
        stream("/Filter /FlateDecode", &deflated(table.as_bytes())),
    ])
}

pub fn stream(entries: &str, bytes: &[u8]) -> Vec<u8> {
    let mut object = format!("<< /Length {} {entries} >>\nstream\n", bytes.len()).into_bytes();
    object.extend(bytes);
    object.extend(b"\nendstream");
    object
}

pub fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory takes everything");
    encoder.finish().expect("memory takes everything")
}
