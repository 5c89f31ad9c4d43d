//! A request as it crosses: one flat object, whose fields are read one by one.

use serde::Deserialize;

use super::api::Request;
use super::pairs::Pairs;

/// The fields of all requests; each takes its own.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    pub ask: String,
    pub lang: String,
    pub view: String,
    pub text: String,
    pub doc: String,
    pub theme: String,
    pub untitled: bool,
    pub width: u32,
    pub limit: usize,
    pub set: Pairs<Option<String>>,
}

impl TryFrom<Asked> for Request {
    type Error = String;

    fn try_from(asked: Asked) -> Result<Self, String> {
        let Asked { ask, lang, view, text, doc, theme, untitled, width, limit, set } = asked;
        match ask.as_str() {
            "messages" => Ok(Request::Messages { lang }),
            "show" => Ok(Request::Show { view, defaults: set, rows: limit }),
            "chart" => Ok(Request::Chart { view, width, theme, untitled }),
            "link" => Ok(Request::Link { view, set }),
            "suggest" => Ok(Request::Suggest { view, text, limit }),
            "read" => Ok(Request::Read { view, doc }),
            _ => Err(format!("no request is called {ask:?}")),
        }
    }
}
