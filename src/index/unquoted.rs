//! The paragraphs without their quotation marks, so that 专精特新小巨人 finds 专精特新“小巨人”.

use memchr::memmem;

use super::{Found, Paragraphs};

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

/// Those paragraphs that have something to pass over, without it.
pub struct Unquoted {
    text: String,
    /// Where each paragraph begins in `text`, and its number.
    starts: Vec<(u32, u32)>,
}

impl Unquoted {
    /// Derives them from all paragraphs.
    pub fn of(paragraphs: &Paragraphs) -> Self {
        let mut all = Self { text: String::new(), starts: Vec::new() };
        for number in 0..paragraphs.len() as u32 {
            let text = paragraphs.text(number);
            if text.contains(is_passed_over) {
                all.starts.push((all.text.len() as u32, number));
                all.text.extend(text.chars().filter(|c| !is_passed_over(*c)));
                all.text.push('\n');
            }
        }
        all
    }

    /// The paragraphs that hold a text (itself without quotes) when their quotes are passed over, in order.
    pub fn find(&self, needle: &str) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        if needle.is_empty() {
            return found;
        }
        for at in memmem::find_iter(self.text.as_bytes(), needle) {
            let entry = self.starts.partition_point(|(start, _)| *start as usize <= at).saturating_sub(1);
            let Some(&(start, paragraph)) = self.starts.get(entry) else { continue };
            match found.last_mut() {
                Some(last) if last.paragraph == paragraph => last.count += 1,
                _ => found.push(Found { paragraph, count: 1, at: at as u32 - start }),
            }
        }
        found
    }
}

/// How a text (without quotes) stands in a folded paragraph when quotes are passed over: each stretch as written.
pub fn surfaces<'a>(paragraph: &'a str, needle: &str) -> Vec<&'a str> {
    let kept: Vec<(usize, char)> = paragraph.char_indices().filter(|(_, c)| !is_passed_over(*c)).collect();
    let plain: String = kept.iter().map(|(_, c)| *c).collect();
    let width = needle.chars().count();
    if width == 0 {
        return Vec::new();
    }
    let mut surfaces = Vec::new();
    for (at, _) in plain.match_indices(needle) {
        let first = plain[..at].chars().count();
        if let (Some((start, _)), Some((last, c))) = (kept.get(first), kept.get(first + width - 1)) {
            surfaces.push(&paragraph[*start..last + c.len_utf8()]);
        }
    }
    surfaces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surfaces_keep_the_quotes() {
        let text = "专精特新“小巨人”企业和“专精特新小巨人”";
        assert_eq!(surfaces(text, "专精特新小巨人"), ["专精特新“小巨人", "专精特新小巨人"]);
        assert_eq!(surfaces(text, "没有"), [""; 0]);
    }
}
