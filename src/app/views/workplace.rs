//! The workplace: the first steps of a new workspace, and the figures of the one who works.

use crate::app::desk::Desk;
use crate::app::moment::Viewer;
use crate::domain::record::Settings;
use crate::domain::{Company, Entity, Prop};

/// One of the first steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FirstStep {
    /// There are customers.
    Customers,
    /// One of them has a next step.
    NextStep,
    /// There is a second member.
    Team,
    /// There is a backup.
    Backup,
}

impl FirstStep {
    /// All of them in their order.
    pub const ALL: [FirstStep; 4] = [
        FirstStep::Customers,
        FirstStep::NextStep,
        FirstStep::Team,
        FirstStep::Backup,
    ];
}

/// The hint under which the whole card is put aside; see [`crate::app::Command::Dismiss`].
pub const CHECKLIST: &str = "checklist";

/// The card with the first steps. `None` if it was put aside, or everything is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    /// Each step, and whether it is done.
    pub steps: [(FirstStep, bool); 4],
}

/// The figures of a member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnFigures {
    /// Customers that the viewer is responsible for, in whatever role.
    pub customers: usize,
    /// What they brought in twelve months, in cents.
    pub revenue: i64,
    /// What their open deals are worth, in cents.
    pub open: i64,
    /// How many of them have no next step.
    pub without_step: usize,
}

impl Desk {
    /// The first steps, as far as they are done. Whether there is a backup is known to the storage.
    pub fn checklist(&self, has_backup: bool) -> Option<Checklist> {
        let dismissed = Settings::find(self.book(), Settings::ID)
            .is_some_and(|settings| settings.is_dismissed(CHECKLIST));
        let done = |step: FirstStep| match step {
            FirstStep::Customers => self.company_count() > 0,
            FirstStep::NextStep => Company::all(self.book()).any(Company::has_next_step),
            FirstStep::Team => self.members().nth(1).is_some(),
            FirstStep::Backup => has_backup,
        };
        let steps = FirstStep::ALL.map(|step| (step, done(step)));
        (!dismissed && steps.iter().any(|(_, done)| !done)).then_some(Checklist { steps })
    }

    /// The figures of the viewer's own customers.
    pub fn own_figures(&self, viewer: &Viewer) -> OwnFigures {
        let mut own = OwnFigures::default();
        let mine = Company::all(self.book())
            .filter(|company| company.owners().any(|(_, member)| member == viewer.me));
        for company in mine {
            let figures = self.figures(company, viewer.today);
            own.customers += 1;
            own.revenue += figures.twelve_months.unwrap_or(0);
            own.open += figures.deals.cents;
            own.without_step += usize::from(!company.has_next_step());
        }
        own
    }

    /// The team's name; empty if nobody gave it one.
    pub fn team_name(&self) -> &str {
        self.book()
            .record(Settings::ID)
            .filter(|record| record.kind() == Entity::Settings.kind())
            .and_then(|record| record.text(Prop::SettingsTeamName.field()))
            .unwrap_or("")
    }
}
