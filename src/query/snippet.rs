//! Marks and snippets: the words around a match, in the original's characters.

use crate::document::Document;
use crate::order;
use crate::text::{Folded, Span, fold};

/// A stretch of a paragraph with its marks; all spans are of [`Document::text`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The stretch, on character boundaries.
    pub span: Span,
    /// What matched in it, in order, not overlapping.
    pub marks: Vec<Span>,
    /// The sentence that holds most of what matched.
    pub sentence: Span,
}

/// Everything in a paragraph that matches one of some folded texts, and some stretches of it that match otherwise, in
/// order, not overlapping.
pub fn marks(document: &Document, paragraph: usize, needles: &[String], also: &[Span]) -> Vec<Span> {
    let folded = fold(document.paragraph_text(paragraph));
    let shift = document.paragraphs.get(paragraph).map_or(0, |p| p.span.start);
    let moved = |span: Span| Span { start: span.start + shift, end: span.end + shift };
    let mut marks: Vec<Span> =
        found(&folded, needles).into_iter().map(|range| moved(folded.source_span(range))).collect();
    for &span in also {
        if !marks.iter().any(|mark| mark.start < span.end && span.start < mark.end) {
            marks.push(span);
        }
    }
    order::sort_by(&mut marks, |a, b| a.start.cmp(&b.start));
    marks
}

/// The ranges of a folded text where needles stand; overlapping and touching ranges become one.
fn found(folded: &Folded<'_>, needles: &[String]) -> Vec<std::ops::Range<usize>> {
    let mut ranges: Vec<std::ops::Range<usize>> = Vec::new();
    for needle in needles.iter().filter(|needle| !needle.is_empty()) {
        ranges.extend(folded.text.match_indices(needle.as_str()).map(|(at, part)| at..at + part.len()));
    }
    order::sort_by(&mut ranges, |a, b| (a.start, a.end).cmp(&(b.start, b.end)));
    let mut joined: Vec<std::ops::Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// The `width` characters of a paragraph that show the match best, cut at sentences where that fits.
pub fn snippet(document: &Document, paragraph: usize, needles: &[String], also: &[Span], width: usize) -> Snippet {
    let Some(whole) = document.paragraphs.get(paragraph).map(|p| p.span) else { return Snippet::default() };
    let marks = marks(document, paragraph, needles, also);
    let sentences = document.sentences(paragraph);
    let marked = |span: Span| marks.iter().filter(|mark| span.contains(**mark)).map(|mark| mark.len()).sum::<usize>();
    let mut sentence = sentences.first().copied().unwrap_or(whole);
    for &other in &sentences {
        if marked(other) > marked(sentence) {
            sentence = other;
        }
    }
    let first = marks.iter().find(|mark| sentence.contains(**mark)).or(marks.first()).copied();
    let span = window(&document.text, whole, sentence, first, width);
    Snippet { span, marks: marks.into_iter().filter(|mark| span.contains(*mark)).collect(), sentence }
}

/// A stretch of at most `width` characters: the sentence with what follows where it fits, else from a
/// clause before the first mark, or from the characters before it.
fn window(text: &str, whole: Span, sentence: Span, mark: Option<Span>, width: usize) -> Span {
    let mut start = sentence.start as usize;
    if let Some(mark) = mark {
        let before = text.get(start..mark.start as usize).unwrap_or("");
        let room = width.saturating_sub(mark.of(text).chars().count());
        if before.chars().count() > room / 2 {
            let nearest = before.char_indices().rev().nth((room / 2).saturating_sub(1)).map_or(0, |(at, _)| at);
            let clause = before[nearest..].find(['，', '、', '；', '：', ',', ';']);
            let after = clause.map(|at| nearest + at + before[nearest + at..].chars().next().map_or(0, char::len_utf8));
            start += after.unwrap_or(nearest);
        }
    }
    let rest = text.get(start..whole.end as usize).unwrap_or("");
    let length = rest.char_indices().nth(width).map_or(rest.len(), |(at, _)| at);
    // A mark that is longer than the window is shown whole.
    let end = mark.map_or(0, |mark| mark.end as usize).max(start + length);
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Paragraph, ParagraphKind};

    fn document(text: &str) -> Document {
        let span = Span::new(0, text.len());
        let paragraph = Paragraph { span, kind: ParagraphKind::Body, section: None, line: 1 };
        Document { text: text.to_owned().into(), paragraphs: vec![paragraph], ..Document::default() }
    }

    fn marked<'a>(text: &'a str, document: &Document, needles: &[&str]) -> Vec<&'a str> {
        let needles: Vec<String> = needles.iter().map(|n| (*n).to_owned()).collect();
        marks(document, 0, &needles, &[]).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn marks_stand_on_the_originals_characters() {
        let text = "專精\n特新企業與５Ｇ基站３萬㎡";
        let document = document(text);
        assert_eq!(marked(text, &document, &["专精特新", "5g", "m"]), ["專精\n特新", "５Ｇ", "㎡"]);
        assert_eq!(marked(text, &document, &["专精特", "精特新"]), ["專精\n特新"]);
        assert_eq!(marked(text, &document, &[""]), [""; 0]);
    }

    #[test]
    fn the_sentence_with_most_marks_is_shown() {
        let text = format!("{}先说就业。再说稳就业和促就业的事。{}", "前言很长。".repeat(40), "后语也长。".repeat(40));
        let document = document(&text);
        let shown = snippet(&document, 0, &["就业".to_owned()], &[], 30);
        assert!(shown.span.of(&text).starts_with("再说稳就业"), "{}", shown.span.of(&text));
        assert_eq!(shown.span.of(&text).chars().count(), 30);
        assert_eq!(shown.marks.len(), 2);
        assert_eq!(shown.sentence.of(&text), "再说稳就业和促就业的事。");
        let far = format!("{}就业", "长".repeat(500));
        let document = self::document(&far);
        let shown = snippet(&document, 0, &["就业".to_owned()], &[], 40);
        assert_eq!(shown.marks.len(), 1);
    }
}
