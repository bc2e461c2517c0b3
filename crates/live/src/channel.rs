use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::mpsc;

use crate::{Topic, frame};

/// What a part sends.
pub enum Output {
    /// HTML of the element with the part's id.
    Html(String),
    /// A named event with JSON, for an island that draws itself.
    Event(&'static str, String),
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
}

/// A subscriber's queue: what the kernel buffer has not taken yet.
pub(crate) const QUEUE: usize = 16;

pub(crate) struct Channel {
    parts: Vec<(Part, Option<u64>)>,
    subscribers: Vec<mpsc::Sender<Bytes>>,
}

impl Channel {
    pub(crate) fn new(parts: Vec<Part>) -> Self {
        Self {
            parts: parts.into_iter().map(|part| (part, None)).collect(),
            subscribers: Vec::new(),
        }
    }

    pub(crate) fn join(&mut self, subscriber: mpsc::Sender<Bytes>) {
        self.subscribers.push(subscriber);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.subscribers.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.subscribers.len()
    }

    pub(crate) fn depends_on(&self, topics: &HashSet<Topic>) -> bool {
        self.parts.iter().any(|(part, _)| part.topics.iter().any(|topic| topics.contains(topic)))
    }

    /// Renders what depends on the topics; a message of the parts that really changed.
    pub(crate) fn refresh(&mut self, topics: &HashSet<Topic>, revision: u64) -> Option<Bytes> {
        let mut changed = Vec::new();
        for (part, last) in &mut self.parts {
            if part.topics.iter().any(|topic| topics.contains(topic)) {
                let output = (part.render)();
                let hash = fingerprint(&output);
                if last.replace(hash) != Some(hash) {
                    changed.push((part.id.as_str(), output));
                }
            }
        }
        message(revision, &changed)
    }

    /// Everything the topics touch, for one who comes late.
    pub(crate) fn present(&self, topics: &HashSet<Topic>, revision: u64) -> Option<Bytes> {
        let parts = self
            .parts
            .iter()
            .filter(|(part, _)| part.topics.iter().any(|topic| topics.contains(topic)));
        let outputs: Vec<_> = parts.map(|(part, _)| (part.id.as_str(), (part.render)())).collect();
        message(revision, &outputs)
    }

    pub(crate) fn topics(&self) -> impl Iterator<Item = &Topic> {
        self.parts.iter().flat_map(|(part, _)| &part.topics)
    }

    /// Hands the bytes to everybody; lets go of those who left or cannot follow.
    pub(crate) fn send(&mut self, message: &Bytes) {
        self.subscribers.retain(|subscriber| subscriber.try_send(message.clone()).is_ok());
    }
}

fn fingerprint(output: &Output) -> u64 {
    let mut hasher = DefaultHasher::new();
    match output {
        Output::Html(text) | Output::Event(_, text) => text.hash(&mut hasher),
    }
    hasher.finish()
}

fn message(revision: u64, outputs: &[(&str, Output)]) -> Option<Bytes> {
    let mut bytes = Vec::new();
    let html: Vec<(&str, &str)> = outputs
        .iter()
        .filter_map(|(id, output)| match output {
            Output::Html(html) => Some((*id, html.as_str())),
            Output::Event(..) => None,
        })
        .collect();
    if !html.is_empty() {
        bytes.extend_from_slice(&frame::partials(revision, html.into_iter()));
    }
    for (_, output) in outputs {
        if let Output::Event(name, json) = output {
            bytes.extend_from_slice(&frame::named(name, json));
        }
    }
    (!bytes.is_empty()).then(|| bytes.into())
}
