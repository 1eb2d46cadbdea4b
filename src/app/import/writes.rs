//! From a plan to records: drafts for what is new, edits for what is completed. The same code counts in the dry run
//! what it writes afterwards, so that the two cannot differ.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::check::member_called;
use super::mapping::{Fill, Mapping};
use super::plan::{ContactFate, Plan, PlannedCompany};
use super::row::{ContactValues, RowReader, RowValues};
use super::sheet::Sheet;
use crate::content::i18n::{Lang, import as words};
use crate::domain::calendar::to_days;
use crate::domain::choice::CompanyKind;
use crate::domain::draft::{Draft, Edit};
use crate::domain::record::Member;
use crate::domain::schema::{Entity, Prop, Shape};
use crate::replica::{Book, Record, RecordId, Value};

/// What is the same for a whole import.
pub(super) struct Setting<'a> {
    pub plan: &'a Plan,
    pub reader: &'a RowReader,
    pub mapping: &'a Mapping,
    pub sheet: &'a Sheet,
    pub book: &'a Book,
    pub stamp: &'a Stamp,
}

/// Who imports what, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The member who imports; next steps without an owner are theirs.
    pub member: RecordId,
    /// The day.
    pub today: NaiveDate,
    /// The name of the file; it is the origin of the people in it.
    pub file: String,
    /// The language of the words that the import itself writes.
    pub lang: Lang,
}

type Values = Vec<(Prop, String, Value)>;

