//! Dates and observation periods.

use super::Messages;
use crate::document::Date;
use crate::metric::Period;

impl Messages {
    /// A date with what is known of it: 2012年3月5日, 5 March 2012.
    pub fn date(&self, date: Date) -> String {
        self.year_month_day(&date.year.to_string(), date.month, date.day)
    }

    fn year_month_day(&self, year: &str, month: u8, day: u8) -> String {
        match (month, day) {
            (1..=12, 0) => self.format("date-month", &[year.to_owned(), self.month(month)]),
            (1..=12, _) => self.format("date-day", &[year.to_owned(), self.month(month), day.to_string()]),
            _ => self.format("date-year", &[year]),
        }
    }

    fn month(&self, month: u8) -> String {
        self.text(&format!("month-{month}")).to_owned()
    }

    /// A period as metrics write it (`2022H1`, `2022-07`, `2021-2025`) in words; what is no period stays.
    pub fn period(&self, text: &str) -> String {
        let Some(period) = Period::parse(text) else { return text.to_owned() };
        let year = period.first_year().to_string();
        match period {
            Period::Year(_) => self.format("date-year", &[year]),
            // 2022H1, 2022Q3: period-h1, period-q3
            Period::Half(..) | Period::Quarter(..) => {
                let part = period.to_string().split_off(year.len()).to_ascii_lowercase();
                self.format(&format!("period-{part}"), &[year])
            }
            Period::Month(_, month) => self.year_month_day(&year, month, 0),
            Period::Day(_, month, day) => self.year_month_day(&year, month, day),
            Period::Years(_, last) => self.format("period-years", &[year, last.to_string()]),
            Period::Months { from, to } if from.0 == to.0 => {
                let months = [from.1, to.1].map(|month| self.month(month));
                self.format("date-month", &[year, months.join("–")])
            }
            Period::Months { from, to } => {
                [from, to].map(|(year, month)| self.year_month_day(&year.to_string(), month, 0)).join("–")
            }
            Period::Fiscal(_) | Period::FiscalYears(..) => self.format("period-fiscal", &[text.replace('-', "–")]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn periods_in_words() {
        for (period, hans, english) in [
            ("2023", "2023年", "2023"),
            ("2022H1", "2022年上半年", "first half of 2022"),
            ("2022Q3", "2022年三季度", "Q3 2022"),
            ("2022-07", "2022年7月", "July 2022"),
            ("2022-07-28", "2022年7月28日", "28 July 2022"),
            ("2021-2025", "2021–2025年", "2021–2025"),
            ("2023-01-2023-09", "2023年1月–9月", "January–September 2023"),
            ("2023-04-2024-03", "2023年4月–2024年3月", "April 2023–March 2024"),
            ("2017/18", "2017/18年度", "2017/18"),
            ("2022/23-2025/26", "2022/23–2025/26年度", "2022/23–2025/26"),
            ("2023-01-2023-06", "2023年上半年", "first half of 2023"),
            ("2022-13", "2022-13", "2022-13"),
            ("2022-04-1", "2022-04-1", "2022-04-1"),
            ("2022-04-2023-", "2022-04-2023-", "2022-04-2023-"),
            ("去年", "去年", "去年"),
            ("", "", ""),
        ] {
            assert_eq!(Messages::of(Lang::Hans).period(period), hans);
            assert_eq!(Messages::of(Lang::English).period(period), english);
        }
    }

    #[test]
    fn dates_with_what_is_known() {
        let messages = Messages::of(Lang::Hant);
        assert_eq!(messages.date(Date { year: 2012, month: 3, day: 5 }), "2012年3月5日");
        assert_eq!(messages.date(Date { year: 2012, month: 3, day: 0 }), "2012年3月");
        assert_eq!(messages.date(Date { year: 2012, month: 0, day: 0 }), "2012年");
    }
}
