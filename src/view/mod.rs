//! The view: what is shown ⇄ the query part of a URL (`v=metrics&region=成都市`).
//!
//! Each parameter is valid, absent, or invalid: then it is reported with a reason and ignored. Defaults
//! are left out, the order is fixed, unknown parameters are kept, old links are led to today's words
//! ([`migrate`]). So a view has one written form, and reading that form gives the view again.
//!
//! A new parameter needs a line in [`PARAMS`], in `View::set` and in `View::get`.

mod codec;
mod migrate;
mod paste;
mod title;
mod values;

use crate::i18n::{self, Lang};
use crate::metric::{Measure, Status};
use crate::query::MOST_CHARACTERS;
use crate::text::decimal;
#[cfg(test)]
pub use title::composed_keys;
pub use title::label;
pub use values::{ChartKind, Check, Group, Interval, Numbers, Place, Sort, SortKey, Tab, Theme, Value, Verdict, Years};

/// All parameters, in the order in which they are written.
pub const PARAMS: &[&str] = &[
    "v", "q", "doc", "region", "year", "ind", "status", "measure", "unit", "sec", "verdict", "check", "val", "sub",
    "chart", "terms", "group", "sort", "page", "num", "tol", "fix", "data", "at", "lang", "theme", "embed",
];

/// The parameters that choose what is counted and listed.
pub const FILTERS: &[&str] = &["doc", "region", "year", "ind", "status", "measure", "unit", "sec", "check", "val"];

impl Tab {
    /// The filters that a part of the page honours: its chips, its title and its links into other parts go by them.
    /// Others stay in its link, so that they are there again where the reader comes from.
    pub fn filters(self) -> &'static [&'static str] {
        match self {
            Tab::Home => &[],
            Tab::Search => &["doc", "region", "year", "status", "sec"],
            Tab::Metrics | Tab::Ledger => FILTERS,
            Tab::Trends | Tab::Documents => &["doc", "region", "year"],
        }
    }
}

/// The parameters that leave the list as it is, so that its page stays.
const KEEP_PAGE: &[&str] = &["page", "chart", "num", "data", "at", "lang", "theme", "embed"];

/// Unknown parameters beyond this many bytes are not carried along.
const MOST_UNKNOWN: usize = 2000;

/// A value as it stands in a list parameter, its commas escaped.
pub fn join(value: &str) -> String {
    codec::join_list(&[value])
}

/// What is shown. Empty lists and `None` mean that nothing is said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The part of the page, if it is said; see [`View::tab`].
    tab: Option<Tab>,
    /// `q`: the search box.
    pub q: String,
    /// `doc`: document ids.
    pub doc: Vec<String>,
    /// `region`: full names of places.
    pub region: Vec<String>,
    /// `year`: the figure's period in Figures and Ledger, publication elsewhere.
    pub year: Vec<Years>,
    /// `ind`: indicators, canonical names or the text's words.
    pub ind: Vec<String>,
    /// `status`
    pub status: Vec<Status>,
    /// `measure`
    pub measure: Vec<Measure>,
    /// `unit`
    pub unit: Vec<String>,
    /// `sec`: section titles.
    pub sec: Vec<String>,
    /// `verdict`: carried along until targets are judged, as `tol` and `fix` are.
    verdict: Vec<Verdict>,
    /// `check`: what an editor should look at, or has.
    pub check: Vec<Check>,
    /// `val`: figures whose value lies there.
    pub val: Option<Interval>,
    /// `sub`: chosen places with all that they hold (含下级).
    pub sub: bool,
    /// `chart`: the kind of chart, where it isn't left to the data.
    pub chart: Option<ChartKind>,
    /// `terms`: what Trends counts.
    pub terms: Vec<String>,
    /// `group`
    pub group: Option<Group>,
    /// `sort`
    pub sort: Option<Sort>,
    /// `page`, from 1; `None` is the first.
    pub page: Option<u32>,
    /// `num`: how numbers are written, where it isn't the language's way.
    pub num: Option<Numbers>,
    /// `tol`: tolerance of 左右 in percent, 0 to 100.
    tol: Option<f64>,
    /// `fix`: pairings marked by the sender.
    fix: Vec<String>,
    /// `data`: the version of the data that the link was made with.
    pub data: Option<String>,
    /// `at`: what the reading pane holds.
    pub at: Option<Place>,
    /// `lang`
    pub lang: Option<Lang>,
    /// `theme`
    pub theme: Option<Theme>,
    /// `embed`: shown inside another page, which says so itself.
    embed: bool,
    /// What this version does not know, kept for those that do.
    unknown: Vec<(String, String)>,
}

