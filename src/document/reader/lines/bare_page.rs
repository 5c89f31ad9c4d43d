//! Bare numbers of printed pages (3, 8/20), which cells of tables look like.
//!
//! A bare number is a page's where it cuts a sentence that is full up to the line before it in hard-wrapped text, or
//! where three or more rise one by one with a page of text between them. The pages before and after such a one are
//! known by counting on. A number beside another one is a cell.

use super::inside::{is_inside, starts_anew};
use super::page_number::value;
use super::wrap::Wrap;
use crate::document::reader::marker::{End, begins_inside, end, is_running};
use crate::document::reader::piece::{Piece, PieceKind};

/// How many lines or characters a page has at least.
const PAGE: usize = 10;
const PAGE_TEXT: usize = 300;

/// The lines that are bare numbers of pages.
pub fn bare(pieces: &[Piece]) -> Vec<usize> {
    let is_number = |at: usize| value(&pieces[at].text).is_some();
    let alone = |at: usize| !(at > 0 && is_number(at - 1) || at + 1 < pieces.len() && is_number(at + 1));
    let found: Vec<Page> = (0..pieces.len())
        .filter(|&at| alone(at))
        .filter_map(|at| value(&pieces[at].text).map(|(number, of)| Page { at, number, of }))
        .collect();
    if found.is_empty() {
        return Vec::new();
    }
    let wrap = Wrap::of(pieces);
    let cuts = |page: &Page| wrap.is_some_and(|wrap| cuts_sentence(pieces, page.at, wrap));
    let follows = |one: &Page, other: &Page| other.number == one.number + 1 && other.of == one.of;
    let mut pages = Vec::new();
    for run in found.chunk_by(follows) {
        let counts_all = run.iter().all(|page| page.of.is_some());
        let parted = |pair: &[Page]| {
            let between = &pieces[pair[0].at..pair[1].at];
            // Beside other numbers rows of a table count on, too.
            let lines = run.len() == found.len() && between.len() >= PAGE;
            lines || between.iter().map(|piece| piece.text.chars().count()).sum::<usize>() >= PAGE_TEXT
        };
        let counted = counts_all && run.len() >= 2 && run.len() == found.len();
        let cuts_apart = |page: &Page| stands_apart(pieces, page.at) && is_inside_sentence(pieces, page.at);
        let cut = || run.iter().any(|page| cuts(page) || cuts_apart(page));
        let paged = run.windows(2).all(parted) && (run.len() >= 3 || cut());
        // Between two that cut sentences the others count on.
        let (first, last) = (run.iter().position(&cuts), run.iter().rposition(&cuts));
        let known = first.zip(last).map_or(0..0, |(first, last)| first..last + 1);
        let known = if counted || paged { 0..run.len() } else { known };
        // Blank lines on both sides part a number from the sentence that it cuts.
        let apart = run.iter().filter(|page| cuts_apart(page));
        pages.extend(apart.map(|page| page.at));
        pages.extend(run[known].iter().map(|page| page.at));
        // With a page of lines before each, the last ends the text.
        let ends = run[run.len() - 1].at + 1 == pieces.len() && run[0].at >= PAGE / 2;
        let from_one = run[0].number == 1 && run.len() >= 2 && run.len() == found.len();
        let wrapped = || ends && wrap.is_some() && run.windows(2).all(|pair| pair[1].at - pair[0].at > PAGE / 2);
        let apart =
            || run.iter().all(|page| stands_apart(pieces, page.at)) && run[run.len() - 1].at + 1 == pieces.len();
        if from_one && (apart() || wrapped()) {
            pages.extend(run.iter().map(|page| page.at));
        }
    }
    pages.sort_unstable();
    pages.dedup();
    pages
}

/// Whether blank lines stand before a piece and behind it.
fn stands_apart(pieces: &[Piece], at: usize) -> bool {
    pieces[at].after_blank && pieces.get(at + 1).is_none_or(|next| next.after_blank)
}

/// Whether the text before a number breaks off and goes on behind it, with no place for the number: neither a word
/// that wants one before it nor a unit behind it.
fn is_inside_sentence(pieces: &[Piece], at: usize) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).map(|at| &pieces[at]), pieces.get(at + 1)) else {
        return false;
    };
    let wants = ["达", "达到", "为", "至", "到", "增", "新增", "超", "超过", "近", "约", "第", "共", "的", "有"];
    let units = "万亿千百个家元人户件项次名吨亩公平米%％年月日号倍位座条处";
    before.kind == PieceKind::Line
        && after.kind == PieceKind::Line
        && end(&before.text) != End::Closed
        && is_inside(&before.text)
        && !after.indented
        && !starts_anew(&after.text)
        && !wants.iter().any(|word| before.text.ends_with(word))
        && !after.text.starts_with(|c| units.contains(c))
        && (is_running(&after.text) || end(&after.text) == End::Closed)
}

