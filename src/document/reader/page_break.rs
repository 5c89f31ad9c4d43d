//! What stands where a printed page ends: its number (— 3 —, 第3页 共9页), the running head beside it, and
//! the marks of newspaper pages (紧接01版, 下转第三版).

use std::collections::{HashMap, HashSet};

use super::marker::{End, end};
use super::piece::{Piece, PieceKind};

/// How many lines a page of a text with bare page numbers has at least.
const PAGE: usize = 10;

/// Removes the marks of pages and gives them, in reading order.
pub(super) fn remove(pieces: &mut Vec<Piece>) -> Vec<String> {
    let mut removed = Vec::new();
    for piece in pieces.iter_mut() {
        while let Some((mark, rest)) = page_turn(&piece.text) {
            removed.push(mark);
            piece.text = rest;
        }
    }
    let drop = page_edges(pieces);
    let mut index = 0;
    pieces.retain_mut(|piece| {
        index += 1;
        if drop[index - 1] {
            removed.push(std::mem::take(&mut piece.text));
        }
        !drop[index - 1]
    });
    removed
}

/// For each piece whether it is a page's number or a running head beside one.
fn page_edges(pieces: &[Piece]) -> Vec<bool> {
    let mut numbers: Vec<bool> =
        pieces.iter().map(|piece| piece.kind == PieceKind::Line && is_page_number(&piece.text)).collect();
    for at in rising_numbers(pieces) {
        numbers[at] = true;
    }
    let beside = |at: usize| at > 0 && numbers[at - 1] || numbers.get(at + 1) == Some(&true);
    let may_head = |at: &usize| {
        let text = &pieces[*at].text;
        beside(*at) && !numbers[*at] && text.chars().count() <= 40 && end(text) == End::Bare
    };
    let mut times: HashMap<&str, usize> = HashMap::new();
    for at in (0..pieces.len()).filter(may_head) {
        *times.entry(pieces[at].text.as_str()).or_default() += 1;
    }
    let mut seen = HashSet::new();
    let repeats = |text: &str| times.get(text).is_some_and(|&times| times >= 2);
    let drop = |(at, piece): (usize, &'_ Piece)| {
        let known = !seen.insert(piece.text.clone());
        numbers[at] || may_head(&at) && (known || repeats(&piece.text))
    };
    pieces.iter().enumerate().map(drop).collect()
}

/// Whether a line is the number of a page: — 3 —, - 3 -, 第3页 共9页.
fn is_page_number(line: &str) -> bool {
    let text: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let is_number = |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let dash = |c: char| matches!(c, '-' | '—' | '–' | '－' | '─' | '·' | '~');
    let bare = text.trim_matches(dash);
    if text.starts_with(dash) && text.ends_with(dash) {
        return is_number(bare);
    }
    let page = text.strip_prefix('第').and_then(|rest| rest.split_once(['页', '頁']));
    page.is_some_and(|(number, rest)| {
        let of = rest.trim_start_matches(['/', '，', ',', '(', '（', '共']);
        is_number(number) && (of.is_empty() || is_number(of.trim_end_matches(['页', '頁', ')', '）'])))
    })
}

/// The lines that are bare numbers, each one more than the one before and a page after it.
fn rising_numbers(pieces: &[Piece]) -> Vec<usize> {
    let number = |piece: &Piece| if piece.text.len() <= 3 { piece.text.trim().parse::<u32>().ok() } else { None };
    let bare: Vec<(usize, u32)> =
        pieces.iter().enumerate().filter_map(|(at, piece)| Some((at, number(piece)?))).collect();
    let is_paged =
        bare.len() >= 3 && bare.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1 && pair[1].0 - pair[0].0 >= PAGE);
    if is_paged { bare.into_iter().map(|(at, _)| at).collect() } else { Vec::new() }
}

/// A mark of a newspaper page (紧接01版, 下转第三版) at either end of a text or in brackets: the mark and the
/// rest.
fn page_turn(text: &str) -> Option<(String, String)> {
    let trimmed = text.trim();
    let words = ["紧接", "紧转", "上接", "下转", "緊接", "緊轉", "下轉"];
    let start = words.iter().filter_map(|word| trimmed.rfind(word)).max()?;
    let end = trimmed[start..].find('版').map(|at| start + at + '版'.len_utf8())?;
    let mark = &trimmed[start..end];
    let inner = &mark['紧'.len_utf8() * 2..mark.len() - '版'.len_utf8()];
    let is_page =
        !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit() || "第A要闻一二三四五六七八九十 ".contains(c));
    let pointer = |c: char| matches!(c, '▶' | '►' | '◀' | '◄' | '▲' | '▼' | ' ' | '　');
    let (before, after) = (trimmed[..start].trim_end_matches(pointer), trimmed[end..].trim_start_matches(pointer));
    let (open, close) = (['（', '(', '【', '['], ['）', ')', '】', ']']);
    let in_brackets = before.ends_with(open) && after.starts_with(close);
    let opening = before.trim_end_matches(open).trim_end_matches(pointer);
    let closing = after.trim_start_matches(close).trim_start_matches(pointer);
    (is_page && (in_brackets || opening.is_empty() || closing.is_empty()))
        .then(|| (mark.to_owned(), format!("{opening}{closing}")))
}

#[cfg(test)]
mod tests {
    use super::super::format::{Format, read};
    use super::*;

    fn kept(text: &str) -> Vec<String> {
        let mut pieces = read(Format::Plain, text).pieces;
        remove(&mut pieces);
        pieces.retain(|piece| !piece.text.is_empty());
        pieces.into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn marks_of_newspaper_pages() {
        assert_eq!(kept("  紧接01版 出台政策措施，\n实施项目。 （紧转05版）\n"), ["出台政策措施，", "实施项目。"]);
        assert_eq!(kept("总结工作，（下转第三版）（上接第一版）部署任务。▶▶紧转05版\n"), ["总结工作，部署任务。"]);
        assert_eq!(kept("紧接01版◀ 会议强调。\n"), ["会议强调。"]);
        assert_eq!(kept("产业链上下转型，推出新版。\n"), ["产业链上下转型，推出新版。"]);
    }

    #[test]
    fn numbers_and_heads_of_pages() {
        let text = "甲市报告\n新增企业五\n\n— 1 —\n\n甲市报告\n\n家，产值提高。\n其余项目七\n第 2 页 共 9 页\n甲市报告\n个。\n- 3 -\n甲市报告\n";
        assert_eq!(kept(text), ["甲市报告", "新增企业五", "家，产值提高。", "其余项目七", "个。"]);
        let paged: String = (1..4).map(|page| format!("{}{page}\n", "一行文字，\n".repeat(12))).collect();
        assert_eq!(kept(&paged).len(), 36);
        let rows = "序号\n1\n甲\n2\n乙\n3\n丙\n";
        assert_eq!(kept(rows).len(), 7);
        assert_eq!(kept("第3页说明，另有安排。\n").len(), 1);
    }
}
