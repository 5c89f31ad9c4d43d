//! Outlines: the headings and opening phrases that turn a document to its review or its plan, and name the years.

use std::cmp::Ordering;

use super::super::lexicon::{WORDS, beginning, ending, holds};
use super::super::period::years::{
    coming_plan, fiscal_year, named_year, named_years, opening_year, plan_years, plans_five_years, years_given,
};
use super::super::period::{Period, Said};
use super::super::quantity::scan;
use super::{Mode, Setting};
use crate::document::{Document, ParagraphKind, opens_another_report};
use crate::text::{find, first_chars, fold_text};

impl Setting {
    /// Takes a paragraph into account before its sentences are read.
    pub fn enter(&mut self, document: &Document, at: usize) {
        self.fresh = true;
        let opens = opens_another_report(document, at);
        // Running text neither opens nor heads anything, whatever it says.
        let text = match opens || may_head(document, at) {
            true => self.calendar.plain_text(first_chars(document.paragraph_text(at), 60)),
            false => String::new(),
        };
        if opens {
            self.begin(&text, &self.calendar.plain_text(document.paragraph_text(at + 1)));
        }
        self.resume();
        self.leave_plan();
        if let Some(announcement) = &mut self.announcement {
            announcement.item = is_heading(document, at, &text);
            // 2022/23年度开支削减1%: the next item is of the year before again.
            let figure = scan(&text).first().map(|figure| figure.span.start);
            let named = fiscal_year(&text[..figure.unwrap_or(text.len())]);
            if let Some(year) = named.filter(|_| announcement.budget && announcement.item) {
                let before = self.period.replace(year);
                self.interrupted = figure.is_some().then_some(before);
            }
            return;
        }
        // Each section of a plan plans, but for those that tell where it begins.
        if let Some(plan) = &self.plan {
            (self.mode, self.period) = match document.section_path(at).into_iter().any(begins_plan) {
                true => (Mode::Review, self.year.map(|year| Period::Year(year - 1))),
                false => (Mode::Plan, Some(*plan)),
            };
            return;
        }
        // A report goes on where it stood; a story begins anew, from what its title says.
        if self.news && self.headed.is_none() {
            (self.mode, self.period) = self.titled;
        }
        if is_heading(document, at, &text)
            && let Some((mode, period)) = turn(&text, self.year).or_else(|| self.turn_by_year(document, at, &text))
        {
            let mode = if self.turns_to_this_year(&text, period) { Mode::Plan } else { mode };
            self.mode = mode;
            self.headed = Some(mode);
            self.period = period.or(match (mode, self.year) {
                (Mode::Plan, Some(year)) => Some(Period::Year(year)),
                (Mode::Review, Some(year)) if holds(&text, &["今年", "上半年", "前三季度"]) => {
                    Some(Period::Year(year))
                }
                (Mode::Review, Some(year)) => Some(Period::Year(year - 1)),
                _ => None,
            });
        } else if self.news && is_heading(document, at, &text) {
            // The next story of a bulletin.
            ((self.mode, self.period), self.headed) = (self.titled, None);
        }
    }

    /// Whether a heading that no word turns does so by its year: 二、2024年预算草案.
    fn turn_by_year(&self, document: &Document, at: usize, text: &str) -> Option<(Mode, Option<Period>)> {
        let marked = document.paragraphs.get(at).is_some_and(|paragraph| paragraph.kind == ParagraphKind::Heading);
        let (now, named) = (self.year?, opening_year(text).filter(|_| marked && !self.news)?);
        let plans = || self.headed == Some(Mode::Review) || holds(text, &["预算", "计划", "草案", "安排"]);
        let mode = match named.cmp(&now) {
            Ordering::Less => Mode::Review,
            Ordering::Greater => Mode::Plan,
            Ordering::Equal => plans().then_some(Mode::Plan)?,
        };
        Some((mode, Some(Period::Year(named))))
    }

