//! Everything that a person can do to the book. A closed set: what is not here cannot be done.

mod companies;
mod deals;
mod join;
mod people;
mod plan;
mod saved_views;
mod team;
mod work;

use chrono::NaiveDate;
use thiserror::Error;

use crate::domain::record::{Cover, NextStep};
use crate::domain::rules::standing::Place;
use crate::domain::{
    Action, ActivityKind, Class, CompanyKind, Draft, Entity, FieldError, Influence, LossReason,
    PromiseStatus, Prop, RecordId, RoleRef, Stage, StageKind, Status, Value,
};
use crate::replica::{CommitError, Delta};

use super::desk::Desk;
use super::list::ListQuery;
use super::moment::Moment;

pub(crate) use join::joinable;
pub(crate) use plan::{Beside, Plan, Planner};
pub use team::member_draft;

/// One thing that a person does.
#[derive(Clone, Debug)]
pub enum Command {
    /// Adds a customer.
    AddCompany(NewCompany),
    /// Adds a person, at a company if one is named.
    AddPerson(NewPerson),
    /// Says what a known person is at a company.
    LinkPerson(NewRelation),
    /// Gives a property of a record a value; [`Value::Null`] empties it.
    Edit {
        /// The record.
        id: RecordId,
        /// The property.
        prop: Prop,
        /// Its value from now on.
        value: Value,
    },
    /// The same where somebody else gave the property another value meanwhile, which this person has not seen: both stay
    /// until someone decides.
    EditUnseen {
        /// The record.
        id: RecordId,
        /// The property.
        prop: Prop,
        /// Its value from now on.
        value: Value,
    },
    /// Gives several properties of one record a value at once: a form that was saved.
    EditAll {
        /// The record.
        id: RecordId,
        /// Properties and their values.
        values: Vec<(Prop, Value)>,
    },
    /// Gives a property of several records the same value.
    EditMany {
        /// The records, all of one kind.
        ids: Vec<RecordId>,
        /// The property.
        prop: Prop,
        /// Its value from now on.
        value: Value,
    },
    /// Gives one element of a set or map a value.
    EditElement {
        /// The record.
        id: RecordId,
        /// The property.
        prop: Prop,
        /// The element.
        element: String,
        /// Its value from now on.
        value: Value,
    },
    /// Puts a tag on companies, or takes it off.
    Tag {
        /// The companies.
        companies: Vec<RecordId>,
        /// The tag.
        tag: String,
        /// On or off.
        on: bool,
    },
    /// Says who is responsible for companies in a role, or that nobody is.
    Assign {
        /// The companies.
        companies: Vec<RecordId>,
        /// The role.
        role: RoleRef,
        /// Who.
        member: Option<RecordId>,
    },
    /// Hands companies over to a colleague: the role changes hands, open follow-ups go along, and the timeline says so.
    HandOver {
        /// The companies.
        companies: Vec<RecordId>,
        /// The role.
        role: RoleRef,
        /// To whom.
        to: RecordId,
        /// What the colleague should know.
        note: String,
    },
    /// Says what comes next.
    SetStep {
        /// The companies.
        companies: Vec<RecordId>,
        /// What.
        step: NextStep,
    },
    /// Moves the next step to another day.
    MoveStep {
        /// The companies.
        companies: Vec<RecordId>,
        /// The day.
        due: NaiveDate,
    },
    /// The next step is done. It goes to the timeline, and another may follow.
    CompleteStep {
        /// The company.
        company: RecordId,
        /// What came of it.
        outcome: String,
        /// What comes next.
        next: Option<NextStep>,
    },
    /// Nothing comes next.
    ClearStep {
        /// The companies.
        companies: Vec<RecordId>,
    },
    /// Writes down what happened, with a promise and the next step in the same go.
    Log(NewActivity),
    /// Adds a task.
    AddTask(NewTask),
    /// A task is done, or not done after all.
    SetTaskDone {
        /// The task.
        task: RecordId,
        /// Done.
        done: bool,
    },
    /// Promises something.
    AddPromise(NewPromise),
    /// A promise was kept, broken, or is open again.
    SettlePromise {
        /// The promise.
        promise: RecordId,
        /// How it stands.
        status: PromiseStatus,
    },
    /// Adds a deal.
    AddDeal(NewDeal),
    /// Moves deals to a stage.
    MoveDeals {
        /// The deals.
        deals: Vec<RecordId>,
        /// Where to.
        to: Spot,
        /// Why they were lost; whoever loses a deal says so.
        loss: Option<Loss>,
    },
    /// Sets up a pipeline of the team's own.
    AddPipeline(NewPipeline),
    /// Changes a pipeline: a form that was saved.
    EditPipeline {
        /// Which.
        id: RecordId,
        /// What it is from now on. Stages that are not named any more are no longer used.
        to: NewPipeline,
    },
    /// Makes one customer of two: what hangs on one moves to the other, and it is put away.
    Join {
        /// The customer that stays.
        keep: RecordId,
        /// The one that is joined into it.
        away: RecordId,
        /// Where its value is taken although the other has one.
        picks: Vec<Pick>,
    },
    /// Says that two customers that look alike are two: nobody is asked about them again.
    Distinct {
        /// One.
        a: RecordId,
        /// The other.
        b: RecordId,
    },
    /// Puts records away. What belongs to them stays, and is there again when they come back.
    Archive {
        /// The records.
        ids: Vec<RecordId>,
    },
    /// Takes records back out of the bin.
    Restore {
        /// The records.
        ids: Vec<RecordId>,
    },
    /// Erases records for good, everywhere, with all that hangs on them. There is no undo.
    Erase {
        /// The records.
        ids: Vec<RecordId>,
    },
    /// Reads a list: many records at once, one step for undo.
    Import(Batch),
    /// Adds a member.
    AddMember(NewMember),
    /// Changes a member: a form that was saved.
    EditMember {
        /// Who.
        member: RecordId,
        /// What holds from now on; devices are left as they are.
        to: NewMember,
    },
    /// Arranges who stands in for a member, or that nobody has to.
    SetCover {
        /// The member.
        member: RecordId,
        /// Who, and when.
        cover: Option<Cover>,
    },
    /// Writes the team's own text for a block of a role page.
    WriteRoleText {
        /// The role.
        role: RoleRef,
        /// The id of the block.
        block: String,
        /// The text.
        text: String,
        /// The mark of the built-in text.
        base: i64,
    },
    /// Goes back to the built-in text: of one block, or of the whole page.
    ResetRoleText {
        /// The role.
        role: RoleRef,
        /// The id of the block; all blocks if there is none.
        block: Option<String>,
    },
    /// Makes a role of the team's own.
    AddOwnRole(NewOwnRole),
    /// Changes a role of the team's own.
    EditOwnRole {
        /// The role.
        id: RecordId,
        /// What it is from now on.
        role: NewOwnRole,
    },
    /// Keeps a list as a view, or changes one that is kept.
    SaveView {
        /// The view that is changed; a new one if there is none.
        view: Option<RecordId>,
        /// What it is called.
        name: String,
        /// What it asks for.
        query: Box<ListQuery>,
        /// For whom.
        audience: Audience,
    },
    /// Decides registers about which people disagree: these values, and no others beside them.
    Decide(Vec<Decision>),
    /// Names the team.
    SetTeamName {
        /// The name.
        name: String,
    },
    /// Puts a hint aside, or brings it back.
    Dismiss {
        /// The hint.
        hint: String,
        /// Aside.
        on: bool,
    },
}

