//! Lines that are numbers of printed pages: with their signs (— 3 —, 第3页 共9页), or bare (3, 8/20).

use crate::document::reader::marker::{End, end, leading_number};

/// The number that a line may be, and of how many where it tells: 3, 8/20.
pub fn value(line: &str) -> Option<(u32, Option<u32>)> {
    if line.len() > 30 {
        return None;
    }
    if is_bare_number(line) {
        return Some((narrow(line).parse().ok()?, None));
    }
    let text = narrow(line);
    let (page, pages) = text.split_once('/').filter(|(page, pages)| is_number(page) && is_number(pages))?;
    Some((page.parse().ok()?, Some(pages.parse().ok()?)))
}

/// The text with its blanks taken out and full-width digits made narrow.
fn narrow(text: &str) -> String {
    let digit =
        |c: char| if ('０'..='９').contains(&c) { char::from(b'0' + (c as u32 - '０' as u32) as u8) } else { c };
    text.chars().filter(|c| !c.is_whitespace()).map(digit).collect()
}

fn is_number(text: &str) -> bool {
    (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a line is a number of a page and nothing else, or what looks like one.
pub fn is_bare_number(line: &str) -> bool {
    line.len() <= 9 && is_number(&narrow(line)) && narrow(line).len() <= 3
}

/// The number of a page that a line is, a bare one too.
pub fn of_page(line: &str) -> Option<u32> {
    value(line).map(|(number, _)| number)
}

/// Whether a line is the number of a page: — 3 —, - 3 -, 第3页 共9页, Page 3.
pub fn is_page_number(line: &str) -> bool {
    if line.len() > 60 {
        return false;
    }
    let text = narrow(line);
    let dash = |c: char| matches!(c, '-' | '—' | '–' | '－' | '─' | '·' | '~');
    if text.starts_with(dash) && text.ends_with(dash) {
        return is_number(text.trim_matches(dash));
    }
    let counted = |text: &str| {
        is_number(text) || leading_number(text).is_some_and(|(_, taken)| taken == text.len() && !text.is_empty())
    };
    if let Some(rest) = text.to_ascii_lowercase().strip_prefix("page") {
        return rest.split_once("of").map_or(is_number(rest), |(number, of)| is_number(number) && is_number(of));
    }
    let page = text.strip_prefix('第').and_then(|rest| rest.split_once(['页', '頁']));
    page.is_some_and(|(number, rest)| {
        let of = rest.trim_start_matches(['/', '，', ',', '(', '（', '共']);
        counted(number) && (of.is_empty() || counted(of.trim_end_matches(['页', '頁', ')', '）'])))
    })
}

/// A head and the number of the page behind it: 某市报告　第 2 页.
pub fn numbered_head(line: &str) -> Option<(&str, &str)> {
    let at = line.rfind('第').filter(|at| *at > 0 && line.len() <= 240)?;
    let (head, number) = (line[..at].trim_end(), &line[at..]);
    let parted = line[..at].ends_with(char::is_whitespace);
    (parted && end(head) == End::Bare && is_page_number(number)).then_some((head, number))
}
