//! Markdown with HTML inside, and front matter before it.
//!
//! Lines of a paragraph stay lines: whether a line goes on or a new paragraph begins, the joining of hard
//! wraps decides as for plain text.

use std::borrow::Cow;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::super::piece::{Fields, Source};
use super::front_matter;
use super::html::Reader;
use crate::text::is_han;

/// Reads a Markdown text.
pub(super) fn read(text: &str) -> Source {
    let (fields, body, skipped) = front_matter::split(text).unwrap_or((Fields::default(), text, 0));
    let mut walk =
        Walk { reader: Reader::new(), after_blank: false, numbers: Vec::new(), in_head: false, in_address: false };
    let is_post = skipped > 0;
    let body = without_templates(body, is_post);
    let body = keep_notes(&body);
    let body = widen_tables(&body);
    let body = part_bold(&body);
    let body = part_headings(&body);
    // The tilde of 5~6% strikes nothing.
    let struck = body.contains("~~");
    let body = if struck { Cow::Owned(escape_tildes(&body)) } else { body };
    let mut options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    options.set(Options::ENABLE_STRIKETHROUGH, struck);
    let mut lines = Lines { body: &body, at: 0, line: skipped };
    for (event, range) in Parser::new_ext(&body, options).into_offset_iter() {
        let line = lines.before(range.start);
        // A line that is indented under its item goes on in it.
        let goes_on = !walk.numbers.is_empty() && body[range.end..].starts_with(' ');
        match event {
            Event::SoftBreak if goes_on => walk.reader.with_blocks(|blocks| blocks.text("\n", line)),
            event => walk.event(event, line),
        }
    }
    let mut source = walk.reader.finish();
    source.fields.0.splice(0..0, fields.0);
    source
}

/// Takes out what a site's generator puts in place of text: `{% include … %}`, `{{ page.url }}`, `{: .class}`.
fn without_templates(body: &str, is_post: bool) -> Cow<'_, str> {
    if !is_post || !body.contains('{') {
        return Cow::Borrowed(body);
    }
    // The item above {:toc} only holds the place of a table of contents.
    let kept = without_contents(body);
    let body: &str = &kept;
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find('{') {
        let close = ["{%", "{{", "{:"].iter().zip(["%}", "}}", "}"]).find(|(open, _)| rest[at..].starts_with(**open));
        let line = rest[at..].split('\n').next().unwrap_or_default();
        let end = close.and_then(|(_, close)| line.find(close).map(|end| at + end + close.len()));
        let end = end.unwrap_or(at + 1);
        out.push_str(if close.is_some() && end > at + 1 { &rest[..at] } else { &rest[..end] });
        rest = &rest[end..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Takes out what stands for a table of contents: `* 目录` above `{:toc}`; its line stays, empty.
fn without_contents(body: &str) -> Cow<'_, str> {
    let is_toc = |line: &str| line.starts_with("{:toc}") || line.starts_with("{: toc}");
    let is_item = |line: &str| line.starts_with(['*', '-', '1', '+']);
    if !body.lines().any(is_toc) {
        return Cow::Borrowed(body);
    }
    let lines: Vec<&str> = body.split('\n').collect();
    let holds_place = |at: usize| is_item(lines[at]) && lines.get(at + 1).is_some_and(|next| is_toc(next));
    let kept: Vec<&str> = (0..lines.len()).map(|at| if holds_place(at) { "" } else { lines[at] }).collect();
    Cow::Owned(kept.join("\n"))
}

/// Keeps notes that Markdown takes for the targets of links and drops: `[1]: 初步统计数。`
fn keep_notes(body: &str) -> Cow<'_, str> {
    let is_note = |line: &str| {
        let rest = line.trim_start().strip_prefix('[').filter(|rest| !rest.starts_with('^'));
        let target = rest.and_then(|rest| rest.split_once("]:")).map(|(_, target)| target.trim_start());
        target.is_some_and(|target| target.chars().next().is_some_and(|c| !c.is_ascii()))
    };
    if !body.split('\n').any(is_note) {
        return Cow::Borrowed(body);
    }
    let kept: Vec<Cow<'_, str>> = body
        .split('\n')
        .map(|line| if is_note(line) { Cow::Owned(line.replacen('[', "\\[", 1)) } else { Cow::Borrowed(line) })
        .collect();
    Cow::Owned(kept.join("\n"))
}

