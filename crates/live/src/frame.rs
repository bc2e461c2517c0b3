use std::fmt::Write;

use bytes::Bytes;

/// One unnamed server-sent event that replaces elements by their ids.
pub(crate) fn partials<'a>(
    revision: u64,
    parts: impl Iterator<Item = (&'a str, &'a str)>,
) -> Bytes {
    let mut text = format!("id: {revision}\n");
    for (id, html) in parts {
        let _ = write!(text, "data: <hx-partial hx-target=\"#{id}\" hx-swap=\"outerMorph\">");
        for (index, line) in html.split('\n').enumerate() {
            if index > 0 {
                text.push_str("\ndata: ");
            }
            text.extend(line.chars().filter(|c| *c != '\r'));
        }
        text.push_str("</hx-partial>\n");
    }
    text.push('\n');
    Bytes::from(text)
}

/// One named event with a single line of JSON.
pub(crate) fn named(name: &str, json: &str) -> Bytes {
    Bytes::from(format!("event: {name}\ndata: {json}\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_a_fragment_is_a_data_line() {
        let message = partials(7, [("a", "<p id=a>x\r\ny</p>"), ("b", "")].into_iter());
        assert_eq!(
            std::str::from_utf8(&message).unwrap(),
            "id: 7\n\
             data: <hx-partial hx-target=\"#a\" hx-swap=\"outerMorph\"><p id=a>x\n\
             data: y</p></hx-partial>\n\
             data: <hx-partial hx-target=\"#b\" hx-swap=\"outerMorph\"></hx-partial>\n\n"
        );
    }
}
