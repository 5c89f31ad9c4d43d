//! Phrases: pieces of a text as they compare and as they are shown.

use std::borrow::Cow;
use std::ops::Range;

use super::super::lexicon::{WORDS, beginning};
use super::super::period::accounts::accounts;
use super::super::period::years;
use super::opening::begins_time;
use crate::text::{Folded, find, first_chars, fold_text, is_han, last_chars};

/// Whether a character marks a note or an item: ①, ². They fold to digits but are no numbers.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{24ff}' | '\u{2070}'..='\u{2079}' | '¹' | '²' | '³')
}

/// A piece of text as written, with its folding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phrase {
    /// For comparing.
    pub folded: String,
    /// For showing, where that is something else: most phrases are written as they fold.
    written: Option<String>,
}

impl Phrase {
    fn new(folded: String, written: String) -> Phrase {
        let written = (written != folded).then_some(written);
        Phrase { folded, written }
    }

    /// A range of a folded text, without blanks and footnote marks.
    pub fn of(folded: &Folded, range: Range<usize>) -> Phrase {
        let clean = |text: &str| match without_marks(text) {
            Cow::Borrowed(text) => without_years(text).into_owned(),
            Cow::Owned(text) => without_years(&text).into_owned(),
        };
        let source = folded.source_span(range.clone()).of(folded.source);
        let text = &folded.text[range];
        if source.contains(is_mark) {
            let written: String = source.chars().filter(|&c| !is_mark(c) && !c.is_whitespace()).collect();
            return Phrase::new(clean(&fold_text(&written)), clean(&written));
        }
        if text == source && !text.contains(char::is_whitespace) {
            return Phrase { folded: clean(text), written: None };
        }
        let written: String = source.split_whitespace().collect();
        Phrase::new(clean(text), clean(&written))
    }

    /// A word that the text only implies.
    pub fn word(word: &str) -> Phrase {
        Phrase { folded: word.to_owned(), written: None }
    }

    /// What is shown of it.
    pub fn written(&self) -> &str {
        self.written.as_ref().unwrap_or(&self.folded)
    }

    /// The same, where the phrase is no longer needed.
    pub fn into_written(self) -> String {
        self.written.unwrap_or(self.folded)
    }

    /// This phrase with another one after it.
    pub fn then(self, other: &Phrase) -> Phrase {
        if *other == Phrase::default() {
            return self;
        }
        let written = match (&self.written, &other.written) {
            (None, None) => None,
            _ => Some([self.written(), other.written()].concat()),
        };
        let folded = self.folded + &other.folded;
        match written {
            None => Phrase { folded, written },
            Some(written) => Phrase::new(folded, written),
        }
    }

    /// Both ways to write it, each changed by itself.
    fn each(&self, change: impl Fn(&str) -> String) -> Phrase {
        let folded = change(&self.folded);
        match &self.written {
            None => Phrase { folded, written: None },
            Some(written) => Phrase::new(folded, change(written)),
        }
    }

    /// This phrase, or another one where it is empty.
    pub fn or(self, other: &Phrase) -> Phrase {
        if self.is_empty() { other.clone() } else { self }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }
}

/// A text without footnote marks: 装备制造业[12]增加值.
fn without_marks(text: &str) -> Cow<'_, str> {
    const OPEN: [char; 3] = ['[', '［', '〔'];
    if !text.contains(OPEN) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(OPEN) {
        let width = rest[open..].chars().next().map_or(1, char::len_utf8);
        let inner = &rest[open + width..];
        let digits = inner.find(|c: char| !c.is_numeric()).unwrap_or(inner.len());
        match inner[digits..].chars().next().filter(|c| digits > 0 && matches!(c, ']' | '］' | '〕')) {
            Some(close) => {
                clean.push_str(&rest[..open]);
                rest = &inner[digits + close.len_utf8()..];
            }
            None => {
                clean.push_str(&rest[..open + width]);
                rest = inner;
            }
        }
    }
    clean.push_str(rest);
    Cow::Owned(clean)
}

/// A text without the fiscal year that it is for: 宽减｜2016/17年度｜利得税.
fn without_years(text: &str) -> Cow<'_, str> {
    let found = text.match_indices('/').find_map(|(at, _)| {
        let start = at.checked_sub("2016".len())?;
        let (_, len) = years::fiscal_year_at(text.get(start..)?)?;
        Some(start..start + len)
    });
    match found {
        Some(year) => Cow::Owned([&text[..year.start], &text[year.end..]].concat()),
        None => Cow::Borrowed(text),
    }
}

