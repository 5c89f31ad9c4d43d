//! A scene: an engine seen through a view in a language. All links and labels of a response are made here.

use std::cell::OnceCell;

use super::Engine;
use super::api::{Choice, Problem};
use crate::i18n::{Messages, plain};
use crate::query::Selection;
use crate::view::{self, Group, Numbers, Tab, View};

/// Rows of a page, where nothing else is asked.
const PAGE: usize = 50;
/// Paragraphs found are longer than rows, and asked for with each letter.
const PAGE_OF_HITS: usize = 20;

/// What every part of a response is made from.
pub(super) struct Scene<'a> {
    pub engine: &'a Engine,
    pub view: View,
    pub messages: Messages,
    /// Rows of a page.
    pub page_rows: usize,
    /// What was wrong with the view as given.
    pub problems: Vec<Problem>,
    /// Which figures the search box asks for, found when first needed; none where it is empty.
    pub asked: OnceCell<Option<Selection>>,
}

impl<'a> Scene<'a> {
    /// The scene of a written view.
    pub fn of(engine: &'a Engine, written: &str) -> Scene<'a> {
        Scene::with_defaults(engine, written, &[])
    }

    /// The same, with parameters for where the view names none.
    pub fn with_defaults(engine: &'a Engine, written: &str, defaults: &[(String, Option<String>)]) -> Scene<'a> {
        let (view, problems) = View::parse_over(written, defaults);
        let mut scene = Scene::new(engine, view);
        for view::Problem { param, value, reason_key } in problems {
            scene.report(&param, value, reason_key);
        }
        for id in scene.view.doc.clone() {
            if engine.corpus.document(&id).is_none() {
                scene.report("doc", id, "problem-unknown-document");
            }
        }
        if let Some(version) = scene.view.data.clone().filter(|version| *version != engine.version()) {
            scene.report("data", version, "problem-other-data");
        }
        scene
    }

    /// The scene of a view.
    pub fn new(engine: &'a Engine, view: View) -> Scene<'a> {
        let messages = Messages::of(view.lang());
        let page_rows = if view.tab() == Tab::Search { PAGE_OF_HITS } else { PAGE };
        Scene { engine, view, messages, page_rows, problems: Vec::new(), asked: OnceCell::new() }
    }

    /// Says that a parameter cannot be used as given; `key` is that of the reason.
    fn report(&mut self, param: &str, value: String, key: &str) {
        self.problems.push(Problem { param: param.to_owned(), value, reason: self.messages.text(key).to_owned() });
    }

    /// The written form of the view with one parameter set.
    pub fn with(&self, param: &str, value: &str) -> String {
        self.view.with(param, Some(value)).to_query()
    }

    /// The written form of the view without a parameter.
    pub fn without(&self, param: &str) -> String {
        self.view.with(param, None).to_query()
    }

    /// The view as it would look in another tab: what only the present list understands is dropped. Filters stay, also
    /// those that the tab does not honour: who comes back finds them.
    pub fn in_tab(&self, tab: Tab) -> View {
        moved(self.view.clone(), tab)
    }

    /// The same with the filters alone that the present tab honours: another list of what it counts.
    pub fn counted_in_tab(&self, tab: Tab) -> View {
        moved(self.view.honoured(), tab)
    }

    /// A view of nothing but a tab: language and appearance stay.
    pub fn fresh(&self, tab: Tab) -> View {
        let kept = ["num", "data", "lang", "theme", "embed"];
        let drop = view::PARAMS.iter().filter(|param| !kept.contains(param));
        drop.fold(self.view.clone(), |v, p| v.with(p, None)).with("v", Some(tab.key()))
    }

    /// What a list can be gathered by; none is as it stands.
    pub fn group_choices(&self, offered: &[Option<Group>], chosen: Option<Group>) -> Vec<Choice> {
        let choice = |group: &Option<Group>| Choice {
            value: group.map_or(String::new(), |group| group.key().to_owned()),
            label: group
                .map_or_else(|| self.messages.text("group-none").to_owned(), |group| self.label("group", group.key())),
            selected: *group == chosen,
            count: None,
            query: group.map_or_else(|| self.without("group"), |group| self.with("group", group.key())),
        };
        offered.iter().map(choice).collect()
    }

    /// A short human title of the view; documents by their titles, the open one, too.
    pub fn title(&self) -> String {
        let mut named = self.view.honoured();
        let open = named.at.as_ref().and_then(|at| self.engine.corpus.document(at.doc()));
        if let Some((_, document)) = open.filter(|_| named.doc.is_empty()) {
            named.doc.push(document.id.clone());
        }
        named.doc = named.doc.iter().map(|id| self.document_title(id)).collect();
        for names in [&mut named.ind, &mut named.region] {
            *names = names.iter().map(|name| self.named(name)).collect();
        }
        named.title(&self.messages)
    }

    /// The title of a document, or its id where there is none.
    pub fn document_title(&self, id: &str) -> String {
        let document = self.engine.corpus.document(id);
        document.map(|(_, d)| d.meta.title.as_str()).filter(|t| !t.is_empty()).unwrap_or(id).to_owned()
    }

    /// An indicator or a place in the view's language.
    pub fn named(&self, name: &str) -> String {
        self.engine.corpus.in_language(name, self.view.lang()).to_owned()
    }

    /// What a reader sees of a parameter's value.
    pub fn label(&self, param: &str, value: &str) -> String {
        match param {
            "doc" => self.document_title(value),
            "ind" | "region" => self.named(value),
            _ => view::label(param, value, &self.messages),
        }
    }

    /// A choice that adds a value to a list parameter or takes it off.
    pub fn toggle(&self, param: &str, value: &str, count: usize) -> Choice {
        Choice {
            value: value.to_owned(),
            label: self.label(param, value),
            selected: self.view.values(param).iter().any(|v| v == value),
            count: Some(count),
            query: self.view.toggled(param, value).to_query(),
        }
    }

    /// A choice that turns a parameter on or off.
    pub fn switch(&self, param: &str, on: bool) -> Choice {
        Choice {
            value: param.to_owned(),
            label: self.messages.text(&format!("facet-{param}")).to_owned(),
            selected: on,
            count: None,
            query: self.with(param, if on { "" } else { "1" }),
        }
    }

    /// A number in full digits.
    pub fn number(&self, value: usize) -> String {
        plain(value as f64)
    }

    /// Whether figures are written in all digits.
    pub fn plain_numbers(&self) -> bool {
        self.view.num == Some(Numbers::Plain)
    }
}

/// A view in another tab, without what belongs to the list of its own.
fn moved(view: View, tab: Tab) -> View {
    ["sort", "page", "chart", "group", "at"].iter().fold(view, |v, p| v.with(p, None)).with("v", Some(tab.key()))
}
