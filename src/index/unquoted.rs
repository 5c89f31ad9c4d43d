//! Texts without their quotation marks, so that 专精特新小巨人 finds 专精特新“小巨人”.

use std::ops::Range;

use super::Sequence;

/// Whether a character is passed over: quotation marks, marks of titles, and middle dots.
pub fn is_passed_over(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '‘'
            | '’'
            | '「'
            | '」'
            | '『'
            | '』'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '·'
            | '・'
            | '•'
    )
}

/// A folded text without what is passed over.
pub fn without_quotes(text: &str) -> String {
    text.chars().filter(|c| !is_passed_over(*c)).collect()
}

/// Where a text (itself without quotes) stands when quotes are passed over, in order.
pub fn standing(sequence: &Sequence, text: &str) -> Vec<Range<usize>> {
    let wanted = sequence.numbered(text);
    let all = sequence.numbers();
    let rarest = sequence.rarest(&wanted);
    let Some((number, after)) = wanted.get(rarest..).and_then(<[u16]>::split_first) else { return Vec::new() };
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for place in sequence.places(*number).iter().map(|place| *place as usize) {
        let Some(end) = walked(sequence, after, all[place + 1..].iter()) else { continue };
        let Some(start) = walked(sequence, wanted[..rarest].iter().rev(), all[..place].iter().rev()) else { continue };
        let stretch = place - start..place + 1 + end;
        if stretches.last().is_none_or(|last| last.end <= stretch.start) {
            stretches.push(stretch);
        }
    }
    stretches
}

/// How many characters of what is there make the wanted ones when quotes are passed over.
fn walked<'a>(
    sequence: &Sequence,
    wanted: impl IntoIterator<Item = &'a u16>,
    there: impl Iterator<Item = &'a u16>,
) -> Option<usize> {
    let mut there = there;
    let mut steps = 0;
    for number in wanted {
        loop {
            let next = *there.next()?;
            steps += 1;
            if next == *number {
                break;
            }
            sequence.char(next).filter(|c| is_passed_over(*c))?;
        }
    }
    Some(steps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Paragraph, ParagraphKind};
    use crate::index::Paragraphs;
    use crate::text::Span;

    #[test]
    fn quotes_are_passed_over_and_kept_in_what_is_told() {
        let text = "专精特新“小巨人”企业和“专精特新小巨人”";
        let span = Span::new(0, text.len());
        let paragraph = Paragraph { span, kind: ParagraphKind::Body, section: None, line: 1 };
        let document = Document { text: text.to_owned().into(), paragraphs: vec![paragraph; 2], ..Document::default() };
        let paragraphs = Paragraphs::of(&[document]).unwrap();
        let sequence = Sequence::of(&paragraphs);
        let stretches = standing(&sequence, "专精特新小巨人");
        let told: Vec<String> = stretches.iter().map(|s| sequence.text(&sequence.numbers()[s.clone()])).collect();
        assert_eq!(told[..2], ["专精特新“小巨人", "专精特新小巨人"]);
        let found = sequence.found(&paragraphs, &stretches);
        assert_eq!(found.iter().map(|f| (f.paragraph, f.count, f.at)).collect::<Vec<_>>(), [(0, 2, 0), (1, 2, 0)]);
        for absent in ["没有", "企业和专新", ""] {
            assert!(standing(&sequence, absent).is_empty(), "{absent}");
        }
    }
}
