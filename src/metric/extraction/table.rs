//! Tables: a row's name, a column's head and a cell's number make a metric.
//!
//! Heads and row names may carry the unit in a bracket (产量（万吨）); a head's year is the period, a head of growth
//! (比上年增长%) makes the cells growth. Cells that hold anything but one number, or that have no name, are passed over.

use super::period::{self, Period, Said};
use super::quantity::{self, Quantity};
use super::setting::{Reach, Setting};
use super::years;
use crate::document::{Document, ParagraphKind};
use crate::metric::because::{self, Because};
use crate::metric::{Comparator, Direction, Measure, Metric, unit};
use crate::text::{Span, fold};

/// The column heads of the table that is being read.
#[derive(Default)]
pub struct Table {
    number: Option<u32>,
    heads: Vec<String>,
}

impl Table {
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
            *self = Table { number: Some(table), heads: Vec::new() };
        }
        let text = document.paragraph_text(at);
        if head || self.heads.is_empty() {
            self.heads = text.split('\t').map(|cell| fold(cell).text).collect();
            return Vec::new();
        }
        let mut cells = text.split('\t');
        let Some(name) = cells.next() else { return Vec::new() };
        let mut start = paragraph.span.start as usize + name.len() + 1;
        let mut metrics = Vec::new();
        for (column, cell) in (1..).zip(cells) {
            let span = Span::new(start, start + cell.len());
            start += cell.len() + 1;
            let Some((head, left)) = self.heads.get(..=column).and_then(<[_]>::split_last) else { continue };
            metrics.extend(metric(name, head, left, cell, span, setting).map(|(metric, because)| {
                let region = (!region.is_empty()).then(|| region.to_owned());
                (Metric { doc, context: paragraph.span, region, ..metric }, because)
            }));
        }
        metrics
    }
}

/// The metric of one cell. `left` are the heads of the columns before its own.
fn metric(
    name: &str,
    head: &str,
    left: &[String],
    cell: &str,
    span: Span,
    setting: &Setting,
) -> Option<(Metric, Because)> {
    let folded = fold(cell);
    let [figure]: [Quantity; 1] = quantity::scan(&folded.text).try_into().ok()?;
    let whole = figure.span.start == 0 && figure.span.end == folded.text.len();
    if !whole || quantity_is_code(&folded.text) {
        return None;
    }
    let (label, row_unit) = bracketed_unit(name.trim());
    let (head, head_unit) = bracketed_unit(head);
    let named = row_period(&label);
    if label.is_empty() || named.is_none() && label.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let own = figure.unit_name(&folded.text);
    let down = ["下降", "减少", "降低"].iter().any(|word| head.contains(word));
    let grows = ["增长", "增速", "增幅", "涨幅", "增减"].iter().any(|word| head.contains(word)) || down;
    let percent = || head.contains('%').then(|| ("%".to_owned(), 1.0));
    // 比上年增长(%): a column of growth has a unit of its own, whatever the row measures.
    let column = if grows { head_unit.or_else(percent) } else { head_unit };
    let ((written, scale), unit_rule) = match (row_unit, column) {
        _ if !own.is_empty() => ((own.to_owned(), 1.0), &because::WRITTEN),
        (Some(unit), None) => (unit, &because::ROW),
        (Some(unit), Some(_)) if !grows => (unit, &because::ROW),
        (_, Some(unit)) => (unit, &because::COLUMN),
        (None, None) => ((String::new(), 1.0), &because::NOTHING),
    };
    let dated = period::said(&head, 0..head.len(), setting.year(), setting.year());
    let said = named.clone().map(|period| Said { until: false, period }).or(dated);
    let relative = matches!(written.as_str(), "%" | "倍" | "‰");
    let measure = if grows && relative { Measure::Growth } else { Measure::Level };
    let direction = (measure == Measure::Growth).then_some(if down { Direction::Down } else { Direction::Up });
    let (status, status_rule) = setting.status(&head, &head, said.as_ref());
    let (period, period_rule) = setting.period(said.as_ref(), status, Reach::Whole);
    let (measure_rule, direction_rule) =
        if direction.is_some() { (&because::COLUMN, &because::COLUMN) } else { (&because::LEVEL, &because::NOTHING) };
    let indicator = match named {
        Some(_) => measured(&head, left)?,
        None => indicator(&label, &head),
    };
    let because = Because {
        unit: unit_rule,
        comparator: &because::NOTHING,
        direction: direction_rule,
        measure: measure_rule,
        indicator: if indicator == label { &because::ROW } else { &because::COLUMN },
        status: status_rule,
        period: if said.is_some() { &because::COLUMN } else { period_rule },
        region: &because::DOCUMENT,
    };
    let place = folded.source_span(figure.span.clone());
    let metric = Metric {
        surface: Span { start: span.start + place.start, end: span.start + place.end },
        value: figure.value * scale,
        unit: written,
        comparator: Comparator::Equal,
        direction,
        measure,
        indicator,
        status,
        period: period.map(|period| period.to_string()),
        ..Metric::default()
    };
    Some((metric, because))
}

/// A cell of a bare year or a number with leading zeros names something.
fn quantity_is_code(cell: &str) -> bool {
    cell.ends_with('年')
        || cell.starts_with('0') && !cell.starts_with("0.") && cell.len() > 1
        || cell.len() == 4
            && (cell.starts_with("19") || cell.starts_with("20"))
            && cell.bytes().all(|b| b.is_ascii_digit())
}

/// The time that a row's name is, and nothing else: 2023年, 2025/26.
fn row_period(label: &str) -> Option<Period> {
    let plain = fold(label).text;
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

/// Row name and column head, the head left out where it only names a year, a number or a change.
fn indicator(label: &str, head: &str) -> String {
    let plain: String = head.chars().filter(|c| !c.is_ascii_digit()).collect();
    let plain = plain.trim_start_matches(['年', '比', '末']).trim();
    let generic =
        ["增长", "增速", "增幅", "数值", "绝对数", "绝对额", "指标", "单位", "总量", "合计", "同比", "数量", "上年"];
    if plain.is_empty() || generic.iter().any(|word| plain.contains(word)) {
        label.to_owned()
    } else {
        format!("{label}{plain}")
    }
}

/// 产量(万吨) → 产量 with the unit 吨 and its multiplier.
fn bracketed_unit(text: &str) -> (String, Option<(String, f64)>) {
    let folded = fold(text).text;
    let Some((_, inner)) = folded.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) else {
        return (text.trim().to_owned(), None);
    };
    let scales = [("万亿", 1e12), ("千万", 1e7), ("百万", 1e6), ("万", 1e4), ("亿", 1e8), ("千", 1e3), ("", 1.0)];
    let unit = scales.iter().find_map(|(word, scale)| {
        let name = inner.strip_prefix(word)?;
        unit::lookup(name).map(|_| (name.to_owned(), *scale))
    });
    match unit {
        Some(unit) => (text[..text.rfind(['(', '（']).unwrap_or(text.len())].trim().to_owned(), Some(unit)),
        None => (text.trim().to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use crate::document::read_bytes;
    use crate::metric::extract;

    type Read = (String, f64, String, &'static str, String);

    fn row(indicator: &str, value: f64, unit: &str, measure: &'static str, period: &str) -> Read {
        (indicator.to_owned(), value, unit.to_owned(), measure, period.to_owned())
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