impl<'a> Setting<'a> {
    /// The values of a company's rows, put together: what an earlier row says stands.
    fn rows_of(&self, rows: &[u32]) -> RowValues<'a> {
        let read = |row: &u32| {
            let row = self.mapping.first_row() + *row as usize;
            self.reader.read(self.sheet, row, &mut |_| {})
        };
        let mut rows = rows.iter();
        let mut values = rows.next().map(read).unwrap_or_default();
        for row in rows {
            merge(&mut values, read(row));
        }
        values
    }

    fn owner(&self, values: &RowValues<'_>) -> Option<(RecordId, String)> {
        let member = member_called(&self.plan.members, values.owner)?;
        let role = Member::find(self.book, member)?.main_role()?;
        Some((member, role.key()))
    }

    /// All that the rows say about the company itself.
    fn company_values(&self, values: &RowValues<'_>) -> Values {
        let mut out = Vec::with_capacity(16);
        let mut text = |prop: Prop, text: &str| push_text(&mut out, prop, text);
        text(Prop::CompanyName, &values.name);
        text(Prop::CompanyNumber, values.number);
        text(Prop::CompanyStreet, &values.street);
        text(Prop::CompanyPostcode, &values.postcode);
        text(Prop::CompanyTown, values.town);
        text(Prop::CompanyCountry, values.country);
        text(Prop::CompanyPhone, values.phone);
        text(Prop::CompanyMail, values.email);
        text(Prop::CompanyWebsite, values.web);
        text(Prop::CompanyIndustry, values.industry);
        text(Prop::CompanySource, values.source);
        text(Prop::CompanyVatId, values.vat_id);
        text(
            Prop::CompanyClass,
            values.class.map_or("", |class| class.id()),
        );
        text(
            Prop::CompanyStatus,
            values.status.map_or("", |status| status.id()),
        );
        let owner = self.owner(values);
        let mut notes: Vec<Cow<'_, str>> = values.notes.clone();
        if owner.is_none() && !values.owner.is_empty() {
            notes.push(words::note_owner(self.stamp.lang, values.owner).into());
        }
        let mut owners: Vec<(String, RecordId)> = Vec::new();
        for (role, name) in &values.owners {
            match member_called(&self.plan.members, name) {
                Some(member) => owners.push((role.id().to_owned(), member)),
                None => notes.push(words::note_owner(self.stamp.lang, name).into()),
            }
        }
        text(Prop::CompanyNote, &notes.join("\n"));
        let has_step = !values.next_step.is_empty() || values.next_step_on.is_some();
        if has_step {
            let step = if values.next_step.is_empty() {
                words::step_follow_up(self.stamp.lang)
            } else {
                values.next_step
            };
            text(Prop::CompanyNextText, step);
        }
        let mut push = |prop: Prop, element: &str, value: Value| {
            out.push((prop, element.to_owned(), value));
        };
        if let Some(day) = values.next_step_on {
            push(Prop::CompanyNextDue, "", Value::Date(to_days(day)));
        }
        if has_step {
            let who = owner.as_ref().map_or(self.stamp.member, |(who, _)| *who);
            push(Prop::CompanyNextWho, "", Value::Id(who));
        }
        if let Some((member, role)) = &owner {
            push(Prop::CompanyOwners, role, Value::Id(*member));
        }
        for (role, member) in &owners {
            push(Prop::CompanyOwners, role, Value::Id(*member));
        }
        if let Some(day) = values.since {
            push(Prop::CompanySince, "", Value::Date(to_days(day)));
        }
        if let Some(cents) = values.revenue {
            push(Prop::CompanyRevenueStated, "", Value::Int(cents));
            push(
                Prop::CompanyRevenueStatedOn,
                "",
                Value::Date(to_days(self.stamp.today)),
            );
        }
        for (year, cents) in &values.revenue_of {
            push(
                Prop::CompanyRevenue,
                &format!("{year:04}"),
                Value::Int(*cents),
            );
        }
        for tag in &values.tags {
            push(Prop::CompanyTags, &tag_of(tag), Value::Bool(true));
        }
        if values.postcode_in_doubt {
            let tag = words::tag_check_postcode(self.stamp.lang);
            push(Prop::CompanyTags, tag, Value::Bool(true));
        }
        out
    }

    fn kind_of(&self, company: &PlannedCompany, values: &RowValues<'_>) -> Option<CompanyKind> {
        if company.is_head_office {
            Some(CompanyKind::HeadOffice)
        } else if company.parent.is_some() {
            Some(CompanyKind::Branch)
        } else {
            // A branch whose head office is not known is one all the same.
            values.kind
        }
    }

    /// The drafts of a new company and its people.
    pub(super) fn create(
        &self,
        company: &PlannedCompany,
        id: RecordId,
        parent: Option<RecordId>,
        next_id: &mut dyn FnMut() -> RecordId,
        drafts: &mut Vec<Draft>,
    ) {
        let values = self.rows_of(&company.rows);
        let mut draft = Draft::new(Entity::Company, id);
        draft.values = self.company_values(&values);
        if values.status.is_none() {
            push_text(
                &mut draft.values,
                Prop::CompanyStatus,
                self.mapping.new_status.id(),
            );
        }
        if let Some(kind) = self.kind_of(company, &values) {
            push_text(&mut draft.values, Prop::CompanyKind, kind.id());
        }
        if let Some(parent) = parent {
            draft = draft.value(Prop::CompanyParent, Value::Id(parent));
        }
        drafts.push(draft);
        match company.rows.as_slice() {
            // The usual case: the row was just read.
            [row] => self.create_person(*row, &values.contact, id, next_id, drafts),
            rows => self.create_people(rows, id, next_id, drafts),
        }
    }

    /// The drafts of the people in these rows who are not known yet.
    pub(super) fn create_people(
        &self,
        rows: &[u32],
        company: RecordId,
        next_id: &mut dyn FnMut() -> RecordId,
        drafts: &mut Vec<Draft>,
    ) {
        for row in rows {
            let values = self.rows_of(std::slice::from_ref(row));
            self.create_person(*row, &values.contact, company, next_id, drafts);
        }
    }

    fn create_person(
        &self,
        row: u32,
        contact: &ContactValues<'_>,
        company: RecordId,
        next_id: &mut dyn FnMut() -> RecordId,
        drafts: &mut Vec<Draft>,
    ) {
        if !contact.is_named() || self.plan.new_contacts.get(&row) != Some(&ContactFate::New) {
            return;
        }
        let person = next_id();
        let mut draft = Draft::new(Entity::Person, person);
        draft.values = person_values(contact);
        push_text(&mut draft.values, Prop::PersonOrigin, &self.stamp.file);
        drafts.push(draft);
        let mut relation = Draft::new(Entity::Relation, next_id())
            .value(Prop::RelationPerson, Value::Id(person))
            .value(Prop::RelationCompany, Value::Id(company));
        push_text(
            &mut relation.values,
            Prop::RelationFunction,
            contact.position,
        );
        drafts.push(relation);
    }

    /// The edits that complete a customer of the book and its known people.
    pub(super) fn complete(
        &self,
        company: &PlannedCompany,
        id: RecordId,
        parent: Option<RecordId>,
    ) -> Vec<Edit> {
        let values = self.rows_of(&company.rows);
        let mut wanted = if company.rows.is_empty() {
            Vec::new()
        } else {
            self.company_values(&values)
        };
        if self.mapping.fill == Fill::Overwrite
            && !values.next_step.is_empty()
            && values.next_step_on.is_none()
        {
            // The day belonged to the step that goes.
            wanted.push((Prop::CompanyNextDue, String::new(), Value::Null));
        }
        if let Some(kind) = self.kind_of(company, &values)
            && self.may_become(id, kind)
        {
            push_text(&mut wanted, Prop::CompanyKind, kind.id());
        }
        if let Some(parent) = parent {
            wanted.push((Prop::CompanyParent, String::new(), Value::Id(parent)));
        }
        let mut edits = Vec::new();
        self.edit(Entity::Company, id, wanted, &mut edits);
        for row in &company.rows {
            if let Some(ContactFate::Known(person)) = self.plan.new_contacts.get(row) {
                let values = self.rows_of(std::slice::from_ref(row));
                let wanted = person_values(&values.contact);
                self.edit(Entity::Person, *person, wanted, &mut edits);
            }
        }
        edits
    }

    /// Whether the file may make a customer of the book head office or branch: one on its own becomes either.
    fn may_become(&self, id: RecordId, kind: CompanyKind) -> bool {
        let known = self
            .book
            .record(id)
            .and_then(|record| CompanyKind::from_id(record.text(Prop::CompanyKind.field())?));
        match known {
            None => true,
            Some(CompanyKind::Single) => kind != CompanyKind::Single,
            Some(CompanyKind::HeadOffice | CompanyKind::Branch) => {
                self.mapping.fill == Fill::Overwrite
            }
        }
    }

    /// Of the wanted values those that are missing, or, where the file is right, those that differ.
    fn edit(&self, entity: Entity, id: RecordId, wanted: Values, edits: &mut Vec<Edit>) {
        let Some(record) = self.book.record(id) else {
            return;
        };
        let overwrite = self.mapping.fill == Fill::Overwrite;
        let has_step =
            has_value(record, Prop::CompanyNextText) || has_value(record, Prop::CompanyNextDue);
        for (prop, element, new) in wanted {
            let old = record
                .at(prop.field(), &element)
                .map_or(Value::Null, |value| value.to_value());
            let fits = match prop {
                // A next step is one thing: its parts are not mixed with those of another.
                Prop::CompanyNextText | Prop::CompanyNextDue | Prop::CompanyNextWho => {
                    overwrite || !has_step
                }
                // A statement's day comes with a new statement only.
                Prop::CompanyRevenueStatedOn => edits
                    .iter()
                    .any(|edit| edit.id == id && edit.prop == Prop::CompanyRevenueStated),
                // What it may become was decided before.
                Prop::CompanyKind => true,
                _ => overwrite || matches!(old, Value::Null | Value::Bool(false)),
            };
            if fits && old != new {
                edits.push(Edit {
                    id,
                    entity,
                    prop,
                    element,
                    old,
                    new,
                });
            }
        }
    }
}

