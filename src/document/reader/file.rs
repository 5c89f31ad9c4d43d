//! One file → its documents. A pure function of name and bytes.
//!
//! decode → format reader → furniture removed → lines joined → blanks tidied → second body removed → [`Draft`]; its id
//! given among all others (`identity`) → outline, metadata, excerpt → [`Document`].

use std::io::Read as _;

use super::error::{Problem, ReadError};
use super::format::{self, Format};
use super::lines::{duplicate, furniture, join, parts, spacing, title_block};
use super::outline::{Outline, excerpt, outline};
use super::piece::{Fields, Piece, PieceKind, Source};
use super::{decode, identity, keys, metadata};
use crate::document::model::{Document, Note, Paragraph};
use crate::document::opens_another_report;
use crate::text::Span;

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

/// A document that has its text, and not yet its metadata: `mingcha.toml` may name it by its id, which is final only
/// when all documents are known.
pub(super) struct Draft {
    /// The stem of its file, or what sets it; see [`identity::name`].
    pub id: String,
    /// Whether something set the id: `mingcha.toml`, front matter, a key of JSON.
    pub is_set: bool,
    /// The file as [`Meta::file`](crate::document::Meta::file) names it.
    pub file: String,
    /// With its pieces cleaned.
    source: Source,
    removed: Removed,
    /// Which document of a file it is, and of how many, where the text parts them.
    part: Option<(usize, usize)>,
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

/// The file's name without folders and ending, and without the name of its encoding (2012.gb18030.txt).
pub(super) fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let cut = |file| match str::rfind(file, '.') {
        Some(dot) if dot > 0 => (&file[..dot], &file[dot + 1..]),
        _ => (file, ""),
    };
    let (stem, _) = cut(file);
    match cut(stem) {
        (shorter, "gb18030" | "gbk" | "gb2312" | "big5" | "utf8" | "utf-8" | "utf16") => shorter,
        _ => stem,
    }
}

/// What the cleaning of a source took out, for the tests that nothing is lost.
#[derive(Default)]
pub(super) struct Removed {
    pub furniture: Vec<String>,
    pub doubled: Vec<String>,
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

impl Draft {
    /// The document, with what `mingcha.toml` says about it.
    pub fn document(self, sidecar: &Fields) -> Document {
        let Draft { id, file, source, removed, part, .. } = self;
        let pieces = source.pieces;
        let mut notes = notes(&pieces, &removed, source.damaged, source.encoding);
        if !source.struck.is_empty() {
            let args = vec![source.struck.len().to_string(), told(&source.struck)];
            notes.push(Note { key: "note-struck".into(), args });
        }
        if source.columns > 0 {
            notes.push(Note { key: "note-columns".into(), args: vec![source.columns.to_string()] });
        }
        let mut fields = sidecar.clone();
        fields.0.extend(source.fields.0);
        let mut meta = metadata::meta(&fields, &pieces, stem(file.split(':').next().unwrap_or(&file)), &mut notes);
        meta.excerpt = excerpt::find(&pieces);
        meta.file = file;
        let outline = outline(&pieces, &meta.title);
        metadata::tell_apart(&mut meta, sidecar);
        let (text, paragraphs) = layout(&pieces, &outline);
        let mut document = Document { id, meta, text: text.into(), paragraphs, sections: outline.sections, notes };
        let others = (0..document.paragraphs.len()).filter(|&at| opens_another_report(&document, at)).count();
        if others > 0 {
            document.notes.push(Note { key: "note-reports".into(), args: vec![(others + 1).to_string()] });
        }
        if let Some((nth, count)) = part {
            document.notes.push(Note { key: "note-part".into(), args: vec![nth.to_string(), count.to_string()] });
        }
        document
    }
}

fn layout(pieces: &[Piece], outline: &Outline) -> (String, Vec<Paragraph>) {
    let mut text = String::new();
    let mut paragraphs = Vec::with_capacity(pieces.len());
    for (at, piece) in pieces.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        let start = text.len();
        // Nothing else may part paragraphs than what stands between them: bundles rely on it.
        text.extend(piece.text.chars().map(|c| if c == '\n' { ' ' } else { c }));
        paragraphs.push(Paragraph {
            span: Span::new(start, text.len()),
            kind: outline.kinds[at],
            section: outline.inside[at],
            line: piece.line,
        });
    }
    (text, paragraphs)
}

/// What was taken out, as a note tells it: its first [`TOLD`] characters.
fn told(texts: &[String]) -> String {
    let all = texts.iter().map(|text| text.trim()).collect::<Vec<_>>().join(" · ");
    let start: String = all.chars().take(TOLD).collect();
    if start.len() < all.len() { start + "…" } else { start }
}

const TOLD: usize = 120;

fn notes(pieces: &[Piece], removed: &Removed, damaged: usize, encoding: Option<&str>) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut note = |key: &str, args: Vec<String>| notes.push(Note { key: key.to_owned(), args });
    if let Some(encoding) = encoding {
        note("note-encoding", vec![encoding.to_uppercase()]);
    }
    if damaged > 0 {
        note("note-damaged", vec![damaged.to_string()]);
    }
    // 上一版 is a link to another page.
    let is_turn = |text: &&String| {
        text.ends_with('版') && text.starts_with(['紧', '緊', '上', '下']) && !text.starts_with("上一版")
    };
    if let Some(mark) = removed.furniture.iter().find(is_turn) {
        note("note-continued", vec![mark.clone()]);
    }
    if !removed.furniture.is_empty() {
        note("note-furniture", vec![removed.furniture.len().to_string(), told(&removed.furniture)]);
    }
    let doubled: usize = removed.doubled.iter().map(String::len).sum();
    let kept: usize = pieces.iter().map(|piece| piece.text.len()).sum();
    match doubled {
        0 => {}
        doubled if doubled * 2 > kept => note("note-body-twice", Vec::new()),
        _ => note("note-repeated", vec![removed.doubled.len().to_string()]),
    }
    notes
}
