//! The files of `www/`, embedded when the program is built.

// `WWW: &[(&str, &[u8])]`, made by `build.rs`, ordered by name.
include!(concat!(env!("OUT_DIR"), "/www_table.rs"));

/// The text of a file of `www/`.
pub(super) fn text(name: &str) -> Option<&'static str> {
    let at = WWW.binary_search_by_key(&name, |(known, _)| known).ok()?;
    std::str::from_utf8(WWW[at].1).ok()
}

/// `style.css`, its `@import` lines replaced by the files they name.
pub(super) fn style() -> Result<String, String> {
    let mut style = String::new();
    for line in text("style.css").ok_or("no style.css")?.lines() {
        match line.trim().strip_prefix("@import \"").and_then(|rest| rest.strip_suffix("\";")) {
            Some(name) => {
                style.push_str(text(name).ok_or_else(|| format!("style.css imports {name}, which is not there"))?)
            }
            None => style.push_str(line),
        }
        style.push('\n');
    }
    Ok(style)
}
