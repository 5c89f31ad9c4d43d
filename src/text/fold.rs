//! Folding: what is the same to a reader becomes the same to a machine.
//!
//! Folded are width and compatibility forms (％ → %, ㎡ → m2), case, Traditional and regional forms of Han
//! characters (by `assets/variants.tsv`, character by character, some by what stands beside them), and white space:
//! none beside a Han character or full-width punctuation, one space elsewhere. Quotation marks and dashes stay:
//! `6%—6.5%` and `6%-6.5%` are not the same text. The table is made by `build.rs`, so that native and page agree.
//!
//! Folding may merge what a careful reader keeps apart (后 and 後 are both 后): it can find more, never less.

use super::table::{folding, plain_han};
use super::{Span, ambiguous};

/// A folded text that remembers where each of its bytes came from.
#[derive(Clone, Debug)]
pub struct Folded<'a> {
    /// The text before folding.
    pub source: &'a str,
    /// The text after folding.
    pub text: String,
    /// For each byte of `text` the start of the source character that it came from.
    starts: Vec<u32>,
}

impl Folded<'_> {
    /// The span of the source that a range of the folded text came from, whole characters only.
    ///
    /// A part of a character's folding (the `m` of ㎡) maps to the whole character.
    pub fn source_span(&self, folded: std::ops::Range<usize>) -> Span {
        let Some(&start) = self.starts.get(folded.start) else {
            return Span::new(self.source.len(), self.source.len());
        };
        if folded.end <= folded.start {
            return Span { start, end: start };
        }
        let last = self.starts[folded.end.min(self.starts.len()) - 1] as usize;
        let width = self.source[last..].chars().next().map_or(0, char::len_utf8);
        Span { start, end: (last + width) as u32 }
    }

    /// The same with other words for some ranges of the folded text, in order: the last byte of each leads back to the
    /// end of what stood there, the others to its beginning.
    #[cfg(feature = "native")]
    pub fn rewritten(self, ranges: &[(std::ops::Range<usize>, String)]) -> Self {
        let mut text = String::with_capacity(self.text.len());
        let mut starts = Vec::with_capacity(self.starts.len());
        let mut at = 0;
        for (range, words) in ranges.iter().filter(|(range, words)| !range.is_empty() && !words.is_empty()) {
            let (Some(between), true) = (self.text.get(at..range.start), range.end <= self.text.len()) else {
                continue;
            };
            text.push_str(between);
            starts.extend_from_slice(&self.starts[at..range.start]);
            text.push_str(words);
            starts.resize(starts.len() + words.len() - 1, self.starts[range.start]);
            starts.push(self.starts[range.end - 1]);
            at = range.end;
        }
        text.push_str(&self.text[at..]);
        starts.extend_from_slice(&self.starts[at..]);
        Folded { source: self.source, text, starts }
    }

    /// The byte of the folded text where the source byte `at` (or what follows it) begins.
    pub fn folded_offset(&self, at: u32) -> usize {
        self.starts.partition_point(|&start| start < at)
    }
}

/// Folds a text. Linear in its length.
pub fn fold(source: &str) -> Folded<'_> {
    let mut text = String::with_capacity(source.len());
    let mut starts = Vec::with_capacity(source.len());
    fold_with(source, &mut text, |length, at, width| {
        for at in (at..).step_by(width.max(1)) {
            starts.resize((starts.len() + width).min(length), at as u32);
            if starts.len() >= length {
                break;
            }
        }
    });
    Folded { source, text, starts }
}

/// Appends the folding of a text, without the way back.
pub fn fold_into(source: &str, out: &mut String) {
    fold_with(source, out, |_, _, _| ());
}

/// Folds, and tells after each piece how long `out` is now, at which source byte the piece began, and how many bytes
/// of it come of the character there, of the next one, and so on.
fn fold_with(source: &str, out: &mut String, mut tell: impl FnMut(usize, usize, usize)) {
    let mut before: Option<char> = None;
    let mut blank: Option<usize> = None;
    let mut at = 0;
    while let Some(c) = source[at..].chars().next() {
        // What is nearly all of a text is taken in one go: folding is most of what opening a bundle takes.
        let plain = plain_han(&source.as_bytes()[at..]);
        if plain > 0 {
            out.push_str(&source[at..at + plain]);
            tell(out.len(), at, 3);
            at += plain;
            (before, blank) = (source[..at].chars().next_back(), None);
            continue;
        }
        let from = at;
        at += c.len_utf8();
        if is_unseen(c) || is_selector(c) {
            continue;
        }
        if c.is_whitespace() {
            blank.get_or_insert(from);
            continue;
        }
        if let Some(blank_at) = blank.take()
            && before.is_some_and(keeps_space)
            && keeps_space(c)
        {
            out.push(' ');
            tell(out.len(), blank_at, 1);
        }
        let length = out.len();
        match c {
            '著' | '瞭' | '祇' => {
                let after = source[at..].chars().find(|c| !c.is_whitespace());
                out.push(ambiguous::folded(c, before, after));
            }
            _ => fold_char(c, out),
        }
        tell(out.len(), from, out.len() - length);
        before = Some(c);
    }
}

/// Whether a character shows nothing: soft hyphen, zero-width characters, word joiner, byte order mark.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether a character only chooses a shape of the one before it.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}')
}

/// Appends the folding of one character that is no white space.
fn fold_char(c: char, out: &mut String) {
    match c {
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        '\0'..='\u{7f}' => out.push(c),
        '\u{ff01}'..='\u{ff5e}' => {
            let narrow = char::from(u8::try_from(c as u32 - 0xff01 + 0x21).unwrap_or(b'?'));
            out.push(narrow.to_ascii_lowercase());
        }
        _ => match folding(c) {
            Some(folded) => out.push_str(folded),
            None => out.push(c),
        },
    }
}

/// Whether a folded `c` says nothing by itself: a blank, punctuation or a symbol.
pub fn is_sign(c: char) -> bool {
    c.is_whitespace()
        || c.is_ascii_punctuation()
        || matches!(c, '\u{a1}'..='\u{bf}' | '×' | '÷' | '\u{2010}'..='\u{2bff}')
        || matches!(c, '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{fe10}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff0f}')
}

/// Whether `c` is a Han character (CJK unified ideographs, extensions, compatibility, 〇).
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Whether a blank beside `c` parts words: not beside Han characters or CJK punctuation.
fn keeps_space(c: char) -> bool {
    !is_han(c) && !matches!(c, '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_width_case_script_and_blanks() {
        for (source, folded) in [
            ("失業率　５．５％", "失业率5.5%"),
            ("專精\n特新", "专精特新"),
            ("RCEP  and  GDP", "rcep and gdp"),
            ("恢复拓展至 67 条", "恢复拓展至67条"),
            ("3万㎡", "3万m2"),
            ("臺灣颱風", "台湾台风"),
            ("隨著顯著提高，著力", "随着显著提高,着力"),
            ("著", "著"),
            ("瞭解瞭望台", "了解瞭望台"),
            ("祇有神祇", "只有神祇"),
            ("著提", "著提"),
            ("著 力", "着力"),
            ("", ""),
        ] {
            assert_eq!(fold(source).text, folded, "{source}");
        }
    }

    #[test]
    fn leads_back_to_whole_characters() {
        let source = "共3万㎡，就 業";
        let folded = fold(source);
        let at = folded.text.find('m').unwrap();
        assert_eq!(folded.source_span(at..at + 1).of(source), "㎡");
        let at = folded.text.find("就业").unwrap();
        assert_eq!(folded.source_span(at..at + 6).of(source), "就 業");
    }
}