    /// Whether 主要工作, which looks back on another year, is this year's and still to be done: 二、2008年主要工作.
    fn turns_to_this_year(&self, text: &str, period: Option<Period>) -> bool {
        let names = ["年主要工作", "年的主要工作"].iter().any(|words| text.ends_with(words));
        let early = self.month.is_none_or(|month| month <= 6);
        names && early && self.headed == Some(Mode::Review) && period.map(Period::last_year) == self.year
    }

    /// Whether what is reviewed is the year in which the document speaks, as monthly and quarterly releases do.
    pub fn reviews_now(&self) -> bool {
        self.mode == Mode::Review && self.year.is_some() && self.period.map(Period::last_year) == self.year
    }

    /// Goes on with the plan that a paragraph interrupted: 去年 in one of them turns the others to no review.
    fn resume(&mut self) {
        if let Some(period) = self.interrupted.take() {
            (self.mode, self.period) = (Mode::Plan, period);
        }
    }

    /// Turns a paragraph that opens with a plan gone by to its years: “十四五”时期，进出口年均增长6%。高铁里程翻一番。
    fn enter_plan(&mut self, opening: &str, year: i32) {
        let told = opening.trim_start_matches(['“', '—']);
        let first = [',', '。'].iter().filter_map(|stop| told.find(*stop)).min().map_or(told, |end| &told[..end]);
        let spoken = first.ends_with("时期") || first.ends_with("期间");
        // A plan tells of the one before it.
        let plans = self.plan.is_some();
        if self.news || self.reviews || self.mode == Mode::Plan && !plans || !spoken || first.chars().count() > 7 {
            return;
        }
        let before =
            |to: i32| to == year - 1 || plans && self.period.is_some_and(|period| to + 1 == period.first_year());
        if let Some(plan) = plan_years(opening).filter(|(_, to)| before(*to))
            && (plans || !matches!(self.period, Some(Period::Years(..))))
        {
            self.before_plan = Some((self.mode, self.period.take()));
            (self.mode, self.period) = (Mode::Review, Some(Period::Years(plan.0, plan.1)));
        }
    }

    /// Goes on where the document stood before such a paragraph, unless another word has turned it since.
    fn leave_plan(&mut self) {
        if let Some(before) = self.before_plan.take()
            && matches!(self.period, Some(Period::Years(..)))
            && self.mode == Mode::Review
        {
            (self.mode, self.period) = before;
        }
    }

    /// The years that a clause of a plan gives itself or sums up: 两年内新建, 五年累计新增.
    pub fn years_to_come(&self, clause: &str) -> Option<Said> {
        let year = self.year.filter(|_| self.mode == Mode::Plan)?;
        let years = if plans_five_years(clause) { 5 } else { years_given(clause)? };
        let whole = self.period.filter(|period| years == 5 && matches!(period, Period::Years(..)));
        Some(Said { until: false, period: whole.unwrap_or(Period::Years(year, year + years - 1)) })
    }

    /// Whether a heading has opened a review of several years, which a word on the last one inside a paragraph does not end.
    fn reviews_years(&self, fresh: bool) -> bool {
        !fresh && self.headed == Some(Mode::Review) && matches!(self.period, Some(Period::Years(..)))
    }

    /// Another report of the same file speaks from its own year, which its name or the line below tells.
    fn begin(&mut self, name: &str, below: &str) {
        if let Some(year) = named_year(name).or_else(|| named_year(below)) {
            (self.year, self.mode, self.period) = (Some(year), Mode::Open, None);
        }
    }

