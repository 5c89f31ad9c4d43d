//! Numbers in words that a reader knows: 1.35万, 5.3万亿, 1.35 million, 13,500.
//!
//! Nothing is rounded but the noise of binary fractions (15 significant digits stay): a multiplier is used
//! only where at most [`MOST_DECIMALS`] digits follow the point. Digits are moved, never divided.

use super::Lang;

/// A multiplier that would need more decimals is passed over for a smaller one.
const MOST_DECIMALS: usize = 4;

/// Powers of ten and their words, the greatest first.
const HANS: &[(i32, &str)] = &[(12, "万亿"), (8, "亿"), (4, "万")];
const HANT: &[(i32, &str)] = &[(12, "萬億"), (8, "億"), (4, "萬")];
const ENGLISH: &[(i32, &str)] = &[(12, " trillion"), (9, " billion"), (6, " million")];

/// A number with 万, 亿, 万亿, or million, billion, trillion.
pub fn grouped(value: f64, lang: Lang) -> String {
    let fits = |power: i32| value.abs() >= 10f64.powi(power) && decimals(&shift(value, power)) <= MOST_DECIMALS;
    multipliers(lang)
        .iter()
        .find(|(power, _)| fits(*power))
        .map_or_else(|| small(value, lang), |(power, word)| separate(&shift(value, *power)) + word)
}

/// A number below the first multiplier: Chinese leaves four digits together.
fn small(value: f64, lang: Lang) -> String {
    if lang.is_chinese() && value.abs() < 1e4 { digits(value) } else { plain(value) }
}

/// All digits, thousands parted by commas.
pub fn plain(value: f64) -> String {
    separate(&digits(value))
}

/// A tick of an axis whose greatest value is `most`: all ticks of an axis share one multiplier.
pub fn tick(value: f64, most: f64, lang: Lang) -> String {
    let shared = multipliers(lang).iter().find(|(power, _)| most.abs() >= 10f64.powi(*power));
    match shared {
        Some((power, word)) if value != 0.0 => separate(&shift(value, *power)) + word,
        _ => small(value, lang),
    }
}

fn multipliers(lang: Lang) -> &'static [(i32, &'static str)] {
    match lang {
        Lang::Hans => HANS,
        Lang::Hant => HANT,
        Lang::English => ENGLISH,
    }
}

/// A number as it stands in links and drawings: `-1234.5`.
pub fn written(value: f64) -> String {
    digits(value).replace('−', "-")
}

/// The decimal digits, without an exponent.
fn digits(value: f64) -> String {
    shift(value, 0)
}

/// The digits of `value / 10^power`.
fn shift(value: f64, power: i32) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let (digits, places) = significant(value.abs());
    let places = places + power;
    let after = usize::try_from(places).unwrap_or(0);
    let digits = digits + &"0".repeat(usize::try_from(-places).unwrap_or(0));
    let digits = format!("{digits:0>width$}", width = after + 1);
    let (whole, fraction) = digits.split_at(digits.len() - after);
    let fraction = fraction.trim_end_matches('0');
    let (sign, point) = (if value < 0.0 { "−" } else { "" }, if fraction.is_empty() { "" } else { "." });
    format!("{sign}{whole}{point}{fraction}")
}

/// The significant digits of a number, and how many of them follow the point. The standard library tells a number to
/// its last bit, with ten kilobytes of code.
fn significant(value: f64) -> (String, i32) {
    let moved = |places: i32| {
        if places < 0 { value / 10f64.powi(-places) } else { value * 10f64.powi(places) }
    };
    let mut places = 0;
    while value > 0.0 && moved(places) < 1e14 {
        places += 1;
    }
    while moved(places) >= 1e15 {
        places -= 1;
    }
    ((moved(places).round() as u64).to_string(), places)
}

fn decimals(number: &str) -> usize {
    number.split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

/// Commas between thousands.
fn separate(number: &str) -> String {
    let (sign, rest) = number.strip_prefix('−').map_or(("", number), |rest| ("−", rest));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(whole, fraction)| (whole, Some(fraction)));
    if !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return number.to_owned();
    }
    let mut out = sign.to_owned();
    for (at, c) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_groups_by_ten_thousand() {
        for (value, shown) in [
            (13_500.0, "1.35万"),
            (9999.0, "9999"),
            (5.3e12, "5.3万亿"),
            (1.1e12, "1.1万亿"),
            (123_456_789.0, "12,345.6789万"),
            (1_411_778_724.0, "141,177.8724万"),
            (2_345_600_000_000.0, "2.3456万亿"),
            (-20_000.0, "−2万"),
            (13.1 * 1e4, "13.1万"),
            (0.1 + 0.2, "0.3"),
            (5.5, "5.5"),
            (10_000.5, "10,000.5"),
            (0.0, "0"),
            (f64::NAN, "–"),
        ] {
            assert_eq!(grouped(value, Lang::Hans), shown, "{value}");
        }
        assert_eq!(grouped(1.2e13, Lang::Hant), "12萬億");
    }

    #[test]
    fn digits_are_those_of_the_standard_library() {
        for mantissa in [1_u64, 7, 15, 999, 1_024, 123_456_789, 999_999_999_999_999] {
            for power in -12..=20 {
                let value: f64 = format!("{mantissa}e{power}").parse().unwrap();
                assert_eq!([written(value), written(-value)], [value.to_string(), (-value).to_string()]);
            }
        }
        assert_eq!([written(0.0), written(-0.0), written(f64::MAX)].map(|digits| digits.len()), [1, 1, 309]);
    }

    #[test]
    fn english_groups_by_thousand() {
        for (value, shown) in [
            (1_350_000.0, "1.35 million"),
            (13_500.0, "13,500"),
            (5.3e12, "5.3 trillion"),
            (12_345_678.0, "12,345,678"),
            (2.5e9, "2.5 billion"),
        ] {
            assert_eq!(grouped(value, Lang::English), shown, "{value}");
        }
        assert_eq!(plain(1_411_778_724.25), "1,411,778,724.25");
    }

    #[test]
    fn ticks_of_an_axis_share_their_multiplier() {
        let ticks: Vec<_> = [0.0, 5000.0, 10_000.0, 15_000.0].iter().map(|v| tick(*v, 15_000.0, Lang::Hans)).collect();
        assert_eq!(ticks, ["0", "0.5万", "1万", "1.5万"]);
        assert_eq!(tick(2.5, 10.0, Lang::Hans), "2.5");
    }
}
