//! The page's half: thin bindings to the engine; no logic.

use js_sys::{JSON, Reflect};
use wasm_bindgen::prelude::*;

use crate::engine::pairs::Pairs;
use crate::engine::{Asked, Engine, json};

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
    pub fn ask(&self, request: &JsValue) -> Result<JsValue, JsValue> {
        let request = asked(request).try_into().map_err(|error: String| JsError::new(&error))?;
        JSON::parse(&json(&self.0.ask(&request)))
    }

    /// All hits of a Search view, best first: for each the number of its document, and the paragraph's index in it.
    pub fn ranked(&self, view: &str) -> Vec<u32> {
        self.0.ranked(view)
    }
}

/// A request's fields; what is missing, or of another type, is empty.
fn asked(request: &JsValue) -> Asked {
    let field = |of: &JsValue, name: &JsValue| Reflect::get(of, name).unwrap_or_default();
    let value = |name: &str| field(request, &name.into());
    let text = |name: &str| value(name).as_string().unwrap_or_default();
    let number = |name: &str| value(name).as_f64().unwrap_or_default();
    let set = value("set");
    let params = Reflect::own_keys(&set).unwrap_or_default();
    let set = params.iter().map(|param| (param.as_string().unwrap_or_default(), field(&set, &param).as_string()));
    Asked {
        ask: text("ask"),
        lang: text("lang"),
        view: text("view"),
        text: text("text"),
        doc: text("doc"),
        theme: text("theme"),
        untitled: value("untitled").is_truthy(),
        width: number("width") as u32,
        limit: number("limit") as usize,
        set: Pairs(set.collect()),
    }
}

/// Puts a drawn chart into an element. The text is parsed as SVG, never as HTML.
#[wasm_bindgen]
pub fn mount(svg: &str, into: &web_sys::Element) -> Result<(), JsValue> {
    let parsed = web_sys::DomParser::new()?.parse_from_string(svg, web_sys::SupportedType::ImageSvgXml)?;
    let root = parsed.document_element().filter(|root| root.local_name() == "svg");
    let root = root.ok_or_else(|| JsError::new("the chart is no SVG"))?;
    let document = into.owner_document().ok_or_else(|| JsError::new("no document"))?;
    let drawn = document.import_node_with_deep(&root, true)?;
    into.replace_children_with_node_1(&drawn);
    Ok(())
}
