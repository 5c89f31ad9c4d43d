//! The page's style for a widget in somebody else's page: what belongs to the document belongs to `#app` there,
//! measures follow the widget's own size and width instead of the host's, and each token may be set from outside
//! (`--mingcha-accent` sets `--accent`).

/// The style, rule by rule the same, for `#app` in a shadow tree.
pub(super) fn style(page: &str) -> String {
    page.lines().map(line).collect()
}

fn line(line: &str) -> String {
    let line = match line.strip_prefix("@media screen and (max-width: ").and_then(|rest| rest.split_once("rem)")) {
        // A container's query measures by the root of the page, which the host sets as it likes.
        Some((rem, rest)) => {
            format!("@container (max-width: {}px){rest}", rem.parse::<f64>().unwrap_or_default() * 16.0)
        }
        None => themable(&measured(&rooted(line))),
    };
    line + "\n"
}

/// Selectors of the document's own elements.
fn rooted(line: &str) -> String {
    let line = match line {
        "html {" => "#app {",
        _ => line,
    };
    let line = line.strip_prefix("body {").map_or(line.to_owned(), |rest| format!("#app {{{rest}"));
    let line = line.strip_prefix("html {").map_or(line.clone(), |rest| format!("#app {{{rest}"));
    line.replace(":root", "#app")
}

/// `1.5rem` → `calc(1.5*var(--rem))`, and lengths of the window → those of the widget.
fn measured(line: &str) -> String {
    if line.starts_with("@media") {
        return line.to_owned();
    }
    let mut out = String::with_capacity(line.len());
    let mut number = String::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let begins = number.is_empty() && out.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '#'));
        if (c.is_ascii_digit() || c == '.') && !begins {
            number.push(c);
            rest = &rest[1..];
            continue;
        }
        let unit = (!number.is_empty()).then(|| UNITS.iter().find(|(unit, _)| rest.starts_with(unit))).flatten();
        match unit {
            Some((unit, to)) => {
                out.push_str(&to.replace('N', &number));
                rest = &rest[unit.len()..];
            }
            None => {
                out.push_str(&number);
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
        number.clear();
    }
    out + &number
}

const UNITS: [(&str, &str); 4] = [
    ("rem", "calc(N*var(--rem))"),
    ("vw", "Ncqi"),
    // The window stays the measure of the reading pane, which lies over the page.
    ("dvh", "Ndvh"),
    ("vh", "calc(N*var(--height,100vh)/100)"),
];

/// A token on a line of its own may be set from outside. `--mingcha-rem` is the widget's base size.
fn themable(line: &str) -> String {
    let token = line.strip_prefix("--").and_then(|rest| rest.strip_suffix(';')).and_then(|rest| rest.split_once(": "));
    match token {
        Some((name, value)) if !value.contains(';') => format!("--{name}: var(--mingcha-{name}, {value});"),
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_the_documents_becomes_the_widgets() {
        let page = ":root[data-theme=\"dark\"] {\n--ink: #ece7dc;\n}\nhtml {\nfont: 100%/1.75 var(--sans);\n}\nbody { margin: 0; }\n";
        let widget = "#app[data-theme=\"dark\"] {\n--ink: var(--mingcha-ink, #ece7dc);\n}\n#app {\nfont: 100%/1.75 var(--sans);\n}\n#app { margin: 0; }\n";
        assert_eq!(style(page), widget);
    }

    #[test]
    fn measures_follow_the_widget() {
        assert_eq!(style("a { padding: .5rem 0 1rem; }"), "a { padding: calc(.5*var(--rem)) 0 calc(1*var(--rem)); }\n");
        assert_eq!(style("@media screen and (max-width: 60rem) {"), "@container (max-width: 960px) {\n");
        assert_eq!(style("h1 { color: #a5301f; }"), "h1 { color: #a5301f; }\n");
        assert_eq!(
            style("x { max-height: calc(100vh - 2rem); height: 100dvh; width: 2.5vw }"),
            "x { max-height: calc(calc(100*var(--height,100vh)/100) - calc(2*var(--rem))); height: 100dvh; width: 2.5cqi }\n"
        );
    }
}
