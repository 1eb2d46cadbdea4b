//! What a column means: the headings of German and English exports, and the target each of them names.

use super::fold::letters_and_digits;
use crate::content::i18n::{Lang, roles};
use crate::domain::Role;

/// What a column of the file becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// Not taken over.
    Ignore,
    /// The company's name.
    Name,
    /// A second line of the name; joined to the first.
    NameSecond,
    /// The customer number.
    Number,
    /// The head office, by number or by name.
    Parent,
    /// »Zentrale«, »Filiale« or neither.
    Kind,
    /// Street, with or without the house number.
    Street,
    /// The house number, where it has its own column.
    HouseNumber,
    /// The postcode.
    Postcode,
    /// The town.
    Town,
    /// The country.
    Country,
    /// The company's phone.
    Phone,
    /// The company's e-mail address.
    Email,
    /// The company's web address.
    Web,
    /// Class A, B or C.
    Class,
    /// Lead, prospect, customer, former customer.
    Status,
    /// The member who looks after the customer.
    Owner,
    /// The member who looks after the customer in one role.
    OwnerIn(Role),
    /// The line of business.
    Industry,
    /// Where the address comes from.
    Source,
    /// Tags, several of them separated by commas.
    Tags,
    /// The VAT identification number.
    VatId,
    /// Customer since.
    Since,
    /// Revenue of the last twelve months.
    Revenue,
    /// Revenue of one calendar year.
    RevenueOf(u16),
    /// What comes next.
    NextStep,
    /// When it comes.
    NextStepOn,
    /// A remark.
    Note,
    /// The contact's whole name.
    ContactName,
    /// The contact's first name.
    ContactFirstName,
    /// The contact's last name.
    ContactLastName,
    /// Frau, Herr.
    ContactSalutation,
    /// Dr., Prof.
    ContactTitle,
    /// What the contact does there.
    ContactPosition,
    /// The contact's phone.
    ContactPhone,
    /// The contact's mobile phone.
    ContactMobile,
    /// The contact's e-mail address.
    ContactEmail,
}

impl Target {
    /// All targets but the years, in the order in which a page offers them.
    pub const ALL: [Target; 42] = [
        Target::Ignore,
        Target::Name,
        Target::NameSecond,
        Target::Number,
        Target::Kind,
        Target::Parent,
        Target::Street,
        Target::HouseNumber,
        Target::Postcode,
        Target::Town,
        Target::Country,
        Target::Phone,
        Target::Email,
        Target::Web,
        Target::Class,
        Target::Status,
        Target::Owner,
        Target::OwnerIn(Role::KeyAccount),
        Target::OwnerIn(Role::InsideActive),
        Target::OwnerIn(Role::InsidePassive),
        Target::OwnerIn(Role::SalesSupport),
        Target::OwnerIn(Role::FieldSales),
        Target::OwnerIn(Role::CaseHandling),
        Target::OwnerIn(Role::MarketingSales),
        Target::Industry,
        Target::Source,
        Target::Tags,
        Target::VatId,
        Target::Since,
        Target::Revenue,
        Target::NextStep,
        Target::NextStepOn,
        Target::Note,
        Target::ContactSalutation,
        Target::ContactTitle,
        Target::ContactFirstName,
        Target::ContactLastName,
        Target::ContactName,
        Target::ContactPosition,
        Target::ContactPhone,
        Target::ContactMobile,
        Target::ContactEmail,
    ];

    /// Whether two columns may both become this.
    pub const fn may_repeat(self) -> bool {
        matches!(
            self,
            Target::Ignore | Target::Note | Target::Tags | Target::RevenueOf(_)
        )
    }
}

