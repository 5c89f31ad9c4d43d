//! Texts side by side.

/// Texts with something between them. The standard library's `join` comes to a kilobyte of the engine for each type of
/// text; this one does not.
pub fn joined<T: AsRef<str>>(texts: &[T], between: &str) -> String {
    let mut joined = String::new();
    for (at, text) in texts.iter().enumerate() {
        if at > 0 {
            joined += between;
        }
        joined += text.as_ref();
    }
    joined
}
