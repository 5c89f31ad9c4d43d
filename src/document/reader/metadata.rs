//! Title, date, publisher, place and kind of a document.
//!
//! Each comes from the first of: `mingcha.toml`, front matter, header block or JSON keys (all of them
//! [`Fields`]), the text, the file's name, and at last a careful guess that a note tells.

use super::marker::{is_running, marker};
use super::piece::{Fields, Piece, PieceKind};
use super::publisher::{self, is_newspaper, is_office};
use super::{date, dating, gazetteer, kind, region};
use crate::document::model::{Date, Document, Kind, Meta, Note};

const TITLE: &[&str] = &["title", "标题", "標題", "题目", "題目", "题名", "articletitle", "headline"];
const DATE: &[&str] = &[
    "date",
    "发布时间",
    "发布日期",
    "发文时间",
    "发文日期",
    "成文日期",
    "报告时间",
    "时间",
    "日期",
    "發布日期",
    "pubdate",
    "publishdate",
    "article:published_time",
    "published",
    "publish_date",
    "publish_time",
    "pub_date",
    "datetime",
    "time",
    "created_at",
    "datepublished",
    "published_at",
    "publishedat",
    "publishtime",
    "pub_time",
    "pubtime",
    "timestamp",
];
const PUBLISHER: &[&str] = &[
    "publisher",
    "发文单位",
    "发文机关",
    "发布机构",
    "发布单位",
    "制发机关",
    "来源",
    "來源",
    "contentsource",
    "source",
    "sitename",
];
const URL: &[&str] =
    &["original_url", "url", "link", "来源url", "来源网址", "原文链接", "网址", "链接", "permalink", "og:url"];
const REGION: &[&str] = &["region", "地区", "地區"];
const KIND: &[&str] = &["kind", "类型"];
const ORIGINAL: &[&str] = &["original", "digest_of", "原文"];

/// Whether a key of a header block is one that Mingcha reads.
pub(super) fn is_key(key: &str) -> bool {
    [TITLE, DATE, PUBLISHER, URL, REGION].iter().any(|keys| keys.contains(&key))
}

/// Whether a key is that of a date.
pub(super) fn is_date_key(key: &str) -> bool {
    DATE.contains(&key)
}

/// Whether fields give a document its title or its date.
pub(super) fn names_document(fields: &Fields) -> bool {
    fields.get(TITLE).or_else(|| fields.get(DATE)).is_some()
}

/// What is wrong with a line of a `mingcha.toml`.
pub(super) fn complaint(key: &str, value: &str) -> Option<String> {
    let known = is_key(key) || [KIND, ORIGINAL].iter().any(|keys| keys.contains(&key)) || matches!(key, "id" | "match");
    if !known {
        Some(format!("`{key}` is no key of a document"))
    } else if KIND.contains(&key) && kind::of_word(value).is_none() {
        let kinds = "work-report, meeting-report, communique, news, digest, other";
        Some(format!("`{value}` is no kind of document ({kinds})"))
    } else if DATE.contains(&key) && date::of_field(value).is_none() {
        Some(format!("`{value}` is no date (2024-01-20)"))
    } else {
        None
    }
}

/// What is known about a document: from its fields, its pieces and the name of its file (without folder and
/// ending).
pub(super) fn meta(fields: &Fields, pieces: &[Piece], stem: &str, notes: &mut Vec<Note>) -> Meta {
    let mut fields = fields.clone();
    fields.0.extend(labelled_rows(pieces).0);
    let fields = &fields;
    let given = |keys: &[&str]| fields.get(keys).unwrap_or_default().to_owned();
    let head = Head::of(pieces);
    let title = Some(given(TITLE))
        .filter(|title| !title.is_empty())
        .or_else(|| heading(pieces))
        .or_else(|| fields.get(&["og:title"]).filter(|title| is_headline(title)).map(str::to_owned))
        .or_else(|| head.title())
        .or_else(|| fields.get(&["page-title"]).map(str::to_owned));
    // An author that is an office.
    let author = || fields.get(&["author", "作者"]).filter(|name| is_office(name)).map(str::to_owned);
    let publisher = Some(given(PUBLISHER)).filter(|name| !name.is_empty()).or_else(author);
    let publisher = publisher.or_else(|| publisher::told(pieces)).unwrap_or_default();
    let named = title.as_deref().unwrap_or_default();
    let kind = fields
        .get(KIND)
        .and_then(kind::of_word)
        .unwrap_or_else(|| kind::find(named, &publisher, fields, &head.lines, pieces));
    let date = fields
        .get(DATE)
        .and_then(date::of_field)
        .or_else(|| dating::told(&head, named, pieces))
        .or_else(|| dating::of_name(stem, pieces))
        .or_else(|| dating::inferred(&head, named, kind, pieces, notes));
    let site = fields.get(&["sitename", "page-site"]).unwrap_or_default();
    let region = Some(given(REGION))
        .filter(|name| !name.is_empty())
        .or_else(|| region::find(named, &head.lines, &publisher, kind, site, pieces, notes));
    let region = region.unwrap_or_default();
    let formal = !matches!(kind, Kind::News | Kind::Digest);
    for key in [(date.is_none(), "note-no-date"), (formal && region.is_empty(), "note-no-region")] {
        if key.0 {
            notes.push(Note { key: key.1.to_owned(), args: Vec::new() });
        }
    }
    Meta {
        title: title.unwrap_or_else(|| inferred_title(&region, date, kind, pieces, notes)),
        date,
        publisher,
        url: fields.get(URL).filter(|url| url.starts_with("http")).unwrap_or_default().to_owned(),
        region,
        kind,
        digest_of: given(ORIGINAL),
        excerpt: None,
        file: String::new(),
    }
}

