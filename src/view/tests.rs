//! What holds for every view and every link.

use proptest::prelude::*;

use super::*;
use crate::corpus::Anchor;

fn query(text: &str) -> String {
    View::parse(text).0.to_query()
}

#[test]
fn each_parameter_is_read_and_written() {
    let whole = "v=metrics&q=就业&doc=hebei/2003,004&region=成都市,四川省&year=2019..2023,2025&ind=城镇新增就业人数\
        &status=target&measure=growth,level&unit=%25,万人&sec=去年工作&verdict=met,within-tolerance&check=doubt&val=-2.5..!10&sub=1&chart=dots\
        &terms=创新,开放&group=year&sort=-value&page=3&num=plain&tol=2.5&fix=a~b&data=3fa9c1&at=002~3fa9c1b2~13%25\
        &lang=en&theme=dark&embed=1";
    let (view, problems) = View::parse(whole);
    assert_eq!(problems, []);
    assert_eq!(view.to_query(), whole);
    for param in PARAMS {
        assert_ne!(view.get(param), "", "{param}");
        assert_eq!(view.with(param, None).get(param), "", "{param}");
    }
}

#[test]
fn defaults_and_empty_values_are_left_out() {
    for (given, written) in [
        ("v=search&q=就业", "q=就业"),
        ("v=home", ""),
        ("v=search", "v=search"),
        ("v=home&q=a", "v=home&q=a"),
        ("page=1&embed=0&region=&year=2024..2024", "year=2024"),
        ("year=2023..2019", "year=2019..2023"),
        ("tol=02.50", "tol=2.5"),
    ] {
        assert_eq!(query(given), written, "{given}");
    }
}

#[test]
fn a_default_fills_only_what_the_text_leaves_open() {
    let defaults = [("v", Some("ledger")), ("lang", Some("en")), ("at", None)]
        .map(|(param, value)| (param.to_owned(), value.map(str::to_owned)));
    for (given, written) in [
        ("", "v=ledger&lang=en"),
        ("region=成都市&lang=zh-Hant", "v=ledger&region=成都市&lang=zh-Hant"),
        ("v=search&q=就业", "q=就业&lang=en"),
        ("at=002~3fa9c1b2", "v=ledger&at=002~3fa9c1b2&lang=en"),
    ] {
        assert_eq!(View::parse_over(given, &defaults).0.to_query(), written, "{given}");
    }
}

#[test]
fn what_cannot_be_used_is_reported_and_ignored() {
    let (view, problems) = View::parse(
        "v=nowhere&q=好&year=soon&status=target,perhaps&page=0&tol=-1&at=x~1&lang=fr&embed=yes&q=二&data=%3Cscript%3E",
    );
    assert_eq!(view.to_query(), "q=好");
    let reported: Vec<_> = problems.iter().map(|p| (p.param.as_str(), p.reason_key)).collect();
    assert_eq!(
        reported,
        [
            ("v", "problem-not-a-choice"),
            ("year", "problem-not-a-year"),
            ("status", "problem-not-a-choice"),
            ("page", "problem-not-a-number"),
            ("tol", "problem-not-a-number"),
            ("at", "problem-not-a-place"),
            ("lang", "problem-not-a-choice"),
            ("embed", "problem-not-a-choice"),
            ("q", "problem-repeated"),
            ("data", "problem-not-a-version"),
        ]
    );
}

#[test]
fn what_is_not_judged_yet_is_carried_along_and_filters_nothing() {
    let (view, problems) = View::parse("v=ledger&verdict=met&tol=5&fix=a~b");
    assert_eq!((view.to_query().as_str(), problems.len()), ("v=ledger&verdict=met&tol=5&fix=a~b", 0));
    let messages = crate::i18n::Messages::of(Lang::default());
    assert_eq!((view.chosen(), view.title(&messages)), (vec![], messages.text("view-ledger").to_owned()));
}

#[test]
fn unknown_parameters_are_kept() {
    assert_eq!(query("utm=甲%26乙&v=trends&x"), "v=trends&utm=甲%26乙&x");
}

#[test]
fn a_changed_filter_starts_at_the_first_page() {
    let (view, _) = View::parse("v=metrics&region=成都市&page=4");
    assert_eq!(view.with("region", Some("绵阳市")).to_query(), "v=metrics&region=绵阳市");
    assert_eq!(view.with("theme", Some("dark")).to_query(), "v=metrics&region=成都市&page=4&theme=dark");
    assert_eq!(view.toggled("region", "甲,乙").to_query(), "v=metrics&region=成都市,甲%5C,乙");
    assert_eq!(view.toggled("region", "成都市").to_query(), "v=metrics");
    assert_eq!(view.with("year", Some("nonsense")).to_query(), "v=metrics&region=成都市");
}

