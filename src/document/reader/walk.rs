//! Files and folders → documents, in a fixed order.
//!
//! Folders are walked by name; hidden files, those that lock a document (`~$…`), `mingcha.toml` and what Mingcha
//! wrote are passed over; a link that leads back is followed once. Files are read side by side, results keep the order of the walk.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::draft::Draft;
use super::error::{Problem, ReadError};
use super::file::{MOST_BYTES, read_all};
use super::identity;
use super::piece::Fields;
use super::sidecar::{self, Sidecar};
use crate::document::model::Document;

/// How to read.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// Called after each file, for a progress bar: how many are done of how many.
    pub progress: Option<fn(usize, usize)>,
}

/// What was read and what could not be.
#[derive(Debug, Default)]
pub struct ReadOutcome {
    /// The documents, ordered by id; ids are unique.
    pub documents: Vec<Document>,
    /// What could not be read, in the order of the walk.
    pub problems: Vec<ReadError>,
    /// The `mingcha.toml` files that were read, with their texts: other modules have tables in them.
    pub sidecars: Vec<(PathBuf, String)>,
}

/// Reads files and folders. What cannot be read is told in `problems`, the rest is read all the same.
pub fn read_paths(paths: &[PathBuf], options: &ReadOptions) -> ReadOutcome {
    let mut outcome = ReadOutcome::default();
    let mut files = Vec::new();
    for path in paths {
        list(path, &mut files, &mut outcome.problems);
    }
    let mut known = BTreeSet::new();
    files.retain(|file| known.insert(std::fs::canonicalize(&file.path).unwrap_or_else(|_| file.path.clone())));
    let sidecars = sidecars(&files, &mut outcome.problems);
    let (drafts, problems) = drafts(&files, &sidecars, options);
    outcome.problems.extend(problems);
    let (of_files, mut drafts): (Vec<&File>, Vec<Draft>) = drafts.into_iter().unzip();
    outcome.problems.extend(identity::name(&mut drafts));
    let named: Vec<(&File, Draft)> = of_files.into_iter().zip(drafts).collect();
    for (folder, sidecar) in &sidecars {
        let below = named.iter().filter(|(file, _)| file.path.starts_with(folder));
        let ids: Vec<&str> = below.map(|(_, draft)| draft.id.as_str()).collect();
        if is_whole(folder, &files) {
            outcome.problems.extend(sidecar.unknown_ids(&folder.join(sidecar::NAME), &ids));
        }
    }
    let whole = |(file, draft): (&File, Draft)| {
        let told = told(file, Some(&draft.id), &sidecars);
        draft.document(&told)
    };
    outcome.documents = named.into_par_iter().map(whole).collect();
    outcome.documents.sort_by(|a, b| a.id.cmp(&b.id));
    outcome.sidecars =
        sidecars.into_iter().map(|(folder, sidecar)| (folder.join(sidecar::NAME), sidecar.text)).collect();
    outcome
}

/// A file to read.
struct File {
    path: PathBuf,
    /// The folder that the user named, for `mingcha.toml`; the file's own folder for a single file.
    root: PathBuf,
    /// Found in a folder: what is no document there is passed over in silence where Mingcha wrote it.
    found: bool,
}

fn list(path: &Path, files: &mut Vec<File>, problems: &mut Vec<ReadError>) {
    if !path.is_dir() {
        let root = path.parent().unwrap_or(Path::new("")).to_owned();
        return files.push(File { path: path.to_owned(), root, found: false });
    }
    let before = (files.len(), problems.len());
    let visible = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !name.starts_with('.') && !name.starts_with("~$")
    };
    for entry in WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter().filter_entry(visible) {
        match entry {
            Ok(entry) if entry.file_type().is_file() && entry.file_name() != sidecar::NAME => {
                files.push(File { path: entry.into_path(), root: path.to_owned(), found: true });
            }
            Ok(_) => {}
            // A link that leads back to a folder above: its files are read where they are.
            Err(error) if error.loop_ancestor().is_some() => {}
            Err(error) => {
                let file = error.path().unwrap_or(path).to_owned();
                let kind = error.io_error().map_or(std::io::ErrorKind::Other, std::io::Error::kind);
                problems.push(ReadError::new(file, Problem::Io(error.into_io_error().unwrap_or(kind.into()))));
            }
        }
    }
    if (files.len(), problems.len()) == before {
        problems.push(ReadError::new(path, Problem::EmptyFolder));
    }
}

