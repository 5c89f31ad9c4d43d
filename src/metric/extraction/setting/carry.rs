//! Carry: the time that a sentence without one of its own goes on telling of.

use super::super::lexicon::{WORDS, holds};
use super::super::period::accounts::accounts;
use super::super::period::years;
use super::super::period::{self, Period, Said};
use super::{Mode, Setting};
use crate::document::Kind;
use crate::text::first_chars;

/// What turns a sentence to another time.
const TURNS: [&str; 16] = [
    "最新",
    "现时",
    "目前",
    "当前",
    "截至",
    "今年",
    "全年",
    "去年",
    "近年",
    "年末",
    "下一步",
    "下阶段",
    "未来",
    "预计",
    "将",
    "以来",
];

/// What a sentence compares with.
const COMPARES: [&str; 11] = ["同比", "环比", "增长", "下降", "上升", "上涨", "下跌", "余额", "按年", "增加", "减少"];

/// What a company's accounts tell of.
const ACCOUNTS: [&str; 10] = ["收入", "营收", "盈利", "溢利", "利润", "纯利", "毛利", "息差", "每股", "客户"];

impl Setting {
    /// The part of a year of which a document tells as a whole: a release by its title, a company's results by what they cover.
    pub(super) fn released(&self, kind: Kind, title: &str, opening: &str) -> Option<Period> {
        let month = |said: &Said| matches!(said.period, Period::Month(..)) && !said.until;
        if self.reviews {
            let said = period::said(title, 0..title.len(), self.year, self.year);
            return said.filter(|said| said.is_part() || month(said)).map(|said| said.period);
        }
        // 财政部：1—2月收入增长0.7%, whoever tells it
        let tells = self.news || kind == Kind::Other && self.plan.is_none();
        if tells && self.announcement.is_none() && accounts(opening, self.year).is_none() {
            let said = period::said(title, 0..title.len(), self.year, self.year);
            return said
                .filter(|said| (month(said) || said.is_part()) && !self.comes_after(&said.period))
                .map(|said| said.period);
        }
        let (_, _, accounts) = accounts(opening, self.year).filter(|_| self.news && self.announcement.is_none())?;
        Some(accounts)
    }

    /// Whether a period ends in a month that the document has not seen.
    fn comes_after(&self, period: &Period) -> bool {
        let last = period.last_month().map(|month| (period.last_year(), month));
        last > self.year.zip(self.month)
    }

    /// The part of a year that a title names.
    pub(super) fn part_in(&self, title: &str) -> Option<Period> {
        let said = period::said(title, 0..title.len(), self.year, self.year);
        said.filter(Said::is_part).map(|said| said.period)
    }

    /// That part, for a sentence that says nothing of its time and tells of what the document does.
    pub fn goes_on_release(&self, sentence: &str) -> Option<Said> {
        let told = holds(sentence, &COMPARES) || !self.reviews && holds(sentence, &ACCOUNTS);
        // 按年, 比上年, 比上年全年 compare.
        let compares = |before: &str| before.ends_with(['按', '上']) || before.ends_with("上年全");
        let dated = sentence.match_indices('年').any(|(at, _)| !compares(&sentence[..at]));
        let turns = holds(first_chars(sentence, 16), &TURNS) || holds(sentence, &["股价", "宣布"]) || dated;
        let period = self.released.filter(|_| told && !turns && self.mode != Mode::Plan)?;
        // 蔬菜价格环比下降: of the last month of a quarter.
        if sentence.contains("环比") && !matches!(period, Period::Month(..)) {
            return None;
        }
        Some(Said { until: false, period })
    }

    /// Whether a sentence without a time of its own tells of the month or quarter of the one before it, or in news of the
    /// year past: in a release of figures, in news where it compares.
    pub fn goes_on(&self, sentence: &str, said: &Said) -> bool {
        let recent = self.year.is_none_or(|year| said.period.last_year() >= year - 1);
        // 会议要求，明年…。要办好民生实事: what is demanded next is of the year that comes.
        if self.mode == Mode::Open && !said.until && self.year.map(|year| Period::Year(year + 1)) == Some(said.period) {
            return !holds(first_chars(sentence, 16), &["今年", "全年", "去年", "目前"]) && WORDS.plans(sentence);
        }
        // The year past goes on in news as well.
        let past = self.news && matches!(said.period, Period::Year(year) if self.year == Some(year + 1));
        let short = !said.until && (past || said.period.last_month().is_some() && said.period.day().is_none());
        let compares = || {
            let base = || years::base_year(sentence).is_some_and(|base| base < said.period.last_year());
            holds(sentence, &COMPARES) || base()
        };
        let told = self.news && self.mode == Mode::Open && recent && compares();
        let opening = first_chars(sentence, 16);
        // 2006年，生产总值增长12%。完成造林1.2万亩: in a plan of several years that is still what the first one is to bring.
        if let (Mode::Plan, Some(Period::Years(first, _)), false) = (self.mode, self.period, self.news) {
            let sums = holds(sentence, &["累计", "五年", "年均", "期间", "时期", "每年"]);
            return said.period == Period::Year(first) && !said.until && !sums && !holds(opening, &TURNS);
        }
        match &self.announcement {
            Some(announcement) => {
                // 修订预算总收入为5596亿元。预计赤字872亿元: the accounts of a year that ends are reckoned.
                let opening = if said.period.is_fiscal() { opening.trim_start_matches("预计") } else { opening };
                announcement.goes_on(sentence, said) && !holds(opening, &TURNS)
            }
            None => short && (self.reviews || told) && !holds(opening, &TURNS),
        }
    }
}
