//! Excerpts: a document that announces more parts than it holds (九个方面 · 本文存二).
//!
//! Only an announcement whose series follows at once is counted, numbered or in words (一要…); one that is told in running text
//! or by headings without number is not.

use crate::document::model::Excerpt;
use crate::document::reader::marker::{Marker, leading_number, marker};
use crate::document::reader::piece::Piece;

/// The first announcement whose series breaks off.
pub fn find(pieces: &[Piece]) -> Option<Excerpt> {
    (0..pieces.len()).find_map(|at| {
        let held = series(&pieces[at + 1..])?;
        let (surface, announced) = announcement(&pieces[at].text)?;
        (held < announced).then_some(Excerpt { surface, announced, held })
    })
}

/// The last sentence of a paragraph where it announces a number of parts: 重点抓好以下九个方面工作。
fn announcement(text: &str) -> Option<(String, u32)> {
    let text = text.trim_end_matches(['。', '：', ':']);
    let start = text.rfind(['。', '！', '；']).map_or(0, |at| at + '。'.len_utf8());
    let sentence = &text[start..];
    let unit = ["个方面", "個方面", "项重点", "項重點", "方面工作", "项工作", "项任务"]
        .into_iter()
        .find_map(|unit| sentence.find(unit))?;
    let number_start = sentence[..unit]
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c))
        .last()?
        .0;
    // 第三项任务 is one of them, not how many there are.
    let (announced, _) =
        leading_number(&sentence[number_start..]).filter(|_| !sentence[..number_start].ends_with('第'))?;
    let begin = sentence[..number_start]
        .rfind(['，', ',', '、'])
        .map_or(0, |at| at + sentence[at..].chars().next().map_or(0, char::len_utf8));
    (2..=60).contains(&announced).then(|| (sentence[begin..].to_owned(), announced))
}

/// How many parts follow, numbered from one in one style; none where the next piece is not the first.
fn series(pieces: &[Piece]) -> Option<u32> {
    let Some((style, first, _)) = marker(&pieces.first()?.text) else { return counted(pieces) };
    if first != 1 || style == Marker::Dash {
        return None;
    }
    let mut held = 1;
    for piece in &pieces[1..] {
        match marker(&piece.text) {
            Some((kind, number, _)) if kind == style && number == held + 1 => held = number,
            // The next series, or the chapter after this one.
            Some((kind, ..)) if kind == style => break,
            Some((Marker::Chinese | Marker::Part | Marker::Chapter, ..)) => break,
            _ => {}
        }
    }
    Some(held)
}

/// How many parts follow that are counted in words, each in a paragraph of its own: 一要…, 二要….
fn counted(pieces: &[Piece]) -> Option<u32> {
    let number = |text: &str| {
        let (number, taken) = leading_number(text)?;
        text[taken..].starts_with(['是', '要']).then_some(number)
    };
    let held = (1..).zip(pieces).take_while(|(nth, piece)| number(&piece.text) == Some(*nth)).count();
    // The others may stand inside a paragraph.
    let inside =
        |text: &str| ["二是", "二要", "三是", "三要"].iter().any(|word| text.rfind(word).is_some_and(|at| at > 0));
    let parted = !pieces[..held].iter().any(|piece| inside(&piece.text));
    u32::try_from(held).ok().filter(|&held| held >= 2 && parted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::reader::piece::PieceKind;

    fn pieces(texts: &[&str]) -> Vec<Piece> {
        texts.iter().map(|text| Piece::new(PieceKind::Paragraph, *text, 1)).collect()
    }

    #[test]
    fn announced_and_held() {
        let cut =
            pieces(&["为此，重点抓好以下九个方面工作。", "（一）抓投资。很多。", "扩大投资。", "（二）抓消费。也多。"]);
        assert_eq!(find(&cut), Some(Excerpt { surface: "重点抓好以下九个方面工作".into(), announced: 9, held: 2 }));
        let whole = pieces(&["做好两个方面的工作：", "（一）甲。", "（二）乙。", "二、其他"]);
        assert_eq!(find(&whole), None);
        let counted = pieces(&["要重点抓好以下七个方面。", "一要扩大内需。很多。", "二要升级产业。也多。"]);
        assert_eq!(find(&counted).map(|cut| (cut.announced, cut.held)), Some((7, 2)));
        let inside = pieces(&["抓好三个方面的工作。", "一是甲。", "二是乙。三是丙。"]);
        assert_eq!(find(&inside), None);
        assert_eq!(find(&pieces(&["完成第5项任务。", "一、回顾", "正文。"])), None);
        assert_eq!(find(&pieces(&["抓好4个方面的工作。", "强化引领，推动发展。"])), None);
    }
}
