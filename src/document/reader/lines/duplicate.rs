//! A body that a page holds twice (for print and screen, say) is counted once.
//!
//! Long paragraphs that repeat earlier ones go, and so do runs of short ones that repeat a run in its order.
//! What stands inside a second body and differs from the first in a word or a mark goes with it; another
//! number makes it another statement, which stays.

use std::collections::{HashMap, HashSet};

use crate::document::reader::piece::{Piece, PieceKind};
use crate::text::{fold_text, sentences};

/// A paragraph below this many characters may be repeated by its author.
const LONG: usize = 60;
/// So may a run of short ones below this many.
const RUN: usize = 120;

/// Removes paragraphs that repeat earlier ones, with the headings among them; gives their texts.
pub fn remove(pieces: &mut Vec<Piece>) -> Vec<String> {
    let folded: Vec<String> = pieces.iter().map(|piece| fold_text(&piece.text)).collect();
    let origins = origins(&folded);
    let mut repeats = repeats(pieces, &folded);
    runs(&folded, &origins, &mut repeats);
    for at in 1..pieces.len() {
        // A heading that stands on both sides of a page's end.
        if pieces[at].text == pieces[at - 1].text && pieces[at].text.chars().count() >= 4 {
            repeats[at] = Repeat::Long;
        }
    }
    spread(&mut repeats);
    variants(&folded, &origins, &mut repeats);
    echo(&folded, &mut repeats);
    let mut removed = Vec::new();
    let mut index = 0;
    pieces.retain_mut(|piece| {
        let keep = repeats[index] != Repeat::Long;
        index += 1;
        if !keep {
            removed.push(std::mem::take(&mut piece.text));
        }
        keep
    });
    removed
}

/// Where the text of each piece stands first.
fn origins(folded: &[String]) -> Vec<usize> {
    let mut first: HashMap<&str, usize> = HashMap::new();
    folded.iter().enumerate().map(|(at, text)| *first.entry(text.as_str()).or_insert(at)).collect()
}

/// Which pieces hold only sentences that stood before.
fn repeats(pieces: &[Piece], folded: &[String]) -> Vec<Repeat> {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut repeats: Vec<Repeat> = Vec::with_capacity(pieces.len());
    for (piece, folded) in pieces.iter().zip(folded) {
        let keys: Vec<&str> = sentences(folded).iter().map(|span| span.of(folded)).collect();
        let all_seen = !keys.is_empty() && keys.iter().all(|key| seen.contains(key));
        let long = piece.text.chars().count() >= LONG && !matches!(piece.kind, PieceKind::Row { .. });
        repeats.push(match (all_seen, long) {
            (true, true) => Repeat::Long,
            (true, false) => Repeat::Short,
            _ => Repeat::None,
        });
        seen.extend(keys);
    }
    repeats
}

/// Runs of pieces that repeat a run before them in its order are a second body, however short each is.
fn runs(folded: &[String], origins: &[usize], repeats: &mut [Repeat]) {
    let mut start = 0;
    while start < folded.len() {
        let goes_on = |at: &usize| origins[*at] != *at && (*at == start || origins[*at] == origins[*at - 1] + 1);
        let length = (start..folded.len()).take_while(goes_on).count();
        let run = start..start + length;
        if length >= 3 && folded[run.clone()].iter().map(|text| text.chars().count()).sum::<usize>() >= RUN {
            repeats[run].fill(Repeat::Long);
        }
        start += length.max(1);
    }
}

/// A piece between two that repeat, which says almost what stands between their originals, repeats it.
fn variants(folded: &[String], origins: &[usize], repeats: &mut [Repeat]) {
    for at in 1..folded.len().saturating_sub(1) {
        let between = [repeats[at - 1], repeats[at], repeats[at + 1]] == [Repeat::Long, Repeat::None, Repeat::Long];
        let original = origins[at - 1] + 1;
        if between && original + 1 == origins[at + 1] && is_variant(&folded[original], &folded[at]) {
            repeats[at] = Repeat::Long;
        }
    }
}

/// Whether two texts have the same numbers and differ in at most one of ten pairs of characters.
fn is_variant(one: &str, other: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let pairs = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        chars.windows(2).map(|pair| (pair[0], pair[1])).collect::<HashSet<_>>()
    };
    let (ours, theirs) = (pairs(one), pairs(other));
    let shared = ours.intersection(&theirs).count();
    digits(one) == digits(other) && shared * 10 >= ours.len().max(theirs.len()) * 9
}

/// The last pieces of a page may repeat its beginning, cut short (for sharing).
fn echo(folded: &[String], repeats: &mut [Repeat]) {
    let (before, last) = folded.split_at(folded.len().saturating_sub(4));
    let before = before.concat();
    let is_echo = |text: &&String| text.chars().count() >= 8 && before.contains(text.as_str());
    let echoed = last.iter().rev().take_while(is_echo).count();
    if echoed >= 2 {
        repeats[folded.len() - echoed..].fill(Repeat::Long);
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Repeat {
    None,
    Short,
    Long,
}

/// Short repeats beside long ones belong to the same second body.
fn spread(repeats: &mut [Repeat]) {
    for at in 1..repeats.len() {
        if repeats[at] == Repeat::Short && repeats[at - 1] == Repeat::Long {
            repeats[at] = Repeat::Long;
        }
    }
    for at in (1..repeats.len()).rev() {
        if repeats[at - 1] == Repeat::Short && repeats[at] == Repeat::Long {
            repeats[at - 1] = Repeat::Long;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn second_body_goes_with_its_headings_and_refrains_stay() {
        let long = |n: usize| format!("第{n}项工作：{}。", "坚持稳中求进，推动各项事业取得新的进步".repeat(4 + n));
        let texts = [
            "各位代表！",
            &long(1),
            "一、回顾",
            &long(2),
            "各位代表！",
            &long(3),
            "各位代表！",
            &long(1),
            "一、回顾",
            &long(2),
        ];
        let mut pieces: Vec<Piece> = texts.iter().map(|text| Piece::new(PieceKind::Paragraph, *text, 1)).collect();
        assert_eq!(remove(&mut pieces).len(), 4);
        assert_eq!(pieces.len(), 6);
    }

    #[test]
    fn short_runs_and_variants_go_and_other_numbers_stay() {
        let read = |texts: &[&str]| {
            let mut pieces: Vec<Piece> = texts.iter().map(|text| Piece::new(PieceKind::Paragraph, *text, 1)).collect();
            let removed = remove(&mut pieces).len();
            (removed, pieces.into_iter().map(|piece| piece.text).collect::<Vec<_>>())
        };
        let body = ["全县粮食喜获丰收，农民收入增加，市场供应充足，价格平稳，各业兴旺。"; 4];
        let body: Vec<String> = body.iter().enumerate().map(|(at, text)| format!("第{at}，{text}")).collect();
        let once: Vec<&str> = body.iter().map(String::as_str).collect();
        assert_eq!(read(&[&once[..], &["各位代表！"], &once[..]].concat()).0, 4);

        let long = |n: usize, words: &str| {
            format!("第{n}项工作：{}共{words}人。", "坚持稳中求进，推动各项事业取得新的进步，".repeat(4))
        };
        let (one, two, three) = (long(1, "3"), long(2, "5"), long(3, "7"));
        let (comma, number) = (two.replacen('，', "、", 1), two.replace("共5", "共6"));
        assert_eq!(read(&[&one, &two, &three, &one, &comma, &three]).0, 3);
        let (removed, kept) = read(&[&one, &two, &three, &one, &number, &three]);
        assert_eq!((removed, kept.last()), (2, Some(&number)));
    }
}
