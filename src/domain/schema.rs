//! What stands in the book: kinds of records, their properties, the numbers under which they travel.
//!
//! Invariant: a number that was once released keeps its meaning for ever. A property is added with a fresh number; one
//! that is no longer used keeps its line. Every property knows its shape, so that checking, history, undo, export and
//! editing in place need no code of their own for it.

use crate::replica::{Field, Key, Kind, Replaces};

use super::choice::{
    ActivityKind, Class, CompanyKind, Influence, LossReason, PromiseStatus, Stage, Status,
};

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    /// What the team agreed on.
    Settings,
    /// Someone of the team.
    Member,
    /// A company: head office, branch, or on its own.
    Company,
    /// A person at a customer.
    Person,
    /// What a person is at a company.
    Relation,
    /// Something that happened.
    Activity,
    /// Something to do.
    Task,
    /// Something promised to a customer.
    Promise,
    /// A chance of business.
    Deal,
    /// The team's own text for a block of a role page.
    RoleText,
    /// A role of the team's own.
    OwnRole,
    /// What one action changed.
    Change,
    /// A pipeline of the team's own: a name and stages.
    Pipeline,
    /// A list that somebody keeps: its filters, order and columns.
    SavedView,
}

impl Entity {
    /// All of them, by number.
    pub const ALL: [Entity; 14] = [
        Entity::Settings,
        Entity::Member,
        Entity::Company,
        Entity::Person,
        Entity::Relation,
        Entity::Activity,
        Entity::Task,
        Entity::Promise,
        Entity::Deal,
        Entity::RoleText,
        Entity::OwnRole,
        Entity::Change,
        Entity::Pipeline,
        Entity::SavedView,
    ];

    /// The number on the wire.
    pub const fn kind(self) -> Kind {
        Kind(match self {
            Entity::Settings => 1,
            Entity::Member => 2,
            Entity::Company => 3,
            Entity::Person => 4,
            Entity::Relation => 5,
            Entity::Activity => 6,
            Entity::Task => 7,
            Entity::Promise => 8,
            Entity::Deal => 9,
            Entity::RoleText => 10,
            Entity::OwnRole => 11,
            Entity::Change => 12,
            Entity::Pipeline => 13,
            Entity::SavedView => 14,
        })
    }

    /// The entity with this number; records of newer versions have none.
    pub fn from_kind(kind: Kind) -> Option<Entity> {
        Entity::ALL.into_iter().find(|entity| entity.kind() == kind)
    }

    /// The id that stands in exported files.
    pub const fn id(self) -> &'static str {
        match self {
            Entity::Settings => "settings",
            Entity::Member => "member",
            Entity::Company => "company",
            Entity::Person => "person",
            Entity::Relation => "relation",
            Entity::Activity => "activity",
            Entity::Task => "task",
            Entity::Promise => "promise",
            Entity::Deal => "deal",
            Entity::RoleText => "role_text",
            Entity::OwnRole => "own_role",
            Entity::Change => "change",
            Entity::Pipeline => "pipeline",
            Entity::SavedView => "saved_view",
        }
    }
}

/// What a property holds. Limits count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One line of text, at most this long.
    Line(usize),
    /// Text of several lines, at most this long.
    Prose(usize),
    /// One of a closed set of ids.
    Choice(&'static [&'static str]),
    /// A day.
    Day,
    /// A moment in milliseconds since 1970.
    Moment,
    /// An amount in cents.
    Cents,
    /// A whole number within these bounds.
    Number(i64, i64),
    /// Yes or no.
    Flag,
    /// Another record of this kind.
    Link(Entity),
    /// Another record of any kind.
    LinkAny,
    /// A set of short texts: element present or not.
    Tags,
    /// A set of roles: the key of a [`super::RoleRef`] present or not.
    RoleSet,
    /// One member for each role, by the key of a [`super::RoleRef`].
    MemberByRole,
    /// Cents for each `YYYY-MM`, or for a whole `YYYY` where months are unknown.
    CentsByMonth,
    /// 0 to 100 for each of twelve dials, by the id of a facet.
    Dials,
    /// The stages of a pipeline, each part of each under `key/part`; see [`super::record::StagePart`].
    Stages,
    /// Bytes that the domain reads itself.
    Packed,
}

