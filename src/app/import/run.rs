//! An import from the file to the last record, as a page carries it through: a state that takes one small step at a
//! time, so that the page stays alive.
//!
//! `open` -> step (reading) -> look at the preview, change the mapping -> `check` -> step (checking) -> look at the
//! plan, decide -> `write` -> step (writing). Each step of writing returns what has to be kept; the last one also holds
//! the record of the change, and from then on one undo takes all of it back.

use std::sync::Arc;

use super::check::CheckRun;
use super::mapping::Mapping;
use super::plan::Plan;
use super::problem::FileProblem;
use super::sheet::{ReadChoices, ReadRun, Sheet};
use super::write::{Slice, WriteRun};
use super::writes::Stamp;
use crate::app::command::{self, CommandError, Done, Outcome};
use crate::app::desk::Desk;
use crate::app::moment::Moment;
use crate::content::i18n::Lang;
use crate::domain::draft::{Draft, Edit};
use crate::domain::schema::Entity;
use crate::domain::{Action, RecordId};
use crate::replica::Write;

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The file is being read.
    Reading,
    /// The columns are to be confirmed.
    Mapping,
    /// The dry run is under way.
    Checking,
    /// The plan is to be confirmed.
    Planned,
    /// Records are being written.
    Writing,
    /// All is written.
    Done,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Where it stands.
    pub phase: Phase,
    /// How much of this phase is done, in thousandths.
    pub permille: u32,
}

impl Progress {
    /// Whether another step would do something: else it is a person's turn, or the end.
    pub const fn goes_on(self) -> bool {
        match self.phase {
            Phase::Reading | Phase::Checking | Phase::Writing => true,
            Phase::Mapping | Phase::Planned | Phase::Done => false,
        }
    }
}

/// What a step came to.
#[derive(Debug)]
pub struct Step {
    /// How far it is now.
    pub progress: Progress,
    /// What was written and has to be kept and passed on.
    pub outcome: Option<Outcome>,
}

