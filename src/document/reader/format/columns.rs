//! Columns of running text that a page set side by side, and a text of it kept so with blanks between.
//!
//! They are read one after the other where several lines in a row have one wide gap at about the same place and
//! sentences go on from line to line on both sides of it; the cells of a table hold no sentences that do.

use crate::document::reader::marker::{End, end, is_running};

/// How many lines a block has at least, and how many characters its halves on average.
const LINES: usize = 3;
const WIDTH: usize = 10;

/// The blanks that a gap has at least, and how far apart the right halves may begin: the narrower, the nearer.
#[derive(Clone, Copy)]
struct Gap {
    blanks: &'static str,
    slack: usize,
}

const WIDE: Gap = Gap { blanks: "    ", slack: 3 };
const NARROW: Gap = Gap { blanks: "  ", slack: 2 };
/// How many lines a block with a narrow gap has at most: it is looked for at every line of a text.
const MOST: usize = 60;

/// The lines of a text with their numbers, columns one after the other and a blank line between them; and in how many
/// places columns stood side by side.
pub(super) fn lines(text: &str) -> (Vec<(usize, &str)>, usize) {
    let lines: Vec<(usize, &str)> = text.split('\n').enumerate().collect();
    let mut ordered = Vec::with_capacity(lines.len());
    let (mut at, mut parted) = (0, 0);
    while at < lines.len() {
        let wide = block(&lines[at..], WIDE);
        let passed = wide.len().max(1);
        let (gap, block) = match is_columns(&wide) {
            true => (WIDE, wide),
            false => (NARROW, block(&lines[at..lines.len().min(at + MOST)], NARROW)),
        };
        if !is_columns(&block) {
            ordered.extend(&lines[at..at + passed]);
            at += passed;
            continue;
        }
        parted += 1;
        // One column may be longer than the other.
        let column = halves(lines[at].1, gap).map_or(0, |halves| halves.2);
        let (rows, rest) = lines[at..].split_at(block.len());
        let left = rest.iter().take_while(|(_, line)| is_left_tail(line, column, gap)).count();
        let right = rest.iter().take_while(|(_, line)| is_right_tail(line, column, gap)).count();
        ordered.extend(rows.iter().zip(&block).map(|(row, halves)| (row.0, halves.0)));
        ordered.extend(&rest[..left]);
        ordered.push((rows[0].0, ""));
        ordered.extend(rows.iter().zip(&block).map(|(row, halves)| (row.0, halves.1)));
        ordered.extend(rest[..right].iter().map(|(number, line)| (*number, line.trim_start_matches(' '))));
        at += rows.len() + left + right;
    }
    (ordered, parted)
}

/// The halves of the lines that begin a text and have a gap at about the same place.
fn block<'t>(lines: &[(usize, &'t str)], gap: Gap) -> Vec<(&'t str, &'t str)> {
    let Some((_, _, column)) = lines.first().and_then(|(_, line)| halves(line, gap)) else { return Vec::new() };
    let near = |half: &(&str, &str, usize)| half.2.abs_diff(column) <= gap.slack;
    let halves = lines.iter().map_while(|(_, line)| halves(line, gap).filter(near));
    halves.map(|(left, right, _)| (left, right)).collect()
}

/// Whether sentences go on from line to line on both sides of a gap.
fn is_columns(block: &[(&str, &str)]) -> bool {
    let goes_on = |halves: &mut dyn Iterator<Item = &str>| {
        let halves: Vec<&str> = halves.collect();
        let open = halves.iter().filter(|half| end(half) != End::Closed).count();
        let text = halves.concat();
        open * 2 >= halves.len() && is_running(&text) && text.chars().count() >= WIDTH * halves.len()
    };
    block.len() >= LINES
        && goes_on(&mut block.iter().map(|halves| halves.0))
        && goes_on(&mut block.iter().map(|halves| halves.1))
}

/// Whether a line without a gap goes on in the left column.
fn is_left_tail(line: &str, column: usize, gap: Gap) -> bool {
    let text = line.trim();
    !text.is_empty() && !text.contains(gap.blanks) && !line.starts_with(gap.blanks) && columns(line.trim_end()) < column
}

