//! Old links, led to what they mean today.
//!
//! A row is never taken out: a link lives as long as the page that it was printed in.

/// A parameter and value that changed. An empty value stands for any and is kept.
struct Migration {
    from: (&'static str, &'static str),
    to: (&'static str, &'static str),
}

const fn moved(from: (&'static str, &'static str), to: (&'static str, &'static str)) -> Migration {
    Migration { from, to }
}

const MIGRATIONS: &[Migration] = &[
    // The names of the drafts before the first release.
    moved(("view", ""), ("v", "")),
    moved(("query", ""), ("q", "")),
    moved(("place", ""), ("region", "")),
    moved(("indicator", ""), ("ind", "")),
    moved(("section", ""), ("sec", "")),
    moved(("v", "figures"), ("v", "metrics")),
    moved(("v", "targets"), ("v", "ledger")),
    moved(("chart", "bar"), ("chart", "bars")),
    moved(("chart", "dot"), ("chart", "dots")),
    moved(("lang", "zh"), ("lang", "zh-Hans")),
    moved(("lang", "zh-CN"), ("lang", "zh-Hans")),
    moved(("lang", "zh-HK"), ("lang", "zh-Hant")),
    moved(("lang", "zh-TW"), ("lang", "zh-Hant")),
];

/// Applies all migrations in order, so that a link of any age ends at today's words.
pub fn migrate(mut name: String, mut value: String) -> (String, String) {
    for Migration { from, to } in MIGRATIONS {
        if name == from.0 && (from.1.is_empty() || value == from.1) {
            name = to.0.to_owned();
            if !to.1.is_empty() {
                value = to.1.to_owned();
            }
        }
    }
    (name, value)
}

#[cfg(test)]
mod tests {
    use crate::view::View;

    #[test]
    fn old_links_mean_what_they_meant() {
        for (old, new) in [
            ("view=figures&place=成都市", "v=metrics&region=成都市"),
            ("v=targets&indicator=就业", "v=ledger&ind=就业"),
            ("query=就业&section=民生&lang=zh-TW", "q=就业&sec=民生&lang=zh-Hant"),
            ("v=metrics&chart=bar", "v=metrics&chart=bars"),
        ] {
            let (view, problems) = View::parse(old);
            assert_eq!((view.to_query().as_str(), problems.len()), (new, 0), "{old}");
        }
    }
}
