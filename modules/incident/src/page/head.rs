//! The head of an incident's page: what, where, who directs, what can be done.

use hlaska_signals::{Signal, Signals};
use hlaska_web::LiveCx;
use hlaska_web::ui::{self, Tone, moment};
use maud::{Markup, html};

use super::{handling, marks, name_of, places_line};
use crate::catalogue::{alarm_name, kind_name};
use crate::command::{Amend, Close, InviteOrganisation, Reopen, address};
use crate::incident::Incident;
use crate::permits::would_over_all;
use crate::text::text;

pub(super) fn head(live: &LiveCx, incident: &Incident) -> Markup {
    let words = text(live.lang());
    html! {
        div #udalost {
            div.head {
                div { h1 { (incident.facts.title) } p { (state_mark(incident, live)) " " (marks(incident, live.lang())) } }
                (buttons(live, incident))
            }
            @if incident.exercise { (ui::alert(Tone::Warn, "", &html! { p { (words.exercise_means()) } })) }
            (facts(live, incident))
        }
    }
}

fn state_mark(incident: &Incident, live: &LiveCx) -> Markup {
    html! { @if incident.is_open { span.badge { (text(live.lang()).open()) } } }
}

fn buttons(live: &LiveCx, incident: &Incident) -> Markup {
    let (words, own) = (text(live.lang()), address(incident.id));
    let guards = &incident.guards();
    html! {
        div.actions {
            @if incident.is_open && would_over_all::<Amend>(&live.viewer, guards) {
                a.btn href={ (own) "/upravit" } { (words.edit()) }
            }
            @if would_over_all::<InviteOrganisation>(&live.viewer, guards) {
                a.btn href={ (own) "/prizvat" } { (words.invite()) }
            }
            @if incident.is_open && would_over_all::<Close>(&live.viewer, guards) {
                a.btn href={ (own) "/uzavrit" } { (words.close()) }
            }
            @if !incident.is_open && would_over_all::<Reopen>(&live.viewer, guards) {
                a.btn href={ (own) "/otevrit" } { (words.reopen()) }
            }
        }
    }
}

/// Short, so that the log is in sight.
fn facts(live: &LiveCx, incident: &Incident) -> Markup {
    let (lang, words, facts) = (live.lang(), text(live.lang()), &incident.facts);
    html! {
        p.lead { b { (kind_name(&facts.kind, lang)) } " · " (places_line(live, &facts.places)) }
        p.row.muted {
            @if !incident.facts.handling.is_open() { span { (words.handling()) " " b { (handling::name(live, incident.facts.handling)) } } }
            span { (words.directs()) " " b { (words.level(facts.level)) } }
            @if let Some(alarm) = &facts.alarm { b { (alarm_name(alarm, lang)) } }
            span { (words.began()) " " (moment(facts.occurred_at, lang)) }
            @if let Some(opened) = incident.opened() {
                span { (words.opened_by()) " " (name_of(live, &opened.stamp.author())) ", " (moment(opened.stamp.recorded_at, lang)) }
            }
        }
        @if !incident.invited.is_empty() {
            p.muted { (words.invited()) ": " (incident.invited.values().cloned().collect::<Vec<_>>().join(", ")) }
        }
        @if !facts.description.is_empty() { p.text { (facts.description) } }
    }
}

/// The signals the incident grew out of, as they stand now.
pub(super) fn signals(live: &LiveCx, incident: &Incident) -> Markup {
    let world = live.world();
    let signals = world.view::<Signals>();
    let seen = incident.signals.iter().filter_map(|id| signals.get(&live.viewer, *id));
    let shown: Vec<_> = seen.map(|signal| line(live, signal)).collect();
    html! {
        div #udalost-podnety {
            @if !shown.is_empty() {
                (ui::panel("podnety-udalosti", text(live.lang()).joined_signals(), &html! {}, &ui::inbox("podnety-udalosti-seznam", &shown)))
            }
        }
    }
}

fn line(live: &LiveCx, signal: &Signal) -> ui::Signal {
    let lang = live.lang();
    ui::Signal {
        id: format!("podnet-{}", signal.id),
        seq: signal.seq,
        mark: html! {},
        what: signal.latest.title.get(lang).to_owned(),
        href: format!("/podnety/{}", signal.id),
        meta: vec![
            html! { (signal.latest.detail.get(lang)) },
            moment(signal.latest.observed_at, lang),
        ],
        actions: html! {},
    }
}
