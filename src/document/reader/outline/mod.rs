//! The outline: which pieces are headings, how deep, and in which section each paragraph stands.
//!
//! Headings are those of the format, numbered lines (一、 （一） 关键词一：), bold lines (two in succession
//! are one heading), a short bare line (with a line that begins with —— it is one heading), and run-in
//! headings: the first sentence of a paragraph where its neighbours begin the same way, or it alone is bold. How deep a heading
//! stands follows from its style (`styles`): a style seen above closes what lies below.

mod contents;
pub mod excerpt;
mod heading_line;
mod lone_number;
mod run_in;
mod styles;

use self::styles::{Styles, rank_of};
use super::marker::Marker;
use super::piece::Piece;
use crate::document::model::{ParagraphKind, Section};

/// For each piece what it is and its section; and the sections.
#[derive(Default)]
pub(super) struct Outline {
    pub kinds: Vec<ParagraphKind>,
    pub inside: Vec<Option<u32>>,
    pub sections: Vec<Section>,
}

/// Finds the outline of a document with this title.
pub(super) fn outline(pieces: &[Piece], title: &str) -> Outline {
    let styles = Styles::of(pieces, title);
    let mut outline = Outline::default();
    // Open sections from the outermost: rank, index, whether only for one paragraph.
    let mut open: Vec<(u8, u32, bool)> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let heading = styles.heading(at);
        if open.last().is_some_and(|(.., single)| *single) {
            open.pop();
        }
        if is_address(&pieces[at].text) {
            open.retain(|(rank, ..)| *rank < rank_of(Marker::Bracketed));
        }
        let taken = heading.as_ref().map_or(1, |heading| heading.pieces.max(1));
        let run_in = heading.as_ref().is_some_and(|heading| heading.pieces == 0);
        if let Some(heading) = heading {
            open.retain(|(rank, ..)| *rank < heading.rank);
            let parent = open.last().map(|(_, index, _)| *index);
            open.push((heading.rank, outline.sections.len() as u32, heading.single));
            let level = u8::try_from(open.len()).unwrap_or(u8::MAX);
            outline.sections.push(Section { title: heading.title, level, parent, paragraph: at as u32, run_in });
            outline.kinds.extend((0..taken).map(|_| if run_in { ParagraphKind::Body } else { ParagraphKind::Heading }));
        } else {
            outline.kinds.push(styles.kind(at));
        }
        outline.inside.extend((0..taken).map(|_| open.last().map(|(_, index, _)| *index)));
        at += taken;
    }
    outline
}

/// Whether a paragraph addresses the deputies: what it opens stands under no numbered part.
fn is_address(text: &str) -> bool {
    text.starts_with("各位代表")
}

#[cfg(test)]
mod tests;
