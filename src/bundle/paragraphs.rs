//! The paragraphs of all documents as a section: two bytes each.
//!
//! Their spans follow from the texts, in which `\n` parts them. What travels for each document are their number, then
//! for each of them its kind and its section, then where it began in the file, then the tables of its rows; all as
//! differences to the one before.

use crate::document::{Document, Paragraph, ParagraphKind};
use crate::text::Span;
use crate::varint;

/// The section of some documents.
#[cfg(feature = "native")]
pub(super) fn pack(documents: &[Document]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for document in documents {
        varint::push(document.paragraphs.len() as u32, &mut bytes);
        let mut before = 0;
        for paragraph in &document.paragraphs {
            let kind = match paragraph.kind {
                ParagraphKind::Body => 0,
                ParagraphKind::Heading => 1,
                ParagraphKind::Row { head: false, .. } => 2,
                ParagraphKind::Row { head: true, .. } => 3,
            };
            let section = paragraph.section.map_or(0, |section| section + 1);
            varint::push(step(before, section) << 2 | kind, &mut bytes);
            before = section;
        }
        let tables = document.paragraphs.iter().filter_map(|paragraph| match paragraph.kind {
            ParagraphKind::Row { table, .. } => Some(table),
            _ => None,
        });
        for numbers in [document.paragraphs.iter().map(|p| p.line).collect::<Vec<u32>>(), tables.collect()] {
            let mut before = 0;
            for number in numbers {
                varint::push(step(before, number), &mut bytes);
                before = number;
            }
        }
    }
    bytes
}

/// Reads the section into documents that have their texts; `None` where it does not fit them.
pub(super) fn unpack(mut section: &[u8], documents: &mut [Document]) -> Option<()> {
    let bytes = &mut section;
    for document in documents {
        let count = varint::take(bytes)? as usize;
        let text = document.text.as_bytes();
        let mut before = 0;
        let mut start = 0;
        for _ in 0..count {
            let length = memchr::memchr(b'\n', text.get(start..)?).unwrap_or(text.len() - start);
            let code = varint::take(bytes)?;
            before = stepped(before, code >> 2);
            let head = code & 3 == 3;
            let kind = match code & 3 {
                0 => ParagraphKind::Body,
                1 => ParagraphKind::Heading,
                _ => ParagraphKind::Row { table: 0, head },
            };
            let span = Span::new(start, start + length);
            document.paragraphs.push(Paragraph { span, kind, section: before.checked_sub(1), line: 0 });
            start += length + 1;
        }
        // The last one ends where the text does.
        if start != text.len() + usize::from(count > 0) {
            return None;
        }
        let mut before = 0;
        for paragraph in &mut document.paragraphs {
            before = stepped(before, varint::take(bytes)?);
            paragraph.line = before;
        }
        let mut before = 0;
        for paragraph in &mut document.paragraphs {
            if let ParagraphKind::Row { table, .. } = &mut paragraph.kind {
                before = stepped(before, varint::take(bytes)?);
                *table = before;
            }
        }
    }
    bytes.is_empty().then_some(())
}

/// A difference as a small number, whichever its sign; numbers are below a quarter of 2³².
#[cfg(feature = "native")]
fn step(before: u32, number: u32) -> u32 {
    let difference = number.wrapping_sub(before) as i32;
    (difference << 1 ^ difference >> 31) as u32
}

fn stepped(before: u32, step: u32) -> u32 {
    before.wrapping_add((step >> 1) ^ (step & 1).wrapping_neg())
}

#[cfg(all(test, feature = "native"))]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_come_back_and_damage_is_refused() {
        let kinds = [
            (ParagraphKind::Heading, Some(0)),
            (ParagraphKind::Body, Some(7)),
            (ParagraphKind::Row { table: 3, head: true }, None),
            (ParagraphKind::Row { table: 2, head: false }, Some(2)),
        ];
        let lines = ["一、工作", "", "就业", "稳"];
        let mut document = Document { text: lines.join("\n"), ..Document::default() };
        let mut start = 0;
        for ((line, (kind, section)), number) in lines.into_iter().zip(kinds).zip([9, 2, 400, 401]) {
            let span = Span::new(start, start + line.len());
            document.paragraphs.push(Paragraph { span, kind, section, line: number });
            start += line.len() + 1;
        }
        let documents = [document, Document::default()];
        let bytes = pack(&documents);
        let emptied = || documents.clone().map(|document| Document { paragraphs: Vec::new(), ..document });
        let mut read = emptied();
        unpack(&bytes, &mut read).unwrap();
        assert_eq!(read, documents);
        for end in 0..bytes.len() {
            assert_eq!(unpack(&bytes[..end], &mut emptied()), None, "{end}");
        }
        let mut other = emptied();
        other[0].text.push('\n');
        assert_eq!(unpack(&bytes, &mut other), None);
    }
}
