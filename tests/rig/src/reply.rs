use axum::body::Body;
use hlaska_testkit::page::Page;
use http::header::LOCATION;
use http::{HeaderMap, Response, StatusCode};
use http_body_util::BodyExt;

/// What the portal answered.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Reply {
    pub(crate) async fn of(response: Response<Body>) -> Self {
        let (head, body) = response.into_parts();
        let bytes = body.collect().await.expect("the body can be read").to_bytes();
        let text = String::from_utf8(bytes.to_vec()).expect("the portal speaks UTF-8");
        Self { status: head.status, headers: head.headers, text }
    }

    /// The page, which must have come with 200.
    #[track_caller]
    pub fn page(&self) -> Page {
        self.page_with(StatusCode::OK)
    }

    #[track_caller]
    pub fn page_with(&self, status: StatusCode) -> Page {
        assert_eq!(self.status, status, "{}", self.text);
        Page::parse(&self.text)
    }

    /// Where a form that was taken leads.
    #[track_caller]
    pub fn leads_to(&self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.text);
        self.headers[LOCATION].to_str().expect("an address is plain text").to_owned()
    }
}