/// Headings, folded to lower-case letters and digits without umlauts, blanks between them.
const HEADINGS: [(Target, &str); 34] = [
    (
        Target::Name,
        "firma firmenname firmenbezeichnung firmierung unternehmen unternehmensname kunde \
         kundenname kundenbezeichnung name name1 firma1 firmenname1 organisation organization \
         organizationname company companyname account accountname customer customername business \
         businessname debitor debitorenname debitorname betrieb haendler name1firma filialname \
         markt",
    ),
    (
        Target::NameSecond,
        "secondlineofname name2 firma2 firmenname2 namenszusatz zusatz firmenzusatz namezusatz companyname2",
    ),
    (
        Target::Number,
        "kundennummer kundennr kdnr kdnummer kundenr knr kundenid debitorennummer debitorennr \
         debitornr debnr customernumber customerno customerid accountnumber accountno accountid \
         adressnummer adressnr nr nummer no number id kundennrerp externeid externalid filialnr \
         filialnummer",
    ),
    (
        Target::Parent,
        "zentrale muttergesellschaft mutter konzern hauptsitz hauptkunde parent parentaccount \
         parentcompany headoffice headquarters gehoertzu zugehoerigkeit zentralenr \
         zentralennummer zentralekdnr zentralekundennummer zentralekundennr kdnrzentrale \
         kundennummerzentrale kundennrzentrale uebergeordneterkunde uebergeordnetefirma parentid \
         parentnumber verbund filialevon branchof gruppe",
    ),
    (
        Target::Kind,
        "zentraleoderfiliale headofficeorbranch typ art kundentyp firmentyp standorttyp standortart betriebsart accounttype type \
         zentralefiliale headofficebranch",
    ),
    (
        Target::Street,
        "strasse str strassehausnummer strassehausnr strassehnr strassenr strasseundhausnummer \
         strasseundnr anschrift adresse street address address1 addressline1 streetaddress \
         adresse1 lieferstrasse rechnungsstrasse billingstreet strassenname",
    ),
    (
        Target::HouseNumber,
        "hausnummer hausnr hnr housenumber houseno",
    ),
    (
        Target::Postcode,
        "plz postleitzahl zip zipcode postcode postalcode plzort1 billingpostalcode plzstrasse",
    ),
    (
        Target::Town,
        "ort stadt wohnort ortschaft gemeinde sitz standort city town billingcity location \
         ortsname",
    ),
    (
        Target::Country,
        "land laenderkennzeichen landkennzeichen lkz staat country countrycode laendercode \
         billingcountry isoland",
    ),
    (
        Target::Phone,
        "telefon tel telefonnummer telefonnr telnr telefon1 tel1 rufnummer fon phone phonenumber \
         telephone mainphone businessphone telefonzentrale telefonfirma telefongeschaeftlich \
         festnetz",
    ),
    (
        Target::Email,
        "email mail emailadresse mailadresse emailaddress emailfirma emailzentrale email1 \
         companyemail epost emailgeschaeftlich",
    ),
    (
        Target::Web,
        "webseite website web internet homepage url webadresse internetadresse www domain \
         internetseite",
    ),
    (
        Target::Class,
        "klasse abc abcklasse abckennzeichen kundenklasse klassifizierung klassifikation \
         kategorie class rating tier segment abcanalyse kundengruppe abckunde",
    ),
    (
        Target::Status,
        "status kundenstatus phase stufe stage lifecyclestage leadstatus zustand accountstatus",
    ),
    (
        Target::Owner,
        "betreuer betreuerin kundenbetreuer zustaendig zustaendigkeit verantwortlich \
         verantwortlicher vertreter adm aussendienst vertriebler sachbearbeiter bearbeiter owner \
         accountowner accountmanager salesrep assignedto keyaccount keyaccountmanager innendienst \
         besitzer vb verkaeufer vertriebsbeauftragter responsible",
    ),
    (
        Target::Industry,
        "branche branchen industry sector wirtschaftszweig sparte branchenbezeichnung \
         branchencode",
    ),
    (
        Target::Source,
        "quelle herkunft leadquelle leadsource source datenquelle akquiseweg origin",
    ),
    (
        Target::Tags,
        "tags tag schlagwort schlagworte schlagwoerter merkmal merkmale label labels etiketten \
         stichworte kennzeichen markierung",
    ),
    (
        Target::VatId,
        "ustidnr ustid umsatzsteuerid umsatzsteueridentifikationsnummer vatid vat vatnumber vatno \
         uid ustidnummer vatregistrationno taxid",
    ),
    (
        Target::Since,
        "kundeseit seit kundenseit angelegt angelegtam anlagedatum erstelltam erfasstam \
         customersince since created createdat createddate erstkontakt eintrittsdatum",
    ),
    (
        Target::Revenue,
        "revenue12monate umsatz umsatz12m umsatz12monate umsatzlfdjahr jahresumsatz umsatzvorjahr umsatzeur \
         umsatzeuro nettoumsatz umsatznetto revenue sales annualrevenue turnover revenue12m \
         revenue12months umsatzletzte12monate umsatzin umsatzineur",
    ),
    (
        Target::NextStep,
        "naechsterschritt naechsteaktion nextstep nextaction todo aufgabe task wiedervorlagegrund \
         wiedervorlagetext anlass",
    ),
    (
        Target::NextStepOn,
        "followupon wiedervorlage wv wiedervorlageam wiedervorlagedatum wvdatum faellig faelligam termin \
         naechsterkontakt followup followupdate duedate due nextcontact naechsterschrittam \
         nextstepdate nextstepon naechstertermin",
    ),
    (
        Target::Note,
        "notiz notizen bemerkung bemerkungen anmerkung anmerkungen kommentar kommentare info \
         infos beschreibung hinweis freitext note notes comment comments remarks description memo",
    ),
    (
        Target::ContactName,
        "ansprechpartner ansprechpartnerin kontakt kontaktperson kontaktname ap apname contact \
         contactname contactperson person nameansprechpartner ansprechpartnername zhd zuhaenden \
         fullname vollername",
    ),
    (
        Target::ContactFirstName,
        "firstnamecontact vorname firstname givenname rufname apvorname vornameansprechpartner \
         ansprechpartnervorname contactfirstname forename",
    ),
    (
        Target::ContactLastName,
        "lastnamecontact nachname familienname zuname lastname surname familyname apnachname \
         nachnameansprechpartner ansprechpartnernachname contactlastname",
    ),
    (
        Target::ContactSalutation,
        "salutationcontact anrede salutation anredeansprechpartner apanrede ansprechpartneranrede",
    ),
    (
        Target::ContactTitle,
        "titelansprechpartner titlecontact titel akademischertitel title grad academictitle",
    ),
    (
        Target::ContactPosition,
        "positioncontact funktion position rolle abteilung jobtitle role department berufsbezeichnung stelle \
         apfunktion ansprechpartnerfunktion funktionansprechpartner jobposition",
    ),
    (
        Target::ContactPhone,
        "phonecontact durchwahl telefonansprechpartner ansprechpartnertelefon aptelefon aptel teldurchwahl \
         telefondurchwahl directphone contactphone telefonap telap telefonkontakt kontakttelefon",
    ),
    (
        Target::ContactMobile,
        "mobilecontact mobil handy mobiltelefon mobilnummer handynummer mobile mobilephone cell cellphone \
         apmobil mobilfunk mobilansprechpartner ansprechpartnermobil",
    ),
    (
        Target::ContactEmail,
        "emailcontact emailansprechpartner ansprechpartneremail apemail apmail contactemail emailkontakt \
         emailap mailansprechpartner personalemail kontaktemail ansprechpartnermail \
         emailpersoenlich",
    ),
];

