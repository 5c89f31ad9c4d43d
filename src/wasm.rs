//! The page's half: thin bindings to the engine; no logic.

use js_sys::Reflect;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::engine::pairs::Pairs;
use crate::engine::{Asked, Engine};

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
        let request = asked(request).and_then(Asked::try_into).map_err(|error| JsError::new(&error))?;
        Ok(self.0.ask(&request).serialize(&Serializer::json_compatible())?)
    }

    /// All hits of a Search view, best first: for each the number of its document, and the paragraph's index in it.
    pub fn ranked(&self, view: &str) -> Vec<u32> {
        self.0.ranked(view)
    }
}

/// A request's fields: what is missing is empty, what is of another type is an error. Read by hand, since
/// `serde_wasm_bindgen::from_value` would bring what its errors can say of any type: 7.5 kB of each page (brotli).
fn asked(request: &JsValue) -> Result<Asked, String> {
    let text = |name| field(request, name, JsValue::as_string);
    let whole = |value: &JsValue| value.as_f64().filter(|number| f64::from(*number as u32) == *number);
    let number = |name| field(request, name, |value| whole(value).map(|number| number as u32));
    Ok(Asked {
        ask: text("ask")?,
        lang: text("lang")?,
        view: text("view")?,
        text: text("text")?,
        doc: text("doc")?,
        theme: text("theme")?,
        untitled: field(request, "untitled", JsValue::as_bool)?,
        width: number("width")?,
        limit: number("limit")? as usize,
        set: Pairs(field(request, "set", params)?),
    })
}

fn field<T: Default>(request: &JsValue, name: &str, read: impl Fn(&JsValue) -> Option<T>) -> Result<T, String> {
    let value = Reflect::get(request, &name.into()).unwrap_or_default();
    let value = if value.is_undefined() { Some(T::default()) } else { read(&value) };
    value.ok_or_else(|| format!("the {name} of a request is of another type"))
}

/// The parameters of an object: texts, or nothing for what is dropped.
fn params(set: &JsValue) -> Option<Vec<(String, Option<String>)>> {
    let mut params = Vec::new();
    for param in Reflect::own_keys(set).ok()? {
        let value = Reflect::get(set, &param).ok()?;
        let text = if value.is_null() || value.is_undefined() { None } else { Some(value.as_string()?) };
        params.push((param.as_string()?, text));
    }
    Some(params)
}

/// Puts a drawn chart, parsed as SVG, into an element.
#[wasm_bindgen]
pub fn mount(drawing: &web_sys::Document, into: &web_sys::Element) -> Result<(), JsValue> {
    let root = drawing.document_element().filter(|root| root.local_name() == "svg");
    let root = root.ok_or_else(|| JsError::new("the chart is no SVG"))?;
    let document = into.owner_document().ok_or_else(|| JsError::new("no document"))?;
    let drawn = document.import_node_with_deep(&root, true)?;
    into.replace_children_with_node_1(&drawn);
    Ok(())
}
