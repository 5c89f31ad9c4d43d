//! What a view is called: in the document's title, in links, on filters.

#[cfg(test)]
use super::FILTERS;
#[cfg(test)]
use super::{ChartKind, Check, Group, Measure, Numbers, SortKey, Status, Tab, Theme};
use super::{Interval, Value as _, View, Years};
use crate::i18n::{Messages, plain};
use crate::text::joined;

/// A title is cut after so many characters.
const LONGEST: usize = 60;

impl View {
    /// A short human title: 成都市 · 目标 · 2024 · 就业; the name of the view where nothing is chosen.
    pub fn title(&self, messages: &Messages) -> String {
        let order = ["region", "sec", "status", "measure", "check", "year", "ind", "val", "unit", "terms", "doc"];
        let labels = |param: &&str| -> String {
            let labels: Vec<String> = self.values(param).iter().map(|value| label(param, value, messages)).collect();
            joined(&labels, messages.text("list-comma"))
        };
        let mut parts: Vec<String> = order.iter().map(labels).collect();
        parts.push(self.q.trim().to_owned());
        parts.retain(|part| !part.is_empty());
        if parts.is_empty() {
            return messages.text(&format!("view-{}", self.tab().key())).to_owned();
        }
        shorten(&joined(&parts, " · "))
    }

    /// The active filters, those that this part of the page honours: parameter and one value of it.
    pub fn chosen(&self) -> Vec<(&'static str, String)> {
        let mut all = Vec::new();
        for param in self.tab().filters() {
            all.extend(self.values(param).into_iter().map(|value| (*param, value)));
        }
        all
    }
}

/// The words for a value of a parameter: `status=target` → 目标.
pub fn label(param: &str, value: &str, messages: &Messages) -> String {
    match param {
        "v" | "status" | "check" | "measure" | "chart" | "group" | "num" | "theme" | "sort" => {
            let prefix = if param == "v" { "view" } else { param };
            messages.text(&format!("{prefix}-{}", value.trim_start_matches('-'))).to_owned()
        }
        "year" => Years::read(value).map_or(value.to_owned(), |years| match (years.from, years.to) {
            (Some(from), Some(to)) if from == to => from.to_string(),
            (Some(from), Some(to)) => format!("{from}–{to}"),
            (Some(from), None) => messages.format("years-since", &[&from.to_string()]),
            (None, Some(to)) => messages.format("years-until", &[&to.to_string()]),
            (None, None) => String::new(),
        }),
        "val" => Interval::read(value).map_or(value.to_owned(), |interval| {
            messages.format("chart-interval", &[plain(interval.from), plain(interval.to)])
        }),
        "unit" if value.is_empty() => messages.text("unit-none").to_owned(),
        _ => value.to_owned(),
    }
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", text[..cut].trim_end()),
        None => text.to_owned(),
    }
}

/// Keys that the code composes (`status-{key}`), for the test of the catalogues.
#[cfg(test)]
pub fn composed_keys() -> Vec<String> {
    let mut keys: Vec<String> = Tab::ALL.iter().map(|tab| format!("view-{}", tab.key())).collect();
    keys.extend(Status::ALL.iter().map(|status| format!("status-{}", status.key())));
    keys.extend(Measure::ALL.iter().map(|measure| format!("measure-{}", measure.key())));
    keys.extend(Check::ALL.iter().map(|check| format!("check-{}", check.key())));
    keys.extend(ChartKind::ALL.iter().map(|kind| format!("chart-{}", kind.key())));
    keys.extend(Group::ALL.iter().map(|group| format!("group-{}", group.key())));
    keys.extend(Numbers::ALL.iter().map(|numbers| format!("num-{}", numbers.key())));
    keys.extend(Theme::ALL.iter().map(|theme| format!("theme-{}", theme.key())));
    keys.extend(SortKey::ALL.iter().map(|key| format!("sort-{}", key.key())));
    keys.extend(FILTERS.iter().map(|param| format!("facet-{param}")));
    keys
}
