use serde_json::Value;

use super::page::Page;
use crate::workspace_root;

/// Runs axe with the rules of WCAG 2.2 AA. An axe that saw next to nothing is blind (its frame
/// was empty, the page had not come), and its silence is worth nothing: that counts as a breach.
const RUN: &str = "axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'],
}).then(found => JSON.stringify({
    seen: found.passes.length + found.violations.length,
    breaches: found.violations.map(rule => rule.id + ' (' + rule.help + '): '
        + rule.nodes.map(node => node.html.slice(0, 200) + ' — ' + node.failureSummary).join('; ')),
}))";

/// Colours on their way from light to dark are nobody's choice: they are let come to rest.
const REST: &str = "Promise.race([
    Promise.allSettled(document.getAnimations().map(one => one.finished)),
    new Promise(done => setTimeout(done, 1500)),
]).then(() => true)";

pub fn breaches(page: &Page) -> Vec<String> {
    page.evaluate(REST);
    if page.evaluate("typeof axe") != "object" {
        page.evaluate(&source());
    }
    let told = page.evaluate(RUN);
    let told: Value = serde_json::from_str(told.as_str().unwrap_or_default()).unwrap_or_default();
    let breaches = told["breaches"].as_array().cloned().unwrap_or_default();
    let seen = told["seen"].as_u64().unwrap_or(0);
    let blind =
        (seen < 6).then(|| format!("axe is blind: only {seen} of its rules found anything"));
    let breaches = breaches.iter().map(|breach| breach.as_str().unwrap_or_default().to_owned());
    breaches.chain(blind).collect()
}

fn source() -> String {
    let path = workspace_root().join("crates/web/node_modules/axe-core/axe.min.js");
    let source = std::fs::read_to_string(&path)
        .unwrap_or_else(|why| panic!("{}: {why}; `make assets` fetches it", path.display()));
    // The value of the last expression is sent back: let it be small.
    source + "; true"
}
