use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::Topic;

/// What a part sends.
pub(crate) enum Output {
    /// HTML of the element with the part's id.
    Html(String),
    /// A named event with JSON, for an island that draws itself.
    Event(&'static str, String),
}

impl Output {
    pub(crate) fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        match self {
            Self::Html(text) | Self::Event(_, text) => text.hash(&mut hasher),
        }
        hasher.finish()
    }
}

/// One element of a page that changes by itself.
#[derive(Clone)]
pub struct Part {
    id: String,
    topics: Vec<Topic>,
    render: Arc<dyn Fn() -> Output + Send + Sync>,
}

impl Part {
    /// An element: its id, what it depends on, and the function that also renders it in the page.
    pub fn html(
        id: impl Into<String>,
        topics: impl IntoIterator<Item = impl Into<Topic>>,
        render: impl Fn() -> String + Send + Sync + 'static,
    ) -> Self {
        let topics = topics.into_iter().map(Into::into).collect();
        Self { id: id.into(), topics, render: Arc::new(move || Output::Html(render())) }
    }

    /// A named event for an island, e.g. the state of the map.
    pub fn event(
        name: &'static str,
        topics: impl IntoIterator<Item = impl Into<Topic>>,
        render: impl Fn() -> String + Send + Sync + 'static,
    ) -> Self {
        let topics = topics.into_iter().map(Into::into).collect();
        let render = Arc::new(move || Output::Event(name, render()));
        Self { id: name.to_owned(), topics, render }
    }

    /// The element's id on the page.
    pub fn id(&self) -> &str {
        &self.id
    }

    pub(crate) fn topics(&self) -> &[Topic] {
        &self.topics
    }

    pub(crate) fn depends_on(&self, topics: &HashSet<Topic>) -> bool {
        self.topics.iter().any(|topic| topics.contains(topic))
    }

    /// A defect in one part leaves it as it is on the page; the others go on.
    pub(crate) fn render(&self) -> Option<Output> {
        let output = catch_unwind(AssertUnwindSafe(|| (self.render)())).ok();
        if output.is_none() {
            tracing::error!(part = self.id, "a live part could not be rendered");
        }
        output
    }
}
