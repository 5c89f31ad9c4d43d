//! The words of a site alone, in three languages: embed dialogue, pictures, pages of named views. The engine does not
//! carry them.

use std::collections::BTreeMap;

type Catalogue = BTreeMap<String, String>;

const CATALOGUES: [(&str, &str); 3] = [
    ("zh-Hans", include_str!("../../assets/messages/site/zh-Hans.toml")),
    ("zh-Hant", include_str!("../../assets/messages/site/zh-Hant.toml")),
    ("en", include_str!("../../assets/messages/site/en.toml")),
];

/// All words, by language and key.
pub fn words() -> BTreeMap<&'static str, Catalogue> {
    CATALOGUES.map(|(lang, text)| (lang, toml::from_str(text).expect("the catalogues are tested"))).into()
}

/// A word in a language; the key where there is none.
pub fn word(lang: &str, key: &str) -> String {
    words().remove(lang).and_then(|mut words| words.remove(key)).unwrap_or_else(|| key.to_owned())
}
