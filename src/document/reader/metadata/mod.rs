//! Title, date, publisher, place and kind of a document.
//!
//! Each comes from the first of: `mingcha.toml`, front matter, header block or JSON keys (all of them
//! [`Fields`]), the text, the file's name, and at last a careful guess that a note tells.

mod by_form;
mod dating;
mod district;
mod kind;
mod publisher;
mod region;
mod speaker;

use self::region::Given;
use super::keys::{DATE, KIND, ORIGINAL, PUBLISHER, REGION, TITLE, URL, is_key};
use super::marker::marker;
use super::naming::{
    is_about_document, is_document_name, is_newspaper, is_office, opens_report, text_start, without_note_mark,
};
use super::piece::{Fields, Piece, PieceKind};
use super::{date, gazetteer};
use crate::document::model::{Date, Kind, Meta, Note};
use crate::text::fold_text;

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
    let head = head_of(pieces);
    let title = title_of(fields, &head, pieces);
    let publisher = publisher_of(fields, pieces);
    let named = title.as_deref().unwrap_or_default();
    let kind = fields
        .get(KIND)
        .and_then(kind::of_word)
        .unwrap_or_else(|| kind::find(named, &publisher, fields, &head, pieces));
    let republic = || pieces.iter().any(|piece| gazetteer::tells_republic(&piece.text));
    let of_field = |value: &str| {
        let named = || Some(date::with_republic_named(value)).filter(|named| named != value && republic());
        date::of_field(value).or_else(|| date::of_field(&named()?))
    };
    let date = fields
        .get(DATE)
        .and_then(of_field)
        .or_else(|| dating::told(&head, named, pieces))
        .or_else(|| dating::of_name(stem, pieces))
        .or_else(|| dating::inferred(&head, named, kind, pieces, notes));
    let site = fields.get(&["sitename", "page-site"]).unwrap_or_default();
    let region = Some(given(REGION)).filter(|name| !name.is_empty()).or_else(|| {
        region::find(&Given { title: named, head: &head, publisher: &publisher, kind, site, pieces }, notes)
    });
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
    let whole: String = meta.title.chars().filter(|c| !c.is_whitespace()).collect();
    let title = fold_text(&whole);
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

/// The title that fields or the text give, the surest first.
fn title_of(fields: &Fields, head: &[String], pieces: &[Piece]) -> Option<String> {
    let given = |keys: &[&str]| fields.get(keys).map(str::to_owned);
    given(TITLE)
        .filter(|title| !title.is_empty())
        .or_else(|| heading(pieces))
        .or_else(|| given(&["og:title"]).filter(|title| is_headline(title)))
        .or_else(|| title_in(head))
        .or_else(|| given(&["page-title"]))
}

/// Who published the document by fields or the text, the surest first; empty where nothing tells.
fn publisher_of(fields: &Fields, pieces: &[Piece]) -> String {
    let given = |keys: &[&str]| fields.get(keys).map(str::to_owned);
    given(PUBLISHER)
        .filter(|name| !name.is_empty() && !name.contains("://"))
        // An author that is an office or a newspaper.
        .or_else(|| given(&["author", "作者"]).filter(|name| is_office(name) || is_newspaper(name)))
        .or_else(|| publisher::told(pieces))
        .or_else(|| publisher::tagged(fields))
        .or_else(|| given(&["sitename", "og:site_name"]).filter(|site| fold_text(site) != "微信公众平台"))
        .or_else(|| publisher::of_page(fields))
        .unwrap_or_default()
}

/// The lines before the running text.
fn head_of(pieces: &[Piece]) -> Vec<String> {
    let body = pieces.iter().take(40).position(|piece| opens_report(&piece.text));
    let body = body.or_else(|| text_start(pieces));
    pieces[..body.unwrap_or(pieces.len()).min(12)].iter().map(|piece| piece.text.clone()).collect()
}

/// The title in a head: a line that names a kind of document, else the first short line.
fn title_in(head: &[String]) -> Option<String> {
    let before_dash = |line: &String| without_note_mark(line.split("——").next().unwrap_or_default().trim()).to_owned();
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
            && !is_aside(line)
            // 证券代码：600000　证券简称：某某
            && line.matches(['：', ':']).count() < 2
            && !is_labelled(line)
            && !["电话", "邮编", "网址", "E-mail"].iter().any(|word| line.contains(word))
    };
    let lines: Vec<String> = head.iter().map(before_dash).filter(fits).collect();
    let named = lines.iter().find(|line| is_document_name(line));
    named.or_else(|| lines.iter().find(|line| !is_heading_of_all(line))).or_else(|| lines.first()).cloned()
}

/// Whether a line of a head is a label with its value: 發布單位：某局, 联系人：某人.
fn is_labelled(line: &str) -> bool {
    let people = ["联系人", "联络人", "联系电话", "联络电话", "新闻联络人"];
    let label = line.split_once(['：', ':']).map(|(label, _)| fold_text(label));
    label.is_some_and(|label| is_key(&label) || people.contains(&label.as_str()))
}

/// Whether a line in a head stands in brackets; a title may begin with its series: （经济观察）消费市场恢复.
fn is_aside(line: &str) -> bool {
    const SERIES: usize = 8;
    let Some(inner) = line.strip_prefix(['（', '(']) else { return false };
    let rest =
        inner.split_once(['）', ')']).filter(|(series, _)| series.chars().count() <= SERIES).map(|(_, rest)| rest);
    rest.is_none_or(|rest| rest.chars().count() < SERIES)
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
        // A table's heads stand where values would.
        let heads = cells.iter().skip(1).step_by(2).any(|cell| is_column_head(cell));
        for (at, pair) in cells.windows(2).enumerate() {
            let label: String = pair[0].split_whitespace().collect();
            let key = label.trim_end_matches(['：', ':']).to_lowercase();
            // 发布机构 in the place of a label says by itself that it is no head of a column, 来源 doesn't.
            let bare = at % 2 == 0 && !heads && key.chars().count() >= 4 && !key.is_ascii();
            let told = key.len() < label.len() || bare;
            if told && is_key(&key) && !is_key(pair[1].trim()) {
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

/// Whether a cell is what tables of documents write over a column, and no value: 备注.
fn is_column_head(cell: &str) -> bool {
    let heads = [
        "序号", "编号", "名称", "标题", "文号", "日期", "时间", "内容", "事项", "说明", "备注", "操作", "下载", "附件",
    ];
    let cell = fold_text(cell.trim());
    cell.chars().count() <= 6 && heads.iter().any(|head| cell.ends_with(head))
}

/// A title for a text without one: what it is, where that is known, else its beginning.
fn inferred_title(region: &str, date: Option<Date>, kind: Kind, pieces: &[Piece], notes: &mut Vec<Note>) -> String {
    let title = match (kind, date) {
        (Kind::WorkReport, Some(date)) if region == gazetteer::NATION => format!("{}年国务院政府工作报告", date.year),
        (Kind::WorkReport, Some(date)) => format!("{}年{region}政府工作报告", date.year),
        _ => {
            let first = pieces.iter().find(|piece| !opens_report(&piece.text)).map_or("", |piece| piece.text.as_str());
            let start: String = first.chars().take(24).collect();
            if start.len() < first.len() { format!("{start}…") } else { start }
        }
    };
    notes.push(Note { key: "note-inferred-title".into(), args: vec![title.clone()] });
    title
}
