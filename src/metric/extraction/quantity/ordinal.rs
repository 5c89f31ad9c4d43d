//! Ordinals: ranks (第9位, 排名跃升至31位, 居前10位) and numbers in an order (第7年, 连续第六个月).

use super::super::lexicon::{before_clause, is_word};
use super::{Form, Quantity, implied};
use crate::metric::numeral;
use crate::text::last_chars;

/// What an ordinal counts behind 连续, as far as it is a unit of time or of times.
const RUNS: [&str; 9] = ["年", "个月", "个季度", "个交易日", "周", "天", "日", "次", "届"];

/// 第9位, 第一名 are ranks; 第7年, 第31届 ordinals.
pub fn ordinal(text: &str, at: usize) -> Option<Quantity> {
    let start = at + '第'.len_utf8();
    let numeral = numeral::parse(&text[start..])?;
    let end = start + numeral.len;
    let after = text[end..].chars().next();
    let form = match after {
        Some('位' | '名') => Form::Rank,
        None => Form::Rank,
        Some(c) if !is_word(c) => Form::Rank,
        // 分列第1、第2和第1位
        Some('和' | '与' | '及') if text[end..].chars().nth(1) == Some('第') => Form::Rank,
        _ => Form::Ordinal,
    };
    // 连续第六个月
    let counted = RUNS.into_iter().find(|unit| text[end..].starts_with(unit)).filter(|_| form == Form::Ordinal);
    let placed = ["位", "名"].into_iter().find(|place| text[end..].starts_with(place));
    let span = at..end + counted.or(placed).map_or(0, str::len);
    let unit = if form == Form::Rank { "位" } else { counted.unwrap_or("年") };
    Some(Quantity { script: numeral.script, ..implied(span, numeral.value, unit, form) })
}

/// 居全国38位, 排名跃升至31位: a place, without 第.
pub fn placed(text: &str, amount: Quantity) -> Quantity {
    let clause = before_clause(last_chars(&text[..amount.span.start], 16));
    let among = ["全国", "全省", "全市", "全球", "世界"].iter().find_map(|whole| clause.strip_suffix(whole));
    let verb = ["居", "名列", "位列", "排名", "排在"].iter().any(|verb| among.unwrap_or(clause).ends_with(verb));
    let arrived = clause.ends_with(['至', '到']) && (clause.contains("排名") || clause.contains("位次"));
    let ends = text[amount.span.end..].chars().next().is_none_or(|c| !is_word(c));
    let counts = amount.form != Form::Amount || amount.scaled || amount.unit_name(text) != "位";
    if counts || !ends || !(verb || arrived) {
        return amount;
    }
    Quantity { script: amount.script, ..implied(amount.span, amount.value, "位", Form::Rank) }
}

/// 居全国前10位: within the first ten. What only picks those out (前10位的企业) is a label.
pub fn leading(text: &str, at: usize) -> Option<Quantity> {
    const PLACED: [&str; 8] = ["居", "列", "进", "跻身", "排", "稳", "保持", "升至"];
    let start = at + '前'.len_utf8();
    let numeral = numeral::parse(&text[start..]).filter(|n| n.exponent < 4)?;
    let after = text[start + numeral.len..].strip_prefix(['位', '名'])?;
    let clause = before_clause(last_chars(&text[..at], 12));
    let ends = after.chars().next().is_none_or(|c| !is_word(c) || matches!(c, '并' | '和'));
    let placed = ends && PLACED.iter().any(|verb| clause.contains(verb));
    placed.then(|| implied(at..text.len() - after.len(), numeral.value, "位", Form::Rank))
}
