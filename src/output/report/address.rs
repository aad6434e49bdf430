//! Where a report stands among the pages of the register, so that the same one is found again: its days, its date and what was known.

use crate::operations::report::AnnualReport;

/// The address of a report.
#[derive(Clone, Debug)]
pub struct Address {
    /// The page, without the question.
    pub base: String,
    query: String,
}

impl Address {
    #[must_use]
    pub fn of(report: &AnnualReport) -> Self {
        let (period, known) = (&report.period, report.known.seq);
        let (base, days) = match period.year {
            Some(year) => (format!("/reports/annual/{year}"), String::new()),
            None => ("/reports/period".to_owned(), format!("from_on={}&until_on={}&", period.first_on, period.last_on)),
        };
        Self { base, query: format!("{days}on={}&known={known}", period.on) }
    }

    /// The report itself.
    #[must_use]
    pub fn page(&self) -> String {
        format!("{}?{}", self.base, self.query)
    }

    /// Where its figures are explained.
    #[must_use]
    pub fn figures(&self) -> String {
        format!("{}/figure", self.base)
    }

    /// Where one of them is.
    #[must_use]
    pub fn figure(&self, name: &str) -> String {
        let name: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
        format!("{}?{}&figure={name}", self.figures(), self.query)
    }
}
