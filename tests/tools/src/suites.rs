//! `cargo xtask test`: every test there is, and one closing line with their numbers.

use std::process::ExitCode;

use anyhow::Result;

use crate::browsers::Node;
use crate::run::{Run, cargo, say};
use crate::{engine, page};

/// How many tests passed, failed, were skipped.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
    skipped: usize,
}

/// Runs everything; a failure doesn't keep the rest from running.
pub fn all() -> Result<ExitCode> {
    let mut tally = Tally::default();
    tally.step("formatting (cargo fmt)", || cargo(["fmt", "--all", "--check"]).run());
    tally.step("lints (cargo clippy)", || {
        cargo(["clippy", "--workspace", "--all-targets", "--quiet", "--", "-Dwarnings"]).run()
    });
    tally.step("the engine, compiled for wasm", engine::build);
    tally.suite("the tests (cargo test)", cargo(["test", "--workspace", "--no-fail-fast"]), count_cargo);
    tally.step("the program and the page of the default corpus", page::make);
    match Node::ready() {
        Ok(node) => tally.suite(
            "the engine in wasm and the page in browsers (node --test)",
            node.run(["--test", "--test-concurrency=1", "--test-reporter=spec"]),
            count_node,
        ),
        Err(error) => {
            say(&format!("no browser tests: {error:#}"));
            tally.failed += 1;
        }
    }
    println!("{} passed, {} failed, {} skipped", tally.passed, tally.failed, tally.skipped);
    Ok(if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Tally {
    /// Something that succeeds or fails as a whole counts as one test.
    fn step(&mut self, name: &str, work: impl FnOnce() -> Result<()>) {
        say(name);
        match work() {
            Ok(()) => self.passed += 1,
            Err(error) => {
                say(&format!("FAILED: {name}: {error:#}"));
                self.failed += 1;
            }
        }
    }

    /// A test runner, whose closing lines are counted; one that fails without saying so counts as one failure.
    fn suite(&mut self, name: &str, runner: Run, count: fn(&str, &mut Tally)) {
        say(name);
        let before = self.failed;
        let result = runner.watch(|line| count(line, self));
        if self.failed > before {
            return;
        }
        if let Err(error) = result {
            say(&format!("FAILED: {name}: {error:#}"));
            self.failed += 1;
        }
    }
}

/// `test result: ok. 12 passed; 0 failed; 1 ignored; …`
fn count_cargo(line: &str, tally: &mut Tally) {
    let Some((_, numbers)) = line.strip_prefix("test result: ").and_then(|rest| rest.split_once(". ")) else { return };
    for part in numbers.split("; ") {
        match part.split_once(' ').and_then(|(number, what)| Some((number.parse::<usize>().ok()?, what))) {
            Some((number, "passed")) => tally.passed += number,
            Some((number, "failed")) => tally.failed += number,
            Some((number, "ignored")) => tally.skipped += number,
            _ => {}
        }
    }
}

/// `ℹ pass 12`
fn count_node(line: &str, tally: &mut Tally) {
    let Some((what, number)) = line.strip_prefix("ℹ ").and_then(|rest| rest.split_once(' ')) else { return };
    let Ok(number) = number.parse::<usize>() else { return };
    match what {
        "pass" => tally.passed += number,
        "fail" | "cancelled" => tally.failed += number,
        "skipped" | "todo" => tally.skipped += number,
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_of_both_runners_are_counted() {
        let mut tally = Tally::default();
        let cargo = "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        count_cargo(cargo, &mut tally);
        count_cargo("test result of something else", &mut tally);
        for line in
            ["ℹ tests 9", "ℹ pass 5", "ℹ fail 1", "ℹ cancelled 1", "ℹ skipped 2", "ℹ duration_ms 12.5", "pass 7"]
        {
            count_node(line, &mut tally);
        }
        assert_eq!((tally.passed, tally.failed, tally.skipped), (17, 4, 3));
    }
}
