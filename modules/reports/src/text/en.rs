//! English sentences.

use hlaska_kernel::Lang;
use hlaska_kernel::number::counted_en;
use hlaska_kernel::time::span_words;

use super::{Text, says};

pub(super) struct En;

#[rustfmt::skip]
impl Text for En {
    says! {
        board = "Municipal reports";
        my_municipality = "My municipality";
        reality = "reality";
        drill = "the exercise";
        drill_open = "This report belongs to an exercise";
        reality_instead = "Is something really happening? Go to the real report";
        drill_report = "An exercise is under way. Go to the report for the exercise";
        drill_too = "An exercise is under way too";
        real_meanwhile = "Besides the exercise there are real requests or reports";
        choose_board = "Show them";
        kind = "The report is about";
        answered = "Answered";
        has_answered = "answered";
        you_answered = "You have answered";
        waiting = "waiting";
        overdue = "Overdue";
        no_contact = "No contact";
        not_asked = "not asked";
        people = "persons";
        disrupted = "Not fully working";
        in_need = "Asking for help";
        municipality = "Municipality";
        situation = "Situation";
        evacuated = "Evacuated";
        cut_off = "Cut off";
        injured = "Injured";
        needs = "Needs";
        reported = "Reported";
        answer = "Answer";
        note = "Note";
        orp = "ORP";
        all_orps = "all ORPs";
        state = "Only municipalities";
        any_state = "all";
        show = "Show";
        view = "Form of the board";
        table = "Table";
        cards = "Cards";
        tiles = "Tiles";
        map = "Map";
        write_down = "Write a report down for a municipality";
        find = "Find";
        find_hint = "A name or its beginning, accents do not matter";
        find_none = "No municipality of that name is in your territory.";
        nothing_yet = "No municipality has been asked and none has reported by itself.";
        nothing_yet_why = " It does not mean that all is well. Ask municipalities on the page of an incident.";
        nothing_so = "No municipality matches the selection now.";
        nothing_so_why = " The figures above include the others too.";
        no_report = "no report";
        due = "until";
        due_until = "Answer by";
        next_due_you = "You have answered, next report due"; 
        due_was = "The answer was due at";
        next_due = "next due";
        unchanged = "No change";
        last_report = "Last report";
        prefilled = "Pre-filled from the last report at";
        never_reported = "The municipality has not reported yet. It does not mean that all is well there.";
        nobody_asks = "Nobody is asking you for a report now.";
        nobody_asks_why = "You can report at any time by yourself.";
        asked_by = "Asked by";
        asked_at = "Asked";
        withdrawn = "Request withdrawn";
        closed = "Request closed";
        how_is_it = "How is the situation in the municipality?";
        how_many = "How many people are";
        how_many_hint = "Leave empty what you do not know. Zero means nobody.";
        what_works = "What works";
        what_is_needed = "What you need";
        what_is_needed_hint = "How much, where and until when";
        needs_text = "Details of the needs";
        free_text = "What is happening";
        free_text_hint = "No need to repeat what is filled in above";
        send = "Send the report";
        sent = "The report is written down, filled in at";
        history = "History of reports";
        history_none = "No report yet.";
        written_by = "written by";
        filled_in = "filled in";
        told = "told";
        delivered = "delivered";
        written_at = "written";
        not_a_mayor = "This page is for mayors";
        not_a_mayor_why = "Your account does not have the role of a mayor, so it cannot report for a municipality. If it should, turn to the administrator of your organisation or to the ORP's secretary. Tell an urgent report to the ORP or to the fire service by phone.";
        to_the_board = "The board of reports";
        which_municipality = "For which municipality";
        record = "Write a report down";
        caller = "Who is calling";
        caller_hint = "Name or function";
        channel = "By";
        told_at = "Told at";
        save_report = "Write the report down";
        save_unchanged = "The caller reports no change";
        no_contact_heading = "Cannot be reached";
        no_contact_lead = "Write a vain attempt down. The municipality will stand as without contact until it is heard of.";
        no_contact_note = "Where and how often you called";
        save_no_contact = "Write down that there is no contact";
        no_contact_saved = "The vain attempt is written down.";
        report_saved = "The report is written down and everybody entitled sees it.";
        ask = "Ask municipalities";
        ask_lead = "Each of them will see the request on its page. Its answer serves everybody who has asked.";
        ask_what = "What you need to know";
        ask_what_hint = "The municipalities will see this text";
        ask_usual = "Please report the situation in your municipality.";
        ask_due = "Answer until";
        ask_repeat = "Repeat";
        ask_repeat_none = "do not repeat";
        ask_whom = "Whom to ask";
        ask_all = "All municipalities of the incident";
        ask_orps = "Whole ORPs";
        ask_orps_hint = "Tick them below";
        ask_chosen = "Chosen municipalities";
        ask_chosen_hint = "Tick them below";
        ask_send = "Send the request";
        asked = "Request to municipalities";
        ask_drill = "The incident is an exercise: the request and the answers will be marked so.";
        asks_none = "No municipality has been asked yet.";
        asks_none_why = " So we may know nothing of their situation.";
        close_ask = "End the request";
        close_how = "How it ended";
        close_done = "Close, we know enough";
        close_withdrawn = "Withdraw, it was a mistake";
        close_reason = "Reason";
        close_save = "End the request";
        remind = "Note a reminder";
        remind_lead = "The portal calls nobody. Write down that you reminded those who owe an answer.";
        remind_save = "Note the reminder";
        in_panel = "Board of reports";
        map_text = "Municipalities by their last report.";
        map_none = "Nothing is known yet: no municipality was asked or has reported.";
        tile_signs = "● normal, ◐ watching, ▲ affected, ! critical, ○ no report; behind the name ? overdue, ✕ no contact";
        map_signs = "Signs: ! critical, ▲ affected, ? overdue, ✕ no contact";
        critical = "Critical";
        affected = "Affected";
        affected_or_worse = "affected and critical";
        received = "Received";
        sent_entry = "Sent";
        measure = "Measure";
        attempt = "Attempt at contact";
    }

    fn municipalities(&self, count: u32) -> String {
        counted_en(count.into(), "municipality", "municipalities")
    }
    fn answered_of(&self, answered: u32, asked: u32) -> String {
        let of = if asked == 1 { "municipality" } else { "municipalities" };
        format!("{answered} of {asked} asked {of} answered")
    }
    fn repeat_every(&self, minutes: u32) -> String {
        format!("every {}", span_words(i64::from(minutes) * 60, Lang::En))
    }
    fn report_of(&self, municipality: &str) -> String {
        format!("Report of {municipality}")
    }
    fn no_contact_with(&self, municipality: &str) -> String {
        format!("Cannot be reached: {municipality}")
    }
    fn asked_log(&self, what: &str, due: &str) -> String {
        format!("Request to report, due {due}: {what}")
    }
    fn reminded_log(&self, count: u32) -> String {
        format!("Reminded: {} without an answer", self.municipalities(count))
    }
    fn seen_by(&self, orp: &str) -> String {
        format!(
            "ORP {orp}, the regional office, the fire service's operations centre and others \
             entitled see it at once. You need not tell anybody again."
        )
    }
    fn page_of(&self, municipality: &str) -> String {
        municipality.to_owned()
    }
}
