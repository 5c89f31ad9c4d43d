//! Which quantities measure nothing: dates, names, codes, slogans, structure, baselines, bases of a rate.
//!
//! Each rule is one function over the folded sentence, with the part before and after the quantity.
//!
//! | part | what it does |
//! | --- | --- |
//! | `threshold` | ages and bounds that only name a group |
//! | `label` | numbers that name or label rather than measure |
//! | `duration` | spans of time that report nothing |
//! | `baseline` | where a change came from, what it is compared with |

mod baseline;
mod duration;
mod label;
mod threshold;

use std::ops::Range;

use self::baseline::is_baseline;
use self::duration::is_idle_duration;
use self::label::is_label;
use self::threshold::{group_threshold, is_age_or_threshold};
use super::indicator::mark;
use super::lexicon::{WORDS, before_clause, beginning, ending, holds, is_word};
use super::quantity::{Form, Quantity, UnitText};
use crate::metric::numeral::Script;
use crate::text::{first_chars, last_chars};

/// Why a quantity is no metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exclusion {
    /// 2025年, 7月27日
    Date,
    /// 三年行动计划: a span that reports nothing
    Duration,
    /// 第31届, 第三产业
    Ordinal,
    /// “1+5”, 《…30条》
    Quoted,
    /// 3个方面, 四大行业, 两项改革
    Label,
    /// 每千人口, 万元GDP
    Base,
    /// 由120元(提高到200元)
    Baseline,
    /// 60岁以上人口, 50亿及以上项目
    Threshold,
    /// a number with nothing that it counts
    Bare,
    /// 上亿, 数十
    Vague,
}

/// What a rule sees of a sentence: a quantity and what stands around it.
struct Window<'t> {
    /// The quantity.
    quantity: &'t Quantity,
    /// Its folded unit.
    unit: &'t str,
    /// The text before it, as far as rules look.
    before: &'t str,
    /// The text after it, as far.
    after: &'t str,
}

/// Whether a rule holds of a quantity.
type Rule = fn(&Window) -> bool;

/// What a rule that holds makes of a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ruling {
    /// It measures nothing, whatever the rules after this one say.
    Excludes,
    /// It measures, in spite of the rules after this one.
    Keeps,
}

/// What the first rule that holds makes of a quantity: the order of the rules has a meaning.
fn first_ruling(rules: &[(Rule, Ruling)], window: &Window) -> Option<Ruling> {
    rules.iter().find(|(rule, _)| rule(window)).map(|(_, ruling)| *ruling)
}

/// Why a quantity of the sentence is no metric; none where it is one.
pub fn exclusion(text: &str, quantities: &[Quantity], at: usize, quotes: &[Range<usize>]) -> Option<Exclusion> {
    let quantity = &quantities[at];
    let before = &text[..quantity.span.start];
    let after = &text[quantity.span.end..];
    let window =
        Window { quantity, unit: quantity.unit_name(text), before: last_part(before), after: first_part(after) };
    let rules: [(Rule, Exclusion); 9] = [
        (is_date, Exclusion::Date),
        (is_ordinal, Exclusion::Ordinal),
        (is_age_or_threshold, Exclusion::Threshold),
        (is_base, Exclusion::Base),
        (is_vague, Exclusion::Vague),
        (is_bare, Exclusion::Bare),
        (is_label, Exclusion::Label),
        (is_idle_duration, Exclusion::Duration),
        (is_baseline, Exclusion::Baseline),
    ];
    if quantity.form != Form::Streak && is_within(quotes, quantity) {
        return Some(Exclusion::Quoted);
    }
    if group_threshold(text, quantities, at) {
        return Some(Exclusion::Threshold);
    }
    if beside_its_like(text, quantities, at) {
        return None;
    }
    if before.ends_with("部分、") || in_note_title(text, quantity) || in_definition(text) {
        return Some(Exclusion::Label);
    }
    rules.iter().find(|(rule, _)| rule(&window)).map(|(_, exclusion)| *exclusion)
}

/// Whether a quantity stands in one of the quotes, which are in order.
fn is_within(quotes: &[Range<usize>], quantity: &Quantity) -> bool {
    let after = quotes.partition_point(|quote| quote.start <= quantity.span.start);
    after.checked_sub(1).is_some_and(|at| quantity.span.end <= quotes[at].end)
}

/// 3幅商业用地和一幅酒店用地: a list counts its one as well.
fn beside_its_like(text: &str, quantities: &[Quantity], at: usize) -> bool {
    let quantity = &quantities[at];
    let Some(earlier) = at.checked_sub(1).map(|earlier| &quantities[earlier]) else { return false };
    let between = text.get(earlier.span.end..quantity.span.start).unwrap_or(",");
    quantity.dimension == "count"
        && quantity.script == Script::Han
        && quantity.value < 10.0
        && quantity.form == Form::Amount
        && earlier.script == Script::Arabic
        && earlier.unit_name(text) == quantity.unit_name(text)
        && between.ends_with(['和', '及', '与'])
        && !between.contains([',', ';', '。', ':'])
}

