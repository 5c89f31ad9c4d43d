//! Observation periods: the times that figures are for, and the one way to write them as text.
//!
//! | text | period |
//! | --- | --- |
//! | `2023` · `2021-2025` | a year · years from one to another |
//! | `2022H1` · `2022Q3` · `2022-07` · `2022-07-28` | a half, a quarter, a month, a day |
//! | `2023-01-2023-09` | months from one to another |
//! | `2017/18` · `2022/23-2025/26` | a fiscal year · fiscal years from one to another |

use std::fmt;

/// The time that a figure is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// A calendar year.
    Year(i32),
    /// The first or second half of a year.
    Half(i32, u8),
    /// A quarter of a year, 1 to 4.
    Quarter(i32, u8),
    /// A month of a year.
    Month(i32, u8),
    /// A day of a month of a year.
    Day(i32, u8, u8),
    /// Years from one to a later one, as [`Period::years`] makes them.
    Years(i32, i32),
    /// Months from one to a later one that have no shorter name, as [`Period::months`] makes them.
    Months {
        /// Year and month of the first.
        from: (i32, u8),
        /// Year and month of the last.
        to: (i32, u8),
    },
    /// A fiscal year, by the calendar year in which it begins.
    Fiscal(i32),
    /// Fiscal years from one to a later one, each by the calendar year in which it begins.
    FiscalYears(i32, i32),
}

/// What periods must share to be compared: a half-year's total does not stand among years, nor do nine months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Whole years.
    Year,
    /// The same half of a year.
    Half(u8),
    /// The same quarter of a year.
    Quarter(u8),
    /// Months.
    Month,
    /// Days.
    Day,
    /// Spans of as many years, counted from the first.
    Years(i32),
    /// Spans from the same month, of as many months counted from it.
    Months(u8, i32),
    /// Fiscal years.
    Fiscal,
    /// Spans of as many fiscal years, counted from the first.
    FiscalYears(i32),
}

impl Period {
    /// Years from one to another; a year where they are one.
    pub fn years(from: i32, to: i32) -> Period {
        if from == to { Period::Year(from) } else { Period::Years(from, to) }
    }

    /// Months from one to another, both of a year and a month; a month, a quarter, a half or whole years where they are
    /// that.
    pub fn months(from: (i32, u8), to: (i32, u8)) -> Period {
        let (year, month) = from;
        match (month, to.1) {
            (1, 12) => Period::years(year, to.0),
            _ if from == to => Period::Month(year, month),
            (1 | 7, last) if year == to.0 && last == month + 5 => Period::Half(year, last / 6),
            (1 | 4 | 7 | 10, last) if year == to.0 && last == month + 2 => Period::Quarter(year, last / 3),
            _ => Period::Months { from, to },
        }
    }

