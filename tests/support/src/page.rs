//! A page as a reader without a browser sees it: visible text, links, tables, forms by the words
//! that stand on them.

mod form;
mod visible;

use scraper::{ElementRef, Html, Selector};

pub use form::Form;

/// A parsed page.
pub struct Page {
    html: Html,
}

impl Page {
    pub fn parse(html: &str) -> Self {
        // The parser takes it for granted that scripts run; this reader runs none.
        let unwrapped = html.replace("<noscript>", "").replace("</noscript>", "");
        Self { html: Html::parse_document(&unwrapped) }
    }

    pub fn title(&self) -> String {
        self.texts("title").into_iter().next().unwrap_or_default()
    }

    /// Everything visible, blocks on lines of their own, unbreakable spaces as plain ones.
    pub fn text(&self) -> String {
        self.texts("body").into_iter().next().unwrap_or_default()
    }

    /// Fails, showing the page, unless it says this.
    #[track_caller]
    pub fn assert_says(&self, text: &str) {
        assert!(self.text().contains(text), "the page does not say „{text}“:\n{}", self.text());
    }

    /// Fails, showing the page, if it says this.
    #[track_caller]
    pub fn assert_silent_about(&self, text: &str) {
        assert!(!self.text().contains(text), "the page says „{text}“:\n{}", self.text());
    }

    /// The visible text of each element the CSS selector finds.
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.elements(css).map(|element| visible::text(element)).collect()
    }

    /// The value of an attribute of each element the CSS selector finds.
    pub fn attributes(&self, css: &str, attribute: &str) -> Vec<String> {
        self.elements(css).filter_map(|element| element.attr(attribute)).map(Into::into).collect()
    }

    /// Where the link with this text (or accessible label) leads.
    #[track_caller]
    pub fn link(&self, text: &str) -> String {
        let mut links = self.elements("a[href]");
        let found = links.find(|link| visible::name(*link) == text);
        let target = found.and_then(|link| link.attr("href")).map(ToOwned::to_owned);
        target.unwrap_or_else(|| panic!("no link „{text}“ on the page:\n{}", self.text()))
    }

    /// The cells of the table whose caption contains `caption`, head row included.
    #[track_caller]
    pub fn table(&self, caption: &str) -> Vec<Vec<String>> {
        let mut tables = self.elements("table");
        let table = tables.find(|table| {
            all(*table, "caption").into_iter().any(|found| visible::text(found).contains(caption))
        });
        let table = table.unwrap_or_else(|| panic!("no table „{caption}“:\n{}", self.text()));
        let cells =
            |row: ElementRef<'_>| all(row, "th, td").into_iter().map(visible::text).collect();
        all(table, "tr").into_iter().map(cells).collect()
    }

    /// The form with a submit button of this name, about to be sent by that button.
    #[track_caller]
    pub fn form(&self, button: &str) -> Form {
        Form::with_button(self.html.root_element(), button)
            .unwrap_or_else(|| panic!("no form with a button „{button}“:\n{}", self.text()))
    }

    fn elements(&self, css: &str) -> std::vec::IntoIter<ElementRef<'_>> {
        all(self.html.root_element(), css).into_iter()
    }
}

/// Every element below `root` the CSS selector finds.
fn all<'a>(root: ElementRef<'a>, css: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(css);
    root.select(&selector.unwrap_or_else(|why| panic!("{css} is no CSS selector: {why}"))).collect()
}