/// The title of a numbered note: 8.尿毒症等8类大病：…
fn in_note_title(text: &str, quantity: &Quantity) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let title = text[digits..].starts_with(['.', '、']) && digits > 0;
    title && text.find(':').is_some_and(|end| quantity.span.end <= end && end < 120)
}

/// A note that says what a word means: [34]宽带接入用户是指…
fn in_definition(text: &str) -> bool {
    let note = text.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(number, _)| number);
    note.is_some_and(|number| number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit()))
        && (first_part(text).contains("是指") || first_chars(text, 16).contains("包括"))
}

/// How far a rule looks; bounds the work in a sentence without end.
pub const REACH: usize = 40;

pub fn last_part(text: &str) -> &str {
    last_chars(text, REACH)
}

fn first_part(text: &str) -> &str {
    first_chars(text, REACH)
}

/// The part of the text before a number with the hedges taken off: 连续超过|5年.
pub fn unhedged(before: &str) -> &str {
    let mut rest = before;
    while let Some((word, _)) = WORDS.hedges_before.at_end(rest) {
        rest = &rest[..rest.len() - word.len()];
    }
    rest
}

/// Short quoted or titled parts, whose numbers belong to a name; long quotations are speech.
pub fn quotes(text: &str) -> Vec<Range<usize>> {
    const LONGEST_NAME: usize = 24;
    let mut open: Option<(usize, char)> = None;
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '“' | '「' | '『' | '‘' if open.is_none() => open = Some((at, c)),
            '《' => open = Some((at, c)),
            '”' | '」' | '』' | '’' | '》' => {
                if let Some((start, kind)) = open.take() {
                    let inner = &text[start..at];
                    let name =
                        kind == '《' || inner.chars().count() <= LONGEST_NAME && !inner.contains([',', '。', ';']);
                    if name {
                        found.push(start..at + c.len_utf8());
                    }
                }
            }
            _ => {}
        }
    }
    found
}

fn is_date(window: &Window) -> bool {
    let Window { quantity, unit, before, after } = window;
    let year = |value: f64| (1840.0..=2100.0).contains(&value) && value.fract() == 0.0;
    match *unit {
        "年" => {
            year(quantity.value)
                || quantity.max.is_some_and(year)
                || before.ends_with("民国")
                || before.ends_with(['-', '—', '/', '~'])
                || after.starts_with(['代', '度', '级']) && quantity.value >= 10.0
        }
        "月" | "日" | "周年" | "时" => true,
        // 2026届｜毕业生
        "届" => year(quantity.value),
        "" => {
            quantity.form == Form::Amount
                && !quantity.scaled
                && after.starts_with(['年', '月', '日', '时', '-', ':', '—'])
        }
        _ => false,
    }
}

fn is_ordinal(window: &Window) -> bool {
    let Window { quantity, unit, before, after } = window;
    // 基本法107条: a law's article.
    if *unit == "条" && before.ends_with(['法', '例', '章']) {
        return true;
    }
    match quantity.form {
        Form::Ordinal => !before.ends_with("连续"),
        Form::Rank => {
            let bare = quantity.implied_unit() == Some("位");
            let placed = !before.ends_with(['在', '放', '摆'])
                && !holds(before_clause(before), &["放在", "摆在", "置于", "摆到", "放到"]);
            let list = others_listed(after)
                || after.strip_prefix(['、', '和']).is_some_and(|next| next.starts_with('第'))
                    && holds(before_clause(before), &["从", "由"]);
            !(bare && placed && WORDS.exclude.ranked.is_in(before_clause(before))) || list
        }
        _ => false,
    }
}

/// Whether a list goes on behind its first number with what is no rank: 第一｜、第二产业. 分列第1、第2和第1位 are ranks.
fn others_listed(after: &str) -> bool {
    fn next(rest: &str) -> Option<&str> {
        rest.strip_prefix(['、', '和', '与', '及'])?.strip_prefix('第')
    }
    let mut rest = after;
    while let Some(number) = next(rest) {
        rest = &number[crate::metric::numeral::parse(number).map_or(0, |number| number.len)..];
        if next(rest).is_none() {
            return rest.starts_with(is_word) && !rest.starts_with(['位', '名']);
        }
    }
    false
}

/// 每50公斤, 每千人口
fn is_base(window: &Window) -> bool {
    let deaths = ["死亡人数", "生产安全事故死亡人数", "死亡率", "发病率", "发案率"];
    let rate = beginning(window.after, &deaths).is_some() && window.quantity.value >= 1000.0;
    // (以女性为100), (上年=100); 1美元｜兑7.12元
    let parity = window.unit.is_empty() && window.quantity.value == 100.0;
    let parity =
        parity && (window.before.ends_with('=') || window.before.ends_with('为') && clause_opens_with_by(window));
    let exchanged = matches!(window.quantity.value, 1.0 | 100.0)
        && window.quantity.dimension.starts_with("money")
        && beginning(window.after, &["兑", "对人民币"]).is_some();
    rate || parity
        || exchanged
        || window.before.ends_with('每')
        || window.before.ends_with("平均每")
        || window.before.ends_with("每名")
}