    /// Reads a period as it is written; none of any other text.
    ///
    /// ```
    /// use mingcha::metric::Period;
    /// assert_eq!(Period::parse("2022/23-2025/26"), Some(Period::FiscalYears(2022, 2025)));
    /// assert_eq!(Period::parse("2025-2021"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Period> {
        let text = text.as_bytes();
        // Spans have two ends of one form, and a dash in the middle.
        let (first, rest) = text.split_at(text.len() / 2);
        let Some(last) = rest.strip_prefix(b"-").filter(|last| last.len() == first.len()) else { return single(text) };
        match (single(first)?, single(last)?) {
            (Period::Year(from), Period::Year(to)) if from < to => Some(Period::Years(from, to)),
            (Period::Fiscal(from), Period::Fiscal(to)) if from < to => Some(Period::FiscalYears(from, to)),
            (Period::Month(year, month), Period::Month(last_year, last)) if (year, month) < (last_year, last) => {
                Some(Period::months((year, month), (last_year, last)))
            }
            _ => None,
        }
    }

    /// The same part of another year; years stay as they are.
    pub fn of_year(self, year: i32) -> Period {
        match self {
            Period::Half(_, half) => Period::Half(year, half),
            Period::Quarter(_, quarter) => Period::Quarter(year, quarter),
            Period::Month(_, month) => Period::Month(year, month),
            Period::Day(_, month, day) => Period::Day(year, month, day),
            Period::Months { from, to } => Period::Months { from: (year, from.1), to: (year + to.0 - from.0, to.1) },
            years => years,
        }
    }

    /// The first year that it touches; a fiscal year counts as the one in which it begins.
    pub fn first_year(self) -> i32 {
        match self {
            Period::Year(year)
            | Period::Half(year, _)
            | Period::Quarter(year, _)
            | Period::Month(year, _)
            | Period::Day(year, ..)
            | Period::Years(year, _)
            | Period::Months { from: (year, _), .. }
            | Period::Fiscal(year)
            | Period::FiscalYears(year, _) => year,
        }
    }

    /// The last year that it touches; a fiscal year counts as the one in which it begins.
    pub fn last_year(self) -> i32 {
        match self {
            Period::Years(_, year) | Period::FiscalYears(_, year) | Period::Months { to: (year, _), .. } => year,
            _ => self.first_year(),
        }
    }

    /// Its first and last month, where it is no whole years.
    fn ends(self) -> Option<(u8, u8)> {
        match self {
            Period::Half(_, half) => Some((half * 6 - 5, half * 6)),
            Period::Quarter(_, quarter) => Some((quarter * 3 - 2, quarter * 3)),
            Period::Month(_, month) | Period::Day(_, month, _) => Some((month, month)),
            Period::Months { from, to } => Some((from.1, to.1)),
            Period::Year(_) | Period::Years(..) | Period::Fiscal(_) | Period::FiscalYears(..) => None,
        }
    }

    /// The month in which it begins, where it is no whole years.
    pub fn first_month(self) -> Option<u8> {
        self.ends().map(|(first, _)| first)
    }

    /// The month in which it ends, where it is no whole years.
    pub fn last_month(self) -> Option<u8> {
        self.ends().map(|(_, last)| last)
    }

    /// Its day of the month, where it is one day.
    pub fn day(self) -> Option<u8> {
        if let Period::Day(_, _, day) = self { Some(day) } else { None }
    }

    /// Whether it is fiscal years.
    pub fn is_fiscal(self) -> bool {
        matches!(self, Period::Fiscal(_) | Period::FiscalYears(..))
    }

    /// What it must share with another to be compared with it.
    pub fn kind(self) -> Kind {
        match self {
            Period::Year(_) => Kind::Year,
            Period::Half(_, half) => Kind::Half(half),
            Period::Quarter(_, quarter) => Kind::Quarter(quarter),
            Period::Month(..) => Kind::Month,
            Period::Day(..) => Kind::Day,
            Period::Years(from, to) => Kind::Years(to - from),
            Period::Months { from, to } => Kind::Months(from.1, (to.0 - from.0) * 12 + i32::from(to.1)),
            Period::Fiscal(_) => Kind::Fiscal,
            Period::FiscalYears(from, to) => Kind::FiscalYears(to - from),
        }
    }

    /// Where it stands in time among others of its kind, in years: where it begins, a span of years where it ends.
    pub fn time(self) -> f64 {
        let years = |part: u8, of: f64| f64::from(part - 1) / of;
        let within = match self {
            Period::Half(_, half) => years(half, 2.0),
            Period::Quarter(_, quarter) => years(quarter, 4.0),
            Period::Month(_, month) | Period::Months { from: (_, month), .. } => years(month, 12.0),
            Period::Day(_, month, day) => years(month, 12.0) + years(day, 372.0),
            Period::Years(from, to) | Period::FiscalYears(from, to) => f64::from(to - from),
            Period::Year(_) | Period::Fiscal(_) => 0.0,
        };
        f64::from(self.first_year()) + within
    }
}

/// A period that is no span.
fn single(text: &[u8]) -> Option<Period> {
    let (year, rest) = text.split_at_checked(4)?;
    let year = number(year).filter(|year| (1000..3000).contains(year))?;
    let upto = |digits: &[u8], last: u8| {
        number(digits).and_then(|number| u8::try_from(number).ok()).filter(|number| (1..=last).contains(number))
    };
    Some(match *rest {
        [] => Period::Year(year),
        [b'H', half @ b'1'..=b'2'] => Period::Half(year, half - b'0'),
        [b'Q', quarter @ b'1'..=b'4'] => Period::Quarter(year, quarter - b'0'),
        [b'/', ref next @ ..] if next.len() == 2 && number(next) == Some((year + 1) % 100) => Period::Fiscal(year),
        [b'-', ref month @ ..] if month.len() == 2 => Period::Month(year, upto(month, 12)?),
        [b'-', m, n, b'-', ref day @ ..] if day.len() == 2 => Period::Day(year, upto(&[m, n], 12)?, upto(day, 31)?),
        _ => return None,
    })
}