/// Gives the head of each table as many cells as its widest row: Markdown drops the cells beyond.
fn widen_tables(body: &str) -> Cow<'_, str> {
    if !body.contains("\n|") {
        return Cow::Borrowed(body);
    }
    let lines: Vec<&str> = body.split('\n').collect();
    let cells = |line: &str| line.trim().trim_matches('|').split('|').count();
    let mut missing = vec![0; lines.len()];
    let is_row = |line: &&&str| line.trim_start().starts_with('|');
    let mut at = 1;
    while at < lines.len() {
        let is_rule = lines[at].contains("--") && lines[at].chars().all(|c| "|-: \t\r".contains(c));
        if is_rule && is_row(&&lines[at - 1]) {
            let rows: Vec<usize> = lines[at + 1..].iter().take_while(is_row).map(|row| cells(row)).collect();
            let widest = rows.iter().copied().max().unwrap_or(0);
            missing[at - 1] = widest.saturating_sub(cells(lines[at - 1])).min(200);
            missing[at] = widest.saturating_sub(cells(lines[at])).min(200);
            at += rows.len();
        }
        at += 1;
    }
    let widened: Vec<String> = lines
        .iter()
        .zip(&missing)
        .map(|(line, &missing)| {
            let filler = if line.contains("--") { "---|" } else { " |" };
            if missing == 0 { (*line).to_owned() } else { format!("{}{}", line.trim_end(), filler.repeat(missing)) }
        })
        .collect();
    Cow::Owned(widened.join("\n"))
}

/// Keeps Markdown from taking a lone tilde for a mark.
fn escape_tildes(body: &str) -> String {
    let mut out = String::with_capacity(body.len() + 16);
    let mut rest = body;
    while let Some(at) = rest.find('~') {
        let run = rest[at..].len() - rest[at..].trim_start_matches('~').len();
        out.push_str(&rest[..at]);
        out.push_str(if run == 1 { "\\~" } else { &rest[at..at + run] });
        rest = &rest[at + run..];
    }
    out + rest
}

/// Puts a blank between `**`, `*` or `~~` and the Han character beside it where punctuation stands on its other side
/// (`**一、总体要求。**今年`): CommonMark's rule of flanking takes no such run for emphasis.
fn part_bold(body: &str) -> Cow<'_, str> {
    if !body.contains('*') && !body.contains("~~") {
        return Cow::Borrowed(body);
    }
    let part = |line: &str| {
        let line = if line.contains("~~") { part_marks(line, "~~") } else { line.to_owned() };
        if line.contains("**") { part_marks(&line, "**") } else { part_marks(&line, "*") }
    };
    let lines: Vec<String> = body.split('\n').map(part).collect();
    Cow::Owned(lines.join("\n"))
}

fn part_marks(line: &str, mark: &str) -> String {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_sign = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace());
    // A sign before an item, or one that is not closed, is no mark.
    if !line.matches(mark).count().is_multiple_of(2) {
        return line.to_owned();
    }
    let mut parts = line.split(mark);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for (nth, part) in parts.enumerate() {
        let (before, after) = (out.chars().next_back(), part.chars().next());
        // Runs open and close in turns.
        let opens = nth % 2 == 0;
        if opens && is_letter(before) && is_sign(after) {
            out.push(' ');
        }
        out += mark;
        if !opens && is_sign(before) && is_letter(after) {
            out.push(' ');
        }
        out += part;
    }
    out
}

/// Puts a narrow blank behind the signs of a heading that has a wide one or none: `##稳就业`, `＃　稳就业`.
fn part_headings(body: &str) -> Cow<'_, str> {
    if !body.contains(['#', '＃']) {
        return Cow::Borrowed(body);
    }
    let lines: Vec<Cow<'_, str>> = body
        .split('\n')
        .map(|line| {
            let words = line.trim_start_matches(['#', '＃']);
            let level = line[..line.len() - words.len()].chars().count();
            // #就业# names a topic.
            let is_heading = words.starts_with(|c: char| is_han(c) || c == '\u{3000}') && !words.contains('#');
            match level {
                1..=6 if is_heading => Cow::Owned(format!("{} {}", "#".repeat(level), words.trim_start())),
                _ => Cow::Borrowed(line),
            }
        })
        .collect();
    Cow::Owned(lines.join("\n"))
}

/// Counts lines up to rising offsets.
struct Lines<'a> {
    body: &'a str,
    at: usize,
    line: u32,
}

impl Lines<'_> {
    fn before(&mut self, offset: usize) -> u32 {
        if offset > self.at {
            self.line += self.body.as_bytes()[self.at..offset].iter().filter(|&&byte| byte == b'\n').count() as u32;
            self.at = offset;
        }
        self.line
    }
}

