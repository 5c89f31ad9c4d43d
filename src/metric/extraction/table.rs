//! Tables: a row's name, a column's head and a cell's number make a metric.
//!
//! Heads and row names may carry the unit in a bracket (产量（万吨）), a column may hold the units of the rows, and what
//! stands above a table may give one to all (单位：亿元). A head's year is the period, a head of growth (比上年增长%)
//! makes the cells growth, which a minus turns down. A cell may say how its number is bound or changes (增长6%左右);
//! cells that hold more, or that have no name, are passed over.

use super::clause::bound;
use super::clause::lead;
use super::clause::{Joint, Segment, tail_end};
use super::lexicon::{WORDS, holds};
use super::period::years;
use super::period::{self, Period, Said};
use super::quantity::{self, Quantity};
use super::region;
use super::setting::{Reach, Setting};
use crate::document::{Document, ParagraphKind};
use crate::metric::because::{self, Because};
use crate::metric::numeral::Script;
use crate::metric::{Direction, Measure, Metric, unit};
use crate::text::{Span, fold, fold_text};

/// A unit with the multiplier before it.
type Scaled = (String, f64);

/// The column heads of the table that is being read.
#[derive(Default)]
pub struct Table {
    number: Option<u32>,
    heads: Vec<String>,
    /// Whether only rows of heads were read.
    in_heads: bool,
    caption: Caption,
}

/// What stands above a table and holds for all of it.
#[derive(Default)]
struct Caption {
    unit: Option<Scaled>,
    /// Whether it names a change: 居民消费价格涨跌幅度.
    grows: bool,
}

/// A row, as far as its cells share it.
struct Row<'t> {
    name: &'t str,
    /// The unit that its column of units gives.
    unit: Option<Scaled>,
    heads: &'t [String],
    caption: &'t Caption,
}

impl Caption {
    /// Reads the short lines before the paragraph that a table begins with.
    fn above(document: &Document, at: usize) -> Caption {
        const LINES: usize = 2;
        const LONGEST: usize = 60;
        let mut caption = Caption::default();
        for at in (at.saturating_sub(LINES)..at).rev() {
            let line = document.paragraph_text(at);
            let row = document.paragraphs.get(at).is_none_or(|line| matches!(line.kind, ParagraphKind::Row { .. }));
            if row || line.len() > LONGEST * '表'.len_utf8() {
                break;
            }
            let line = fold_text(line);
            let (title, unit) = line.split_once("单位:").unwrap_or((&line, ""));
            let title = title.trim_end_matches(['(', ' ']);
            caption.grows |= WORDS.growth_nouns.at_end(title).is_some() || holds(title, &["涨跌幅"]);
            let unit = unit.split([',', '、', ';', ')', ' ']).next().and_then(scaled);
            caption.unit = caption.unit.or(unit);
        }
        caption
    }
}

impl Table {
    /// Adds a row of column heads. One under another names what its cells name; what that spans stays, and a year above
    /// them is theirs.
    fn add_heads(&mut self, row: Vec<String>) {
        if !self.in_heads {
            (self.heads, self.in_heads) = (row, true);
            return;
        }
        let above = std::mem::take(&mut self.heads);
        let mut group = "";
        let mut heads: Vec<String> = Vec::new();
        for column in 0..above.len().max(row.len()) {
            let (over, under) = (above.get(column).map_or("", |cell| cell), row.get(column).map_or("", |cell| cell));
            group = if over.is_empty() { group } else { over };
            let is_year =
                |text: &str| text.match_indices('年').any(|(at, _)| text[..at].ends_with(|c: char| c.is_ascii_digit()));
            let dates = is_year(group) && !is_year(under);
            heads.push(match under {
                "" => over.to_owned(),
                under if dates => format!("{group}{under}"),
                under => under.to_owned(),
            });
        }
        self.heads = heads;
    }