/// A parameter that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its name.
    pub param: String,
    /// Its value as given, cut after 80 characters.
    pub value: String,
    /// Message key of the reason, `problem-…`.
    pub reason_key: &'static str,
}

impl View {
    /// Reads the written form (with or without `#` or `?` before it).
    pub fn parse(text: &str) -> (View, Vec<Problem>) {
        View::parse_over(text, &[])
    }

    /// The same, with parameters for where the text names none.
    pub fn parse_over(text: &str, defaults: &[(String, Option<String>)]) -> (View, Vec<Problem>) {
        let mut view = View::default();
        let mut problems = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        let mut unknown_bytes = 0;
        for (name, value) in codec::pairs(text).map(|(name, value)| migrate::migrate(name, value)) {
            let reason = match PARAMS.iter().find(|param| **param == name) {
                Some(param) if seen.contains(param) => Some("problem-repeated"),
                Some(param) => {
                    seen.push(param);
                    view.set(param, &value).err()
                }
                None => {
                    unknown_bytes += name.len() + value.len() + 2;
                    if unknown_bytes <= MOST_UNKNOWN {
                        view.unknown.push((name, value));
                    }
                    continue;
                }
            };
            if let Some(reason_key) = reason
                && problems.len() < PARAMS.len()
            {
                problems.push(Problem { param: name, value: value.chars().take(80).collect(), reason_key });
            }
        }
        for (param, value) in defaults {
            if !seen.contains(&param.as_str()) {
                let _ = view.set(param, value.as_deref().unwrap_or_default());
            }
        }
        (view, problems)
    }

    /// The one written form: defaults left out, parameters in order, unknown ones last.
    pub fn to_query(&self) -> String {
        codec::join(&self.pairs())
    }

    fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for param in PARAMS {
            let value = self.get(param);
            if !value.is_empty() {
                pairs.push(((*param).to_owned(), value));
            }
        }
        pairs.extend_from_slice(&self.unknown);
        pairs
    }

    /// The view with one parameter set (as [`View::get`] writes it) or dropped; the page starts anew where
    /// the list changes. A value that cannot be used drops the parameter.
    pub fn with(&self, param: &str, value: Option<&str>) -> View {
        let mut view = self.clone();
        if view.set(param, value.unwrap_or_default()).is_err() {
            let _ = view.set(param, "");
        }
        if !KEEP_PAGE.contains(&param) {
            view.page = None;
        }
        // Where the tab follows from the rest it goes on following.
        if param != "v" && self.tab == Some(self.usual_tab()) {
            view.tab = None;
        }
        view
    }

    /// The view with one value of a list added, or taken out where it is there already.
    pub fn toggled(&self, param: &str, value: &str) -> View {
        let mut values = self.values(param);
        match values.iter().position(|known| known == value) {
            Some(at) => drop(values.remove(at)),
            None => values.push(value.to_owned()),
        }
        self.with(param, Some(&codec::join_list(&values)))
    }

    /// The values of a list parameter, each as its word in links.
    pub fn values(&self, param: &str) -> Vec<String> {
        codec::split_list(&self.get(param))
    }

    /// The part of the page: as said, else results where something is asked or filtered, else the first screen.
    pub fn tab(&self) -> Tab {
        self.tab.unwrap_or(self.usual_tab())
    }

    /// The view without what its part of the page does not honour.
    pub fn honoured(&self) -> View {
        let tab = self.tab();
        let mut view = View { tab: Some(tab), ..self.clone() };
        for param in FILTERS.iter().filter(|param| !tab.filters().contains(param)) {
            let _ = view.set(param, "");
        }
        if tab != Tab::Trends {
            view.terms.clear();
        }
        view
    }

    /// The language of labels, `zh-Hans` where none is said.
    pub fn lang(&self) -> Lang {
        self.lang.unwrap_or_default()
    }

    fn usual_tab(&self) -> Tab {
        let asked = !self.q.is_empty() || FILTERS.iter().any(|param| !self.get(param).is_empty());
        if asked { Tab::Search } else { Tab::Home }
    }

    /// Sets a parameter from its decoded text; the empty text is the default. The error is a message key.
    fn set(&mut self, param: &str, text: &str) -> Result<(), &'static str> {
        match param {
            "v" => self.tab = one(text)?,
            // One more than is read, so that it is seen that something is left out; every link on the page carries it.
            "q" => self.q = text.chars().take(MOST_CHARACTERS + 1).collect(),
            "doc" => self.doc = codec::split_list(text),
            "region" => self.region = codec::split_list(text),
            "year" => self.year = many(text)?,
            "ind" => self.ind = codec::split_list(text),
            "status" => self.status = many(text)?,
            "measure" => self.measure = many(text)?,
            "unit" => self.unit = codec::split_list(text),
            "sec" => self.sec = codec::split_list(text),
            "verdict" => self.verdict = many(text)?,
            "check" => self.check = many(text)?,
            "val" => self.val = one(text)?,
            "sub" => self.sub = flag(text)?,
            "chart" => self.chart = one(text)?,
            "terms" => self.terms = codec::split_list(text),
            "group" => self.group = one(text)?,
            "sort" => self.sort = one(text)?,
            "page" => self.page = number(text, 1.0, 1e6)?.map(|page| page as u32).filter(|page| *page > 1),
            "num" => self.num = one(text)?,
            "tol" => self.tol = number(text, 0.0, 100.0)?,
            "fix" => self.fix = codec::split_list(text),
            "data" => self.data = version(text)?,
            "at" => self.at = one(text)?,
            "lang" => self.lang = one(text)?,
            "theme" => self.theme = one(text)?,
            "embed" => self.embed = flag(text)?,
            _ => {}
        }
        Ok(())
    }

    /// A parameter as text, not yet percent-encoded; empty where it has its default.
    pub fn get(&self, param: &str) -> String {
        match param {
            "v" => written(self.tab.filter(|tab| *tab != self.usual_tab())),
            "q" => self.q.clone(),
            "doc" => codec::join_list(&self.doc),
            "region" => codec::join_list(&self.region),
            "year" => all_written(&self.year),
            "ind" => codec::join_list(&self.ind),
            "status" => all_written(&self.status),
            "measure" => all_written(&self.measure),
            "unit" => codec::join_list(&self.unit),
            "sec" => codec::join_list(&self.sec),
            "verdict" => all_written(&self.verdict),
            "check" => all_written(&self.check),
            "val" => written(self.val),
            "sub" => if self.sub { "1" } else { "" }.to_owned(),
            "chart" => written(self.chart),
            "terms" => codec::join_list(&self.terms),
            "group" => written(self.group),
            "sort" => written(self.sort),
            "page" => self.page.map_or(String::new(), |page| page.to_string()),
            "num" => written(self.num),
            "tol" => self.tol.map_or(String::new(), i18n::written),
            "fix" => codec::join_list(&self.fix),
            "data" => self.data.clone().unwrap_or_default(),
            "at" => self.at.as_ref().map_or(String::new(), Place::write),
            "lang" => written(self.lang),
            "theme" => written(self.theme),
            "embed" => if self.embed { "1" } else { "" }.to_owned(),
            _ => String::new(),
        }
    }
}

fn one<T: Value>(text: &str) -> Result<Option<T>, &'static str> {
    if text.is_empty() { Ok(None) } else { T::read(text).map(Some) }
}

fn many<T: Value>(text: &str) -> Result<Vec<T>, &'static str> {
    let mut values = Vec::new();
    for value in codec::split_list(text) {
        values.push(T::read(&value)?);
    }
    Ok(values)
}

fn number(text: &str, least: f64, most: f64) -> Result<Option<f64>, &'static str> {
    if text.is_empty() {
        return Ok(None);
    }
    let plain = text.len() <= 24 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let value: Option<f64> = plain.then(|| decimal(text, 0)).flatten();
    value.filter(|value| (least..=most).contains(value)).map(Some).ok_or("problem-not-a-number")
}

fn version(text: &str) -> Result<Option<String>, &'static str> {
    let plain = text.len() <= 64 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain { Ok(Some(text.to_owned()).filter(|text| !text.is_empty())) } else { Err("problem-not-a-version") }
}

fn flag(text: &str) -> Result<bool, &'static str> {
    match text {
        "1" | "true" => Ok(true),
        "" | "0" | "false" => Ok(false),
        _ => Err("problem-not-a-choice"),
    }
}

fn written<T: Value>(value: Option<T>) -> String {
    value.map_or(String::new(), |value| value.write())
}

fn all_written<T: Value>(values: &[T]) -> String {
    codec::join_list(&values.iter().map(Value::write).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests;
