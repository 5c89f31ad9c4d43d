//! HTML: a stream of tokens, blocks closed where elements of blocks begin and end. No tree is built, so
//! the deepest nesting costs no more than any other text.
//!
//! What is struck out (`<del>`, `<s>`) is taken out and told. Scripts, styles, navigation, asides, readers' comments, page footers (but for their 注：) and what is hidden are no part of the
//! document; a page that hides most of its text (until a script shows it) is read with it. The number of a note
//! (`<sup>2</sup>`) is written [2], so that it is no digit of the number before it. `<meta>` elements as government
//! sites write them (ArticleTitle, PubDate, ContentSource) and `<title>` become fields.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::blocks::Blocks;
pub(super) use super::elements::looks_like;
use super::elements::{is_block, is_comments, is_hidden, is_passed_over, is_struck, raw_text, without_site};
use crate::document::reader::piece::{Fields, Source};
use crate::text::is_unseen;

/// Reads an HTML page or fragment.
pub(super) fn read(text: &str) -> Source {
    let read = |show_hidden| {
        let reader = Reader::new();
        reader.0.sink.0.borrow_mut().show_hidden = show_hidden;
        reader.feed(text, 0);
        let hidden = reader.0.sink.0.borrow().hidden;
        (reader.finish(), hidden)
    };
    let (source, hidden) = read(false);
    let shown: usize = source.pieces.iter().map(|piece| piece.text.len()).sum();
    if hidden > shown { read(true).0 } else { source }
}

/// A tokenizer with what it has read; Markdown feeds it piece by piece.
pub(super) struct Reader(Tokenizer<Sink>);

impl Reader {
    pub fn new() -> Self {
        Reader(Tokenizer::new(Sink::default(), TokenizerOpts::default()))
    }

    /// Reads more markup, which stands after `line` lines of the file.
    pub fn feed(&self, markup: &str, line: u32) {
        let lines = u32::try_from(markup.matches('\n').count()).unwrap_or(u32::MAX);
        {
            let mut state = self.0.sink.0.borrow_mut();
            state.first_line = line.saturating_sub(state.fed_lines);
            state.fed_lines = state.fed_lines.saturating_add(lines);
        }
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from_slice(markup));
        // Only a sink that asks for scripts to be run is interrupted; this one never asks.
        let _ = self.0.feed(&queue);
    }

    /// Adds text between the markup, where that lets it.
    pub fn text(&self, text: &str, line: u32) {
        self.0.sink.0.borrow_mut().text(text, line);
    }

    /// The blocks, for a caller that adds its own.
    pub fn with_blocks<R>(&self, change: impl FnOnce(&mut Blocks) -> R) -> R {
        change(&mut self.0.sink.0.borrow_mut().blocks)
    }

    pub fn finish(self) -> Source {
        self.0.end();
        let mut state = self.0.sink.0.take();
        state.close_sup();
        if state.footer.is_some() {
            state.footer(false);
        }
        state.struck.retain(|text| !text.trim().is_empty());
        Source { fields: state.fields, pieces: state.blocks.finish(), struck: state.struck, ..Source::default() }
    }
}

#[derive(Default)]
struct Sink(RefCell<State>);

