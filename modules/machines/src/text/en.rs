use hlaska_kernel::number::counted_en;

use super::Text;
use crate::event::Purpose;

pub(super) struct En;

impl Text for En {
    fn displays(&self) -> &'static str {
        "Displays"
    }
    fn keys(&self) -> &'static str {
        "API keys"
    }
    fn machines(&self) -> &'static str {
        "Displays and keys"
    }
    fn displays_lead(&self) -> &'static str {
        "Wall displays that show the portal without anybody signed in. They see only what bears no marking on their territory, and can change nothing."
    }
    fn new_display(&self) -> &'static str {
        "Pair a display"
    }
    fn new_display_lead(&self) -> &'static str {
        "On the screen open the address of this portal with the path"
    }
    fn code(&self) -> &'static str {
        "Code on the screen"
    }
    fn code_hint(&self) -> &'static str {
        "The eight characters it shows now, e.g. K7PM-3XWQ."
    }
    fn name(&self) -> &'static str {
        "Name"
    }
    fn display_name_hint(&self) -> &'static str {
        "Where it hangs: Crisis staff room."
    }
    fn key_name_hint(&self) -> &'static str {
        "The program that will ask: GIS of the region."
    }
    fn territory(&self) -> &'static str {
        "Territory"
    }
    fn territory_hint(&self) -> &'static str {
        "Type “kraj”, “ORP Písek”, a municipality or a code."
    }
    fn pair_button(&self) -> &'static str {
        "Let it in"
    }
    fn paired(&self) -> &'static str {
        "The display is paired and will light up within five seconds."
    }
    fn revoked(&self) -> &'static str {
        "Revoked. Within five seconds it sees nothing."
    }
    fn issued_already(&self) -> &'static str {
        "The key has been issued already. Its secret half is not shown again."
    }
    fn no_display(&self) -> &'static str {
        "No display"
    }
    fn no_display_means(&self) -> &'static str {
        "Nobody has paired a display on your territory yet."
    }
    fn no_key(&self) -> &'static str {
        "No key"
    }
    fn no_key_means(&self) -> &'static str {
        "No program has access to the portal."
    }
    fn since(&self) -> &'static str {
        "Since and by whom"
    }
    fn last_seen(&self) -> &'static str {
        "Last seen"
    }
    fn last_used(&self) -> &'static str {
        "Last used"
    }
    fn never(&self) -> &'static str {
        "nothing yet"
    }
    fn standing(&self) -> &'static str {
        "State"
    }
    fn reason(&self) -> &'static str {
        "Reason"
    }
    fn revoke_display(&self) -> &'static str {
        "Revoke the display"
    }
    fn revoke_key(&self) -> &'static str {
        "Revoke the key"
    }
    fn revoked_because(&self) -> &'static str {
        "Revoked:"
    }
    fn pair_this_screen(&self) -> &'static str {
        "Pair this screen"
    }
    fn step_open(&self) -> &'static str {
        "On your own computer open in the portal"
    }
    fn step_code(&self) -> &'static str {
        "Copy the code you see here and name the display."
    }
    fn step_wait(&self) -> &'static str {
        "The screen lights up by itself within five seconds."
    }
    fn code_ends(&self) -> &'static str {
        "The code is valid for ten minutes, then a new one appears."
    }
    fn keys_lead(&self) -> &'static str {
        "A key lets another program read the portal's data. It signs every request; the portal knows only the public half."
    }
    fn new_key(&self) -> &'static str {
        "Issue a key"
    }
    fn purpose(&self) -> &'static str {
        "Purpose"
    }
    fn organisation(&self) -> &'static str {
        "Organisation that answers for the key"
    }
    fn valid_for(&self) -> &'static str {
        "Valid for"
    }
    fn issue_button(&self) -> &'static str {
        "Issue the key"
    }
    fn key_issued(&self) -> &'static str {
        "The key is issued"
    }
    fn shown_once(&self) -> &'static str {
        "The secret half is shown only now"
    }
    fn shown_once_means(&self) -> &'static str {
        "Keep it where only your program can reach it. If you lose it, revoke the key and issue another."
    }
    fn how_to_sign(&self) -> &'static str {
        "How to sign a request is described in the administrator's guide, chapter API keys."
    }
    fn kept_it(&self) -> &'static str {
        "I have kept it"
    }
    fn ends(&self) -> &'static str {
        "Valid until"
    }
    fn ended(&self) -> &'static str {
        "It has ended"
    }
    fn ends_soon(&self) -> &'static str {
        "Ends soon, issue the next one"
    }
    fn purpose_name(&self, purpose: Purpose) -> &'static str {
        match purpose {
            Purpose::Read => "reading through the interface",
            Purpose::Monitoring => "monitoring",
        }
    }
    fn months(&self, months: u8) -> String {
        counted_en(months.into(), "month", "months")
    }
}
