//! Scripts and styles without what is there for their readers: comments that stand on lines of their own, and
//! indentation. Line for line the code is the same, so no parser is needed to trust it.

/// A script without its comments. Lines inside a template of several lines stay as they are.
pub(super) fn script(text: &str) -> String {
    let mut lean = Lean::default();
    for line in text.lines() {
        lean.line(line, &["//"]);
    }
    lean.text
}

/// A style without its comments.
pub(super) fn style(text: &str) -> String {
    let mut lean = Lean::default();
    for line in text.lines() {
        lean.line(line, &[]);
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
    fn line(&mut self, line: &str, comments: &[&str]) {
        let bare = line.trim();
        if self.template {
            self.keep(line);
        } else if self.comment || bare.starts_with("/*") {
            // What follows a comment on its last line is code.
            let (_, after) = bare.split_once("*/").map_or((bare, ""), |(before, after)| (before, after.trim()));
            self.comment = !bare.contains("*/");
            if !after.is_empty() {
                self.keep(after);
            }
        } else if !bare.is_empty() && !comments.iter().any(|sign| bare.starts_with(sign)) {
            self.keep(bare);
        }
    }

    fn keep(&mut self, line: &str) {
        let ticks = line.replace("\\`", "").matches('`').count();
        self.template ^= ticks % 2 == 1;
        self.text.push_str(line);
        self.text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_code_stays() {
        let text = "// head\n/**\n * Doc of `x`.\n */\nexport const x = 1; // why\n  /* a */ y();\n\n  z(\"//no\");\n";
        assert_eq!(script(text), "export const x = 1; // why\ny();\nz(\"//no\");\n");
        assert_eq!(style("/* head\n more */\na {\n  color: red;\n}\n"), "a {\ncolor: red;\n}\n");
    }

    #[test]
    fn templates_of_several_lines_stay_as_they_are() {
        let text = "const t = `a\n  // b\n  /* c\n`;\n  d();\n";
        assert_eq!(script(text), "const t = `a\n  // b\n  /* c\n`;\nd();\n");
    }
}