    /// Takes a sentence into account before its figures are read.
    pub fn observe(&mut self, sentence: &str) {
        let fresh = std::mem::take(&mut self.fresh);
        if self.announcement.is_some() {
            return;
        }
        let opening = first_chars(sentence, 48);
        let Some(year) = self.year else {
            if holds(opening, &["重点做好", "重点抓好", "主要预期目标"]) {
                self.mode = Mode::Plan;
            }
            return;
        };
        let starts = |words: &[&str]| beginning(opening, words).is_some();
        let digits = opening.bytes().take_while(u8::is_ascii_digit).count();
        let after_year = |year: i32| {
            opening[digits..].strip_prefix('年').filter(|_| opening[..digits] == year.to_string()).unwrap_or_default()
        };
        if let Some(at) = find(opening, "年的情况").filter(|at| *at <= 5)
            && let Some(period) = named_years(&opening[..at + "年".len()], year)
        {
            self.period = Some(period);
            return;
        }
        if fresh {
            self.enter_plan(opening, year);
        } else if after_year(year - 1).starts_with([',', '全']) || starts(&["去年", "过去一年", "一年来"]) {
            self.leave_plan();
        }
        // “十五五”时期是…的关键时期, 根据…，我们编制了“十五五”规划纲要: a plan still to come, in a part that looked back.
        let told = opening.trim_start_matches(|c: char| "()一二三四五六七八九".contains(c));
        if self.mode == Mode::Review
            && self.headed.is_some()
            && let Some((at, plan)) = coming_plan(sentence, year)
            && (at <= '“'.len_utf8() || beginning(told, &["根据", "《纲要", "关于"]).is_some())
        {
            (self.mode, self.period) = (Mode::Plan, Some(plan));
            return;
        }
        if find(opening, "目标").is_some()
            && holds(opening, &["主要预期目标", "发展预期目标", "发展的主要目标是", "预期目标是", "预期目标为"])
            && !holds(opening, &["完成", "实现了", "超过", "五年规划"])
        {
            self.mode = Mode::Plan;
            let coming = year + i32::from(opening.contains("明年"));
            self.period = Some(named_years(opening, year).unwrap_or(Period::Year(coming)));
        } else if starts(&[
            "五年来",
            "过去五年",
            "过去的五年",
            "这五年",
            "——这五年",
            "五年间",
            "本届政府任期",
            "回顾五年",
            "回顾过去五年",
        ]) {
            self.mode = Mode::Review;
            self.period = Some(Period::Years(year - 5, year - 1));
        } else if (self.news || self.reviews_now()) && starts(&["去年", "今年", "刚刚过去"])
            || starts(&["去年"]) && self.reviews_years(fresh)
            || is_so_far(opening)
        {
            // Told from sentence to sentence.
        } else if starts(&["过去一年", "过去的一年", "一年来", "刚刚过去", "去年"])
            || fresh && !self.news && just_past(opening, year)
            || after_year(year - 1).starts_with(',') && self.mode != Mode::Plan && !self.reviews_years(fresh)
            // 2025年是“十四五”规划的最后一年 goes on with the review of that plan.
            || after_year(year - 1).starts_with('是')
                && self.mode == Mode::Review
                && !(self.reviews_years(false) && holds(sentence, &["最后一年", "收官之年"]))
        {
            if self.mode == Mode::Plan && self.headed == Some(Mode::Plan) {
                self.interrupted = Some(self.period.take());
            }
            self.mode = Mode::Review;
            self.period = Some(Period::Year(year - 1));
        } else if starts(&["今年", "新的一年", "做好今年"]) && self.mode != Mode::Open
            || after_year(year).starts_with('是')
            || self.mode == Mode::Review
                && !self.reviews
                && after_year(year).starts_with([',', '要'])
                && holds(sentence, &["预期", "目标", "力争", "要"])
            || holds(opening, &["重点做好", "重点抓好", "今后五年", "未来五年"]) && self.mode == Mode::Open
        {
            self.mode = Mode::Plan;
            self.period = Some(Period::Year(year));
        }
    }
}

/// Whether a sentence opens with what the year has brought so far.
pub fn is_so_far(sentence: &str) -> bool {
    beginning(sentence, &["今年以来", "今年上半年", "今年前", "今年1月", "今年1—", "今年1-", "今年1至", "今年1~"])
        .is_some()
}

/// Whether a section of a plan tells where it begins: 一、发展基础.
fn begins_plan(heading: &str) -> bool {
    holds(heading, &["现状", "基础", "回顾", "成效", "成就", "背景", "形势"]) && !heading.contains("目标")
}