/// A customer to be added.
#[derive(Clone, Debug, Default)]
pub struct NewCompany {
    /// Its name.
    pub name: String,
    /// Head office, branch, or on its own.
    pub kind: Option<CompanyKind>,
    /// The head office of a branch.
    pub parent: Option<RecordId>,
    /// Street and house number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// Phone.
    pub phone: String,
    /// E-mail address.
    pub mail: String,
    /// Customer number.
    pub number: String,
    /// A, B or C.
    pub class: Option<Class>,
    /// How far it has come.
    pub status: Option<Status>,
    /// Line of business.
    pub industry: String,
    /// Where the address comes from.
    pub source: String,
    /// Who is responsible in which role.
    pub owner: Option<(RoleRef, RecordId)>,
    /// What comes next.
    pub next: Option<NextStep>,
}

/// A person to be added.
#[derive(Clone, Debug, Default)]
pub struct NewPerson {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Frau, Herr, or nothing.
    pub salutation: String,
    /// Dr., Prof.
    pub title: String,
    /// E-mail address.
    pub mail: String,
    /// Phone.
    pub phone: String,
    /// Mobile phone.
    pub mobile: String,
    /// On which ground the data is kept.
    pub legal_basis: String,
    /// Where the data comes from.
    pub origin: String,
    /// Where the person works.
    pub company: Option<RecordId>,
    /// As what.
    pub function: String,
    /// What the person's word weighs.
    pub influence: Option<Influence>,
    /// Whether this is the first to call.
    pub main: bool,
}

