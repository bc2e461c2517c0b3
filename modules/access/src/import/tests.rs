use std::io::{Cursor, Write as _};

use encoding_rs::WINDOWS_1250;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::line::Fault;
use super::*;

const TABLE: &str = "organizace;druh;území;nadřízená;osoba;přihlášení;role\n\
    Obec Plav;obec;Plav;;Starosta obce Plav;plav@obec.example;starosta\n\
    ;;;;;;\n\
    Žižkovo Pole;;;;;;\n";

/// Sheet 1 of a workbook with these rows of XML.
pub(crate) fn workbook(rows: &str) -> Vec<u8> {
    const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
    const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="List1" sheetId="1" r:id="r1"/></sheets></workbook>"#;
    const BOOK_RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS),
        ("xl/worksheets/sheet1.xml", &sheet),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn cell(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn a_table_is_read_whatever_its_code_page_and_separator() {
    let windows = WINDOWS_1250.encode(TABLE).0.into_owned();
    let commas = TABLE.replace(';', ",");
    let marked = format!("\u{feff}{TABLE}");
    let breaks = TABLE.replace('\n', "\r\n");
    for bytes in
        [TABLE.as_bytes(), &windows, commas.as_bytes(), marked.as_bytes(), breaks.as_bytes()]
    {
        let lines = read("lide.csv", bytes).unwrap();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].number, 2);
        assert_eq!(lines[0].login, "plav@obec.example");
        assert_eq!((lines[1].number, lines[1].organisation.as_str()), (4, "Žižkovo Pole"));
    }
}

#[test]
fn a_workbook_is_read_by_its_content() {
    let header =
        format!("{}{}{}", cell("A1", "Organizace"), cell("B1", "Území"), cell("D1", "Role"));
    let rows = format!(
        r#"<row r="1">{header}</row><row r="3">{}<c r="B3"><v>3102</v></c>{}</row>"#,
        cell("A3", "ORP"),
        cell("D3", "čtenář")
    );
    let lines = read("lide.dat.xlsx", &workbook(&rows)).unwrap();
    assert_eq!(lines.len(), 1);
    let line = &lines[0];
    assert_eq!((line.number, line.territory.as_str(), line.role.as_str()), (3, "3102", "čtenář"));
}

#[test]
fn a_formula_is_no_value() {
    let rows = format!(
        r#"<row r="1">{}</row><row r="2"><c r="A2" t="str"><f>1+1</f><v>Obec</v></c></row>"#,
        cell("A1", "organizace")
    );
    let lines = read("lide.xlsx", &workbook(&rows)).unwrap();
    assert_eq!(lines[0].fault, Some(Fault::Formula));
}

#[test]
fn a_cell_at_the_end_of_the_world_costs_nothing() {
    let far = format!(
        r#"<row r="1">{}</row><row r="1048576">{}</row>"#,
        cell("A1", "organizace"),
        cell("XFD1048576", "x")
    );
    assert!(read("lide.xlsx", &workbook(&far)).unwrap().is_empty());
}

#[test]
fn what_a_spreadsheet_would_take_for_a_formula_is_a_bad_row() {
    for value in ["=1+1", "+420", "-1", "@SUM(A1)"] {
        let text = format!("organizace;osoba\nObec;\"{value}\"\n");
        let lines = read("lide.csv", text.as_bytes()).unwrap();
        assert_eq!(lines[0].fault, Some(Fault::LooksLikeFormula), "{value}");
    }
    let long = format!("organizace\n{}\n", "a".repeat(201));
    assert_eq!(read("l.csv", long.as_bytes()).unwrap()[0].fault, Some(Fault::TooLong));
}

#[test]
fn too_much_and_something_else_is_refused() {
    let many = format!("organizace\n{}", "Obec\n".repeat(MOST_ROWS + 1));
    assert_eq!(read("lide.csv", many.as_bytes()), Err(Unreadable::TooLong));
    assert_eq!(read("lide.csv", b"obec;druh\nPlav;obec\n"), Err(Unreadable::NoHeader));
    let large = "organizace\n".repeat(FILE_BYTES / 8);
    assert!(matches!(read("lide.csv", large.as_bytes()), Err(Unreadable::Refused(_))));
    assert!(matches!(read("lide.pdf", b"%PDF-1.4 nic"), Err(Unreadable::Refused(_))));
    assert!(matches!(read("lide.xlsx", b"PK\x03\x04 nic"), Err(Unreadable::Refused(_))));
}
