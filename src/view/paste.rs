//! A link pasted into the search box.

use super::{PARAMS, View, codec};

impl View {
    /// The view that a pasted link leads to: a whole address, or the `#…` part that a page from disk copies.
    /// `None` where the text is no such thing and should be searched for.
    pub fn from_pasted(text: &str) -> Option<View> {
        let text = text.trim();
        if !["#", "http://", "https://", "file://"].iter().any(|start| text.starts_with(start)) {
            return None;
        }
        let (before, hash) = text.split_once('#').unwrap_or((text, ""));
        let query = before.split_once('?').map_or("", |(_, query)| query);
        [hash, query].into_iter().find(|part| names_a_view(part)).map(|part| View::parse(part).0)
    }
}

fn names_a_view(part: &str) -> bool {
    codec::pairs(part).any(|(name, value)| !value.is_empty() && PARAMS.contains(&name.as_str()))
}
