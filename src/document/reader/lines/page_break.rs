//! What stands where a printed page ends: its number (— 3 —, 第3页 共9页, 8/20), the running head, and the marks of
//! newspaper pages (紧接01版, 下转第三版).
//!
//! Numbers of pages are known by their signs; bare ones by what [`bare_page`] says or by a running head beside them. A
//! running head is a line beside numbers of pages that stands in several places, or the document's name where it comes
//! back inside a sentence or beside a bare number. The piece after what was taken out is told that a page ended before
//! it, so that a sentence goes on there.

use std::collections::{HashMap, HashSet};

use super::bare_page;
use super::inside::is_inside;
use super::page_number::{self, is_bare_number, is_page_number, numbered_head};
use crate::document::reader::date;
use crate::document::reader::lexicon::WORDS;
use crate::document::reader::marker::{End, end, is_running};
use crate::document::reader::naming::{is_document_name, is_newspaper};
use crate::document::reader::piece::{Piece, PieceKind};
use crate::text::fold_text;

/// How many lines at a document's beginning may hold the name that comes back, and how long such lines are.
const HEAD: usize = 3;
const LONGEST: usize = 40;

/// Removes the marks of pages and gives them, in reading order.
pub fn remove(pieces: &mut Vec<Piece>) -> Vec<String> {
    let mut removed = Vec::new();
    for piece in pieces.iter_mut() {
        while let Some((mark, rest)) = page_turn(&piece.text) {
            removed.push(mark);
            piece.text = rest;
        }
    }
    let counted = counted_headings(pieces);
    let mut numbers = vec![false; pieces.len()];
    // Heads whose line held the number too.
    let mut heads = vec![false; pieces.len()];
    for (at, piece) in pieces.iter_mut().enumerate().filter(|(_, piece)| piece.kind == PieceKind::Line) {
        numbers[at] = is_page_number(&piece.text) || is_folio(&piece.text) && !counted.contains(&at);
        if let Some((head, number)) = numbered_head(&piece.text) {
            removed.push(number.to_owned());
            piece.text = head.to_owned();
            heads[at] = true;
        }
    }
    let drop = page_edges(pieces, numbers, &heads);
    let (mut index, mut turned) = (0, false);
    pieces.retain_mut(|piece| {
        index += 1;
        if drop[index - 1] {
            removed.push(std::mem::take(&mut piece.text));
            turned = true;
        } else {
            piece.after_page = std::mem::take(&mut turned);
        }
        !drop[index - 1]
    });
    removed
}

/// For each piece whether it is a page's number or a running head; `numbers` tells the lines with signs of pages,
/// `heads` the heads that had a number behind them.
fn page_edges(pieces: &[Piece], mut numbers: Vec<bool>, heads: &[bool]) -> Vec<bool> {
    for at in bare_page::bare(pieces) {
        numbers[at] = true;
    }
    let is_line = |at: usize| {
        let text = &pieces[at].text;
        pieces[at].kind == PieceKind::Line && text.chars().count() <= LONGEST && end(text) == End::Bare
    };
    let mut times: HashMap<&str, usize> = HashMap::new();
    for at in (0..pieces.len()).filter(|at| is_line(*at)) {
        *times.entry(pieces[at].text.as_str()).or_default() += 1;
    }
    let repeats = |at: usize| is_line(at) && times.get(pieces[at].text.as_str()).is_some_and(|&times| times >= 2);
    let beside = |marks: &[bool], at: usize| at > 0 && marks[at - 1] || marks.get(at + 1) == Some(&true);
    let first = pieces.iter().take(HEAD).map(|piece| piece.text.as_str());
    let first: Vec<&str> = first.filter(|line| is_document_name(line)).collect();
    let comes_back = |at: usize| at >= HEAD && is_line(at) && first.contains(&pieces[at].text.as_str());
    // A bare number beside a head that comes back; elsewhere it may be a cell of a table.
    let is_head = |at: usize| comes_back(at) || repeats(at) && is_document_name(&pieces[at].text);
    for at in (1..pieces.len()).filter(|&at| is_bare_number(&pieces[at].text)) {
        numbers[at] |= is_head(at - 1) || at + 1 < pieces.len() && is_head(at + 1);
    }
    // The number of the last page ends the text.
    let number = |at: usize| page_number::of_page(&pieces[at].text);
    let last_known = (0..pieces.len()).rev().find(|&at| numbers[at]);
    if let (Some(known), Some(last)) = (last_known, pieces.len().checked_sub(1)) {
        numbers[last] |= number(last).is_some() && number(last) == number(known).map(|number| number + 1);
    }
    // So does 1 / 1, the only one of its kind.
    let whole = |text: &str| page_number::value(text).is_some_and(|(page, pages)| pages == Some(page));
    if let Some(last) = pieces.len().checked_sub(1).filter(|&last| last > 0 && whole(&pieces[last].text)) {
        numbers[last] = true;
    }
    let mut seen = HashSet::new();
    let mut drop = vec![false; pieces.len()];
    // Whether the text before is inside a sentence.
    let mut open = false;
    // Whether text stands before; what stands before all text names the document.
    let mut began = false;
    for (at, piece) in pieces.iter().enumerate() {
        let known = !seen.insert(piece.text.as_str());
        let returns = comes_back(at) && open;
        let beside_number = !numbers[at] && is_line(at) && beside(&numbers, at);
        // The first of the heads is the document's own title.
        drop[at] = numbers[at]
            || heads[at] && known
            || beside_number && (known || repeats(at) && at > 0)
            || returns
            || beside(&numbers, at) && is_masthead(&piece.text)
            || began && (beside(&numbers, at) && is_name_or_day(&piece.text) || is_whole_masthead(&piece.text));
        began |= is_running(&piece.text);
        if !drop[at] {
            open = piece.kind == PieceKind::Line && end(&piece.text) != End::Closed && is_inside(&piece.text);
        }
    }
    // The first copy of a head on the pages behind a cover that names the document in other words.
    let dropped = |text: &str| (0..pieces.len()).filter(|&at| drop[at] && pieces[at].text == text).count();
    let named = |at: usize| pieces[..at.min(COVER)].iter().any(|piece| is_document_name(&piece.text));
    let first = (HEAD..pieces.len().min(COVER * 4)).filter(|&at| !drop[at] && repeats(at));
    let mut first =
        first.filter(|&at| is_document_name(&pieces[at].text) && named(at) && dropped(&pieces[at].text) >= 2);
    if let Some(at) = first.next() {
        drop[at] = true;
    }
    drop
}

