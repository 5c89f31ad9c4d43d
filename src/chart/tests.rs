//! Charts of an invented corpus. `CHART_SAMPLES=folder cargo test chart` writes them as SVG, to be looked at.

use std::collections::BTreeSet;

use super::*;
use crate::corpus::{Corpus, Region};
use crate::document::{Document, Kind, Meta, Paragraph, ParagraphKind};
use crate::metric::{Direction, Indicator, Measure, Metric};
use crate::text::Span;
use crate::view::View;

/// A corpus of one document whose figures stand one after another.
struct Case {
    corpus: Corpus,
}

impl Case {
    fn new() -> Case {
        let meta = Meta { title: "某市年度报告 <摘编> & 附表".into(), kind: Kind::Digest, ..Meta::default() };
        let document = Document { id: "甲".into(), meta, ..Document::default() };
        let indicator = |name: &str, english: &str| Indicator {
            name: name.into(),
            english: english.into(),
            ..Indicator::default()
        };
        let indicators = vec![
            indicator("地区生产总值", "gross regional product"),
            indicator("城镇新增就业人数", "new urban jobs"),
            indicator("空气质量优良天数比率", "share of days with good air"),
        ];
        let level = |name: &str, level| Region { name: name.into(), level, ..Region::default() };
        let regions = vec![level("甲市", 2), level("乙省", 1)];
        Case { corpus: Corpus { documents: vec![document], indicators, regions, ..Corpus::default() } }
    }

    fn add(&mut self, canonical: u32, region: &str, period: &str, value: f64, unit: &str) -> &mut Metric {
        let document = &mut self.corpus.documents[0];
        let start = document.text.len();
        document.text = format!("{}{value}{unit}。\n", document.text).into();
        let end = document.text.len() - 1;
        document.paragraphs.push(Paragraph {
            span: Span::new(start, end),
            kind: ParagraphKind::Body,
            section: None,
            line: 1,
        });
        let indicator = self.corpus.indicators[canonical as usize].name.clone();
        self.corpus.metrics.push(Metric {
            doc: 0,
            surface: Span::new(start, end - "。".len()),
            context: Span::new(start, end),
            value,
            value_max: None,
            unit: unit.into(),
            comparator: Comparator::Equal,
            direction: None,
            measure: Measure::Level,
            indicator: indicator.into(),
            canonical: Some(canonical),
            status: Status::Outcome,
            period: Some(period.into()),
            region: Some(region.into()),
            base_year: None,
            doubt: None,
        });
        self.corpus.metrics.last_mut().unwrap()
    }

    /// What grew since a year: 比2015年增长48%.
    fn add_since(&mut self, canonical: u32, region: &str, period: &str, base: u16, value: f64) {
        let metric = self.add(canonical, region, period, value, "%");
        (metric.measure, metric.base_year) = (Measure::Growth, Some(base));
    }

    fn data(&self, view: &str) -> ChartData {
        let all: Vec<u32> = (0..self.corpus.metrics.len() as u32).collect();
        let figure = |index| format!("v=metrics&at=甲~{index}");
        data_of(
            &View::parse(view).0,
            &self.corpus,
            &all,
            &Leads { figure: &figure, listed: &|_, among| among.to_vec() },
        )
    }
}

fn over_time() -> Case {
    let mut case = Case::new();
    for (year, value) in (2011..=2023).zip([92.0, 98.5, 104.0, 101.0, 110.0, 118.0, 121.5, 125.0, 123.0, 112.0, 126.0])
    {
        case.add(1, "全国", &year.to_string(), value * 1e5, "人");
    }
    for year in 2012..=2023 {
        let target = case.add(1, "全国", &year.to_string(), if year < 2018 { 9e6 } else { 1.1e7 }, "人");
        target.status = Status::Target;
        target.comparator = Comparator::AtLeast;
        if year == 2023 {
            target.value_max = Some(1.2e7);
            target.comparator = Comparator::Equal;
        }
    }
    case
}