/// The target that a heading names, alone.
pub fn target_of(heading: &str) -> Option<Target> {
    let folded = letters_and_digits(heading);
    if folded.is_empty() {
        return None;
    }
    if let Some(year) = year_of_revenue(&folded) {
        return Some(Target::RevenueOf(year));
    }
    if let Some(role) = role_of_owner(&folded) {
        return Some(Target::OwnerIn(role));
    }
    HEADINGS
        .iter()
        .find(|(_, names)| names.split(' ').any(|name| name == folded))
        .map(|(target, _)| *target)
}

/// `Umsatz 2025`, `Revenue 2025 (EUR)`, `Umsatz J2025`.
fn year_of_revenue(folded: &str) -> Option<u16> {
    let rest = [
        "umsatz",
        "nettoumsatz",
        "jahresumsatz",
        "revenue",
        "sales",
        "turnover",
    ]
    .into_iter()
    .find_map(|word| folded.strip_prefix(word))?;
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let other = rest.trim_matches(|c: char| c.is_ascii_digit());
    let year: u16 = digits.parse().ok()?;
    let known_rest = [
        "", "eur", "euro", "netto", "j", "jahr", "year", "in", "ineur",
    ]
    .contains(&other)
        || rest.starts_with(&digits) && ["eur", "euro", "netto"].contains(&other);
    ((1990..=2100).contains(&year) && known_rest).then_some(year)
}

/// `Zuständig: Key-Account-Management`, `Owner: field sales`, `Zuständig kam`.
fn role_of_owner(folded: &str) -> Option<Role> {
    let rest = ["zustaendig", "owner", "betreuer"]
        .into_iter()
        .find_map(|word| folded.strip_prefix(word))?;
    Role::ALL.into_iter().find(|role| {
        rest == role.id()
            || Lang::ALL
                .into_iter()
                .any(|lang| rest == letters_and_digits(roles::name(lang, *role)))
    })
}

/// The targets of a row of headings, each column seen beside the others.
pub fn guess<'a>(headings: impl Iterator<Item = &'a str>) -> Vec<Target> {
    let headings: Vec<&str> = headings.collect();
    let mut targets: Vec<Target> = headings
        .iter()
        .map(|heading| target_of(heading).unwrap_or(Target::Ignore))
        .collect();
    let has = |target: Target, targets: &[Target]| targets.contains(&target);

    // Two name columns: »Firma; Name; Vorname« is a company and a person, »Firma; Name« a company and a contact.
    if targets.iter().filter(|t| **t == Target::Name).count() > 1 {
        let person = if has(Target::ContactFirstName, &targets) {
            Target::ContactLastName
        } else {
            Target::ContactName
        };
        let plain_name = headings
            .iter()
            .position(|heading| letters_and_digits(heading) == "name");
        if let Some(column) = plain_name
            && !has(person, &targets)
        {
            targets[column] = person;
        }
    }
    // Only one phone or mail column and it stands after the contact's name: still the company's, the safer reading.
    // Two of them: the second one is the contact's.
    for (company, contact) in [
        (Target::Phone, Target::ContactPhone),
        (Target::Email, Target::ContactEmail),
    ] {
        let mut seen = false;
        let contact_taken = has(contact, &targets);
        for target in targets.iter_mut().filter(|target| **target == company) {
            if seen && !contact_taken {
                *target = contact;
                break;
            }
            seen = true;
        }
    }
    // »Zentrale« beside »Filiale« columns aside, whatever is named twice is taken once: the first time.
    let mut taken: Vec<Target> = Vec::new();
    for target in &mut targets {
        if !target.may_repeat() && taken.contains(target) {
            *target = Target::Ignore;
        }
        taken.push(*target);
    }
    targets
}

/// How many headings of this row are known.
pub fn known_in<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    cells.filter(|cell| target_of(cell).is_some()).count()
}

/// Every heading that is known, in folded form.
pub fn all_headings() -> impl Iterator<Item = &'static str> {
    HEADINGS.iter().flat_map(|(_, names)| names.split(' '))
}
