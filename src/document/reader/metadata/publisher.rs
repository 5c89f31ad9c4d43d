//! Who published a document: 来源：某报, a newspaper or an office beside the date or in the signature, else 某报记者.

use crate::document::reader::date;
use crate::document::reader::marker::is_running;
use crate::document::reader::naming::{dateline, is_newspaper, is_office};
use crate::document::reader::piece::{Fields, Piece};
use crate::text::{first_chars, fold, fold_text, is_han};

/// What stands before the name of a source, and a colon behind it, blanks before that or not.
const SOURCE: [&str; 7] = ["来源", "发布机构", "发布单位", "发文机关", "发文单位", "制发机关", "发布部门"];

/// What stands behind the label of a source, and where the label begins.
fn source(text: &str) -> Option<(usize, &str)> {
    // Blanks may stand in a label: 来　源.
    const LABEL: usize = 12;
    // Only what stands before colons is folded: a paragraph may be long.
    let labelled = text.match_indices(['：', ':']).filter_map(|(colon, mark)| {
        let before = text[..colon].trim_end();
        let start = before.char_indices().rev().take(LABEL).last()?.0;
        let folded = fold(&before[start..]);
        let rank = SOURCE.iter().position(|label| folded.text.ends_with(label))?;
        let span = folded.source_span(folded.text.len() - SOURCE[rank].len()..folded.text.len());
        Some((rank, start + span.start as usize, &text[colon + mark.len()..]))
    });
    labelled.min_by_key(|(rank, ..)| *rank).map(|(_, at, rest)| (at, rest))
}

/// A name without the label that stands behind it with no blank between: 某日报作者：张某.
fn without_next_label(name: &str) -> &str {
    const LABELS: [&str; 12] =
        ["作者", "责任编辑", "责编", "编辑", "记者", "发布时间", "发布日期", "时间", "日期", "浏览", "阅读", "点击"];
    let Some(colon) = name.find(['：', ':']) else { return name };
    let before = &name[..colon];
    LABELS.iter().find_map(|label| before.strip_suffix(label)).unwrap_or(before)
}

/// Who published a text by its own words, the surest sign first: 来源：某报, a newspaper or an office beside the date, the
/// offices that sign it; else 某报记者.
pub fn told(pieces: &[Piece]) -> Option<String> {
    let first = |count: usize| pieces.iter().take(count);
    edges(pieces)
        .find_map(labelled)
        .or_else(|| below_label(pieces))
        .or_else(|| first(6).find_map(newspaper_in_head))
        .or_else(|| first(6).find_map(office_beside_date))
        .or_else(|| pieces.iter().rev().take(2).find_map(office_beside_date))
        .or_else(|| first(6).find_map(offices))
        .or_else(|| first_signed(pieces))
        .or_else(|| pieces.windows(2).find_map(over_day))
        .or_else(|| first(3).find_map(red_head))
        .or_else(|| first(2).find_map(|piece| issuer(&piece.text)))
        .or_else(|| edges(pieces).find_map(|piece| reporter(&piece.text)))
        .or_else(|| first(4).find_map(|piece| agency(&piece.text)))
}

/// The pieces at the head and the end of a text, where it says whose it is.
fn edges(pieces: &[Piece]) -> impl Iterator<Item = &Piece> {
    pieces.iter().take(15).chain(pieces.iter().rev().take(6))
}

/// 来源：某报 in a line of its own or in brackets at the end.
fn labelled(piece: &Piece) -> Option<String> {
    let (at, rest) = source(&piece.text)?;
    // Where data or a picture come from says nothing about the text.
    // Beside a date 資料來源 names whose text it is.
    let before = &piece.text[..at];
    let dated = ["日期", "时间", "時間"].iter().any(|label| before.contains(label));
    let data = ["资料", "資料", "数据", "數據"].iter().any(|word| before.contains(word)) && !dated;
    let other = data || before.contains("图片") || before.contains("圖片");
    if other { None } else { name(rest) }
}

/// 来源： alone, the name on the next line.
fn below_label(pieces: &[Piece]) -> Option<String> {
    let at = pieces.iter().take(15).position(|piece| matches!(piece.text.as_str(), "来源：" | "来源:"))?;
    name(&pieces.get(at + 1)?.text)
}

