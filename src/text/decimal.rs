//! Decimal digits → number, small: the standard library's parser brings a table of 10 kB into the page.

/// The powers of ten that a double holds exactly.
const EXACT: i32 = 22;
/// More digits than this has need not be read.
const ENOUGH: u64 = 1_000_000_000_000_000_000;

/// The double nearest to `digits × 10^exponent`, where `digits` are ASCII digits with at most one point.
///
/// Rounded once, so exact, for up to 15 significant digits and 22 places of shift: every number that a document
/// writes out. Beyond that it may be off in the sixteenth digit. `None` for anything else than such digits.
pub fn decimal(digits: &str, exponent: i32) -> Option<f64> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut mantissa: u64 = 0;
    let mut shift = exponent;
    for (place, digit) in whole.bytes().chain(fraction.bytes()).enumerate() {
        let value = digit.is_ascii_digit().then(|| u64::from(digit - b'0'))?;
        let after_point = i32::from(place >= whole.len());
        if mantissa < ENOUGH {
            mantissa = mantissa * 10 + value;
            shift -= after_point;
        } else {
            // Digits that no double tells apart: only their places count.
            shift = shift.saturating_add(1 - after_point);
        }
    }
    (!whole.is_empty() || !fraction.is_empty()).then(|| scale(mantissa as f64, shift))
}

fn scale(mut value: f64, mut shift: i32) -> f64 {
    // Beyond any double: no need to go there step by step.
    shift = shift.clamp(-400, 400);
    while shift != 0 {
        let step = shift.clamp(-EXACT, EXACT);
        let power = (0..step.abs()).fold(1.0, |power: f64, _| power * 10.0);
        value = if step > 0 { value * power } else { value / power };
        shift -= step;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn agrees_with_the_standard_library() {
        for digits in ["0", "7", "1.3", "0.1", "005.50", "123456789012345", "99999.9999999999", ".5", "5."] {
            for exponent in [-12, -3, 0, 4, 8, 12] {
                let parsed: f64 = format!("{digits}e{exponent}").parse().unwrap();
                assert_eq!(decimal(digits, exponent), Some(parsed), "{digits} {exponent}");
            }
        }
    }

    #[test]
    fn long_runs_of_digits_stay_close_and_junk_is_none() {
        let long = "9".repeat(1000);
        assert_eq!(decimal(&long, 0), Some(f64::INFINITY));
        assert!((decimal("123456789012345678901234567890", -29).unwrap() - 1.2345678901234568).abs() < 1e-14);
        for junk in ["", ".", "1.2.3", "-1", "一", "1e5"] {
            assert_eq!(decimal(junk, 0), None, "{junk}");
        }
    }
}