#[derive(Default)]
struct State {
    blocks: Blocks,
    fields: Fields,
    /// What to add to the tokenizer's count of lines for the line of the file.
    first_line: u32,
    /// The line of the text that was read last.
    line: u32,
    /// How many line ends the tokenizer was fed.
    fed_lines: u32,
    /// The element that is passed over and how many of its name are open.
    passed: Option<(String, usize)>,
    /// Whether hidden elements are read, and how many bytes of text were passed over in them.
    show_hidden: bool,
    hidden: usize,
    in_hidden: bool,
    /// What is struck out, and how many blocks are open in the last of it, which may be open.
    struck: Vec<String>,
    in_struck: Option<usize>,
    /// Inside `<sup>`, whose text is gathered.
    sup: Option<String>,
    title: Option<String>,
    /// Inside `<pre>`, whose lines are lines.
    in_pre: bool,
    /// How many pieces stand before the footer that is open.
    footer: Option<usize>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => return state.tag(&tag),
            Token::CharacterTokens(text) => {
                let line = state.first_line + u32::try_from(line).unwrap_or(u32::MAX / 2);
                state.text(&text, line);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn text(&mut self, text: &str, line: u32) {
        // Entities bring back what decoding took out.
        let seen = text.contains(is_unseen).then(|| text.replace(is_unseen, ""));
        let text = seen.as_deref().unwrap_or(text);
        if let Some(title) = &mut self.title {
            title.push_str(text);
        } else if self.passed.is_some() {
            self.hidden += if self.in_hidden { text.trim().len() } else { 0 };
            if let (Some(_), Some(struck)) = (self.in_struck, self.struck.last_mut()) {
                struck.push_str(text);
            }
        } else if let Some(sup) = &mut self.sup {
            sup.push_str(text);
            self.line = line;
        } else {
            let lines: Vec<&str> = if self.in_pre { text.split('\n').collect() } else { vec![text] };
            for (nth, part) in lines.into_iter().enumerate() {
                if nth > 0 {
                    self.blocks.break_line();
                }
                self.blocks.text(part, line.saturating_add(nth as u32));
            }
        }
    }

    /// Ends a `<sup>`: a number behind a letter is a power (m2), behind anything else that of a note.
    fn close_sup(&mut self) {
        let Some(sup) = self.sup.take() else { return };
        let text = sup.trim();
        let is_note = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_note && !self.blocks.ends_with(|c| c.is_ascii_alphabetic()) {
            self.blocks.text(&format!("[{text}]"), self.line);
        } else {
            self.blocks.text(&sup, self.line);
        }
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = tag.name.as_ref();
        let opens = tag.kind == TagKind::StartTag;
        if self.pass_over(tag, opens) {
            return raw_text(name, opens);
        }
        if self.sup.is_some() && (name == "sup" || is_block(name)) {
            self.close_sup();
        }
        match name {
            "footer" if opens || self.footer.is_some() => self.footer(opens),
            "a" => self.blocks.link(opens && tag.attrs.iter().any(|attr| &*attr.name.local == "href")),
            "sup" if opens => self.sup = Some(String::new()),
            "title" => return self.page_title(opens),
            "meta" => self.meta(tag),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if opens => {
                self.blocks.open_heading(name.as_bytes()[1] - b'0');
            }
            "strong" | "b" => {
                let depth = self.blocks.bold_depth;
                self.blocks.bold_depth = if opens { depth + 1 } else { depth.saturating_sub(1) };
            }
            "table" if opens => self.blocks.open_table(),
            "tr" if opens => self.blocks.open_row(),
            "tr" | "table" => self.blocks.close_row(),
            "td" | "th" if opens => self.blocks.open_cell(name == "th"),
            "li" if opens => self.blocks.open_item(),
            "li" => self.blocks.close_item(),
            "br" => self.blocks.break_line(),
            name if is_block(name) => {
                self.in_pre = if name == "pre" { opens } else { self.in_pre };
                // One that is not closed ends with its block.
                if !opens {
                    self.blocks.link(false);
                }
                self.blocks.close();
                self.blocks.bold_depth = 0;
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }

    /// Whether the tag belongs to an element that is passed over.
    fn pass_over(&mut self, tag: &Tag, opens: bool) -> bool {
        let name = tag.name.as_ref();
        // A paragraph ends where another block begins, with its end tag or without.
        if self.in_hidden
            && self.passed.as_ref().is_some_and(|(passed, _)| passed == "p")
            && name != "p"
            && is_block(name)
        {
            self.passed = None;
        }
        // What is struck out ends with the block that it began in.
        if let Some(blocks) = self.in_struck.as_mut().filter(|_| is_block(name) && name != "br") {
            match (opens, blocks.checked_sub(1)) {
                (true, _) => *blocks += 1,
                (false, Some(open)) => *blocks = open,
                (false, None) => (self.passed, self.in_struck) = (None, None),
            }
        }
        match &mut self.passed {
            Some((passed, _)) if passed == "p" && name == "p" && opens => {
                self.passed = None;
                self.pass_over(tag, opens)
            }
            Some((passed, depth)) => {
                if passed == name {
                    *depth = if opens { *depth + 1 } else { *depth - 1 };
                }
                if self.passed.as_ref().is_some_and(|(_, depth)| *depth == 0) {
                    (self.passed, self.in_struck) = (None, None);
                }
                true
            }
            None if opens && (is_passed_over(name) || is_comments(tag)) => {
                // A counter's script stands inside its line: 浏览次数：<script>…</script>9次.
                let inline = matches!(name, "script" | "style" | "noscript" | "template");
                if !inline || self.blocks.ends_with(|c| matches!(c, '。' | '！' | '？')) {
                    self.blocks.close();
                }
                self.passed = Some((name.to_owned(), 1));
                self.in_hidden = false;
                true
            }
            None if opens && !self.show_hidden && is_hidden(tag) => {
                self.passed = Some((name.to_owned(), 1));
                self.in_hidden = true;
                true
            }
            None if opens && is_struck(tag) => {
                self.passed = Some((name.to_owned(), 1));
                self.in_hidden = false;
                self.in_struck = Some(0);
                self.struck.push(String::new());
                true
            }
            None => false,
        }
    }

    /// Of a footer only its notes to the text are read.
    fn footer(&mut self, opens: bool) {
        self.blocks.leave_row();
        if opens {
            self.footer.get_or_insert(self.blocks.pieces.len());
        } else if let Some(before) = self.footer.take() {
            let footer = self.blocks.pieces.split_off(before.min(self.blocks.pieces.len()));
            self.blocks.pieces.extend(footer.into_iter().filter(|piece| piece.text.starts_with('注')));
        }
    }

    fn page_title(&mut self, opens: bool) -> TokenSinkResult<()> {
        if opens {
            self.title = Some(String::new());
            return TokenSinkResult::RawData(RawKind::Rcdata);
        }
        let title = self.title.take().unwrap_or_default();
        let own = without_site(&title);
        self.fields.push("page-title", own);
        self.fields.push("page-site", title.trim().strip_prefix(own).unwrap_or_default());
        TokenSinkResult::Continue
    }

    fn meta(&mut self, tag: &Tag) {
        let attribute =
            |wanted: &str| tag.attrs.iter().find(|attr| &*attr.name.local == wanted).map(|attr| attr.value.as_ref());
        if let (Some(name), Some(content)) = (attribute("name").or_else(|| attribute("property")), attribute("content"))
        {
            let content = if name == "og:title" { without_site(content) } else { content };
            self.fields.push(name, content);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::reader::lines::join::join;
    use crate::document::reader::piece::PieceKind;

    fn pieces(html: &str) -> Vec<(PieceKind, String)> {
        read(html).pieces.into_iter().map(|piece| (piece.kind, piece.text)).collect()
    }

    #[test]
    fn blocks_bold_and_what_is_no_text() {
        let html = "<nav>首页</nav><h2>一、概况</h2><p><strong>稳住<b>投资</b></strong></p><p>产值<b>3</b>亿元。\
                    <br>　　又一段。<script>if (a<b) 坏();</script></p>";
        assert_eq!(
            pieces(html),
            [
                (PieceKind::Heading(2), "一、概况".into()),
                (PieceKind::Bold, "稳住投资".into()),
                (PieceKind::Line, "产值3亿元。".into()),
                (PieceKind::Line, "又一段。".into()),
            ]
        );
    }

    #[test]
    fn tables_of_data_and_of_layout() {
        let html = "<table><tr><th>指标</th><th>数</th></tr><tr><td>户数</td><td>5户</td></tr></table>\
                    <table><tr><td><p>第一段。</p><p>第二段。</p></td><td>旁</td></tr></table>";
        assert_eq!(
            pieces(html),
            [
                (PieceKind::Row { table: 0, head: true }, "指标\t数".into()),
                (PieceKind::Row { table: 0, head: false }, "户数\t5户".into()),
                (PieceKind::Paragraph, "第一段。".into()),
                (PieceKind::Paragraph, "第二段。".into()),
                (PieceKind::Paragraph, "旁".into()),
            ]
        );
    }

    #[test]
    fn of_a_footer_its_notes_are_read() {
        let html = "<p>产值增长5%。</p><footer><p>某某网站</p><p>注：数据为初步统计数。</p><div>建议用新浏览器。</div></footer><p>完。</p>";
        let texts = |html: &str| pieces(html).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        assert_eq!(texts(html), ["产值增长5%。", "注：数据为初步统计数。", "完。"]);
        assert_eq!(texts("<p>正文。</p><footer>某某网站<p>联系我们"), ["正文。"]);
        let laid_out =
            "<table><tr><td>正文。<footer><table><tr><td>某网<td>站</table></footer></td><td>完。</td></tr></table>";
        assert_eq!(texts(laid_out), ["正文。", "完。"]);
        assert_eq!(texts("</footer><p>正文。</p></footer>"), ["正文。"]);
    }

    #[test]
    fn hidden_text_is_passed_over_unless_it_is_the_text() {
        let texts = |html: &str| pieces(html).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        let html = "<div style='display: none'>暗<div>中</div></div><p>第一段文字在此。<span hidden>藏</span>完。<p style=display:none>无<p>第二段。<p hidden>无</p><div>第三段。</div>";
        assert_eq!(texts(html), ["第一段文字在此。完。", "第二段。", "第三段。"]);
        assert_eq!(
            texts("<h1>题</h1><div hidden><p>正文都在这里，等脚本显示。</p></div>"),
            ["题", "正文都在这里，等脚本显示。"]
        );
    }

    #[test]
    fn line_breaks_end_lines_and_two_end_paragraphs() {
        let joined = |html: &str| {
            let pieces = join(read(html).pieces);
            pieces.into_iter().map(|piece| piece.text).collect::<Vec<_>>()
        };
        assert_eq!(
            joined(
                "<p>上半年，全县收入三亿元，<br>增长百分之八。<br><br>其中税收两亿元，占比上升，</p><p>任务过半。<br>地址：甲路<br>电话：乙</p>"
            ),
            [
                "上半年，全县收入三亿元，增长百分之八。",
                "其中税收两亿元，占比上升，",
                "任务过半。",
                "地址：甲路",
                "电话：乙"
            ]
        );
        let row = "<table><tr><td>收入<br>(亿元)</td><td>3</td></tr></table>";
        assert_eq!(pieces(row)[0].1, "收入(亿元)\t3");
    }

    #[test]
    fn set_lines_summaries_and_comments() {
        let texts = |html: &str| pieces(html).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        assert_eq!(texts("<pre>甲县 增长8%\n乙县 增长9%</pre>"), ["甲县 增长8%", "乙县 增长9%"]);
        assert_eq!(texts("<details><summary>摘要</summary>增长6%</details>"), ["摘要", "增长6%"]);
        let page = "<p>产值增长5%。</p><section class=\"box comments\"><p>涨了50%！</p></section><p>完。</p>";
        assert_eq!(texts(page), ["产值增长5%。", "完。"]);
    }

    #[test]
    fn numbers_of_notes_are_no_digits() {
        let html = "<p>产值102.3<sup>2</sup>亿元，面积3万m<sup>2</sup>，总量<sup>[3]</sup>上升。</p>";
        assert_eq!(pieces(html)[0].1, "产值102.3[2]亿元，面积3万m2，总量[3]上升。");
    }

    #[test]
    fn struck_text_is_taken_out_and_told() {
        let html = "<p>新增就业<del>5万人</del><ins>6万人</ins>，增长<S>3%</S>4%<s> </s>。</p><del><p>旧段。</p><p>旧二段。</p></del>\
                    <p>投资<span style='text-decoration: line-through'>8%<b>8.5</b></span>9%。</p><p>未完<s>旧</p><p>正文。<del>";
        let source = read(html);
        let texts: Vec<String> = source.pieces.into_iter().map(|piece| piece.text).collect();
        assert_eq!(texts, ["新增就业6万人，增长4%。", "投资9%。", "未完", "正文。"]);
        assert_eq!(source.struck, ["5万人", "3%", "旧段。旧二段。", "8%8.5", "旧"]);
    }

    #[test]
    fn a_script_inside_a_line_breaks_it_only_after_a_sentence() {
        let html = "<div>浏览次数：<script>hits()</script>9 次</div><p>正文。<script>a()</script>又一段。</p>";
        let texts: Vec<String> = pieces(html).into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["浏览次数：9 次", "正文。", "又一段。"]);
    }

    #[test]
    fn xhtml_is_html() {
        assert!(looks_like("<?xml version=\"1.0\"?>\n<html xmlns=\"x\"><p>甲</p></html>"));
        assert!(!looks_like("<?xml version=\"1.0\"?>\n<feed><entry/></feed>"));
    }

    #[test]
    fn title_and_meta_are_fields() {
        let source = read("<title>甲市报告_甲市网</title><meta name=PubDate content='2024-01-02'><p>文</p>");
        assert_eq!(source.fields.get(&["pubdate"]), Some("2024-01-02"));
        assert_eq!(source.fields.get(&["page-title"]), Some("甲市报告"));
        assert_eq!(without_site("甲市统计公报-甲市统计局"), "甲市统计公报");
        assert_eq!(without_site("甲市2021-2025年规划"), "甲市2021-2025年规划");
    }
}
