//! Styles without what is there for their readers: comments that stand on lines of their own, indentation, and the blanks
//! and line ends beside a mark that parts words anyway. Scripts are minified by a library (`minify`); of those for styles
//! none is smaller on ours. No parser is needed to trust it: a line is left as it stands from where a text or a slash
//! makes it doubtful what a blank means.

/// Marks with no need of a blank before them; `a :hover` and `and (` need theirs.
const BEFORE: &str = ",;{}>";
/// Marks with no need of a blank behind them.
const AFTER: &str = ",;:{}>";
/// Marks that end a line which needs no end.
const ENDS: &str = ",;{}";

/// A style without its comments and spare blanks.
pub(super) fn style(text: &str) -> String {
    let mut lean = String::new();
    for line in bare_lines(text) {
        keep(line, &mut lean);
    }
    lean
}

/// A style's lines without comments and indentation, for who looks at them one by one.
pub(super) fn lines(text: &str) -> String {
    bare_lines(text).flat_map(|line| [line, "\n"]).collect()
}

/// The lines outside of comments that begin a line, trimmed; what follows such a comment on its last line is one.
fn bare_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut comment = false;
    text.lines()
        .map(str::trim)
        .filter_map(move |line| {
            if !comment && !line.starts_with("/*") {
                return Some(line);
            }
            let after = line.split_once("*/").map(|(_, after)| after.trim());
            comment = after.is_none();
            after
        })
        .filter(|line| !line.is_empty())
}

fn keep(line: &str, lean: &mut String) {
    let mut rest = line;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        tighten(&rest[..at], lean);
        rest = &rest[at..];
        let (sign, inside) = rest.split_at(1);
        // A text whose end is sure; else the rest of the line stays.
        let end = inside.find(sign).filter(|&end| sign != "/" && !inside[..end].contains('\\'));
        let length = end.map_or(rest.len(), |end| end + 2);
        lean.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    tighten(rest, lean);
    if !line.ends_with(|c| ENDS.contains(c)) {
        lean.push('\n');
    }
}

/// Adds what holds no text.
fn tighten(code: &str, lean: &mut String) {
    // The last declaration of a rule ends with it.
    if code.starts_with('}') && lean.ends_with(';') {
        lean.pop();
    }
    for (at, c) in code.char_indices() {
        let spare =
            lean.ends_with(|c| AFTER.contains(c)) || code[at + c.len_utf8()..].starts_with(|c| BEFORE.contains(c));
        if c != ' ' || !spare {
            lean.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_spare_blanks_go() {
        assert_eq!(style("/* head\n more */\na {\n  color: red;\n}\n"), "a{color:red}");
        assert_eq!(style("/* one */ a { b: c }\n"), "a{b:c}");
        assert_eq!(lines("/* head */\na {\n  color: red;\n}\n"), "a {\ncolor: red;\n}\n");
    }

    #[test]
    fn blanks_stay_where_they_mean_something() {
        let text = "a :hover > b, c:not(.d) {\n  margin: 0 calc(1px + 2px);\n  font: 1em \"A , B\", serif;\n}\n@media (width > 9px) and (x) {\n}\n";
        let expected =
            "a :hover>b,c:not(.d){margin:0 calc(1px + 2px);font:1em \"A , B\",serif}@media (width>9px) and (x){}";
        assert_eq!(style(text), expected);
    }
}
