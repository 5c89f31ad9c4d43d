//! Named views: pages of a site that stand for one view each, with a picture, so that a shared link shows a card.
//!
//! ```toml
//! [[view]]
//! name = "growth"                     # views/growth/
//! query = "v=metrics&ind=国内生产总值"  # what stands in a link behind `#`
//! title = "…"                         # instead of the view's own
//! description = "…"
//! ```
//!
//! Each page holds the picture, and the live element over it. Open Graph and oEmbed want whole addresses: without the
//! site's address they are left out.

use std::path::PathBuf;

use serde::Deserialize;
use serde_json::json;

use super::files;
use super::policy::FRAME_RIGHTS;
use super::site::SiteFile;
use super::template::fill;
use crate::card::{self, CardError, Shape, Words};
use crate::engine::Engine;
use crate::engine::api::{Body, Request, Response, Shown};
use crate::i18n::site::word;
use crate::i18n::{Lang, Messages, plain};
use crate::text::escape;
use crate::view::View;

/// A view with a name.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedView {
    /// Lower-case letters, digits and hyphens.
    pub name: String,
    /// The view.
    pub query: String,
    /// Its title; empty for the view's own.
    #[serde(default)]
    pub title: String,
    /// What is to be seen.
    #[serde(default)]
    pub description: String,
}

/// Width of the frame.
const WIDTH: u32 = 700;
/// Size of the picture.
const PICTURE: (u32, u32) = (1800, 1012);

/// The named views of all `mingcha.toml` files, given as path and text, each with its file; or which file is wrong, and
/// why. Their pages stand in one folder: a name stands for one of them.
pub fn gather(sidecars: &[(PathBuf, String)]) -> Result<Vec<(PathBuf, NamedView)>, (PathBuf, String)> {
    let mut views: Vec<(PathBuf, NamedView)> = Vec::new();
    for (path, text) in sidecars {
        for view in parse(text).map_err(|why| (path.clone(), why))? {
            if let Some((other, _)) = views.iter().find(|(_, other)| other.name == view.name) {
                let places = if other == path { String::new() } else { format!(", one in {}", other.display()) };
                return Err((path.clone(), format!("two views are called {:?}{places}", view.name)));
            }
            views.push((path.clone(), view));
        }
    }
    Ok(views)
}

/// The `[[view]]` tables of a `mingcha.toml`. Other tables belong to others.
fn parse(text: &str) -> Result<Vec<NamedView>, String> {
    #[derive(Deserialize)]
    struct File {
        #[serde(default)]
        view: Vec<NamedView>,
    }
    let views = toml::from_str::<File>(text).map_err(|error| error.to_string())?.view;
    for view in &views {
        let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if view.name.is_empty() || view.name.len() > 64 || !view.name.chars().all(letters) {
            return Err(format!("the name of a view is made of a–z, 0–9 and hyphens: {:?}", view.name));
        }
    }
    Ok(views)
}

/// The written form of a named view's query.
pub fn canonical(view: &NamedView) -> String {
    View::parse(&view.query).0.to_query()
}

/// The files of a named view. `provider` is the title of the site, `base` its address. A picture that cannot be drawn
/// as a PNG is told beside them; the SVG is there all the same.
pub fn files_of(
    view: &NamedView,
    engine: &Engine,
    provider: &str,
    base: Option<&str>,
) -> Result<(Vec<SiteFile>, Option<CardError>), String> {
    let Response::Shown(shown) = engine.ask(&Request::show(&view.query)) else {
        return Err(format!("the view {} cannot be shown", view.name));
    };
    if let Some(problem) = shown.problems.first() {
        return Err(format!("view {}: {}={}: {}", view.name, problem.param, problem.value, problem.reason));
    }
    let page = Page {
        view,
        provider,
        base,
        title: if view.title.is_empty() { &shown.title } else { &view.title },
        description: if view.description.is_empty() { description(engine, &shown) } else { view.description.clone() },
        form: form(&shown),
        shown: &shown,
    };
    let mut found = Vec::new();
    let mut problem = None;
    let words = Words {
        title: view.title.clone(),
        note: view.description.clone(),
        credit: provider.to_owned(),
        link: page.link().unwrap_or_default(),
    };
    let svg = card::card_of(engine, &view.query, &words, Shape::Wide).map_err(|error| error.to_string())?;
    let png = svg.as_deref().map(card::png).transpose().map_err(|error| problem = Some(error)).ok().flatten();
    let picture = if png.is_some() { Some("card.png") } else { svg.as_ref().map(|_| "card.svg") };
    found.extend(svg.map(|svg| page.file("card.svg", svg.into_bytes())));
    let has_png = png.is_some();
    found.extend(png.map(|png| page.file("card.png", png)));
    if let Some(oembed) = page.oembed(has_png) {
        found.push(page.file("oembed.json", oembed.into_bytes()));
    }
    found.push(page.file("index.html", page.html(picture, has_png)?.into_bytes()));
    Ok((found, problem))
}

