//! The sample company: complete, the same every time, and with its stories in sight.

use chrono::NaiveDate;
use facetten::app::desk::Desk;
use facetten::app::sample::{CUSTOMERS, Seat, nordlicht};
use facetten::content::i18n::Lang;
use facetten::domain::rules::situation::State;
use facetten::domain::{Company, Member, Role};
use facetten::replica::{Book, WorkspaceId, WriterId};

const NOW_MS: u64 = 1_795_500_000_000;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn desk(lang: Lang, role: Option<Role>) -> Desk {
    let company = nordlicht(
        lang,
        today(),
        NOW_MS,
        &Seat {
            name: "Kim Beispiel",
            role,
        },
    );
    let mut book = Book::new(WorkspaceId([7; 16]));
    for writes in company.steps {
        book.commit(WriterId(1), NOW_MS, &writes).unwrap();
    }
    assert_eq!(
        Member::find(&book, company.me).unwrap().name(),
        "Kim Beispiel"
    );
    Desk::open(book)
}

fn state_of(desk: &Desk, name: &str) -> State {
    let company = Company::all(desk.book())
        .find(|company| company.name() == name)
        .unwrap();
    desk.figures(company, today()).state
}

#[test]
fn has_its_people_and_customers() {
    let desk = desk(Lang::De, Some(Role::FieldSales));
    assert_eq!(desk.company_count(), CUSTOMERS);
    assert_eq!(desk.members().count(), 7);
    let roles: std::collections::BTreeSet<_> =
        desk.members().filter_map(Member::main_role).collect();
    assert_eq!(roles.len(), 7);
    assert!(
        desk.members().all(|member| member.name() != "Ralf Kessler"),
        "the reader has taken his place"
    );
}

#[test]
fn tells_its_stories() {
    for lang in Lang::ALL {
        let desk = desk(lang, None);
        assert!(matches!(
            state_of(&desk, "Apotheken-Verbund Lahn eG"),
            State::Declining(15..=25)
        ));
        assert_eq!(state_of(&desk, "Küchenstudio Sommerfeld"), State::Complaint);
        assert_eq!(
            state_of(&desk, "Spielwaren Kobold KG"),
            State::PromiseOverdue
        );
        assert_eq!(state_of(&desk, "Optik Hellmark e. K."), State::Silent(71));
        assert_eq!(state_of(&desk, "Baustoff Rhenus AG"), State::Negotiating);
    }
}

#[test]
fn most_customers_are_well() {
    let desk = desk(Lang::De, None);
    let states: Vec<State> = Company::all(desk.book())
        .map(|company| desk.figures(company, today()).state)
        .collect();
    let bad = states
        .iter()
        .filter(|state| matches!(state, State::Declining(_)))
        .count();
    assert!(bad > 5 && bad < 90, "{bad} of {} decline", states.len());
}

#[test]
fn is_the_same_every_time() {
    let seat = Seat {
        name: "Kim",
        role: None,
    };
    let one = nordlicht(Lang::De, today(), NOW_MS, &seat);
    let two = nordlicht(Lang::De, today(), NOW_MS, &seat);
    assert_eq!(one.steps, two.steps);
    assert_eq!(one.me, two.me);
}

#[test]
fn branches_belong_to_head_offices() {
    let desk = desk(Lang::De, None);
    let gruenkorn = Company::all(desk.book())
        .find(|company| company.name() == "Grünkorn Biomärkte SE")
        .unwrap();
    assert_eq!(desk.branches_of(gruenkorn.id()).len(), 86);
    for company in Company::all(desk.book()) {
        if let Some(parent) = company.parent() {
            assert!(Company::find(desk.book(), parent).is_some());
        }
    }
}

#[test]
fn fits_a_browser() {
    let desk = desk(Lang::De, None);
    let bytes = desk.book().to_snapshot().len();
    assert!(bytes < 600_000, "the sample company takes {bytes} bytes");
}

#[test]
fn nobody_in_the_sample_is_there_twice() {
    let desk = desk(Lang::De, None);
    let mut finder = facetten::app::duplicates::Finder::new(desk.book());
    while !finder.step(desk.book(), 1_000).is_finished {}
    let names: Vec<_> = desk
        .duplicate_rows(&finder.pairs())
        .into_iter()
        .map(|row| (row.keep, row.away, row.reasons))
        .collect();
    assert!(names.is_empty(), "{names:#?}");
}