struct Walk {
    reader: Reader,
    /// The open line is the first of its paragraph.
    after_blank: bool,
    /// The next number of each open list; none for bullets.
    numbers: Vec<Option<u64>>,
    /// The open row is a table's head.
    in_head: bool,
    /// Inside an address (`<http://…>`), which is no text.
    in_address: bool,
}

impl Walk {
    fn event(&mut self, event: Event<'_>, line: u32) {
        match event {
            Event::Start(Tag::Strikethrough) => self.reader.feed("<del>", line),
            Event::End(TagEnd::Strikethrough) => self.reader.feed("</del>", line),
            Event::Start(tag) => self.start(&tag, line),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) if !self.in_address => self.text(&text, line + 1),
            Event::Html(html) | Event::InlineHtml(html) => self.reader.feed(&html, line),
            Event::SoftBreak => {
                let first = std::mem::take(&mut self.after_blank);
                self.reader.with_blocks(|blocks| blocks.close_line(first));
            }
            Event::FootnoteReference(name) => self.text(&format!("[{name}]"), line + 1),
            Event::HardBreak | Event::Rule => self.reader.with_blocks(|blocks| blocks.close()),
            _ => {}
        }
    }

    fn text(&self, text: &str, line: u32) {
        for (number, part) in text.split('\n').enumerate() {
            if number > 0 {
                self.reader.with_blocks(|blocks| blocks.close_line(false));
            }
            self.reader.text(part, line + number as u32);
        }
    }

    fn start(&mut self, tag: &Tag<'_>, line: u32) {
        match tag {
            Tag::Paragraph => self.after_blank = true,
            Tag::Heading { level, .. } => self.reader.with_blocks(|blocks| blocks.open_heading(depth(*level))),
            Tag::Strong => self.reader.with_blocks(|blocks| blocks.bold_depth += 1),
            Tag::Table(_) => self.reader.with_blocks(|blocks| blocks.open_table()),
            Tag::TableHead | Tag::TableRow => {
                self.in_head = matches!(tag, Tag::TableHead);
                self.reader.with_blocks(|blocks| blocks.open_row());
            }
            Tag::TableCell => self.reader.with_blocks(|blocks| blocks.open_cell(self.in_head)),
            Tag::List(number) => self.numbers.push(*number),
            Tag::Item => self.item(line + 1),
            Tag::Link { link_type: pulldown_cmark::LinkType::Autolink, .. } => self.in_address = true,
            Tag::Link { .. } => self.reader.with_blocks(|blocks| blocks.in_link = true),
            Tag::FootnoteDefinition(name) => {
                self.reader.with_blocks(|blocks| blocks.close());
                self.text(&format!("[{name}]"), line + 1);
            }
            Tag::BlockQuote(_) | Tag::CodeBlock(_) => self.reader.with_blocks(|blocks| blocks.close()),
            _ => {}
        }
    }

    /// The number of a numbered item is text that the author wrote.
    fn item(&mut self, line: u32) {
        let number = self.numbers.last_mut().and_then(Option::as_mut).map(|number| {
            *number = number.saturating_add(1);
            *number - 1
        });
        self.reader.with_blocks(|blocks| {
            blocks.open_item();
            if let Some(number) = number {
                blocks.text(&format!("{number}. "), line);
            }
        });
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                let first = std::mem::take(&mut self.after_blank);
                // An item is whole: no line after it goes on in it.
                let item = !self.numbers.is_empty();
                self.reader.with_blocks(|blocks| if item { blocks.close() } else { blocks.close_line(first) });
            }
            TagEnd::Strong => self.reader.with_blocks(|blocks| blocks.bold_depth = blocks.bold_depth.saturating_sub(1)),
            TagEnd::TableHead | TagEnd::TableRow | TagEnd::Table => {
                self.reader.with_blocks(|blocks| blocks.close_row())
            }
            TagEnd::List(_) => {
                self.numbers.pop();
                self.reader.with_blocks(|blocks| blocks.close());
            }
            TagEnd::Item => self.reader.with_blocks(|blocks| blocks.close_item()),
            TagEnd::Link => {
                self.in_address = false;
                self.reader.with_blocks(|blocks| blocks.in_link = false);
            }
            TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition => {
                self.reader.with_blocks(|blocks| blocks.close());
            }
            _ => {}
        }
    }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::piece::PieceKind;
    use super::*;

    fn pieces(text: &str) -> Vec<(PieceKind, String, u32)> {
        read(text).pieces.into_iter().map(|piece| (piece.kind, piece.text, piece.line)).collect()
    }

    #[test]
    fn rows_keep_cells_beyond_the_head() {
        let row = |head, text: &str, line| (PieceKind::Row { table: 0, head }, text.to_owned(), line);
        assert_eq!(
            pieces("| 指标 | 甲 |\n|---|---|\n| 产值 | 3亿元 | 4亿元 |\n"),
            [row(true, "指标\t甲\t", 1), row(false, "产值\t3亿元\t4亿元", 3)]
        );
    }

    #[test]
    fn notes_are_text_and_templates_are_not() {
        let text = "---\ntitle: 甲\n---\n全市加固水库[^1]，{% include a.html %}投资八亿元。\n{: .lead}\n\n[^1]: 指病险水库。\n\n[2]: 初步统计数。\n\n[a]: http://e.org\n";
        let texts: Vec<String> = read(text).pieces.into_iter().map(|piece| piece.text).collect();
        assert_eq!(texts, ["全市加固水库[1]，投资八亿元。", "[1]指病险水库。", "[2]: 初步统计数。"]);
        assert_eq!(read("价格{%是文字，不是模板。\n").pieces[0].text, "价格{%是文字，不是模板。");
        assert_eq!(read("---\ntitle: 甲\n---\n* content\n{:toc}\n\n产值增长。\n").pieces[0].text, "产值增长。");
    }

    #[test]
    fn struck_text_goes_and_spans_of_numbers_stay() {
        let source = read(
            "增长5~6%，投资~~**3~4%。**~~增长~~5%。~~8~9%。\n\n~~旧段。~~\n\n就业<del>5万人</del>6万人，产值3.2<sup>1</sup>亿元。\n",
        );
        let texts: Vec<String> = source.pieces.into_iter().map(|piece| piece.text).collect();
        assert_eq!(
            texts,
            ["增长5~6%，投资 增长 8~9%。", "就业6万人，产值3.2[1]亿元。"],
            "blanks beside Han characters go later"
        );
        assert_eq!(source.struck, ["3~4%。", "5%。", "旧段。", "5万人"]);
        assert_eq!(read("增长5~6%，投资增长3~4%。\n").pieces[0].text, "增长5~6%，投资增长3~4%。");
    }

    #[test]
    fn bold_ends_at_chinese_punctuation() {
        let texts = |text: &str| -> Vec<String> { read(text).pieces.into_iter().map(|piece| piece.text).collect() };
        assert_eq!(
            texts("**一、总体要求。**今年增长5%。\n"),
            ["一、总体要求。 今年增长5%。"],
            "the blank goes with others beside Han characters"
        );
        assert_eq!(texts("实施**“十四五”规划**以来\n"), ["实施 “十四五”规划以来"]);
        assert_eq!(texts("*注意安全。*今年增长5%。\n"), ["注意安全。 今年增长5%。"]);
        assert_eq!(texts("* 增设名额，*三千个*。\n"), ["增设名额，三千个。"]);
        assert_eq!(texts("3 ** 2 与 ** 无关\n"), ["3 ** 2 与 ** 无关"]);
    }

    #[test]
    fn signs_of_headings_need_no_blank() {
        let heading = |level, line| (PieceKind::Heading(level), "稳就业".to_owned(), line);
        assert_eq!(pieces("##稳就业\n\n#　稳就业\n\n＃稳就业\n"), [heading(2, 1), heading(1, 3), heading(1, 5)]);
        assert_eq!(pieces("#稳就业# 上热搜\n")[0].0, PieceKind::Line);
    }

    #[test]
    fn items_are_paragraphs_of_their_own() {
        let item = |text: &str, line| (PieceKind::Item, text.to_owned(), line);
        assert_eq!(pieces("- 增设名额三\n  千个\n"), [item("增设名额三千个", 1)]);
        assert_eq!(pieces("- 增设名额\n\n- 资助学生\n"), [item("增设名额", 1), item("资助学生", 3)]);
    }

    #[test]
    fn lines_numbers_and_html_inside() {
        let text = "---\ntitle: 甲\n---\n# 标题\n\n单位\n日期\n\n3. 第三项\n\n<p>一段。</p>\n <p>二段。</p>\n\n末段<b>粗</b>字。\n";
        let line = |text: &str, line| (PieceKind::Line, text.to_owned(), line);
        let paragraph = |text: &str, line| (PieceKind::Paragraph, text.to_owned(), line);
        assert_eq!(
            pieces(text),
            [
                (PieceKind::Heading(1), "标题".to_owned(), 4),
                line("单位", 6),
                line("日期", 7),
                (PieceKind::Item, "3. 第三项".to_owned(), 9),
                paragraph("一段。", 11),
                paragraph("二段。", 12),
                line("末段粗字。", 14),
            ]
        );
    }
}
