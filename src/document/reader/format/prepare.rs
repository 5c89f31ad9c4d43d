//! What is done to a Markdown text before it is parsed, so that Chinese as people type it reads as they meant it, and
//! nothing of it is dropped.

use std::borrow::Cow;

use crate::text::is_han;

/// The text as CommonMark takes it; `is_post` where a site's generator made templates of it. Lines stay lines.
pub(super) fn prepare(body: &str, is_post: bool) -> String {
    let body = without_templates(body, is_post);
    let body = keep_notes(&body);
    let body = widen_tables(&body);
    let body = part_bold(&body);
    let body = part_headings(&body);
    // The tilde of 5~6% strikes nothing.
    if body.contains("~~") { escape_tildes(&body) } else { body.into_owned() }
}

/// Takes out what a site's generator puts in place of text: `{% include … %}`, `{{ page.url }}`, `{: .class}`.
fn without_templates(body: &str, is_post: bool) -> Cow<'_, str> {
    if !is_post || !body.contains('{') {
        return Cow::Borrowed(body);
    }
    // The item above {:toc} only holds the place of a table of contents.
    let kept = without_contents(body);
    let body: &str = &kept;
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find('{') {
        let close = ["{%", "{{", "{:"].iter().zip(["%}", "}}", "}"]).find(|(open, _)| rest[at..].starts_with(**open));
        let line = rest[at..].split('\n').next().unwrap_or_default();
        let end = close.and_then(|(_, close)| line.find(close).map(|end| at + end + close.len()));
        let end = end.unwrap_or(at + 1);
        out.push_str(if close.is_some() && end > at + 1 { &rest[..at] } else { &rest[..end] });
        rest = &rest[end..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Takes out what stands for a table of contents: `* 目录` above `{:toc}`; its line stays, empty.
fn without_contents(body: &str) -> Cow<'_, str> {
    let is_toc = |line: &str| line.starts_with("{:toc}") || line.starts_with("{: toc}");
    let is_item = |line: &str| line.starts_with(['*', '-', '1', '+']);
    if !body.lines().any(is_toc) {
        return Cow::Borrowed(body);
    }
    let lines: Vec<&str> = body.split('\n').collect();
    let holds_place = |at: usize| is_item(lines[at]) && lines.get(at + 1).is_some_and(|next| is_toc(next));
    let kept: Vec<&str> = (0..lines.len()).map(|at| if holds_place(at) { "" } else { lines[at] }).collect();
    Cow::Owned(kept.join("\n"))
}

/// Keeps notes that Markdown takes for the targets of links and drops: `[1]: 初步统计数。`
fn keep_notes(body: &str) -> Cow<'_, str> {
    let is_note = |line: &str| {
        let rest = line.trim_start().strip_prefix('[').filter(|rest| !rest.starts_with('^'));
        let target = rest.and_then(|rest| rest.split_once("]:")).map(|(_, target)| target.trim_start());
        target.is_some_and(|target| target.chars().next().is_some_and(|c| !c.is_ascii()))
    };
    if !body.split('\n').any(is_note) {
        return Cow::Borrowed(body);
    }
    let kept: Vec<Cow<'_, str>> = body
        .split('\n')
        .map(|line| if is_note(line) { Cow::Owned(line.replacen('[', "\\[", 1)) } else { Cow::Borrowed(line) })
        .collect();
    Cow::Owned(kept.join("\n"))
}

/// Gives the head of each table as many cells as its widest row: Markdown drops the cells beyond.
fn widen_tables(body: &str) -> Cow<'_, str> {
    if !body.contains("\n|") {
        return Cow::Borrowed(body);
    }
    let lines: Vec<&str> = body.split('\n').collect();
    let cells = |line: &str| line.trim().trim_matches('|').split('|').count();
    let mut missing = vec![0; lines.len()];
    let is_row = |line: &&&str| line.trim_start().starts_with('|');
    let mut at = 1;
    while at < lines.len() {
        let is_rule = lines[at].contains("--") && lines[at].chars().all(|c| "|-: \t\r".contains(c));
        if is_rule && is_row(&&lines[at - 1]) {
            let rows: Vec<usize> = lines[at + 1..].iter().take_while(is_row).map(|row| cells(row)).collect();
            let widest = rows.iter().copied().max().unwrap_or(0);
            missing[at - 1] = widest.saturating_sub(cells(lines[at - 1])).min(200);
            missing[at] = widest.saturating_sub(cells(lines[at])).min(200);
            at += rows.len();
        }
        at += 1;
    }
    let widened: Vec<String> = lines
        .iter()
        .zip(&missing)
        .map(|(line, &missing)| {
            let filler = if line.contains("--") { "---|" } else { " |" };
            if missing == 0 { (*line).to_owned() } else { format!("{}{}", line.trim_end(), filler.repeat(missing)) }
        })
        .collect();
    Cow::Owned(widened.join("\n"))
}

/// Keeps Markdown from taking a lone tilde for a mark.
fn escape_tildes(body: &str) -> String {
    let mut out = String::with_capacity(body.len() + 16);
    let mut rest = body;
    while let Some(at) = rest.find('~') {
        let run = rest[at..].len() - rest[at..].trim_start_matches('~').len();
        out.push_str(&rest[..at]);
        out.push_str(if run == 1 { "\\~" } else { &rest[at..at + run] });
        rest = &rest[at + run..];
    }
    out + rest
}

/// Puts a blank between `**`, `*` or `~~` and the Han character beside it where punctuation stands on its other side
/// (`**一、总体要求。**今年`): CommonMark's rule of flanking takes no such run for emphasis.
fn part_bold(body: &str) -> Cow<'_, str> {
    if !body.contains('*') && !body.contains("~~") {
        return Cow::Borrowed(body);
    }
    let part = |line: &str| {
        let line = if line.contains("~~") { part_marks(line, "~~") } else { line.to_owned() };
        if line.contains("**") { part_marks(&line, "**") } else { part_marks(&line, "*") }
    };
    let lines: Vec<String> = body.split('\n').map(part).collect();
    Cow::Owned(lines.join("\n"))
}

fn part_marks(line: &str, mark: &str) -> String {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_sign = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace());
    // A sign before an item, or one that is not closed, is no mark.
    if !line.matches(mark).count().is_multiple_of(2) {
        return line.to_owned();
    }
    let mut parts = line.split(mark);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for (nth, part) in parts.enumerate() {
        let (before, after) = (out.chars().next_back(), part.chars().next());
        // Runs open and close in turns.
        let opens = nth % 2 == 0;
        if opens && is_letter(before) && is_sign(after) {
            out.push(' ');
        }
        out += mark;
        if !opens && is_sign(before) && is_letter(after) {
            out.push(' ');
        }
        out += part;
    }
    out
}

/// Puts a narrow blank behind the signs of a heading that has a wide one or none: `##稳就业`, `＃　稳就业`.
fn part_headings(body: &str) -> Cow<'_, str> {
    if !body.contains(['#', '＃']) {
        return Cow::Borrowed(body);
    }
    let lines: Vec<Cow<'_, str>> = body
        .split('\n')
        .map(|line| {
            let words = line.trim_start_matches(['#', '＃']);
            let level = line[..line.len() - words.len()].chars().count();
            // #就业# names a topic.
            let is_heading = words.starts_with(|c: char| is_han(c) || c == '\u{3000}') && !words.contains('#');
            match level {
                1..=6 if is_heading => Cow::Owned(format!("{} {}", "#".repeat(level), words.trim_start())),
                _ => Cow::Borrowed(line),
            }
        })
        .collect();
    Cow::Owned(lines.join("\n"))
}