#[test]
fn typing_leaves_the_first_screen_and_clearing_returns() {
    let home = View::default();
    assert_eq!(home.tab(), Tab::Home);
    let asked = home.with("q", Some("就业"));
    assert_eq!((asked.tab(), asked.to_query().as_str()), (Tab::Search, "q=就业"));
    assert_eq!(asked.with("q", None).tab(), Tab::Home);
}

#[test]
fn pasted_links_are_recognised() {
    for (pasted, written) in [
        ("#v=metrics&region=成都市", Some("v=metrics&region=成都市")),
        (" https://news.example/x.html?v=ledger#top ", Some("v=ledger")),
        ("file:///tmp/explorer.html#q=%E5%B0%B1%E4%B8%9A", Some("q=就业")),
        ("https://news.example/", None),
        ("#就业", None),
        ("q=就业", None),
        ("什么是 #q=1", None),
        ("", None),
    ] {
        assert_eq!(View::from_pasted(pasted).map(|view| view.to_query()).as_deref(), written, "{pasted}");
    }
}

#[test]
fn a_hundred_kilobytes_of_junk_do_no_harm() {
    for unit in ["region=,%zz\\&", ",", "&=", "%E5%", "q=a&", "year=1..2,", "\u{202e}\0&x=<script>", "\\,a,b"] {
        let (view, problems) = View::parse(&unit.repeat(100_000 / unit.len()));
        let written = view.to_query();
        assert_eq!(query(&written), written, "{unit:?}");
        assert!(problems.len() <= PARAMS.len());
    }
    let list: Vec<String> = (0..20_000).map(|i| i.to_string()).collect();
    assert_eq!(View::parse(&format!("region={}", list.join(","))).0.region.len(), codec::MOST_VALUES);
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[\\PC%&=,\\\\#+ 市\u{3000}]{1,8}", 0..4)
}

fn choice<T: values::Value + Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = String> {
    prop::option::of(prop::sample::select(all)).prop_map(|value| value.map_or(String::new(), |value| value.write()))
}

prop_compose! {
    fn views()(
        lists in prop::collection::vec(texts(), 6),
        q in "\\PC{0,12}",
        words in (choice(Tab::ALL), choice(ChartKind::ALL), choice(Group::ALL), choice(Numbers::ALL), choice(Theme::ALL)),
        statuses in prop::sample::subsequence(Status::ALL, 0..=3),
        from in 1000i16..2999, span in 0i16..9,
        sort in (choice(SortKey::ALL), any::<bool>()),
        page in 1u32..1000, tol in 0u32..1000, embed in any::<bool>(),
        at in prop::option::of(("[a-z/\\p{Han}%&]{1,6}", "[0-9a-z]{8}", "[0-9%~亿]{0,4}")),
    ) -> View {
        let (mut view, _) = View::parse("x=%26&保留=甲");
        for (param, values) in ["doc", "region", "ind", "unit", "sec", "terms"].iter().zip(&lists) {
            view = view.with(param, Some(&codec::join_list(values)));
        }
        let sort = if sort.1 && !sort.0.is_empty() { format!("-{}", sort.0) } else { sort.0 };
        let years = format!("{from}..{}", from + span);
        let at = at.map(|(doc, hash, surface)| Anchor { doc, sentence: hash, surface, occurrence: 1 }.to_string());
        for (param, value) in [
            ("v", words.0), ("chart", words.1), ("group", words.2), ("num", words.3), ("theme", words.4),
            ("q", q), ("status", all_written(&statuses)), ("year", years), ("sort", sort),
            ("tol", (f64::from(tol) / 10.0).to_string()), ("embed", if embed { "1".into() } else { String::new() }),
            ("sub", if embed { "1".into() } else { String::new() }),
            ("val", format!("-{}..!{}", f64::from(tol) / 10.0, span)),
            ("at", at.unwrap_or_default()), ("page", page.to_string()),
        ] {
            view = view.with(param, Some(&value));
        }
        view
    }
}

proptest! {
    #[test]
    fn state_to_query_to_state(view in views()) {
        let written = view.to_query();
        let (read, problems) = View::parse(&written);
        prop_assert_eq!(problems, []);
        prop_assert_eq!(read.tab(), view.tab());
        prop_assert_eq!(read.to_query(), written);
        for param in PARAMS {
            prop_assert_eq!(read.get(param), view.get(param), "{}", param);
        }
    }

    #[test]
    fn any_text_is_harmless(text in "\\PC{0,200}") {
        let written = query(&text);
        prop_assert_eq!(query(&written), written);
    }
}
