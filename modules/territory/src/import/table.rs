//! A CSV file read by the names of its columns. UTF-8 or windows-1250, comma or semicolon.

use std::str::FromStr;

use csv::StringRecord;

use super::error::{At, ImportError, bad_value, broken, missing, no_rows, too_many};

const MAX_ROWS: usize = 50_000;

#[derive(Debug)]
pub struct Table<'a> {
    file: &'a str,
    header: StringRecord,
    rows: Vec<(u64, StringRecord)>,
}

impl<'a> Table<'a> {
    pub fn read(file: &'a str, bytes: &[u8]) -> Result<Self, ImportError> {
        let text = decode(bytes);
        let mut reader =
            csv::ReaderBuilder::new().delimiter(delimiter(&text)).from_reader(text.as_bytes());
        let header = reader.headers().map_err(|error| refused(file, &error))?.clone();
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| refused(file, &error))?;
            rows.push((record.position().map_or(0, csv::Position::line), record));
        }
        if rows.len() > MAX_ROWS {
            return Err(ImportError::of_file(file, too_many(MAX_ROWS)));
        }
        Ok(Self { file, header, rows })
    }

    /// Has the file a column under each of these names?
    pub fn has(&self, columns: &[&str]) -> bool {
        columns.iter().all(|column| self.column(&[column]).is_some())
    }

    fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.header.iter().position(|column| column.trim() == *name))
    }

    /// Reads every row, or says which one cannot be read.
    pub fn all<T>(
        &self,
        read: impl Fn(&Row<'_>) -> Result<T, ImportError>,
    ) -> Result<Vec<T>, ImportError> {
        if self.rows.is_empty() {
            return Err(ImportError::of_file(self.file, no_rows()));
        }
        self.iter().map(|row| read(&row)).collect()
    }

    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, record)| Row { table: self, line: *line, record })
    }
}

#[derive(Debug)]
pub struct Row<'a> {
    table: &'a Table<'a>,
    line: u64,
    record: &'a StringRecord,
}

impl<'a> Row<'a> {
    pub fn at(&self) -> At {
        At::Line(self.line)
    }
    /// The value under the first of the names which the file has; empty counts as absent.
    pub fn optional(&self, names: &[&str]) -> Option<&'a str> {
        let value = self.record.get(self.table.column(names)?)?.trim();
        (!value.is_empty()).then_some(value)
    }
    pub fn text(&self, names: &[&str]) -> Result<String, ImportError> {
        let absent = || ImportError::on_line(self.table.file, self.line, missing(names[0]));
        self.optional(names).map(str::to_owned).ok_or_else(absent)
    }
    pub fn value<T: FromStr>(&self, names: &[&str]) -> Result<T, ImportError> {
        let text = self.text(names)?;
        text.parse().map_err(|_| self.bad(names[0], &text))
    }
    pub fn optional_value<T: FromStr>(&self, names: &[&str]) -> Result<Option<T>, ImportError> {
        let parse = |text: &str| text.parse().map_err(|_| self.bad(names[0], text));
        self.optional(names).map(parse).transpose()
    }
    pub fn bad(&self, column: &str, value: &str) -> ImportError {
        ImportError::on_line(self.table.file, self.line, bad_value(column, value))
    }
}

/// Czech text in windows-1250 is never valid UTF-8 by chance.
fn decode(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => encoding_rs::WINDOWS_1250.decode(bytes).0.into_owned(),
    }
}

fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |wanted: char| header.matches(wanted).count();
    if count(';') > count(',') { b';' } else { b',' }
}

fn refused(file: &str, error: &csv::Error) -> ImportError {
    match error.position() {
        Some(position) => ImportError::on_line(file, position.line(), broken(error)),
        None => ImportError::of_file(file, broken(error)),
    }
}
