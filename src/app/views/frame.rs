//! What the frame and its dialogs ask of the book.

use crate::domain::calendar::to_days;
use crate::domain::record::NextStep;
use crate::domain::{Company, CompanyKind, Entity, Member, OwnRole, RecordId, Role};
use crate::sorting;

use super::agenda::AgendaWho;
use crate::app::desk::Desk;
use crate::app::moment::Viewer;

/// A member to choose.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MemberChoice {
    /// Who.
    pub id: RecordId,
    /// The name.
    pub name: String,
    /// Two or three letters.
    pub initials: String,
}

impl Desk {
    /// What comes next at a customer.
    pub fn next_step(&self, customer: RecordId) -> Option<NextStep> {
        Company::find(self.book(), customer).and_then(Company::next_step)
    }

    /// The members, by creation.
    pub fn member_choices(&self) -> Vec<MemberChoice> {
        self.members()
            .map(|member| MemberChoice {
                id: member.id(),
                name: member.name().to_owned(),
                initials: member.initials(),
            })
            .collect()
    }

    /// Companies whose name is like this one, the most alike first, with their town.
    pub fn companies_named_like(&self, name: &str, limit: usize) -> Vec<(RecordId, String)> {
        self.find_companies(name, limit)
            .into_iter()
            .map(|hit| {
                let title = match hit.town.as_str() {
                    "" => hit.name,
                    town => format!("{}, {town}", hit.name),
                };
                (hit.id, title)
            })
            .collect()
    }

    /// The companies that can be this one's head office, by name: no branch, and not itself.
    pub fn head_offices(&self, of: RecordId) -> Vec<(String, String)> {
        let mut offices: Vec<(String, String)> = Company::all(self.book())
            .filter(|company| company.id() != of && company.kind() == CompanyKind::HeadOffice)
            .map(|company| (company.id().to_string(), company.name().to_owned()))
            .collect();
        sorting::by(&mut offices, |a, b| a.1.cmp(&b.1));
        offices
    }

    /// The hue of a role of the team's own.
    pub fn hue_of(&self, own_role: RecordId) -> Option<Role> {
        OwnRole::find(self.book(), own_role).map(OwnRole::hue)
    }

    /// How many things ask for someone today: next steps, tasks and promises, their own and those of whom they cover.
    pub fn open_today(&self, viewer: &Viewer) -> usize {
        self.due_count(viewer)
    }

    /// How many of them are tasks and promises.
    pub fn open_tasks(&self, viewer: &Viewer) -> usize {
        let day = to_days(viewer.today);
        self.workers(AgendaWho::Mine, viewer)
            .into_iter()
            .flat_map(|who| self.index().due(Some(who), day))
            .filter_map(|(_, id)| self.book().record(id))
            .filter(|record| record.kind() != Entity::Company.kind())
            .count()
    }

    /// The name of a member, or nothing where there is none.
    pub fn member_name(&self, member: RecordId) -> String {
        Member::find(self.book(), member)
            .map(|member| member.name().to_owned())
            .unwrap_or_default()
    }
}