/// Why an import cannot go on. What was written before is in the book, and undo takes it back.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file is no list.
    #[error(transparent)]
    File(#[from] FileProblem),
    /// The book refused.
    #[error(transparent)]
    Command(#[from] CommandError),
}

/// An import under way.
pub struct ImportRun {
    file: String,
    lang: Lang,
    bytes: Arc<[u8]>,
    choices: ReadChoices,
    sheet: Option<Sheet>,
    mapping: Option<Mapping>,
    stage: Stage,
}

enum Stage {
    Reading(Box<ReadRun>),
    Mapping,
    Checking(Box<CheckRun>),
    Planned(Box<Plan>),
    Writing(Box<Writing>),
    Done,
}

/// What the record of the change will say.
struct Writing {
    run: WriteRun,
    created: Vec<Draft>,
    edits: Vec<Edit>,
    companies: usize,
    stopped: bool,
}

/// Bytes that are read in the time of one row that is checked.
const BYTES_PER_ROW: usize = 2_000;

impl ImportRun {
    /// Opens a file; `file` is its name.
    pub fn open(
        file: &str,
        bytes: impl Into<Arc<[u8]>>,
        choices: ReadChoices,
        lang: Lang,
    ) -> Result<ImportRun, FileProblem> {
        let bytes = bytes.into();
        let read = ReadRun::new(Arc::clone(&bytes), choices)?;
        Ok(ImportRun {
            file: file.to_owned(),
            lang,
            bytes,
            choices,
            sheet: None,
            mapping: None,
            stage: Stage::Reading(Box::new(read)),
        })
    }

    /// Reads the file again with another encoding or separator. Columns are guessed anew.
    pub fn reread(&mut self, choices: ReadChoices) -> Result<(), FileProblem> {
        let read = ReadRun::new(Arc::clone(&self.bytes), choices)?;
        self.choices = choices;
        self.sheet = None;
        self.mapping = None;
        self.stage = Stage::Reading(Box::new(read));
        Ok(())
    }

    /// The name of the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// What the reader was told.
    pub fn choices(&self) -> ReadChoices {
        self.choices
    }

    /// The table, once it is read.
    pub fn sheet(&self) -> Option<&Sheet> {
        self.sheet.as_ref()
    }

    /// The mapping, once the file is read.
    pub fn mapping(&self) -> Option<&Mapping> {
        self.mapping.as_ref()
    }

    /// Changes the mapping. A plan that was made with another one is dropped.
    pub fn map(&mut self, change: impl FnOnce(&mut Mapping)) {
        if let Stage::Mapping | Stage::Checking(_) | Stage::Planned(_) = self.stage
            && let Some(mapping) = &mut self.mapping
        {
            change(mapping);
            self.stage = Stage::Mapping;
        }
    }

    /// The plan, once the dry run is through.
    pub fn plan(&self) -> Option<&Plan> {
        match &self.stage {
            Stage::Planned(plan) => Some(plan),
            Stage::Writing(writing) => Some(writing.run.plan()),
            Stage::Reading(_) | Stage::Mapping | Stage::Checking(_) | Stage::Done => None,
        }
    }

    /// The plan, to decide about rows.
    pub fn plan_mut(&mut self) -> Option<&mut Plan> {
        match &mut self.stage {
            Stage::Planned(plan) => Some(plan),
            Stage::Reading(_)
            | Stage::Mapping
            | Stage::Checking(_)
            | Stage::Writing(_)
            | Stage::Done => None,
        }
    }

    /// Begins the dry run.
    pub fn check(&mut self, desk: &Desk, at: &Moment<'_>) {
        if let Stage::Mapping | Stage::Planned(_) = self.stage
            && let (Some(sheet), Some(mapping)) = (&self.sheet, &self.mapping)
        {
            let stamp = Stamp {
                member: at.member,
                today: at.today,
                file: self.file.clone(),
                lang: self.lang,
            };
            let run = CheckRun::new(sheet, mapping, desk.book(), stamp);
            self.stage = Stage::Checking(Box::new(run));
        }
    }

    /// Begins to carry the plan out.
    pub fn write(&mut self, at: &mut Moment<'_>) {
        let (Stage::Planned(_), Some(sheet), Some(mapping)) =
            (&self.stage, &self.sheet, &self.mapping)
        else {
            return;
        };
        let stamp = Stamp {
            member: at.member,
            today: at.today,
            file: self.file.clone(),
            lang: self.lang,
        };
        let first = RecordId::v7(at.now_ms, (at.random)());
        if let Stage::Planned(plan) = std::mem::replace(&mut self.stage, Stage::Done) {
            let run = WriteRun::new(sheet, mapping.clone(), *plan, stamp, first);
            self.stage = Stage::Writing(Box::new(Writing {
                run,
                created: Vec::new(),
                edits: Vec::new(),
                companies: 0,
                stopped: false,
            }));
        }
    }

    /// Stops writing. What is written stays; the next step closes the change, and undo takes it back.
    pub fn stop(&mut self) {
        if let Stage::Writing(writing) = &mut self.stage {
            writing.stopped = true;
        }
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        let (phase, permille) = match &self.stage {
            Stage::Reading(run) => (Phase::Reading, run.permille()),
            Stage::Mapping => (Phase::Mapping, 1000),
            Stage::Checking(run) => (Phase::Checking, run.permille()),
            Stage::Planned(_) => (Phase::Planned, 1000),
            Stage::Writing(writing) => {
                let (done, of) = (writing.run.written(), writing.run.len().max(1));
                let permille = u32::try_from(done * 1000 / of).unwrap_or(1000);
                (Phase::Writing, permille)
            }
            Stage::Done => (Phase::Done, 1000),
        };
        Progress { phase, permille }
    }

    /// Does about as much as `budget` rows take.
    pub fn step(
        &mut self,
        desk: &mut Desk,
        at: &mut Moment<'_>,
        budget: usize,
    ) -> Result<Step, ImportError> {
        let mut outcome = None;
        match &mut self.stage {
            Stage::Reading(run) => {
                if run.step(budget.saturating_mul(BYTES_PER_ROW)) {
                    self.finish_reading()?;
                }
            }
            Stage::Checking(run) => {
                if let Some(sheet) = &self.sheet
                    && run.step(sheet, desk.book(), budget)
                    && let Stage::Checking(run) = std::mem::replace(&mut self.stage, Stage::Mapping)
                {
                    self.stage = Stage::Planned(Box::new(run.finish(sheet, desk.book())));
                }
            }
            Stage::Writing(writing) => {
                let slice = match &self.sheet {
                    Some(sheet) if !writing.stopped => {
                        writing.run.next_slice(sheet, desk.book(), budget)
                    }
                    Some(_) | None => None,
                };
                match slice {
                    Some(slice) => outcome = Some(writing.write(slice, &self.file, desk, at)?),
                    None => {
                        outcome = writing.close(&self.file, desk, at)?;
                        self.stage = Stage::Done;
                    }
                }
            }
            Stage::Mapping | Stage::Planned(_) | Stage::Done => {}
        }
        Ok(Step {
            progress: self.progress(),
            outcome,
        })
    }

    fn finish_reading(&mut self) -> Result<(), FileProblem> {
        if let Stage::Reading(run) = std::mem::replace(&mut self.stage, Stage::Mapping) {
            let sheet = run.finish()?;
            let mapping = Mapping::guess(&sheet);
            mapping.check(&sheet)?;
            self.sheet = Some(sheet);
            self.mapping = Some(mapping);
        }
        Ok(())
    }

    /// The rows that were not taken over, as a list of the same columns to be saved and corrected.
    pub fn leftovers(&self) -> Vec<u8> {
        let (Some(sheet), Some(mapping), Some(plan)) = (&self.sheet, &self.mapping, self.plan())
        else {
            return Vec::new();
        };
        let first = mapping.first_row();
        let rows = mapping
            .header
            .into_iter()
            .chain(plan.leftovers().map(|row| first + row));
        crate::app::export::csv::write_rows(rows.map(|row| sheet.row(row)))
    }
}

impl Writing {
    /// Writes a slice.
    fn write(
        &mut self,
        slice: Slice,
        file: &str,
        desk: &mut Desk,
        at: &mut Moment<'_>,
    ) -> Result<Outcome, CommandError> {
        let writes: Vec<Write> = slice
            .drafts
            .iter()
            .flat_map(Draft::writes)
            .chain(slice.edits.iter().map(Edit::write))
            .collect();
        let commit = desk.book.commit(at.writer, at.now_ms, &writes)?;
        let mut touched: Vec<RecordId> = slice
            .drafts
            .iter()
            .map(|draft| draft.id)
            .chain(slice.edits.iter().map(|edit| edit.id))
            .collect();
        touched.dedup();
        let changed = desk.absorb(&touched);
        let created = slice.drafts.first().map(|draft| draft.id);
        // The change needs to know which records came into being, not what is in them.
        self.created.extend(slice.drafts.iter().map(|draft| Draft {
            id: draft.id,
            entity: draft.entity,
            values: Vec::new(),
        }));
        self.edits.extend(slice.edits);
        self.companies = self.run.written();
        Ok(Outcome {
            commit: commit.into(),
            changed,
            created,
            done: self.done(file, false),
        })
    }

    /// Writes the record of the change and offers undo.
    fn close(
        &mut self,
        file: &str,
        desk: &mut Desk,
        at: &mut Moment<'_>,
    ) -> Result<Option<Outcome>, CommandError> {
        if self.created.is_empty() && self.edits.is_empty() {
            return Ok(None);
        }
        let done = self.done(file, true);
        let plan = command::Plan {
            action: Action::Import,
            subject: None,
            title: file.to_owned(),
            count: self.companies,
            created: std::mem::take(&mut self.created),
            edits: std::mem::take(&mut self.edits),
            erased: Vec::new(),
            decides: false,
            unseen: None,
            beside: Vec::new(),
        };
        let change = desk.change_of(&plan, at);
        let writes: Vec<Write> = change.writes().collect();
        let commit = desk.book.commit(at.writer, at.now_ms, &writes)?;
        let changed = desk.absorb(&[change.id]);
        let created: Vec<(RecordId, Entity)> = plan
            .created
            .iter()
            .map(|draft| (draft.id, draft.entity))
            .collect();
        desk.undo
            .did(&done, created, plan.edits, plan.beside, at.writer);
        Ok(Some(Outcome {
            commit: commit.into(),
            changed,
            created: plan.created.first().map(|draft| draft.id),
            done,
        }))
    }

    fn done(&self, file: &str, can_undo: bool) -> Done {
        Done {
            action: Action::Import,
            title: file.to_owned(),
            count: self.companies,
            can_undo,
        }
    }
}
