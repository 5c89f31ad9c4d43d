//! Tables whose columns blanks keep apart, as text taken out of a printed page has them.
//!
//! Lines are rows of one table where wide gaps part each into as many cells, a name first, a number or a word of few
//! characters last (320 480 预期性). The line above them is the head where it has as many cells, or one less behind an
//! indent. A name that is set with blanks inside (合  计) is one cell.

use crate::document::reader::marker::{is_digit, marker};
use crate::document::reader::piece::PieceKind;
use crate::text::is_han;

/// A gap is as wide as two narrow blanks; a name and other words have at most so many characters.
const GAP: usize = 2;
const NAME: usize = 30;
const WORD: usize = 12;
/// The longest word that ends a row: 预期性.
const NATURE: usize = 4;
/// How many rows a table of three columns and more has at least, and one of two.
const ROWS: usize = 2;
const PAIRS: usize = 3;

/// For each line the row that it is, cells parted by tabs.
pub(super) fn rows(lines: &[(usize, &str)]) -> Vec<Option<(PieceKind, String)>> {
    let mut rows = vec![None; lines.len()];
    let filled: Vec<usize> = (0..lines.len()).filter(|&at| !lines[at].1.trim().is_empty()).collect();
    let cells: Vec<Vec<String>> = filled.iter().map(|&at| cells(lines[at].1)).collect();
    let (mut table, mut at) = (0, 0);
    while at < cells.len() {
        let width = cells[at].len();
        let run = cells[at..].iter().take_while(|cells| cells.len() == width && is_row(cells)).count();
        // 一、回顾  3: a table of contents, whose numbers never fall.
        let numbered = || cells[at..at + run].iter().any(|cells| marker(&cells[0]).is_some());
        let pages = || cells[at..at + run].iter().filter_map(|cells| cells.last()?.parse::<u32>().ok());
        let is_contents = || numbered() && (pages().count() < run || pages().is_sorted());
        if run >= ROWS && (width > 2 || run >= PAIRS && !is_contents()) {
            if let Some(head) = at.checked_sub(1).and_then(|above| head(&cells[above], lines[filled[above]].1, width)) {
                rows[filled[at - 1]] = Some((PieceKind::Row { table, head: true }, head));
            }
            for (&line, cells) in filled[at..at + run].iter().zip(&cells[at..]) {
                rows[line] = Some((PieceKind::Row { table, head: false }, cells.join("\t")));
            }
            table += 1;
        }
        at += run.max(1);
    }
    rows
}

/// The heads of the columns, where the line above a table has them.
fn head(cells: &[String], line: &str, columns: usize) -> Option<String> {
    let words = cells.len() > 1 && cells.iter().all(|cell| is_word(cell, NAME));
    let indent = &line[..line.len() - line.trim_start().len()];
    let under_nothing = cells.len() + 1 == columns && width(indent) >= GAP;
    let lead = if under_nothing { "\t" } else { "" };
    (words && (cells.len() == columns || under_nothing)).then(|| format!("{lead}{}", cells.join("\t")))
}

/// Whether cells are those of a row: 粮食 / 万吨 / 298.17 / 1.2
fn is_row(cells: &[String]) -> bool {
    let [name, values @ ..] = cells else { return false };
    let year = name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit()) && values.len() > 1;
    let named = is_word(name, NAME) && name.chars().any(is_han) || year;
    let numbers = values.iter().filter(|value| is_value(value));
    named
        && values.last().is_some_and(|last| {
            is_value(last) || values.len() > 1 && (is_absent(last) || is_word(last, NATURE) && last.chars().all(is_han))
        })
        && numbers.count() > 0
        && values.iter().all(|value| is_value(value) || is_absent(value) || is_word(value, WORD) && !has_digit(value))
}

fn has_digit(cell: &str) -> bool {
    cell.contains(is_digit)
}

/// Whether a cell is no part of a sentence.
fn is_word(cell: &str, most: usize) -> bool {
    cell.chars().count() <= most && !cell.contains(['。', '，', '；', '！', '？'])
}

/// Whether a cell is a number, its unit behind it or not: 1,372,193, -0.6, 12万人
fn is_value(cell: &str) -> bool {
    const UNIT: usize = 4;
    let in_number = |c: char| is_digit(c) || ".．,，+-－—–%％‰()（）".contains(c);
    let unit = cell.trim_start_matches(in_number);
    let is_unit = unit.chars().count() <= UNIT && unit.chars().all(is_han) && !unit.starts_with(['年', '月', '日']);
    has_digit(cell) && is_unit
}

/// Whether a cell says that there is no number.
fn is_absent(cell: &str) -> bool {
    cell.chars().all(|c| "-－—–…./×*".contains(c))
}

/// Narrow blanks that a gap is as wide as.
fn width(gap: &str) -> usize {
    gap.chars().map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum()
}

