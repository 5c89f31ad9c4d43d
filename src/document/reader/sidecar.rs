//! `mingcha.toml` beside the documents: what their files do not say or say wrongly.
//!
//! ```toml
//! [[document]]
//! match = "reports/2012*.txt"   # a path glob (* inside a name, ** across folders), or
//! id = "chengdu-2012"           # with match: the id to give; alone: the document to set, as `mingcha extract` names it
//! title = "…"
//! date = "2012-03-05"
//! publisher = "…"
//! region = "成都市"
//! kind = "work-report"          # work-report meeting-report communique news digest other
//! url = "https://…"
//! original = "…"                # for a digest, the title of the original
//! ```

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::error::{Problem, ReadError};
use super::piece::Fields;
use crate::document::reader::metadata;

/// The file name that is looked for in each folder.
pub(super) const NAME: &str = "mingcha.toml";

/// The tables of a `mingcha.toml`; what others than `document` hold, other modules read.
const TABLES: &[&str] = &["document", "correction", "view"];

/// A read `mingcha.toml`.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Sidecar {
    #[serde(default)]
    document: Vec<Entry>,
    /// The file as written.
    #[serde(skip)]
    pub text: String,
}

#[derive(Debug, Deserialize)]
struct Entry {
    #[serde(rename = "match")]
    glob: Option<String>,
    #[serde(flatten)]
    fields: BTreeMap<String, toml::Value>,
}

impl Sidecar {
    /// Reads a sidecar; other tables of the file belong to other modules.
    pub fn parse(path: &Path, text: &str) -> Result<Sidecar, ReadError> {
        let read = toml::from_str(text).map_err(|error| ReadError::of_sidecar(path, text, error))?;
        Ok(Sidecar { text: text.to_owned(), ..read })
    }

    /// What it says that is not understood, each with the first line where it may stand.
    pub fn problems(&self, path: &Path) -> Vec<ReadError> {
        let tables: toml::Table = self.text.parse().unwrap_or_default();
        let unknown = tables.keys().filter(|name| !TABLES.contains(&name.as_str()));
        let unknown = unknown.map(|name| (name.as_str(), format!("`{name}` is no table of this file")));
        let fields = self.document.iter().flat_map(|entry| &entry.fields);
        let wrong = fields.filter_map(|(key, value)| Some((key.as_str(), metadata::complaint(key, &written(value))?)));
        unknown.chain(wrong).map(|(name, what)| self.at(path, name, what)).collect()
    }

    /// Entries that fit none of some files (relative to the sidecar's folder).
    pub fn idle(&self, path: &Path, files: &[String]) -> Vec<ReadError> {
        let told = |entry: &Entry| match &entry.glob {
            Some(glob) if !files.iter().any(|file| glob_matches(glob, file)) => {
                Some(self.naming(path, glob, format!("`match = \"{glob}\"` fits no file")))
            }
            None if !entry.fields.contains_key("id") => {
                Some(entry_error(path, None, "a `[[document]]` has neither `match` nor `id`".to_owned()))
            }
            _ => None,
        };
        self.document.iter().filter_map(told).collect()
    }

    /// Entries for a document of an id that is none of some final ones.
    pub fn unknown_ids(&self, path: &Path, ids: &[&str]) -> Vec<ReadError> {
        let told = |entry: &Entry| {
            let id = entry.names().filter(|id| !ids.contains(id))?;
            Some(self.naming(path, id, format!("`id = \"{id}\"` is no document here; `mingcha extract` names them")))
        };
        self.document.iter().filter_map(told).collect()
    }

    /// What is wrong with an entry, at the first line that holds its `match` or `id`.
    fn naming(&self, path: &Path, name: &str, what: String) -> ReadError {
        entry_error(path, self.text.lines().position(|line| line.contains(name)), what)
    }

    fn at(&self, path: &Path, name: &str, what: String) -> ReadError {
        let line = self.text.lines().position(|line| line.trim_start_matches(['[', ' ']).starts_with(name));
        entry_error(path, line, what)
    }

    /// What it says about the file at `path` (relative to the sidecar's folder), and about the document `id` in it.
    pub fn fields(&self, path: &str, id: Option<&str>) -> Fields {
        let mut fields = Fields::default();
        for entry in &self.document {
            let matches = match &entry.glob {
                Some(glob) => glob_matches(glob, path),
                None => id.is_some() && entry.names() == id,
            };
            for (key, value) in entry.fields.iter().filter(|_| matches) {
                fields.push(key, &written(value));
            }
        }
        fields
    }
}

