//! Markdown with HTML inside, and front matter before it.
//!
//! Lines of a paragraph stay lines: whether a line goes on or a new paragraph begins, the joining of hard
//! wraps decides as for plain text.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::html::Reader;
use super::{front_matter, prepare};
use crate::document::reader::piece::{Fields, Source};

/// Reads a Markdown text.
pub(super) fn read(text: &str) -> Source {
    let (fields, body, skipped) = front_matter::split(text).unwrap_or((Fields::default(), text, 0));
    let mut walk =
        Walk { reader: Reader::new(), after_blank: false, numbers: Vec::new(), in_head: false, in_address: false };
    let is_post = skipped > 0;
    let body = prepare::prepare(body, is_post);
    let struck = body.contains("~~");
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
            Event::HardBreak => self.reader.with_blocks(|blocks| blocks.close_line(false)),
            Event::Rule => self.reader.with_blocks(|blocks| blocks.close()),
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
            Tag::TableCell => self.reader.with_blocks(|blocks| blocks.open_cell(self.in_head, 1, 1)),
            Tag::List(number) => self.numbers.push(*number),
            Tag::Item => self.item(line + 1),
            Tag::Link { link_type: pulldown_cmark::LinkType::Autolink, .. } => self.in_address = true,
            Tag::Link { .. } => self.reader.with_blocks(|blocks| blocks.link(true)),
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
                self.reader.with_blocks(|blocks| blocks.link(false));
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
    use super::*;
    use crate::document::reader::piece::PieceKind;

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