/// Gives a report that is called 政府工作报告 and no more, as many are, its year and place: lists tell them apart by it.
pub(super) fn tell_apart(meta: &mut Meta, sidecar: &Fields) {
    let title: String = meta.title.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = "政府工作报告";
    // The title may tell the year: 2026年政府工作报告.
    let is_year = |text: &str| {
        text.is_empty() || text.chars().count() == 5 && date::find(text).is_some_and(|(_, end)| end == text.len())
    };
    let told = title.strip_suffix(bare).filter(|told| is_year(told));
    let Some(told) = told.filter(|_| meta.kind == Kind::WorkReport && sidecar.get(TITLE).is_none()) else { return };
    let national = meta.region == gazetteer::NATION;
    let year = meta.date.map_or(String::new(), |date| format!("{}年", date.year));
    if told.is_empty() {
        let issuer = if national { "国务院" } else { &meta.region };
        meta.title = format!("{year}{issuer}{bare}");
    } else if !national {
        meta.title = format!("{told}{}{bare}", meta.region);
    }
}

/// Sets what a sidecar says in a document that was read without it.
pub(super) fn overlay(document: &mut Document, fields: &Fields) {
    let meta = &mut document.meta;
    let texts = [
        (TITLE, &mut meta.title),
        (PUBLISHER, &mut meta.publisher),
        (REGION, &mut meta.region),
        (URL, &mut meta.url),
        (ORIGINAL, &mut meta.digest_of),
    ];
    for (keys, text) in texts {
        if let Some(value) = fields.get(keys) {
            *text = value.to_owned();
        }
    }
    if let Some(date) = fields.get(DATE).and_then(date::of_field) {
        meta.date = Some(date);
    }
    if let Some(kind) = fields.get(KIND).and_then(kind::of_word) {
        meta.kind = kind;
    }
}

/// Whether a line is the address that a report begins with; the same words with 各位代表！ close one.
pub(super) fn opens_report(line: &str) -> bool {
    line.starts_with("各位代表") && line.ends_with(['：', ':'])
}

/// The lines before the running text.
pub(super) struct Head {
    pub lines: Vec<String>,
}

impl Head {
    fn of(pieces: &[Piece]) -> Self {
        let body = pieces.iter().take(40).position(|piece| opens_report(&piece.text));
        let body = body.or_else(|| pieces.iter().position(|piece| is_running(&piece.text)));
        let lines = pieces[..body.unwrap_or(pieces.len()).min(12)].iter().map(|piece| piece.text.clone()).collect();
        Head { lines }
    }

    /// The title: a line that names a kind of document, else the first short line.
    fn title(&self) -> Option<String> {
        let before_dash =
            |line: &String| without_note_mark(line.split("——").next().unwrap_or_default().trim()).to_owned();
        let fits = |line: &String| {
            let length = line.chars().count();
            // The name of a resolution names all that was resolved upon.
            let most = if is_document_name(line) && !line.contains(['，', '。']) { 100 } else { 60 };
            (4..=most).contains(&length)
                && marker(line).is_none()
                && !line.ends_with(['：', ':', '。'])
                // A text that begins inside a sentence has no title: 出台若干政策措施，以
                && !line.ends_with(['，', '、', '；', '以', '和', '与', '及', '的', '把', '将', '在', '为'])
                && (!is_about_document(line) || tells_conference(line))
                && !is_newspaper(line)
                && !line.starts_with(['（', '('])
                && !["电话", "邮编", "网址", "E-mail"].iter().any(|word| line.contains(word))
        };
        let lines: Vec<String> = self.lines.iter().map(before_dash).filter(fits).collect();
        let named = lines.iter().find(|line| is_document_name(line));
        named.or_else(|| lines.iter().find(|line| !is_heading_of_all(line))).or_else(|| lines.first()).cloned()
    }
}