fn places() -> Case {
    let mut case = Case::new();
    let names = ["广东省", "江苏省", "山东省", "浙江省", "四川省", "内蒙古自治区", "西藏自治区", "新疆维吾尔自治区"];
    for (at, name) in names.iter().enumerate() {
        case.add(0, name, "2025", 5.1 + at as f64 * 0.31, "%").measure = Measure::Growth;
        let target = case.add(0, name, "2025", 5.5 + (at % 3) as f64 * 0.25, "%");
        target.measure = Measure::Growth;
        target.status = Status::Target;
        target.comparator = [Comparator::AtLeast, Comparator::About, Comparator::Equal][at % 3];
        target.direction = Some(Direction::Up);
        if at == 5 {
            target.value_max = Some(6.5);
        }
    }
    case.add(0, "甲市", "2025", 9.9, "%").measure = Measure::Growth;
    case
}

fn three_places_over_time() -> Case {
    let mut case = Case::new();
    for (at, name) in ["甲市", "乙市", "丙市"].iter().enumerate() {
        for year in 2018..=2023 {
            let value = 2e12 + at as f64 * 6e11 + f64::from(year - 2018) * 1.3e11;
            case.add(0, name, &year.to_string(), value, "元");
        }
        case.add(0, name, "2024", 3.1e12 + at as f64 * 6e11, "元").status = Status::Target;
    }
    case
}

fn five_places_over_time() -> Case {
    let mut case = Case::new();
    for (at, name) in ["甲市", "乙市", "丙市", "丁市", "戊市"].iter().enumerate() {
        for year in 2018..=2023 {
            let value = 2e5 + at as f64 * 3e4 + f64::from(year - 2018) * 1.3e4;
            case.add(1, name, &year.to_string(), value, "人");
        }
        let target = case.add(1, name, "2023", 2.4e5 + at as f64 * 3e4, "人");
        (target.status, target.comparator) = (Status::Target, Comparator::AtLeast);
    }
    case
}

/// Of 甲市 an indicator in money and by its growth, one in persons, one in percent; of 乙市 one.
fn indicators_over_time() -> Case {
    let mut case = Case::new();
    for year in 2015..=2023 {
        let (n, year) = (f64::from(year - 2015), year.to_string());
        case.add(0, "甲市", &year, 1.2e12 + n * 1.1e11, "元");
        case.add(0, "甲市", &year, 9.0 - n * 0.4, "%").measure = Measure::Growth;
        case.add(1, "甲市", &year, 2.6e5 + n * 1e3, "人");
        case.add(0, "乙市", &year, 7e11 + n * 6e10, "元");
    }
    case.add(2, "甲市", "2021", 81.9, "%");
    case.add(2, "甲市", "2022", 82.3, "%");
    case.add(2, "乙市", "2022", 90.1, "%");
    let target = case.add(0, "甲市", "2024", 6.0, "%");
    (target.measure, target.status, target.comparator) = (Measure::Growth, Status::Target, Comparator::AtLeast);
    case
}

fn terms() -> ChartData {
    let rows: Vec<TermRow> = (2003..=2012)
        .map(|year| TermRow {
            label: year.to_string(),
            rates: vec![f64::from(year % 7) * 1.3, f64::from(2020 - year) * 0.8],
            query: format!("q=创新&year={year}"),
        })
        .collect();
    data_of_terms(&View::default(), &["创新".into(), "改革".into()], &rows, "自编年度报告")
}

fn style(width: u32, theme: Theme) -> Style {
    Style { width, theme, lang: Lang::Hans, untitled: false }
}

fn samples() -> Vec<(&'static str, ChartData)> {
    vec![
        ("line", over_time().data("v=metrics")),
        ("dots", places().data("v=metrics")),
        ("bars", places().data("v=metrics&chart=bars")),
        ("places-line", three_places_over_time().data("v=metrics")),
        ("years-bars", over_time().data("v=metrics&chart=bars")),
        ("places-multiples", five_places_over_time().data("v=metrics&ind=城镇新增就业人数")),
        ("indicators-multiples", indicators_over_time().data("v=metrics")),
        ("histogram", over_time().data("v=metrics&chart=histogram")),
        ("trends", terms()),
        ("english", over_time().data("v=metrics&lang=en")),
    ]
}

