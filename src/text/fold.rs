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
    /// The stretches of `text`, in order, by where they came from.
    pieces: Vec<Piece>,
}

/// A stretch of a folded text that came from the source character by character, `width` bytes of each.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where it begins in the folded text.
    folded: usize,
    /// Where its first character begins in the source.
    source: usize,
    width: usize,
}

impl Piece {
    /// Where the source character begins that one of its bytes came from.
    fn start(&self, at: usize) -> usize {
        self.source + (at - self.folded) / self.width * self.width
    }
}

/// Appends a piece, or goes on with the last one: most of a text folds to itself.
fn push(pieces: &mut Vec<Piece>, piece: Piece) {
    let goes_on = |last: &Piece| last.width == piece.width && last.source + piece.folded - last.folded == piece.source;
    if !pieces.last().is_some_and(goes_on) {
        pieces.push(piece);
    }
}

impl Folded<'_> {
    /// The pieces from the one that holds a byte of the text.
    fn pieces_from(&self, at: usize) -> &[Piece] {
        let after = self.pieces.partition_point(|piece| piece.folded <= at);
        &self.pieces[after.saturating_sub(1)..]
    }

    /// Where the source character begins that a byte of the text came from; the end behind the last byte.
    fn start(&self, at: usize) -> usize {
        let piece = self.pieces_from(at).first().filter(|_| at < self.text.len());
        piece.map_or(self.source.len(), |piece| piece.start(at))
    }

    /// The span of the source that a range of the folded text came from, whole characters only.
    ///
    /// A part of a character's folding (the `m` of ㎡) maps to the whole character.
    pub fn source_span(&self, folded: std::ops::Range<usize>) -> Span {
        let start = self.start(folded.start);
        if folded.end <= folded.start || start == self.source.len() {
            return Span::new(start, start);
        }
        let last = self.start(folded.end.min(self.text.len()) - 1);
        let width = self.source[last..].chars().next().map_or(0, char::len_utf8);
        Span::new(start, last + width)
    }

    /// The same with other words for some ranges of the folded text, in order: the last byte of each leads back to the
    /// end of what stood there, the others to its beginning.
    #[cfg(feature = "native")]
    pub fn rewritten(self, ranges: &[(std::ops::Range<usize>, String)]) -> Self {
        let mut text = String::with_capacity(self.text.len());
        let mut pieces = Vec::with_capacity(self.pieces.len() + 2 * ranges.len());
        let copy = |range: std::ops::Range<usize>, to: usize, pieces: &mut Vec<Piece>| {
            for piece in self.pieces_from(range.start).iter().take_while(|piece| piece.folded < range.end) {
                let from = piece.folded.max(range.start);
                push(pieces, Piece { folded: to + from - range.start, source: piece.start(from), ..*piece });
            }
        };
        let mut at = 0;
        for (range, words) in ranges.iter().filter(|(range, words)| !range.is_empty() && !words.is_empty()) {
            let (Some(between), true) = (self.text.get(at..range.start), range.end <= self.text.len()) else {
                continue;
            };
            copy(at..range.start, text.len(), &mut pieces);
            text.push_str(between);
            let last = words.len() - 1;
            if last > 0 {
                push(&mut pieces, Piece { folded: text.len(), source: self.start(range.start), width: last });
            }
            push(&mut pieces, Piece { folded: text.len() + last, source: self.start(range.end - 1), width: 1 });
            text.push_str(words);
            at = range.end;
        }
        copy(at..self.text.len(), text.len(), &mut pieces);
        text.push_str(&self.text[at..]);
        Folded { source: self.source, text, pieces }
    }

    /// The byte of the folded text where the source byte `at` (or what follows it) begins.
    pub fn folded_offset(&self, at: u32) -> usize {
        let at = at as usize;
        let after = self.pieces.partition_point(|piece| piece.source < at);
        let next = self.pieces.get(after).map_or(self.text.len(), |piece| piece.folded);
        let within = after.checked_sub(1).map(|before| self.pieces[before]);
        let within = within.map(|piece| piece.folded + (at - piece.source).next_multiple_of(piece.width));
        within.map_or(next, |within| within.min(next))
    }
}

/// Folds a text. Linear in its length.
pub fn fold(source: &str) -> Folded<'_> {
    let mut text = String::with_capacity(source.len());
    let mut pieces = Vec::new();
    let mut end = 0;
    fold_with(source, &mut text, |length, at, width| {
        if length > end {
            push(&mut pieces, Piece { folded: end, source: at, width });
            end = length;
        }
    });
    Folded { source, text, pieces }
}

/// The folding of a text, without the way back.
pub fn fold_text(source: &str) -> String {
    let mut folded = String::with_capacity(source.len());
    fold_into(source, &mut folded);
    folded
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
        if ambiguous::is_ambiguous(c) {
            let after = source[at..].chars().find(|c| !c.is_whitespace());
            out.push(ambiguous::folded(c, before, after));
        } else {
            fold_char(c, out);
        }
        tell(out.len(), from, out.len() - length);
        before = Some(c);
    }
}

/// Appends what a character folds to wherever it stands; false where that depends on its neighbours.
pub fn fold_alone(c: char, out: &mut String) -> bool {
    if c.is_whitespace() || ambiguous::is_ambiguous(c) {
        return false;
    }
    if !is_unseen(c) && !is_selector(c) {
        fold_char(c, out);
    }
    true
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
            ("\u{facf}", "\u{2284a}"),
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

    #[test]
    fn every_byte_leads_back_to_its_character() {
        let source = "ＧＤＰ  增長５.５％,“十四五”㎡㎡a b\u{200b}cd就 業";
        let folded = fold(source);
        assert_eq!(folded.text, "gdp增长5.5%,“十四五”m2m2a bcd就业");
        for (at, c) in folded.text.char_indices() {
            for byte in at..at + c.len_utf8() {
                let span = folded.source_span(byte..byte + 1);
                assert!(fold(span.of(source)).text.contains(c) || c == ' ', "{c} {span:?}");
                assert!(folded.folded_offset(span.start) <= byte, "{c}");
            }
        }
        let end = Span::new(source.len(), source.len());
        assert_eq!(folded.source_span(folded.text.len()..folded.text.len() + 1), end);
        assert_eq!(folded.folded_offset(source.len() as u32), folded.text.len());
    }
}
