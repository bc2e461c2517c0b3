use hlaska_kernel::number::counted_en;

use super::Text;

pub(super) struct En;

impl Text for En {
    fn title(&self) -> &'static str {
        "Event records"
    }
    fn menu(&self) -> &'static str {
        "Audit"
    }
    fn lead(&self) -> &'static str {
        "Who did what in the portal, when, whence and with what outcome. Records cannot be changed or deleted; reading them is a record, too."
    }
    fn find(&self) -> &'static str {
        "Find words"
    }
    fn class(&self) -> &'static str {
        "Class (§ 22 of decree 409/2025)"
    }
    fn any(&self) -> &'static str {
        "all"
    }
    fn code(&self) -> &'static str {
        "Type of activity"
    }
    fn outcome(&self) -> &'static str {
        "Outcome"
    }
    fn account(&self) -> &'static str {
        "Account"
    }
    fn account_hint(&self) -> &'static str {
        "The account's identifier; each record links to it."
    }
    fn address(&self) -> &'static str {
        "Network address"
    }
    fn from(&self) -> &'static str {
        "From"
    }
    fn until(&self) -> &'static str {
        "Until"
    }
    fn show(&self) -> &'static str {
        "Show"
    }
    fn when(&self) -> &'static str {
        "When"
    }
    fn what(&self) -> &'static str {
        "What"
    }
    fn who(&self) -> &'static str {
        "Who"
    }
    fn whence(&self) -> &'static str {
        "Whence"
    }
    fn on_what(&self) -> &'static str {
        "On what"
    }
    fn none(&self) -> &'static str {
        "No record"
    }
    fn none_means(&self) -> &'static str {
        "Nothing matches this choice. It does not mean that nothing happened: check the period and the words."
    }
    fn newest(&self) -> &'static str {
        "newest records"
    }
    fn one(&self) -> &'static str {
        "Record"
    }
    fn place(&self) -> &'static str {
        "Place in the chain"
    }
    fn hash(&self) -> &'static str {
        "Hash"
    }
    fn zone(&self) -> &'static str {
        "Time zone"
    }
    fn asset(&self) -> &'static str {
        "Technical asset"
    }
    fn device(&self) -> &'static str {
        "Originating device"
    }
    fn reason(&self) -> &'static str {
        "Reason"
    }
    fn detail(&self) -> &'static str {
        "Details"
    }
    fn organisation(&self) -> &'static str {
        "Organisation"
    }
    fn account_class(&self) -> &'static str {
        "Class of account"
    }
    fn provider(&self) -> &'static str {
        "Proof of identity"
    }
    fn session(&self) -> &'static str {
        "Session"
    }
    fn request(&self) -> &'static str {
        "Request"
    }
    fn marking(&self) -> &'static str {
        "Marking"
    }
    fn exercise(&self) -> &'static str {
        "Exercise"
    }
    fn yes(&self) -> &'static str {
        "yes"
    }
    fn count(&self) -> &'static str {
        "How many times"
    }
    fn dropped(&self) -> &'static str {
        "The content was dropped after its time of retention; place and hash stay."
    }
    fn of_account(&self) -> &'static str {
        "All of this account"
    }
    fn of_device(&self) -> &'static str {
        "All of this device"
    }
    fn nobody(&self) -> &'static str {
        "not signed in"
    }
    fn export_csv(&self) -> &'static str {
        "Download the choice as CSV"
    }
    fn export_jsonl(&self) -> &'static str {
        "Download the choice as JSON Lines"
    }
    fn verify(&self) -> &'static str {
        "Verify the chain"
    }
    fn verified(&self) -> &'static str {
        "The chain is intact"
    }
    fn broken(&self) -> &'static str {
        "The chain is broken"
    }
    fn broken_means(&self) -> &'static str {
        "Somebody changed the records outside the portal, or the disk is damaged. Repair nothing, secure a copy and call the cyber-security manager."
    }
    fn saved(&self) -> &'static str {
        "Saved choices"
    }
    fn save(&self) -> &'static str {
        "Save this choice"
    }
    fn name(&self) -> &'static str {
        "Name of the choice"
    }
    fn delete(&self) -> &'static str {
        "Delete"
    }
    fn bad_account(&self) -> &'static str {
        "There is no such account. Paste the whole identifier."
    }
    fn bad_address(&self) -> &'static str {
        "Enter an address, e.g. 192.0.2.7."
    }
    fn bad_moment(&self) -> &'static str {
        "Enter a date and a time."
    }
    fn many(&self) -> &'static str {
        "At most twenty choices can be saved. Delete one first."
    }
    fn sound(&self, records: u64) -> String {
        let records = counted_en(records, "record", "records");
        format!("Walked {records} from the first to the last; nothing is missing or was changed.")
    }
}
