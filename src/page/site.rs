//! A site (native): the files that a web host serves.
//!
//! Everything that carries code or data lies in `v/<hash>/`, whose name is a hash of its contents: such files never
//! change, may be cached for good, and no build takes them away, so that a link or widget that is pinned to a version
//! keeps it. The few files outside have stable names, are small, and lead to the present version. What is pinned is
//! the same file with the same words, only that it looks for the rest in its own folder.
//!
//! - `mingcha.js` is the custom element; it fetches `explorer.js` and `explorer.wasm` when they are needed.
//! - `index.html` and `embed.html` run `site.js`, which holds its data, so that they need no leave to fetch any.
//! - `mingcha.json` says where the present data is, for widgets whose script comes from another site.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256, Sha384};

use super::assets::EngineAssets;
use super::minify::{Script, minify};
use super::template::fill;
use super::{PageError, explorer_wasm, files, gzip, lean, link, plain, policy, shadow};
use crate::corpus::Corpus;
use crate::i18n::{self, Lang, Messages};
use crate::text::escape;

/// A file of a site.
pub struct SiteFile {
    /// Its path in the site, with `/`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What a site is made of.
pub struct Site<'a> {
    /// The engine.
    pub engine: &'a EngineAssets,
    /// The data.
    pub bundle: &'a [u8],
    /// The same, read.
    pub corpus: &'a Corpus,
    /// A view with a chart, and one with targets, for the examples of its README.
    pub examples: [String; 2],
    /// Its named views: query and name.
    pub named: Vec<(String, String)>,
    /// Where it will be published, if that is known: an address that ends with `/`.
    pub base: Option<&'a str>,
}

/// What marks a script, style or list as Mingcha's own, so that reading passes it over.
const BANNER: &str = "/*! Mingcha */\n";

/// Where the element finds the rest of its version: in `folder` beside it.
fn beside(folder: &str) -> String {
    let address = |path: String| format!("new URL(\"{path}\", import.meta.url).href");
    let [explorer, data] = ["explorer.js", "explorer.wasm"].map(|name| address(format!("{folder}{name}")));
    let home = address("./".to_owned());
    format!("export const load = () => import({explorer});\nexport const data = {data};\nexport const home = {home};\n")
}

impl Site<'_> {
    /// The files, in the order in which they must be written: nothing leads to what is not yet there.
    pub fn files(&self) -> Result<Vec<SiteFile>, PageError> {
        self.all().map_err(PageError::Code)
    }

    fn all(&self) -> Result<Vec<SiteFile>, String> {
        let wasm = explorer_wasm(self.engine, self.bundle);
        let element = file("mingcha.js", self.element(&beside(""))?);
        let integrity = integrity_of(&element);
        let mut versioned = vec![
            file("explorer.js", self.explorer()?),
            element,
            file("site.js", self.page_script(&wasm)?),
            file("explorer.css", page_style()?),
            file("index.html", self.index("", &integrity, "")?),
            file("embed.html", self.embed("")?),
        ];
        versioned.push(SiteFile { path: "explorer.wasm".to_owned(), bytes: wasm });
        let version = version_of(&versioned);
        let folder = format!("v/{version}/");
        for file in &mut versioned {
            file.path.insert_str(0, &folder);
        }
        versioned.extend([
            file("mingcha.js", self.element(&beside(&folder))?),
            file("index.html", self.index(&folder, &integrity, &self.views()?)?),
            file("embed.html", self.embed(&folder)?),
            file("README.html", self.readme(&folder, &integrity)?),
            file("mingcha.json", format!("{{\"generator\":\"Mingcha\",\"data\":\"{folder}explorer.wasm\"}}\n")),
        ]);
        Ok(versioned)
    }

    /// One script of modules, some of them made here.
    fn linked(&self, entry: &str, made: &[(&str, &str)]) -> Result<String, String> {
        let factory = self.engine.factory();
        link::link(entry, &|name| match made.iter().find(|(known, _)| *known == name) {
            Some((_, text)) => Some(*text),
            None if name == "engine.js" => Some(factory.as_str()),
            None => files::text(name),
        })
    }

    /// The custom element; `here` is the text of a module that says where the rest is.
    pub(super) fn element(&self, here: &str) -> Result<String, String> {
        Ok(BANNER.to_owned() + &minify(&self.linked("element.js", &[("here.js", here)])?, Script::Module)?)
    }

    /// What the element loads when it is needed.
    pub(super) fn explorer(&self) -> Result<String, String> {
        let linked = self.linked("widget.js", &[("shadow-style.js", &shadow_style()?)])?;
        Ok(BANNER.to_owned() + &minify(&(linked + "export const { openWidget } = $widget;\n"), Script::Module)?)
    }

    /// The script of index.html and embed.html, its data in it. No module: a sandboxed frame may not fetch one.
    fn page_script(&self, wasm: &[u8]) -> Result<String, String> {
        let packed = format!("export const payload = \"{}\";\n", BASE64.encode(gzip(wasm)));
        let linked = self.linked("site.js", &[("packed.js", &packed), ("site-words.js", &site_words()?)])?;
        Ok(BANNER.to_owned() + &minify(&link::classic(&linked), Script::Classic)?)
    }

    /// The full explorer.
    fn index(&self, folder: &str, integrity: &str, views: &str) -> Result<String, String> {
        let messages = Messages::of(Lang::Hans);
        let parts = Parts {
            csp: policy::hosted(),
            data: format!(" data-integrity=\"{integrity}\"{views}"),
            title: escape(&plain::title(self.corpus, &messages)),
            list: plain::list(self.corpus, &messages),
        };
        parts.page(folder)
    }

    /// The named views as an attribute, where they have oEmbed answers.
    fn views(&self) -> Result<String, String> {
        if self.base.is_none() || self.named.is_empty() {
            return Ok(String::new());
        }
        let list = serde_json::to_string(&self.named).map_err(|error| error.to_string())?;
        Ok(format!(" data-views=\"{}\"", escape(&list)))
    }

    /// The explorer in an iframe.
    fn embed(&self, folder: &str) -> Result<String, String> {
        let title = escape(&plain::title(self.corpus, &Messages::of(Lang::Hans)));
        let parts = Parts {
            csp: policy::framed(),
            list: format!("<p><a href=\"./\" target=\"_blank\" rel=\"noopener\">{title} ↗</a></p>"),
            title,
            data: " data-home=\"./\"".to_owned(),
        };
        parts.page(folder)
    }

    fn readme(&self, folder: &str, integrity: &str) -> Result<String, String> {
        let [chart, targets] = &self.examples;
        let slots = [
            ("title", escape(&plain::title(self.corpus, &Messages::of(Lang::Hans)))),
            ("base", escape(self.base.unwrap_or("https://example.org/reports/"))),
            ("folder", folder.to_owned()),
            ("integrity", integrity.to_owned()),
            ("chart", escape(chart)),
            ("targets", escape(targets)),
            ("rights", policy::FRAME_RIGHTS.to_owned()),
        ];
        fill(files::text("site-readme.html").ok_or("no site-readme.html")?, &slots)
    }
}

