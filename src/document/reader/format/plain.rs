//! Plain text: lines, and what parts paragraphs inside a line.
//!
//! A header block (`标题：…`, `发文时间：…`) before the text becomes fields. Tabs and runs of ideographic
//! spaces inside running text part paragraphs; in a line of a title or a name (区长　　某某) they do not.
//! Lines of equally many short cells parted by tabs are a table.

use super::super::marker::is_running;
use super::super::piece::{Fields, Piece, PieceKind, Source};

/// Reads a plain text.
pub(super) fn read(text: &str) -> Source {
    let (fields, skipped) = header(text);
    let mut source = Source { fields, ..Source::default() };
    push_lines(text, skipped, &mut source.pieces);
    table_rows(&mut source.pieces);
    source
}

/// Appends the lines of `text` after the first `skip` ones.
pub(super) fn push_lines(text: &str, skip: usize, pieces: &mut Vec<Piece>) {
    let mut after_blank = false;
    for (number, line) in text.split('\n').enumerate().skip(skip) {
        if line.trim().is_empty() {
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
        } else if at == line.len() || wide && splits {
            parts.push((&line[start..gap_at], indented));
            (start, indented) = (at, true);
        }
    }
    if start < line.len() {
        parts.push((&line[start..], indented));
    }
    parts
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
        if matches!(line, "正文：" | "正文:" | "---") && !fields.0.is_empty() {
            return (fields, number + 1);
        }
        let pair = line.split_once(['：', ':']).map(|(key, value)| (key.trim(), value.trim()));
        match pair {
            Some((key, value)) if is_header_key(key) => {
                fields.push(key, value);
                taken = number + 1;
            }
            _ if line.is_empty() => {}
            _ => break,
        }
    }
    if fields.0.len() >= 2 { (fields, taken) } else { (Fields::default(), 0) }
}

fn is_header_key(key: &str) -> bool {
    super::super::metadata::is_key(&key.to_lowercase()) || matches!(key, "报告人" | "文号" | "索引号" | "主题分类")
}

/// Lines that follow each other with equally many short cells become rows.
fn table_rows(pieces: &mut [Piece]) {
    let cells = |piece: &Piece| {
        let tabs = piece.text.matches('\t').count();
        if tabs > 0 && piece.text.split('\t').all(|cell| cell.chars().count() <= 40) { tabs } else { 0 }
    };
    let (mut table, mut at) = (0, 0);
    while at < pieces.len() {
        let width = cells(&pieces[at]);
        let run = pieces[at..].iter().take_while(|piece| cells(piece) == width).count();
        if width > 0 && run >= 2 {
            for (row, piece) in pieces[at..at + run].iter_mut().enumerate() {
                piece.kind = PieceKind::Row { table, head: row == 0 };
            }
            table += 1;
        }
        at += run;
    }
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
    }

    #[test]
    fn header_block_becomes_fields() {
        let source = read("标题：甲市报告\n发文时间：2003-01-13\n\n正文：\n\n各位代表：\n");
        assert_eq!(source.fields.get(&["标题"]), Some("甲市报告"));
        assert_eq!((source.pieces[0].text.as_str(), source.pieces[0].line), ("各位代表：", 6));
        assert_eq!(read("目标：增长\n正文很长。").pieces.len(), 2);
    }

    #[test]
    fn equal_cells_are_a_table() {
        let source = read("指标\t2022年\n产值\t3亿元\n户数\t5户\n");
        assert_eq!(source.pieces[0].kind, PieceKind::Row { table: 0, head: true });
        assert_eq!(source.pieces[2].kind, PieceKind::Row { table: 0, head: false });
    }
}
