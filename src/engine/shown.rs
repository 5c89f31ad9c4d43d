//! Everything that a view shows: its frame (tabs, filters, title) and its own part.

use super::Engine;
use super::api::{Body, Choice, Filter, Shown};
use super::pairs::Pairs;
use super::scene::Scene;
use crate::view::{Tab, Value as _};

/// The answer to a written view, the defaults in the place of what it leaves open, with `rows` a page unless that is 0.
pub(super) fn show(engine: &Engine, written: &str, defaults: &Pairs<Option<String>>, rows: usize) -> Shown {
    let mut scene = Scene::with_defaults(engine, written, &defaults.0);
    if rows > 0 {
        scene.page_rows = rows;
    }
    let body = match scene.view.tab() {
        Tab::Home => Body::Home(scene.home()),
        Tab::Search => Body::Search(scene.results()),
        Tab::Metrics => Body::Metrics(scene.figures()),
        Tab::Ledger => Body::Ledger(scene.targets()),
        Tab::Trends => Body::Trends(scene.trends()),
        Tab::Documents => Body::Documents(scene.library()),
    };
    Shown {
        query: scene.view.to_query(),
        title: scene.title(),
        lang: scene.view.lang().key().to_owned(),
        theme: scene.view.theme.map_or(String::new(), |theme| theme.key().to_owned()),
        problems: std::mem::take(&mut scene.problems),
        filters: scene.filters(),
        tabs: scene.tabs(),
        text: scene.view.q.clone(),
        at: scene.view.at.as_ref().map_or(String::new(), |at| at.write()),
        close: scene.without("at"),
        body,
    }
}

impl Scene<'_> {
    fn tabs(&self) -> Vec<Choice> {
        let choice = |&tab: &Tab| Choice {
            value: tab.key().to_owned(),
            label: self.label("v", tab.key()),
            selected: tab == self.view.tab(),
            count: None,
            query: if tab == Tab::Home { self.fresh(tab) } else { self.in_tab(tab) }.to_query(),
        };
        Tab::ALL.iter().map(choice).collect()
    }

    fn filters(&self) -> Vec<Filter> {
        let filter = |(param, value): (&'static str, String)| {
            let key = format!("facet-{param}");
            Filter {
                param: param.to_owned(),
                query: self.view.toggled(param, &value).to_query(),
                label: self.messages.format("label-value", &[self.messages.text(&key), &self.label(param, &value)]),
            }
        };
        self.view.chosen().into_iter().map(filter).collect()
    }
}
