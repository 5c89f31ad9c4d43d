//! The element as an npm package: a folder for `npm pack`, with types and a custom-elements manifest.

use serde_json::json;

use super::site::{Site, SiteFile};
use sha2::{Digest as _, Sha256};

use super::{PageError, explorer_wasm, files};
use crate::corpus::Corpus;
use crate::document::Date;

/// What is said of rights: the code is ours to license, the documents are not.
const LICENSE: &str = concat!(
    "The code in this package (mingcha.js, explorer.js and the engine in explorer.wasm) is Mingcha's, licensed under MIT\n",
    "(below) or Apache-2.0 (https://www.apache.org/licenses/LICENSE-2.0), as you like.\n\n",
    "The documents and data in explorer.wasm are not part of Mingcha: ask whoever published this package for their terms.\n\n",
    include_str!("../../LICENSE-MIT"),
);

/// The files of the package `name`, below `npm/`. `home` is the address of the full explorer, which a package has not.
pub fn package(site: &Site<'_>, name: &str, home: &str) -> Result<Vec<SiteFile>, PageError> {
    let text = |file| files::text(file).ok_or_else(|| PageError::Code(format!("no {file}")));
    let (explorer, data) = (site.explorer().map_err(PageError::Code)?, explorer_wasm(site.engine, site.bundle));
    let manifest = json!({
        "name": name,
        "version": version(site.corpus, &explorer, &data),
        "description": "A view of policy documents for web pages: <mingcha-explorer>",
        "license": "SEE LICENSE IN LICENSE.md",
        "homepage": home,
        "type": "module",
        "exports": { ".": "./mingcha.js", "./explorer.wasm": "./explorer.wasm" },
        "types": "./mingcha.d.ts",
        "customElements": "custom-elements.json",
        "sideEffects": ["./mingcha.js"],
        "files": ["mingcha.js", "mingcha.d.ts", "explorer.js", "explorer.wasm", "custom-elements.json", "LICENSE.md"],
    });
    // Bundlers follow these two forms and no others.
    let here = format!(
        "export const load = () => import(\"./explorer.js\");\nexport const data = new URL(\"./explorer.wasm\", import.meta.url).href;\nexport const home = {};\n",
        json!(home)
    );
    let list = [
        ("package.json", format!("{manifest:#}\n").into_bytes()),
        ("mingcha.js", site.element(&here).map_err(PageError::Code)?.into_bytes()),
        ("mingcha.d.ts", text("npm.d.ts")?.into()),
        ("explorer.js", explorer.into_bytes()),
        ("explorer.wasm", data),
        ("LICENSE.md", LICENSE.as_bytes().to_vec()),
        ("custom-elements.json", text("npm-elements.json")?.into()),
    ];
    Ok(list.into_iter().map(|(file, bytes)| SiteFile { path: format!("npm/{file}"), bytes }).collect())
}

/// A version that is another for other code or data, since npm takes each only once: 0, the day of the newest document
/// (so that later data have the higher one), a hash.
fn version(corpus: &Corpus, explorer: &str, data: &[u8]) -> String {
    let dates = corpus.documents.iter().filter_map(|document| document.meta.date);
    let day = |date: Date| i64::from(date.year.max(0)) * 10_000 + i64::from(date.month) * 100 + i64::from(date.day);
    let hash = Sha256::new().chain_update(explorer).chain_update(data).finalize();
    // What npm counts with exactly.
    let number = hash.iter().take(6).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("0.{}.{number}", dates.map(day).max().unwrap_or(0))
}
