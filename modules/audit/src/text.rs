//! Words of the module.

mod cs;
mod en;

use hlaska_kernel::Lang;

pub(crate) trait Text {
    fn title(&self) -> &'static str;
    fn menu(&self) -> &'static str;
    fn lead(&self) -> &'static str;
    fn find(&self) -> &'static str;
    fn class(&self) -> &'static str;
    fn any(&self) -> &'static str;
    fn code(&self) -> &'static str;
    fn outcome(&self) -> &'static str;
    fn account(&self) -> &'static str;
    fn account_hint(&self) -> &'static str;
    fn address(&self) -> &'static str;
    fn from(&self) -> &'static str;
    fn until(&self) -> &'static str;
    fn show(&self) -> &'static str;
    fn when(&self) -> &'static str;
    fn what(&self) -> &'static str;
    fn who(&self) -> &'static str;
    fn whence(&self) -> &'static str;
    fn on_what(&self) -> &'static str;
    fn none(&self) -> &'static str;
    fn none_means(&self) -> &'static str;
    fn newest(&self) -> &'static str;
    fn one(&self) -> &'static str;
    fn place(&self) -> &'static str;
    fn hash(&self) -> &'static str;
    fn zone(&self) -> &'static str;
    fn asset(&self) -> &'static str;
    fn device(&self) -> &'static str;
    fn reason(&self) -> &'static str;
    fn detail(&self) -> &'static str;
    fn organisation(&self) -> &'static str;
    fn account_class(&self) -> &'static str;
    fn provider(&self) -> &'static str;
    fn session(&self) -> &'static str;
    fn request(&self) -> &'static str;
    fn marking(&self) -> &'static str;
    fn exercise(&self) -> &'static str;
    fn yes(&self) -> &'static str;
    fn count(&self) -> &'static str;
    fn dropped(&self) -> &'static str;
    fn of_account(&self) -> &'static str;
    fn of_device(&self) -> &'static str;
    fn nobody(&self) -> &'static str;
    fn export_csv(&self) -> &'static str;
    fn export_jsonl(&self) -> &'static str;
    fn verify(&self) -> &'static str;
    fn verified(&self) -> &'static str;
    fn broken(&self) -> &'static str;
    fn broken_means(&self) -> &'static str;
    fn saved(&self) -> &'static str;
    fn save(&self) -> &'static str;
    fn name(&self) -> &'static str;
    fn delete(&self) -> &'static str;
    fn bad_account(&self) -> &'static str;
    fn bad_address(&self) -> &'static str;
    fn bad_moment(&self) -> &'static str;
    fn many(&self) -> &'static str;
    fn sound(&self, records: u64) -> String;
    fn findings(&self) -> &'static str;
    fn findings_lead(&self) -> &'static str;
    fn no_findings(&self) -> &'static str;
    fn no_findings_means(&self) -> &'static str;
    fn first(&self) -> &'static str;
    fn last(&self) -> &'static str;
    fn reviewed(&self) -> &'static str;
    fn settle(&self) -> &'static str;
    fn settled(&self) -> &'static str;
    fn none_settled(&self) -> &'static str;
    fn note(&self) -> &'static str;
    fn note_hint(&self) -> &'static str;
    fn health(&self) -> &'static str;
    fn health_lead(&self) -> &'static str;
    fn newest_one(&self) -> &'static str;
    fn last_verified(&self) -> &'static str;
    fn open_findings(&self) -> &'static str;
    fn retention(&self) -> &'static str;
    fn size(&self) -> &'static str;
    fn forwarded(&self) -> &'static str;
    fn not_forwarded(&self) -> &'static str;
    fn not_forwarded_means(&self) -> &'static str;
    fn months(&self, months: u32) -> String;
    fn behind(&self, records: u64) -> String;
    fn severe(&self, count: usize) -> String;
    fn rules_of(&self, version: &str) -> String;
}

pub(crate) fn text(lang: Lang) -> &'static dyn Text {
    match lang {
        Lang::Cs => &cs::Cs,
        Lang::En => &en::En,
    }
}
