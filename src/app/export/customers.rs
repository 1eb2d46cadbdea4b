//! Customers as a table: one line for each, and one more for each further contact. Our own reader makes the same
//! customers of it again, with one exception that it states: revenue by month becomes a sum of twelve months.

use super::csv::{CsvWriter, Flavour};
use crate::app::desk::Desk;
use crate::app::import::header::Target;
use crate::app::import::problem::target_name;
use crate::content::i18n::{Lang, words};
use crate::domain::record::{Company, Person, Relation};
use crate::domain::schema::Prop;
use crate::domain::{Member, RecordId, Role};
use crate::sorting;

use chrono::NaiveDate;

/// What a table says about a customer, column by column.
const COMPANY_COLUMNS: [Target; 20] = [
    Target::Number,
    Target::Name,
    Target::Kind,
    Target::Parent,
    Target::Street,
    Target::Postcode,
    Target::Town,
    Target::Country,
    Target::Phone,
    Target::Email,
    Target::Web,
    Target::Class,
    Target::Status,
    Target::Industry,
    Target::Source,
    Target::Tags,
    Target::VatId,
    Target::Since,
    Target::NextStep,
    Target::NextStepOn,
];

/// What a table says about a contact.
const CONTACT_COLUMNS: [Target; 8] = [
    Target::ContactSalutation,
    Target::ContactTitle,
    Target::ContactFirstName,
    Target::ContactLastName,
    Target::ContactPosition,
    Target::ContactPhone,
    Target::ContactMobile,
    Target::ContactEmail,
];

/// Columns that every line of a customer repeats, so that its contacts stay with it.
const REPEATED: [Target; 4] = [Target::Number, Target::Name, Target::Postcode, Target::Town];

/// Writes these customers; those that were put away are left out.
pub fn customers(
    desk: &Desk,
    ids: impl Iterator<Item = RecordId>,
    flavour: Flavour,
    lang: Lang,
    today: NaiveDate,
) -> Vec<u8> {
    let book = desk.book();
    let companies: Vec<Company<'_>> = ids
        .filter_map(|id| Company::find(book, id))
        .filter(|company| company.is_live())
        .collect();
    let mut years: Vec<u16> = companies
        .iter()
        .flat_map(|company| company.revenue())
        .filter(|(key, _)| key.len() == 4)
        .filter_map(|(key, _)| key.parse().ok())
        .collect();
    sorting::plain(&mut years);
    years.dedup();
    let columns: Vec<Target> = COMPANY_COLUMNS
        .into_iter()
        .chain(Role::ALL.map(Target::OwnerIn))
        .chain([Target::Revenue])
        .chain(years.into_iter().map(Target::RevenueOf))
        .chain([Target::Note])
        .chain(CONTACT_COLUMNS)
        .collect();
    let mut writer = CsvWriter::new(flavour);
    for column in &columns {
        writer.text(&target_name(*column, lang));
    }
    writer.end_line();
    for company in companies {
        let contacts = contacts_of(desk, company.id());
        for line in 0..contacts.len().max(1) {
            let contact = contacts.get(line);
            for column in &columns {
                if CONTACT_COLUMNS.contains(column) {
                    contact_cell(&mut writer, *column, contact);
                } else if line == 0 || REPEATED.contains(column) {
                    company_cell(&mut writer, *column, desk, company, lang, today);
                } else {
                    writer.text("");
                }
            }
            writer.end_line();
        }
    }
    writer.finish()
}

type Contact<'b> = (Person<'b>, Relation<'b>);

fn contacts_of(desk: &Desk, company: RecordId) -> Vec<Contact<'_>> {
    let book = desk.book();
    let mut contacts: Vec<Contact<'_>> = desk
        .relations_of(company)
        .into_iter()
        .filter_map(|id| Relation::find(book, id))
        .filter_map(|relation| Some((Person::find(book, relation.person()?)?, relation)))
        .filter(|(person, _)| person.is_live())
        .collect();
    // The first to call comes first.
    sorting::by_key(&mut contacts, |(_, relation)| {
        relation.record().bool(Prop::RelationMain.field()) != Some(true)
    });
    contacts
}

fn contact_cell(writer: &mut CsvWriter, column: Target, contact: Option<&Contact<'_>>) {
    let Some((person, relation)) = contact else {
        writer.text("");
        return;
    };
    match column {
        Target::ContactSalutation => writer.text(person.salutation()),
        Target::ContactTitle => writer.text(person.text(Prop::PersonTitle)),
        Target::ContactFirstName => writer.text(person.first_name()),
        Target::ContactLastName => writer.text(person.last_name()),
        Target::ContactPosition => writer.text(relation.function()),
        Target::ContactPhone => writer.phone(person.text(Prop::PersonPhone)),
        Target::ContactMobile => writer.phone(person.text(Prop::PersonMobile)),
        Target::ContactEmail => writer.text(person.mail()),
        _ => writer.text(""),
    }
}

fn company_cell(
    writer: &mut CsvWriter,
    column: Target,
    desk: &Desk,
    company: Company<'_>,
    lang: Lang,
    today: NaiveDate,
) {
    match column {
        Target::Number => writer.text(company.number()),
        Target::Name => writer.text(company.name()),
        Target::Kind => {
            let stated = !company.text(Prop::CompanyKind).is_empty();
            writer.text(if stated {
                words::company_kind(lang, company.kind())
            } else {
                ""
            });
        }
        Target::Parent => writer.text(parent_of(desk, company)),
        Target::Street => writer.text(company.text(Prop::CompanyStreet)),
        Target::Postcode => writer.text(company.postcode()),
        Target::Town => writer.text(company.town()),
        Target::Country => writer.text(company.text(Prop::CompanyCountry)),
        Target::Phone => writer.phone(company.text(Prop::CompanyPhone)),
        Target::Email => writer.text(company.text(Prop::CompanyMail)),
        Target::Web => writer.text(company.text(Prop::CompanyWebsite)),
        Target::Class => writer.text(company.class().map_or("", words::class)),
        Target::Status => writer.text(words::status(lang, company.status())),
        Target::Industry => writer.text(company.text(Prop::CompanyIndustry)),
        Target::Source => writer.text(company.text(Prop::CompanySource)),
        Target::Tags => {
            let tags: Vec<&str> = company.tags().collect();
            writer.text(&tags.join(", "));
        }
        Target::VatId => writer.text(company.text(Prop::CompanyVatId)),
        Target::Since => writer.day(company.since()),
        Target::NextStep => writer.text(company.next_text()),
        Target::NextStepOn => writer.day(company.next_due()),
        Target::OwnerIn(role) => {
            let owner = company
                .owner(role.into())
                .and_then(|id| Member::find(desk.book(), id));
            writer.text(owner.map_or("", Member::name));
        }
        Target::Revenue => writer.cents(desk.figures(company, today).twelve_months),
        Target::RevenueOf(year) => {
            let of_year = company
                .record()
                .at(Prop::CompanyRevenue.field(), &format!("{year:04}"));
            writer.cents(of_year.and_then(|value| value.int()));
        }
        Target::Note => writer.text(company.text(Prop::CompanyNote)),
        _ => writer.text(""),
    }
}

/// The head office by its number, which is unique; by its name where it has none.
fn parent_of<'d>(desk: &'d Desk, company: Company<'d>) -> &'d str {
    let parent = company
        .parent()
        .and_then(|id| Company::find(desk.book(), id))
        .filter(|parent| parent.is_live());
    match parent {
        Some(parent) if !parent.number().is_empty() => parent.number(),
        Some(parent) => parent.name(),
        None => "",
    }
}
