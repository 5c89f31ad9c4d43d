//! The words directly before a number: hedges, verbs of level and change, adverbs, bases of comparison.
//!
//! They are taken off from the right until something else stands there; what is left names the indicator.

use std::ops::Range;

use super::super::lexicon::{WORDS, beginning, holds, is_word};
use super::super::quantity::{Form, Quantity};
use super::compare::{base, bound_share, compared, comparison, gap, left_out, times, until};
use crate::metric::because::{self, Rule};
use crate::metric::numeral;
use crate::metric::{Comparator, Direction, Measure};

/// What the words before a number say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lead {
    /// What is left of the text before the number.
    pub rest: Range<usize>,
    /// Bound by a hedge before the number.
    pub comparator: Option<Comparator>,
    /// The verb nearest to the number says that it is a change.
    pub change: Option<Direction>,
    /// A verb of level (达, 增至) stands between the indicator and the number.
    pub level: bool,
    /// The indicator ended with a noun of growth (增速, 涨幅).
    pub growth_noun: Option<Direction>,
    /// Where that noun ends: ranks are told of it (增速居全国第5位).
    pub growth_end: usize,
    /// 分别 distributes the numbers over the heads before it.
    pub each: bool,
    /// 的为 makes a noun of the words before it.
    pub nominal: bool,
    /// 达 stands directly before the number, so that a verb of change before it counts: 降低达2.5个百分点.
    pub extent: bool,
    /// 连续 makes the number a run.
    pub run: bool,
    /// 年均 makes it a rate of each year.
    pub yearly: bool,
    /// Over how many years it is that rate: 两年平均.
    pub over: Option<f64>,
    /// The level was arrived at: 达到, 增至.
    pub reached: bool,
    /// The bound compares: 高于, 低于, as a level's bound or as a difference. 增长超10% is a change with a bound.
    pub compares: bool,
    /// It is compared with a year: 比2010年提高.
    pub since: bool,
    /// It is told as a part or a multiple of something: 为预算的101.6%.
    pub of_whole: bool,
    /// What a gap is measured from: 高于全国平均水平.
    pub gap: Option<Range<usize>>,
    /// What the number is a share of: 不低于产值的2.5%.
    pub share: Option<Range<usize>>,
    /// Where the verb of change ends, so that it can be given back to the indicator.
    pub verb: Option<(&'static str, usize)>,
}

/// Reads the words before a number, from the right. `before` is where they stand in the folded sentence.
pub fn read(text: &str, before: Range<usize>) -> Lead {
    let before_end = before.end.min(text.len());
    let mut lead = Lead { rest: before, ..Lead::default() };
    let share = is_share(&text[lead.rest.end.min(text.len())..]);
    if let Some((comparator, len, base)) = text.get(lead.rest.clone()).filter(|_| share).and_then(bound_share) {
        let end = lead.rest.end - '的'.len_utf8();
        lead.comparator = Some(comparator);
        lead.level = true;
        lead.share = Some(end - base.len()..end);
        lead.rest.end -= len;
        return lead;
    }
    let compares = text.get(lead.rest.clone()).is_some_and(|part| holds(part, &["比", "较"]));
    while let Some(part) = text.get(lead.rest.clone()) {
        if let Some(c) =
            part.chars().next_back().filter(|c| matches!(c, '“' | '「' | '(' | ',' | '、' | ' ' | ':' | '$' | '¥'))
        {
            lead.rest.end -= c.len_utf8();
            continue;
        }
        if let Some(len) = note_mark(part) {
            lead.rest.end -= len;
            continue;
        }
        if let Some((_, direction)) = WORDS.compounds.at_end(part) {
            // 减薪一成: the verb holds what it changes.
            if !lead.level && lead.change.is_none() {
                lead.change = Some(direction);
            }
            break;
        }
        let Some(step) = step(part, compares) else { break };
        // 下降的｜为43个 counts what fell.
        if lead.nominal && matches!(step, Word::Change(..) | Word::GrowthNoun(..)) {
            break;
        }
        // 已过｜七成
        let passes = matches!(step, Word::Filler("过")) && lead.comparator.is_none() && is_tenths(&text[before_end..]);
        let end = lead.rest.end;
        lead.rest.end -= step.len();
        lead.take(step, end);
        if passes {
            lead.comparator = Some(Comparator::Above);
        }
    }
    lead
}