/// A head without what only says when inside it: 临江｜今年｜播种小麦, 码头｜目前｜停靠, 公司｜2012年｜收益率.
pub fn without_times(head: Phrase) -> Phrase {
    // 从去年, 去年同期: the time of something in the name.
    // 项目前期, 节日前后 hold no such word.
    const BOUND: &str = "从自于在至到比较与以由的和、是为了对把将原项题科节假生临附";
    let inside = |text: &str| {
        // Most heads hold none of them.
        if !text.contains(['年', '今', '去', '明', '前', '日', '昨', '预']) {
            return None;
        }
        let words = WORDS.indicator.inner_times.iter().filter_map(|word| Some((find(text, word)?, word.len())));
        words.chain(begun_in(text)).chain(year_in(text)).find_map(|(at, len)| {
            let (before, after) = (&text[..at], &text[at + len..]);
            let told = before.chars().next_back().is_some_and(|c| is_han(c) && !BOUND.contains(c));
            // 今天(6月18日)
            let dated = after.strip_prefix(['(', '（']).and_then(|rest| rest.split_once([')', '）']));
            let after = dated.filter(|(day, _)| day.ends_with('日')).map_or(after, |(_, rest)| rest);
            (told && WORDS.indicator.times_go_on.beginning(after).is_none()).then(|| [before, after].concat())
        })
    };
    let mut head = without_accounts(head);
    while inside(&head.folded).is_some() {
        head = head.each(|text| inside(text).unwrap_or_else(|| text.to_owned()));
    }
    head
}

/// Where a text says since when something holds: 离境税｜由今年第三季起.
fn begun_in(text: &str) -> Option<(usize, usize)> {
    let from = |(at, _): (usize, &str)| Some((at, begins_time(&text[at..])?));
    text.match_indices(['由', '自']).find_map(from)
}

/// A head without the accounts that it is told of: 公司｜截至6月底止六个月｜收入.
fn without_accounts(head: Phrase) -> Phrase {
    let found = if head.folded.contains('止') { accounts(&head.folded, Some(0)) } else { None };
    let Some((begin, end, _)) = found else { return head };
    let [begin, end] = [begin, end].map(|at| head.folded[..at].chars().count());
    let same = head.written().chars().count() == head.folded.chars().count();
    let without = |text: &str| {
        let kept = text.chars().enumerate().filter(|(at, _)| !(begin..end).contains(at));
        kept.map(|(_, c)| c).collect::<String>()
    };
    if same { head.each(without) } else { head }
}

/// Where a text names a year: 2012年, 2023年度.
fn year_in(text: &str) -> Option<(usize, usize)> {
    let end = find(text, "年")?;
    let start = end.checked_sub("2012".len()).filter(|&start| text.is_char_boundary(start))?;
    let year = text[start..end].parse().is_ok_and(|year: i32| (1900..=2100).contains(&year));
    let whole = beginning(&text[end..], &["年", "年度"])?;
    let named = year && !text[..start].ends_with(|c: char| c.is_ascii_digit());
    named.then_some((start, end + whole.len() - start))
}

/// The longest indicator worth showing, in characters.
pub const LONGEST_HEAD: usize = 40;

/// A phrase without what stands in brackets.
pub fn without_brackets(phrase: &Phrase) -> Phrase {
    phrase.each(|text| {
        let mut depth = 0i32;
        let keep = |c: char| {
            depth += i32::from(matches!(c, '(' | '（'));
            let inside = depth > 0;
            depth -= i32::from(matches!(c, ')' | '）') && depth > 0);
            !inside
        };
        text.chars()
            .filter({
                let mut keep = keep;
                move |&c| keep(c)
            })
            .collect()
    })
}

/// Keeps the end of a head that ran too long, from a boundary between words.
pub fn shorten(head: &Phrase) -> Phrase {
    head.each(|text| {
        let end = last_chars(text, LONGEST_HEAD);
        let cut = end.find(['、', '”']).filter(|&at| at < end.len() / 2);
        end[cut.map_or(0, |at| at + '、'.len_utf8())..].to_owned()
    })
}

/// Splits a phrase at a byte of its folding.
pub fn split_at(phrase: &Phrase, at: usize) -> (Phrase, Phrase) {
    let (left, right) = phrase.folded.split_at(at);
    let Some(written) = &phrase.written else { return (Phrase::word(left), Phrase::word(right)) };
    let (left_written, right_written) = written.split_at(first_chars(written, left.chars().count()).len());
    let part = |folded: &str, written: &str| Phrase::new(folded.to_owned(), written.to_owned());
    (part(left, left_written), part(right, right_written))
}
