use hlaska_testkit::http::{Answer, Client};

/// Somebody's browser, which the portal and the provider send to and fro.
pub struct Browser {
    pub portal: Client,
    pub provider: Client,
    portal_url: String,
    provider_url: String,
}

impl Browser {
    pub fn new(portal_url: &str, provider_url: &str) -> Self {
        let (portal, provider) = (Client::to(portal_url), Client::to(provider_url));
        let (portal_url, provider_url) = (portal_url.to_owned(), provider_url.to_owned());
        Self { portal, provider, portal_url, provider_url }
    }

    /// Presses the button on the sign-in page and goes wherever it leads.
    pub fn signs_in(&self) -> Answer {
        self.goes("/prihlaseni/poskytovatel/kraj?zpet=")
    }

    /// Opens a path of the portal and follows every redirect there and back.
    pub fn goes(&self, path: &str) -> Answer {
        self.arrive(self.portal.get(path))
    }

    pub fn arrive(&self, mut answer: Answer) -> Answer {
        for _ in 0..20 {
            let Some(to) = redirect(&answer) else { return answer };
            answer = self.visit(&to);
        }
        panic!("redirects without end at {}", answer.path);
    }

    /// Goes on until the provider sends back to the portal; answers the address it sends to,
    /// without visiting it.
    pub fn answer_of_provider(&self, path: &str) -> String {
        let mut answer = self.portal.get(path);
        for _ in 0..20 {
            let to = redirect(&answer).unwrap_or_else(|| panic!("stopped at {}", answer.path));
            if to.contains("/zpet?") {
                return to.strip_prefix(&self.portal_url).expect("back to the portal").to_owned();
            }
            answer = self.visit(&to);
        }
        panic!("redirects without end at {}", answer.path);
    }

    fn visit(&self, to: &str) -> Answer {
        if let Some(path) = to.strip_prefix(&self.provider_url) {
            return self.provider.get(path);
        }
        if let Some(path) = to.strip_prefix(&self.portal_url) {
            return self.portal.get(path);
        }
        assert!(to.starts_with('/'), "sent to a strange place: {to}");
        // Within whoever answered last: the provider's own paths are known.
        if to.starts_with("/interaction/") || to.starts_with("/auth") || to.starts_with("/session")
        {
            self.provider.get(to)
        } else {
            self.portal.get(to)
        }
    }

    /// The provider's cookies are gone, as when somebody else sits down there.
    pub fn forgets_the_provider(&mut self) {
        self.provider = Client::to(&self.provider_url);
    }

    /// Signs out at the provider, as if in another application of the office.
    pub fn signs_out_at_provider(&self) {
        let page = self.provider.get("/session/end").expect(200).text();
        let xsrf = page.split("name=\"xsrf\" value=\"").nth(1).expect("a form of sign-out");
        let xsrf = xsrf.split('"').next().unwrap_or_default();
        let fields = [("xsrf", xsrf), ("logout", "yes")];
        let done = self.provider.post("/session/end/confirm", &fields);
        assert!((200..400).contains(&done.status), "{}", done.text());
    }
}

fn redirect(answer: &Answer) -> Option<String> {
    answer.header("location").filter(|_| (300..400).contains(&answer.status)).map(str::to_owned)
}
