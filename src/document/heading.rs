//! What a heading says, beside its number.

/// A title without its number: 一、 （一） 1. 第一章.
pub fn unnumbered(title: &str) -> &str {
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c);
    let inside = title.trim_start_matches(['（', '(', '第']);
    let rest = inside.trim_start_matches(number);
    // 十部门 and 十分重要 are no numbers.
    let unit: &[char] = if title.starts_with('第') { &['章', '部', '分', '节', '篇'] } else { &[] };
    let after = rest.trim_start_matches(unit).trim_start_matches(['）', ')', '、', '.', '．', ' ', '\u{3000}']);
    let is_number = rest.len() < inside.len() && after.len() < rest.len() && !after.is_empty();
    if is_number { after } else { title }
}

#[cfg(test)]
mod tests {
    use super::unnumbered;

    #[test]
    fn numbers_of_sections_are_passed_over() {
        for (title, expected) in [
            ("一、过去一年的工作", "过去一年的工作"),
            ("（二）扩大内需", "扩大内需"),
            ("3. 民生", "民生"),
            ("第十章　规划", "规划"),
            ("第一部分 规划", "规划"),
            ("十大行动", "十大行动"),
            ("十部门联合行动", "十部门联合行动"),
            ("十分重要的工作", "十分重要的工作"),
            ("一、", "一、"),
        ] {
            assert_eq!(unnumbered(title), expected);
        }
    }
}
