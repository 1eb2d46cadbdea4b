//! The closed sets that a property chooses from. Their ids stand in the book and never change.

macro_rules! choices {
    ($( $(#[$doc:meta])* $Name:ident { $( $(#[$vdoc:meta])* $Variant:ident = $id:literal, )* } )*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub enum $Name {
                $( $(#[$vdoc])* $Variant, )*
            }

            impl $Name {
                /// All of them, in the order in which they are offered.
                pub const ALL: &'static [$Name] = &[ $( $Name::$Variant, )* ];

                /// Their ids, in the same order.
                pub const IDS: &'static [&'static str] = &[ $( $id, )* ];

                /// The id that never changes.
                pub const fn id(self) -> &'static str {
                    match self {
                        $( $Name::$Variant => $id, )*
                    }
                }

                /// The one with this id.
                pub fn from_id(id: &str) -> Option<$Name> {
                    match id {
                        $( $id => Some($Name::$Variant), )*
                        _ => None,
                    }
                }
            }
        )*
    };
}

choices! {
    /// How a company stands to others.
    CompanyKind {
        /// On its own.
        Single = "single",
        /// A head office with branches.
        HeadOffice = "head_office",
        /// A branch of a head office.
        Branch = "branch",
    }

    /// How much a customer weighs.
    Class {
        /// Key customer.
        A = "a",
        /// In the middle.
        B = "b",
        /// Small.
        C = "c",
    }

    /// How far a company has come.
    Status {
        /// An address with a reason, not examined.
        Lead = "lead",
        /// Examined, with a need, without an order.
        Prospect = "prospect",
        /// At least one order.
        Customer = "customer",
        /// Was a customer once.
        Former = "former",
    }

    /// What a person's word weighs.
    Influence {
        /// Has the last word.
        Decides = "decides",
        /// Is listened to.
        Influences = "influences",
        /// Works with it.
        Uses = "uses",
    }

    /// What happened.
    ActivityKind {
        /// Something worth knowing.
        Note = "note",
        /// A talk on the phone.
        Call = "call",
        /// A visit.
        Visit = "visit",
        /// A letter or mail.
        Mail = "mail",
        /// A next step that was done.
        Step = "step",
        /// A customer handed over to a colleague.
        HandOver = "hand_over",
    }

    /// How a promise stands.
    PromiseStatus {
        /// Not yet due, or due and not settled.
        Open = "open",
        /// Done as promised.
        Kept = "kept",
        /// Not done.
        Broken = "broken",
    }

    /// What someone did, as the record of a change names it.
    Action {
        /// Added a customer.
        AddCompany = "add_company",
        /// Added a person.
        AddPerson = "add_person",
        /// Said what a person is at a company.
        LinkPerson = "link_person",
        /// Changed a field.
        Edit = "edit",
        /// Put a tag on, or took one off.
        Tag = "tag",
        /// Said who is responsible.
        Assign = "assign",
        /// Handed a customer over to a colleague.
        HandOver = "hand_over",
        /// Said what comes next.
        SetStep = "set_step",
        /// Moved the next step to another day.
        MoveStep = "move_step",
        /// Did the next step.
        CompleteStep = "complete_step",
        /// Took the next step away.
        ClearStep = "clear_step",
        /// Wrote down what happened.
        Log = "log",
        /// Added a task.
        AddTask = "add_task",
        /// Did a task.
        CompleteTask = "complete_task",
        /// Took up a task again.
        ReopenTask = "reopen_task",
        /// Promised something.
        AddPromise = "add_promise",
        /// Kept or broke a promise.
        SettlePromise = "settle_promise",
        /// Added a deal.
        AddDeal = "add_deal",
        /// Moved a deal to another stage.
        MoveDeal = "move_deal",
        /// Set up a pipeline of the team's own, or changed one.
        Pipeline = "pipeline",
        /// Put something away.
        Archive = "archive",
        /// Took something back out of the bin.
        Restore = "restore",
        /// Erased something for good.
        Erase = "erase",
        /// Read a list.
        Import = "import",
        /// Added a member.
        AddMember = "add_member",
        /// Arranged who stands in.
        Cover = "cover",
        /// Wrote an own text on a role page.
        WriteRoleText = "write_role_text",
        /// Went back to the built-in text.
        ResetRoleText = "reset_role_text",
        /// Made a role of the team's own.
        AddOwnRole = "add_own_role",
        /// Kept a list as a view, or changed one that is kept.
        SaveView = "save_view",
        /// Decided between two values.
        Decide = "decide",
        /// Joined two customers that were one.
        Join = "join",
        /// Said that two customers that look alike are two.
        Distinct = "distinct",
        /// Changed what the team agreed on.
        Settings = "settings",
        /// Took an action back.
        Undo = "undo",
        /// Did it again.
        Redo = "redo",
    }

    /// How far a deal is.
    Stage {
        /// The customer asked.
        Inquiry = "inquiry",
        /// There is a need and a budget.
        Qualified = "qualified",
        /// A quote is with the customer.
        Quoted = "quoted",
        /// Terms are being talked about.
        Negotiation = "negotiation",
        /// Won.
        Won = "won",
        /// Lost.
        Lost = "lost",
    }

    /// Why a deal was lost.
    LossReason {
        /// Too dear.
        Price = "price",
        /// Somebody else got it.
        Competitor = "competitor",
        /// There is no money for it.
        NoBudget = "no_budget",
        /// Not now.
        Timing = "timing",
        /// It is not needed after all.
        NoNeed = "no_need",
        /// Something else, said in the note.
        Other = "other",
    }
}

impl ActivityKind {
    /// Whether the customer was spoken to.
    pub const fn is_contact(self) -> bool {
        match self {
            ActivityKind::Call | ActivityKind::Visit | ActivityKind::Mail => true,
            ActivityKind::Note | ActivityKind::Step | ActivityKind::HandOver => false,
        }
    }
}

impl Stage {
    /// What it means.
    pub const fn kind(self) -> StageKind {
        match self {
            Stage::Inquiry | Stage::Qualified => StageKind::Open,
            Stage::Quoted | Stage::Negotiation => StageKind::Quote,
            Stage::Won => StageKind::Won,
            Stage::Lost => StageKind::Lost,
        }
    }

    /// Whether it can still be won.
    pub const fn is_open(self) -> bool {
        self.kind().is_open()
    }

    /// The probability that a deal starts its stage with, in percent.
    pub const fn usual_probability(self) -> i64 {
        match self {
            Stage::Inquiry => 10,
            Stage::Qualified => 30,
            Stage::Quoted => 50,
            Stage::Negotiation => 70,
            Stage::Won => 100,
            Stage::Lost => 0,
        }
    }
}

/// What a stage means, whatever the team calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StageKind {
    /// It can still be won, and the customer has no quote.
    Open,
    /// The customer has our quote and has not decided.
    Quote,
    /// Won.
    Won,
    /// Lost.
    Lost,
}

impl StageKind {
    /// Whether it can still be won.
    pub const fn is_open(self) -> bool {
        match self {
            StageKind::Open | StageKind::Quote => true,
            StageKind::Won | StageKind::Lost => false,
        }
    }

    /// The stage that a deal in a stage of the team's own has beside it, so that whoever knows no pipelines counts it
    /// right.
    pub const fn stage(self) -> Stage {
        match self {
            StageKind::Open => Stage::Inquiry,
            StageKind::Quote => Stage::Quoted,
            StageKind::Won => Stage::Won,
            StageKind::Lost => Stage::Lost,
        }
    }
}