/// The name that stands behind a label.
fn name(rest: &str) -> Option<String> {
    let name: String = rest
        .trim_start_matches(['：', ':', ' ', '　'])
        .chars()
        .take_while(|c| !c.is_whitespace() && !"）)]】|，。".contains(*c))
        .collect();
    let name = without_next_label(&name).to_owned();
    (2..=20).contains(&name.chars().count()).then_some(name)
}

/// The words of a short line that may name a publisher: 某某日报 2024-01-09, 2024年3月29日 某市统计局, 作者：某市统计局.
fn words(piece: &Piece) -> Vec<String> {
    let short = piece.text.chars().count() <= 40 && !is_running(&piece.text);
    let words = piece.text.split([' ', '\u{3000}', '|', '·']).filter(|_| short);
    // 04:23:15大公報
    let clock = |c: char| c.is_ascii_digit() || c == ':';
    let bare = |word: &str| if word.contains(':') { word.trim_start_matches(clock) } else { word }.to_owned();
    words
        .map(|word| bare(word.trim_start_matches("作者：").trim_end_matches("记者").trim_end_matches("記者")))
        .collect()
}

/// Whether a piece names a day.
fn is_dated(piece: &Piece) -> bool {
    date::find(&piece.text).is_some_and(|(date, _)| date.day > 0)
}

/// The newspaper in a line of its own or beside the date.
fn newspaper_in_head(piece: &Piece) -> Option<String> {
    let names = |nth: usize, word: &str| {
        is_newspaper(word) && (nth == 0 || is_dated(piece)) || is_account(word) && is_dated(piece)
    };
    words(piece).into_iter().enumerate().find(|(nth, word)| names(*nth, word)).map(|(_, word)| word)
}

/// The office beside the date; not who printed it: 某市人民政府办公室 2026年3月3日印发.
fn office_beside_date(piece: &Piece) -> Option<String> {
    let signs = || is_dated(piece) && !fold_text(&piece.text).ends_with("印发");
    words(piece).into_iter().find(|word| signs() && is_office(word))
}

/// The first of the offices that a line is made of: two may sign in one.
fn offices(piece: &Piece) -> Option<String> {
    let mut names = piece.text.split([' ', '\u{3000}']).filter(|name| !name.is_empty());
    let first = names.next().filter(|name| is_office(name))?;
    names.all(is_office).then(|| first.to_owned())
}

/// Of the offices that sign in lines of their own, the first.
fn first_signed(pieces: &[Piece]) -> Option<String> {
    let last = pieces.len().saturating_sub(4)..pieces.len();
    let at = last.rev().find(|&at| offices(&pieces[at]).is_some())?;
    let first = (0..=at).rev().take_while(|&at| offices(&pieces[at]).is_some()).last()?;
    offices(&pieces[first])
}

/// An office over the day that it signs with, behind which annexes may follow.
fn over_day(pair: &[Piece]) -> Option<String> {
    let day = date::find(&pair[1].text).is_some_and(|(date, end)| date.day > 0 && end == pair[1].text.len());
    if day { offices(&pair[0]) } else { None }
}

/// 某市人民政府文件 over the number.
fn red_head(piece: &Piece) -> Option<String> {
    piece.text.strip_suffix("文件").filter(|name| is_office(name)).map(str::to_owned)
}

/// The newspaper that the tags of a post name: 成都日报新闻.
pub fn tagged(fields: &Fields) -> Option<String> {
    let tags = ["tags", "categories", "category"].into_iter().filter_map(|key| fields.get(&[key]));
    let mut words = tags.flat_map(|tags| tags.split([',', '，', '、', ' ', '[', ']', '"']));
    words.find_map(|word| {
        let name = word.trim_end_matches("新闻").trim_end_matches("新聞");
        is_newspaper(name).then(|| name.to_owned())
    })
}

/// The newspaper that the title of a page names beside that of its text: 某日报数字报-某标题.
pub fn of_page(fields: &Fields) -> Option<String> {
    let parts = ["page-title", "page-site"].into_iter().filter_map(|key| fields.get(&[key]));
    parts.flat_map(|title| title.split(['-', '_', '|', '–', '—'])).find_map(|part| {
        let part = part.trim();
        let folded = fold(part);
        let end = ["数字报", "电子报", "电子版"].iter().find_map(|end| folded.text.strip_suffix(end)).map(str::len);
        let name = end.map_or(part, |end| &part[..folded.source_span(0..end).end as usize]);
        is_newspaper(name).then(|| name.to_owned())
    })
}

