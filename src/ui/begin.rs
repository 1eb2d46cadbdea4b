//! The ways into a workspace: the one that was open last, and the four of the first run.

use super::pages::start::{Beginning, Way};
use super::state::Preferences;
use super::storage_words;
use super::words::go_home;
use crate::app::command::{Command, NewMember};
use crate::app::desk::Desk;
use crate::app::moment::Moment;
use crate::app::route::Route;
use crate::app::sample;
use crate::content::i18n::start;
use crate::domain::record::Member;
use crate::replica::{Delta, RecordId};
use crate::store::registry::{Kind, Workspace};
use crate::web::keeper::{Keeper, Opened};
use crate::web::{clock, files, random};

/// A workspace that is ready to be worked in.
pub struct Begun {
    /// The workspace.
    pub opened: Opened,
    /// Who works in it.
    pub me: RecordId,
}

/// The workspace that was open last.
pub fn last_opened(known: &[Workspace], preferences: Preferences) -> Option<Workspace> {
    let last = preferences.peek(|settings| settings.workspace.clone());
    known
        .iter()
        .find(|workspace| last.as_deref() == Some(workspace.id.to_string().as_str()))
        .or_else(|| known.first())
        .cloned()
}

/// Opens a workspace. Who works in it is known from last time; else it is the first member, or a new one.
pub async fn open(workspace: &Workspace, preferences: Preferences) -> Begun {
    let opened = Keeper::open(workspace).await;
    let remembered =
        preferences.peek(|settings| settings.me.get(&workspace.id.to_string()).cloned());
    let known = remembered
        .and_then(|id| id.parse::<RecordId>().ok())
        .filter(|id| Member::find(&opened.book, *id).is_some_and(Member::is_live))
        .or_else(|| Member::all(&opened.book).next().map(Member::id));
    match known {
        Some(me) => Begun { opened, me },
        None => {
            let name = start::me(preferences.peek_lang()).to_owned();
            with_member(
                opened,
                NewMember {
                    name,
                    ..NewMember::default()
                },
            )
        }
    }
}

/// Goes one of the four ways. What does not work comes back in words; nothing has been made then.
pub async fn begin(beginning: Beginning, preferences: Preferences) -> Result<Begun, String> {
    let lang = preferences.peek_lang();
    let member = NewMember {
        name: beginning.name.clone(),
        main_role: beginning.role.map(Into::into),
        ..NewMember::default()
    };
    match beginning.way {
        Way::Sample => {
            let workspace = Keeper::create(sample::NAME, Kind::Sample);
            let mut opened = Keeper::open(&workspace).await;
            let now_ms = clock::now_ms();
            let seat = sample::Seat {
                name: &beginning.name,
                role: beginning.role,
            };
            let company = sample::nordlicht(lang, clock::today(), now_ms, &seat);
            for writes in company.steps {
                if let Ok(commit) = opened.book.commit(opened.writer, now_ms, &writes) {
                    opened.keeper.append(&Delta::from(commit));
                }
            }
            go_home();
            Ok(Begun {
                me: company.me,
                opened,
            })
        }
        Way::Empty => {
            let workspace = Keeper::create(start::own_company(lang), Kind::Real);
            let begun = with_member(Keeper::open(&workspace).await, member);
            go_home();
            Ok(begun)
        }
        Way::Csv(file) => {
            let chosen = files::read(&file)
                .await
                .map_err(|error| storage_words::no_file(lang, error).to_owned())?;
            let workspace = Keeper::create(start::own_company(lang), Kind::Real);
            let begun = with_member(Keeper::open(&workspace).await, member);
            super::pages::import::hand_in(chosen);
            super::state::go(&Route::Import);
            Ok(begun)
        }
        Way::TeamFile(file) => {
            let chosen = files::read(&file)
                .await
                .map_err(|error| storage_words::no_file(lang, error).to_owned())?;
            let contents = Keeper::read_backup(&chosen.bytes)
                .await
                .map_err(|error| storage_words::backup_error(lang, &error))?;
            Keeper::adopt(&contents.workspace);
            let mut opened = Keeper::open(&contents.workspace).await;
            let delta = contents.book.delta_since(opened.book.vector());
            opened
                .book
                .apply(&delta, clock::now_ms())
                .map_err(|error| storage_words::apply_error(lang, &error))?;
            opened.keeper.receive(&delta);
            // Whoever has this name in the team is this person; otherwise a member joins.
            let same = Member::all(&opened.book)
                .find(|known| known.name() == beginning.name)
                .map(Member::id);
            go_home();
            Ok(match same {
                Some(me) => Begun { opened, me },
                None => with_member(opened, member),
            })
        }
    }
}

fn with_member(mut opened: Opened, member: NewMember) -> Begun {
    let now_ms = clock::now_ms();
    let mut fresh = random::bytes::<10>;
    let unknown = RecordId::v7(now_ms, random::bytes());
    let mut desk = Desk::open(opened.book);
    let mut moment = Moment {
        now_ms,
        today: clock::today(),
        offset_minutes: 0,
        member: unknown,
        role: member.main_role,
        writer: opened.writer,
        random: &mut fresh,
    };
    let outcome = desk.dispatch(Command::AddMember(member), &mut moment);
    let me = match outcome {
        Ok(outcome) => {
            opened.keeper.append(&outcome.commit);
            outcome.created.unwrap_or(unknown)
        }
        // A name that does not fit is shortened by nobody: the member stays nameless until it is named on the team page.
        Err(_) => unknown,
    };
    opened.book = desk.into_book();
    Begun { opened, me }
}