fn has_value(record: Record<'_>, prop: Prop) -> bool {
    record
        .get(prop.field())
        .is_some_and(|value| !value.is_null())
}

/// Whether completing this customer would change anything.
pub(super) fn would_change(setting: &Setting<'_>, company: &PlannedCompany, id: RecordId) -> bool {
    // The head office's own id is not known yet; any other than the customer's will do to see whether one is missing.
    let parent_is_missing = company.parent.is_some()
        && setting
            .book
            .record(id)
            .is_some_and(|record| record.id_of(Prop::CompanyParent.field()).is_none());
    parent_is_missing || !setting.complete(company, id, None).is_empty()
}

/// What a person's values are in the book.
fn person_values(contact: &ContactValues<'_>) -> Values {
    let mut out = Vec::with_capacity(8);
    for (prop, text) in [
        (Prop::PersonFirstName, contact.first),
        (Prop::PersonLastName, contact.last),
        (Prop::PersonSalutation, contact.salutation),
        (Prop::PersonTitle, contact.title),
        (Prop::PersonMail, contact.email),
        (Prop::PersonPhone, contact.phone),
        (Prop::PersonMobile, contact.mobile),
    ] {
        push_text(&mut out, prop, text);
    }
    out
}

/// Adds a text, fitted to its property: one line where one line belongs, and never longer than it may be.
fn push_text(out: &mut Values, prop: Prop, text: &str) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let (limit, one_line) = match prop.shape() {
        Shape::Line(limit) => (limit, true),
        Shape::Prose(limit) => (limit, false),
        _ => (usize::MAX, true),
    };
    let end = if text.len() <= limit {
        text.len()
    } else {
        text.char_indices()
            .nth(limit)
            .map_or(text.len(), |(end, _)| end)
    };
    let text = text[..end].trim_end();
    let value = if one_line && text.contains(char::is_control) {
        let blanks: String = text
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        Value::from(blanks)
    } else {
        Value::from(text)
    };
    out.push((prop, String::new(), value));
}

