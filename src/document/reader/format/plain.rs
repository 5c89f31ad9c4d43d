//! Plain text: lines, and what parts paragraphs inside a line.
//!
//! A header block (`标题：…`, `发文时间：…`) before the text becomes fields. Tabs and runs of ideographic
//! spaces inside running text part paragraphs; in a line of a title or a name (区长　　某某) they do not.
//! Lines of equally many short cells parted by tabs are a table, and so are lines of a name and equally many
//! numbers parted by blanks; columns that wide gaps keep apart, [`aligned`](super::aligned) knows.

use super::letters;
use crate::document::reader::lexicon::WORDS;
use crate::document::reader::marker::{is_digit, is_number, is_running, marker};
use crate::document::reader::piece::{Fields, Piece, PieceKind, Source};
use crate::text::is_han;

/// Reads a plain text.
pub(super) fn read(text: &str) -> Source {
    let text: &str = &letters::close_up(text);
    let (fields, skipped) = header(text);
    let mut source = Source { fields, ..Source::default() };
    source.columns = push_lines(text, skipped, &mut source.pieces);
    table_rows(&mut source.pieces);
    source
}

/// Appends the lines of `text` after the first `skip` ones, and says in how many places columns stood side by side.
fn push_lines(text: &str, skip: usize, pieces: &mut Vec<Piece>) -> usize {
    let mut after_blank = false;
    let (mut lines, columns) = super::columns::lines(text);
    lines.retain(|(number, _)| *number >= skip);
    let rows = super::aligned::rows(&lines);
    for ((number, line), row) in lines.into_iter().zip(rows) {
        if let Some((kind, cells)) = row {
            let after_blank = std::mem::take(&mut after_blank);
            pieces.push(Piece { after_blank, ..Piece::new(kind, cells, number as u32 + 1) });
            continue;
        }
        if line.trim().is_empty() || is_rule(line.trim()) {
            after_blank = true;
            continue;
        }
        for (part, indented) in parts(line) {
            pieces.push(Piece {
                after_blank: std::mem::take(&mut after_blank),
                indented,
                ..Piece::new(PieceKind::Line, part, number as u32 + 1)
            });
        }
    }
    columns
}

/// Whether a line is drawn, not written: ---, ＊＊＊＊＊.
fn is_rule(line: &str) -> bool {
    const MARKS: [char; 12] = ['-', '=', '_', '*', '~', '＊', '＝', '－', '—', '─', '═', '＿'];
    line.chars().count() >= 3 && MARKS.iter().any(|mark| line.trim_start_matches(*mark).is_empty())
}

/// The paragraphs of one line, each with whether an indent came before it.
pub(super) fn parts(line: &str) -> Vec<(&str, bool)> {
    let splits = is_running(line);
    let mut parts = Vec::new();
    let mut start = 0;
    let mut gap: Option<usize> = None;
    let mut indented = false;
    for (at, c) in line.char_indices().chain([(line.len(), '\n')]) {
        if c.is_whitespace() && at < line.len() {
            gap.get_or_insert(at);
            continue;
        }
        let Some(gap_at) = gap.take() else { continue };
        let wide = is_indent(&line[gap_at..at]);
        if gap_at == start {
            (start, indented) = (at, wide);
        } else if at == line.len() || wide && splits && !goes_on(&line[start..gap_at]) {
            parts.push((&line[start..gap_at], indented));
            (start, indented) = (at, true);
        }
    }
    if start < line.len() {
        parts.push((&line[start..], indented));
    }
    parts.into_iter().flat_map(|(part, indented)| with_address_apart(part, indented)).collect()
}

/// A part, and the address that a page ran on behind it: 市长 张三各位代表：
fn with_address_apart(part: &str, indented: bool) -> impl Iterator<Item = (&str, bool)> {
    let before = ["各位代表：", "各位代表:"].iter().find_map(|address| part.strip_suffix(address)).map(str::trim_end);
    let speaks = |text: &str| {
        let last = text.rsplit(['，', '。', ' ', '\u{3000}']).take(2).collect::<String>();
        let offices = ["总理", "主席", "省长", "市长", "区长", "县长", "州长", "旗长"];
        last.chars().count() <= 16 && offices.iter().any(|office| last.contains(office))
    };
    let before = before.filter(|text| text.ends_with(['。', '摄']) || !text.ends_with('、') && speaks(text));
    let (first, address) = part.split_at(before.map_or(part.len(), str::len));
    std::iter::once((first, indented)).chain((!address.is_empty()).then(|| (address.trim_start(), true)))
}

