//! Scripts minified, by `oxc`: a phone spends a tenth of its way to the first answer on reading the page's script.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// What a browser takes a text for.
#[derive(Clone, Copy)]
pub(super) enum Script {
    /// One that runs where it stands.
    Classic,
    /// One that may import and export.
    Module,
}

/// The same script in fewer characters. The error says where it is none.
pub(super) fn minify(text: &str, script: Script) -> Result<String, String> {
    let kind = match script {
        Script::Classic => SourceType::script(),
        Script::Module => SourceType::mjs(),
    };
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, kind).parse();
    if let Some(error) = parsed.diagnostics.first() {
        return Err(format!("the page's script cannot be read: {error}"));
    }
    let mut program = parsed.program;
    let minified = Minifier::new(MinifierOptions::default()).minify(&allocator, &mut program);
    let writing = Codegen::new().with_options(CodegenOptions::minify()).with_scoping(minified.scoping);
    Ok(writing.build(&program).code + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_does_the_same_in_fewer_characters() {
        let text = "\"use strict\";\n// why\n(() => {\nconst long = 1;\nfunction show(name) { return name + long; }\nalert(show(2));\nalert(show(3));\n})();\n";
        let small = minify(text, Script::Classic).unwrap();
        assert!(small.starts_with("\"use strict\";") && small.len() < text.len() * 2 / 3, "{small}");
        assert!(!small.contains("why") && !small.contains("long"), "{small}");
    }

    #[test]
    fn what_a_module_gives_keeps_its_name() {
        let small = minify("const inner = document.title;\nexport const outer = inner;\n", Script::Module).unwrap();
        assert!(small.contains("outer") && !small.contains("inner"), "{small}");
    }

    #[test]
    fn what_is_no_script_is_an_error() {
        assert!(minify("const = 1;", Script::Classic).unwrap_err().contains("cannot be read"));
    }
}