/// The number that a few digits are.
fn number(digits: &[u8]) -> Option<i32> {
    digits.iter().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + i32::from(digit - b'0')))
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Period::Year(year) => write!(f, "{year}"),
            Period::Half(year, half) => write!(f, "{year}H{half}"),
            Period::Quarter(year, quarter) => write!(f, "{year}Q{quarter}"),
            Period::Month(year, month) => write!(f, "{year}-{month:02}"),
            Period::Day(year, month, day) => write!(f, "{year}-{month:02}-{day:02}"),
            Period::Fiscal(year) => write!(f, "{year}/{:02}", (year + 1) % 100),
            Period::Years(from, to) => write!(f, "{}-{}", Period::Year(from), Period::Year(to)),
            Period::FiscalYears(from, to) => write!(f, "{}-{}", Period::Fiscal(from), Period::Fiscal(to)),
            Period::Months { from, to } => {
                write!(f, "{}-{}", Period::Month(from.0, from.1), Period::Month(to.0, to.1))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for (text, years, kind, time) in [
            ("2023", (2023, 2023), Kind::Year, 2023.0),
            ("2022H2", (2022, 2022), Kind::Half(2), 2022.5),
            ("2022Q3", (2022, 2022), Kind::Quarter(3), 2022.5),
            ("2022-07", (2022, 2022), Kind::Month, 2022.5),
            ("2022-07-01", (2022, 2022), Kind::Day, 2022.5),
            ("2021-2025", (2021, 2025), Kind::Years(4), 2025.0),
            ("2023-01-2023-09", (2023, 2023), Kind::Months(1, 9), 2023.0),
            ("2023-07-2024-03", (2023, 2024), Kind::Months(7, 15), 2023.5),
            ("2017/18", (2017, 2017), Kind::Fiscal, 2017.0),
            ("1999/00", (1999, 1999), Kind::Fiscal, 1999.0),
            ("2022/23-2025/26", (2022, 2025), Kind::FiscalYears(3), 2025.0),
        ] {
            let period = Period::parse(text).unwrap_or_else(|| panic!("{text} is a period"));
            assert_eq!(period.to_string(), text);
            assert_eq!((period.first_year(), period.last_year()), years, "{text}");
            assert_eq!((period.kind(), period.time()), (kind, time), "{text}");
        }
    }

    #[test]
    fn what_is_no_period_is_none() {
        for broken in [
            "",
            "-",
            "年",
            "20",
            "十四五",
            "0999",
            "2022X",
            "2022-",
            "2022-7",
            "2022-13",
            "2022-00",
            "2022-07-32",
            "2022-1-1-1",
            "2022H",
            "2022H3",
            "2022Q5",
            "2022/24",
            "2022/2",
            "2022年",
            "2025-2021",
            "2021-2021",
            "2022H1-2023H1",
            "2025/26-2022/23",
            "2023-09-2023-01",
            "2022/23-2025",
        ] {
            assert_eq!(Period::parse(broken), None, "{broken}");
        }
    }

    #[test]
    fn months_that_are_a_half_or_a_year_are_called_so() {
        let of_2023 = |first, last| Period::months((2023, first), (2023, last)).to_string();
        let named = [((1, 6), "2023H1"), ((7, 12), "2023H2"), ((4, 6), "2023Q2"), ((10, 12), "2023Q4")];
        let others = [((1, 12), "2023"), ((5, 5), "2023-05"), ((1, 9), "2023-01-2023-09")];
        for ((first, last), text) in named.into_iter().chain(others) {
            assert_eq!(of_2023(first, last), text);
        }
        assert_eq!(Period::months((2019, 1), (2022, 12)), Period::Years(2019, 2022));
        assert_eq!(Period::months((2022, 11), (2023, 1)).to_string(), "2022-11-2023-01");
        assert_eq!(Period::parse("2023-01-2023-06"), Some(Period::Half(2023, 1)), "one name for one time");
    }
}
