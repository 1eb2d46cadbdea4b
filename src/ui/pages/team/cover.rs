//! Who stands in for a member, and when.

use leptos::prelude::*;

use super::OpenForm;
use crate::app::command::Command;
use crate::content::i18n::{shell, team};
use crate::domain::Member;
use crate::domain::calendar::plus_days;
use crate::domain::record::Cover;
use crate::replica::RecordId;
use crate::ui::components::{Dialog, SelectField, TextField};
use crate::ui::state::{use_lang, use_session};
use crate::ui::words::parse_day;

/// The form.
#[component]
pub fn CoverDialog(member: RecordId, form: OpenForm) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let today = session.today();
    let (name, current) = session.peek(|desk| {
        let found = Member::find(desk.book(), member);
        (
            found
                .map(|found| found.name().to_owned())
                .unwrap_or_default(),
            found.and_then(Member::cover),
        )
    });
    let people: Vec<(String, String)> = session
        .peek(|desk| desk.member_choices())
        .into_iter()
        .filter(|other| other.id != member)
        .map(|other| (other.id.to_string(), other.name))
        .collect();
    let alone = people.is_empty();
    let first = people.first().map(|(id, _)| id.clone()).unwrap_or_default();
    let by = RwSignal::new(current.map_or(first, |cover| cover.by.to_string()));
    let from = RwSignal::new(current.map_or(today, |cover| cover.from).to_string());
    let to = RwSignal::new(
        current
            .map_or(plus_days(today, 6), |cover| cover.to)
            .to_string(),
    );
    let error = RwSignal::new(None::<String>);
    let set = move |cover: Option<Cover>| match session
        .try_dispatch(Command::SetCover { member, cover })
    {
        Ok(_) => form.set(None),
        Err(problem) => error.set(Some(problem)),
    };
    let save = move || {
        let days = (
            parse_day(&from.get_untracked()),
            parse_day(&to.get_untracked()),
        );
        let (Ok(by), (Some(from), Some(to))) = (by.get_untracked().parse(), days) else {
            error.set(Some(team::cover_days_missing(lang).to_owned()));
            return;
        };
        set(Some(Cover { by, from, to }));
    };
    view! {
        <Dialog title=team::cover_title(lang, &name) on_close=move |()| form.set(None)>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                {if alone {
                    view! { <p class="muted">{team::cover_alone(lang)}</p> }.into_any()
                } else {
                    view! {
                        <SelectField label=team::cover_by(lang) value=by options=people />
                        <div class="form-grid">
                            <TextField label=team::cover_from(lang) value=from kind="date" />
                            <TextField
                                label=team::cover_to(lang)
                                value=to
                                kind="date"
                                error=Signal::derive(move || error.get())
                            />
                        </div>
                        <p class="small muted">{team::cover_hint(lang)}</p>
                    }
                        .into_any()
                }}
                <footer class="dialog__foot">
                    {current
                        .is_some()
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="button button--ghost"
                                    on:click=move |_| set(None)
                                >
                                    {team::cover_end(lang)}
                                </button>
                            }
                        })}
                    <button type="button" class="button" on:click=move |_| form.set(None)>
                        {shell::cancel(lang)}
                    </button>
                    {(!alone)
                        .then(|| {
                            view! {
                                <button type="submit" class="button button--primary">
                                    {team::cover_save(lang)}
                                </button>
                            }
                        })}
                </footer>
            </form>
        </Dialog>
    }
}
