//! A progress bar while files are read: on a terminal only, never in a pipe.

use std::sync::OnceLock;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The reader reports to a plain function, so the one bar of the program stands here.
static BAR: OnceLock<ProgressBar> = OnceLock::new();

/// Reads with a bar that shows how many files are done.
pub fn while_reading<T>(read: impl FnOnce(fn(usize, usize)) -> T) -> T {
    let read = read(report);
    if let Some(bar) = BAR.get() {
        bar.finish_and_clear();
    }
    read
}

fn report(done: usize, all: usize) {
    let bar = BAR.get_or_init(|| {
        // indicatif draws nothing where standard error is no terminal.
        let style = ProgressStyle::with_template("reading {pos} of {len} files {wide_bar} {eta}");
        ProgressBar::with_draw_target(Some(all as u64), ProgressDrawTarget::stderr())
            .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    });
    bar.set_position(done as u64);
}