/// What wide gaps part a line into; nothing where tabs do.
fn cells(line: &str) -> Vec<String> {
    let text = line.trim();
    if text.contains('\t') {
        return Vec::new();
    }
    let mut cells: Vec<String> = Vec::new();
    // Whether the last cell is one character of a name that is set with blanks inside.
    let mut letter = false;
    let mut rest = text;
    while !rest.is_empty() {
        let (cell, gap, after) = first_cell(rest);
        rest = after;
        let lone = cell.chars().count() == 1 && cell.chars().all(is_han);
        match cells.last_mut().filter(|_| letter && lone) {
            Some(name) => {
                name.push_str(cell);
                letter = false;
            }
            None => {
                cells.extend(numbers(cell));
                letter = lone && gap <= 2 * GAP;
            }
        }
    }
    cells
}

/// The first cell of a text, how wide the gap behind it is, and what stands behind that.
fn first_cell(text: &str) -> (&str, usize, &str) {
    let mut gaps = text.char_indices().filter(|(_, c)| c.is_whitespace());
    let end = gaps.find(|(at, _)| {
        let after = &text[*at..];
        width(&after[..after.len() - after.trim_start().len()]) >= GAP
    });
    let Some((end, _)) = end else { return (text, 0, "") };
    let after = text[end..].trim_start();
    (&text[..end], width(&text[end..text.len() - after.len()]), after)
}

/// The numbers of a cell that one blank parts, as where a column is full; any other cell as it is, letter-spaced or not.
fn numbers(cell: &str) -> Vec<String> {
    let words: Vec<&str> = cell.split_whitespace().collect();
    let letters = words.len() > 1 && words.iter().all(|word| word.chars().count() == 1 && word.chars().all(is_han));
    if words.len() > 1 && words.iter().all(|word| is_value(word)) {
        words.into_iter().map(str::to_owned).collect()
    } else if letters {
        vec![words.concat()]
    } else {
        vec![cell.to_owned()]
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{ParagraphKind, read_bytes};

    /// The rows of a text, heads with a sign before them.
    fn rows(text: &str) -> Vec<String> {
        let document = read_bytes("a.txt", text.as_bytes()).unwrap().remove(0);
        let row = |at: usize| match document.paragraphs[at].kind {
            ParagraphKind::Row { table, head } => {
                let sign = if head { "#" } else { "" };
                Some(format!("{table}{sign} {}", document.paragraph_text(at).replace('\t', "|")))
            }
            _ => None,
        };
        (0..document.paragraphs.len()).filter_map(row).collect()
    }

    #[test]
    fn columns_that_blanks_keep_apart_are_rows() {
        let text = "甲市财政情况\n\n    项  目          预算数(万元)    执行数(万元)\n    税收收入             612,000         445,380\n\
                    \x20     增值税             228,000         —\n    合  计               901,000         677,140\n\n\
                    全年粮食丰收，价格平稳。\n\n产品　　　　　单位　　产量\n粮食　　　　　万吨　　２９８.１\n油料　　　　　万吨　　 62.4\n";
        assert_eq!(
            rows(text),
            [
                "0# 项目|预算数(万元)|执行数(万元)",
                "0 税收收入|612,000|445,380",
                "0 增值税|228,000|—",
                "0 合计|901,000|677,140",
                "1# 产品|单位|产量",
                "1 粮食|万吨|２９８.１",
                "1 油料|万吨|62.4",
            ]
        );
    }

    #[test]
    fn a_head_over_values_only_and_pairs() {
        assert_eq!(
            rows("                全市    城市\n居民消费价格    0.3     0.2\n食品烟酒        -0.6    -0.8\n"),
            ["0# |全市|城市", "0 居民消费价格|0.3|0.2", "0 食品烟酒|-0.6|-0.8"]
        );
        let pairs = "指标            数值\n新增就业        12万人\n人均收入        3.2万元\n常住人口        9万人\n";
        assert_eq!(rows(pairs), ["0# 指标|数值", "0 新增就业|12万人", "0 人均收入|3.2万元", "0 常住人口|9万人"]);
    }

    #[test]
    fn a_row_may_end_in_a_word_and_numbered_names_are_rows_where_values_fall() {
        let targets =
            "指标　　　　2023年　　2024年　　属性\n生产总值　　320　　480　　预期性\n能耗降低　　2.8　　3　　约束性\n";
        assert_eq!(
            rows(targets),
            ["0# 指标|2023年|2024年|属性", "0 生产总值|320|480|预期性", "0 能耗降低|2.8|3|约束性"]
        );
        let budget = "项目            预算数\n一、收入        703\n（一）税收        0\n（二）借款      703\n";
        assert_eq!(rows(budget).len(), 4);
    }

    #[test]
    fn contents_signatures_and_sentences_are_no_rows() {
        for text in [
            "一、去年的工作        1\n二、今年的任务        12\n三、民生实事          20\n",
            "甲市统计局    2024年3月1日\n乙市统计局    2024年3月2日\n丙市统计局    2024年3月5日\n",
            "产值9亿元，    增长5%，    势头很好。\n收入3亿元，    增长6%，    税收8%\n",
        ] {
            assert!(rows(text).is_empty(), "{text}");
        }
    }
}
