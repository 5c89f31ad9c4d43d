//! A draft: a document that has its text, and not yet its name and metadata → [`Document`], with notes of what was taken
//! out or guessed.

use super::metadata;
use super::outline::{Outline, excerpt, outline};
use super::piece::{Fields, Piece, Source};
use crate::document::model::{Document, Note, Paragraph};
use crate::document::opens_another_report;
use crate::text::Span;

/// A document that has its text, and not yet its metadata: `mingcha.toml` may name it by its id, which is final only
/// when all documents are known.
pub(super) struct Draft {
    /// The stem of its file, or what sets it; see `identity`.
    pub id: String,
    /// Whether something set the id: `mingcha.toml`, front matter, a key of JSON.
    pub is_set: bool,
    /// The file as [`Meta::file`](crate::document::Meta::file) names it.
    pub file: String,
    /// With its pieces cleaned.
    pub source: Source,
    /// What the cleaning took out of them.
    pub removed: Removed,
    /// Which document of a file it is, and of how many, where the text parts them.
    pub part: Option<(usize, usize)>,
}

/// What the cleaning of a source took out; notes tell it.
#[derive(Default)]
pub(super) struct Removed {
    pub furniture: Vec<String>,
    pub doubled: Vec<String>,
}

/// A file's name without folders and ending, and without the name of its encoding (2012.gb18030.txt).
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

impl Draft {
    /// The document, with what `mingcha.toml` says about it.
    pub fn document(self, sidecar: &Fields) -> Document {
        let Draft { id, file, source, removed, part, .. } = self;
        let mut notes = notes(&source, &removed);
        let pieces = source.pieces;
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

/// The document's text, and its paragraphs by the outline.
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

/// What cleaning took out of a source, and how its bytes were read.
fn notes(source: &Source, removed: &Removed) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut note = |key: &str, args: Vec<String>| notes.push(Note { key: key.to_owned(), args });
    if let Some(encoding) = source.encoding {
        note("note-encoding", vec![encoding.to_uppercase()]);
    }
    if source.damaged > 0 {
        note("note-damaged", vec![source.damaged.to_string()]);
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
    let kept: usize = source.pieces.iter().map(|piece| piece.text.len()).sum();
    match doubled {
        0 => {}
        doubled if doubled * 2 > kept => note("note-body-twice", Vec::new()),
        _ => note("note-repeated", vec![removed.doubled.len().to_string()]),
    }
    if !source.struck.is_empty() {
        note("note-struck", vec![source.struck.len().to_string(), told(&source.struck)]);
    }
    if source.columns > 0 {
        note("note-columns", vec![source.columns.to_string()]);
    }
    notes
}