/// Whether a word is the name that an office publishes under: 江州发布.
fn is_account(word: &str) -> bool {
    let word = fold_text(word);
    let place = word.strip_suffix("发布").or_else(|| word.strip_suffix("融媒")).unwrap_or_default();
    let length = place.chars().count();
    (2..=4).contains(&length) && place.chars().all(is_han) && !["新闻", "权威", "信息", "正式", "联合"].contains(&place)
}

/// The office that a title begins with: 某市某局关于…的通知, 某市某局2025年工作总结.
fn issuer(title: &str) -> Option<String> {
    let end = ["关于", "關於", "關于"]
        .iter()
        .find_map(|about| title.find(about))
        .or_else(|| title.find(|c: char| c.is_ascii_digit()))?;
    Some(title[..end].to_owned()).filter(|name| is_office(name) && !is_running(title))
}

/// The agency that a story's first words name: 新华社广州7月18日电, 央视网消息（新闻联播）：.
fn agency(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['（', '(']);
    let folded = fold_text(text);
    let names = ["新华社", "中新社", "中央社", "新华网", "人民网", "中新网", "央视网", "中国网", "光明网"];
    let name = names.into_iter().find(|name| folded.starts_with(name))?;
    let rest = &folded[name.len()..];
    let told = dateline(text).is_some() || rest.starts_with("消息") || rest.starts_with("讯");
    told.then(|| first_chars(text, 3).to_owned())
}

/// (某某日报某某新闻记者 某某) → 某某日报
fn reporter(text: &str) -> Option<String> {
    let before = &text[..text.rfind("记者").or_else(|| text.rfind("記者"))?];
    let start = before.rfind(['(', '（']).map(|at| at + before[at..].chars().next().map_or(1, char::len_utf8))?;
    let inner = &before[start..];
    ["日报", "日報", "晚报", "晚報", "都市报", "新华社", "通讯社", "新闻网"].iter().find_map(|word| {
        let end = inner.find(word)? + word.len();
        Some(inner[..end].to_owned())
    })
}

#[cfg(test)]
mod tests {
    use crate::document::read_bytes;

