use serde_json::{Value, json};

/// The browser's numbers of keys that act; letters act by their text.
const NAMED: [(&str, u32); 13] = [
    ("Enter", 13),
    ("Tab", 9),
    ("Escape", 27),
    ("Backspace", 8),
    ("Delete", 46),
    ("Home", 36),
    ("End", 35),
    ("ArrowLeft", 37),
    ("ArrowUp", 38),
    ("ArrowRight", 39),
    ("ArrowDown", 40),
    ("PageUp", 33),
    ("PageDown", 34),
];

/// Pressing and letting go of one key with its modifiers.
pub fn events(combination: &str) -> [Value; 2] {
    let (modifiers, key) = split(combination);
    let number = NAMED.iter().find(|(name, _)| *name == key).map(|(_, number)| *number);
    let text = match number {
        Some(13) => "\r",
        None if modifiers == 0 => key,
        _ => "",
    };
    let code = number.unwrap_or_else(|| key.to_uppercase().chars().next().map_or(0, u32::from));
    ["keyDown", "keyUp"].map(|kind| {
        let text = if kind == "keyDown" { text } else { "" };
        json!({
            "type": kind, "key": key, "text": text, "modifiers": modifiers,
            "windowsVirtualKeyCode": code,
        })
    })
}

/// Modifiers as the browser's bit set, and the key itself (which may be a plus).
fn split(combination: &str) -> (u32, &str) {
    let mut rest = combination;
    let mut modifiers = 0;
    for (name, bit) in [("Alt+", 1), ("Control+", 2), ("Meta+", 4), ("Shift+", 8)] {
        if let Some(after) = rest.strip_prefix(name) {
            (modifiers, rest) = (modifiers | bit, after);
        }
    }
    (modifiers, rest)
}
