//! Lines that break inside a sentence in text without a width: where the break itself shows it.
//!
//! A break is *sure* inside a word of the dictionary (统计 / 局), inside brackets (（街 / 道）), inside a number
//! (3862. / 4) and before the last characters of a sentence (在某市 / 召开。). Where blank lines part the paragraphs of
//! a text and sure breaks stand in several of them, each such paragraph is one: its other lines go on too.

use super::inside::{is_caption, starts_anew};
use crate::document::reader::marker::{End, Marker, begins_inside, end, is_item, is_running, marker};
use crate::document::reader::naming::is_about_document;
use crate::document::reader::piece::{Piece, PieceKind};
use crate::text::{fold_text, is_han, words_of};

/// How many characters on each side of a break may belong to one word.
const WORD: usize = 6;
/// How many characters a line has at least that breaks inside a word.
const LEAST: usize = 4;
/// The longest aside that a break may stand in.
const ASIDE: usize = 40;
/// The least text before the last characters of a sentence.
const CLAUSE: usize = 10;

/// For each piece whether it goes on in the paragraph of the piece before it.
pub fn breaks(pieces: &[Piece]) -> Vec<bool> {
    let sure: Vec<bool> = (0..pieces.len()).map(|at| at > 0 && is_sure(pieces, at)).collect();
    let mut goes_on = sure.clone();
    let blocks = blocks(pieces);
    let is_broken = |block: &&std::ops::Range<usize>| sure[block.start + 1..block.end].iter().any(|&sure| sure);
    // Paragraphs that each stand on a line of their own, with no blank line between them.
    let in_lines = |block: &&std::ops::Range<usize>| {
        let inner = &pieces[block.start..block.end - 1];
        !is_broken(block) && inner.iter().any(|piece| end(&piece.text) == End::Closed)
    };
    let broken = blocks.iter().filter(is_broken).count();
    if broken < 2 || broken <= blocks.iter().filter(in_lines).count() {
        return goes_on;
    }
    for block in blocks.iter().filter(is_broken) {
        for at in block.start + 1..block.end {
            let titled = ends_title(pieces, block, at);
            goes_on[at] |= !titled && !is_headed(&pieces[at - 1].text) && may_go_on(&pieces[at - 1], &pieces[at]);
        }
    }
    goes_on
}

/// Whether the title of a document ends before a piece of its first block: no sentence stands above, and the line is
/// much shorter than the one that begins the text.
fn ends_title(pieces: &[Piece], block: &std::ops::Range<usize>, at: usize) -> bool {
    let length = |piece: &Piece| piece.text.chars().count();
    let above = pieces[..block.start].iter().all(|piece| is_about_document(&piece.text));
    let bare = pieces[block.start..at].iter().all(|piece| !piece.text.contains(['，', '。', '、', '；']));
    let runs = pieces[at..block.end].iter().any(|piece| piece.text.contains('。'));
    above && bare && runs && length(&pieces[at - 1]) * 4 < length(&pieces[at]) * 3
}

/// The runs of lines without a blank line in them, of two lines and more.
fn blocks(pieces: &[Piece]) -> Vec<std::ops::Range<usize>> {
    let is_line = |at: usize| pieces[at].kind == PieceKind::Line;
    let mut blocks = Vec::new();
    let mut start = 0;
    for at in 1..=pieces.len() {
        if at == pieces.len() || pieces[at].after_blank || pieces[at].indented || !is_line(at) || !is_line(start) {
            if at - start >= 2 {
                blocks.push(start..at);
            }
            start = at;
        }
    }
    blocks
}

/// Whether the break before a piece stands inside a sentence for sure.
fn is_sure(pieces: &[Piece], at: usize) -> bool {
    let (before, next) = (&pieces[at - 1], &pieces[at]);
    let lines = before.kind == PieceKind::Line && next.kind == PieceKind::Line;
    let bold = before.kind == PieceKind::Bold && next.kind == PieceKind::Bold;
    if !lines && !bold || next.after_blank || next.indented {
        return false;
    }
    if end(&before.text) == End::Open {
        return lines && may_go_on(before, next);
    }
    let (open, line) = (before.text.as_str(), next.text.as_str());
    let headed = lines && is_headed(open);
    // The first line may be a title, a numbered one a heading.
    let in_clause = open.contains('，') || at > 1 && marker(open).is_none();
    let is_last = lines && is_stump(line) && open.chars().count() >= CLAUSE && in_clause;
    is_in_brackets(open, line)
        || is_in_number(open, line)
        || may_go_on(before, next) && end(open) == End::Bare && (!headed && is_in_word(open, line) || is_last)
}

/// Whether a line is a heading by its number.
fn is_headed(line: &str) -> bool {
    marker(line).is_some() && !is_running(line)
}

/// Whether nothing forbids that a line goes on in the next one.
fn may_go_on(before: &Piece, next: &Piece) -> bool {
    let text = before.text.as_str();
    // A number or a dash at a line's beginning may stand in a sentence, but seldom does.
    let anew = starts_anew(&next.text) || is_item(&next.text) || marker(&next.text).is_some();
    let whole = text.ends_with(['：', ':'])
        || is_caption(text)
        || is_about_document(text) && !is_running(text)
        || matches!(marker(text), Some((Marker::Dash, ..)));
    !anew && !whole
}

/// Whether brackets that a line opens are closed in the next.
fn is_in_brackets(open: &str, next: &str) -> bool {
    [('（', '）'), ('(', ')'), ('《', '》'), ('【', '】')].into_iter().any(|(opens, closes)| {
        let aside = open.rfind(opens).map(|at| &open[at..]).filter(|aside| !aside.contains(closes));
        let rest = next.split([opens, '。']).next().unwrap_or_default().split_once(closes);
        let length = |text: &str| text.chars().count();
        aside.zip(rest).is_some_and(|(aside, (rest, _))| length(aside) > 1 && length(aside) + length(rest) <= ASIDE)
    })
}

