use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};

use super::screen::Screen;
use super::wire::Wire;
use super::{axe, base64};
use crate::wait::eventually;
use crate::workspace_root;

/// One tab of one visitor. When it is dropped without having failed, it fails if the browser had
/// anything to complain about: a script error, a refused resource, a breach of the CSP.
pub struct Page {
    wire: Arc<Wire>,
    context: String,
    session: String,
    screen: Screen,
    noise_expected: std::cell::Cell<bool>,
}

impl Page {
    /// In a window of its own, because what lies behind another tab is hidden and sleeps.
    pub(super) fn open(wire: &Arc<Wire>, context: &str, screen: Screen) -> Self {
        Self::open_in(wire, context, screen, true)
    }

    fn open_in(wire: &Arc<Wire>, context: &str, screen: Screen, new_window: bool) -> Self {
        let made =
            json!({ "url": "about:blank", "browserContextId": context, "newWindow": new_window });
        let target = wire.call(None, "Target.createTarget", &made).expect("a tab can be opened");
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let session = wire.call(None, "Target.attachToTarget", &attach).expect("a tab answers");
        let page = Self {
            wire: Arc::clone(wire),
            context: context.to_owned(),
            session: session["sessionId"].as_str().expect("a session has an id").to_owned(),
            screen,
            noise_expected: false.into(),
        };
        page.prepare();
        page
    }

    fn prepare(&self) {
        for domain in ["Page", "Runtime", "Log", "Network"] {
            self.call(&format!("{domain}.enable"), &json!({}));
        }
        self.call("Page.setLifecycleEventsEnabled", &json!({ "enabled": true }));
        self.call("Emulation.setDeviceMetricsOverride", &self.screen.metrics());
        let touch = json!({ "enabled": self.screen.is_touch() });
        self.call("Emulation.setTouchEmulationEnabled", &touch);
    }

    /// Another window of the same visitor.
    pub fn sibling(&self, screen: Screen) -> Self {
        Self::open(&self.wire, &self.context, screen)
    }

    /// A tab in front of this one, in the same window: this one is hidden until it is looked at.
    pub fn tab_in_front(&self, screen: Screen) -> Self {
        Self::open_in(&self.wire, &self.context, screen, false)
    }

    pub fn bring_to_front(&self) {
        self.call("Page.bringToFront", &json!({}));
    }

