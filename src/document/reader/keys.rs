//! The keys of front matter, header blocks, meta tags and JSON that tell about a document.

use super::piece::Fields;
use crate::text::fold_text;

pub(super) const TITLE: &[&str] = &["title", "标题", "题目", "题名", "articletitle", "headline"];
pub(super) const DATE: &[&str] = &[
    "date",
    "发布时间",
    "发布日期",
    "发文时间",
    "发文日期",
    "成文日期",
    "报告时间",
    "时间",
    "日期",
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
    "发表时间",
    "发稿时间",
    "releasetime",
    "release_time",
    "releasedate",
    "release_date",
    "createtime",
    "create_time",
    "ctime",
];
pub(super) const PUBLISHER: &[&str] = &[
    "publisher",
    "发文单位",
    "发文机关",
    "发布机构",
    "发布单位",
    "制发机关",
    "来源",
    "contentsource",
    "source",
    "出处",
    "media",
    "medianame",
    "media_name",
    "newspaper",
    "from",
];
pub(super) const URL: &[&str] =
    &["original_url", "url", "link", "来源url", "来源网址", "原文链接", "网址", "链接", "permalink", "og:url"];
pub(super) const REGION: &[&str] = &["region", "地区"];
pub(super) const KIND: &[&str] = &["kind", "类型"];
pub(super) const ORIGINAL: &[&str] = &["original", "digest_of", "原文"];

/// Whether a key of a header block is one that Mingcha reads.
pub(super) fn is_key(key: &str) -> bool {
    let key: &str = &fold_text(key);
    [TITLE, DATE, PUBLISHER, URL, REGION].iter().any(|keys| keys.contains(&key))
}

/// Whether a key is that of a date.
pub(super) fn is_date_key(key: &str) -> bool {
    DATE.contains(&fold_text(key).as_str())
}

/// Whether fields give a document its title or its date.
pub(super) fn names_document(fields: &Fields) -> bool {
    fields.get(TITLE).or_else(|| fields.get(DATE)).is_some()
}