/// The sidecars of the folders that hold files, and of those above up to the folder that was named.
fn sidecars(files: &[File], problems: &mut Vec<ReadError>) -> BTreeMap<PathBuf, Sidecar> {
    let mut folders = BTreeSet::new();
    for file in files {
        let above = file.path.ancestors().skip(1).take_while(|folder| folder.starts_with(&file.root));
        folders.extend(above.map(Path::to_owned));
    }
    let mut found = BTreeMap::new();
    for folder in folders {
        let path = folder.join(sidecar::NAME);
        if !path.is_file() {
            continue;
        }
        let read = std::fs::read_to_string(&path).map_err(|error| ReadError::new(&path, Problem::Io(error)));
        match read.and_then(|text| Sidecar::parse(&path, &text)) {
            Ok(sidecar) => {
                problems.extend(sidecar.problems(&path));
                if is_whole(&folder, files) {
                    let names = files.iter().filter_map(|file| file.path.strip_prefix(&folder).ok());
                    let names: Vec<String> = names.map(slashed).collect();
                    problems.extend(sidecar.idle(&path, &names));
                }
                found.insert(folder, sidecar);
            }
            Err(problem) => problems.push(problem),
        }
    }
    found
}

/// Whether all files of a folder are read: single files that a user names say nothing of the others beside them.
fn is_whole(folder: &Path, files: &[File]) -> bool {
    files.iter().filter(|file| file.path.starts_with(folder)).all(|file| file.found)
}

/// A path with `/` between its parts, as globs and ids write it.
fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The bytes of a file, no more than one may have: a device may have no end.
fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
    read.map_err(Problem::Io)?;
    if bytes.len() as u64 > MOST_BYTES { Err(Problem::TooLarge { limit: MOST_BYTES }) } else { Ok(bytes) }
}

/// What is in each of some files, side by side, in their order.
fn drafts<'a>(
    files: &'a [File],
    sidecars: &BTreeMap<PathBuf, Sidecar>,
    options: &ReadOptions,
) -> (Vec<(&'a File, Draft)>, Vec<ReadError>) {
    let done = std::sync::atomic::AtomicUsize::new(0);
    let read = files.par_iter().map(|file| {
        let read = read_file(file, sidecars);
        if let Some(progress) = options.progress {
            progress(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, files.len());
        }
        read
    });
    let read: Vec<(Vec<Draft>, Vec<ReadError>)> = read.collect();
    let (mut drafts, mut problems) = (Vec::new(), Vec::new());
    for (file, (held, wrong)) in files.iter().zip(read) {
        drafts.extend(held.into_iter().map(|draft| (file, draft)));
        problems.extend(wrong);
    }
    (drafts, problems)
}

fn read_file(file: &File, sidecars: &BTreeMap<PathBuf, Sidecar>) -> (Vec<Draft>, Vec<ReadError>) {
    let bytes = match bytes(&file.path) {
        Ok(bytes) => bytes,
        Err(problem) => return (Vec::new(), vec![ReadError::new(&file.path, problem)]),
    };
    let (drafts, mut problems) = read_all(&slashed(&file.path), &bytes, &told(file, None, sidecars));
    if file.found {
        problems.retain(|problem| !matches!(problem.problem, Problem::OwnOutput));
    }
    (drafts, problems)
}

/// What the sidecars say about a file, and about a document in it once that has its id. The nearest folder speaks first.
fn told(file: &File, id: Option<&str>, sidecars: &BTreeMap<PathBuf, Sidecar>) -> Fields {
    let mut fields = Fields::default();
    for folder in file.path.ancestors().skip(1) {
        if let (Some(sidecar), Ok(path)) = (sidecars.get(folder), file.path.strip_prefix(folder)) {
            fields.0.extend(sidecar.fields(&slashed(path), id).0);
        }
    }
    fields
}
