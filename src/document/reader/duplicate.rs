//! A body that a page holds twice (for print and screen, say) is counted once.

use std::collections::HashSet;

use super::piece::{Piece, PieceKind};
use crate::text::{fold, sentences};

/// A paragraph below this many characters may be repeated by its author.
const LONG: usize = 60;

/// Removes paragraphs that repeat earlier ones, with the headings among them; gives their texts.
pub(super) fn remove(pieces: &mut Vec<Piece>) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut repeats: Vec<Repeat> = Vec::with_capacity(pieces.len());
    for piece in pieces.iter() {
        let keys: Vec<String> = sentences(&piece.text).iter().map(|span| fold(span.of(&piece.text)).text).collect();
        let all_seen = !keys.is_empty() && keys.iter().all(|key| seen.contains(key));
        let long = piece.text.chars().count() >= LONG && !matches!(piece.kind, PieceKind::Row { .. });
        repeats.push(match (all_seen, long) {
            (true, true) => Repeat::Long,
            (true, false) => Repeat::Short,
            _ => Repeat::None,
        });
        seen.extend(keys);
    }
    for at in 1..pieces.len() {
        // A heading that stands on both sides of a page's end.
        if pieces[at].text == pieces[at - 1].text && pieces[at].text.chars().count() >= 4 {
            repeats[at] = Repeat::Long;
        }
    }
    spread(&mut repeats);
    echo(pieces, &mut repeats);
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

/// The last pieces of a page may repeat its beginning, cut short (for sharing).
fn echo(pieces: &[Piece], repeats: &mut [Repeat]) {
    let start = pieces.len().saturating_sub(4);
    let before: String = pieces[..start].iter().map(|piece| fold(&piece.text).text).collect();
    let is_echo = |piece: &&Piece| {
        let text = fold(&piece.text).text;
        text.chars().count() >= 8 && before.contains(&text)
    };
    let echoed = pieces[start..].iter().rev().take_while(is_echo).count();
    if echoed >= 2 {
        repeats[pieces.len() - echoed..].fill(Repeat::Long);
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
}
