//! The page's half: thin bindings to the engine; no logic.

use serde::Serialize as _;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::engine::Engine;

/// An opened bundle. A page may hold several.
#[wasm_bindgen]
pub struct Handle(Engine);

/// Opens a bundle; throws an `Error` that says what is wrong with it.
#[wasm_bindgen]
pub fn open(bundle: Vec<u8>) -> Result<Handle, JsError> {
    Ok(Handle(Engine::open(bundle)?))
}

#[wasm_bindgen]
impl Handle {
    /// Answers one request of `engine::api` as a plain object; throws an `Error` where it is none.
    pub fn ask(&self, request: JsValue) -> Result<JsValue, JsError> {
        let response = self.0.ask(&serde_wasm_bindgen::from_value(request)?);
        Ok(response.serialize(&Serializer::json_compatible())?)
    }

    /// All hits of a Search view, best first: for each the number of its document, and the paragraph's index in it.
    pub fn ranked(&self, view: &str) -> Vec<u32> {
        self.0.ranked(view)
    }
}

/// Puts a drawn chart into an element. The text is parsed as SVG, never as HTML.
#[wasm_bindgen]
pub fn mount(svg: &str, into: &web_sys::Element) -> Result<(), JsValue> {
    let parsed = web_sys::DomParser::new()?.parse_from_string(svg, web_sys::SupportedType::ImageSvgXml)?;
    let root = parsed.document_element().filter(|root| root.local_name() == "svg");
    let root = root.ok_or_else(|| JsError::new("the chart is no SVG"))?;
    let document = web_sys::window().and_then(|w| w.document()).ok_or_else(|| JsError::new("no document"))?;
    let drawn = document.import_node_with_deep(&root, true)?;
    into.replace_children_with_node_1(&drawn);
    Ok(())
}
