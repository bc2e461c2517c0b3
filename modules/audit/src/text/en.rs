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
    fn findings(&self) -> &'static str {
        "Findings"
    }
    fn findings_lead(&self) -> &'static str {
        "What rules noticed in the records. Each says what it means and what to do."
    }
    fn no_findings(&self) -> &'static str {
        "No open finding"
    }
    fn no_findings_means(&self) -> &'static str {
        "The rules found nothing. It does not mean that nothing happened."
    }
    fn first(&self) -> &'static str {
        "first record"
    }
    fn last(&self) -> &'static str {
        "last record"
    }
    fn reviewed(&self) -> &'static str {
        "rule reviewed"
    }
    fn settle(&self) -> &'static str {
        "Settle"
    }
    fn settled(&self) -> &'static str {
        "Settled"
    }
    fn none_settled(&self) -> &'static str {
        "No finding has been settled yet."
    }
    fn note(&self) -> &'static str {
        "What you found out"
    }
    fn note_hint(&self) -> &'static str {
        "Stays in the records. One sentence at least."
    }
    fn health(&self) -> &'static str {
        "Health of the record"
    }
    fn health_lead(&self) -> &'static str {
        "Whether the record of events is alive. What is in it only the auditor reads."
    }
    fn newest_one(&self) -> &'static str {
        "Newest record"
    }
    fn last_verified(&self) -> &'static str {
        "Chain verified"
    }
    fn open_findings(&self) -> &'static str {
        "Open findings"
    }
    fn retention(&self) -> &'static str {
        "Retention"
    }
    fn size(&self) -> &'static str {
        "Size on the disk"
    }
    fn forwarded(&self) -> &'static str {
        "Forwarded up to"
    }
    fn not_forwarded(&self) -> &'static str {
        "Records are forwarded nowhere"
    }
    fn not_forwarded_means(&self) -> &'static str {
        "Whoever rules the server could change all records. Set up a collector in [audit.syslog] of hlaska.toml."
    }
    fn months(&self, months: u32) -> String {
        counted_en(months.into(), "month", "months")
    }
    fn behind(&self, records: u64) -> String {
        format!("{} waiting", counted_en(records, "record", "records"))
    }
    fn severe(&self, count: usize) -> String {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        let things = counted_en(count, "severe finding", "severe findings");
        format!("Security of the portal: {things} not settled")
    }
    fn rules_of(&self, version: &str) -> String {
        format!("Rules of {version}.")
    }
}