    #[test]
    fn offices_and_papers_at_the_head() {
        for (head, name) in [
            ("甲市统计局　2024年3月29日", "甲市统计局"),
            ("甲市统计局    国家统计局甲市调查队\n2024年3月29日", "甲市统计局"),
            ("2024年10月25日　甲州日报　记者　徐某", "甲州日报"),
            ("时间：2025年2月11日 | 作者：甲市生态环境局 | 阅读：321", "甲市生态环境局"),
            ("——2025年1月8日在甲市第六届人民代表大会会议上\n甲市财政局", "甲市财政局"),
            ("2025年1月8日\n着力构建城市区域协调新格局", ""),
            ("时间 : 2026-03-26 17:10:22　　来源 : 市政府新闻办　　访问量 : -", "市政府新闻办"),
            ("2026-02-26 04:23:15 大公報", "大公報"),
            ("發布單位\n統計暨普查局\n2026-02-28 15:00", "統計暨普查局"),
            ("甲市应急管理局关于做好防汛工作的通知\n2026年2月3日", "甲市应急管理局"),
            ("时间：2026-03-26　　来　源：甲县政府办", "甲县政府办"),
            ("2023-04-22 07:15 来源：甲州日报作者：周某责任编辑：吴某", "甲州日报"),
            ("发布单位：甲市大数据中心\n发布日期：2023年11月", "甲市大数据中心"),
        ] {
            let text = format!("工业稳中向好\n{head}\n\n去年，产值增长5%，势头很好。\n");
            assert_eq!(read_bytes("a.txt", text.as_bytes()).unwrap()[0].meta.publisher, name, "{head}");
        }
        let notice = "甲县人民政府办公室关于印发措施的通知\n\n现印发给你们，请组织实施。\n\n甲县人民政府办公室\n2024年3月11日\n\n甲县若干措施\n\n为促进就业，制定措施。\n\n一、扩大就业，增加岗位。\n\n二、提高技能，开展培训。\n\n三、加强服务，及时帮扶。\n";
        assert_eq!(read_bytes("a.txt", notice.as_bytes()).unwrap()[0].meta.publisher, "甲县人民政府办公室");
        for (body, name) in [
            ("日期：113-08-22 資料來源：甲縣新聞處\n\n去年，產值增加5%，很好。", "甲縣新聞處"),
            ("数据来源：甲县统计局\n\n去年，产值增长5%，势头很好。", ""),
            ("江南日报记者 徐某 通讯员 何某\n\n去年，产值增长5%，势头很好。", "江南日报"),
            ("请各单位照办，抓好落实。\n\n甲市人民政府办公室 2026年2月10日印发", ""),
            ("请各单位照办，抓好落实。\n\n甲市人民政府办公室 2026年2月10日", "甲市人民政府办公室"),
            ("请各单位照办，抓好落实。\n\n甲市粮食局\n甲市财政局\n2024年5月20日", "甲市粮食局"),
            ("新华社甲市7月18日电 去年，产值增长5%，势头很好。", "新华社"),
            ("央视网消息（新闻联播）：去年，产值增长5%，势头很好。", "央视网"),
            ("（中央社記者林某台北20日電）去年，產值增加5%，很好。", "中央社"),
            ("周某　江州发布　2026年3月6日 18:02\n\n去年，产值增长5%，势头很好。", "江州发布"),
            ("周某　权威发布　2026年3月6日 18:02\n\n去年，产值增长5%，势头很好。", ""),
        ] {
            let text = format!("工业稳中向好\n\n{body}\n");
            assert_eq!(read_bytes("a.txt", text.as_bytes()).unwrap()[0].meta.publisher, name, "{body}");
        }
        let page = "<meta name=SiteName content=甲县人民政府><h1>甲县报告</h1><div>2026-02-10 来源：甲县政府办</div><p>去年，产值增长5%，势头很好。</p>";
        assert_eq!(read_bytes("a.html", page.as_bytes()).unwrap()[0].meta.publisher, "甲县政府办");
        for heads in [["文件名称", "发布机构", "备注"], ["发布机构", "备注", "下载"], ["發布機構", "備註", "甲"]]
        {
            let heads = heads.map(|head| format!("<td>{head}</td>")).concat();
            let page = format!("<h1>甲县报告</h1><table><tr>{heads}</tr></table><p>去年，产值增长5%，势头很好。</p>");
            assert_eq!(read_bytes("a.html", page.as_bytes()).unwrap()[0].meta.publisher, "", "{heads}");
        }
        let page = page.replace("来源：甲县政府办", "");
        assert_eq!(read_bytes("a.html", page.as_bytes()).unwrap()[0].meta.publisher, "甲县人民政府");
        let page = "<title>甲州日報數字報-甲市擴大就業</title><h1>甲市擴大就業</h1><p>去年，產值增長5%，勢頭很好。</p>";
        assert_eq!(read_bytes("a.html", page.as_bytes()).unwrap()[0].meta.publisher, "甲州日報");
        let page = "<title>甲州日报数字报-甲市扩大就业</title><h1>甲市扩大就业</h1><p>去年，产值增长5%，势头很好。</p>";
        assert_eq!(read_bytes("a.html", page.as_bytes()).unwrap()[0].meta.publisher, "甲州日报");
        let post = "---\ntitle: 甲市扩大就业\ntags:\n  - 就业\n  - 甲州日报新闻\n---\n去年，产值增长5%，势头很好。\n";
        assert_eq!(read_bytes("a.md", post.as_bytes()).unwrap()[0].meta.publisher, "甲州日报");
        let post = "---\ntitle: 甲市扩大就业\nauthor: 甲州日报\n---\n去年，产值增长5%，势头很好。\n";
        assert_eq!(read_bytes("a.md", post.as_bytes()).unwrap()[0].meta.publisher, "甲州日报");
        let page = "<h1>甲市公报</h1><table><tr><td>索引号：1/2</td><td>发布机构：甲市统计局</td></tr></table><p>去年，产值增长5%，势头很好。</p>";
        assert_eq!(read_bytes("a.html", page.as_bytes()).unwrap()[0].meta.publisher, "甲市统计局");
        let page = "<h1>甲市公报</h1><table><tr><th>发布机构</th><td>甲市统计局</td></tr><tr><th>来源</th><th>金额</th></tr></table><p>去年，产值增长5%，势头很好。</p>";
        assert_eq!(read_bytes("a.html", page.as_bytes()).unwrap()[0].meta.publisher, "甲市统计局");
    }
}
