//! Charts of a view.

use super::api::Chart;
use super::scene::Scene;

impl Scene<'_> {
    /// The chart of the view's figures or terms.
    pub fn chart(&self, width: u32, _theme: &str) -> Chart {
        Chart {
            svg: String::new(),
            width,
            height: 0,
            title: self.title(),
            description: String::new(),
            message: self.messages.text("chart-none").to_owned(),
            kinds: Vec::new(),
            marks: Vec::new(),
            table: Default::default(),
            source: String::new(),
        }
    }
}