/// Whether a line goes on in the right column: nothing stands before it.
fn is_right_tail(line: &str, column: usize, gap: Gap) -> bool {
    let indent = line.len() - line.trim_start_matches(' ').len();
    !line.trim().is_empty() && indent.abs_diff(column) <= gap.slack && !line.trim().contains(gap.blanks)
}

fn columns(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// What stands before and behind the one wide gap inside a line, and the column of print where the latter begins.
fn halves(line: &str, gap: Gap) -> Option<(&str, &str, usize)> {
    let text = line.trim_end();
    let inner = text.len() - text.trim_start().len();
    let at = inner + text[inner..].find(gap.blanks)?;
    // An indent of ideographic blanks is the right column's own.
    let right = text[at..].trim_start_matches(|c: char| c.is_ascii_whitespace());
    let column = columns(&text[..text.len() - right.len()]);
    (!right.contains(gap.blanks)).then_some((&text[..at], right, column))
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;
    use crate::document::reader::lines::join::join;

    #[test]
    fn columns_are_read_one_after_the_other() {
        let page = "甲市财政\n\n一、收入情况                          二、支出情况\n全市一般公共预算收入完成8              全市一般公共预算支出完成15\n\
                    6.4亿元，增长5.6%。其中税             2.1亿元，增长2.3%。其中教\n收收入61.2亿元，增长7.1%。            育支出30.2亿元，增长4.4%。\n";
        let source = plain::read(page);
        assert_eq!(source.columns, 1);
        let joined: Vec<String> = join(source.pieces).into_iter().map(|piece| piece.text).collect();
        assert_eq!(
            joined,
            [
                "甲市财政",
                "一、收入情况",
                "全市一般公共预算收入完成86.4亿元，增长5.6%。其中税收收入61.2亿元，增长7.1%。",
                "二、支出情况",
                "全市一般公共预算支出完成152.1亿元，增长2.3%。其中教育支出30.2亿元，增长4.4%。",
            ]
        );
    }

    #[test]
    fn indented_columns_of_which_one_is_longer() {
        let page = "甲市工业\n\n　　今年以来，全市规上工业增加值    　　在乙县，一座投资26亿元的工\n增长9.7%，高于全省平均水平，为五    厂正在安装设备，年底投产后可新\n年来最快。制造业贷款增加16亿元，    增产值4亿元。\n带动投资增长。\n";
        let source = plain::read(page);
        let joined = join(source.pieces).into_iter().map(|piece| piece.text);
        assert_eq!(
            joined.collect::<Vec<_>>(),
            [
                "甲市工业",
                "今年以来，全市规上工业增加值增长9.7%，高于全省平均水平，为五年来最快。制造业贷款增加16亿元，带动投资增长。",
                "在乙县，一座投资26亿元的工厂正在安装设备，年底投产后可新增产值4亿元。",
            ]
        );
    }

    #[test]
    fn a_narrow_gap_parts_columns_that_begin_at_one_place() {
        let page = "甲市简报\n\n一季度，全市新开工项目十二  与此同时，全市着力改善民生，\n个，完成投资31亿元，同比增  新增学位900个，改造小区5个\n长8%，好于预期。            ，群众满意。\n\n下一步，继续努力。\n";
        let joined = join(plain::read(page).pieces).into_iter();
        let joined: Vec<String> = joined.map(|piece| piece.text).collect();
        assert_eq!(joined[1], "一季度，全市新开工项目十二个，完成投资31亿元，同比增长8%，好于预期。");
        assert_eq!(joined[2], "与此同时，全市着力改善民生，新增学位900个，改造小区5个，群众满意。");
    }

    #[test]
    fn tables_and_indents_stay() {
        let table = "指标          数值\n城镇新增就业人数          12万人\n居民人均可支配收入        3万元，增长5%\n年末常住人口              9万人\n";
        let indented = "    过去一年，产值增长，\n    收入增加，市场繁荣，\n    物价平稳，就业扩大。\n";
        for text in [table, indented] {
            assert!(lines(text).0.into_iter().map(|(_, line)| line).eq(text.split('\n')), "{text}");
        }
    }
}
