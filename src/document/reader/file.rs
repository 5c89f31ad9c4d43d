//! One file → its documents. A pure function of name and bytes.
//!
//! decode → format reader → furniture removed → lines joined → blanks tidied → second body removed → [`Draft`], which
//! is named among all others (`identity`) before it becomes a [`Document`].

use std::io::Read as _;

use super::draft::{Draft, Removed, stem};
use super::error::{Problem, ReadError};
use super::format::{self, Format};
use super::lines::{duplicate, furniture, join, parts, spacing, title_block};
use super::piece::{Fields, Piece, PieceKind, Source};
use super::{decode, identity, keys};
use crate::document::Document;

/// The most bytes that a file may have, unpacked.
pub(super) const MOST_BYTES: u64 = 1 << 30;
/// The most bytes that one document may have.
const MOST_TEXT: usize = 64_000_000;

/// Reads the documents of a file from its bytes. `name` is the file's name, with folders where known; it
/// decides only the id, the metadata that nothing else gives, and between formats that the bytes leave open.
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Vec<Document>, ReadError> {
    let none = Fields::default();
    let (mut drafts, mut problems) = read_all(name, bytes, &none);
    match problems.pop() {
        Some(problem) if drafts.is_empty() => Err(problem),
        _ => {
            identity::name(&mut drafts);
            Ok(drafts.into_iter().map(|draft| draft.document(&none)).collect())
        }
    }
}

/// Reads what can be read of a file; `given` is what `mingcha.toml` says about the file.
pub(super) fn read_all(name: &str, bytes: &[u8], given: &Fields) -> (Vec<Draft>, Vec<ReadError>) {
    let fail = |problem| (Vec::new(), vec![ReadError::new(name, problem)]);
    let unpacked;
    let (inner, bytes) = if bytes.starts_with(&[0x1f, 0x8b]) {
        match gunzip(bytes) {
            Ok(plain) => unpacked = plain,
            Err(problem) => return fail(problem),
        }
        (name.strip_suffix(".gz").unwrap_or(name), unpacked.as_slice())
    } else {
        (name, bytes)
    };
    if let Err(problem) = is_text(bytes) {
        return fail(problem);
    }
    let decoded = match decode::decode(bytes) {
        Ok(decoded) => decoded,
        Err(problem) => return fail(problem),
    };
    let stem = stem(inner);
    let format = format::detect(inner, &decoded.text);
    if format == Format::JsonLines {
        return read_lines(name, given.get(&["id"]).unwrap_or(stem), &decoded.text);
    }
    if decoded.text.len() > MOST_TEXT {
        return fail(Problem::TooLarge { limit: MOST_TEXT as u64 });
    }
    let read = format::read(format, &decoded.text);
    let source = Source { damaged: decoded.damaged, encoding: decoded.legacy, ..read };
    let drafts = drafts(source, given, stem, name);
    if drafts.is_empty() { fail(Problem::Empty) } else { (drafts, Vec::new()) }
}

/// A document a line, named by the line where it doesn't say more; a line that cannot be read does not stop the others.
fn read_lines(name: &str, stem: &str, text: &str) -> (Vec<Draft>, Vec<ReadError>) {
    use rayon::prelude::*;
    let records = format::json_lines(text);
    let read: Vec<Result<Draft, ReadError>> = records
        .into_par_iter()
        .map(|(line, record)| {
            let mut source = record.map_err(|problem| ReadError::at(name, line, problem))?;
            let cleaned = clean(std::mem::take(&mut source.pieces), false).pop();
            let cleaned = cleaned.filter(|(pieces, _)| !pieces.is_empty());
            let (pieces, removed) = cleaned.ok_or_else(|| ReadError::at(name, line, Problem::Empty))?;
            let set = source.fields.get(&["id"]);
            let id = set.map_or_else(|| format!("{stem}/{line}"), str::to_owned);
            let (is_set, file) = (set.is_some(), format!("{name}:{line}"));
            Ok(Draft { id, is_set, file, source: Source { pieces, ..source }, removed, part: None })
        })
        .collect();
    let (mut drafts, mut problems) = (Vec::new(), Vec::new());
    for result in read {
        match result {
            Ok(draft) => drafts.push(draft),
            Err(problem) => problems.push(problem),
        }
    }
    (drafts, problems)
}

fn gunzip(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let mut plain = Vec::new();
    let read = flate2::read::MultiGzDecoder::new(bytes).take(MOST_BYTES + 1).read_to_end(&mut plain);
    read.map_err(Problem::Gzip)?;
    if plain.len() as u64 > MOST_BYTES { Err(Problem::TooLarge { limit: MOST_BYTES }) } else { Ok(plain) }
}

