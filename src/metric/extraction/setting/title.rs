//! Titles: what the title of a document says of the time that it tells of.

use super::announcement::Announcement;
use super::outline::is_plan;
use super::{Mode, Setting};
use crate::document::{Document, Kind};
use crate::metric::extraction::lexicon::holds;
use crate::metric::extraction::period::Period;
use crate::metric::extraction::period::years::{self, fiscal_year, named_years, only_year};
use crate::text::{first_chars, fold_text};

impl Setting {
    /// A communiqué or an analysis reviews the period that its title names, a budget plans its fiscal year.
    pub(super) fn take_title(&mut self, document: &Document) {
        let title = self.calendar.plain_text(&document.meta.title);
        // 2023年预算执行情况和2024年预算草案 reviews and plans.
        let tells = title.ends_with("情况") && only_year(&title).is_some();
        // 2024年上半年工作总结
        let sums = title.ends_with("工作总结") && self.part_in(&title).is_some();
        let reviews = document.meta.kind == Kind::Communique
            || holds(&title, &["公报", "统计", "分析", "运行情况", "调查"])
            || (tells || sums) && !self.news
            || title.contains("发布会") && only_year(&title).is_some_and(|year| self.year == Some(year + 1));
        let part = if sums { self.part_in(&title) } else { None };
        if reviews && let Some(period) = part.or_else(|| named_years(&title, 0)) {
            self.mode = Mode::Review;
            self.reviews = true;
            self.year = self.year.or(Some(period.last_year() + 1));
            self.period = Some(period);
            if self.news && self.year == Some(period.last_year() + 1) {
                self.titled = (Mode::Review, Some(period));
            }
        }
        if !reviews && !self.news && document.meta.kind != Kind::WorkReport && is_plan(&title) {
            self.plan = named_years(&title, 0).or(self.year.map(Period::Year));
            // A plan is made before its last year; a date that says otherwise was taken from its name.
            if let Some(Period::Years(first, last)) = self.plan {
                self.year = self.year.filter(|year| *year < last).or(Some(first));
            }
        }
        // The 施政报告 of the year that comes, told late in the one before it.
        let coming = self.year.map(|year| Period::Year(year + 1));
        if !self.news
            && coming.is_some()
            && holds(&title, &["施政报告", "施政方针"])
            && named_years(&title, 0) == coming
        {
            self.mode = Mode::Plan;
            self.period = coming;
        }
        // 区委全会划出明年工作重点
        if document.meta.kind == Kind::MeetingReport && title.contains("明年") {
            self.mode = Mode::Plan;
            self.period = self.year.map(|year| Period::Year(year + 1));
        }
        self.next = self.news && title.contains("明年") && title.contains("会议") && self.is_late();
        // 2026年民生实事, told in that year
        let named = named_years(&title, 0);
        let promises = title.ends_with("民生实事") && named.is_some() && named == self.year.map(Period::Year);
        let plans = holds(&title, &["施政计划", "工作计划", "实施计划", "工作要点", "任务清单"]);
        if !reviews && (plans || promises && !self.news) {
            self.mode = Mode::Plan;
            self.period = named.or(self.year.map(Period::Year));
        }
        if self.budget() {
            self.mode = Mode::Plan;
            let opening = fold_text(first_chars(&document.text, 500));
            let coming = self.announcement.as_ref().and_then(Announcement::budgeted);
            let titled = self.announcement.as_ref().and_then(|announcement| announcement.coming).map(Period::Year);
            let own = titled.or_else(|| years::budget_year(&opening)).or(coming).or_else(|| fiscal_year(&opening));
            self.period = own.or(self.year.map(Period::Year));
        }
    }

    /// Whether the document speaks when its year is nearly over.
    pub(super) fn is_late(&self) -> bool {
        self.month.is_some_and(|month| month >= 11)
    }
}
