//! The page's Content Security Policy: its own script and style, wasm, and nothing from anywhere.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256};

/// The policy of a page that holds this script and this style inline.
pub(super) fn policy(script: &str, style: &str) -> String {
    let hash = |text: &str| format!("'sha256-{}'", BASE64.encode(Sha256::digest(text.as_bytes())));
    [
        "default-src 'none'".to_owned(),
        format!("script-src 'wasm-unsafe-eval' {}", hash(script)),
        format!("style-src {}", hash(style)),
        "img-src blob: data:".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
    ]
    .join("; ")
}
