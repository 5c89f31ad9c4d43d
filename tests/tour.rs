//! The tables at the head of a module name the modules below it: no more and no fewer.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn tables_of_modules_are_whole() {
    let extraction = ["", "/clause", "/exclude", "/indicator", "/period", "/quantity", "/setting"];
    let extraction = extraction.map(|part| format!("src/metric/extraction{part}/mod.rs"));
    for path in ["src/lib.rs", "src/metric/mod.rs"].into_iter().chain(extraction.iter().map(String::as_str)) {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let rows = text.lines().filter_map(|line| line.strip_prefix("//! | ")?.split(" | ").next());
        let told: BTreeSet<&str> = rows.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
        let module = |line: &'_ str| -> Option<String> {
            let line = line.strip_prefix("pub ").or(line.strip_prefix("pub(super) ")).unwrap_or(line);
            line.strip_prefix("mod ")?.strip_suffix(';').map(str::to_owned)
        };
        // `lexicon` is no stage: the text below the table tells of it.
        let is_told = |name: &String| name != "lexicon" && name != "tests";
        let there: BTreeSet<String> = text.lines().filter_map(module).filter(is_told).collect();
        assert_eq!(told, there.iter().map(String::as_str).collect(), "{path}");
    }
}
