use hlaska_kernel::Lang;

pub trait Text: Sync {
    fn menu(&self) -> &'static str;
    fn news(&self) -> &'static str;
    fn news_lead(&self) -> &'static str;
    fn mark_seen(&self) -> &'static str;
    fn no_news(&self) -> (&'static str, &'static str);
    fn signals(&self) -> &'static str;
    fn incidents(&self) -> &'static str;
    fn all_signals(&self) -> &'static str;
    fn all_incidents(&self) -> &'static str;
    fn map(&self) -> &'static str;
    fn gauges(&self) -> &'static str;
    fn reports(&self) -> &'static str;
    fn all_reports(&self) -> &'static str;
    fn new_signals(&self) -> &'static str;
    fn open_incidents(&self) -> &'static str;
    fn gauges_at_limit(&self) -> &'static str;
    fn of_gauges(&self, known: usize, stale: usize) -> String;
    fn evacuated(&self) -> &'static str;
    fn answered(&self) -> &'static str;
    fn overdue(&self, count: u32) -> String;
    fn wall(&self) -> &'static str;
    fn refresh(&self) -> &'static str;
    fn open_incident(&self) -> &'static str;
    fn no_significant(&self) -> &'static str;
}

pub fn text(lang: Lang) -> &'static dyn Text {
    match lang {
        Lang::Cs => &Cs,
        Lang::En => &En,
    }
}

struct Cs;
struct En;

#[rustfmt::skip]
impl Text for Cs {
    fn menu(&self) -> &'static str { "Situace" }
    fn news(&self) -> &'static str { "Co je nového" }
    fn news_lead(&self) -> &'static str { "Co přibylo od chvíle, kdy jste si naposledy všechno označili jako přečtené." }
    fn mark_seen(&self) -> &'static str { "Označit vše jako přečtené" }
    fn no_news(&self) -> (&'static str, &'static str) {
        ("Nic nového.", " V portálu od té doby nikdo nic nezapsal; co se děje jinde, portál neví.")
    }
    fn signals(&self) -> &'static str { "Podněty" }
    fn incidents(&self) -> &'static str { "Otevřené události" }
    fn all_signals(&self) -> &'static str { "Všechny podněty" }
    fn all_incidents(&self) -> &'static str { "Všechny události" }
    fn map(&self) -> &'static str { "Hlášení obcí a profily" }
    fn gauges(&self) -> &'static str { "Profily na SPA" }
    fn reports(&self) -> &'static str { "Hlášení obcí" }
    fn all_reports(&self) -> &'static str { "Přehled hlášení" }
    fn new_signals(&self) -> &'static str { "Nových podnětů" }
    fn open_incidents(&self) -> &'static str { "Otevřených událostí" }
    fn gauges_at_limit(&self) -> &'static str { "Profilů na SPA" }
    fn of_gauges(&self, known: usize, stale: usize) -> String { format!("z\u{a0}{known}, mlčí {stale}") }
    fn evacuated(&self) -> &'static str { "Evakuovaných osob" }
    fn answered(&self) -> &'static str { "Obcí odpovědělo" }
    fn overdue(&self, count: u32) -> String { format!("po lhůtě {count}") }
    fn wall(&self) -> &'static str { "Nástěnný režim" }
    fn refresh(&self) -> &'static str { "Obnovit" }
    fn open_incident(&self) -> &'static str { "Založit událost" }
    fn no_significant(&self) -> &'static str { "Nic nebylo označeno jako významné; označuje se v deníku události." }
}

#[rustfmt::skip]
impl Text for En {
    fn menu(&self) -> &'static str { "Situation" }
    fn news(&self) -> &'static str { "What is new" }
    fn news_lead(&self) -> &'static str { "What has come since you last marked everything as read." }
    fn mark_seen(&self) -> &'static str { "Mark everything as read" }
    fn no_news(&self) -> (&'static str, &'static str) {
        ("Nothing new.", " Nobody has written anything in the portal since; it does not know what happens elsewhere.")
    }
    fn signals(&self) -> &'static str { "Signals" }
    fn incidents(&self) -> &'static str { "Open events" }
    fn all_signals(&self) -> &'static str { "All signals" }
    fn all_incidents(&self) -> &'static str { "All events" }
    fn map(&self) -> &'static str { "Municipal reports and gauges" }
    fn gauges(&self) -> &'static str { "Gauges at an SPA" }
    fn reports(&self) -> &'static str { "Municipal reports" }
    fn all_reports(&self) -> &'static str { "Report board" }
    fn new_signals(&self) -> &'static str { "New signals" }
    fn open_incidents(&self) -> &'static str { "Open events" }
    fn gauges_at_limit(&self) -> &'static str { "Gauges at an SPA" }
    fn of_gauges(&self, known: usize, stale: usize) -> String { format!("of {known}, {stale} silent") }
    fn evacuated(&self) -> &'static str { "People evacuated" }
    fn answered(&self) -> &'static str { "Municipalities answered" }
    fn overdue(&self, count: u32) -> String { format!("{count} overdue") }
    fn wall(&self) -> &'static str { "Wall mode" }
    fn refresh(&self) -> &'static str { "Refresh" }
    fn open_incident(&self) -> &'static str { "Open an event" }
    fn no_significant(&self) -> &'static str { "Nothing was marked as significant; it is marked in an event's log." }
}
