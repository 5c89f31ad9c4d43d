//! Writing: to standard output, and files whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Serialize;

use super::status::Failure;

/// How rows are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON object a line.
    Jsonl,
    /// Comma-separated values with a head, as spreadsheets open them: with a byte order mark, and `'` before what they
    /// would take for a formula.
    Csv,
}

/// Writes to standard output, buffered.
pub fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    write(&mut out).and_then(|()| out.flush()).map_err(Failure::Stdout)
}

/// Prints rows.
pub fn print_rows<T: Serialize>(rows: impl IntoIterator<Item = T>, format: Format) -> Result<(), Failure> {
    print(|out| match format {
        Format::Jsonl => rows.into_iter().try_for_each(|row| {
            serde_json::to_writer(&mut *out, &row)?;
            out.write_all(b"\n")
        }),
        Format::Csv => rows.into_iter().enumerate().try_for_each(|(index, row)| {
            if index == 0 {
                out.write_all("\u{feff}".as_bytes())?;
            }
            let mut plain = csv::WriterBuilder::new().has_headers(index == 0).from_writer(Vec::new());
            plain.serialize(row).map_err(io_error)?;
            let plain = plain.into_inner().map_err(|error| error.into_error())?;
            let mut written = csv::Writer::from_writer(&mut *out);
            for cells in csv::ReaderBuilder::new().has_headers(false).from_reader(plain.as_slice()).records() {
                written.write_record(cells.map_err(io_error)?.iter().map(as_cell)).map_err(io_error)?;
            }
            written.flush()
        }),
    })
}

/// A cell that no spreadsheet takes for a formula (the page's own does the same, `www/downloads.js`).
fn as_cell(text: &str) -> String {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let digits = unsigned.strip_suffix('%').unwrap_or(unsigned);
    let is_number = !digits.is_empty() && digits.bytes().all(|c| c.is_ascii_digit() || matches!(c, b',' | b'.'));
    // The comparator `=` alone is none.
    let is_formula = text.starts_with(['=', '+', '@', '\t', '\r', '-']) && !is_number && text != "=";
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Writes a file beside its place and renames it there: who reads it sees the old one or the new one. A link is
/// followed, and what is no file (`/dev/stdout`, a pipe) is written to, not replaced.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let fail = |error| Failure::Write(path.to_owned(), error);
    if fs::metadata(path).is_ok_and(|known| !known.is_file() && !known.is_dir()) {
        let written = File::options().write(true).open(path).and_then(|mut place| place.write_all(bytes));
        return written.map_err(fail);
    }
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let path = target.as_path();
    let beside = beside(path);
    let written = write_through(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        // What is half written is ours to take away; that it may not be there is no news.
        let _ = fs::remove_file(&beside);
        fail(error)
    })
}

fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn beside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}

/// A number of bytes for people: 812 kB.
pub fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// How many of something: 1 document, 2 documents.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::as_cell;

    #[test]
    fn formulas_are_text_and_numbers_stay() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-cmd", "'-cmd"),
            ("\r=1+1", "'\r=1+1"),
            ("-3.5%", "-3.5%"),
            ("+1,200", "+1,200"),
            ("-", "'-"),
            ("=", "="),
            ("增长5%", "增长5%"),
            ("", ""),
        ] {
            assert_eq!(as_cell(cell), written);
        }
    }
}