/// A line that may be the number of a page: 8/20 counts all of them, too.
struct Page {
    at: usize,
    number: u32,
    of: Option<u32>,
}

/// Whether the line stands inside a sentence: the line before it is full, so that a number of the sentence would stand
/// with its unit in one line.
fn cuts_sentence(pieces: &[Piece], at: usize, wrap: Wrap) -> bool {
    let [before, after] = [at.checked_sub(1), Some(at + 1)].map(|at| at.and_then(|at| pieces.get(at)));
    let (Some(before), Some(after)) = (before, after) else { return false };
    let line = |piece: &Piece| piece.kind == PieceKind::Line;
    line(before)
        && line(after)
        && wrap.fills(&before.text)
        && end(&before.text) != End::Closed
        && is_inside(&before.text)
        && !after.indented
        && !starts_anew(&after.text)
        && (begins_inside(&after.text)
            || is_running(&after.text)
            || wrap.fills(&after.text)
            || end(&after.text) == End::Closed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::reader::format::{Format, read};

    fn pages(text: &str) -> Vec<String> {
        let pieces = read(Format::Plain, text).pieces;
        bare(&pieces).into_iter().map(|at| pieces[at].text.clone()).collect()
    }

    /// Lines of one width, of which every third ends its paragraph.
    fn wrapped(lines: usize) -> Vec<String> {
        let line = |at: usize| match at % 3 {
            2 => "群众收入稳步增长。".to_owned(),
            _ => "全市上下坚持稳中求进，推动各项事业取得新的进步和成效".to_owned(),
        };
        (0..lines).map(line).collect()
    }

    #[test]
    fn two_pages_of_wrapped_text_the_second_of_which_ends_it() {
        let line = "去年全市稳中求进，新增就业人数比上年\n";
        let page = |number: u8| format!("{}{number}\n", line.repeat(9));
        assert_eq!(pages(&format!("{}{}", page(1), page(2))), ["1", "2"]);
    }

    #[test]
    fn one_number_inside_a_wrapped_sentence_is_a_page_s() {
        for number in ["7", "８", "  8/20", "12"] {
            let mut lines = wrapped(15);
            lines.insert(7, number.to_owned());
            assert_eq!(pages(&lines.join("\n")).len(), 1, "{number}");
            let mut lines = wrapped(15);
            lines.insert(9, number.to_owned());
            assert!(pages(&lines.join("\n")).is_empty(), "{number} between paragraphs may be a cell");
        }
        let mut cells = wrapped(15);
        cells.splice(7..7, ["7".to_owned(), "12".to_owned()]);
        assert!(pages(&cells.join("\n")).is_empty());
        let split = "全市新增就业达到\n5\n万人，增长很快。\n";
        assert!(pages(split).is_empty(), "a number that a page set on its own line is its sentence's");
    }

    #[test]
    fn a_number_between_blank_lines_inside_a_sentence_is_a_page_s() {
        assert_eq!(pages("创造就业机会六千个，可望带动产值新\n\n1\n\n台币五亿元，很好。\n").len(), 1);
        for text in
            ["全市就业形势好，新增\n\n5\n\n万人，增长很快。\n", "产值增长，收入增加。\n\n5\n\n市场繁荣，物价平稳。\n"]
        {
            assert!(pages(text).is_empty(), "{text}");
        }
        let page = "全市稳中求进。\n".repeat(12);
        assert_eq!(
            pages(&format!("{page}\n1\n\n{page}就业机会六千个，可望带动产值新\n\n2\n\n台币五亿元，很好。\n")).len(),
            2
        );
        assert_eq!(pages("去年，成绩很大。\n\n1\n\n今年，继续努力。\n\n2\n").len(), 2);
    }

    #[test]
    fn pages_count_on_beside_a_table() {
        let page =
            |number: usize| format!("{}{number}\n", "过去一年，各项工作取得新的进展，群众十分满意。\n".repeat(15));
        let mut text: String = (1..5).map(page).collect();
        text += "指标\n产值\n3\n5\n户数\n8\n9\n";
        text += &(5..8).map(page).collect::<String>();
        assert_eq!(pages(&text), ["1", "2", "3", "4", "5", "6", "7"]);
    }
}