#[test]
fn samples_can_be_looked_at() {
    let Ok(folder) = std::env::var("CHART_SAMPLES") else { return };
    for (name, data) in samples() {
        let lang = if name == "english" { Lang::English } else { Lang::Hans };
        for (width, theme) in [(360, Theme::Light), (760, Theme::Light), (760, Theme::Dark)] {
            let drawing = draw(&data, &Style { lang, ..style(width, theme) });
            std::fs::write(format!("{folder}/{name}-{width}-{}.svg", theme.key()), drawing.svg).unwrap();
        }
    }
}

#[test]
fn the_kind_follows_the_data_and_can_be_changed() {
    assert_eq!(over_time().data("").kind, ChartKind::Line);
    assert_eq!(places().data("").kind, ChartKind::Dots);
    assert_eq!(three_places_over_time().data("").kind, ChartKind::Line);
    let chosen = places().data("v=metrics&chart=bars");
    assert_eq!(chosen.kind, ChartKind::Bars);
    assert_eq!(chosen.kinds, [ChartKind::Bars, ChartKind::Dots, ChartKind::Histogram]);
    assert_eq!(places().data("v=metrics&chart=line").kind, ChartKind::Dots, "one year is no line");
}

#[test]
fn many_places_or_several_indicators_are_small_charts() {
    let panels = |data: ChartData| match data.plot {
        Plot::Panels(panels) => panels,
        other => panic!("{other:?}"),
    };
    let names = |panels: &Panels| panels.panels.iter().map(|panel| panel.name.clone()).collect::<Vec<_>>();
    let places = five_places_over_time().data("v=metrics&ind=城镇新增就业人数");
    assert_eq!((places.kind, places.title.as_str()), (ChartKind::Multiples, "城镇新增就业人数（人）"));
    let places = panels(places);
    assert!(places.one_scale, "the same indicator is compared on one scale");
    assert_eq!(names(&places), ["戊市", "丁市", "丙市", "乙市", "甲市"], "the greatest first");
    assert_eq!(places.panels[0].latest, "2023年 · 38.5万人");

    let of_city = indicators_over_time().data("v=metrics");
    assert_eq!((of_city.kind, of_city.title.as_str()), (ChartKind::Multiples, "甲市：4项指标"));
    assert_eq!(of_city.table.columns[0], "指标");
    assert!(of_city.message.contains("40个数字中的30个"), "{}", of_city.message);
    let of_city = panels(of_city);
    assert!(!of_city.one_scale, "money, persons and percent have no scale in common");
    let expected =
        ["地区生产总值 · 增速（%）", "地区生产总值（元）", "城镇新增就业人数（人）", "空气质量优良天数比率（%）"];
    assert_eq!(names(&of_city), expected);
    assert!(
        of_city
            .panels
            .iter()
            .all(|panel| panel.series.iter().all(|series| series.points.len() > 1 || series.status == Status::Target))
    );

    // 城镇新增就业人数 is not the largest group: it leaves out what grew in several years all the same.
    let mut since = indicators_over_time();
    for year in 2018..=2023 {
        since.add(1, "甲市", &year.to_string(), 1.5, "%").measure = Measure::Growth;
        since.add_since(1, "甲市", &year.to_string(), 2012, 48.0);
    }
    let since = since.data("v=metrics");
    let values: Vec<&str> = since.table.rows.iter().map(|row| row[4].as_str()).collect();
    assert!(values.contains(&"1.5%") && !values.contains(&"48%"), "{values:?}");
    assert_eq!(since.table.rows[0][6..], ["9", "", "%"], "what programs read stands last");

    let chosen = indicators_over_time().data("v=metrics&chart=line");
    assert_eq!(chosen.kind, ChartKind::Line, "and can be changed");
    assert_eq!(three_places_over_time().data("v=metrics&chart=multiples").kind, ChartKind::Multiples);
    assert_ne!(over_time().data("v=metrics&chart=multiples").kind, ChartKind::Multiples, "one chart is no multiple");
}

