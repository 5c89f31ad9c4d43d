//! Putting the page together (native): engine, bundle and page code in one file.
//!
//! [`explorer_wasm`] appends the bundle to the compiled engine; [`explorer_page`] puts that, the page's code
//! (`link`, `minify`), its style (`lean`) and a plain list for readers without script (`plain`) into the template of
//! `www/`.
//! Its policy (`policy`) lets nothing run but these very texts, and nothing be fetched from anywhere.

mod ascii;
pub mod assets;
mod files;
mod lean;
mod link;
mod minify;
pub mod named;
pub mod npm;
mod plain;
mod policy;
mod shadow;
pub mod site;
mod template;

use std::fmt;
use std::io::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::bundle::carrier;
use crate::corpus::Corpus;
use crate::i18n::{Lang, Messages};
use assets::{EngineAssets, NoEngine};
use minify::{Script, minify};

/// Why no page can be made.
#[derive(Debug)]
pub enum PageError {
    /// This program holds no engine.
    NoEngine(NoEngine),
    /// The page's code does not fit together: what is wrong with it.
    Code(String),
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PageError::NoEngine(error) => error.fmt(f),
            PageError::Code(what) => write!(f, "the page's code in www/ does not fit together: {what}"),
        }
    }
}

impl std::error::Error for PageError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            PageError::NoEngine(error) => Some(error),
            PageError::Code(_) => None,
        }
    }
}

/// What a page of a corpus is called.
pub fn title_of(corpus: &Corpus) -> String {
    plain::title(corpus, &Messages::of(Lang::Hans))
}

/// `explorer.wasm`: the engine with a bundle as its last custom section.
pub fn explorer_wasm(engine: &EngineAssets, bundle: &[u8]) -> Vec<u8> {
    carrier::append_section(engine.wasm, bundle)
}

/// The element that holds the data of a page.
const PAYLOAD: &str = carrier::PAYLOAD.0;

/// `explorer.html`: everything in one file that needs nothing else; `home` is where it will be
/// published. The same input gives the same bytes.
pub fn explorer_page(
    engine: &EngineAssets,
    bundle: &[u8],
    corpus: &Corpus,
    home: Option<&str>,
) -> Result<String, PageError> {
    let style = ascii::style(&lean::style(&files::style().map_err(PageError::Code)?));
    let factory = engine.factory();
    let script = link::link("main.js", &|name| match name {
        "engine.js" => Some(factory.as_str()),
        _ => files::text(name),
    });
    let script = script.and_then(|linked| minify(&link::classic(&linked), Script::Classic)).map_err(PageError::Code)?;
    let script = ascii::script(&template::inside_script(&script));
    let messages = Messages::of(Lang::Hans);
    let slots = [
        ("csp", policy::policy(&script, &style)),
        ("title", crate::text::escape(&plain::title(corpus, &messages))),
        ("style", format!("<style>{style}</style>")),
        ("static", plain::list(corpus, &messages)),
        ("data", home.map_or(String::new(), |home| format!(" data-home=\"{}\"", crate::text::escape(home)))),
        ("payload", format!("{PAYLOAD}{}</script>", BASE64.encode(gzip(&explorer_wasm(engine, bundle))))),
        ("script", format!("<script>{script}</script>")),
    ];
    let page = files::text("explorer.html").ok_or("no explorer.html".to_owned());
    let page = page.and_then(|page| template::fill(page, &slots)).map_err(PageError::Code)?;
    Ok(ascii::html(&page))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.expect("memory can be written")
}

#[cfg(test)]
mod tests;
