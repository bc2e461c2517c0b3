//! What came after a place in the journal.

use hlaska_kernel::Viewer;

use super::record::Report;
use super::{Logged, Reports};
use crate::ask::Ask;

impl Reports {
    /// Reports written after `seq`, oldest first.
    pub fn reports_since(&self, viewer: &Viewer, seq: u64) -> Vec<&Report> {
        let visible = self.logged_since(seq).iter();
        let reports = visible.filter_map(|new| self.record_raw(new.code)?.report(new.seq));
        reports.filter(|report| viewer.may_see(report.place)).collect()
    }

    /// Did anybody the viewer may see report in earnest after `seq`?
    pub(super) fn has_real_report_since(&self, viewer: &Viewer, seq: u64) -> bool {
        let real = self.logged_since(seq).iter().filter(|new| !new.exercise);
        let mut records = real.filter_map(|new| self.record_raw(new.code));
        records.any(|record| viewer.may_see(record.place))
    }

    fn logged_since(&self, seq: u64) -> &[Logged] {
        let from = self.log.partition_point(|logged| logged.seq <= seq);
        &self.log[from..]
    }

    /// Asks made after `seq`, oldest first.
    pub fn asks_since(&self, viewer: &Viewer, seq: u64) -> Vec<&Ask> {
        let mut asks: Vec<&Ask> = self
            .asks_in_order()
            .rev()
            .take_while(|ask| ask.seq > seq)
            .filter(|ask| ask.is_visible_to(viewer))
            .collect();
        asks.reverse();
        asks
    }
}
