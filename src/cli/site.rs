//! `mingcha site`: documents → the files of a web host.

use std::path::{Path, PathBuf};

use clap::Args;

use super::input::{Read, Reading, bundle_of, opened};
use super::output;
use super::published::{address, engine};
use super::status::{Failure, Status};
use crate::bundle::Codec;
use crate::engine::Engine;
use crate::engine::api::{Body, Request, Response};
use crate::page::named::NamedView;
use crate::page::{self, named, npm, site};

/// Arguments of the command.
#[derive(Args)]
pub struct Site {
    /// Files and folders to read
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The folder to write to; versions that are there already stay
    #[arg(short, long)]
    output: PathBuf,
    /// Where the folder will be published: https://example.org/reports/
    #[arg(long, value_name = "URL", value_parser = address)]
    base_url: Option<String>,
    /// Make an npm package of this name too, in the folder npm/
    #[arg(long, value_name = "NAME", requires = "base_url", value_parser = package_name)]
    npm: Option<String>,
    #[command(flatten)]
    reading: Reading,
}

impl Site {
    /// Makes the site.
    pub fn run(self) -> Result<Status, Failure> {
        let engine = engine()?;
        let Read { corpus, sidecars, status } = self.reading.read(&self.paths)?;
        let bundle = bundle_of(&corpus, Codec::Stored)?;
        let opened = opened(bundle.clone())?;
        let views = named::gather(&sidecars).map_err(|(path, why)| Failure::Views(path, why))?;
        let site = site::Site {
            engine: &engine,
            bundle: &bundle,
            corpus: &corpus,
            examples: examples(&opened),
            named: views.iter().map(|(_, view)| (named::canonical(view), view.name.clone())).collect(),
            base: self.base_url.as_deref(),
        };
        let mut files = site.files().map_err(Failure::Page)?;
        files.extend(self.pages(&views, &opened, &page::title_of(&corpus))?);
        if let (Some(name), Some(base)) = (&self.npm, &self.base_url) {
            files.extend(npm::package(&site, name, base).map_err(Failure::Page)?);
        }
        let mut bytes = 0;
        for file in files {
            let path = self.output.join(&file.path);
            let folder = path.parent().unwrap_or(Path::new("."));
            std::fs::create_dir_all(folder).map_err(|error| Failure::Write(folder.to_owned(), error))?;
            output::write_file(&path, &file.bytes)?;
            bytes += file.bytes.len();
        }
        if self.base_url.is_none() {
            eprintln!("no Open Graph or oEmbed: they need the address of the site (--base-url)");
        }
        let line = format!("{} ({})\n", self.output.join("README.html").display(), output::size(bytes));
        output::print(|out| out.write_all(line.as_bytes()))?;
        Ok(status)
    }
}

impl Site {
    /// The pages of named views.
    fn pages(
        &self,
        views: &[(PathBuf, NamedView)],
        engine: &Engine,
        title: &str,
    ) -> Result<Vec<site::SiteFile>, Failure> {
        let mut files = Vec::new();
        let mut without = None;
        for (path, view) in views {
            let made = named::files_of(view, engine, title, self.base_url.as_deref());
            let (pages, problem) = made.map_err(|why| Failure::Views(path.clone(), why))?;
            files.extend(pages);
            without = problem.or(without);
        }
        if let Some(problem) = without {
            eprintln!("previews without a PNG: {problem}");
        }
        Ok(files)
    }
}

/// A name as npm takes it: `mingcha-reports`, `@news/reports`.
fn package_name(text: &str) -> Result<String, String> {
    let part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
            && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | '_'))
    };
    let whole = match text.strip_prefix('@').and_then(|rest| rest.split_once('/')) {
        Some((scope, name)) => part(scope) && part(name),
        None => part(text),
    };
    if whole && text.len() <= 214 { Ok(text.to_owned()) } else { Err("no name for an npm package".to_owned()) }
}

/// A view with a chart and one with targets, as they stand in the page itself.
fn examples(engine: &Engine) -> [String; 2] {
    let Response::Shown(shown) = engine.ask(&Request::show("")) else { return Default::default() };
    let tab = |value: &str| shown.tabs.iter().find(|tab| tab.value == value).map(|tab| tab.query.clone());
    let chart = match &shown.body {
        Body::Home(home) => home.charts.first().map(|chart| chart.query.clone()),
        _ => None,
    };
    [chart.or_else(|| tab("metrics")), tab("ledger")].map(Option::unwrap_or_default)
}
