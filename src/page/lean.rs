//! Scripts and styles without what is there for their readers: comments that stand on lines of their own, indentation,
//! and the blanks and line ends beside a mark that parts words anyway. No parser is needed to trust it: a line is left as
//! it stands from where a slash or a template makes it doubtful what a blank means.

/// Marks of a script with no need of blanks beside them.
const SCRIPT: Marks = Marks { before: ",;:{}()[]=<>&|?*%", after: ",;:{}()[]=<>&|?*%", ends: ",;{([" };
/// The same of a style: `a :hover` and `and (` need theirs.
const STYLE: Marks = Marks { before: ",;{}>", after: ",;:{}>", ends: ",;{}" };

const LINES: Marks = Marks { before: "", after: "", ends: "" };

/// Marks before and after which a blank says nothing, and those at a line's end after which none is needed.
struct Marks {
    before: &'static str,
    after: &'static str,
    ends: &'static str,
}

/// A script without its comments. Lines inside a template of several lines stay as they are.
pub(super) fn script(text: &str) -> String {
    let mut lean = Lean::default();
    for line in text.lines() {
        lean.line(line, &["//"], &SCRIPT);
    }
    lean.text
}

/// A style without its comments.
pub(super) fn style(text: &str) -> String {
    let mut lean = Lean::default();
    for line in text.lines() {
        lean.line(line, &[], &STYLE);
    }
    lean.text
}

/// A style's lines without comments and indentation, for who looks at them one by one.
pub(super) fn lines(text: &str) -> String {
    let mut lean = Lean::default();
    for line in text.lines() {
        lean.line(line, &[], &LINES);
    }
    lean.text
}

#[derive(Default)]
struct Lean {
    text: String,
    comment: bool,
    template: bool,
}

impl Lean {
    fn line(&mut self, line: &str, comments: &[&str], marks: &Marks) {
        let bare = line.trim();
        if self.template {
            self.text.push_str(line);
            self.end(line);
            self.text.push('\n');
        } else if self.comment || bare.starts_with("/*") {
            // What follows a comment on its last line is code.
            let (_, after) = bare.split_once("*/").map_or((bare, ""), |(before, after)| (before, after.trim()));
            self.comment = !bare.contains("*/");
            if !after.is_empty() {
                self.keep(after, marks);
            }
        } else if !bare.is_empty() && !comments.iter().any(|sign| bare.starts_with(sign)) {
            self.keep(bare, marks);
        }
    }

    fn keep(&mut self, line: &str, marks: &Marks) {
        let mut rest = line;
        while let Some(at) = rest.find(['"', '\'', '`', '/']) {
            self.tight(&rest[..at], marks);
            rest = &rest[at..];
            let (sign, inside) = rest.split_at(1);
            let end = inside.find(sign).filter(|&end| sign != "/" && !inside[..end].contains(['\\', '$']));
            // A text whose end is sure; else the rest of the line stays.
            let length = end.map_or(rest.len(), |end| end + 2);
            self.text.push_str(&rest[..length]);
            rest = &rest[length..];
        }
        self.tight(rest, marks);
        self.end(line);
        // What stands after // goes on to the end of its line.
        if self.template || line.contains("//") || !line.ends_with(|c| marks.ends.contains(c)) {
            self.text.push('\n');
        }
    }

    /// Code without texts.
    fn tight(&mut self, code: &str, marks: &Marks) {
        // The last declaration of a rule ends with it.
        if marks.ends == STYLE.ends && code.starts_with('}') && self.text.ends_with(';') {
            self.text.pop();
        }
        for (at, c) in code.char_indices() {
            let spare = self.text.ends_with(|c| marks.after.contains(c))
                || code[at + c.len_utf8()..].starts_with(|c| marks.before.contains(c));
            if c != ' ' || !spare {
                self.text.push(c);
            }
        }
    }

    fn end(&mut self, line: &str) {
        let ticks = line.replace("\\`", "").matches('`').count();
        self.template ^= ticks % 2 == 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_code_stays() {
        let text = "// head\n/**\n * Doc of `x`.\n */\nexport const x = 1; // why\n  /* a */ y();\n\n  z(\"//no\");\n";
        assert_eq!(script(text), "export const x=1;// why\ny();z(\"//no\");\n");
        assert_eq!(style("/* head\n more */\na {\n  color: red;\n}\n"), "a{color:red}");
    }

    #[test]
    fn blanks_stay_where_they_mean_something() {
        for (text, expected) in [
            ("const { a, b } = await f(x ? [1, 2] : -1);", "const{a,b}=await f(x?[1,2]:-1);"),
            ("for (const x of \"a , b\") y += x in z;", "for(const x of \"a , b\")y +=x in z;"),
            ("x = `${a , b} c` + d , e;", "x=`${a , b} c` + d , e;"),
            ("x = a / b , /c , d/, e;", "x=a / b , /c , d/, e;"),
            ("f('it\\'s , so' , x);", "f('it\\'s , so' , x);"),
            ("if (a < b && !c) return;", "if(a<b&&!c)return;"),
        ] {
            assert_eq!(script(text).trim_end(), expected);
        }
        assert_eq!(script("a();\n// b,\nc // d,\n(e)\nreturn x\n"), "a();c // d,\n(e)\nreturn x\n");
        let text = "a :hover > b, c:not(.d) {\n  margin: 0 calc(1px + 2px);\n  font: 1em \"A , B\", serif;\n}\n@media (width > 9px) and (x) {\n}\n";
        let expected =
            "a :hover>b,c:not(.d){margin:0 calc(1px + 2px);font:1em \"A , B\",serif}@media (width>9px) and (x){}";
        assert_eq!(style(text), expected);
    }

    #[test]
    fn templates_of_several_lines_stay_as_they_are() {
        let text = "const t = `a\n  // b\n  /* c\n`;\n  d();\n";
        assert_eq!(script(text), "const t=`a\n  // b\n  /* c\n`;\nd();");
    }
}
