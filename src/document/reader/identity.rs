//! The id of each document: unique, and the same for the same files.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::error::{Problem, ReadError};

/// Makes the ids of documents unique. What sets its id has it; of others each has its stem, or, where stems clash, its
/// shortest distinguishing path, or at last a number. Gives what sets an id that another has set, once a file.
pub(super) fn name(drafts: &mut [Draft]) -> Vec<ReadError> {
    for draft in drafts.iter_mut() {
        draft.id = in_links(&draft.id);
    }
    let mut taken = Taken::default();
    let problems = name_set(drafts, &mut taken);
    let mut stems: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| !draft.is_set) {
        stems.entry(draft.id.clone()).or_default().push(at);
    }
    // A stem of its own goes before what is made for those that clash.
    stems.retain(|stem, of| of.len() > 1 || !taken.take(stem));
    for (stem, of) in stems {
        let paths: Vec<Vec<String>> = of.iter().map(|&at| folders(&drafts[at].file)).collect();
        let deepest = paths.iter().map(Vec::len).max().unwrap_or_default();
        let at_depth = |depth: usize| -> BTreeSet<String> {
            paths.iter().map(|path| below(path, depth, &stem)).filter(|id| !taken.has(id)).collect()
        };
        let depth = (1..=deepest).find(|&depth| at_depth(depth).len() == paths.len());
        for (&at, path) in of.iter().zip(&paths) {
            drafts[at].id = match depth {
                Some(depth) => below(path, depth, &stem),
                // Two endings of one name in one folder: a.txt, a.md.
                None => taken.take_numbered(&stem),
            };
            taken.take(&drafts[at].id);
        }
    }
    problems
}

/// Gives ids that are set, each to the first that sets it.
fn name_set(drafts: &mut [Draft], taken: &mut Taken) -> Vec<ReadError> {
    let mut problems: Vec<ReadError> = Vec::new();
    let mut others = Vec::new();
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| draft.is_set) {
        if taken.take(&draft.id) {
            first.insert(draft.id.clone(), draft.file.clone());
        } else {
            others.push(at);
        }
    }
    for at in others {
        let draft = &mut drafts[at];
        let id = std::mem::take(&mut draft.id);
        draft.id = taken.take_numbered(&id);
        let of_line = |file: &str| file.split(':').next().unwrap_or_default().to_owned();
        match problems.last_mut().filter(|last| of_line(&last.file.to_string_lossy()) == of_line(&draft.file)) {
            Some(ReadError { problem: Problem::SameId { more, .. }, .. }) => *more += 1,
            _ => {
                let other = first.get(&id).cloned().unwrap_or_default();
                let problem = Problem::SameId { id, other, instead: draft.id.clone(), more: 0 };
                problems.push(ReadError::new(&draft.file, problem));
            }
        }
    }
    problems
}

/// The ids that documents have, each with the next number for those that want it too.
#[derive(Default)]
struct Taken(BTreeMap<String, usize>);

impl Taken {
    fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// Takes an id; false where it is another's.
    fn take(&mut self, id: &str) -> bool {
        let free = !self.has(id);
        self.0.entry(id.to_owned()).or_insert(1);
        free
    }

    /// Takes the first of `id-1`, `id-2` … that is free.
    fn take_numbered(&mut self, id: &str) -> String {
        let mut number = self.0.get(id).copied().unwrap_or(1);
        let numbered = loop {
            let numbered = format!("{id}-{number}");
            number += 1;
            if self.take(&numbered) {
                break numbered;
            }
        };
        self.0.insert(id.to_owned(), number);
        numbered
    }
}

/// An id as links can name it: a line, without the sign that parts a document from its sentence.
fn in_links(id: &str) -> String {
    let letter = |c: char| match c {
        '~' => '-',
        c if c.is_control() => ' ',
        c => c,
    };
    id.chars().map(letter).collect()
}

/// A stem below the last folders of a path.
fn below(path: &[String], depth: usize, stem: &str) -> String {
    let folders = &path[path.len().saturating_sub(depth)..];
    let parts: Vec<&str> = folders.iter().map(String::as_str).chain([stem]).collect();
    parts.join("/")
}

/// The folders of a file's path, outermost first.
fn folders(file: &str) -> Vec<String> {
    let named = |part: &&str| !part.is_empty() && *part != "." && *part != "..";
    let mut parts: Vec<String> = file.split('/').filter(named).map(in_links).collect();
    parts.pop();
    parts
}
