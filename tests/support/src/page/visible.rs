use scraper::{ElementRef, Node};

const NEVER_SHOWN: [&str; 4] = ["script", "style", "template", "svg"];
const INLINE: [&str; 18] = [
    "a", "abbr", "b", "bdi", "button", "code", "data", "em", "i", "input", "kbd", "label", "mark",
    "small", "span", "strong", "sup", "time",
];

/// What is visible of an element, blocks on lines of their own.
pub fn text(element: ElementRef<'_>) -> String {
    let mut raw = String::new();
    collect(element, &mut raw);
    let lines = raw.lines().map(squeeze).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// The name a person would call the element by: its label for assistive technology, else its text.
pub fn name(element: ElementRef<'_>) -> String {
    match element.attr("aria-label") {
        Some(label) => squeeze(label),
        None => text(element).replace('\n', " "),
    }
}

/// One line, single plain spaces.
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn collect(element: ElementRef<'_>, out: &mut String) {
    let tag = element.value().name();
    if NEVER_SHOWN.contains(&tag) || element.attr("hidden").is_some() {
        return;
    }
    let block = !INLINE.contains(&tag);
    if block {
        out.push('\n');
    }
    for child in element.children() {
        match child.value() {
            Node::Text(text) => out.push_str(&text.replace(['\n', '\r'], " ")),
            _ => ElementRef::wrap(child).into_iter().for_each(|inner| collect(inner, out)),
        }
    }
    if block {
        out.push('\n');
    }
}
