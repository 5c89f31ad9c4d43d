//! Blanks that no author meant: columns of PDF text, letter-spaced titles (政 府 工 作 报 告), spaces
//! between a number and its unit.
//!
//! In running text a single space beside a Han character goes; in titles and names, where a space parts
//! words (某市 三季度 增长), only those of letter-spacing and around numbers go.

use crate::text::is_han;

/// Whether a document letter-spaces its numbers: 1 9 9 8 年.
pub(super) fn spaces_digits<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let mut pairs = 0;
    for text in texts {
        let chars: Vec<char> = text.chars().collect();
        let spaced = |w: &&[char]| matches!(w, [a, ' ', b, ' ', c] if [a, b, c].iter().all(|c| c.is_ascii_digit()));
        pairs += chars.windows(5).filter(spaced).count();
    }
    pairs >= 4
}

/// The text without stray blanks; `digits` where the document letter-spaces its numbers.
pub(super) fn tidy(text: &str, digits: bool) -> String {
    let text = text.trim().replace(['\u{a0}', '\u{2002}', '\u{2003}', '\u{2009}'], " ");
    if !text.contains([' ', '\u{3000}']) {
        return text;
    }
    // The comma of 5,000 makes no running text.
    let comma = |at: usize| {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        !(digit(text[..at].chars().next_back()) && digit(text[at + 1..].chars().next()))
    };
    let running = text.contains(['。', '，']) || text.match_indices(',').any(|(at, _)| comma(at));
    let spaced = is_letter_spaced(&text);
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_whitespace() {
            out.push(c);
            continue;
        }
        let mut gap = String::from(c);
        while let Some(next) = chars.next_if(|next| next.is_whitespace()) {
            gap.push(next);
        }
        let (left, right) = (out.chars().next_back(), chars.peek().copied());
        let (Some(left), Some(right)) = (left, right) else { continue };
        let stray = match gap.as_str() {
            " " if digits && left.is_ascii_digit() && right.is_ascii_digit() => true,
            " " => is_stray(left, right, running) || spaced,
            _ => running && is_stray(left, right, true) || spaced,
        };
        if !stray {
            out.push_str(if gap.contains('\u{3000}') { "\u{3000}" } else { " " });
        }
    }
    out
}

fn is_stray(left: char, right: char, running: bool) -> bool {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let sign = |c: char| matches!(c, '%' | '％' | '‰' | '℃');
    let mark = |c: char| matches!(c, '\u{3001}'..='\u{3011}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff1f}' | '“' | '”' | '‘' | '’' | '—');
    if is_han(left) && is_han(right) || mark(left) || mark(right) {
        return running;
    }
    digit(left) && (is_han(right) || sign(right)) || is_han(left) && digit(right) && running
}

/// Whether Han characters or digits stand apart one by one: 政 府 工 作.
fn is_letter_spaced(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', '\u{3000}']).filter(|word| !word.is_empty()).collect();
    let single = words.iter().filter(|word| word.chars().count() == 1).count();
    words.len() >= 4 && single * 10 >= words.len() * 7 && text.chars().count() < 60
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stray_blanks_go_and_parted_words_stay() {
        for (text, tidied) in [
            ("政 府 工 作 报 告", "政府工作报告"),
            (
                "航线恢复拓展至 67 条，营业收入 445 亿元、增长 4.5 倍。",
                "航线恢复拓展至67条，营业收入445亿元、增长4.5倍。",
            ),
            ("为“十一五”发 展奠定了基础。", "为“十一五”发展奠定了基础。"),
            ("某区 走好新路 谱写新篇", "某区 走好新路 谱写新篇"),
            ("某区区长　　张 三", "某区区长　张 三"),
            ("推动 RCEP and GDP 合作，扩大开放。", "推动 RCEP and GDP 合作，扩大开放。"),
            ("出口增长7.7% 总值创新高", "出口增长7.7% 总值创新高"),
        ] {
            assert_eq!(tidy(text, false), tidied);
        }
    }

    #[test]
    fn letter_spaced_numbers() {
        let text = "到1 9 9 7年底，有3 0 0 0万人，占5 0％。";
        assert!(spaces_digits([text].into_iter()));
        assert_eq!(tidy(text, true), "到1997年底，有3000万人，占50％。");
    }
}
