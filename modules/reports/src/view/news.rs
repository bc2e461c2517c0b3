//! What came after a place in the journal.

use hlaska_kernel::Viewer;

use super::Reports;
use super::record::Report;
use crate::ask::Ask;

impl Reports {
    /// Reports written after `seq`, oldest first.
    pub fn reports_since(&self, viewer: &Viewer, seq: u64) -> Vec<&Report> {
        let from = self.log.partition_point(|(own, _)| *own <= seq);
        let new = self.log[from..].iter();
        new.filter_map(|(seq, code)| self.record_raw(*code)?.report(*seq))
            .filter(|report| viewer.may_see(report.place))
            .collect()
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