/// What a known person is at a company.
#[derive(Clone, Debug)]
pub struct NewRelation {
    /// Who.
    pub person: RecordId,
    /// Where.
    pub company: RecordId,
    /// As what.
    pub function: String,
    /// What the person's word weighs.
    pub influence: Option<Influence>,
    /// Whether this is the first to call.
    pub main: bool,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct NewActivity {
    /// With which company.
    pub company: RecordId,
    /// With whom.
    pub person: Option<RecordId>,
    /// What it was.
    pub kind: ActivityKind,
    /// What happened.
    pub text: String,
    /// What came of it.
    pub outcome: String,
    /// When, in milliseconds; now if nobody says otherwise.
    pub at_ms: Option<i64>,
    /// What was promised in it.
    pub promise: Option<(String, Option<NaiveDate>)>,
    /// What comes next.
    pub next: Next,
}

/// What an entry says about the next step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Next {
    /// Nothing: what stood there stays.
    #[default]
    Unchanged,
    /// There is none.
    None,
    /// This one.
    Step(NextStep),
}

/// A task to be added.
#[derive(Clone, Debug, Default)]
pub struct NewTask {
    /// What.
    pub title: String,
    /// For which company.
    pub company: Option<RecordId>,
    /// About whom.
    pub person: Option<RecordId>,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// Who does it; whoever adds it if nobody is named.
    pub assignee: Option<RecordId>,
    /// Whether the customer complains.
    pub complaint: bool,
    /// More about it.
    pub note: String,
}

/// A promise to be added.
#[derive(Clone, Debug, Default)]
pub struct NewPromise {
    /// What.
    pub text: String,
    /// To which company.
    pub company: Option<RecordId>,
    /// To whom.
    pub person: Option<RecordId>,
    /// By whom; whoever adds it if nobody is named.
    pub by: Option<RecordId>,
    /// Until when.
    pub due: Option<NaiveDate>,
}

/// A deal to be added.
#[derive(Clone, Debug, Default)]
pub struct NewDeal {
    /// What it is about.
    pub title: String,
    /// With which company.
    pub company: Option<RecordId>,
    /// What it is worth, in cents.
    pub value: i64,
    /// How far it is; at the beginning of the built-in pipeline if nobody says otherwise.
    pub at: Option<Spot>,
    /// How likely, in percent, if it is not what is usual in its stage.
    pub probability: Option<i64>,
    /// Until when a decision is expected.
    pub expected: Option<NaiveDate>,
}

/// A stage of a pipeline.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spot {
    /// The pipeline of the team's own, if it is not the built-in one.
    pub pipeline: Option<RecordId>,
    /// The stage.
    pub place: Place,
}

impl Spot {
    /// A stage of the built-in pipeline.
    pub const fn built(stage: Stage) -> Spot {
        Spot {
            pipeline: None,
            place: Place::Stage(stage),
        }
    }
}