/// The compact form that fits a view, as the embed dialogue chooses it (`www/embed-snippets.js`).
fn form(shown: &Shown) -> Option<&'static str> {
    match &shown.body {
        Body::Metrics(figures) if figures.chart => Some("chart"),
        Body::Trends(trends) if !trends.terms.is_empty() => Some("chart"),
        Body::Ledger(_) => Some("targets"),
        Body::Search(_) => Some("search"),
        _ => None,
    }
}

/// Height in pixels that a form's content usually needs (`www/forms.js` has the same).
pub(super) fn height(form: Option<&str>) -> u32 {
    match form {
        Some("chart") => 600,
        Some("figure") => 300,
        Some(_) => 480,
        None => 680,
    }
}

/// What a view shows, in a sentence: what its chart says of itself, else how much of what was found, else its title.
fn description(engine: &Engine, shown: &Shown) -> String {
    let messages = Messages::of(Lang::from_key(&shown.lang).unwrap_or_default());
    let told = |title: &str, what: &str| messages.format("label-value", &[title, what]);
    let chart = Request::Chart { view: shown.close.clone(), width: WIDTH, theme: String::new(), untitled: true };
    if form(shown) == Some("chart")
        && let Response::Chart(chart) = engine.ask(&chart)
        && !chart.svg.is_empty()
    {
        return told(&chart.title, &chart.description);
    }
    let count = |key: &str, counts: &[usize]| {
        messages.format(key, &counts.iter().map(|&count| plain(count as f64)).collect::<Vec<_>>())
    };
    let found = match &shown.body {
        Body::Search(results) => count("results-count", &[results.total, results.documents]),
        Body::Metrics(figures) => count("figures-count", &[figures.total]),
        Body::Ledger(targets) => count("targets-count", &[targets.total]),
        Body::Documents(library) => count("documents-count", &[library.total]),
        Body::Home(_) | Body::Trends(_) => return shown.title.clone(),
    };
    told(&shown.title, &found)
}

struct Page<'a> {
    view: &'a NamedView,
    provider: &'a str,
    base: Option<&'a str>,
    title: &'a str,
    description: String,
    form: Option<&'static str>,
    shown: &'a Shown,
}