impl Shape {
    /// Whether the property has elements: a set or a map.
    pub const fn has_elements(self) -> bool {
        match self {
            Shape::Tags
            | Shape::RoleSet
            | Shape::MemberByRole
            | Shape::CentsByMonth
            | Shape::Dials
            | Shape::Stages => true,
            Shape::Line(_)
            | Shape::Prose(_)
            | Shape::Choice(_)
            | Shape::Day
            | Shape::Moment
            | Shape::Cents
            | Shape::Number(_, _)
            | Shape::Flag
            | Shape::Link(_)
            | Shape::LinkAny
            | Shape::Packed => false,
        }
    }
}

/// What happens when two people wrote without having seen each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// The newest counts.
    Latest,
    /// Both stay until someone decides.
    Keep,
}

const NAME: Shape = Shape::Line(200);
const SHORT: Shape = Shape::Line(60);
const LINE: Shape = Shape::Line(300);
const PROSE: Shape = Shape::Prose(20_000);

macro_rules! properties {
    ($( $(#[$doc:meta])* $Prop:ident = $entity:ident $field:literal $id:literal : $shape:expr ; )*) => {
        /// One property of one kind of record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Prop {
            $( $(#[$doc])* $Prop, )*
            /// Since when it is in the bin, on every kind of record.
            Archived,
            /// Its creation was taken back, on every kind of record.
            Withdrawn,
        }

        impl Prop {
            /// All properties, in the order of their declaration.
            pub const ALL: &'static [Prop] = &[ $( Prop::$Prop, )* Prop::Archived, Prop::Withdrawn ];

            /// Whose property it is; `None` where every record has it.
            pub const fn entity(self) -> Option<Entity> {
                match self {
                    $( Prop::$Prop => Some(Entity::$entity), )*
                    Prop::Archived | Prop::Withdrawn => None,
                }
            }

            /// The number on the wire.
            pub const fn field(self) -> Field {
                match self {
                    $( Prop::$Prop => Field($field), )*
                    Prop::Archived => Field(100),
                    Prop::Withdrawn => Field(101),
                }
            }

            /// The id that stands in exported files, unique among the properties of its kind.
            pub const fn id(self) -> &'static str {
                match self {
                    $( Prop::$Prop => $id, )*
                    Prop::Archived => "archived",
                    Prop::Withdrawn => "withdrawn",
                }
            }

            /// What it holds.
            pub const fn shape(self) -> Shape {
                match self {
                    $( Prop::$Prop => $shape, )*
                    Prop::Archived => Shape::Moment,
                    Prop::Withdrawn => Shape::Flag,
                }
            }
        }
    };
}

properties! {
    /// The team's or company's name.
    SettingsTeamName = Settings 1 "team_name": NAME;
    /// Steps of the first-run checklist that were put aside: `card` hides it whole.
    SettingsDismissed = Settings 2 "dismissed": Shape::Tags;
    /// A commercial year of the team's own begins in this month.
    SettingsYearStart = Settings 3 "year_start": Shape::Number(1, 12);

    /// The name of a member.
    MemberName = Member 1 "name": NAME;
    /// Two or three letters.
    MemberInitials = Member 2 "initials": Shape::Line(4);
    /// The key of the main role.
    MemberMainRole = Member 3 "main_role": Shape::Line(40);
    /// Roles held besides.
    MemberRoles = Member 4 "roles": Shape::RoleSet;
    /// Who stands in.
    MemberCover = Member 5 "cover": Shape::Link(Entity::Member);
    /// First day of the cover.
    MemberCoverFrom = Member 6 "cover_from": Shape::Day;
    /// Last day of the cover.
    MemberCoverTo = Member 7 "cover_to": Shape::Day;
    /// Names of the member's devices.
    MemberDevices = Member 8 "devices": Shape::Tags;
    /// E-mail address.
    MemberMail = Member 9 "mail": LINE;
    /// Phone.
    MemberPhone = Member 10 "phone": SHORT;

    /// The company's name.
    CompanyName = Company 1 "name": NAME;
    /// Head office, branch, or on its own.
    CompanyKind = Company 2 "kind": Shape::Choice(CompanyKind::IDS);
    /// The head office of a branch.
    CompanyParent = Company 3 "parent": Shape::Link(Entity::Company);
    /// Street and house number.
    CompanyStreet = Company 4 "street": LINE;
    /// Postcode.
    CompanyPostcode = Company 5 "postcode": Shape::Line(12);
    /// Town.
    CompanyTown = Company 6 "town": NAME;
    /// Country.
    CompanyCountry = Company 7 "country": SHORT;
    /// Phone.
    CompanyPhone = Company 8 "phone": SHORT;
    /// E-mail address.
    CompanyMail = Company 9 "mail": LINE;
    /// Website.
    CompanyWebsite = Company 10 "website": LINE;
    /// Customer number.
    CompanyNumber = Company 11 "number": SHORT;
    /// A, B or C.
    CompanyClass = Company 12 "class": Shape::Choice(Class::IDS);
    /// Lead, prospect, customer, former customer.
    CompanyStatus = Company 13 "status": Shape::Choice(Status::IDS);
    /// Line of business.
    CompanyIndustry = Company 14 "industry": NAME;
    /// Where the address comes from.
    CompanySource = Company 15 "source": NAME;
    /// First day as a customer.
    CompanySince = Company 16 "since": Shape::Day;
    /// VAT identification number.
    CompanyVatId = Company 17 "vat_id": SHORT;
    /// Tags.
    CompanyTags = Company 18 "tags": Shape::Tags;
    /// Who is responsible, for each role.
    CompanyOwners = Company 19 "owners": Shape::MemberByRole;
    /// What comes next.
    CompanyNextText = Company 20 "next_text": LINE;
    /// When it is due.
    CompanyNextDue = Company 21 "next_due": Shape::Day;
    /// Who does it.
    CompanyNextWho = Company 22 "next_who": Shape::Link(Entity::Member);
    /// In which role.
    CompanyNextRole = Company 23 "next_role": Shape::Line(40);
    /// A remark that is always in view.
    CompanyNote = Company 24 "note": PROSE;
    /// Revenue by month.
    CompanyRevenue = Company 25 "revenue": Shape::CentsByMonth;
    /// Revenue of twelve months as someone stated it, where no months are known.
    CompanyRevenueStated = Company 26 "revenue_stated": Shape::Cents;
    /// The day of that statement.
    CompanyRevenueStatedOn = Company 27 "revenue_stated_on": Shape::Day;
    /// The company that this one was joined into. It counts only while this one is put away.
    CompanyJoinedInto = Company 28 "joined_into": Shape::Link(Entity::Company);
    /// Companies that look like this one and are others, by their ids. It stands at the smaller id of the two.
    CompanyDistinct = Company 29 "distinct": Shape::Tags;

    /// First name.
    PersonFirstName = Person 1 "first_name": NAME;
    /// Last name.
    PersonLastName = Person 2 "last_name": NAME;
    /// Frau, Herr, or nothing.
    PersonSalutation = Person 3 "salutation": SHORT;
    /// Dr., Prof.
    PersonTitle = Person 4 "title": SHORT;
    /// E-mail address.
    PersonMail = Person 5 "mail": LINE;
    /// Phone.
    PersonPhone = Person 6 "phone": SHORT;
    /// Mobile phone.
    PersonMobile = Person 7 "mobile": SHORT;
    /// On which ground the data is kept.
    PersonLegalBasis = Person 8 "legal_basis": LINE;
    /// Where the data comes from.
    PersonOrigin = Person 9 "origin": LINE;
    /// When the person was told.
    PersonInformedOn = Person 10 "informed_on": Shape::Day;
    /// Does not want to be called: since when.
    PersonNoCallsSince = Person 11 "no_calls_since": Shape::Day;
    /// A remark.
    PersonNote = Person 12 "note": PROSE;

    /// Who.
    RelationPerson = Relation 1 "person": Shape::Link(Entity::Person);
    /// Where.
    RelationCompany = Relation 2 "company": Shape::Link(Entity::Company);
    /// As what: »Leitung Einkauf«.
    RelationFunction = Relation 3 "function": NAME;
    /// Decides, influences, uses.
    RelationInfluence = Relation 4 "influence": Shape::Choice(Influence::IDS);
    /// The first to call.
    RelationMain = Relation 5 "main": Shape::Flag;

    /// Note, call, visit, mail ...
    ActivityKind = Activity 1 "kind": Shape::Choice(ActivityKind::IDS);
    /// With which company.
    ActivityCompany = Activity 2 "company": Shape::Link(Entity::Company);
    /// With whom.
    ActivityPerson = Activity 3 "person": Shape::Link(Entity::Person);
    /// Who wrote it.
    ActivityAuthor = Activity 4 "author": Shape::Link(Entity::Member);
    /// The key of the role in which.
    ActivityRole = Activity 5 "role": Shape::Line(40);
    /// When it happened.
    ActivityAt = Activity 6 "at": Shape::Moment;
    /// Minutes between the author's clock and UTC, so that 14:30 stays 14:30.
    ActivityOffset = Activity 7 "offset": Shape::Number(-1_080, 1_080);
    /// What happened.
    ActivityText = Activity 8 "text": PROSE;
    /// What came of it.
    ActivityOutcome = Activity 9 "outcome": LINE;
    /// The promise that was given in it.
    ActivityPromise = Activity 10 "promise": Shape::Link(Entity::Promise);
    /// To whom it was handed over.
    ActivityTo = Activity 11 "to": Shape::Link(Entity::Member);

    /// What is to be done.
    TaskTitle = Task 1 "title": LINE;
    /// For which company.
    TaskCompany = Task 2 "company": Shape::Link(Entity::Company);
    /// About whom.
    TaskPerson = Task 3 "person": Shape::Link(Entity::Person);
    /// Until when.
    TaskDue = Task 4 "due": Shape::Day;
    /// Who does it.
    TaskAssignee = Task 5 "assignee": Shape::Link(Entity::Member);
    /// When it was done.
    TaskDone = Task 6 "done": Shape::Moment;
    /// More about it.
    TaskNote = Task 7 "note": PROSE;
    /// The customer complains.
    TaskComplaint = Task 8 "complaint": Shape::Flag;

    /// To which company.
    PromiseCompany = Promise 1 "company": Shape::Link(Entity::Company);
    /// To whom.
    PromisePerson = Promise 2 "person": Shape::Link(Entity::Person);
    /// By whom.
    PromiseBy = Promise 3 "by": Shape::Link(Entity::Member);
    /// What.
    PromiseText = Promise 4 "text": LINE;
    /// Until when.
    PromiseDue = Promise 5 "due": Shape::Day;
    /// Open, kept, broken.
    PromiseStatus = Promise 6 "status": Shape::Choice(PromiseStatus::IDS);
    /// On which day it was kept or broken.
    PromiseSettledOn = Promise 7 "settled_on": Shape::Day;

    /// What it is about.
    DealTitle = Deal 1 "title": LINE;
    /// With which company.
    DealCompany = Deal 2 "company": Shape::Link(Entity::Company);
    /// What it is worth.
    DealValue = Deal 3 "value": Shape::Cents;
    /// How far it is.
    DealStage = Deal 4 "stage": Shape::Choice(Stage::IDS);
    /// How likely, in percent.
    DealProbability = Deal 5 "probability": Shape::Number(0, 100);
    /// Since when.
    DealOpened = Deal 6 "opened": Shape::Day;
    /// Until when a decision is expected.
    DealExpected = Deal 7 "expected": Shape::Day;
    /// Since when it is in its stage.
    DealStageSince = Deal 8 "stage_since": Shape::Day;
    /// Who follows it up.
    DealOwner = Deal 9 "owner": Shape::Link(Entity::Member);
    /// Why it was lost.
    DealLossReason = Deal 10 "loss_reason": Shape::Choice(LossReason::IDS);
    /// More about that: which competitor, how far apart the prices were.
    DealLossNote = Deal 11 "loss_note": LINE;
    /// The pipeline of the team's own that it goes through; the built-in one where none is named.
    DealPipeline = Deal 12 "pipeline": Shape::Link(Entity::Pipeline);
    /// What comes next for it.
    DealNextText = Deal 13 "next_text": LINE;
    /// When that is due.
    DealNextDue = Deal 14 "next_due": Shape::Day;
    /// On which day it was won or lost.
    DealClosedOn = Deal 15 "closed_on": Shape::Day;
    /// The key of its stage in a pipeline of the team's own.
    DealCustomStage = Deal 16 "custom_stage": Shape::Line(40);

    /// The pipeline's name.
    PipelineName = Pipeline 1 "name": NAME;
    /// Its stages but won and lost, which every pipeline has.
    PipelineStages = Pipeline 2 "stages": Shape::Stages;

    /// The key of the role.
    RoleTextRole = RoleText 1 "role": Shape::Line(40);
    /// The id of the block.
    RoleTextBlock = RoleText 2 "block": Shape::Line(40);
    /// The team's own text; empty means the built-in one.
    RoleTextText = RoleText 3 "text": PROSE;
    /// Who wrote it.
    RoleTextAuthor = RoleText 4 "author": Shape::Link(Entity::Member);
    /// When.
    RoleTextAt = RoleText 5 "at": Shape::Moment;
    /// The mark of the built-in text at that time.
    RoleTextBase = RoleText 6 "base": Shape::Number(i64::MIN, i64::MAX);

    /// The role's name.
    OwnRoleName = OwnRole 1 "name": NAME;
    /// What it is also called.
    OwnRoleNickname = OwnRole 2 "nickname": NAME;
    /// The id of the stone's cut.
    OwnRoleCut = OwnRole 3 "cut": SHORT;
    /// The id of the role whose hue it has.
    OwnRoleHue = OwnRole 4 "hue": SHORT;
    /// Where its twelve dials stand.
    OwnRoleDials = OwnRole 5 "dials": Shape::Dials;
    /// The key of the role that it was made from.
    OwnRoleBasedOn = OwnRole 6 "based_on": Shape::Line(40);

    /// Who acted.
    ChangeAuthor = Change 1 "author": Shape::Link(Entity::Member);
    /// When.
    ChangeAt = Change 2 "at": Shape::Moment;
    /// The id of the action.
    ChangeAction = Change 3 "action": SHORT;
    /// The record that it was about.
    ChangeSubject = Change 4 "subject": Shape::LinkAny;
    /// The records that it created, sixteen bytes each.
    ChangeCreated = Change 5 "created": Shape::Packed;
    /// Old and new values, packed.
    ChangeEdits = Change 6 "edits": Shape::Packed;
    /// All other records that it touched, sixteen bytes each.
    ChangeTouched = Change 7 "touched": Shape::Packed;

    /// What the view is called.
    SavedViewName = SavedView 1 "name": NAME;
    /// What it asks for, as it stands in an address.
    SavedViewQuery = SavedView 2 "query": Shape::Line(4_000);
    /// Who keeps it.
    SavedViewOwner = SavedView 3 "owner": Shape::Link(Entity::Member);
    /// Whether it is shown to whoever keeps it alone.
    SavedViewPrivate = SavedView 4 "private": Shape::Flag;
}

impl Prop {
    /// The property of a record of this kind with this number.
    pub fn of(entity: Entity, field: Field) -> Option<Prop> {
        Prop::ALL
            .iter()
            .copied()
            .find(|prop| prop.field() == field && prop.entity().is_none_or(|of| of == entity))
    }

    /// The property of this kind that files call by this id.
    pub fn from_id(entity: Entity, id: &str) -> Option<Prop> {
        Prop::ALL
            .iter()
            .copied()
            .find(|prop| prop.id() == id && prop.entity().is_none_or(|of| of == entity))
    }

    /// The properties of a kind of record, its own first.
    pub fn of_entity(entity: Entity) -> impl Iterator<Item = Prop> {
        Prop::ALL
            .iter()
            .copied()
            .filter(move |prop| prop.entity().is_none_or(|of| of == entity))
    }

    /// Its register.
    pub fn key(self) -> Key {
        Key::plain(self.field())
    }

    /// The register of one of its elements.
    pub fn key_at(self, element: &str) -> Key {
        Key::at(self.field(), element)
    }

    /// Without it the record makes no sense.
    pub const fn is_required(self) -> bool {
        matches!(
            self,
            Prop::CompanyName
                | Prop::MemberName
                | Prop::TaskTitle
                | Prop::PromiseText
                | Prop::DealTitle
                | Prop::OwnRoleName
                | Prop::PipelineName
                | Prop::SavedViewName
        )
    }

    /// What happens when two people wrote without having seen each other.
    pub const fn policy(self) -> Policy {
        if matches!(
            self,
            Prop::Archived
                | Prop::Withdrawn
                | Prop::SettingsDismissed
                | Prop::CompanyJoinedInto
                | Prop::CompanyDistinct
                | Prop::MemberDevices
                | Prop::RoleTextAuthor
                | Prop::RoleTextAt
                | Prop::RoleTextBase
                | Prop::DealStageSince
                | Prop::DealClosedOn
                | Prop::DealCustomStage
                | Prop::PipelineStages
                | Prop::PromiseSettledOn
        ) {
            Policy::Latest
        } else {
            Policy::Keep
        }
    }

    /// What a write to it replaces.
    pub const fn replaces(self) -> Replaces {
        match self.policy() {
            Policy::Latest => Replaces::All,
            Policy::Keep => Replaces::Current,
        }
    }
}
