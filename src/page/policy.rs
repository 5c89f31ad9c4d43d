//! The page's Content Security Policy: its own script and style, wasm, and nothing from anywhere.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256};

/// The policy of a site's page, whose script and style lie beside it.
pub(super) fn hosted() -> String {
    ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", WORKERS, IMAGES, NO_DETOURS]
        .join("; ")
}

/// The policy of a page in a frame. A sandboxed one has no origin, so that `'self'` would be nobody: scripts and styles
/// are left to the host's policy.
pub(super) fn framed() -> String {
    ["connect-src 'none'", "frame-src 'none'", "object-src 'none'", IMAGES, NO_DETOURS].join("; ")
}

/// What a sandboxed frame may do: search as one types and presses Enter, save charts, and open links as any link opens.
/// `www/embed-snippets.js` writes the same.
pub(super) const FRAME_RIGHTS: &str =
    "allow-scripts allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox";

// The engine of a large corpus works beside the page.
const WORKERS: &str = "worker-src blob:";
const IMAGES: &str = "img-src blob: data:";
const NO_DETOURS: &str = "base-uri 'none'; form-action 'none'";

/// The policy of a page that holds this script and this style inline.
pub(super) fn policy(script: &str, style: &str) -> String {
    let hash = |text: &str| format!("'sha256-{}'", BASE64.encode(Sha256::digest(text.as_bytes())));
    [
        "default-src 'none'".to_owned(),
        format!("script-src 'wasm-unsafe-eval' {}", hash(script)),
        format!("style-src {}", hash(style)),
        WORKERS.to_owned(),
        IMAGES.to_owned(),
        NO_DETOURS.to_owned(),
    ]
    .join("; ")
}
