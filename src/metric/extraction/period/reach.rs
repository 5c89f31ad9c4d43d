//! Reaches: how much of the years that a text speaks of a figure holds for.

use super::super::clause::lead::Lead;
use super::super::lexicon::{WORDS, beginning, ending, holds};
use super::super::quantity::Quantity;
use super::super::setting::Reach;
use crate::metric::Measure;
use crate::metric::numeral::{self, Script};
use crate::text::last_chars;

/// What is told of a figure: its clause, what stands before the number in that and in the sentence, and what it measures.
pub struct Around<'t> {
    pub clause: &'t str,
    pub before: &'t str,
    pub sentence: &'t str,
    pub head: &'t str,
}

/// The reach of a figure; `run` are the years of a run (连续5年).
pub fn reach(figure: &Quantity, lead: &Lead, measure: Measure, around: &Around, run: Option<f64>) -> Reach {
    let Around { clause, before, .. } = *around;
    if let Some(years) = lead.over.filter(|_| measure == Measure::Growth) {
        Reach::Over(years)
    } else if lead.yearly {
        Reach::Yearly
    } else if lead.since
        // 是2010年的1.6倍
        || measure == Measure::Growth && (holds(clause, &YEAR_BEFORE) || lead.of_whole && is_of_a_year(before))
        || arrived(figure, measure, lead, before) && (!sums(clause) || clause.contains("累计达"))
        || measure == Measure::Level && figure.dimension == "ratio" && !holds_throughout(clause)
        || measure == Measure::Level && figure.dimension.starts_with("money") && run.is_none() && is_of_one_year(around)
    {
        Reach::End
    } else if let Some(years) = run {
        Reach::Run(years)
    } else {
        Reach::Whole
    }
}

/// Whether an amount is what a single year brings or what stands at its end, even where a review of five years tells it:
/// 生产总值6.66万亿元, but 五年累计进出口总值…, 实现进出口总额….
fn is_of_one_year(Around { clause, before, sentence, head }: &Around) -> bool {
    const YEARLY: [&str; 14] = [
        "生产总值",
        "经济总量",
        "增加值",
        "零售总额",
        "可支配收入",
        "纯收入",
        "年产值",
        "产业产值",
        "产业链产值",
        "营收",
        "余额",
        "资产规模",
        "产业规模",
        "基金集群规模",
    ];
    const ADDED: [&str; 5] = ["进出口总值", "进出口总额", "财政收入", "财政总收入", "预算收入"];
    // 先后迈上2万亿、3万亿元台阶: each in a year of its own.
    const SEVERAL: [&str; 9] = ["增量", "台阶", "关口", "大关", "先后", "连续", "相继", "连跨", "连上"];
    if sums(clause) || holds(clause, &SEVERAL) {
        return false;
    }
    // Trade and revenue are often added up over the years without a word: told at the end of such a list, or as brought
    // about (实现进出口总额1.4万亿元), they are a sum.
    let brought = || before.starts_with("实现") || adds_up(sentence);
    holds(head, &YEARLY) || ending(head, &ADDED).is_some() && !brought()
}

/// Whether words add up several years: 五年新增, 累计, but not 五年平均.
fn adds_up(text: &str) -> bool {
    const MEANS: [&str; 3] = ["平均", "年均", "来"];
    let years = |(at, word): (usize, &str)| beginning(&text[at + word.len()..], &MEANS).is_none();
    holds(text, &["累计", "年共", "共计", "总计", "合计"]) || text.match_indices("五年").any(years)
}

/// The years that a clause opens with and sums up: 两年｜净增300亿元, 三年｜累计建成.
pub fn years_summed(clause: &str) -> Option<f64> {
    const SUMS: [&str; 12] =
        ["累计", "共", "净增", "新增", "增加", "增长", "提高", "减少", "下降", "翻", "来累计", "间"];
    let number = numeral::parse(clause).filter(|number| number.script == Script::Han)?;
    let rest = clause[number.len..].strip_prefix('年')?;
    (beginning(rest, &SUMS).is_some() && (2.0..=10.0).contains(&number.value)).then_some(number.value)
}

/// What a growth over one year is compared with.
const YEAR_BEFORE: [&str; 5] = ["同比", "比上年", "较上年", "比去年", "较去年"];

/// Whether words say that a multiple is taken of one year: 是2010年的, not 是1950年到1997年总和的.
fn is_of_a_year(before: &str) -> bool {
    let near = last_chars(before, 10);
    near.contains("年的")
        && near.contains(|c: char| c.is_ascii_digit())
        && !holds(near, &["年到", "年至", "时期", "期间"])
}

/// Whether a figure tells where something has got to: 达到, 突破, 迈上, a place in an order.
fn arrived(figure: &Quantity, measure: Measure, lead: &Lead, before: &str) -> bool {
    measure == Measure::Rank
        || measure == Measure::Level && (lead.reached || before.ends_with("突破") || passed_one(figure, before))
}

/// Whether a figure is the one mark that was passed: 迈上｜3万亿元台阶, not 先后迈上3万亿、4万亿元台阶, 迈上两个台阶.
fn passed_one(figure: &Quantity, before: &str) -> bool {
    before.ends_with(['上', '过'])
        && figure.dimension != "count"
        && WORDS.indicator.passing.ending(before).is_some()
        && !holds(last_chars(before, 8), &["连续", "先后", "相继", "连跨", "连上"])
}

/// Whether a clause adds up what several years brought: 五年累计, 新增.
fn sums(clause: &str) -> bool {
    holds(clause, &["累计", "年共", "共计", "总计", "合计", "新增", "五年", "年均"])
}

/// Whether a share is one of several years and not of their end: 保持在七成以上, 用于.
fn holds_throughout(clause: &str) -> bool {
    sums(clause) || holds(clause, &["保持", "稳定", "维持", "每年", "贡献", "用于", "投向", "增量"])
}
