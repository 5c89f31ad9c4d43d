//! Tables of contents without leaders to their pages: lines that head nothing, though they read like headings.

use std::ops::Range;

use crate::document::reader::marker::marker;
use crate::document::reader::piece::Piece;

/// The table of contents before a text, which begins at `body`: numbered lines in a row, each of which comes again, there
/// without the number of its page.
pub fn find(pieces: &[Piece], body: usize) -> Range<usize> {
    let comes_again = |at: &usize| {
        let text = pieces[*at].text.as_str();
        let entry = text.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
        marker(text).is_some() && pieces[at + 1..].iter().any(|later| [text, entry].contains(&later.text.as_str()))
    };
    let start = (0..body).find(comes_again).unwrap_or(body);
    let lines = (start..body).take_while(comes_again).count();
    if lines >= 2 { start..start + lines } else { 0..0 }
}

#[cfg(test)]
mod tests {
    use crate::document::read_bytes;

    #[test]
    fn contents_head_nothing() {
        let sections = |text: &str| -> Vec<String> {
            let document = read_bytes("a.txt", text.as_bytes()).unwrap().remove(0);
            document.sections.into_iter().map(|section| section.title).collect()
        };
        let body = "一、回顾\n产值增长，势头很好。\n二、安排\n继续努力，再创佳绩。\n";
        for contents in ["目录\n一、回顾\n二、安排\n", "一、回顾　1\n二、安排　12\n", ""] {
            assert_eq!(
                sections(&format!("甲县政府工作报告\n{contents}{body}")),
                ["一、回顾", "二、安排"],
                "{contents}"
            );
        }
        let twice = "甲县政府工作报告\n一、回顾\n二、安排\n产值增长，势头很好。\n";
        assert_eq!(sections(twice).len(), 2);
    }
}
