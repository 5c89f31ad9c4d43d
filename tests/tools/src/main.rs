//! `cargo xtask`: the project's own commands. Each verb has a file; nothing here but the table of them.

mod bench;
mod bindgen;
mod browsers;
mod debian;
mod engine;
mod page;
mod route;
mod run;
#[expect(dead_code, reason = "the build script uses the other half")]
#[path = "../../../src/stamp.rs"]
mod stamp;
mod suites;

use std::process::ExitCode;

use anyhow::Result;

const HELP: &str = "\
cargo xtask VERB

  build     build everything and make explorer.html of the default corpus
  test      run all tests, in browsers too, installing what they need
  bench     measure sizes and times, and write tests/bench/RESULTS.md anew
  picture   take the README's picture of the page
  engine    build the page's engine only (assets/engine)
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match perform(&words) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(words: &[&str]) -> Result<ExitCode> {
    match words {
        ["build"] => page::build().map(|()| ExitCode::SUCCESS),
        ["test"] => suites::all(),
        ["bench"] => bench::measure().map(|()| ExitCode::SUCCESS),
        ["picture"] => bench::picture().map(|()| ExitCode::SUCCESS),
        ["engine"] => engine::build().map(|()| ExitCode::SUCCESS),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        _ => {
            eprint!("xtask: no such verb: {}\n\n{HELP}", words.join(" "));
            Ok(ExitCode::from(2))
        }
    }
}
