//! The template of the page: slots in double braces, filled in one pass, so that nothing filled in is a slot.

/// Fills the slots of a template. A slot without a text, or a text without a slot, is an error.
pub(super) fn fill(template: &str, slots: &[(&str, String)]) -> Result<String, String> {
    let template = without_leading_comment(template);
    let mut page = String::new();
    let mut used = Vec::new();
    let mut rest = template.as_str();
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").ok_or("a slot of a template does not end")?;
        let (_, text) = slots
            .iter()
            .find(|(known, _)| *known == name)
            .ok_or(format!("a template names {name}, for which there is nothing"))?;
        page.push_str(before);
        page.push_str(text);
        used.push(name);
        rest = after;
    }
    match slots.iter().find(|(name, _)| !used.contains(name)) {
        Some((name, _)) => Err(format!("a template has no slot {name}")),
        None => Ok(page + rest),
    }
}

/// The comment that explains the slots is for those who edit the template.
fn without_leading_comment(template: &str) -> String {
    match template.split_once("<!--").and_then(|(before, rest)| Some((before, rest.split_once("-->")?.1))) {
        Some((before, after)) if before.len() < 40 => format!("{before}{}", after.trim_start()),
        _ => template.to_owned(),
    }
}

/// A script as it can stand inline: nothing in its strings ends the element or begins a comment.
pub(super) fn inside_script(script: &str) -> String {
    script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_no_slot() {
        let slots = [("a", "{{b}}".to_owned()), ("b", "2".to_owned())];
        assert_eq!(fill("<!doctype html>\n<!-- {{x}} -->\n{{a}}{{b}}", &slots).unwrap(), "<!doctype html>\n{{b}}2");
        assert!(fill("{{a}}", &slots).is_err());
        assert!(fill("{{a}}{{b}}{{c}}", &slots).is_err());
    }
}