/// Whether a title is that of a plan: 国土空间总体规划(2021—2035年), 关于印发《…行动计划》的通知.
pub fn is_plan(title: &str) -> bool {
    let mut name = title.trim_end();
    loop {
        let inner = name.strip_suffix("的通知").unwrap_or(name).trim_end_matches('》');
        let inner = inner.strip_suffix(')').and_then(|inner| inner.rfind('(')).map_or(inner, |at| &inner[..at]);
        if inner.len() == name.len() {
            break;
        }
        name = inner;
    }
    ["规划", "行动计划", "纲要", "行动方案"].iter().any(|word| name.ends_with(word))
}

/// Whether an opening speaks of the year just past: 特别是刚刚过去的2005年.
fn just_past(opening: &str, year: i32) -> bool {
    let past = opening.split_once("刚刚过去的").map(|(_, rest)| rest);
    past.is_some_and(|rest| rest.starts_with("一年") || rest.starts_with(&format!("{}年", year - 1)))
}

/// Whether a document speaks of what is to be done more than of what was.
pub fn looks_ahead(document: &Document) -> bool {
    let text = document.text.as_bytes();
    let times = |word: &&str| memchr::memmem::find_iter(text, word.as_bytes()).count();
    let count = |words: &[&str]| words.iter().map(times).sum::<usize>();
    let ahead = count(&["将", "將", "推进", "推進", "加快", "打造", "力争", "力爭", "确保", "確保"]);
    let titled = holds(&fold_text(&document.meta.title), &["这样干", "这么干", "怎么干"]);
    titled || ahead > 3 * count(&["同比", "已经", "已經", "完成", "达到", "達到", "增长了", "增長了", "比上年"])
}

/// A paragraph of more bytes is no heading.
const LONGEST_HEADING: usize = 150;

/// Whether a paragraph is a heading, or as short as one.
pub fn is_heading(document: &Document, at: usize, text: &str) -> bool {
    let marked = document.paragraphs.get(at).is_some_and(|paragraph| paragraph.kind == ParagraphKind::Heading);
    marked || may_head(document, at) && !text.contains(['。', ';'])
}

/// Whether a paragraph is marked as a heading or short enough for one.
pub fn may_head(document: &Document, at: usize) -> bool {
    document.paragraphs.get(at).is_some_and(|paragraph| match paragraph.kind {
        ParagraphKind::Heading => true,
        ParagraphKind::Body => paragraph.span.len() <= LONGEST_HEADING,
        ParagraphKind::Row { .. } => false,
    })
}

/// Whether a heading turns to a review or a plan, and of which years.
pub fn turn(text: &str, year: Option<i32>) -> Option<(Mode, Option<Period>)> {
    // 关于2023年预算执行情况和2024年预算草案的报告 is neither.
    let ends = |words: &[&str]| ending(text, words).is_some();
    let reviews = WORDS.setting.reviews.is_in(text) || ends(&["执行情况", "完成情况"]);
    let coming = year.and_then(|year| coming_plan(text, year));
    let plans = WORDS.setting.plans.is_in(text)
        || ends(&["预算草案", "计划草案", "预算安排", "收支安排", "年的任务"])
        || year.is_some_and(|year| ends(&["年工作"]) && text.contains(&format!("{year}年工作")))
        || coming.is_some() && (text.contains("目标") || ends(&["任务", "方针", "安排"]))
        || text.trim_start_matches(|c: char| "一二三四五六七八九十、".contains(c)).starts_with("争取");
    let mode = match (reviews, plans) {
        (true, _) => Mode::Review,
        (false, true) => Mode::Plan,
        _ => return None,
    };
    let range = match mode {
        Mode::Review if holds(text, &["过去五年", "五年来", "五年工作", "本届政府"]) || ends(&["的五年"]) => {
            year.map(|year| Period::Years(year - 5, year - 1))
        }
        _ => None,
    };
    Some((mode, range.or_else(|| named_years(text, year.unwrap_or(0)))))
}
