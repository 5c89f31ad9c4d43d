//! Furniture: what a page or newspaper puts around a text and no author wrote: navigation, font size
//! switches, share buttons, page footers; what pages add in print, [`super::page_break`] takes out.
//!
//! Lines that are furniture wherever they stand are removed. Menus are known by their company: in the head or
//! the tail of a page, short bare lines in a row go where known words of menus stand among them, and so do the
//! headlines under 相关新闻 at the end, and lists of links around the text ([`other_pages`]). No neighbour makes furniture of a sentence, a figure, an annex, a date or
//! what may be the title. All that is removed is told in a note.

use super::site_words::{
    is_contact, is_foot, is_head_of_links, is_of_menu, is_row_of_words, is_sure, is_token, switches,
};
use super::{other_pages, page_break};
use crate::document::reader::marker::{is_digit, is_running, marker};
use crate::document::reader::naming::{is_about_document, is_document_name};
use crate::document::reader::piece::{Piece, PieceKind};
use crate::text::is_han;

/// Removes furniture from the pieces and gives its texts, in reading order.
pub fn remove(pieces: &mut Vec<Piece>) -> Vec<String> {
    let mut removed = page_break::remove(pieces);
    let may_switch =
        |piece: &&mut Piece| piece.text.len() <= LONGEST_BYTES && !matches!(piece.kind, PieceKind::Row { .. });
    for piece in pieces.iter_mut().take(EDGE_LINES).filter(may_switch) {
        let about = |piece: &Piece| !piece.text.contains('。') && is_about_document(&piece.text);
        if let Some(at) = switches(&piece.text).filter(|_| about(piece)) {
            let mut rest = piece.text.split_off(at);
            piece.text.truncate(piece.text.trim_end().len());
            // 字号：小 大 来源：某报
            if let Some(source) = ["来源", "來源"].iter().filter_map(|label| rest.find(label)).min() {
                piece.text = format!("{} {}", piece.text, rest.split_off(source));
            }
            removed.push(rest);
        }
    }
    let mut classes: Vec<Class> = pieces.iter().map(class).collect();
    // 来源： may stand on a line of its own before the name.
    for at in 1..classes.len() {
        let label = matches!(pieces[at - 1].text.trim(), "来源" | "来源：" | "来源:");
        classes[at] = match classes[at] {
            Class::Weak if label => Class::Keep,
            // 责任编辑, and on the next line ：李四.
            Class::Weak if classes[at - 1] == Class::Sure && pieces[at].text.starts_with(['：', ':']) => Class::Sure,
            class => class,
        };
    }
    // How to reach whose page it is stands behind their name.
    let foot = (0..pieces.len()).rposition(|at| classes[at] == Class::Sure && is_foot(&pieces[at].text));
    // Where text follows, the line stands under a title and ends no page.
    let goes_on = |at: usize| classes[at] != Class::Sure && is_running(&pieces[at].text);
    if let Some(foot) = foot.filter(|foot| !(foot + 1..pieces.len()).any(goes_on)) {
        for at in foot + 1..pieces.len() {
            let reaches = marker(&pieces[at].text).is_none() && is_contact(&pieces[at].text);
            classes[at] = if reaches { Class::Sure } else { classes[at] };
        }
    }
    let mut drop: Vec<bool> = classes.iter().map(|&class| class == Class::Sure).collect();
    let solid: Vec<usize> = running_total(pieces, &classes);
    let total = solid.last().copied().unwrap_or_default();
    for island in islands(&classes) {
        drop_menu(pieces, &classes, &mut drop, island, &solid, total);
    }
    if let Some(links) = other_pages::last_links(pieces, &drop) {
        drop[links..].fill(true);
    }
    other_pages::drop_links(pieces, &mut drop);
    let mut index = 0;
    pieces.retain_mut(|piece| {
        let dropped = drop[index];
        index += 1;
        if dropped {
            removed.push(std::mem::take(&mut piece.text));
        }
        !dropped && !piece.text.is_empty()
    });
    removed
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// Furniture wherever it stands.
    Sure,
    /// Furniture beside sure furniture: 大, |, ×.
    Token,
    /// A word that menus are made of.
    Menu,
    /// A short line that may be a menu's.
    Weak,
    /// A short line that says what the document is: title, date, source, speaker.
    Keep,
    /// Text.
    Solid,
}

impl Class {
    /// Whether it is known to belong to the page.
    fn is_known(self) -> bool {
        matches!(self, Class::Sure | Class::Token | Class::Menu)
    }
}

/// How much text may stand before the head of a page ends, and after its tail begins.
const EDGE: usize = 400;
/// How many lines may stand before the one that tells a page's date and source.
const EDGE_LINES: usize = 60;
/// How many bytes that line has at most.
const LONGEST_BYTES: usize = 400;

/// How many characters of text stand up to and with each piece.
fn running_total(pieces: &[Piece], classes: &[Class]) -> Vec<usize> {
    let mut total = 0;
    let count = |(piece, class): (&Piece, &Class)| {
        total += if *class == Class::Solid { piece.text.chars().count() } else { 0 };
        total
    };
    pieces.iter().zip(classes).map(count).collect()
}

/// The runs of pieces that are no text.
fn islands(classes: &[Class]) -> Vec<std::ops::Range<usize>> {
    let mut islands = Vec::new();
    let mut start = 0;
    for at in 0..=classes.len() {
        if at == classes.len() || classes[at] == Class::Solid {
            if at > start {
                islands.push(start..at);
            }
            start = at + 1;
        }
    }
    islands
}

