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
            "span" | "em" | "i" | "font" | "label" | "time" if opens => self.blocks.joint(),
            "a" if opens => {
                self.blocks.joint();
                self.blocks.link(tag.attrs.iter().any(|attr| &*attr.name.local == "href"));
            }
            "a" => self.blocks.link(false),
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
            "td" | "th" if opens => {
                let span = |wanted: &str| {
                    let value = tag.attrs.iter().find(|attr| &*attr.name.local == wanted).map(|attr| attr.value.trim());
                    value.and_then(|value| value.parse().ok()).unwrap_or(1)
                };
                self.blocks.open_cell(name == "th", span("colspan"), span("rowspan"));
            }
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
                if !inline || !self.blocks.ends_with(|c| matches!(c, '：' | ':' | '[' | '【' | '（' | '(')) {
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
mod tests;