#[test]
fn what_differs_is_never_drawn_as_one() {
    let mut case = places();
    case.add(0, "广东省", "2025", 13.5e12, "元");
    case.add(0, "广东省", "2025H1", 5.0, "%").measure = Measure::Growth;
    case.add(2, "广东省", "2025", 94.0, "%");
    let data = case.data("");
    assert_eq!(data.table.rows.len(), 16, "provinces' annual growth only: {:?}", data.table.rows);
    assert!(data.table.rows.iter().all(|row| row[0] != "甲市"));
    assert!(data.message.contains("20个数字中的16个"), "{}", data.message);
}

#[test]
fn a_fall_is_drawn_below_zero_with_its_bound_turned() {
    let mut case = Case::new();
    let fall = case.add(0, "甲市", "2024", 3.0, "%");
    (fall.measure, fall.direction, fall.comparator) = (Measure::Change, Some(Direction::Down), Comparator::AtLeast);
    let Plot::Rows(rows) = case.data("").plot else { panic!("one figure is a bar") };
    assert_eq!((rows[0].points[0].value, rows[0].points[0].comparator), (-3.0, Comparator::AtMost));
    assert_eq!(rows[0].points[0].text, "≤ −3%");
}

#[test]
fn a_chart_of_targets_alone_says_so_and_years_are_counted_evenly() {
    let mut case = Case::new();
    for (year, value) in [("2015", 6.0), ("2016", 6.5), ("2020", 5.0)] {
        let target = case.add(0, "甲市", year, value, "%");
        (target.measure, target.status) = (Measure::Growth, Status::Target);
    }
    let data = case.data("");
    assert_eq!(data.title, "甲市 · 地区生产总值 · 增速 · 目标（%）");
    let Plot::Lines(lines) = data.plot else { panic!("three years are a line") };
    assert_eq!(lines.labels.len(), 6);
}

#[test]
fn the_same_figure_said_twice_is_one_mark() {
    let mut case = over_time();
    let before = case.data("").table.rows.len();
    case.add(1, "全国", "2011", 9.2e6, "人");
    assert_eq!(case.data("").table.rows.len(), before);
}

#[test]
fn marks_have_ids_words_and_links() {
    for (name, data) in samples() {
        let drawing = draw(&data, &style(360, Theme::Dark));
        assert!(!drawing.marks.is_empty(), "{name}");
        let ids: BTreeSet<_> = drawing.marks.iter().map(|mark| &mark.id).collect();
        assert_eq!(ids.len(), drawing.marks.len(), "{name}");
        for mark in &drawing.marks {
            assert!(drawing.svg.contains(&format!("id=\"{}\"", mark.id)), "{name}");
            assert!(mark.label.contains('·') || mark.label.contains('：'), "{name}: {}", mark.label);
        }
        assert!(drawing.svg.contains("<title") && drawing.svg.contains("<desc"), "{name}");
    }
    let line = draw(&over_time().data("v=metrics&lang=zh-Hans"), &style(760, Theme::Light));
    assert_eq!(line.marks[0].label, "2011年 · 全国 · 实际 · 920万人");
    assert_eq!(line.marks[0].query, "v=metrics&at=甲~0");
}

#[test]
fn words_of_documents_are_text_and_digests_are_named() {
    let data = over_time().data("");
    assert!(data.source.ends_with("摘要，非原文"), "{}", data.source);
    let svg = draw(&data, &style(760, Theme::Light)).svg;
    assert!(svg.contains("&lt;摘编&gt; &amp; 附表") && !svg.contains("<摘编>"));
}