    /// Switches scripts off from the next page on.
    #[must_use]
    pub fn without_scripts(self) -> Self {
        self.call("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
        self
    }

    /// Prefers dark (or light) colours.
    pub fn dark(&self, dark: bool) {
        let wish = if dark { "dark" } else { "light" };
        let features = json!([{ "name": "prefers-color-scheme", "value": wish }]);
        self.call("Emulation.setEmulatedMedia", &json!({ "features": features }));
    }

    /// Shows the page as it would be printed.
    pub fn print_view(&self) {
        self.call("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    }

    /// Gives the visitor a cookie of the site at `url`.
    pub fn set_cookie(&self, url: &str, name: &str, value: &str) {
        self.call("Network.setCookie", &json!({ "url": url, "name": name, "value": value }));
    }

    /// Opens an address and waits until it is loaded.
    #[track_caller]
    pub fn goto(&self, url: &str) {
        self.wire.take(&self.session, "Page.lifecycleEvent");
        let went = self.call("Page.navigate", &json!({ "url": url }));
        assert!(went["errorText"].is_null(), "{url}: {}", went["errorText"]);
        self.await_load(&went["loaderId"]);
    }

    fn await_load(&self, loader: &Value) {
        if loader.is_null() {
            return; // only the fragment changed
        }
        eventually("the page's load", || {
            let events = self.wire.take(&self.session, "Page.lifecycleEvent");
            let mut events = events.iter().map(|event| &event["params"]);
            let mine = |event: &Value| event["name"] == "load" && event["loaderId"] == *loader;
            events.any(mine).then_some(())
        });
    }

    pub fn url(&self) -> String {
        self.evaluate("location.href").as_str().unwrap_or_default().to_owned()
    }

    /// Everything visible, unbreakable spaces as plain ones.
    pub fn text(&self) -> String {
        let text = self.evaluate("document.body ? document.body.innerText : ''");
        text.as_str().unwrap_or_default().replace(['\u{a0}', '\u{202f}'], " ")
    }

    /// Waits until the page says this.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        let what = format!("„{text}“ on the page");
        eventually(&what, || self.text().contains(text).then_some(()));
    }

    /// Waits until the page no longer says this.
    #[track_caller]
    pub fn wait_until_gone(&self, text: &str) {
        let what = format!("„{text}“ to go from the page");
        eventually(&what, || (!self.text().contains(text)).then_some(()));
    }

    /// Runs a piece of JavaScript in the page, waits for its promise, answers its value; null
    /// when the page is just being replaced.
    pub fn evaluate(&self, script: &str) -> Value {
        let ask = json!({ "expression": script, "awaitPromise": true, "returnByValue": true });
        let Ok(mut done) = self.wire.call(Some(&self.session), "Runtime.evaluate", &ask) else {
            return Value::Null;
        };
        let thrown = &done["exceptionDetails"]["exception"]["description"];
        assert!(thrown.is_null(), "{script}: {thrown}");
        done["result"]["value"].take()
    }

    /// Fails if the page is wider than the screen.
    #[track_caller]
    pub fn assert_fits_sideways(&self) {
        let wide = self.evaluate("document.documentElement.scrollWidth - innerWidth");
        let over = wide.as_i64().unwrap_or(0);
        assert!(over <= 0, "{} scrolls {over} px sideways at {:?}", self.url(), self.screen);
    }

    /// Fails unless axe finds no breach of WCAG 2.2 AA.
    #[track_caller]
    pub fn assert_accessible(&self) {
        let breaches = axe::breaches(self);
        assert!(breaches.is_empty(), "{}:\n{}", self.url(), breaches.join("\n"));
    }

    /// What axe finds.
    pub fn accessibility_breaches(&self) -> Vec<String> {
        axe::breaches(self)
    }

    /// Saves the whole page as `target/shots/NAME.png`.
    pub fn shot(&self, name: &str) -> PathBuf {
        let size = &self.call("Page.getLayoutMetrics", &json!({}))["cssContentSize"];
        self.save(name, &0.into(), &size["width"], &size["height"])
    }

    /// Saves so many pixels of the page's height, from where it is scrolled to.
    pub fn shot_of_height(&self, name: &str, height: u32) -> PathBuf {
        let top = self.evaluate("scrollY");
        self.save(name, &top, &self.screen.size().0.into(), &height.into())
    }

    fn save(&self, name: &str, top: &Value, width: &Value, height: &Value) -> PathBuf {
        let folder = workspace_root().join("target/shots");
        std::fs::create_dir_all(&folder).expect("target can be written");
        let clip = json!({ "x": 0, "y": top, "width": width, "height": height, "scale": 1 });
        let ask = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let shot = self.call("Page.captureScreenshot", &ask);
        let file = folder.join(format!("{name}.png"));
        let bytes = base64::decode(shot["data"].as_str().unwrap_or_default());
        std::fs::write(&file, bytes).expect("target can be written");
        file
    }

    /// Bytes that came over the wire since last asked, compressed as they came.
    pub fn bytes_received(&self) -> u64 {
        let loads = self.wire.take(&self.session, "Network.loadingFinished");
        let sizes = loads.iter().filter_map(|load| load["params"]["encodedDataLength"].as_f64());
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a byte count")]
        sizes.map(|size| size as u64).sum()
    }

    /// What the browser complained about since last asked.
    pub fn complaints(&self) -> Vec<String> {
        let thrown = self.wire.take(&self.session, "Runtime.exceptionThrown");
        let logged = self.wire.take(&self.session, "Log.entryAdded");
        let called = self.wire.take(&self.session, "Runtime.consoleAPICalled");
        let thrown = thrown.iter().map(|event| {
            event["params"]["exceptionDetails"]["exception"]["description"].to_string()
        });
        let logged = logged.iter().map(|event| &event["params"]["entry"]);
        let logged = logged.filter(|entry| entry["level"] == "error");
        let logged = logged.map(|entry| format!("{} {}", entry["text"], entry["url"]));
        let called = called.iter().map(|event| &event["params"]);
        let called =
            called.filter(|call| call["type"] == "error").map(|call| call["args"].to_string());
        thrown.chain(logged).chain(called).collect()
    }

    /// The test is about an outage or a refusal: the browser may complain.
    pub fn expect_complaints(&self) {
        self.noise_expected.set(true);
    }

    #[track_caller]
    pub(super) fn call(&self, method: &str, params: &Value) -> Value {
        self.try_call(method, params).unwrap_or_else(|why| panic!("{why}"))
    }

    pub(super) fn try_call(&self, method: &str, params: &Value) -> Result<Value, String> {
        self.wire.call(Some(&self.session), method, params)
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("--- {} said ---\n{}\n{:?}", self.url(), self.text(), self.complaints());
        } else if !self.noise_expected.get() {
            let complaints = self.complaints();
            assert!(complaints.is_empty(), "the browser complained: {complaints:#?}");
        }
    }
}
