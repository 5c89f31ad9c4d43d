//! Cards hold what they should and nothing else.

use resvg::usvg::roxmltree::Document;

use super::*;

const CHART: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"400\" height=\"300\" onload=\"alert(1)\"><title id=\"t\">x</title><style>*{}</style><script>alert(1)</script><g id=\"c-0\" class=\"mark\" role=\"img\" style=\"fill:red\"><circle cx=\"9\" cy=\"9\" r=\"4\" fill=\"#0072b2\" onclick=\"alert(1)\"/><text x=\"1\" y=\"2\">甲&lt;b></text></g><a xlink:href=\"javascript:alert(1)\"><rect width=\"1\" height=\"1\"/></a><image href=\"https://x/y.png\"/><foreignObject/></svg>";
const SHAPES: [Shape; 5] = [Shape::Wide, Shape::Square, Shape::Upright, Shape::Cover, Shape::Free];

fn card(shape: Shape) -> Card<'static> {
    Card {
        title: "全国 · 国内生产总值 & <增速>",
        note: "数字来自摘要。",
        credit: "example.org",
        link: "https://example.org/#v=metrics",
        scan: "扫码查看出处",
        shape,
    }
}

#[test]
fn a_card_is_shapes_and_text_only() {
    let quotation = Content::Quotation {
        value: "1.3万家",
        name: "“四上”企业 <新增>",
        scope: "实际 · 成都市 · 2023",
        sentence: "全年新增“四上”企业<1.3万家>。",
    };
    for content in [Content::Chart(CHART), quotation] {
        for shape in SHAPES {
            let svg = card(shape).svg(&content).unwrap();
            let document = Document::parse(&svg).unwrap();
            for node in document.descendants().filter(|node| node.is_element()) {
                assert!(safe::ELEMENTS.contains(&node.tag_name().name()), "{node:?}");
                for attribute in node.attributes() {
                    assert!(safe::ATTRIBUTES.contains(&attribute.name()), "{attribute:?}");
                }
            }
            let text: String =
                document.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect();
            assert!(text.contains("扫码查看出处") && text.contains("<增"), "{text}");
            let of_figure = ["“四上”企业 <新增>", "实际 · 成都市 · 2023"];
            let is_figure = matches!(content, Content::Quotation { .. });
            assert!(of_figure.iter().all(|words| !is_figure || text.contains(words)), "what it is of: {text}");
            assert!(!svg.contains("alert") && !svg.contains("https://x"), "{svg}");
            let root = document.root_element();
            let size = |name| root.attribute(name).unwrap().parse::<f64>().unwrap();
            let ratio = size("width") / size("height");
            assert!(shape.ratio().is_none_or(|wanted| (ratio - wanted).abs() < 0.01), "{shape:?}: {ratio}");
        }
    }
}

#[test]
fn what_cannot_be_put_on_a_card_is_said() {
    assert!(matches!(card(Shape::Wide).svg(&Content::Chart("<svg")), Err(CardError::Chart(_))));
    let link = format!("https://example.org/#q={}", "x".repeat(3000));
    let long = Card { link: &link, ..card(Shape::Wide) };
    assert!(matches!(long.svg(&Content::Chart(CHART)), Err(CardError::Link)));
}

#[test]
fn a_picture_is_twice_the_size_and_not_blank() {
    let svg = card(Shape::Wide).svg(&Content::Chart(CHART)).unwrap();
    let picture = match png(&svg) {
        Err(CardError::NoFont) => return eprintln!("skipped: no font with Han characters here"),
        other => other.unwrap(),
    };
    let pixmap = resvg::tiny_skia::Pixmap::decode_png(&picture).unwrap();
    assert_eq!((pixmap.width(), pixmap.height()), (1800, 1012));
    let blue =
        pixmap.pixels().iter().filter(|pixel| (pixel.red(), pixel.green(), pixel.blue()) == (0, 114, 178)).count();
    let dark = pixmap.pixels().iter().filter(|pixel| pixel.red() < 60 && pixel.blue() < 60).count();
    assert!(dark > 3000, "title and code cover {dark} pixels");
    assert!(blue > 100, "the chart's mark covers {blue} pixels");
}
