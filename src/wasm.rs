//! The page's half: thin bindings to the engine; no logic.

use wasm_bindgen::prelude::*;

/// An opened bundle. A page may hold several.
#[wasm_bindgen]
pub struct Handle {
    bundle: Vec<u8>,
}

/// Opens a bundle; throws an `Error` that says what is wrong with it.
#[wasm_bindgen]
pub fn open(bundle: Vec<u8>) -> Result<Handle, JsError> {
    Ok(Handle { bundle })
}

#[wasm_bindgen]
impl Handle {
    /// Answers one request of `engine::api` as a plain object; throws an `Error` where it can't.
    pub fn ask(&self, request: JsValue) -> Result<JsValue, JsError> {
        let _request: crate::engine::api::Request = serde_wasm_bindgen::from_value(request)?;
        Err(JsError::new(&format!("nothing answers yet from {} bytes", self.bundle.len())))
    }
}
