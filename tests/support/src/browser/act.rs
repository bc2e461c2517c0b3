use serde_json::{Value, json};

use super::keys;
use super::page::Page;
use crate::wait::eventually;

const PRESSED: [&str; 10] = [
    "button",
    "link",
    "checkbox",
    "radio",
    "tab",
    "menuitem",
    "option",
    "switch",
    "treeitem",
    "DisclosureTriangle",
];
const WRITTEN: [&str; 8] =
    ["textbox", "searchbox", "spinbutton", "combobox", "listbox", "Date", "DateTime", "InputTime"];

/// Whether the point really belongs to the element (or to its label), so that a finger would hit
/// it and not something lying over it.
const HITS: &str = "function (x, y) {
    const hit = document.elementFromPoint(x, y);
    return !!hit && (this === hit || this.contains(hit) || hit.closest('label')?.control === this
        || (this.nodeType !== 1 && hit.contains(this)));
}";

/// Fields with a picker take a value as a whole; answers false for those that want typing.
const SET_WHOLE: &str = "function (value) {
    const input = this;
    if (input.tagName === 'SELECT') {
        const clean = text => text.replace(/\\s+/g, ' ').trim();
        const option = [...input.options].find(one => clean(one.text) === value);
        if (!option) throw new Error('offers ' + [...input.options].map(one => one.text));
        input.value = option.value;
    } else if (/^(date|time|month|week|color|range)/.test(input.type)) {
        input.value = value;
    } else {
        input.select();
        return false;
    }
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
}";

impl Page {
    /// Presses the button, link, check box, tab … with this accessible name, where a finger would.
    #[track_caller]
    pub fn click(&self, name: &str) {
        let what = format!("„{name}“ to be there and not covered");
        let (x, y) = eventually(&what, || self.pressable(name));
        for (kind, held) in [("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 0)] {
            let event = json!({
                "type": kind, "x": x, "y": y, "button": if kind == "mouseMoved" { "none" } else { "left" },
                "buttons": held, "clickCount": 1,
            });
            self.call("Input.dispatchMouseEvent", &event);
        }
    }

    /// Writes into the field, or picks in the list, with this label; what stood there goes.
    #[track_caller]
    pub fn fill(&self, label: &str, value: &str) {
        let what = format!("a field „{label}“");
        let node = eventually(&what, || self.find(&WRITTEN, label));
        self.call("DOM.focus", &json!({ "backendNodeId": node }));
        let whole = self.on_node(node, SET_WHOLE, &json!([{ "value": value }]));
        let whole = whole.unwrap_or_else(|why| panic!("„{label}“: {why}"));
        if whole == json!(false) {
            self.call("Input.insertText", &json!({ "text": value }));
        }
    }

    /// Types into whatever has the focus.
    pub fn type_text(&self, text: &str) {
        self.call("Input.insertText", &json!({ "text": text }));
    }

    /// Presses a key, with its modifiers: `Enter`, `Tab`, `Control+Enter`, `Alt+n`, `/`.
    pub fn press(&self, key: &str) {
        for event in keys::events(key) {
            self.call("Input.dispatchKeyEvent", &event);
        }
    }

    /// Whether a finger would hit the button, link … with this name now.
    pub fn can_press(&self, name: &str) -> bool {
        self.pressable(name).is_some()
    }

    /// Whether something to press or to fill has this name now.
    pub fn has(&self, name: &str) -> bool {
        self.find(&PRESSED, name).or_else(|| self.find(&WRITTEN, name)).is_some()
    }

    /// Role and name of everything a screen reader announces, in order: for snapshots in words.
    pub fn spoken(&self) -> Vec<String> {
        let skipped = ["none", "generic", "InlineTextBox", "StaticText", "ListMarker", "LineBreak"];
        let nodes = self.accessibility_tree();
        let nodes = nodes.iter().filter(|node| node["ignored"] != true);
        let named = nodes.map(|node| (role(node), name(node)));
        let told =
            named.filter(|(role, name)| !skipped.contains(&role.as_str()) && !name.is_empty());
        told.map(|(role, name)| format!("{role} „{name}“")).collect()
    }

    fn pressable(&self, name: &str) -> Option<(f64, f64)> {
        let node = self.find(&PRESSED, name)?;
        let id = json!({ "backendNodeId": node });
        self.try_call("DOM.scrollIntoViewIfNeeded", &id).ok()?;
        let quads = self.try_call("DOM.getContentQuads", &id).ok()?;
        let corners: Vec<f64> =
            quads["quads"][0].as_array()?.iter().filter_map(Value::as_f64).collect();
        let (x, y) = (
            f64::midpoint(*corners.first()?, *corners.get(4)?),
            f64::midpoint(*corners.get(1)?, *corners.get(5)?),
        );
        let hit = self.on_node(node, HITS, &json!([{ "value": x }, { "value": y }])).ok()?;
        (hit == json!(true)).then_some((x, y))
    }

    /// The first element of one of these roles with this name; failing that, whose name contains
    /// it.
    fn find(&self, roles: &[&str], wanted: &str) -> Option<i64> {
        let nodes = self.accessibility_tree();
        let fitting = nodes
            .iter()
            .filter(|node| node["ignored"] != true && roles.contains(&role(node).as_str()));
        let fitting: Vec<(String, &Value)> = fitting.map(|node| (name(node), node)).collect();
        let exact = fitting.iter().find(|(name, _)| name == wanted);
        let found = exact.or_else(|| fitting.iter().find(|(name, _)| name.contains(wanted)));
        found?.1["backendDOMNodeId"].as_i64()
    }

    fn accessibility_tree(&self) -> Vec<Value> {
        let tree = self.try_call("Accessibility.getFullAXTree", &json!({})).unwrap_or_default();
        tree["nodes"].as_array().cloned().unwrap_or_default()
    }

    fn on_node(&self, node: i64, function: &str, arguments: &Value) -> Result<Value, String> {
        let object = self.try_call("DOM.resolveNode", &json!({ "backendNodeId": node }))?;
        let ask = json!({
            "objectId": object["object"]["objectId"], "functionDeclaration": function,
            "arguments": arguments, "returnByValue": true,
        });
        let done = self.try_call("Runtime.callFunctionOn", &ask)?;
        match done["exceptionDetails"]["exception"]["description"].as_str() {
            Some(thrown) => Err(thrown.to_owned()),
            None => Ok(done["result"]["value"].clone()),
        }
    }
}

fn role(node: &Value) -> String {
    node["role"]["value"].as_str().unwrap_or_default().to_owned()
}

/// Single plain spaces.
fn name(node: &Value) -> String {
    let name = node["name"]["value"].as_str().unwrap_or_default();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