/// Whether a text before a gap must go on behind it: after a comma, after the number of an item.
fn goes_on(text: &str) -> bool {
    text.ends_with(['，', ',', '、'])
        || marker(text).is_some_and(|(.., taken)| taken == text.len() && text.starts_with(is_digit))
}

/// Whether a gap is one that typists put before a paragraph: two ideographic spaces, a tab.
fn is_indent(gap: &str) -> bool {
    let width: usize = gap.chars().map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum();
    gap.contains('\t') || width >= 3 && gap.contains(['\u{3000}', '\u{a0}']) || width >= 4
}

/// The `键：值` lines that stand before a text, and how many lines they take.
fn header(text: &str) -> (Fields, usize) {
    let mut fields = Fields::default();
    let mut taken = 0;
    for (number, line) in text.lines().enumerate().take(20) {
        let line = line.trim();
        if matches!(line, "正文：" | "正文:" | "【正文】" | "---") && !fields.0.is_empty() {
            return (fields, number + 1);
        }
        // 发文机关：某局　　成文日期：某日
        let pairs: Option<Vec<(String, &str)>> = line.split("　　").map(|pair| labelled(pair.trim())).collect();
        let pairs = pairs.filter(|pairs| pairs.len() > 1).or_else(|| Some(vec![labelled(line)?]));
        match pairs {
            Some(pairs) if pairs.iter().all(|(key, _)| is_header_key(key)) => {
                pairs.iter().for_each(|(key, value)| fields.push(key, value));
                taken = number + 1;
            }
            _ if line.is_empty() => {}
            _ => break,
        }
    }
    if fields.0.len() >= 2 { (fields, taken) } else { (Fields::default(), 0) }
}

/// 标题：某某, with blanks inside the label too, and 【标题】某某.
fn labelled(line: &str) -> Option<(String, &str)> {
    let in_brackets = line.strip_prefix('【').and_then(|rest| rest.split_once('】'));
    let (key, value) = in_brackets.or_else(|| line.split_once(['：', ':']))?;
    Some((key.split_whitespace().collect(), value.trim_start_matches(['：', ':']).trim()))
}

fn is_header_key(key: &str) -> bool {
    super::super::keys::is_key(&key.to_lowercase()) || WORDS.header.other_keys.contains(key)
}

/// Lines that follow each other with equally many short cells become rows.
fn table_rows(pieces: &mut [Piece]) {
    let (mut table, mut at) = (0, 0);
    while at < pieces.len() {
        // The rows of a table that is known already.
        if let PieceKind::Row { table: known, .. } = pieces[at].kind {
            let own = |piece: &&mut Piece| matches!(piece.kind, PieceKind::Row { table, .. } if table == known);
            for piece in pieces[at..].iter_mut().take_while(own) {
                if let PieceKind::Row { table: number, .. } = &mut piece.kind {
                    *number = table;
                }
                at += 1;
            }
            table += 1;
            continue;
        }
        let width = cells(&pieces[at].text);
        // The last cell of a row may be empty.
        let is_row = |piece: &&Piece| {
            let PieceKind::Line = piece.kind else { return false };
            let own = cells(&piece.text);
            own == width || width > 2 && own + 1 == width && piece.text.contains('\t')
        };
        let run = pieces[at..].iter().take_while(is_row).count();
        if width > 1 && run >= 2 {
            // Heads of columns are no numbers, so that blanks alone do not tell them.
            let by_blanks = !pieces[at].text.contains('\t');
            let has_head =
                by_blanks && at > 0 && !is_running(&pieces[at - 1].text) && words(&pieces[at - 1].text) == width;
            let first = if has_head { at - 1 } else { at };
            for (row, piece) in pieces[first..at + run].iter_mut().enumerate() {
                piece.kind = PieceKind::Row { table, head: row == 0 && (has_head || !by_blanks) };
                if !by_blanks && cells(&piece.text) < width {
                    piece.text.push('\t');
                }
                if by_blanks {
                    piece.text = piece.text.split_whitespace().collect::<Vec<_>>().join("\t");
                }
            }
            table += 1;
        }
        at += run.max(1);
    }
}

