//! What makes a line a heading or keeps it from being one: its length, and what else it may be.

use super::run_in::first_sentence;
use crate::document::reader::keys::is_key;
use crate::document::reader::marker::{is_digit, is_item, is_running, marker};
use crate::text::{first_chars, fold_text};

/// Whether a line is one of these short words, in either script.
fn is_one_of(line: &str, words: &[&str]) -> bool {
    const LONGEST: usize = 24;
    line.len() <= LONGEST && words.contains(&fold_text(line).as_str())
}

/// Whether a text is one sentence at most, and no longer than so many characters.
pub fn is_short(text: &str, most: usize) -> bool {
    text.chars().count() <= most && first_sentence(text).is_none_or(|first| first.len() == text.len())
}

/// Whether a line names a file to load: 1.发布词.doc
pub fn is_file_name(text: &str) -> bool {
    [".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".ofd", ".zip", ".rar"].iter().any(|end| text.ends_with(end))
}

/// Whether a heading of the format is a sentence that its author set in large type.
pub fn is_sentence(text: &str) -> bool {
    marker(text).is_none() && (text.ends_with('。') || is_running(text) && text.chars().count() > 60)
}

/// Whether a line labels a picture or a table, or is a field of the document's head: 图片, 表1 主要指标, 地区：某市.
pub fn is_label(text: &str) -> bool {
    let numbered = text.strip_prefix(['图', '圖', '表']).map(str::trim_start);
    if numbered.is_some_and(|rest| rest.starts_with(is_digit)) {
        return true;
    }
    let field = text.split_once(['：', ':']).is_some_and(|(key, _)| is_key(&key.to_lowercase()));
    field || is_one_of(text, &["图片", "附图", "视频", "影片"])
}

/// Whether a line says something aside: （此件公开发布）.
pub fn is_bracketed(text: &str) -> bool {
    text.starts_with(['（', '(']) && text.ends_with(['）', ')'])
}

/// A bold line that is neither a sentence nor an item of a list.
pub fn is_bold_heading(text: &str) -> bool {
    let sentence = is_running(text) && text.chars().count() > 30;
    let named = text.chars().any(char::is_alphabetic);
    is_short(text, 60) && marker(text).is_none() && !sentence && !is_item(text) && named
}

/// The line above the notes at a text's end.
pub fn is_label_of_notes(text: &str) -> bool {
    is_one_of(text.trim_end_matches(['：', ':']), &["注释", "注", "附注", "备注", "名词解释"])
}

/// Whether a line heads what stands before the first part.
pub fn is_foreword(text: &str) -> bool {
    is_one_of(text, &["前言", "引言", "序言", "导言"])
}

/// Whether a line begins to name the annexes: 附件：1.任务清单
pub fn is_list_of_annexes(text: &str) -> bool {
    text.strip_prefix("附件").is_some_and(|rest| rest.len() > '：'.len_utf8() && rest.starts_with(['：', ':']))
}

pub fn is_appendix(text: &str) -> bool {
    let start = fold_text(first_chars(text, 4));
    ["名词解释", "附件", "附录", "注释", "注:"].iter().any(|word| start.starts_with(word))
}