impl Page<'_> {
    fn file(&self, name: &str, bytes: Vec<u8>) -> SiteFile {
        SiteFile { path: format!("views/{}/{name}", self.view.name), bytes }
    }

    /// An address below the site's.
    fn address(&self, path: &str) -> Option<String> {
        self.base.map(|base| format!("{base}views/{}/{path}", self.view.name))
    }

    fn link(&self) -> Option<String> {
        self.address("")
    }

    fn frame(&self) -> String {
        let form = self.form.map_or(String::new(), |form| format!("?compact={form}"));
        format!("embed.html{form}#{}", self.shown.query)
    }

    /// oEmbed 1.0, type rich.
    fn oembed(&self, picture: bool) -> Option<String> {
        let base = self.base?;
        let (width, height) = (WIDTH, height(self.form));
        let frame = escape(&format!("{base}{}", self.frame()));
        let html = format!(
            "<iframe src=\"{frame}\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" sandbox=\"{FRAME_RIGHTS}\" style=\"border:0\"></iframe>",
            escape(self.title)
        );
        let mut answer = json!({
            "version": "1.0", "type": "rich", "title": self.title, "provider_name": self.provider,
            "provider_url": base, "html": html, "width": width, "height": height,
        });
        if picture {
            answer["thumbnail_url"] = self.address("card.png").into();
            answer["thumbnail_width"] = PICTURE.0.into();
            answer["thumbnail_height"] = PICTURE.1.into();
        }
        Some(answer.to_string() + "\n")
    }

    fn html(&self, picture: Option<&str>, has_png: bool) -> Result<String, String> {
        let image = picture.map_or(String::new(), |name| {
            format!("<img src=\"{name}\" alt=\"{}\" width=\"900\" height=\"506\">", escape(self.title))
        });
        let compact = self.form.map_or(String::new(), |form| format!(" compact=\"{form}\""));
        let slots = [
            ("lang", self.shown.lang.clone()),
            ("title", escape(self.title)),
            ("description", escape(&self.description)),
            ("preview", self.preview(has_png)),
            ("compact", compact),
            ("height", height(self.form).to_string()),
            ("query", escape(&self.shown.query)),
            ("picture", image),
            ("open", escape(&word(&self.shown.lang, "open-explorer"))),
        ];
        fill(files::text("named-view.html").ok_or("no named-view.html")?, &slots)
    }

    /// Open Graph, card and oEmbed; nothing without the site's address.
    fn preview(&self, picture: bool) -> String {
        let (Some(link), Some(image), Some(oembed)) =
            (self.link(), self.address("card.png"), self.address("oembed.json"))
        else {
            return String::new();
        };
        let mut tags = vec![
            ("og:type", "article".to_owned()),
            ("og:title", self.title.to_owned()),
            ("og:description", self.description.clone()),
            ("og:url", link.clone()),
            ("og:site_name", self.provider.to_owned()),
        ];
        if picture {
            tags.push(("og:image", image));
            tags.push(("og:image:width", PICTURE.0.to_string()));
            tags.push(("og:image:height", PICTURE.1.to_string()));
            tags.push(("og:image:alt", self.title.to_owned()));
        }
        let tag =
            |(name, value): &(&str, String)| format!("<meta property=\"{name}\" content=\"{}\">\n", escape(value));
        let mut head: String = tags.iter().map(tag).collect();
        let card = if picture { "summary_large_image" } else { "summary" };
        head += &format!(
            "<meta name=\"twitter:card\" content=\"{card}\">\n<link rel=\"canonical\" href=\"{}\">\n",
            escape(&link)
        );
        let kind = "application/json+oembed";
        head += &format!(
            "<link rel=\"alternate\" type=\"{kind}\" href=\"{}\" title=\"{}\">\n",
            escape(&oembed),
            escape(self.title)
        );
        head
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_make_folders_and_nothing_else() {
        let views = parse("[[view]]\nname = 'gdp-2'\nquery = 'v=metrics'\n[[document]]\nid = 'x'\n").unwrap();
        assert_eq!(views, [NamedView { name: "gdp-2".into(), query: "v=metrics".into(), ..NamedView::default() }]);
        for name in ["", "../x", "a/b", "A", "增速", ".", "a b"] {
            assert!(parse(&format!("[[view]]\nname = {name:?}\nquery = ''")).is_err(), "{name}");
        }
        assert!(parse("[[view]]\nname = 'a'\nquery = ''\ntitel = '增速'\n").unwrap_err().contains("titel"));
        assert_eq!(parse(""), Ok(Vec::new()));
    }

    #[test]
    fn a_name_stands_for_one_view_of_all_files() {
        let file = |path: &str, name: &str| (path.into(), format!("[[view]]\nname = '{name}'\nquery = ''\n"));
        let (top, below) = (file("mingcha.toml", "a"), file("2024/mingcha.toml", "b"));
        assert_eq!(gather(&[top.clone(), below]).unwrap().len(), 2, "those of folders below are views, too");
        let (path, why) = gather(&[top.clone(), file("2024/mingcha.toml", "a")]).unwrap_err();
        assert_eq!(path, PathBuf::from("2024/mingcha.toml"));
        assert!(why.contains("two views") && why.contains(" mingcha.toml"), "{why}");
        assert!(gather(&[(top.0, top.1.repeat(2))]).unwrap_err().1.contains("two views"));
    }
}
