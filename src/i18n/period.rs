//! Dates and observation periods.

use super::Messages;
use crate::document::Date;

impl Messages {
    /// A date with what is known of it: 2012年3月5日, 5 March 2012.
    pub fn date(&self, date: Date) -> String {
        self.year_month_day(&date.year.to_string(), date.month.into(), date.day.into())
    }

    fn year_month_day(&self, year: &str, month: u16, day: u16) -> String {
        let month_name = || self.text(&format!("month-{month}")).to_owned();
        match (month, day) {
            (1..=12, 0) => self.format("date-month", &[year.to_owned(), month_name()]),
            (1..=12, _) => self.format("date-day", &[year.to_owned(), month_name(), day.to_string()]),
            _ => self.format("date-year", &[year]),
        }
    }

    /// A period as metrics write it (`2022H1`, `2022-07`, `2021-2025`) in words; what has no such form stays.
    pub fn period(&self, period: &str) -> String {
        let Some((year, rest)) = period.split_at_checked(4).filter(|(year, _)| is_number(year)) else {
            return period.to_owned();
        };
        match rest {
            "" => self.format("date-year", &[year]),
            "H1" | "H2" | "Q1" | "Q2" | "Q3" | "Q4" => {
                self.format(&format!("period-{}", rest.to_ascii_lowercase()), &[year])
            }
            _ => self.dashed(year, rest).unwrap_or_else(|| period.to_owned()),
        }
    }

    fn dashed(&self, year: &str, rest: &str) -> Option<String> {
        let rest = rest.strip_prefix('-')?;
        if rest.len() == 4 && is_number(rest) {
            return Some(self.format("period-years", &[year, rest]));
        }
        let (month, day) = rest.split_once('-').unwrap_or((rest, "0"));
        // 04-2023-12: to a month of the same year or the next
        if day.len() == "2023-12".len() {
            let months = [self.dashed(year, &format!("-{month}"))?, self.dashed(day.get(..4)?, day.get(4..)?)?];
            return Some(months.join("–"));
        }
        let (month, day) = (two_digits(month)?, two_digits(day)?);
        ((1..=12).contains(&month) && day <= 31).then(|| self.year_month_day(year, month, day))
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn two_digits(text: &str) -> Option<u16> {
    (is_number(text) && text.len() <= 2).then(|| text.parse().ok()).flatten()
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
            ("2023-04-2023-12", "2023年4月–2023年12月", "April 2023–December 2023"),
            ("2022-13", "2022-13", "2022-13"),
            ("2022-04-1", "2022年4月1日", "1 April 2022"),
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