/// Why a deal was lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Why.
    pub reason: LossReason,
    /// More about it.
    pub note: String,
}

/// A pipeline of the team's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewPipeline {
    /// Its name.
    pub name: String,
    /// Its stages in their order, but won and lost, which every pipeline has.
    pub stages: Vec<NewStage>,
}

/// A stage of a pipeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStage {
    /// The key of one that is there already.
    pub key: Option<String>,
    /// What the team calls it.
    pub name: String,
    /// What it means: open or quote. Of a stage that is there already it does not change.
    pub kind: StageKind,
    /// How likely a deal in it is, in percent.
    pub percent: i64,
}

/// A member to be added.
#[derive(Clone, Debug, Default)]
pub struct NewMember {
    /// Name.
    pub name: String,
    /// Two or three letters, if not those of the name.
    pub initials: String,
    /// The main role.
    pub main_role: Option<RoleRef>,
    /// Roles held besides.
    pub roles: Vec<RoleRef>,
    /// The name of the device.
    pub device: String,
    /// E-mail address.
    pub mail: String,
    /// Phone.
    pub phone: String,
}

/// A role of the team's own.
#[derive(Clone, Debug, Default)]
pub struct NewOwnRole {
    /// Its name.
    pub name: String,
    /// What it is also called.
    pub nickname: String,
    /// The id of the stone's cut.
    pub cut: String,
    /// The id of the role whose hue it has.
    pub hue: String,
    /// Where its dials stand, by the ids of the facets.
    pub dials: Vec<(String, i64)>,
    /// The role that it is made from.
    pub based_on: Option<RoleRef>,
}

/// Who sees a saved view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Everybody.
    #[default]
    Team,
    /// Whoever keeps it.
    Me,
}

/// A register of which the value of the customer that goes is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The property.
    pub prop: Prop,
    /// The element, empty for a plain property.
    pub element: String,
}

/// Which of several values of a register stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The record.
    pub id: RecordId,
    /// The property.
    pub prop: Prop,
    /// The element, empty for a plain property.
    pub element: String,
    /// The value that stays.
    pub value: Value,
}

/// Many records at once.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// Where they come from: the file's name.
    pub source: String,
    /// Records to be created.
    pub created: Vec<Draft>,
    /// Values for records that exist: record, kind, property, element, value.
    pub edited: Vec<(RecordId, Entity, Prop, String, Value)>,
}

/// What an action came to.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What has to be kept and passed on.
    pub commit: Delta,
    /// The records that look different now, with the customers that they belong to.
    pub changed: Vec<RecordId>,
    /// What was done.
    pub done: Done,
    /// The first record that it created.
    pub created: Option<RecordId>,
}

/// What was done, for the line that offers undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// What.
    pub action: Action,
    /// The name of what it was done to.
    pub title: String,
    /// To how many.
    pub count: usize,
    /// Whether it can be taken back.
    pub can_undo: bool,
}

/// Why a command was refused. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CommandError {
    /// A value does not fit.
    #[error(transparent)]
    Field(#[from] FieldError),
    /// A row of a batch does not fit.
    #[error("record {index} of the batch: {error}")]
    Batch {
        /// Which of the created, then of the edited ones.
        index: usize,
        /// Why.
        error: FieldError,
    },
    /// The record is gone, or is something else.
    #[error("there is no record {0} for this")]
    NoSuchRecord(RecordId),
    /// Everything is already so.
    #[error("nothing would change")]
    NothingToDo,
    /// The pipeline has no such stage, or has it no more.
    #[error("the pipeline has no such stage")]
    NoSuchStage,
    /// A pipeline without a stage holds no deal.
    #[error("the pipeline has no stage")]
    NoStages,
    /// The cover ends before it begins.
    #[error("the last day is before the first")]
    DaysReversed,
    /// The two cannot be joined.
    #[error("these two cannot be joined: {0:?}")]
    Join(JoinRefusal),
    /// The book refused.
    #[error(transparent)]
    Book(#[from] CommitError),
}

/// Why two customers cannot be joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinRefusal {
    /// They are one record.
    Itself,
    /// A head office would become part of its own branch.
    IntoBranch,
    /// One of them is in the bin.
    Archived,
}