    /// Reads a row; gives the metrics of its cells.
    pub fn row(
        &mut self,
        document: &Document,
        at: usize,
        doc: u32,
        setting: &Setting,
        region: &str,
    ) -> Vec<(Metric, Because)> {
        let Some(paragraph) = document.paragraphs.get(at) else { return Vec::new() };
        let ParagraphKind::Row { table, head } = paragraph.kind else { return Vec::new() };
        if self.number != Some(table) {
            *self = Table { number: Some(table), caption: Caption::above(document, at), ..Table::default() };
        }
        let text = document.paragraph_text(at);
        let names = |text: &str| text.starts_with('\t') && !text.contains(|c: char| c.is_ascii_digit());
        if head || self.heads.is_empty() || self.in_heads && names(text) {
            self.add_heads(text.split('\t').map(fold_text).collect());
            return Vec::new();
        }
        self.in_heads = false;
        // The name of a row stands behind those of several rows, which are empty where they go on.
        let lead = text.len() - text.trim_start_matches('\t').len();
        let mut cells = text[lead..].split('\t');
        let Some(name) = cells.next().filter(|name| lead == 0 || name.contains(crate::text::is_han)) else {
            return Vec::new();
        };
        let units = self.heads.iter().position(|head| matches!(head.as_str(), "单位" | "计量单位"));
        let unit = units.and_then(|column| text.split('\t').nth(column)).and_then(|cell| scaled(&fold_text(cell)));
        let row = Row { name, unit, heads: &self.heads, caption: &self.caption };
        let mut start = paragraph.span.start as usize + lead + name.len() + 1;
        let mut metrics = Vec::new();
        for (column, cell) in (lead + 1..).zip(cells) {
            let at = start;
            start += cell.len() + 1;
            if units == Some(column) {
                continue;
            }
            metrics.extend(metric(&row, column, cell, at, setting).map(|(metric, because)| {
                let region = (!region.is_empty()).then(|| region.into());
                (Metric { doc, context: paragraph.span, region, ..metric }, because)
            }));
        }
        metrics
    }
}

/// The metric of one cell, which begins at a byte of the document.
fn metric(row: &Row, column: usize, cell: &str, start: usize, setting: &Setting) -> Option<(Metric, Because)> {
    let (head, left) = row.heads.get(..=column)?.split_last()?;
    let number = cell.trim_start();
    let unsigned = number.trim_start_matches(['-', '－', '−', '–', '+', '＋']);
    let negative = unsigned.len() < number.len() && !number.starts_with(['+', '＋']);
    let folded = fold(unsigned);
    let text = folded.text.as_str();
    let [figure]: [Quantity; 1] = quantity::scan(text).try_into().ok()?;
    let own = figure.unit_name(text);
    let lead = lead::read(text, 0..figure.span.start);
    let whole = lead.rest.is_empty() && tail_end(text, &figure) == text.len();
    let counts = figure.script == Script::Arabic || figure.script == Script::Han && !own.is_empty();
    if !whole || !counts || is_code(text) {
        return None;
    }
    let (label, named_unit) = bracketed_unit(of_which(row.name.trim()));
    let (head, head_unit) = bracketed_unit(head);
    let named = row_period(&label);
    if label.is_empty() || named.is_none() && label.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    // The unit of a row is none of a column of years.
    let names_time = named_unit.is_none() && holds(&label, &TIMES) || head_unit.is_none() && holds(&head, &TIMES);
    let falls = ["下降", "减少", "降低"].iter().any(|word| head.contains(word));
    let rises = ["增长", "增速", "增幅", "涨幅", "增减"].iter().any(|word| head.contains(word));
    let grows = rises || falls;
    // 比上年增长(%): a column of growth has a unit of its own, whatever the row measures.
    let percent = || (grows && (head.contains('%') || !head.contains("增减"))).then(|| ("%".to_owned(), 1.0));
    let column = head_unit.or_else(percent);
    let row_unit = named_unit.or_else(|| row.unit.clone());
    let ((written, scale), unit_rule) = match (row_unit, column) {
        _ if !own.is_empty() => ((own.to_owned(), 1.0), &because::WRITTEN),
        (Some(unit), None) => (unit, &because::ROW),
        (Some(unit), Some(_)) if !grows => (unit, &because::ROW),
        (_, Some(unit)) => (unit, &because::COLUMN),
        (None, None) => match row.caption.unit.clone() {
            Some(unit) => (unit, &because::COLUMN),
            None => ((String::new(), 1.0), &because::NOTHING),
        },
    };
    if is_year(text) && (written.is_empty() || names_time) {
        return None;
    }
    let dated = period::said(&head, 0..head.len(), setting.year(), setting.year());
    let said = named.map(|period| Said { until: false, period }).or(dated);
    let relative = matches!(written.as_str(), "%" | "倍" | "‰");
    let down = negative || falls && !rises;
    let way = if down { Direction::Down } else { Direction::Up };
    let (measure, direction, measure_rule) = match lead::measure(&figure, &lead) {
        (Measure::Level, ..) if (grows || row.caption.grows) && relative => {
            (Measure::Growth, Some(way), &because::COLUMN)
        }
        // 比上年增减(亿元)
        (Measure::Level, ..) if grows && !written.is_empty() => (Measure::Change, Some(way), &because::COLUMN),
        told => told,
    };
    let whole = Segment { range: 0..text.len(), joint: Joint::Stop, figures: 0..1 };
    let (comparator, comparator_rule) = bound::comparator(text, &whole, &figure, &lead, measure);
    let (status, status_rule) = setting.status(&head, &head, said.as_ref());
    let (period, period_rule) = setting.period(said.as_ref(), status, Reach::Whole);
    let indicator = match named {
        Some(_) => measured(&head, left)?,
        None if grows => grown(&label, &head, left),
        None => indicator(&label, &head),
    };
    let because = Because {
        unit: unit_rule,
        comparator: comparator_rule,
        direction: if direction.is_some() { measure_rule } else { &because::NOTHING },
        measure: measure_rule,
        indicator: if indicator == label { &because::ROW } else { &because::COLUMN },
        status: status_rule,
        period: if said.is_some() { &because::COLUMN } else { period_rule },
        region: &because::DOCUMENT,
    };
    let place = folded.source_span(figure.span.clone());
    let at = (start + cell.len() - unsigned.len()) as u32;
    let sign = if negative { (number.len() - unsigned.len()) as u32 } else { 0 };
    let factor = if negative && direction.is_none() { -scale } else { scale };
    let metric = Metric {
        surface: Span { start: at + place.start - sign, end: at + place.end },
        value: figure.value * factor,
        value_max: figure.max.map(|max| max * factor),
        unit: written.into(),
        comparator,
        direction,
        measure,
        indicator: indicator.into(),
        status,
        period: period.map(|period| period.to_string().into()),
        ..Metric::default()
    };
    Some((metric, because))
}

