//! The element as an npm package: a folder for `npm pack`, with types and a custom-elements manifest.

use serde_json::json;

use super::site::{Site, SiteFile};
use super::{PageError, explorer_wasm, files};

/// The files of the package `name`, below `npm/`. `home` is the address of the full explorer, which a package has not.
pub fn package(site: &Site<'_>, name: &str, home: &str) -> Result<Vec<SiteFile>, PageError> {
    let text = |file| files::text(file).ok_or_else(|| PageError::Code(format!("no {file}")));
    let manifest = json!({
        "name": name,
        "version": env!("CARGO_PKG_VERSION"),
        "description": "A view of policy documents for web pages: <mingcha-explorer>",
        "license": "MIT OR Apache-2.0",
        "homepage": home,
        "type": "module",
        "exports": { ".": { "types": "./mingcha.d.ts", "default": "./mingcha.js" }, "./explorer.wasm": "./explorer.wasm" },
        "types": "./mingcha.d.ts",
        "customElements": "custom-elements.json",
        "sideEffects": ["./mingcha.js"],
        "files": ["mingcha.js", "mingcha.d.ts", "explorer.js", "explorer.wasm", "custom-elements.json"],
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
        ("explorer.js", site.explorer().map_err(PageError::Code)?.into_bytes()),
        ("explorer.wasm", explorer_wasm(site.engine, site.bundle)),
        ("custom-elements.json", text("npm-elements.json")?.into()),
    ];
    Ok(list.into_iter().map(|(file, bytes)| SiteFile { path: format!("npm/{file}"), bytes }).collect())
}