/// The length of a footnote mark at the end: 国内生产总值[2].
fn note_mark(part: &str) -> Option<usize> {
    let inner = part.strip_suffix(']')?;
    let open = inner.rfind('[')?;
    let digits = &inner[open + 1..];
    (!digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| part.len() - open)
}

/// One word or phrase before a number.
enum Word<'t> {
    Hedge(&'t str, Comparator),
    Change(&'static str, Direction),
    GrowthNoun(&'static str, Direction),
    Level(&'t str),
    /// 高于全国, before 2个百分点
    Gap(&'t str),
    /// 是2010年的, before 2.2倍
    Times(&'t str),
    Filler(&'t str),
}

impl Word<'_> {
    fn len(&self) -> usize {
        match self {
            Word::Hedge(word, _) | Word::Change(word, _) | Word::GrowthNoun(word, _) => word.len(),
            Word::Level(word) | Word::Gap(word) | Word::Times(word) | Word::Filler(word) => word.len(),
        }
    }
}

/// The longest known word at the end of `part`; `compares` where it may hold a base of comparison.
fn step(part: &str, compares: bool) -> Option<Word<'_>> {
    if let Some(phrase) = times(part) {
        return Some(Word::Times(phrase));
    }
    if let Some(phrase) = gap(part) {
        return Some(Word::Gap(phrase));
    }
    // 增速预测｜由4.9%上调至5%: growth, whoever reckons it.
    if let Some((noun, forecast)) = FORECASTS.iter().find_map(|word| Some((part.strip_suffix(word)?, *word)))
        && WORDS.growth_nouns.at_end(noun).is_some()
    {
        return Some(Word::Filler(forecast));
    }
    let comparing = Some(part).filter(|_| compares);
    if let Some((phrase, direction)) = comparing.and_then(compared) {
        // 比上年低0.4个百分点 is a change, 比全省平均水平高 a gap.
        return Some(direction.map_or(Word::Gap(phrase), |(verb, direction)| Word::Change(verb, direction)));
    }
    if let Some(phrase) =
        comparing.and_then(comparison).or_else(|| bracket(part)).or_else(|| left_out(part)).or_else(|| base(part))
    {
        return Some(Word::Filler(phrase));
    }
    if let Some(date) = until(part) {
        let verb = WORDS.changes.at_end(&part[..part.len() - date.len()]).map_or(0, |(verb, _)| verb.len());
        let phrase = &part[part.len() - date.len() - verb..];
        return Some(if verb > 0 { Word::Level(phrase) } else { Word::Filler(phrase) });
    }
    if let Some(verb) = of_own_rate(part) {
        return Some(Word::Level(verb));
    }
    if let Some(verb) = NOMINAL.into_iter().find(|verb| part.ends_with(verb)) {
        return Some(Word::Level(verb));
    }
    // 单日最高达62万人次: the most that there was, no bound.
    // 在福建｜有20台: 建有 would break the place.
    let broken = [("日最高达", "达"), ("福建有", "有")].into_iter().find(|(ending, _)| part.ends_with(ending));
    if let Some((_, verb)) = broken {
        return Some(Word::Level(verb));
    }
    // Of words of the same length a later table's counts.
    let words = [
        WORDS.hedges_before.at_end(part).map(|(word, comparator)| Word::Hedge(word, comparator)),
        WORDS.changes.at_end(part).map(|(word, direction)| Word::Change(word, direction)),
        WORDS.growth_nouns.at_end(part).map(|(word, direction)| Word::GrowthNoun(word, direction)),
        WORDS.levels.ending(part).map(Word::Level),
        WORDS.fillers.ending(part).map(Word::Filler),
    ];
    let longest = words.into_iter().flatten().max_by_key(Word::len)?;
    (!cuts_a_word(part, &longest)).then_some(longest)
}

/// What makes a forecast of a growth.
const FORECASTS: [&str; 8] = ["预测", "预测值", "预期", "初步统计", "概估统计", "初步核算", "初值", "终值"];

/// What makes a noun of the words before it: 持平的｜为4个.
const NOMINAL: [&str; 3] = ["的为", "的有", "的占"];

/// 自然增长率｜为: a rate that is called growth and is a level of its own.
fn of_own_rate(part: &str) -> Option<&str> {
    let verb = ["达到", "为", "是", "达"].into_iter().find(|verb| part.ends_with(verb))?;
    let (noun, verb) = part.split_at(part.len() - verb.len());
    ["自然增长率", "人口增长率"].iter().any(|rate| noun.ends_with(rate)).then_some(verb)
}

/// Whether taking a short word off would break a longer one: 公|共, 高校|为.
fn cuts_a_word(part: &str, word: &Word) -> bool {
    // ,出超806亿美元
    part == "出超"
        || (word.len() <= 6 || matches!(word, Word::GrowthNoun(..)))
            && !part.ends_with("全国有")
            && WORDS.whole.ending(part).is_some_and(|whole| whole.len() > word.len())
}

/// Whether a text begins with a percentage.
fn is_share(text: &str) -> bool {
    let number = numeral::parse(text).map_or(0, |number| number.len);
    text.starts_with("百分之") || number > 0 && text[number..].starts_with('%')
}

/// Whether a text begins with tenths: 七成.
fn is_tenths(text: &str) -> bool {
    numeral::parse(text).is_some_and(|number| text[number.len..].starts_with('成'))
}

/// A bracket at the end of `part`: (不含农户).
fn bracket(part: &str) -> Option<&str> {
    let open = part.strip_suffix(')')?.rfind('(')?;
    let phrase = &part[open..];
    (open > 0 && phrase.len() <= 120 && phrase.chars().any(is_word)).then_some(phrase)
}

impl Lead {
    fn take(&mut self, word: Word, end: usize) {
        if matches!(word, Word::Change(verb, _) if self.extent && verb.chars().count() > 1) {
            self.level = false;
            self.reached = false;
        }
        self.extent = false;
        let settled = self.level || self.change.is_some() || self.growth_noun.is_some();
        match word {
            // 约增5.4%, 约为上年的五成: 约 before the verb hedges the number behind it.
            Word::Hedge(word, Comparator::About) if settled && !self.level => {
                if word.starts_with(['约', '大']) {
                    self.comparator = self.comparator.or(Some(Comparator::About));
                }
            }
            Word::Hedge(word, comparator) => {
                // 高于, 低于 and 超出 compare; whether as bound or as difference, the unit decides later.
                if self.comparator.is_none() && !settled {
                    self.comparator = Some(comparator);
                    self.level = word.starts_with("达到");
                    self.compares = matches!(word, "高于" | "超出" | "低于" | "大于" | "小于");
                    self.verb = ["高于", "低于"].into_iter().find(|verb| *verb == word).map(|verb| (verb, end));
                    if matches!(word, "高于" | "超出" | "大于") {
                        self.change = self.change.or(Some(Direction::Up));
                    } else if matches!(word, "低于" | "小于") {
                        self.change = self.change.or(Some(Direction::Down));
                    }
                }
            }
            Word::Change(verb, direction) if !settled => {
                self.change = Some(direction);
                self.verb = Some((verb, end));
            }
            Word::Times(_) if !settled => {
                self.change = Some(Direction::Up);
                self.of_whole = true;
            }
            Word::GrowthNoun(_, direction) => {
                self.growth_end = self.growth_end.max(end);
                if self.change.is_none() {
                    self.growth_noun = self.growth_noun.or(Some(direction));
                    self.change = (!settled).then_some(direction);
                }
            }
            Word::Level(word) if !settled => {
                self.level = true;
                self.each |= word.starts_with("分别");
                self.nominal = NOMINAL.contains(&word);
                self.extent = matches!(word, "达" | "高达" | "约达");
                self.reached = word.ends_with(['达', '到', '至']);
            }
            Word::Gap(phrase) if !settled => {
                self.level = true;
                self.gap = Some(end - phrase.len()..end);
            }
            Word::Filler(word) => {
                self.each |= word == "分别";
                self.yearly |= word.starts_with("年均") || word.ends_with("每年");
                if word.ends_with("年平均") || word.ends_with("年年均") {
                    self.over = numeral::parse(word).map(|years| years.value);
                }
                self.since |= word.starts_with(['比', '较'])
                    && (word.ends_with("年前") || word.contains(|c: char| c.is_ascii_digit()));
                self.run |= matches!(word, "连续" | "经过" | "历经" | "历时");
            }
            Word::Change(..) | Word::Level(_) | Word::Gap(_) | Word::Times(_) => {}
        }
    }
}

impl Lead {
    /// 码头改善18处: works that are counted, no change of a size.
    pub fn count_works(&mut self, figure: &Quantity) {
        if figure.dimension == "count" && self.verb.is_some_and(|(verb, _)| verb == "改善") {
            self.give_back();
        }
    }

    /// GDP增速｜比一季度提高0.3个百分点: what changed is the growth itself; 经济增长率 is a name, 经济 alone is none.
    pub fn keep_growth(&mut self, text: &str, figure: &Quantity) {
        let (own, after) = (&text[self.rest.clone()], &text[self.rest.end..]);
        if let Some(noun) = beginning(after, &["增长率", "成长率"]).filter(|_| own.ends_with("经济")) {
            self.rest.end += noun.len();
        }
        let verb = self.verb.is_some() || self.compares;
        if figure.dimension == "points" && verb && self.growth_end > 0 && self.growth_noun.is_none() {
            self.rest.end = self.growth_end;
        }
    }

    /// Where the thing counted follows the number, most verbs of change say what is done to it (加快6万套住房,
    /// 降低900多万户税负), not how much it changed: the verb goes back to the indicator.
    pub fn give_back(&mut self) {
        if let Some((verb, end)) = self.verb.filter(|(verb, _)| {
            !matches!(*verb, "增加" | "减少" | "净增" | "净增加" | "增加了" | "减少了" | "高于" | "低于")
        }) {
            debug_assert!(end >= verb.len());
            self.change = None;
            self.growth_noun = None;
            self.verb = None;
            self.rest.end = self.rest.end.max(end);
        }
    }

    /// A verb of change at the start carries over its object to the number: 增加学位9.7万个, 压减一般性支出5%.
    pub fn look_ahead(&mut self, indicator: &str) {
        const VERBS: [(&str, Direction); 12] = [
            ("裁军", Direction::Down),
            ("裁减", Direction::Down),
            ("增加", Direction::Up),
            ("减少", Direction::Down),
            ("压减", Direction::Down),
            ("削减", Direction::Down),
            ("降低", Direction::Down),
            ("提高", Direction::Up),
            ("压缩", Direction::Down),
            ("缩减", Direction::Down),
            ("精简", Direction::Down),
            ("缩短", Direction::Down),
        ];
        // 国有企业累计减少法人2730户: behind 累计 it is the verb of the clause.
        let told = indicator.rsplit_once("累计").map_or(indicator, |(_, told)| told);
        let told = told.strip_prefix('可').unwrap_or(told);
        let named = ["增加值", "缩短至", "缩短到", "减少到", "降低到", "提高到", "压缩到"]
            .iter()
            .any(|word| told.starts_with(word));
        if self.change.is_none() && !self.level && !named {
            self.change = VERBS.iter().find(|(verb, _)| told.starts_with(verb)).map(|(_, direction)| *direction);
        }
    }
}

/// The comparator after a number.
pub fn comparator_after(text: &str, figure: &Quantity) -> Option<Comparator> {
    let rest = &text[figure.span.end..];
    WORDS.hedges_after.at_start(rest).map(|(_, comparator)| comparator)
}

/// Measure and direction of a number, from its form, its unit and the words before it.
pub fn measure(figure: &Quantity, lead: &Lead) -> (Measure, Option<Direction>, &'static Rule) {
    let compared = lead.compares && lead.change.is_some();
    let relative = matches!(figure.dimension, "ratio" | "multiple");
    let formed = match figure.form {
        Form::Rank => Some((Measure::Rank, None)),
        Form::Doubling => Some((Measure::Growth, Some(Direction::Up))),
        Form::Halving => Some((Measure::Growth, Some(Direction::Down))),
        Form::Streak | Form::Ratio | Form::Ordinal => Some((Measure::Level, None)),
        Form::Amount | Form::Share => None,
    };
    if let Some((measure, direction)) = formed {
        return (measure, direction, &because::FORM);
    }
    // 增速连续30个月居前: how long, not how much.
    if lead.run && figure.dimension == "time" {
        return (Measure::Level, None, &because::LEVEL);
    }
    if let (Some(direction), true) = (lead.growth_noun, relative) {
        return (Measure::Growth, Some(direction), &because::GROWTH);
    }
    match lead.change {
        // 高于70% bounds a level; 高于全国2个百分点 is a difference.
        Some(_) if compared && figure.dimension != "points" => (Measure::Level, None, &because::BOUND),
        // 为预算的101.6% is a share, 是上年的2倍 growth.
        Some(_) if lead.of_whole && figure.dimension != "multiple" => (Measure::Level, None, &because::LEVEL),
        Some(direction) if relative => (Measure::Growth, Some(direction), &because::CHANGE),
        Some(direction) if compared => (Measure::Change, Some(direction), &because::DIFFERENCE),
        Some(direction) => (Measure::Change, Some(direction), &because::CHANGE),
        None => (Measure::Level, None, &because::LEVEL),
    }
}