/// The longest tag, in letters: an element's name has at most 255 bytes.
const TAG_LETTERS: usize = 60;

fn tag_of(text: &str) -> String {
    text.trim()
        .chars()
        .filter(|c| !c.is_control())
        .take(TAG_LETTERS)
        .collect()
}

/// Adds what a further row says to what the earlier ones left open.
fn merge<'s>(values: &mut RowValues<'s>, more: RowValues<'s>) {
    fn fill<T: Default + PartialEq>(slot: &mut T, more: T) {
        if *slot == T::default() {
            *slot = more;
        }
    }
    fill(&mut values.name, more.name);
    fill(&mut values.number, more.number);
    fill(&mut values.parent, more.parent);
    fill(&mut values.kind, more.kind);
    fill(&mut values.street, more.street);
    if values.postcode.is_empty() {
        values.postcode_in_doubt = more.postcode_in_doubt;
    }
    fill(&mut values.postcode, more.postcode);
    fill(&mut values.town, more.town);
    fill(&mut values.country, more.country);
    fill(&mut values.phone, more.phone);
    fill(&mut values.email, more.email);
    fill(&mut values.web, more.web);
    fill(&mut values.class, more.class);
    fill(&mut values.status, more.status);
    fill(&mut values.owner, more.owner);
    fill(&mut values.owners, more.owners);
    fill(&mut values.industry, more.industry);
    fill(&mut values.source, more.source);
    fill(&mut values.vat_id, more.vat_id);
    fill(&mut values.since, more.since);
    fill(&mut values.revenue, more.revenue);
    fill(&mut values.revenue_of, more.revenue_of);
    if values.next_step.is_empty() && values.next_step_on.is_none() {
        values.next_step = more.next_step;
        values.next_step_on = more.next_step_on;
    }
    for tag in more.tags {
        if !values.tags.contains(&tag) {
            values.tags.push(tag);
        }
    }
    for note in more.notes {
        if !values.notes.contains(&note) {
            values.notes.push(note);
        }
    }
}