impl Entry {
    /// The id of the one document that it is about.
    fn names(&self) -> Option<&str> {
        self.fields.get("id").and_then(toml::Value::as_str).filter(|_| self.glob.is_none())
    }
}

/// What is wrong with an entry; lines from 0.
fn entry_error(path: &Path, line: Option<usize>, what: String) -> ReadError {
    ReadError { line: line.map(|line| line as u32 + 1), ..ReadError::new(path, Problem::SidecarEntry(what)) }
}

/// A value as text: 2024-01-20 is a date of TOML.
fn written(value: &toml::Value) -> Cow<'_, str> {
    value.as_str().map_or_else(|| Cow::Owned(value.to_string()), Cow::Borrowed)
}

/// Whether a glob with `*`, `**` and `?` matches a whole path. Linear: each star is tried once a segment.
fn glob_matches(glob: &str, path: &str) -> bool {
    let (glob, path): (Vec<char>, Vec<char>) = (glob.chars().collect(), path.chars().collect());
    // The states of the pattern that the characters read so far may have led to.
    let mut states = vec![false; glob.len() + 1];
    states[0] = true;
    skip_stars(&glob, &mut states);
    for &c in &path {
        let mut next = vec![false; glob.len() + 1];
        for at in (0..glob.len()).filter(|&at| states[at]) {
            match glob[at] {
                '*' if c != '/' || glob.get(at + 1) == Some(&'*') || at > 0 && glob[at - 1] == '*' => next[at] = true,
                '*' => {}
                '?' if c != '/' => next[at + 1] = true,
                wanted if wanted == c => next[at + 1] = true,
                _ => {}
            }
        }
        states = next;
        skip_stars(&glob, &mut states);
    }
    states[glob.len()]
}

fn skip_stars(glob: &[char], states: &mut [bool]) {
    for at in 0..glob.len() {
        if states[at] && glob[at] == '*' {
            states[at + 1] = true;
            // `**/` also matches no folder at all.
            if glob.get(at + 1) == Some(&'*') && glob.get(at + 2) == Some(&'/') {
                states[at + 3] = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs() {
        for (glob, path, matches) in [
            ("2012*.txt", "2012.gb.txt", true),
            ("*.txt", "a/b.txt", false),
            ("**/b.txt", "a/c/b.txt", true),
            ("**/b.txt", "b.txt", true),
            ("a/?.txt", "a/b.txt", true),
            ("a", "ab", false),
        ] {
            assert_eq!(glob_matches(glob, path), matches, "{glob} {path}");
        }
    }

    #[test]
    fn sets_fields_by_glob_and_by_id() {
        let toml = "[[document]]\nmatch = 'x/*.txt'\nregion = '甲市'\ndate = 2024-01-02\n[[document]]\nid = 'b'\ntitle = '乙'\n[[correction]]\nrow = 1\n";
        let sidecar = Sidecar::parse(Path::new("mingcha.toml"), toml).unwrap();
        assert_eq!(sidecar.fields("x/a.txt", None).get(&["date"]), Some("2024-01-02"));
        assert_eq!(sidecar.fields("y/b.txt", Some("b")).get(&["title"]), Some("乙"));
        assert!(sidecar.problems(Path::new("mingcha.toml")).is_empty());
        assert!(Sidecar::parse(Path::new("mingcha.toml"), "document = 3").is_err());
    }

    #[test]
    fn entries_that_fit_nothing_are_told() {
        let toml = "[[document]]\nmatch = 'x/*.txt'\n[[document]]\nmatch = 'A.TXT'\n[[document]]\ntitle = '甲'\n[[document]]\nid = 'b'\n";
        let path = Path::new("mingcha.toml");
        let idle = Sidecar::parse(path, toml).unwrap().idle(path, &["x/a.txt".to_owned(), "a.txt".to_owned()]);
        let lines: Vec<Option<u32>> = idle.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [Some(4), None], "{idle:?}");
    }

    #[test]
    fn what_is_not_understood_is_told() {
        let toml = "[[document]]\nmatch = 'a'\ntitel = '甲'\nkind = 'wrok'\ndate = 'soon'\n[[documnet]]\n";
        let path = Path::new("mingcha.toml");
        let told: Vec<String> =
            Sidecar::parse(path, toml).unwrap().problems(path).iter().map(|p| p.to_string()).collect();
        for (told, part) in told.iter().zip([":6: `documnet`", ":5: `soon`", ":4: `wrok`", ":3: `titel`"]) {
            assert!(told.starts_with(&format!("mingcha.toml{part}")), "{told}");
        }
        assert_eq!(told.len(), 4);
    }
}