impl Desk {
    /// What a command would write.
    pub(crate) fn plan(&self, command: Command, at: &mut Moment<'_>) -> Result<Plan, CommandError> {
        let mut planner = Planner::new(self, at);
        match command {
            Command::AddCompany(new) => planner.add_company(new)?,
            Command::AddPerson(new) => planner.add_person(new)?,
            Command::LinkPerson(new) => planner.link_person(new)?,
            Command::Edit { id, prop, value } => planner.edit(&[id], &[(prop, value)])?,
            Command::EditUnseen { id, prop, value } => {
                planner.not_seen(id, prop);
                planner.edit(&[id], &[(prop, value)])?;
            }
            Command::EditAll { id, values } => planner.edit(&[id], &values)?,
            Command::EditMany { ids, prop, value } => planner.edit(&ids, &[(prop, value)])?,
            Command::EditElement {
                id,
                prop,
                element,
                value,
            } => {
                planner.edit_element(id, prop, &element, value)?;
            }
            Command::Tag { companies, tag, on } => planner.tag(&companies, &tag, on)?,
            Command::Assign {
                companies,
                role,
                member,
            } => {
                planner.assign(&companies, role, member)?;
            }
            Command::HandOver {
                companies,
                role,
                to,
                note,
            } => {
                planner.hand_over(&companies, role, to, &note)?;
            }
            Command::SetStep { companies, step } => planner.set_step(&companies, &step)?,
            Command::MoveStep { companies, due } => planner.move_step(&companies, due)?,
            Command::CompleteStep {
                company,
                outcome,
                next,
            } => {
                planner.complete_step(company, &outcome, next.as_ref())?;
            }
            Command::ClearStep { companies } => planner.clear_step(&companies)?,
            Command::Log(new) => planner.log(new)?,
            Command::AddTask(new) => planner.add_task(new)?,
            Command::SetTaskDone { task, done } => planner.set_task_done(task, done)?,
            Command::AddPromise(new) => planner.add_promise(new)?,
            Command::SettlePromise { promise, status } => planner.settle(promise, status)?,
            Command::AddDeal(new) => planner.add_deal(new)?,
            Command::Join { keep, away, picks } => planner.join(keep, away, &picks)?,
            Command::Distinct { a, b } => planner.distinct(a, b)?,
            Command::MoveDeals { deals, to, loss } => {
                planner.move_deals(&deals, &to, loss.as_ref())?;
            }
            Command::AddPipeline(new) => planner.add_pipeline(&new)?,
            Command::EditPipeline { id, to } => planner.edit_pipeline(id, &to)?,
            Command::Archive { ids } => planner.archive(&ids)?,
            Command::Restore { ids } => planner.restore(&ids)?,
            Command::Erase { ids } => planner.erase(&ids)?,
            Command::Import(batch) => planner.import(batch)?,
            Command::AddMember(new) => planner.add_member(new)?,
            Command::EditMember { member, to } => planner.edit_member(member, to)?,
            Command::SetCover { member, cover } => planner.set_cover(member, cover)?,
            Command::WriteRoleText {
                role,
                block,
                text,
                base,
            } => {
                planner.write_role_text(role, &block, &text, base)?;
            }
            Command::ResetRoleText { role, block } => {
                planner.reset_role_text(role, block.as_deref())?;
            }
            Command::AddOwnRole(new) => planner.add_own_role(new)?,
            Command::EditOwnRole { id, role } => planner.edit_own_role(id, role)?,
            Command::SaveView {
                view,
                name,
                query,
                audience,
            } => {
                planner.save_view(view, &name, &query, audience)?;
            }
            Command::Decide(decisions) => planner.decide(decisions)?,
            Command::SetTeamName { name } => planner.set_team_name(&name),
            Command::Dismiss { hint, on } => planner.dismiss(&hint, on),
        }
        planner.finish()
    }
}
