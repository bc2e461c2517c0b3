use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A package of these parts, packed; `mimetype` is stored, as the standard wants.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let method = if *name == "mimetype" {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).expect("a part begins");
        writer.write_all(bytes).expect("memory takes everything");
    }
    writer.finish().expect("memory takes everything").into_inner()
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;

fn paragraphs(lines: &[&str]) -> String {
    let line = |line: &&str| {
        // A word processor cuts a line into runs wherever it likes.
        let middle = line.char_indices().nth(2).map_or(line.len(), |(at, _)| at);
        let (first, rest) = line.split_at(middle);
        format!("<w:p><w:r><w:t>{first}</w:t></w:r><w:r><w:t>{rest}</w:t></w:r></w:p>")
    };
    lines.iter().map(line).collect()
}

fn word(root: &str, inner: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} xmlns:w="w" xmlns:v="v">{inner}</w:{root}>"#
    )
}

pub fn docx(lines: &[&str]) -> Vec<u8> {
    docx_with(lines, &[])
}

/// With more parts beside the body; `("header:…")` makes a header of the text.
pub fn docx_with(lines: &[&str], more: &[(&str, &str)]) -> Vec<u8> {
    let body = word("document", &format!("<w:body>{}</w:body>", paragraphs(lines)));
    let more: Vec<(&str, String)> = more
        .iter()
        .map(|(name, text)| match *name {
            "header" => ("word/header1.xml", word("hdr", &paragraphs(&[text]))),
            "footer" => ("word/footer2.xml", word("ftr", &paragraphs(&[text]))),
            "watermark" => (
                "word/header3.xml",
                word("hdr", &format!(r#"<v:shape><v:textpath style="x" string="{text}"/></v:shape>"#)),
            ),
            "core" => (
                "docProps/core.xml",
                format!(r#"<?xml version="1.0"?><cp:p xmlns:cp="c"><cp:category>{text}</cp:category></cp:p>"#),
            ),
            other => (other, (*text).to_owned()),
        })
        .collect();
    let mut parts: Vec<(&str, &[u8])> =
        vec![("[Content_Types].xml", TYPES.as_bytes()), ("word/document.xml", body.as_bytes())];
    parts.extend(more.iter().map(|(name, text)| (*name, text.as_bytes())));
    package(&parts)
}

pub fn odt(lines: &[&str], footer: &str) -> Vec<u8> {
    let body: String = lines.iter().map(|line| format!("<text:p>{line}</text:p>")).collect();
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>{body}</office:text></office:body></office:document-content>"#
    );
    let styles = format!(
        r#"<?xml version="1.0"?><office:document-styles xmlns:office="o" xmlns:style="s" xmlns:text="t"><office:master-styles><style:master-page><style:footer><text:p>{footer}</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"#
    );
    package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", styles.as_bytes()),
        ("META-INF/manifest.xml", br#"<?xml version="1.0"?><m:manifest xmlns:m="m"/>"#),
    ])
}

pub fn xlsx(cells: &[&str], header: &str) -> Vec<u8> {
    let strings: String = cells.iter().map(|cell| format!("<si><t>{cell}</t></si>")).collect();
    let strings = format!(r#"<?xml version="1.0"?><sst xmlns="x">{strings}</sst>"#);
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="x"><sheetData/><headerFooter><oddHeader>{header}</oddHeader></headerFooter></worksheet>"#
    );
    package(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("xl/workbook.xml", br#"<?xml version="1.0"?><workbook xmlns="x"/>"#),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}
