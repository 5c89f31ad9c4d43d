//! The `mingcha` program; see [`mingcha::cli`].

fn main() -> std::process::ExitCode {
    mingcha::cli::run()
}