/// Marks what is a menu's in an island where sure furniture stands.
fn drop_menu(
    pieces: &[Piece],
    classes: &[Class],
    drop: &mut [bool],
    island: std::ops::Range<usize>,
    solid: &[usize],
    total: usize,
) {
    let sure = |at: &usize| classes[*at] == Class::Sure;
    let (Some(first), Some(last)) = (island.clone().find(sure), island.clone().rev().find(sure)) else { return };
    let (before, after) = (solid[island.start], total - solid[island.end - 1]);
    let head = before <= EDGE && before <= after;
    let menu = if head {
        island.start..breadcrumb_end(pieces, classes, tokens_after(classes, last, island.end), island.end)
    } else if after <= EDGE {
        first..island.end
    } else if island.len() >= 8 {
        // A menu between two copies of the body.
        island.clone()
    } else {
        return;
    };
    for at in island.clone() {
        let beside = |near: usize| island.contains(&near) && classes[near].is_known();
        drop[at] |=
            classes[at] == Class::Token || classes[at] == Class::Menu && (beside(at + 1) || at > 0 && beside(at - 1));
    }
    // The last name of the document is its title; the same before it is a step of the path.
    let names = |at: &usize| classes[*at] == Class::Keep && is_document_name(&pieces[*at].text);
    let named = menu.clone().rev().find(names).filter(|_| head);
    let title = if head && named.is_none() { headline(pieces, classes, island.clone()) } else { named };
    let links = menu.clone().find(|&at| is_head_of_links(&pieces[at].text)).unwrap_or(island.end);
    let links = links..if island.end == pieces.len() { island.end } else { last };
    for row in rows(pieces, classes, menu.clone()) {
        row.for_each(|at| drop[at] |= matches!(classes[at], Class::Weak | Class::Menu));
    }
    for at in menu {
        let linked = links.contains(&at) && matches!(classes[at], Class::Weak | Class::Keep);
        let step = named.is_some_and(|title| at < title && pieces[at].text == pieces[title].text);
        drop[at] |= linked || step;
    }
    if let Some(title) = title {
        drop[title] = false;
    }
}

/// How long the lines of a menu are, how many stand in a row and how many of them are known, so that the
/// others are a menu's too.
const MENU_LINE: usize = 16;
const MENU_ROW: usize = 5;
const MENU_KNOWN: usize = 3;

/// The rows of short lines that are surely a menu.
fn rows(pieces: &[Piece], classes: &[Class], range: std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
    let short = |at: usize| {
        classes[at].is_known() || classes[at] == Class::Weak && pieces[at].text.chars().count() <= MENU_LINE
    };
    let mut rows = Vec::new();
    let mut start = range.start;
    for at in range.start..=range.end {
        if at == range.end || !short(at) {
            let known = classes[start..at].iter().filter(|class| class.is_known()).count();
            if at - start >= MENU_ROW && known >= MENU_KNOWN {
                rows.push(start..at);
            }
            start = at + 1;
        }
    }
    rows
}

/// The line of a page's head that may be its title: the last bare one before the date and source, or before
/// the text. A line that tells the meeting or the speaker is as good as one.
fn headline(pieces: &[Piece], classes: &[Class], head: std::ops::Range<usize>) -> Option<usize> {
    let date = head.clone().find(|&at| classes[at] == Class::Keep).unwrap_or(head.end);
    let is_date = |text: &str| text.contains("来源") || text.contains(is_digit);
    if date < head.end && !is_date(&pieces[date].text) {
        return None;
    }
    let fits = |at: &usize| classes[*at] == Class::Weak && pieces[*at].text.chars().count() >= 5;
    (head.start..date).rev().find(fits)
}

/// Where the path of a page (当前位置： 首页 >> 新闻) ends that goes on after the last sure line.
fn breadcrumb_end(pieces: &[Piece], classes: &[Class], from: usize, end: usize) -> usize {
    let begun = from > 0 && pieces[from - 1].text.contains("位置");
    let is_step = |at: &usize| {
        classes[*at] == Class::Token || classes[*at] == Class::Weak && pieces[*at].text.chars().count() <= 8
    };
    if begun { from + (from..end).take_while(is_step).count() } else { from }
}

/// Where the tokens that follow `last` end: 【字体： 大 中 小 】.
fn tokens_after(classes: &[Class], last: usize, end: usize) -> usize {
    last + 1 + classes[last + 1..end].iter().take_while(|class| matches!(class, Class::Token | Class::Sure)).count()
}

fn class(piece: &Piece) -> Class {
    if !matches!(piece.kind, PieceKind::Line | PieceKind::Paragraph | PieceKind::Item | PieceKind::Bold) {
        return Class::Solid;
    }
    let text: String = piece.text.chars().filter(|c| !c.is_whitespace()).collect();
    let length = text.chars().count();
    if length <= 80 && (is_sure(&text) || is_row_of_words(&piece.text)) {
        Class::Sure
    } else if length <= 2 && !text.chars().any(char::is_alphanumeric) || is_token(&text) {
        Class::Token
    } else if is_of_menu(&text) {
        Class::Menu
    } else if is_running(&piece.text)
        || length > 45
        || marker(&text).is_some()
        || holds_figure(&text)
        || text.starts_with("附件")
        || text.ends_with('：') && (length > 8 || text.starts_with("各位"))
    {
        Class::Solid
    } else if is_document_name(&text) || is_about_document(&text) {
        Class::Keep
    } else {
        Class::Weak
    }
}

/// Whether a line holds a number with a unit behind it: 增长5%, 3万人. That of a date is none.
fn holds_figure(text: &str) -> bool {
    let unit = |c: char| matches!(c, '%' | '％' | '‰') || is_han(c) && !"年月日时分版期号".contains(c);
    text.contains("百分之") || text.chars().zip(text.chars().skip(1)).any(|(digit, next)| is_digit(digit) && unit(next))
}

#[cfg(test)]
mod tests;
