//! The elements of HTML: which are blocks, which are no text, which are hidden or struck out; and what HTML begins like.

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TokenSinkResult};

/// Whether a text begins like HTML.
pub(super) fn looks_like(start: &str) -> bool {
    let head: String = start.chars().take(400).collect::<String>().to_ascii_lowercase();
    // XHTML has a line of XML before it.
    let head = match head.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) if rest.contains("<html") || rest.contains("<!doctype html") => rest.trim_start().to_owned(),
        _ => head,
    };
    let mut after = head.strip_prefix('<').unwrap_or_default().chars();
    match after.next() {
        Some('!') => head.starts_with("<!doctype html") || head.starts_with("<!--"),
        Some(letter) if letter.is_ascii_lowercase() => head.contains('>'),
        _ => false,
    }
}

/// A page's title without the name that its site adds: 某某报告_某某网, 某某公报-某市统计局.
pub(super) fn without_site(title: &str) -> &str {
    let own = title.split(['_', '|']).next().unwrap_or_default().split("--").next().unwrap_or_default().trim();
    let sites = ["网", "網", "政府", "局", "厅", "门户", "频道", "新闻", "新聞", "日报", "日報", "在线", "委员会"];
    match own.rsplit_once(['-', '－', '–']) {
        Some((title, site)) if title.chars().count() >= 4 && sites.iter().any(|end| site.trim().ends_with(end)) => {
            title.trim()
        }
        _ => own,
    }
}

/// Whether an element with an end tag is hidden.
pub(super) fn is_hidden(tag: &Tag) -> bool {
    let attribute = |wanted: &str| tag.attrs.iter().find(|attr| &*attr.name.local == wanted);
    let style = attribute("style").map(|attr| attr.value.to_ascii_lowercase().replace(' ', "")).unwrap_or_default();
    let closes = !tag.self_closing
        && matches!(tag.name.as_ref(), "div" | "span" | "p" | "section" | "ul" | "li" | "table" | "td" | "tr" | "a");
    closes && (attribute("hidden").is_some() || style.contains("display:none") || style.contains("visibility:hidden"))
}

/// Whether an element holds what its author struck out.
pub(super) fn is_struck(tag: &Tag) -> bool {
    let style = tag.attrs.iter().find(|attr| &*attr.name.local == "style");
    let lined = || style.is_some_and(|style| style.value.contains("line-through"));
    let name: &str = tag.name.as_ref();
    !tag.self_closing && (matches!(name, "del" | "s" | "strike") || name == "span" && lined())
}

/// Whether an element holds what readers wrote under a text.
pub(super) fn is_comments(tag: &Tag) -> bool {
    let names = ["comment", "comments", "comment-list", "commentlist", "pinglun"];
    let value =
        |wanted: &str| tag.attrs.iter().find(|attr| &*attr.name.local == wanted).map(|attr| attr.value.as_ref());
    let words = ["class", "id"].into_iter().filter_map(value).flat_map(str::split_whitespace);
    let block = matches!(tag.name.as_ref(), "div" | "section" | "ul" | "ol");
    block && !tag.self_closing && words.into_iter().any(|word| names.contains(&word.to_ascii_lowercase().as_str()))
}

pub(super) fn raw_text(name: &str, opens: bool) -> TokenSinkResult<()> {
    match name {
        "script" | "style" | "noscript" | "iframe" | "noframes" if opens => TokenSinkResult::RawData(RawKind::Rawtext),
        "textarea" if opens => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

pub(super) fn is_passed_over(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "noframes"
            | "iframe"
            | "template"
            | "nav"
            | "aside"
            | "select"
            | "textarea"
            | "button"
            | "svg"
            | "object"
    )
}

pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "blockquote"
            | "body"
            | "br"
            | "caption"
            | "center"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "ol"
            | "p"
            | "pre"
            | "details"
            | "section"
            | "summary"
            | "tbody"
            | "tfoot"
            | "thead"
            | "ul"
    )
}