/// How many lines a cover has.
const COVER: usize = 12;

/// The lines that count the sections of an article as folios count pages: 01 经济, 02 民生, and no masthead beside them.
fn counted_headings(pieces: &[Piece]) -> Vec<usize> {
    let masthead = |at: usize| {
        let near = &pieces[at.saturating_sub(1)..(at + 2).min(pieces.len())];
        near.iter().any(|piece| is_name_or_day(&piece.text) || is_masthead(&piece.text))
    };
    let number = |text: &str| text.get(..2)?.parse().ok().filter(|_| text.len() > 2 && is_folio(text));
    let lines = pieces.iter().enumerate().filter(|(_, piece)| piece.kind == PieceKind::Line);
    let counted: Vec<(usize, usize)> = lines.filter_map(|(at, piece)| Some((at, number(&piece.text)?))).collect();
    let counts = counted.len() >= 2 && (1..).zip(&counted).all(|(nth, (_, number))| nth == *number);
    let bare = counts && !counted.iter().any(|(at, _)| masthead(*at) || pieces[*at].text.contains('版'));
    counted.into_iter().filter(|_| bare).map(|(at, _)| at).collect()
}

/// Whether a line is the number and the name of a newspaper's page: 要闻 02, A03 时政, 第02版：要闻.
fn is_folio(text: &str) -> bool {
    if text.len() > 40 {
        return false;
    }
    let bare: String =
        fold_text(text).chars().filter(|c| !c.is_whitespace() && !matches!(c, ':' | '·' | '|')).collect();
    let parts = &WORDS.newspaper.parts;
    let first = parts.beginning(&bare).map(|part| &bare[part.len()..]);
    let named = first.or_else(|| parts.ending(&bare).map(|part| &bare[..bare.len() - part.len()]));
    let number = named.unwrap_or(&bare);
    let digits = number.trim_start_matches('第').trim_end_matches('版').trim_start_matches(['a', 'b', 'c', 'd']);
    // 2 民生 may be a row.
    let told = number.ends_with('版') || named.is_some() && (digits.starts_with('0') || digits.len() < number.len());
    told && (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a line is the name of a newspaper, the day of its issue, or both.
fn is_name_or_day(text: &str) -> bool {
    text.chars().count() <= LONGEST
        && !is_running(text)
        && (is_newspaper(text) || text.contains("星期") && date::find(text).is_some_and(|(date, _)| date.day > 0))
}

/// The name of a newspaper with the day and number of its page: 某日报 2024年1月17日 星期三 第4版.
fn is_masthead(text: &str) -> bool {
    text.chars().count() <= LONGEST
        && text.contains('版')
        && ["星期", "日报", "晚报"].iter().any(|word| text.contains(word))
}

/// A masthead that tells name, day and page, which is one wherever it stands: 甲日报　2026年5月12日　星期二　第3版.
fn is_whole_masthead(text: &str) -> bool {
    let name = text.split(char::is_whitespace).next().unwrap_or_default();
    is_masthead(text) && text.ends_with('版') && text.contains("星期") && is_newspaper(name)
}

/// A mark of a newspaper page (紧接01版, 下转第三版) at either end of a text or in brackets: the mark and the
/// rest.
fn page_turn(text: &str) -> Option<(String, String)> {
    let trimmed = text.trim();
    trimmed.rfind('版')?;
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
    use super::*;
    use crate::document::reader::format::{Format, read};

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

    #[test]
    fn bare_numbers_beside_a_head_that_is_no_title() {
        let text = "2024 年甲市统计公报\n一、综合\n产值增长5%，\n      1\n甲市 2024 年统计公报\n收入增长6%。\n      2\n甲市 2024 年统计公报\n二、农业\n";
        assert_eq!(kept(text), ["2024 年甲市统计公报", "一、综合", "产值增长5%，", "收入增长6%。", "二、农业"]);
    }

    #[test]
    fn heads_of_newspaper_pages_inside_a_text() {
        let text = "甲日报\n2026年1月22日 星期四\n要闻 02\n产业向新\n去年，全市稳中求进，新增企业\n（下转04版）\n04 要闻\n甲日报 2026年1月22日 星期四\n（上接02版）\n五家，产值提高。\nA03 经济\n第05版：综合\n完成投资。\n";
        let kept_lines = [
            "甲日报",
            "2026年1月22日 星期四",
            "产业向新",
            "去年，全市稳中求进，新增企业",
            "五家，产值提高。",
            "完成投资。",
        ];
        assert_eq!(kept(text), kept_lines);
        let whole = "去年，全市稳中求进，新增企业\n甲日报　2026年5月12日　星期二　第3版\n五家。\n";
        assert_eq!(kept(whole), ["去年，全市稳中求进，新增企业", "五家。"]);
        let sections = ["01 经济", "产值提高。", "02 民生", "收入提高。", "03 文化", "场馆开放。"];
        assert_eq!(kept(&sections.join("\n")), sections);
        let pages = "甲日报\n01 经济\n产值提高，\n02 民生\n收入提高。\n";
        assert_eq!(kept(pages), ["甲日报", "产值提高，", "收入提高。"]);
        for line in ["12 民生", "关注", "2026年1月22日 星期四", "甲日报"] {
            assert_eq!(kept(&format!("产值提高。\n{line}\n完成投资。\n")).len(), 3, "{line}");
        }
    }

    #[test]
    fn numbers_of_every_shape_and_heads_that_come_back() {
        for number in ["－３－", "第九页", "第 9 页", "Page 9", "~ 9 ~", "第二页 共三页"] {
            assert_eq!(kept(&format!("甲市报告\n产值增长，\n{number}\n收入提高。\n")).len(), 3, "{number}");
        }
        assert_eq!(kept("产值增长，\n1/3\n收入提高，\n2/3\n物价平稳。\n").len(), 3);
        assert_eq!(kept("完成进度\n8/20\n其余在建。\n").len(), 3);
        let title = "甲市2024年工作报告";
        let head = "甲市第十五个五年规划纲要";
        let page = |page: &str, text: &str| format!("{head}\n{text}\n\n- {page} -\n");
        let covered = format!(
            "甲市国民经济和社会发展第十五个五年规划和远景目标纲要\n（2026年2月3日批准）\n二〇二六年二月\n{}{}{}",
            page("1", "产值增长，"),
            page("2", "收入提高，"),
            page("3", "就业稳定。")
        );
        assert_eq!(kept(&covered)[3..], ["产值增长，", "收入提高，", "就业稳定。"]);
        assert_eq!(kept("甲市公告\n产值增长。\n1 / 1\n").len(), 2);
        let inside = format!("{title}\n一、回顾\n去年，居民收入\n{title}\n5\n与经济同步，增长很快。\n");
        assert_eq!(kept(&inside), [title, "一、回顾", "去年，居民收入", "与经济同步，增长很快。"]);
        let paged = format!("{title}   第 1 页\n产值增长。\n{title}   第 2 页\n收入提高。\n");
        assert_eq!(kept(&paged), [title, "产值增长。", "收入提高。"]);
        let paper = "甲日报 2024年1月17日 星期三 第4版 要闻";
        assert_eq!(kept(&format!("甲市报告\n产值增长，\n- 3 -\n{paper}\n收入提高。\n")).len(), 3);
        let cells = "甲市2024年指标\n城镇新增就业\n5\n12\n城镇新增就业\n6\n13\n合计人数很多。\n";
        assert_eq!(kept(cells).len(), 8, "numbers beside labels are cells");
        let column = "产值增长，\n— 3 —\n12\n15\n收入提高。\n";
        assert_eq!(kept(column).len(), 4);
        let parts = "年度目标\n产值增长。\n年度目标\n收入提高。\n";
        assert_eq!(kept(parts).len(), 4, "a heading that comes back between sentences is the author's");
    }
}
