//! Moments on the page: always a `<time>` with the exact value behind the words.

use hlaska_kernel::{Lang, Timestamp, time};
use maud::{Markup, html};

/// `22. 11. 17:06`, the full date and time in the title.
pub fn moment(at: Timestamp, lang: Lang) -> Markup {
    html! { time datetime=(at) title=(time::date_time(at, lang)) { (time::short(at, lang)) } }
}

/// How old something is, in words; loud when older than `limit_seconds`.
pub fn age(at: Timestamp, now: Timestamp, limit_seconds: i64, lang: Lang) -> Markup {
    let old = now.as_second() - at.as_second() > limit_seconds;
    html! {
        time.age.old[old] datetime=(at) title=(time::date_time(at, lang)) { (time::ago(at, now, lang)) }
    }
}
