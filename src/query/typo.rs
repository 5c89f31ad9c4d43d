//! Typing errors: a homophone (就夜 for 就业), one wrong, missing or extra character, two in the wrong order.
//!
//! What was meant is looked for in the texts themselves, so that it need not be a word of the dictionary: homophones
//! by their sound; the others by the half of what was typed that the error left alone.

use super::candidates::Candidates;
use super::sound::nearly;
use crate::index::{Index, Sequence, Sound};
use crate::order;
use crate::text::is_sign;

/// Longest text that is looked at, in characters.
const LONGEST: usize = 24;

/// What a folded Han text may have been meant to be, best first: texts that stand in the documents.
///
/// | fit | what was typed, beside what may be meant |
/// | --- | --- |
/// | 6 | one homophone in a word; two neighbours turned round |
/// | 5 | one homophone, or one character wrong or missing, in more than two |
/// | 4 | several homophones that make a word; one character too many in what is no word |
/// | 3 | what sounds nearly the same, and is a word |
/// | 2 | one character wrong in a word of two |
/// | 1 | one character that sounds nearly the same in what is no word |
///
/// Of what fits alike the more frequent comes first.
#[inline(never)] // called late, see `engine`
pub fn corrections(index: &Index, typed: &str, most: usize) -> Vec<String> {
    let characters: Vec<char> = typed.chars().collect();
    if !(2..=LONGEST).contains(&characters.len()) || typed.is_ascii() {
        return Vec::new();
    }
    let sequence = index.sequence();
    let mut found = Candidates::of(index);
    // Another number is another question.
    let counts_the_same = |text: &str| {
        let digits = |text: &'_ str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        digits(text) == digits(typed)
    };
    let exactly: Vec<Sound> = characters.iter().map(|c| spoken(index, *c)).collect();
    let nearly: Vec<Sound> = exactly.iter().map(|sound| nearly(index, sound)).collect();
    for (stretch, count) in index.sounding(&nearly) {
        let text = sequence.text(stretch);
        let others = text.chars().zip(&characters).filter(|(c, typed)| c != *typed).count();
        let same_sound = text.chars().zip(&exactly).all(|(c, sound)| is_spoken(index, c, sound));
        if !counts_the_same(&text) {
            continue;
        }
        let fit = match (same_sound, others, found.knows(&text)) {
            (_, 0, _) => continue,
            // Two characters that are no word of the dictionary, sound otherwise or stand once are cut out of others.
            (same, _, false) if characters.len() == 2 && !(same && count > 1) => continue,
            (true, 1, true) => 6,
            (true, 1, false) => 5,
            (true, _, true) => 4,
            (false, _, true) => 3,
            (_, 1, false) => 1,
            // Several characters that are no word and happen to sound so.
            (_, _, false) => continue,
        };
        found.add(&text, fit, count);
    }
    let typed: Vec<u16> = characters.iter().map(|c| sequence.number(*c)).collect();
    for (stretch, count) in order::counted(one_edit_apart(sequence, &typed)) {
        // What is left when one is taken out says least.
        let text = sequence.text(stretch);
        if !counts_the_same(&text) {
            continue;
        }
        let fit = match (typed.len(), found.knows(&text)) {
            (2, false) => continue,
            (2, true) => 2,
            (_, false) if stretch.len() < typed.len() => 4,
            _ => 5,
        };
        found.add(&text, fit, count);
    }
    for turned in with_two_turned(&typed) {
        let (text, count) = (sequence.text(&turned), sequence.starting(&turned).count());
        if count > 0 && counts_the_same(&text) && (typed.len() > 2 || found.knows(&text)) {
            // All that was typed is there.
            found.add(&text, 6, count);
        }
    }
    found.best(most)
}

/// Some characters with each two neighbours turned round.
fn with_two_turned(typed: &[u16]) -> impl Iterator<Item = Vec<u16>> {
    let different = (1..typed.len()).filter(|at| typed[at - 1] != typed[*at]);
    different.map(|at| {
        let mut turned = typed.to_vec();
        turned.swap(at - 1, at);
        turned
    })
}

