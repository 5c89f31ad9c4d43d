//! A document's text, spelled out when somebody first reads it: a search opens many documents and shows few.

use std::fmt;
use std::ops::Deref;
use std::sync::LazyLock;

/// A text, or how to come by it. Reads as a `str`.
pub struct Text(LazyLock<String, Box<dyn FnOnce() -> String + Send>>);

impl Text {
    /// A text that `spell` gives when it is first asked for.
    pub fn later(spell: impl FnOnce() -> String + Send + 'static) -> Self {
        Text(LazyLock::new(Box::new(spell)))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Text::later(move || text)
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Default for Text {
    fn default() -> Self {
        String::new().into()
    }
}

impl Clone for Text {
    fn clone(&self) -> Self {
        str::to_owned(self).into()
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}
