//! What a page and a site need to be published: the engine inside, the public address.

use super::status::Failure;
use crate::page::PageError;
use crate::page::assets::{self, EngineAssets};

/// The page's engine, or why this program has none.
pub fn engine() -> Result<EngineAssets, Failure> {
    assets::engine().map_err(|error| Failure::Page(PageError::NoEngine(error)))
}

/// A web address that ends with `/`, nothing behind it.
pub fn address(text: &str) -> Result<String, String> {
    public(text).map(|text| format!("{}/", text.trim_end_matches('/')))
}

/// The public address of a page or a folder, as it is given.
pub fn public(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(rest) if !rest.is_empty() && !rest.contains(['?', '#', '"', '<', '>', ' ']) => Ok(text.to_owned()),
        _ => Err("an address such as https://example.org/reports/ is needed".to_owned()),
    }
}