/// How many cells a line has that may be a table's row; 1 where it is none.
fn cells(line: &str) -> usize {
    if line.contains('\t') {
        let short = line.split('\t').all(|cell| cell.chars().count() <= 40);
        return if short { line.split('\t').count() } else { 1 };
    }
    let mut words = line.split_whitespace();
    let named = words.next().is_some_and(|name| (2..=30).contains(&name.chars().filter(|c| is_han(*c)).count()));
    let numbers = words.clone().count();
    if named && numbers >= 2 && words.all(|word| is_number(word) || word == "—") { numbers + 1 } else { 1 }
}

fn words(line: &str) -> usize {
    line.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        read(text).pieces.into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn spaces_part_paragraphs_but_not_names() {
        let text = "　　各位代表：　　现在开始，请予审议。　　一、去年的工作　\n甲区人民政府区长　　张三\n";
        assert_eq!(texts(text), ["各位代表：", "现在开始，请予审议。", "一、去年的工作", "甲区人民政府区长　　张三"]);
        assert_eq!(texts("产值9亿元，     增长5%，势头很好。\n").len(), 1);
        assert_eq!(texts("1.\u{a0}\u{a0}\u{a0} 税收增加，比重上升。\n").len(), 1);
    }

    #[test]
    fn an_address_behind_a_speaker_is_a_line_of_its_own() {
        for before in ["甲市市长张三", "甲市市长　张三", "大会今日开幕。", "新华社记者 李四 摄"]
        {
            assert_eq!(texts(&format!("{before}各位代表：\n")), [before, "各位代表："], "{before}");
        }
        for line in ["尊敬的各位代表：", "各位代表：", "主席团、各位代表：", "市长要求各位代表：发言，提案。"]
        {
            assert_eq!(texts(&format!("{line}\n")), [line]);
        }
    }

    #[test]
    fn a_drawn_line_parts_what_stands_around_it() {
        let source = read("零售業銷貨額\n＊＊＊＊＊＊\n銷貨額上升，勢頭很好。\n—————\n更多資料\n");
        let lines: Vec<(&str, bool)> =
            source.pieces.iter().map(|piece| (piece.text.as_str(), piece.after_blank)).collect();
        assert_eq!(lines, [("零售業銷貨額", false), ("銷貨額上升，勢頭很好。", true), ("更多資料", true)]);
    }

    #[test]
    fn header_block_becomes_fields() {
        let source = read("标题：甲市报告\n发文时间：2003-01-13\n\n正文：\n\n各位代表：\n");
        assert_eq!(source.fields.get(&["标题"]), Some("甲市报告"));
        assert_eq!((source.pieces[0].text.as_str(), source.pieces[0].line), ("各位代表：", 6));
        assert_eq!(read("目标：增长\n正文很长。").pieces.len(), 2);
        let source = read(
            "索 引 号：1/2　　主题分类：综合\n发文机关：甲市政府办　　成文日期：2024年4月2日\n作者：综合科\n正文：\n现印发方案，请执行。\n",
        );
        assert_eq!(
            (source.fields.get(&["发文机关"]), source.fields.get(&["成文日期"])),
            (Some("甲市政府办"), Some("2024年4月2日"))
        );
        assert_eq!(source.pieces.len(), 1);
    }

    #[test]
    fn equal_cells_are_a_table() {
        let source = read("指标\t2022年\n产值\t3亿元\n户数\t5户\n");
        assert_eq!(source.pieces[0].kind, PieceKind::Row { table: 0, head: true });
        assert_eq!(source.pieces[2].kind, PieceKind::Row { table: 0, head: false });
        let source = read("指标\t单位\t数值\t增速\n产值\t亿元\t3\t5\n失业率\t%\t5\t\n");
        assert_eq!(source.pieces[2].kind, PieceKind::Row { table: 0, head: false });
        assert_eq!(source.pieces[2].text, "失业率\t%\t5\t");
        let source = read("价格变动情况\n指标 全市 城市\n总指数 0.9 1.0\n食品烟酒 -0.3 -0.2\n正文，很长。\n");
        let rows: Vec<_> = source.pieces.iter().map(|piece| (piece.text.as_str(), piece.kind)).collect();
        assert_eq!(rows[1], ("指标\t全市\t城市", PieceKind::Row { table: 0, head: true }));
        assert_eq!(rows[3], ("食品烟酒\t-0.3\t-0.2", PieceKind::Row { table: 0, head: false }));
        assert!(rows[0].1 == PieceKind::Line && rows[4].1 == PieceKind::Line);
    }
}