/// A row's name without what makes it a part of the one above: 其中：食品, #食品.
fn of_which(name: &str) -> &str {
    let rest = name.trim_start_matches(['#', '＃', '　', ' ']);
    let rest = rest.strip_prefix("其中").unwrap_or(rest);
    rest.trim_start_matches([':', '：', ' ', '　'])
}

/// Words of rows and columns that hold years.
const TIMES: [&str; 3] = ["年份", "日期", "时间"];

/// Whether a cell names something: a year, a number with leading zeros.
fn is_code(cell: &str) -> bool {
    cell.ends_with('年') || cell.starts_with('0') && !cell.starts_with("0.") && cell.len() > 1
}

/// Whether a cell without a unit is a year.
fn is_year(cell: &str) -> bool {
    cell.len() == 4 && (cell.starts_with("19") || cell.starts_with("20")) && cell.bytes().all(|b| b.is_ascii_digit())
}

/// The time that a row's name is, and nothing else: 2023年, 2025/26.
fn row_period(label: &str) -> Option<Period> {
    let plain = fold_text(label);
    if let Some((period, _)) = years::fiscal_year_at(&plain).filter(|(_, len)| *len == plain.len()) {
        return Some(period);
    }
    let digits = plain.strip_suffix('年').unwrap_or(&plain);
    let year = digits.parse().ok().filter(|year| (1900..=2100).contains(year))?;
    Some(Period::Year(year))
}

/// What a column of years measures: its head, or for one of growth the head before it.
fn measured(head: &str, left: &[String]) -> Option<String> {
    let heads = std::iter::once(head.to_owned()).chain(left.iter().skip(1).rev().map(|head| bracketed_unit(head).0));
    heads.map(|head| indicator("", &head)).find(|name| !name.is_empty())
}

/// What a column of growth measures of a row: what the head before it does, 产量 of 产量 | 比上年增长(%).
fn grown(label: &str, head: &str, left: &[String]) -> String {
    let own = indicator(label, head);
    let before = left.iter().skip(1).next_back().map(|head| bracketed_unit(head).0);
    let before = before.filter(|before| own == label && !matches!(before.as_str(), "单位" | "计量单位"));
    before.map_or(own, |before| indicator(label, &before))
}

/// Row name and column head, the head left out where it only names a year, a number, a change or the whole place.
fn indicator(label: &str, head: &str) -> String {
    let plain: String = head.chars().filter(|c| !c.is_ascii_digit()).collect();
    let plain = plain.trim_start_matches(['年', '比', '末']).trim();
    let whole = region::is_whole(plain) && plain.chars().count() == 2;
    if plain.is_empty() || whole || WORDS.table.plain_heads.is_in(plain) {
        label.to_owned()
    } else if matches!(plain, "城市" | "城镇" | "农村" | "乡村") {
        format!("{plain}{label}")
    } else {
        format!("{label}{plain}")
    }
}

