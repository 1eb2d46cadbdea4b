//! People at customers, and what they are there.

use chrono::NaiveDate;

use crate::domain::choice::Influence;
use crate::domain::schema::Prop;
use crate::replica::RecordId;

use super::{day, link, reader, text};

reader! {
    /// A person at a customer.
    Person
}

impl<'b> Person<'b> {
    /// First and last name.
    pub fn name(self) -> String {
        let (first, last) = (self.first_name(), self.last_name());
        match (first.is_empty(), last.is_empty()) {
            (false, false) => format!("{first} {last}"),
            (_, true) => first.to_owned(),
            (true, false) => last.to_owned(),
        }
    }

    /// First name.
    pub fn first_name(self) -> &'b str {
        text(self.0, Prop::PersonFirstName)
    }

    /// Last name.
    pub fn last_name(self) -> &'b str {
        text(self.0, Prop::PersonLastName)
    }

    /// Frau, Herr, or nothing.
    pub fn salutation(self) -> &'b str {
        text(self.0, Prop::PersonSalutation)
    }

    /// Any of its plain texts.
    pub fn text(self, prop: Prop) -> &'b str {
        text(self.0, prop)
    }

    /// E-mail address.
    pub fn mail(self) -> &'b str {
        text(self.0, Prop::PersonMail)
    }

    /// Phone, else mobile phone.
    pub fn any_phone(self) -> &'b str {
        let phone = text(self.0, Prop::PersonPhone);
        if phone.is_empty() {
            text(self.0, Prop::PersonMobile)
        } else {
            phone
        }
    }

    /// Since when this person does not want to be called.
    pub fn no_calls_since(self) -> Option<NaiveDate> {
        day(self.0, Prop::PersonNoCallsSince)
    }

    /// When the person was told that the data is kept.
    pub fn informed_on(self) -> Option<NaiveDate> {
        day(self.0, Prop::PersonInformedOn)
    }
}

reader! {
    /// What a person is at a company.
    Relation
}

impl<'b> Relation<'b> {
    /// Who.
    pub fn person(self) -> Option<RecordId> {
        link(self.0, Prop::RelationPerson)
    }

    /// Where.
    pub fn company(self) -> Option<RecordId> {
        link(self.0, Prop::RelationCompany)
    }

    /// As what.
    pub fn function(self) -> &'b str {
        text(self.0, Prop::RelationFunction)
    }

    /// What the person's word weighs.
    pub fn influence(self) -> Option<Influence> {
        Influence::from_id(text(self.0, Prop::RelationInfluence))
    }

    /// Whether this is the first to call.
    pub fn is_main(self) -> bool {
        self.0.bool(Prop::RelationMain.field()) == Some(true)
    }
}
