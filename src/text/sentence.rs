//! Sentences and their names.

use super::{Span, fold_text};

/// No sentence is longer than so many bytes, for what reads one looks back at all that stands before: one of more ends with
/// the first sign or blank after them, at the latest with twice as many.
const LONGEST: usize = 12_000;

/// The sentences of a paragraph, in order, as byte spans of `text`; together they cover all of it but
/// leading and trailing white space.
///
/// A sentence ends with 。！？!? or a line break, with the closing quotes and brackets that follow; one without end is cut.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut ended = false;
    for (at, c) in text.char_indices() {
        let ends = matches!(c, '。' | '！' | '？' | '!' | '?' | '\n');
        let closes = || matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '》' | '〉' | '】' | '"');
        if ended && !ends && !closes() {
            push_trimmed(text, start, at, &mut found);
            start = at;
            ended = false;
        }
        let pauses = || matches!(c, '，' | '；' | '、' | ',' | ';') || c.is_whitespace();
        let length = at - start;
        ended |= ends || length > LONGEST && pauses() || length > 2 * LONGEST;
    }
    push_trimmed(text, start, text.len(), &mut found);
    found
}

fn push_trimmed(text: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    let part = &text[start..end];
    let trimmed = part.trim();
    if !trimmed.is_empty() {
        let lead = part.len() - part.trim_start().len();
        found.push(Span::new(start + lead, start + lead + trimmed.len()));
    }
}

/// The name of a sentence in links: eight base-32 digits of the FNV-1a hash of its folded text, so that a
/// rebuild, another width or another script gives the same name.
pub fn sentence_hash(sentence: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in fold_text(sentence).bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    }
    hash ^= hash >> 40;
    (0..8).map(|i| char::from(b"0123456789abcdefghjkmnpqrstvwxyz"[(hash >> (5 * i)) as usize & 31])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_quotes_belong_to_the_sentence() {
        let text = "他说：“好。”然后走了！  真的？";
        let parts: Vec<_> = sentences(text).into_iter().map(|s| s.of(text)).collect();
        assert_eq!(parts, ["他说：“好。”", "然后走了！", "真的？"]);
    }

    #[test]
    fn a_sentence_without_end_is_cut() {
        for text in ["就业人数增长5%，".repeat(10_000), "就业".repeat(50_000)] {
            let spans = sentences(&text);
            assert!(spans.len() > 3 && spans.iter().all(|span| span.of(&text).len() <= 2 * LONGEST + 8));
            assert_eq!(spans.iter().map(|span| span.of(&text)).collect::<String>(), text);
        }
    }

    #[test]
    fn hash_survives_script_and_width() {
        assert_eq!(sentence_hash("就業 ５％"), sentence_hash("就业5%"));
        assert_ne!(sentence_hash("就业5%"), sentence_hash("就业6%"));
    }
}