/// Whether a line stands above the titles of many documents: the office that issues them, 新闻公报.
fn is_heading_of_all(line: &str) -> bool {
    let bare: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let releases = ["新闻公报", "新聞公報", "新闻稿", "新聞稿", "新闻发布"];
    is_office(&bare)
        || matches!(bare.as_str(), "行政院" | "国务院" | "國務院")
        || releases.iter().any(|end| bare.ends_with(end))
}

/// Whether a line is the title of what was said to reporters.
fn tells_conference(line: &str) -> bool {
    ["发布会", "發布會", "答记者问", "答記者問", "记者会", "記者會", "记者招待会"]
        .iter()
        .any(|word| line.contains(word))
        && !line.contains(['：', ':'])
}

/// A title that the format marks as a heading.
fn heading(pieces: &[Piece]) -> Option<String> {
    let heading = pieces.iter().take(12).find(|piece| matches!(piece.kind, PieceKind::Heading(1 | 2)))?;
    Some(without_note_mark(&heading.text).to_owned())
}

/// Whether a page's title for sharing is that of its text, and no name of its site.
fn is_headline(title: &str) -> bool {
    let sites = ["政府", "网", "網", "局", "频道", "门户", "官网"];
    title.chars().count() >= 8 && !sites.iter().any(|end| title.ends_with(end))
}

/// The fields of a table at a document's head whose cells are labels and values: 发文机关： 某市人民政府.
fn labelled_rows(pieces: &[Piece]) -> Fields {
    let mut fields = Fields::default();
    let rows = pieces.iter().take(10).filter(|piece| matches!(piece.kind, PieceKind::Row { .. }));
    for row in rows {
        let cells: Vec<&str> = row.text.split('\t').collect();
        for pair in cells.windows(2) {
            let label: String = pair[0].split_whitespace().collect();
            let key = label.trim_end_matches(['：', ':']).to_lowercase();
            if key.len() < label.len() && is_key(&key) {
                fields.push(&key, pair[1]);
            }
        }
        // Or both in one cell.
        for (label, value) in cells.iter().filter_map(|cell| cell.split_once(['：', ':'])) {
            let key = label.split_whitespace().collect::<String>().to_lowercase();
            if is_key(&key) {
                fields.push(&key, value);
            }
        }
    }
    fields
}

/// A title without the mark of a note: 统计公报[1].
pub(super) fn without_note_mark(title: &str) -> &str {
    let mark = |c: char| c.is_ascii_digit() || ('①'..='⑳').contains(&c) || "[]［］〔〕*＊".contains(c);
    let bare = title.trim_end_matches(mark);
    if bare.is_empty()
        || bare.ends_with(|c: char| c.is_ascii())
        || title[bare.len()..].starts_with(|c: char| c.is_ascii_digit())
    {
        title
    } else {
        bare
    }
}

/// Whether a line names a document: …报告, …公报.
pub(super) fn is_document_name(line: &str) -> bool {
    let line = without_note_mark(line);
    let text: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let ends = [
        "报告",
        "報告",
        "公报",
        "公報",
        "意见",
        "通知",
        "规划",
        "规定",
        "方案",
        "纲要",
        "讲话",
        "决定",
        "决议",
        "办法",
        "措施",
        "计划",
        "情况分析",
        "运行情况",
        "预算案",
        "預算案",
        "施政方针",
        "施政方針",
        "统计结果",
        "統計結果",
        "调查结果",
        "調查結果",
    ];
    text.chars().count() >= 6 && ends.iter().any(|end| text.trim_end_matches(['）', ')']).ends_with(end))
}

/// Whether a short line tells the date, the source or the speaker.
pub(super) fn is_about_document(line: &str) -> bool {
    let about = ["来源", "來源", "时间：", "日期：", "作者：", "记者", "会议上", "會議上", "摄"];
    let offices = ["省长", "市长", "区长", "县长", "州长", "主席", "总理", "旗长"];
    about.iter().any(|word| line.contains(word))
        || offices.iter().any(|office| line.contains(office) && line.chars().count() <= 30)
        || line.chars().count() <= 40 && date::find(line).is_some_and(|(date, _)| date.day > 0)
}

/// A title for a text without one: what it is, where that is known, else its beginning.
fn inferred_title(region: &str, date: Option<Date>, kind: Kind, pieces: &[Piece], notes: &mut Vec<Note>) -> String {
    let title = match (kind, date) {
        (Kind::WorkReport, Some(date)) if region == gazetteer::NATION => format!("{}年国务院政府工作报告", date.year),
        (Kind::WorkReport, Some(date)) if !region.is_empty() => format!("{}年{region}政府工作报告", date.year),
        _ => {
            let first = pieces.iter().find(|piece| !opens_report(&piece.text)).map_or("", |piece| piece.text.as_str());
            let start: String = first.chars().take(24).collect();
            if start.len() < first.len() { format!("{start}…") } else { start }
        }
    };
    notes.push(Note { key: "note-inferred-title".into(), args: vec![title.clone()] });
    title
}
