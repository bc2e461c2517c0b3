//! The glue between HTTP and the modules: routes with rules, sessions, forms, pages, live streams.
//! It knows nothing of crises.

mod accountable;
pub mod answer;
pub mod assets;
pub mod assets_route;
mod body;
pub mod cx;
pub mod export;
pub mod fields;
pub mod glue;
mod headers;
pub mod machine;
pub mod module;
pub mod portal;
pub mod prefs;
mod problem;
pub mod route;
pub mod serve;
pub mod session;
pub mod session_cookie;
pub mod session_proof;
pub mod shell;
pub mod stream;
pub mod ui;
mod upload;
pub mod watermark;

pub use answer::Answer;
pub use cx::{Cx, LiveCx, Params};
pub use export::{Export, MARKING_HEADER};
pub use fields::{Fields, FormReader, TEXT_LIMIT};
pub use module::{Chronicle, ChronicleItem, Job, MenuItem, Module, Panel, Services, Wanted};
pub use portal::{Decision, Done, Portal, Settings};
pub use route::{Access, PartsFn, Route};
pub use session::{Lifetime, Renewal, Session, Sessions, SignIn};
pub use session_proof::Proof;
pub use upload::Upload;
pub use watermark::Watermarks;

pub use hlaska_audit as audit;
pub use hlaska_live::Part;
pub use http::StatusCode;