/// 3862. / 4亿元
fn is_in_number(open: &str, next: &str) -> bool {
    let whole = open.strip_suffix(['.', '．']).filter(|whole| whole.ends_with(|c: char| c.is_ascii_digit()));
    // 3. is the number of an item.
    whole.is_some_and(|whole| whole.chars().any(is_han)) && next.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a word of the dictionary stands on both sides.
fn is_in_word(open: &str, next: &str) -> bool {
    let mut tail: Vec<char> = open.chars().rev().take_while(|c| is_han(*c)).take(WORD).collect();
    tail.reverse();
    let head: String = next.chars().take_while(|c| is_han(*c)).take(WORD).collect();
    let (tail, head) = (fold_text(&String::from_iter(tail)), fold_text(&head));
    // 一 and 二 on lines of their own are numbers.
    if tail.is_empty() || head.is_empty() || open.chars().count() < LEAST {
        return false;
    }
    let both = format!("{tail}{head}");
    let mut at = 0;
    // 回顾 / 过去 are words on either side.
    const LETTER: usize = '字'.len_utf8();
    words_of(&both).any(|word| {
        let from = at;
        at += word.len();
        from < tail.len() && tail.len() < at && (tail.len() - from == LETTER || at - tail.len() == LETTER)
    })
}

/// Whether a line begins with the last characters of a sentence: 召开。会议指出…
fn is_stump(text: &str) -> bool {
    const LAST: usize = 4;
    let mut start = text.chars().take(LAST);
    start.next().is_some_and(is_han) && text.chars().take(LAST).any(|c| c == '。') && !begins_inside(text)
}

#[cfg(test)]
mod tests {
    use super::super::join::join;
    use crate::document::reader::format::{Format, read};

    fn paragraphs(format: Format, text: &str) -> Vec<String> {
        join(read(format, text).pieces).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn a_break_inside_a_word_a_bracket_or_a_number_joins() {
        let whole = [
            "甲市经济简报",
            "近日，甲市统计局公布数据。",
            "全市新增街道（含乡镇）三个。",
            "产值3862.4亿元，很好。",
            "会议昨日在甲市人民会堂召开。",
        ];
        let text = "甲市经济简报\n\n近日，甲市统计\n局公布数据。\n\n全市新增街道（含乡\n镇）三个。\n\n产值3862.\n4亿元，很好。\n\n会议昨日在甲市人民会堂\n召开。\n";
        assert_eq!(paragraphs(Format::Markdown, text), whole);
        assert_eq!(paragraphs(Format::Plain, text), whole);
    }

    #[test]
    fn a_paragraph_with_a_sure_break_is_one_where_blank_lines_part_them() {
        let text = "甲市经济简报\n\n“一件事”改革\n覆盖乡镇（街\n道）八个，成效好。\n\n分产业看，第一产业增长3%；\n第二产业增长5%，其中工业增加\n值增长6%。\n\n1. 新增企业五家；\n2. 完成投资三亿元。\n";
        assert_eq!(
            paragraphs(Format::Markdown, text)[1..3],
            [
                "“一件事”改革覆盖乡镇（街道）八个，成效好。",
                "分产业看，第一产业增长3%；第二产业增长5%，其中工业增加值增长6%。"
            ]
        );
    }

    #[test]
    fn a_title_over_ragged_text_ends_where_the_text_begins() {
        let text = "2023-05-18\n\n绿峰市一季度工业用电\n量增长7.4%\n绿峰市统计局昨日公布数据，一季度全市工业用电\n量同比增长7.4%。\n\n分行业看，化工用电量增\n长9.1%，很快。\n\n下一步，将加\n强供应，确保生产。\n";
        let read = paragraphs(Format::Markdown, text);
        assert_eq!(
            read[1..3],
            ["绿峰市一季度工业用电量增长7.4%", "绿峰市统计局昨日公布数据，一季度全市工业用电量同比增长7.4%。"]
        );
        assert_eq!(read.len(), 5);
    }

    #[test]
    fn headings_and_paragraphs_on_lines_of_their_own_stay() {
        let text = "甲市要闻\n稳住投资\n今年，开工项目五个，进展顺利。\n扩大就业\n全年新增就业八万人，形势很好。\n市长 张三\n谢谢。\n";
        assert_eq!(paragraphs(Format::Plain, text).len(), 7);
        let text = "1. 增设名额（三\n千个）。\n2. 资助学生。\n";
        assert_eq!(paragraphs(Format::Plain, text), ["1. 增设名额（三千个）。", "2. 资助学生。"]);
    }

    #[test]
    fn bold_lines_that_cut_a_word_are_one() {
        let text = "<p><b>一、去年工<br>作回顾</b></p><p><b>稳增长</b></p><p><b>促就业</b></p>";
        assert_eq!(paragraphs(Format::Html, text), ["一、去年工作回顾", "稳增长", "促就业"]);
        let heading =
            |text: &str| read(Format::Html, text).pieces.into_iter().map(|piece| piece.text).collect::<Vec<_>>();
        assert_eq!(heading("<h2>一、去年<br>回顾</h2><p>很好。</p>"), ["一、去年回顾", "很好。"]);
        assert_eq!(heading("<h1>甲市报告<br>——2025年1月5日在会议上</h1>"), ["甲市报告", "——2025年1月5日在会议上"]);
    }
}
