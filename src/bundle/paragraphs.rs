//! The paragraphs of all documents as a section: two bytes each.
//!
//! Their spans follow from the texts, in which `\n` parts them; a document without text has none. What travels for each
//! document are their number, then for each of them its kind and its section, then where it began in the file, then the
//! tables of its rows; all as differences to the one before.

use crate::document::{Document, Paragraph, ParagraphKind, Text};
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

/// Reads the section, and gives documents their texts and paragraphs; `None` where it does not fit them.
#[inline(never)] // a hot loop, see ARCHITECTURE.md
pub(super) fn unpack(mut section: &[u8], told: Vec<(Text, Vec<Span>)>, documents: &mut [Document]) -> Option<()> {
    let bytes = &mut section;
    for (document, (text, spans)) in documents.iter_mut().zip(told) {
        document.text = text;
        if varint::take(bytes)? as usize != spans.len() {
            return None;
        }
        let mut before = 0;
        for span in spans {
            let code = varint::take(bytes)?;
            before = stepped(before, code >> 2);
            let head = code & 3 == 3;
            let kind = match code & 3 {
                0 => ParagraphKind::Body,
                1 => ParagraphKind::Heading,
                _ => ParagraphKind::Row { table: 0, head },
            };
            document.paragraphs.push(Paragraph { span, kind, section: before.checked_sub(1), line: 0 });
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
        let mut document = Document { text: lines.join("\n").into(), ..Document::default() };
        let mut start = 0;
        for ((line, (kind, section)), number) in lines.into_iter().zip(kinds).zip([9, 2, 400, 401]) {
            let span = Span::new(start, start + line.len());
            document.paragraphs.push(Paragraph { span, kind, section, line: number });
            start += line.len() + 1;
        }
        let documents = [document, Document::default()];
        let bytes = pack(&documents);
        let told = || {
            let spans = |document: &Document| document.paragraphs.iter().map(|paragraph| paragraph.span).collect();
            documents.iter().map(|document| (document.text.clone(), spans(document))).collect::<Vec<_>>()
        };
        let mut read = [Document::default(), Document::default()];
        unpack(&bytes, told(), &mut read).unwrap();
        assert_eq!(read, documents);
        for end in 0..bytes.len() {
            assert_eq!(unpack(&bytes[..end], told(), &mut read.clone()), None, "{end}");
        }
        let mut other = told();
        other[0].1.pop();
        assert_eq!(unpack(&bytes, other, &mut read), None);
    }
}
