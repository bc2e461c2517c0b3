use scraper::ElementRef;

use super::all;
use super::visible::{name, squeeze, text};

/// A form of a page, filled in by the labels people read.
#[derive(Clone, Debug)]
pub struct Form {
    action: String,
    method: String,
    controls: Vec<Control>,
    pressed: Option<(String, String)>,
}

#[derive(Clone, Debug)]
struct Control {
    label: String,
    name: String,
    value: String,
    kind: String,
    /// For check boxes and radio buttons; everything else is always sent.
    chosen: bool,
    /// Text and value of a select's options.
    options: Vec<(String, String)>,
}

impl Form {
    pub(super) fn with_button(root: ElementRef<'_>, wanted: &str) -> Option<Self> {
        let buttons = all(root, "button:not([type=button]), input[type=submit]");
        let button = buttons.into_iter().find(|button| button_name(*button) == wanted)?;
        let form = owner(root, button)?;
        let stated = |own: &str, of_form: &str| {
            button.attr(own).or_else(|| form.attr(of_form)).unwrap_or_default().to_owned()
        };
        let pressed = button
            .attr("name")
            .map(|name| (name.to_owned(), button.attr("value").unwrap_or_default().to_owned()));
        let controls = all(root, "input, select, textarea").into_iter();
        let controls = controls.filter(|control| owner(root, *control) == Some(form));
        Some(Self {
            action: stated("formaction", "action"),
            method: stated("formmethod", "method").to_lowercase(),
            controls: controls.filter_map(|control| Control::read(root, control)).collect(),
            pressed,
        })
    }

    pub fn action(&self) -> &str {
        &self.action
    }

    pub fn method(&self) -> &str {
        &self.method
    }

    /// Writes into the field with this label, or picks the option with this text of a select.
    #[must_use]
    #[track_caller]
    pub fn fill(mut self, label: &str, value: &str) -> Self {
        let control = self.control(label);
        let option = control.options.iter().find(|(text, _)| text == value);
        let known = option.is_some() || control.kind != "select";
        assert!(known, "„{label}“ offers no „{value}“ but {:?}", control.options);
        control.value = option.map_or(value, |(_, value)| value).to_owned();
        self
    }

    /// Ticks the check box, or picks the radio button, with this label.
    #[must_use]
    #[track_caller]
    pub fn tick(mut self, label: &str) -> Self {
        let control = self.control(label).clone();
        for other in &mut self.controls {
            let same = other.label == control.label && other.value == control.value;
            if other.name == control.name && (same || control.kind == "radio") {
                other.chosen = same;
            }
        }
        self
    }

    #[must_use]
    #[track_caller]
    pub fn untick(mut self, label: &str) -> Self {
        self.control(label).chosen = false;
        self
    }

    /// Sets a field by its name, also one nobody sees: for tests of what a form must refuse.
    #[must_use]
    pub fn forge(mut self, name: &str, value: &str) -> Self {
        self.controls.retain(|control| control.name != name);
        self.controls.push(Control::hidden(name, value));
        self
    }

    /// What stands in the field with this label.
    #[track_caller]
    pub fn value(&self, label: &str) -> String {
        self.clone().control(label).value.clone()
    }

    /// Name and value of everything that is sent.
    pub fn fields(&self) -> Vec<(String, String)> {
        let chosen = self.controls.iter().filter(|control| control.chosen);
        let fields = chosen.map(|control| (control.name.clone(), control.value.clone()));
        fields.chain(self.pressed.clone()).collect()
    }

    #[track_caller]
    fn control(&mut self, label: &str) -> &mut Control {
        let labels: Vec<_> = self.controls.iter().map(|control| control.label.clone()).collect();
        let exact = labels.iter().position(|own| own == label);
        let found = exact.or_else(|| labels.iter().position(|own| own.contains(label)));
        let found = found.unwrap_or_else(|| panic!("no field „{label}“ among {labels:?}"));
        &mut self.controls[found]
    }
}

impl Control {
    fn read(root: ElementRef<'_>, element: ElementRef<'_>) -> Option<Self> {
        let kind = match element.value().name() {
            "input" => element.attr("type").unwrap_or("text").to_lowercase(),
            tag => tag.to_owned(),
        };
        if element.attr("disabled").is_some() || ["submit", "button", "file"].contains(&&*kind) {
            return None;
        }
        let optional = ["checkbox", "radio"].contains(&&*kind);
        Some(Self {
            label: label_of(root, element),
            name: element.attr("name")?.to_owned(),
            value: value_of(element, optional),
            chosen: !optional || element.attr("checked").is_some(),
            options: options_of(element),
            kind,
        })
    }

    fn hidden(name: &str, value: &str) -> Self {
        Self {
            label: String::new(),
            name: name.to_owned(),
            value: value.to_owned(),
            kind: "hidden".to_owned(),
            chosen: true,
            options: Vec::new(),
        }
    }
}

fn button_name(button: ElementRef<'_>) -> String {
    match button.attr("value").filter(|_| button.value().name() == "input") {
        Some(value) => squeeze(value),
        None => name(button),
    }
}

fn owner<'a>(root: ElementRef<'a>, element: ElementRef<'a>) -> Option<ElementRef<'a>> {
    match element.attr("form") {
        Some(id) => all(root, &format!("form[id=\"{id}\"]")).into_iter().next(),
        None => element
            .ancestors()
            .filter_map(ElementRef::wrap)
            .find(|ancestor| ancestor.value().name() == "form"),
    }
}

fn label_of(root: ElementRef<'_>, element: ElementRef<'_>) -> String {
    if let Some(label) = element.attr("aria-label") {
        return squeeze(label);
    }
    let by_id = element
        .attr("id")
        .and_then(|id| all(root, &format!("label[for=\"{id}\"]")).into_iter().next());
    let around = || {
        let mut ancestors = element.ancestors().filter_map(ElementRef::wrap);
        ancestors.find(|ancestor| ancestor.value().name() == "label")
    };
    by_id.or_else(around).map(|label| text(label).replace('\n', " ")).unwrap_or_default()
}

fn value_of(element: ElementRef<'_>, optional: bool) -> String {
    match element.value().name() {
        "textarea" => element.text().collect(),
        "select" => {
            let chosen = all(element, "option[selected]").into_iter().next();
            let chosen = chosen.or_else(|| all(element, "option").into_iter().next());
            chosen.map(option_value).unwrap_or_default()
        }
        _ => element.attr("value").unwrap_or(if optional { "on" } else { "" }).to_owned(),
    }
}

fn options_of(element: ElementRef<'_>) -> Vec<(String, String)> {
    let options = all(element, "option").into_iter();
    options.map(|option| (text(option), option_value(option))).collect()
}

fn option_value(option: ElementRef<'_>) -> String {
    option.attr("value").map_or_else(|| text(option), ToOwned::to_owned)
}