/// Says by the first bytes what is no text.
fn is_text(bytes: &[u8]) -> Result<(), Problem> {
    let head = &bytes[..bytes.len().min(4096)];
    let begins = |magic: &[u8]| head.starts_with(magic);
    if begins(b"%PDF") {
        return Err(Problem::Unsupported("a PDF"));
    }
    if begins(b"PK\x03\x04") {
        let word = bytes.windows(5).take(100_000).any(|window| window == b"word/");
        return Err(Problem::Unsupported(if word { "a Word document (.docx)" } else { "a ZIP archive" }));
    }
    if begins(b"\xd0\xcf\x11\xe0") {
        return Err(Problem::Unsupported("an old Office document (.doc, .xls)"));
    }
    if begins(b"\0asm")
        || begins(b"mingcha\0")
        || begins(b"/*! Mingcha")
        || begins(b"{\"generator\":\"Mingcha\"")
        || is_own_page(head)
    {
        return Err(Problem::OwnOutput);
    }
    let picture = [(&b"\x89PNG"[..], "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture")];
    if let Some((_, format)) = picture.iter().find(|(magic, _)| begins(magic)) {
        return Err(Problem::Binary(Some(format)));
    }
    if begins(b"{\\rtf") {
        return Err(Problem::Unsupported("a rich text document (.rtf)"));
    }
    let mail = String::from_utf8_lossy(head).to_ascii_lowercase();
    if mail.starts_with("mime-version:") || mail.contains("\ncontent-type: multipart/related") {
        return Err(Problem::Unsupported("a saved page (.mht)"));
    }
    let has_bom = begins(b"\xff\xfe") || begins(b"\xfe\xff");
    let control =
        head.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)).count();
    // A stray NUL does not make a text binary.
    let zero = head.contains(&0) && std::str::from_utf8(bytes).is_err();
    let is_utf16 = has_bom || decode::utf16_without_mark(bytes).is_some();
    if !is_utf16 && (zero || control * 20 > head.len()) {
        return Err(Problem::Binary(None));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) { Err(Problem::Empty) } else { Ok(()) }
}

/// A page that Mingcha wrote names it as its generator.
fn is_own_page(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    head.contains("name=\"generator\" content=\"mingcha")
}

/// The pieces of a source as paragraphs, those of each document that it holds, and what was taken out.
pub(super) fn clean(pieces: Vec<Piece>, may_part: bool) -> Vec<(Vec<Piece>, Removed)> {
    let mut pieces = pieces;
    let furniture = furniture::remove(&mut pieces);
    title_block::join(&mut pieces);
    let mut pieces = join::join(pieces);
    let is_row = |piece: &Piece| matches!(piece.kind, PieceKind::Row { .. });
    let texts = pieces.iter().filter(|piece| !is_row(piece)).map(|piece| piece.text.as_str());
    let digits = spacing::spaces_digits(texts);
    for piece in &mut pieces {
        let digits = digits && !is_row(piece);
        let cells: Vec<String> = piece.text.split('\t').map(|cell| spacing::tidy(cell, digits)).collect();
        piece.text = cells.join("\t");
    }
    pieces.retain(|piece| !piece.text.trim().is_empty());
    let parts = if may_part { parts::part(pieces) } else { vec![pieces] };
    let mut furniture = Some(furniture);
    let whole = |mut pieces: Vec<Piece>| {
        let doubled = duplicate::remove(&mut pieces);
        (pieces, Removed { furniture: furniture.take().unwrap_or_default(), doubled })
    };
    parts.into_iter().map(whole).collect()
}

/// The documents of a source: one, but for reports of which each has its own title and date. What names a file or dates
/// it makes one document of it.
fn drafts(mut source: Source, given: &Fields, stem: &str, file: &str) -> Vec<Draft> {
    let may_part = !keys::names_document(given) && !keys::names_document(&source.fields);
    let cleaned = clean(std::mem::take(&mut source.pieces), may_part);
    let count = cleaned.len();
    let set = given.get(&["id"]).or_else(|| source.fields.get(&["id"])).map(str::to_owned);
    let whole = set.as_deref().unwrap_or(stem);
    let (fields, encoding) = (source.fields.clone(), source.encoding);
    let mut first = Some(source);
    let mut drafts = Vec::new();
    for (nth, (pieces, removed)) in cleaned.into_iter().filter(|(pieces, _)| !pieces.is_empty()).enumerate() {
        let (id, file) = match nth {
            0 => (whole.to_owned(), file.to_owned()),
            _ => (format!("{whole}/{}", nth + 1), format!("{file}:{}", pieces[0].line)),
        };
        let other = || Source { fields: fields.clone(), encoding, ..Source::default() };
        let source = Source { pieces, ..first.take().unwrap_or_else(other) };
        let part = (count > 1).then_some((nth + 1, count));
        drafts.push(Draft { id, is_set: set.is_some(), file, source, removed, part });
    }
    drafts
}