#[test]
fn texts_stay_inside_the_picture_and_apart() {
    for (name, data) in samples() {
        for width in [240, 360, 760, 1200] {
            let drawing = draw(&data, &style(width, Theme::Light));
            let boxes: Vec<_> = texts(&drawing.svg);
            for (text, [left, top, right, bottom]) in &boxes {
                assert!(*left >= -0.5 && *right <= f64::from(width) + 0.5, "{name} {width}: {text} {left}–{right}");
                assert!(*top >= 0.0 && *bottom <= f64::from(drawing.height), "{name} {width}: {text}");
            }
            for (at, (text, a)) in boxes.iter().enumerate() {
                for (other, b) in &boxes[at + 1..] {
                    let apart = a[2] <= b[0] + 1.0 || b[2] <= a[0] + 1.0 || a[3] <= b[1] + 2.0 || b[3] <= a[1] + 2.0;
                    assert!(apart, "{name} {width}: {text:?} on {other:?}");
                }
            }
        }
    }
}

/// The texts of an SVG with their boxes: left, top, right, bottom.
fn texts(svg: &str) -> Vec<(String, [f64; 4])> {
    let attribute = |tag: &str, name: &str| -> String {
        tag.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("").to_owned()
    };
    svg.split("<text ")
        .skip(1)
        .map(|part| {
            let (tag, rest) = part.split_once('>').unwrap();
            let tag = &format!(" {tag}");
            let text = rest.split("</text>").next().unwrap().replace("&lt;", "<").replace("&gt;", ">");
            let number = |name| attribute(tag, name).parse::<f64>().unwrap();
            let (x, y, size) = (number("x"), number("y"), number("font-size"));
            let width = measure::width(&text.replace("&amp;", "&"), size);
            let left = match attribute(tag, "text-anchor").as_str() {
                "start" => x,
                "middle" => x - width / 2.0,
                _ => x - width,
            };
            (text, [left, y - size * 0.85, left + width, y + size * 0.2])
        })
        .collect()
}

#[test]
fn nothing_to_draw_says_so() {
    let data = Case::new().data("");
    assert_eq!((data.plot, data.message.as_str()), (Plot::Nothing, "没有可以画成图的数字"));
    assert_eq!(draw(&Case::new().data(""), &style(760, Theme::Light)), Drawing::default());
}

#[test]
fn one_of_many_that_have_nothing_in_common_is_not_drawn() {
    let mut case = Case::new();
    for (indicator, unit) in [(0, "元"), (1, "人"), (2, "%")] {
        case.add(indicator, "甲市", "2024", 3.0, unit);
    }
    let data = case.data("v=metrics");
    assert_eq!(data.plot, Plot::Nothing);
    assert!(data.message.starts_with("这3个数字"), "{}", data.message);
    case.add(2, "甲市", "2023", 4.0, "%");
    assert_ne!(case.data("v=metrics").plot, Plot::Nothing);
}

#[test]
fn terms_that_stand_nowhere_are_named() {
    let rows =
        [2003, 2004].map(|year| TermRow { label: year.to_string(), rates: vec![1.5, 0.0], query: String::new() });
    let data = data_of_terms(&View::default(), &["创新".into(), "彩虹桥".into()], &rows, "");
    assert_eq!(data.message, "没有出现：彩虹桥");
    assert_eq!(terms().message, "");
}

#[test]
fn equals_are_named_together() {
    let mut case = Case::new();
    for (region, value) in [("甲市", 5.5), ("庚市", 5.0), ("丙市", 5.5), ("丁市", 5.0), ("戊市", 5.0), ("己市", 5.0)]
    {
        case.add(2, region, "2023", value, "%");
    }
    let told = case.data("v=metrics&chart=bars").description;
    assert!(told.contains("最高5.5%（丙市、甲市），最低5%（丁市、己市、庚市等4项）"), "{told}");
}

#[test]
fn hostile_values_are_harmless() {
    let mut case = Case::new();
    for value in [f64::NAN, f64::INFINITY, 1e308, -1e308, 5e-324, 0.0] {
        case.add(0, "甲市", "2024", value, "元");
        case.add(0, "甲市", "9999", value, "元");
    }
    for width in [0, 1, u32::MAX] {
        for kind in ["line", "multiples", "bars", "dots", "histogram"] {
            let _ = draw(&case.data(&format!("v=metrics&chart={kind}")), &style(width, Theme::Light));
        }
    }
}
