//! A linker for the page's modules: one script out of many, each module in a function of its own.
//!
//! It understands what `www/` uses: `import { a, b } from "./x.js";` and `export` before a function, class or
//! constant (and `export { a };`), each at the start of a line. Anything else is an error that names the file,
//! not a page that fails later. What a module exports must be whole when its text has run.

/// What gives a module's text by its name.
type Load<'a> = dyn Fn(&str) -> Option<&'a str> + 'a;

/// One script of the module `entry` and all that it imports, dependencies first.
pub(super) fn link(entry: &str, load: &Load<'_>) -> Result<String, String> {
    let mut linked = Linked::default();
    linked.add(entry, load, &mut Vec::new())?;
    Ok(linked.script)
}

/// The same as a script that runs where it stands: a module would wait for the rest of the page.
pub(super) fn classic(linked: &str) -> String {
    format!("\"use strict\";\n(() => {{\n{linked}}})();\n")
}

#[derive(Default)]
struct Linked {
    script: String,
    done: Vec<String>,
}

impl Linked {
    fn add(&mut self, name: &str, load: &Load<'_>, above: &mut Vec<String>) -> Result<(), String> {
        if self.done.iter().any(|done| done == name) {
            return Ok(());
        }
        if above.iter().any(|other| other == name) {
            return Err(format!("{name} imports itself by way of {}", above.join(", ")));
        }
        let text = load(name).ok_or_else(|| format!("{name} is imported, but not there"))?;
        let module = Module::parse(name, text)?;
        above.push(name.to_owned());
        for import in &module.imports {
            self.add(&import.from, load, above)?;
        }
        above.pop();
        self.script.push_str(&module.wrapped());
        self.done.push(name.to_owned());
        Ok(())
    }
}

/// A module, its import and export words taken out.
struct Module<'a> {
    name: &'a str,
    imports: Vec<Import>,
    exports: Vec<String>,
    body: String,
}

struct Import {
    names: String,
    from: String,
}

impl<'a> Module<'a> {
    fn parse(name: &'a str, text: &str) -> Result<Self, String> {
        let mut module = Module { name, imports: Vec::new(), exports: Vec::new(), body: String::new() };
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let mut statement = line.to_owned();
            if line.starts_with("import ") || line.starts_with("export {") {
                while !statement.trim_end().ends_with(';') {
                    statement.push_str(lines.next().ok_or_else(|| format!("{name}: an import that does not end"))?);
                }
            }
            module.take(&statement).ok_or_else(|| format!("{name}: the linker does not understand “{statement}”"))?;
        }
        Ok(module)
    }

    fn take(&mut self, line: &str) -> Option<()> {
        if let Some(import) = line.strip_prefix("import ") {
            let (names, from) = import.split_once(" from \"./")?;
            let names = names.trim().strip_prefix('{')?.strip_suffix('}')?;
            let from = from.trim_end().strip_suffix("\";")?;
            self.imports.push(Import { names: names.replace(" as ", ": "), from: from.to_owned() });
        } else if let Some(list) = line.strip_prefix("export {") {
            let names = list.trim_end().strip_suffix("};")?.split(',').map(str::trim).filter(|n| !n.is_empty());
            self.exports.extend(names.map(str::to_owned));
        } else if let Some(declaration) = line.strip_prefix("export ") {
            self.exports.push(declared_name(declaration)?);
            self.body.push_str(declaration);
            self.body.push('\n');
        } else {
            self.body.push_str(line);
            self.body.push('\n');
        }
        Some(())
    }

    fn wrapped(&self) -> String {
        let imports: String = self
            .imports
            .iter()
            .map(|import| {
                format!("const {{ {} }} = {};\n", import.names.trim().trim_end_matches(','), variable(&import.from))
            })
            .collect();
        let exports = self.exports.join(", ");
        format!(
            "// {}\nconst {} = (() => {{\n{imports}{}return {{ {exports} }};\n}})();\n",
            self.name,
            variable(self.name),
            self.body
        )
    }
}

/// The name that a declaration gives: `async function show(app) {` → `show`.
fn declared_name(declaration: &str) -> Option<String> {
    let rest = declaration.strip_prefix("async ").unwrap_or(declaration);
    let rest = ["function* ", "function ", "class ", "const "].iter().find_map(|word| rest.strip_prefix(word))?;
    let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '$')).collect();
    (!name.is_empty()).then_some(name)
}

/// The variable that holds a module's exports: `view-home.js` → `$view_home`.
fn variable(name: &str) -> String {
    let word = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    format!("${}", name.trim_end_matches(".js").chars().map(word).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(files: &[(&str, &'static str)]) -> Result<String, String> {
        link("main.js", &|name| files.iter().find(|(known, _)| *known == name).map(|(_, text)| *text))
    }

    #[test]
    fn modules_stand_in_order_each_in_a_scope_of_its_own() {
        let script = linked(&[
            ("main.js", "import { a } from \"./a-b.js\";\nimport {\n  c,\n} from \"./c.js\";\na(c);"),
            (
                "a-b.js",
                "import { c } from \"./c.js\";\nconst same = 1;\nexport async function a(x) {\n  return x + c;\n}",
            ),
            ("c.js", "const same = 2;\nexport const c = same;"),
        ])
        .unwrap();
        let places = ["const $c =", "const $a_b =", "const $main ="].map(|part| script.find(part).unwrap());
        assert!(places.is_sorted(), "{script}");
        assert!(script.contains("const { c } = $c;") && script.contains("return { a };"));
        assert!(!script.contains("import ") && !script.contains("export "), "{script}");
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let missing = linked(&[("main.js", "import { a } from \"./a.js\";")]).unwrap_err();
        assert!(missing.contains("a.js"), "{missing}");
        let circle = [("main.js", "import { a } from \"./a.js\";"), ("a.js", "import { b } from \"./main.js\";")];
        assert!(linked(&circle).unwrap_err().contains("imports itself"));
        for strange in ["import a from \"./a.js\";", "export default 1;", "import \"https://elsewhere/x.js\";"] {
            assert!(linked(&[("main.js", strange)]).is_err(), "{strange}");
        }
    }
}
