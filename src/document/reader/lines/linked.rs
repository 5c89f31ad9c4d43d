//! Words that a page set on lines of their own because they were links (次全会, 法制): where they cut a sentence,
//! its lines go on in each other.
//!
//! A line goes on where it breaks off as no heading does (拥有, 加强对) and a link stands next, up to the end of
//! the sentence. A link goes on where the line after it cannot begin a sentence (的…, 发展到…, 建设。…); and the
//! number of a heading (（五）) goes on in its words. Links that once interrupt a sentence are learned and joined
//! wherever they stand.

use std::collections::HashSet;

use super::inside::{interrupts, is_caption, starts_anew};
use crate::document::reader::marker::{End, begins_inside, end, is_running, marker};
use crate::document::reader::piece::{Piece, PieceKind};

/// The longest word that a page links.
const LINK: usize = 14;

/// For each piece whether it goes on in the sentence of the piece before it.
pub fn cut_sentences(pieces: &[Piece]) -> Vec<bool> {
    let learned = learned(pieces);
    let mut goes_on = vec![false; pieces.len()];
    // Whether the lines up to here are a sentence that broke off.
    let mut cut = false;
    for at in 1..pieces.len() {
        let (before, line) = (&pieces[at - 1], &pieces[at]);
        let next = pieces.get(at + 1).filter(|next| next.kind == PieceKind::Line);
        let may_join = before.kind == PieceKind::Line
            && line.kind == PieceKind::Line
            && !line.indented
            && end(&before.text) == End::Bare
            && !starts_anew(&line.text);
        if !may_join {
            cut = false;
            continue;
        }
        let next_begins = |begins: fn(&str) -> bool| next.is_some_and(|next| begins(&next.text));
        // The heading before a link that begins a paragraph: 二、改善民生, 小康社会, ，是目标。
        let headed = marker(&before.text).is_some() && next_begins(|text| text.starts_with('，'));
        let known = at > 1 && learned.contains(before.text.as_str())
            || learned.contains(line.text.as_str()) && (!headed || breaks_off(&before.text));
        let runs = is_running(&line.text) || next_begins(is_running);
        let clause = at > 1 && before.text.contains(['，', '。', '；']);
        let inside = is_link(line)
            && !headed
            && (clause || is_lone_number(&before.text))
            && next_begins(|text| begins_inside(text) || needs_subject(text) || is_stump(text));
        let tail = is_link(before) && (needs_subject(&line.text) || goes_on[at - 1] && is_stump(&line.text));
        cut = (cut || breaks_off(&before.text)) && runs || inside;
        goes_on[at] = cut || tail || known || is_lone_number(&before.text);
    }
    goes_on
}

/// The short lines without punctuation that stand where a sentence was interrupted.
fn learned(pieces: &[Piece]) -> HashSet<&str> {
    let mut found = HashSet::new();
    let mut open = false;
    for piece in pieces {
        if open && is_link(piece) && !piece.indented {
            found.insert(piece.text.as_str());
            continue;
        }
        let text = &piece.text;
        open = piece.kind == PieceKind::Line && end(text) == End::Bare && interrupts(text) && !is_caption(text);
    }
    found
}

/// Whether a line may be a linked word.
fn is_link(piece: &Piece) -> bool {
    let text = &piece.text;
    text.chars().count() <= LINK
        && text.contains(char::is_alphabetic)
        && end(text) == End::Bare
        && !is_running(text)
        && !starts_anew(text)
}

/// Whether a line ends with a word that a sentence goes on after and no heading ends with.
fn breaks_off(text: &str) -> bool {
    let words = [
        "加强对",
        "进入",
        "拥有",
        "新增",
        "践行",
        "围绕",
        "按照",
        "根据",
        "超过",
        "达到",
        "以及",
        "成为",
        "其中",
        "分别为",
    ];
    words.iter().any(|word| text.ends_with(word)) || text.ends_with('是') && !text.ends_with("求是")
}

/// Whether a line begins with a word that a subject stands before.
fn needs_subject(text: &str) -> bool {
    let words = ["发展到", "达到", "已达", "增加到", "提高到", "上升到", "等方面", "等领域", "成为"];
    words.iter().any(|word| text.starts_with(word))
        || text.starts_with('的') && !["的确", "的士"].iter().any(|word| text.starts_with(word))
}

/// Whether a line begins with too little for a sentence: 建设。健全民主制度…
fn is_stump(text: &str) -> bool {
    text.chars().take(5).skip(1).any(|c| c == '。')
}

/// Whether a line is the number of a heading and nothing else.
fn is_lone_number(text: &str) -> bool {
    marker(text).is_some_and(|(.., taken)| text[taken..].trim().is_empty()) && !text.starts_with(['-', '—'])
}

#[cfg(test)]
mod tests {
    use super::super::join::join;
    use crate::document::reader::format::{Format, read};

    fn paragraphs(text: &str) -> Vec<String> {
        join(read(Format::Plain, text).pieces).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn links_on_lines_of_their_own() {
        let text = "从今年开始，我市将实施新的规划。市委八届六\n次全会\n作出了部署，我们要抓好落实。\n这一时期是我市\n次全会\n提出目标的时期。\n一、回顾\n过去一年，成绩很大。\n";
        assert_eq!(
            paragraphs(text),
            [
                "从今年开始，我市将实施新的规划。市委八届六次全会作出了部署，我们要抓好落实。",
                "这一时期是我市次全会提出目标的时期。",
                "一、回顾",
                "过去一年，成绩很大。",
            ]
        );
    }

    #[test]
    fn links_that_stand_in_one_sentence_only() {
        for (text, whole) in [
            (
                "第二，继续加强基层\n法制\n建设。完善各项制度，办好实事。",
                "第二，继续加强基层法制建设。完善各项制度，办好实事。",
            ),
            ("驰名品牌\n\n发展到9个。质量提高，销路很广。", "驰名品牌发展到9个。质量提高，销路很广。"),
            ("全市新增\n专精特新\n“小巨人”企业6家。", "全市新增专精特新“小巨人”企业6家。"),
            ("（五）\n开放合作\n不断深化。口岸增加，贸易活跃。", "（五）开放合作不断深化。口岸增加，贸易活跃。"),
            ("这些年，我们始终践行\n以人为本的理念，办好实事。", "这些年，我们始终践行以人为本的理念，办好实事。"),
        ] {
            let before = "去年，各项工作进展顺利，成绩很好。";
            assert_eq!(
                paragraphs(&format!("某市报告\n{before}\n{text}\n{before}\n")),
                ["某市报告", before, whole, before]
            );
        }
    }

    #[test]
    fn a_link_that_begins_a_paragraph_is_no_part_of_the_heading() {
        let text = "乡镇工作，围绕\n富民强县\n目标，稳步开展。其他各项，为\n富民强县\n打下基础。\n二、发展农业，增加农民收入\n富民强县\n，重点在乡村。\n";
        let read = paragraphs(text);
        assert_eq!(read[read.len() - 2..], ["二、发展农业，增加农民收入", "富民强县，重点在乡村。"]);
    }

    #[test]
    fn headings_stay_above_their_text() {
        let text = "某市报告\n去年，各项工作进展顺利。\n改革开放\n不断深化国企改革，成效显著。\n就业\n形势保持稳定。岗位增加。\n“十四五”时期回顾\n“十四五”时期，成绩很大。\n";
        assert_eq!(paragraphs(text).len(), 8);
    }
}
