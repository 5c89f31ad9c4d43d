//! Chapters that are headed by their number and nothing else (一, 二), as reports of earlier decades have them.

use crate::document::reader::marker::{is_running, leading_number};
use crate::document::reader::piece::Piece;

/// The lines 一, 二 and so on that count up from one with text between them.
pub fn find(pieces: &[Piece]) -> Vec<usize> {
    let is_lone = |text: &str| text.chars().count() <= 3 && text.chars().all(|c| "一二三四五六七八九十".contains(c));
    let mut found: Vec<usize> = Vec::new();
    for (at, piece) in pieces.iter().enumerate().filter(|(_, piece)| is_lone(&piece.text)) {
        let number = leading_number(&piece.text).map_or(0, |(number, _)| number as usize);
        let parted = found.last().is_none_or(|&last| pieces[last + 1..at].iter().any(|piece| is_running(&piece.text)));
        if number == found.len() + 1 && parted {
            found.push(at);
        }
    }
    if found.len() >= 2 { found } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use crate::document::read_bytes;

    #[test]
    fn numbers_on_lines_of_their_own_part_chapters() {
        let sections = |text: &str| -> Vec<(u8, String)> {
            let document = read_bytes("a.txt", text.as_bytes()).unwrap().remove(0);
            document.sections.into_iter().map(|section| (section.level, section.title)).collect()
        };
        let text = "各位代表：\n现在，我报告工作，请予审议。\n一\n去年，产值增长，很快。\n（一）农业丰收\n粮价平稳，农民满意，收入增加。\n二\n今年，继续努力，再创佳绩。\n";
        assert_eq!(sections(text), [(1, "一".into()), (2, "（一）农业丰收".into()), (1, "二".into())]);
        let cells = "各位代表：\n现在，我报告工作，请予审议。\n一\n二\n三\n去年，产值增长，很快。\n";
        assert_eq!(sections(cells), []);
    }
}
