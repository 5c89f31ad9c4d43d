//! Notes at the foot of a printed page, where the page ends inside a sentence: they stand behind its paragraph.

use super::inside::starts_anew;
use crate::document::reader::marker::{End, end, marker};
use crate::document::reader::piece::{Piece, PieceKind};

/// For each piece whether it belongs to the notes that a page's foot sets inside a sentence: ①“四链”：指创新链….
pub fn notes_inside(pieces: &[Piece]) -> Vec<bool> {
    const LINES: usize = 12;
    let mut feet = vec![false; pieces.len()];
    for page in (1..pieces.len()).filter(|&at| pieces[at].after_page) {
        let goes_on = !pieces[page].indented && !starts_anew(&pieces[page].text);
        let top = (page.saturating_sub(LINES)..page).rfind(|&at| pieces[at].after_page);
        let first = (top.unwrap_or(page.saturating_sub(LINES))..page).find(|&at| at > 0 && is_note(&pieces[at].text));
        let Some(first) = first.filter(|_| goes_on) else { continue };
        let cut = &pieces[first - 1];
        let lines = pieces[first - 1..=page].iter().all(|piece| piece.kind == PieceKind::Line);
        if lines && end(&cut.text) != End::Closed && marker(&cut.text).is_none() {
            feet[first..page].fill(true);
        }
    }
    feet
}

/// Whether a line begins a note.
pub fn is_note(line: &str) -> bool {
    line.starts_with(|c| ('①'..='⑳').contains(&c)) && line.contains(['：', ':', '指'])
}

#[cfg(test)]
mod tests {
    use super::super::{join::join, page_break};
    use crate::document::reader::format::{Format, read};

    #[test]
    fn notes_at_the_foot_of_a_page_stand_behind_the_sentence_that_goes_on() {
        let text = "甲市报告\n　　去年，全市实施“双百”①工程，开工项目三十\n————\n①“双百”：指百家企业技改，百个项目\n攻坚。\n- 2 -\n六个，投资增长百分之六。\n　　一、回顾\n　　今年，继续努力。\n";
        let mut pieces = read(Format::Plain, text).pieces;
        page_break::remove(&mut pieces);
        let joined: Vec<String> = join(pieces).into_iter().map(|piece| piece.text).collect();
        let whole = "去年，全市实施“双百”①工程，开工项目三十六个，投资增长百分之六。";
        let note = "①“双百”：指百家企业技改，百个项目攻坚。";
        assert_eq!(joined, ["甲市报告", whole, note, "一、回顾", "今年，继续努力。"]);
    }
}