/// 产量(万吨) → 产量 with the unit 吨 and its multiplier.
fn bracketed_unit(text: &str) -> (String, Option<Scaled>) {
    let folded = fold_text(text);
    let inner = folded.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match inner.and_then(|(_, inner)| scaled(inner)) {
        Some(unit) => (text[..text.rfind(['(', '（']).unwrap_or(text.len())].trim().to_owned(), Some(unit)),
        None => (text.trim().to_owned(), None),
    }
}

/// 万吨 → 吨 with its multiplier.
fn scaled(text: &str) -> Option<Scaled> {
    let scales = [("万亿", 1e12), ("千万", 1e7), ("百万", 1e6), ("万", 1e4), ("亿", 1e8), ("千", 1e3), ("", 1.0)];
    scales.iter().find_map(|(word, scale)| {
        let name = text.strip_prefix(word)?;
        unit::lookup(name).map(|_| (name.to_owned(), *scale))
    })
}

#[cfg(test)]
mod tests {
    use crate::document::read_bytes;
    use crate::metric::extract;
    use crate::shared::Str;

    type Read = (Str, f64, Str, &'static str, Str);

    fn row(indicator: &str, value: f64, unit: &str, measure: &'static str, period: &str) -> Read {
        (indicator.into(), value, unit.into(), measure, period.into())
    }

    fn read(title: &str, table: &str) -> Vec<Read> {
        let file = format!("---\ntitle: {title}\ndate: 2024-03-01\nregion: 成都市\n---\n\n{table}");
        extract(&read_bytes("a.md", file.as_bytes()).unwrap()[0], 0)
            .into_iter()
            .map(|m| (m.indicator, m.value, m.unit, m.measure.key(), m.period.unwrap_or_default()))
            .collect()
    }

    #[test]
    fn rows_may_be_years() {
        let table = "| 年度 | 渔港泊位 | 渔获（万吨） | 增长% |\n|---|---|---|---|\n| 2025/26 | 120 | 3.5 | 4.1 |\n| 2022年 | 90 | 2 | 1.5 |\n";
        let expected = [
            row("渔港泊位", 120.0, "", "level", "2025/26"),
            row("渔获", 35_000.0, "吨", "level", "2025/26"),
            row("渔获", 4.1, "%", "growth", "2025/26"),
            row("渔港泊位", 90.0, "", "level", "2022"),
            row("渔获", 20_000.0, "吨", "level", "2022"),
            row("渔获", 1.5, "%", "growth", "2022"),
        ];
        assert_eq!(read("甲市渔业计划", table), expected);
    }

    #[test]
    fn what_stands_above_a_table_holds_for_it() {
        let table = "渔产品价格涨跌幅度\n\n单位：%\n\n| 指标 | 全市 | 农村 |\n|---|---|---|\n| 鱼价 | 0.2 | -0.3 |\n";
        let expected = [row("鱼价", 0.2, "%", "growth", "2023"), row("农村鱼价", 0.3, "%", "growth", "2023")];
        assert_eq!(read("甲市2023年统计公报", table), expected);
        let table = "| 指标 | 单位 | 比上年增减 |\n|---|---|---|\n| 税收 | 亿元 | -0.2 |\n";
        assert_eq!(read("甲市2023年统计公报", table), [row("税收", 2e7, "元", "change", "2023")]);
        let table = "表2（单位：亿元、%）\n\n| 指标 | 2023年 | 增长 |\n|---|---|---|\n| 税收 | -2 | 0.4 |\n| 备注 | 亿元 | 无 |\n";
        let expected = [row("税收", -2e8, "元", "level", "2023"), row("税收", 0.4, "%", "growth", "2023")];
        assert_eq!(read("甲市2023年统计公报", table), expected);
    }

    #[test]
    fn cells_take_units_and_multipliers_from_rows_and_heads() {
        let table = "| 指标 | 2023年 | 比上年增长% |\n|---|---|---|\n| 粮食产量（万吨） | 12.5 | 3.1 |\n| 出口（亿元） | 5 | 0.4 |\n| 公共图书馆 | 12 | |\n";
        let expected = [
            row("粮食产量", 125_000.0, "吨", "level", "2023"),
            row("粮食产量", 3.1, "%", "growth", "2023"),
            row("出口", 5e8, "元", "level", "2023"),
            row("出口", 0.4, "%", "growth", "2023"),
            row("公共图书馆", 12.0, "", "level", "2023"),
        ];
        assert_eq!(read("甲市2023年统计公报", table), expected);
    }
}
