//! Run-in headings: the first sentence of a paragraph where its neighbours begin the same way (先进制造业提档升级。…).

use crate::document::reader::marker::{Marker, is_running, leading_number, marker};
use crate::document::reader::piece::Piece;

/// The first sentence with its stop.
pub fn first_sentence(text: &str) -> Option<&str> {
    text.find(['。', '！', '？']).map(|at| &text[..at + '。'.len_utf8()])
}

/// The bytes of the first sentence of each piece that is a run-in heading: its neighbours have one too.
pub fn find(pieces: &[Piece]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = pieces.iter().map(run_in_candidate).collect();
    // Headings and rows between two paragraphs do not part neighbours.
    let body: Vec<usize> = (0..pieces.len()).filter(|&at| is_running(&pieces[at].text)).collect();
    let candidate: Vec<bool> = body.iter().map(|&at| found[at].is_some()).collect();
    let share = candidate.iter().filter(|&&is| is).count();
    for (place, &at) in body.iter().enumerate() {
        let beside = |step: usize| candidate.get(step).copied().unwrap_or(false);
        // Two with dashes are a row already.
        let dash =
            |step: usize| matches!(body.get(step).and_then(|&at| marker(&pieces[at].text)), Some((Marker::Dash, ..)));
        let dashes = dash(place) && (place > 0 && dash(place - 1) || dash(place + 1));
        if !(place > 0 && beside(place - 1) || beside(place + 1)) || share < 3 && !dashes {
            found[at] = None;
        }
    }
    // A statement is none, but parts no neighbours.
    for (length, piece) in found.iter_mut().zip(pieces) {
        *length = length.filter(|&length| !states(&piece.text[..length]));
    }
    found
}

/// The first sentence of a paragraph with its stop, where it is bold, the rest is not, and it tells no figure.
pub fn bold_sentence(piece: &Piece) -> Option<&str> {
    const LONGEST: usize = 45;
    let first = first_sentence(&piece.text).filter(|first| first.ends_with('。') && first.len() < piece.text.len())?;
    let length = first.chars().filter(|c| !c.is_whitespace()).count();
    // The stop may stand behind what is bold.
    let is_bold = piece.bold_lead == length || piece.bold_lead + 1 == length;
    (is_bold && (5..=LONGEST).contains(&length) && !counts(first)).then_some(first)
}

fn run_in_candidate(piece: &Piece) -> Option<usize> {
    let text = &piece.text;
    let first = first_sentence(text).filter(|first| first.ends_with('。'))?;
    let mark = marker(text);
    // The number of 1.扩大投资。 is none of the sentence.
    let taken = match mark {
        Some((Marker::Arabic | Marker::BracketedArabic, _, taken)) => taken,
        _ => 0,
    };
    let said = first.get(taken..)?;
    let (length, rest) = (said.chars().count().saturating_sub(1), text[first.len()..].chars().count());
    if rest < 15 || counts(said) {
        return None;
    }
    let fits = match mark {
        Some((Marker::Dash, ..)) => length <= 45,
        _ if is_counted(text) => length <= 45,
        Some(_) if taken == 0 => false,
        _ => (4..=24).contains(&length) && !said.contains(['，', ',', '：', ':', '；', '是']),
    };
    fits.then_some(first.len())
}

/// Whether a sentence holds a number that is no part of a name: 第31届, 5G and 1号 are.
fn counts(said: &str) -> bool {
    let chars: Vec<char> = said.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    (0..chars.len()).filter(|&at| digit(at) && (at == 0 || !digit(at - 1))).any(|at| {
        let end = (at..chars.len()).find(|&at| !digit(at)).unwrap_or(chars.len());
        let ordinal = at > 0 && chars[at - 1] == '第';
        let named = chars.get(end).is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '号' | '號'));
        !ordinal && !named
    })
}

/// Whether a sentence states how something is, as no heading does.
fn states(said: &str) -> bool {
    let words = ["取决于", "在于", "建立在", "规定着", "离不开", "意味着", "来自", "我们必须看到", "不平凡", "不寻常"];
    let weighs = ["作用。", "意义。", "影响。", "地位。"].iter().any(|end| said.ends_with(end));
    marker(said).is_none() && (words.iter().any(|word| said.contains(word)) || said.contains("具有") && weighs)
}

/// 一是…, 二要…
fn is_counted(text: &str) -> bool {
    leading_number(text).is_some_and(|(_, taken)| text[taken..].starts_with(['是', '要']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::reader::piece::PieceKind;

    #[test]
    fn ordinals_and_names_hold_digits_and_statements_head_nothing() {
        let rest = "全年投入资金三亿元，建成场馆五座，群众十分满意。";
        let piece = |first: &str| Piece::new(PieceKind::Paragraph, format!("{first}{rest}"), 1);
        let dash = |first: &str| piece(&format!("——{first}"));
        assert!(find(&[dash("工业提档升级。"), dash("农业稳定发展。")]).iter().all(Option::is_some));
        let heads = |first: &str| find(&[piece("工业提档升级。"), piece(first), piece("农业稳定发展。")])[1].is_some();
        for first in ["建设具有山水特色的城市。", "精心办好第31届运动会。", "推动“5G+”应用落地。", "抓好1号工程建设。"]
        {
            assert!(heads(first), "{first}");
        }
        for first in ["建成公园3个。", "增长目标6%。", "人才在建设中具有重要作用。", "发展取决于体制的完善。"]
        {
            assert!(!heads(first), "{first}");
        }
    }
}
