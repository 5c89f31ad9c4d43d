//! Messages, numbers and dates in three languages.
//!
//! Code passes keys and arguments; the words stand in `assets/messages/*.toml`, which `build.rs` turns into
//! the lines of one sorted table. A missing word falls back to Simplified Chinese, a missing key to itself: it can be
//! seen, and the test of the catalogues finds it.

mod figure;
mod number;
mod period;
#[cfg(feature = "native")]
pub mod site;

use std::sync::LazyLock;

pub use figure::Quantity;
pub use number::{grouped, plain, tick, written};

/// Keys with their texts in the order of [`Lang::ALL`], sorted by key. Read from lines: in the page a table of
/// pointers would take as much room as the words.
static MESSAGES: LazyLock<Vec<(&str, [&str; 3])>> = LazyLock::new(|| {
    let lines = include_str!(concat!(env!("OUT_DIR"), "/messages.tsv")).lines();
    lines
        .map(|line| {
            let mut parts = line.split('\t');
            let mut next = || parts.next().unwrap_or("");
            (next(), [next(), next(), next()])
        })
        .collect()
});

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// 简体中文
    #[default]
    Hans,
    /// 繁體中文
    Hant,
    /// English
    English,
}

impl Lang {
    /// All languages, in the order of the tables.
    pub const ALL: &[Lang] = &[Lang::Hans, Lang::Hant, Lang::English];

    /// Its tag in links and markup (BCP 47).
    pub fn key(self) -> &'static str {
        match self {
            Lang::Hans => "zh-Hans",
            Lang::Hant => "zh-Hant",
            Lang::English => "en",
        }
    }

    /// The language of a tag.
    pub fn from_key(key: &str) -> Option<Lang> {
        Self::ALL.iter().copied().find(|lang| lang.key() == key)
    }

    /// Whether numbers go by 万 and 亿.
    pub fn is_chinese(self) -> bool {
        self != Lang::English
    }
}

/// The catalogue of a language.
#[derive(Clone, Copy, Debug)]
pub struct Messages {
    lang: Lang,
}

impl Messages {
    /// The catalogue of `lang`.
    pub fn of(lang: Lang) -> Messages {
        Messages { lang }
    }

    /// Its language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of a key; the key itself where there is none.
    pub fn text<'a>(&self, key: &'a str) -> &'a str {
        self.get(key).unwrap_or(key)
    }

    /// The text of a key, if there is one.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        let found = MESSAGES.binary_search_by_key(&key, |(known, _)| known).ok()?;
        let texts = &MESSAGES[found].1;
        [texts[self.lang as usize], texts[0]].into_iter().find(|text| !text.is_empty())
    }

    /// The text of a key with `{0}`, `{1}` … replaced by the arguments, and `{0|paragraph|paragraphs}` by the form that
    /// goes with the argument's number. An argument is text, never a pattern. (`app.js` does the same.)
    pub fn format<T: AsRef<str>>(&self, key: &str, args: &[T]) -> String {
        let mut out = String::new();
        let mut rest = self.text(key);
        while let Some((before, (index, after))) = rest.split_once('{').and_then(|(b, r)| Some((b, r.split_once('}')?)))
        {
            out.push_str(before);
            let (index, forms) = index.split_once('|').map_or((index, None), |(index, forms)| (index, Some(forms)));
            if let Some(arg) = index.parse::<u32>().ok().and_then(|index| args.get(index as usize)) {
                out.push_str(forms.map_or(arg.as_ref(), |forms| form_for(arg.as_ref(), forms)));
            }
            rest = after;
        }
        out + rest
    }

    /// All messages, for the page.
    pub fn all(&self) -> Vec<(String, String)> {
        MESSAGES.iter().map(|(key, _)| ((*key).to_owned(), self.text(key).to_owned())).collect()
    }
}

/// Of the forms of a word, `one|many`, that which goes with a number.
fn form_for<'a>(number: &str, forms: &'a str) -> &'a str {
    let (one, many) = forms.split_once('|').unwrap_or((forms, forms));
    if number == "1" { one } else { many }
}

#[cfg(test)]
mod tests;
