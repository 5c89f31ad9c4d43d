//! What a line by itself names: a document, its date or speaker, an office, a newspaper, where a story comes from.

use super::date;
use super::lexicon::WORDS;
use super::marker::{is_digit, is_running};
use super::piece::{Piece, PieceKind};
use crate::text::fold_text;

/// How many bytes a line has at most that names something: a longer one is text, and not worth folding.
pub(super) const LONGEST: usize = 600;

/// Whether a line names a document: …报告, …公报.
pub(super) fn is_document_name(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let text: String = fold_text(without_note_mark(line)).chars().filter(|c| !c.is_whitespace()).collect();
    text.chars().count() >= 6 && WORDS.title.documents.ending(text.trim_end_matches(')')).is_some()
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

/// Whether a short line tells the date, the source or the speaker.
pub(super) fn is_about_document(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let about = ["来源", "时间:", "日期:", "作者:", "记者", "摄"];
    let offices = ["省长", "市长", "区长", "县长", "州长", "主席", "总理", "旗长"];
    let folded = fold_text(line);
    // 在某某会议上的讲话 is a title.
    let spoken = folded.contains("会议上") && !folded.contains("会议上的");
    spoken
        || about.iter().any(|word| folded.contains(word))
        || offices.iter().any(|office| folded.contains(office) && line.chars().count() <= 30)
        || line.chars().count() <= 40 && date::find(line).is_some_and(|(date, _)| date.day > 0)
}

/// Whether a line is the address that a report begins with; the same words with 各位代表！ close one.
pub(super) fn opens_report(line: &str) -> bool {
    line.starts_with("各位代表") && line.ends_with(['：', ':'])
}

/// Whether a line is the name of an office: 某市统计局.
pub(super) fn is_office(line: &str) -> bool {
    let length = line.chars().count();
    if !(4..=24).contains(&length) || !line.chars().all(crate::text::is_han) {
        return false;
    }
    let name: &str = &fold_text(line);
    let ends = ["人民政府", "统计局", "办公室", "委员会", "调查队", "管理局", "管委会", "普查局", "统计处"];
    // 某市财政局; 开创新格局 is none.
    let of_place = name.ends_with(['局', '厅', '处'])
        && name.contains(['省', '市', '县', '区', '州'])
        && !["格局", "布局", "大局", "全局", "开局", "结局", "当局"].iter().any(|end| name.ends_with(end));
    ends.iter().any(|end| name.ends_with(end))
        || of_place
        || name.starts_with("中华人民共和国") && name.ends_with(['部', '局', '院', '会'])
}

/// Whether a line is the name of a newspaper, an agency or a station, of a part of it too: 人民網－財經頻道.
pub(super) fn is_newspaper(name: &str) -> bool {
    if name.len() > LONGEST {
        return false;
    }
    let folded = fold_text(name);
    let name = folded.split('-').next().unwrap_or_default();
    name.chars().count() <= 12 && WORDS.newspaper.names.ending(name).is_some()
}

/// The dateline that a story begins with: 新华社广州2023年7月18日电, 本报南京1月5日讯.
pub(super) fn dateline(text: &str) -> Option<&str> {
    const START: usize = 30;
    let agency = ["新华社", "中新社", "中央社", "本报", "新华网", "人民网", "中新网"];
    let text = text.trim_start_matches(['（', '(']);
    let start: String = text.chars().take(START).collect();
    let end = start.find(['电', '電', '讯', '訊'])?;
    let line = &text[..end];
    let dated = line.contains('日') || end <= "本报讯".len();
    // 财联社4月8日电
    let name = &line[..line.find(is_digit).unwrap_or(0)];
    let of_agency = name.ends_with('社') && name.chars().count() <= 5 && line.ends_with('日');
    (dated && (of_agency || agency.iter().any(|name| fold_text(line).starts_with(name))) && !line.contains('，'))
        .then_some(line)
}

/// Where the running text begins. A title may run, too: 2.3万个岗位，来了！
pub(super) fn text_start(pieces: &[Piece]) -> Option<usize> {
    const TITLE: usize = 40;
    let is_title = |at: usize| {
        let text = &pieces[at].text;
        let first = at == 0
            && text.chars().count() <= TITLE
            && !text.contains(['。', '；'])
            && !text.starts_with("各位")
            && pieces.get(1).is_some_and(|next| is_running(&next.text) || is_about_document(&next.text));
        first || matches!(pieces[at].kind, PieceKind::Heading(1 | 2)) && !text.ends_with('。')
    };
    (0..pieces.len()).find(|&at| is_running(&pieces[at].text) && !is_title(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_reads_the_same_in_both_scripts() {
        let read = |name: &str, text: &str| crate::document::read_bytes(name, text.as_bytes()).unwrap().remove(0);
        for (name, simplified, traditional) in [
            (
                "a.txt",
                "甲县人民政府\n关于扩大就业的通知\n\n现将有关事项通知如下，请执行。\n\n甲县人民政府\n2026年2月3日\n",
                "甲縣人民政府\n關於擴大就業的通知\n\n現將有關事項通知如下，請執行。\n\n甲縣人民政府\n2026年2月3日\n",
            ),
            (
                "a.txt",
                "甲县2025年国民经济和社会发展\n统计公报\n甲县统计局　2026年4月2日\n\n去年，产值增长5%，势头很好。\n",
                "甲縣2025年國民經濟和社會發展\n統計公報\n甲縣統計局　2026年4月2日\n\n去年，產值增長5%，勢頭很好。\n",
            ),
            (
                "a.txt",
                "外贸增长\n\n新华社广州2026年4月2日电 去年，出口增长5%，势头很好。\n",
                "外貿增長\n\n新華社廣州2026年4月2日電 去年，出口增長5%，勢頭很好。\n",
            ),
            (
                "a.html",
                "<h1>政府工作报告</h1><p>时间：2026-02-03　信息来源：甲县政府办　【字体：大 中 小】</p><p>甲县县长　张三</p><p>各位代表：</p><p>去年，产值增长5%，很好。</p>",
                "<h1>政府工作報告</h1><p>時間：2026-02-03　信息來源：甲縣政府辦　【字體：大 中 小】</p><p>甲縣縣長　張三</p><p>各位代表：</p><p>去年，產值增長5%，很好。</p>",
            ),
            (
                "a.html",
                "<table><tr><th>发布机构</th><td>甲县统计局</td><th>发布日期</th><td>2026-02-03</td></tr></table><p>去年，产值增长5%，很好。</p>",
                "<table><tr><th>發布機構</th><td>甲縣統計局</td><th>發布日期</th><td>2026-02-03</td></tr></table><p>去年，產值增長5%，很好。</p>",
            ),
        ] {
            let (one, other) = (read(name, simplified), read(name, traditional));
            assert!(!one.meta.publisher.is_empty() && one.meta.date.unwrap().day > 0, "{simplified}");
            for (text, same) in [
                (&one.meta.title, &other.meta.title),
                (&one.meta.publisher, &other.meta.publisher),
                (&one.meta.region, &other.meta.region),
            ] {
                assert_eq!(fold_text(text), fold_text(same));
            }
            assert_eq!((one.meta.date, one.meta.kind), (other.meta.date, other.meta.kind));
            assert_eq!(fold_text(&one.text), fold_text(&other.text));
        }
    }

    #[test]
    fn a_title_may_run() {
        let read = |text: &str| crate::document::read_bytes("a.txt", text.as_bytes()).unwrap().remove(0).meta;
        let body = "昨日，全区办好招聘会，提供岗位3600个。今年，继续努力。";
        for title in ["2.3万个岗位，来了！", "稳就业，促增收，甲区今年这样干", "甲区岗位怎么找？"]
        {
            let meta = read(&format!("{title}\n甲区日报　2026年3月6日\n{body}\n"));
            assert_eq!((meta.title.as_str(), meta.date.unwrap().to_string().as_str()), (title, "2026-03-06"));
        }
        let series = "（经济观察）消费恢复 零售增长7.2%\n\n新华社北京12月15日电（记者谢某）零售增长，很好。\n";
        assert_eq!(read(series).title, "（经济观察）消费恢复 零售增长7.2%");
        let release =
            "甲市政府 新聞稿\n發布單位：發展局\n聯絡人：林科長\n\n甲市工廠營收成長\n\n甲市表示，營收增加，很好。\n";
        assert_eq!(read(release).title, "甲市工廠營收成長");
        let speech = "在全区经济工作会议上的讲话\n\n（2023年12月28日）\n\n甲区区委书记　何某\n\n同志们：\n今年，继续努力，再创佳绩。\n";
        assert_eq!(read(speech).title, "在全区经济工作会议上的讲话");
        assert!(read(&format!("各位代表，大家好！\n{body}\n")).date.is_none_or(|date| date.day == 0));
    }

    #[test]
    fn datelines() {
        assert_eq!(dateline("（中央社記者林某台北20日電）失業率下降。"), Some("中央社記者林某台北20日"));
        assert_eq!(dateline("新华社广州2023年7月18日电 外贸增长。"), Some("新华社广州2023年7月18日"));
        assert_eq!(dateline("本报南京1月5日讯（记者张某）").unwrap(), "本报南京1月5日");
        assert_eq!(dateline("财联社4月8日电，零售增长。"), Some("财联社4月8日"));
        assert_eq!(dateline("供销社4月8日来电，零售增长。"), None);
        assert_eq!(dateline("本报告所称电力，指日用电量。"), None);
    }
}
