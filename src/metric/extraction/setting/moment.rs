//! Times by the day of a story: that on which a market closed, the month before.

use super::Setting;
use crate::metric::extraction::lexicon::{beginning, holds};
use crate::metric::extraction::period::Said;
use crate::metric::period::Period;

/// What says that a market has closed.
const CLOSED: [&str; 7] = ["收报", "报收", "收市报", "收盘报", "收于", "今日收市", "今日收盘"];

/// What a market tells of, today or on another day.
const TRADED: [&str; 9] = ["股价", "恒指", "沪指", "深成指", "道指", "综指", "指数", "成交额", "中间价"];

/// Other times than the day of a story.
const OTHER: [&str; 10] = ["昨", "前日", "上周", "周", "星期", "月", "年", "季", "隔夜", "上日"];

impl Setting {
    /// The day of a story, for what a clause tells of a market that closed on it: 恒指今日升230点，收报16877点.
    pub fn market_day(&self, clause: &str) -> Option<Said> {
        let (year, month, day) = (self.year?, self.month?, self.day?);
        let moves = || holds(clause, &["升", "涨", "跌", "报", "成交"]);
        let today = || holds(clause, &["今日", "今天", "全日"]) && holds(clause, &TRADED) && moves();
        let told = self.news && (holds(clause, &CLOSED) || today()) && !holds(clause, &OTHER);
        told.then_some(Said { until: false, period: Period::Day(year, month, day) })
    }

    /// The month before a story: 上月｜渔获.
    pub fn last_month(&self, clause: &str) -> Option<Said> {
        let (year, month) = (self.year?, self.month?);
        let told = self.news
            && beginning(clause, &["上月", "上个月"])
                .is_some_and(|word| !clause[word.len()..].starts_with(['底', '末', '的', '同']));
        let period = if month > 1 { Period::Month(year, month - 1) } else { Period::Month(year - 1, 12) };
        told.then_some(Said { until: false, period })
    }
}