/// How a typed character sounds; one that nobody speaks is itself.
fn spoken(index: &Index, c: char) -> Sound {
    let numbers: Vec<u16> = index.syllables.numbers(c).collect();
    if numbers.is_empty() { Sound::Same(c) } else { Sound::Spoken(numbers) }
}

fn is_spoken(index: &Index, c: char, sound: &Sound) -> bool {
    match sound {
        Sound::Spoken(numbers) => index.syllables.numbers(c).any(|number| numbers.contains(&number)),
        written => *written == Sound::Same(c),
    }
}

/// Where one wrong, missing or extra character makes of the sequence what was typed, a stretch each. One of the two
/// halves of what was typed is as it should be: around it the other one is held against the text.
fn one_edit_apart<'a>(sequence: &'a Sequence, typed: &[u16]) -> Vec<&'a [u16]> {
    let (left, right) = typed.split_at(typed.len() / 2);
    let backwards: Vec<u16> = left.iter().rev().copied().collect();
    let all = sequence.numbers();
    let mut found: Vec<&[u16]> = Vec::new();
    // Of two characters one alone says too little to go by.
    let mut add = |stretch: &'a [u16]| {
        if typed.len() > 2 || stretch.len() == 3 {
            found.push(stretch);
        }
    };
    for start in sequence.starting(left) {
        let end = start + left.len();
        each_fitting(sequence, right, &|at| all.get(end + at).copied(), &mut |length| add(&all[start..end + length]));
    }
    for start in sequence.starting(right) {
        let before = |at: usize| start.checked_sub(at + 1).map(|place| all[place]);
        let end = start + right.len();
        each_fitting(sequence, &backwards, &before, &mut |length| add(&all[start - length..end]));
    }
    found
}

/// Tells how many characters of what is there, told by their distance, make what is wanted when one of them is set right.
fn each_fitting(
    sequence: &Sequence,
    wanted: &[u16],
    there: &dyn Fn(usize) -> Option<u16>,
    each: &mut dyn FnMut(usize),
) {
    let holds = |at: usize, number: u16| there(at).is_some_and(|other| other == number && number != 0);
    let same = (0..wanted.len()).take_while(|at| holds(*at, wanted[*at])).count();
    let goes_on = |at: usize, wanted: &[u16]| (at..).zip(wanted).all(|(at, number)| holds(at, *number));
    let Some((_, after)) = wanted[same..].split_first() else { return };
    if goes_on(same, after) {
        each(same + after.len());
    }
    let (wrong, missing) = (goes_on(same + 1, after), goes_on(same + 1, &wanted[same..]));
    let instead = || there(same).and_then(|number| sequence.char(number)).is_some_and(|c| !is_sign(c));
    if (wrong || missing) && instead() {
        if wrong {
            each(same + 1 + after.len());
        }
        if missing {
            each(1 + wanted.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Paragraph, ParagraphKind};
    use crate::index::Paragraphs;
    use crate::text::Span;

    fn apart(text: &str, typed: &str) -> Vec<String> {
        let span = Span::new(0, text.len());
        let paragraph = Paragraph { span, kind: ParagraphKind::Body, section: None, line: 1 };
        let document = Document { text: text.to_owned().into(), paragraphs: vec![paragraph], ..Document::default() };
        let sequence = Sequence::of(&Paragraphs::of(&[document]).unwrap());
        let typed: Vec<u16> = typed.chars().map(|c| sequence.number(c)).collect();
        order::counted(one_edit_apart(&sequence, &typed))
            .into_iter()
            .map(|(stretch, _)| sequence.text(stretch))
            .collect()
    }

    #[test]
    fn one_character_is_set_right() {
        let text = "推动高质量发展。";
        for typed in ["高制量发展", "高质量法展", "高质发展", "高质量量发展", "搞高质量发展", "高质量发展们"]
        {
            assert!(apart(text, typed).contains(&"高质量发展".to_owned()), "{typed}: {:?}", apart(text, typed));
        }
        assert_eq!(apart(text, "高展"), [""; 0]);
        assert_eq!(apart(text, "质发"), ["质量发"]);
        assert_eq!(apart("稳", "稳就业"), [""; 0]);
        assert_eq!(apart("", "就业"), [""; 0]);
    }
}