/// Whether 以 opens the clause or the bracket before a number: (以上年｜为100).
fn clause_opens_with_by(window: &Window) -> bool {
    before_clause(window.before).rsplit('(').next().is_some_and(|clause| clause.starts_with('以'))
}

fn is_vague(window: &Window) -> bool {
    let multiplier = window.quantity.script == Script::Bare;
    // 迈上｜百亿元台阶
    let upto = WORDS.indicator.passing.ending(window.before).is_some();
    multiplier && !upto && window.before.ends_with(['几', '数', '上', '好', '成', '百', '千', '这', '那'])
        || window.before.ends_with(['几', '数'])
            && window.quantity.script == Script::Han
            && WORDS.exclude.numbers.ending(window.before).is_none()
}

/// Numbers with no unit need a multiplier or an index before them; multipliers alone need a hedge.
fn is_bare(window: &Window) -> bool {
    let Window { quantity, unit, before, after } = window;
    if matches!(quantity.form, Form::Doubling | Form::Halving) {
        return quantity.form_is_name(before, after);
    }
    if quantity.script == Script::Bare && quantity.form == Form::Amount {
        let hedged = unhedged(before).len() < before.len() || before.ends_with(['达', '至', '到', '上', '过']);
        let counted = *unit == "家"
            && quantity.value >= 1000.0
            && before.chars().next_back().is_none_or(|c| !is_word(c) || "和及与".contains(c))
            && !after.starts_with('万');
        // 成达万高铁 holds no number.
        let lone = unit.is_empty() && quantity.span.len() <= '万'.len_utf8();
        return lone
            || !(hedged && quantity.value >= 1000.0 && (!after.starts_with(['级', '元']) || mark::behind(after) > 0)
                || counted);
    }
    if !unit.is_empty() || quantity.form != Form::Amount {
        return false;
    }
    if quantity.scaled {
        return after.starts_with(['级', '亿', '+', '-', '/']) || quantity.script == Script::Bare;
    }
    let clause = before_clause(before);
    !(WORDS.exclude.indices.is_in(clause) && quantity.value >= 0.001)
        || after.chars().next().is_some_and(|c| is_word(c) && !after.starts_with("左右") && !after.starts_with('以'))
        || before.ends_with(['.', '-', '/'])
}

impl Quantity {
    /// The unit that its form implies; none where the text has a word for it.
    fn implied_unit(&self) -> Option<&'static str> {
        match self.unit {
            UnitText::Written(_) => None,
            UnitText::Implied(name) => Some(name),
        }
    }

    /// 倍增计划, 减半征收: a name or a rule, not a reported multiple.
    fn form_is_name(&self, before: &str, after: &str) -> bool {
        let ends = after.chars().next().is_none_or(|c| !is_word(c) || "的以左至到多".contains(c));
        let noun_follows = !ends;
        let says = before.chars().next_back().is_some_and(|c| is_word(c) || c == '”');
        noun_follows && !after.starts_with("以上")
            || !says
            || ending(before, &["收入", "快速", "业绩", "产业", "行动"]).is_some() && self.implied_unit() != Some("倍")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Why the first quantity of a text is no metric.
    fn first(text: &str) -> Option<Exclusion> {
        exclusion(text, &super::super::quantity::scan(text), 0, &quotes(text))
    }

    /// Of each pair the first is excluded for this reason, and what stands near it is kept.
    fn assert_pairs(pairs: &[(&str, &str)], exclusion: Exclusion) {
        for (excluded, kept) in pairs {
            assert_eq!(first(excluded), Some(exclusion), "{excluded}");
            assert_eq!(first(kept), None, "{kept}");
        }
    }

    #[test]
    fn what_excludes_a_label_and_what_keeps_it() {
        let pairs = [
            ("做好5个方面工作", "建成5个园区"),
            ("前10位同比增长", "居全国前10位"),
            ("建设220千伏变电站", "负荷达220千瓦"),
            ("开展一次检查", "新增一次检查"),
            ("用两个方法", "分两期支付"),
            ("五十年大计", "五十年不变"),
            ("增加一条", "增加一倍"),
        ];
        assert_pairs(&pairs, Exclusion::Label);
    }

    #[test]
    fn what_makes_a_span_idle_and_what_keeps_it() {
        let pairs = [
            ("3年行动计划", "历时3年完成"),
            ("5天内办结", "缩短至5天内"),
            ("服务15天", "平均15天"),
            ("做好2个月租金", "代缴2个月租金"),
            ("升至15年", "年期延长至15年"),
            ("3年时间内", "用3年时间"),
            ("过去40年改革", "40年改革"),
        ];
        assert_pairs(&pairs, Exclusion::Duration);
    }

    #[test]
    fn where_a_change_came_from() {
        assert_eq!(first("由120元提高到200元"), Some(Exclusion::Baseline));
        assert_eq!(first("2300元增至2500元"), Some(Exclusion::Baseline));
        assert_eq!(first("由于提高到200元"), None);
    }
}
