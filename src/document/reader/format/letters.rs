//! Text whose characters a scan set apart one by one: 政 府 工 作 报 告.

use std::borrow::Cow;

use crate::text::is_han;

/// The text without the single blanks between its characters, where most of its lines are set so; wider gaps stay.
pub(super) fn close_up(text: &str) -> Cow<'_, str> {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let apart = lines().filter(|line| is_apart(line)).count();
    if apart < 4 || apart * 4 < lines().count() * 3 {
        return Cow::Borrowed(text);
    }
    let close_up = |line: &str| -> String {
        let lone = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let chars: Vec<char> = line.chars().collect();
        let single = |at: usize| {
            chars[at] == ' ' && lone(at.checked_sub(1).map(|at| chars[at])) && lone(chars.get(at + 1).copied())
        };
        (0..chars.len()).filter(|&at| !single(at)).map(|at| chars[at]).collect()
    };
    let closed: Vec<String> =
        text.split('\n').map(|line| if is_apart(line) { close_up(line) } else { line.to_owned() }).collect();
    Cow::Owned(closed.join("\n"))
}

/// Whether nearly all words of a line are one character each, most of them Han: digits alone may be cells.
fn is_apart(line: &str) -> bool {
    let (mut words, mut single, mut han) = (0, 0, 0);
    for word in line.split_whitespace() {
        let mut chars = word.chars();
        let first = chars.next();
        words += 1;
        if chars.next().is_none() {
            single += 1;
            han += usize::from(first.is_some_and(is_han));
        }
    }
    words >= 4 && single * 10 >= words * 9 && han * 2 >= words
}

#[cfg(test)]
mod tests {
    use crate::document::read_bytes;

    #[test]
    fn characters_set_apart_are_words_again() {
        let apart = |text: &str| text.chars().flat_map(|c| [c, ' ']).collect::<String>().replace("\n ", "\n");
        let text = "政府工作报告\n各位代表：\n现在，我报告工作，请予审议。\n一、2025年工作回顾\n去年，产值318.5亿元，增长6.2%。\n二、2026年工作打算\n今年，继续努力，再创佳绩。\n";
        let read = |text: &str| read_bytes("a.txt", text.as_bytes()).unwrap().remove(0);
        let (spaced, plain) = (read(&apart(text)), read(text));
        assert_eq!(spaced.text, plain.text);
        assert_eq!(spaced.sections, plain.sections);
        let cells = "序号 甲 乙 丙\n一 3 5 7\n二 4 6 8\n三 5 7 9\n四 6 8 1\n";
        assert!(matches!(super::close_up(cells), std::borrow::Cow::Borrowed(_)));
    }
}