/// What differs between the pages of a site.
struct Parts {
    csp: String,
    title: String,
    list: String,
    data: String,
}

impl Parts {
    fn page(self, folder: &str) -> Result<String, String> {
        let slots = [
            ("csp", self.csp),
            ("title", self.title),
            ("style", format!("<link rel=\"stylesheet\" href=\"{folder}explorer.css\">")),
            ("static", self.list),
            ("data", self.data),
            ("payload", String::new()),
            ("script", format!("<script defer src=\"{folder}site.js\"></script>")),
        ];
        fill(files::text("explorer.html").ok_or("no explorer.html")?, &slots)
    }
}

fn file(path: &str, text: String) -> SiteFile {
    SiteFile { path: path.to_owned(), bytes: text.into_bytes() }
}

/// The page's style with that of compact forms.
fn style() -> Result<String, String> {
    Ok(lean::lines(&(files::style()? + files::text("widget.css").ok_or("no widget.css")?)))
}

/// That of a site's pages, which have the embed dialogue.
fn page_style() -> Result<String, String> {
    let dialog = files::text("embed-dialog.css").ok_or("no embed-dialog.css")?;
    Ok(BANNER.to_owned() + &lean::style(&(style()? + dialog)))
}

/// The same for shadow trees, as a module: a sheet that a script adopts passes where `<style>` is forbidden.
fn shadow_style() -> Result<String, String> {
    let text = serde_json::to_string(&lean::style(&shadow::style(&style()?))).map_err(|error| error.to_string())?;
    Ok(format!("export const style = {text};\n"))
}

/// A hash over the names and contents of files, 16 hex digits.
fn version_of(files: &[SiteFile]) -> String {
    let mut hash = Sha256::new();
    for file in files {
        hash.update(format!("{} {}\n", file.path, file.bytes.len()));
        hash.update(&file.bytes);
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// What a browser checks a file by.
fn integrity_of(file: &SiteFile) -> String {
    format!("sha384-{}", BASE64.encode(Sha384::digest(&file.bytes)))
}

/// The words of the embed dialogue as a module.
fn site_words() -> Result<String, String> {
    let text = serde_json::to_string(&i18n::site::words()).map_err(|error| error.to_string())?;
    Ok(format!("export const siteWords = {text};\n"))
}
