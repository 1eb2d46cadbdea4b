//! A role of the team's own: its name, its stone, its twelve dials.

use leptos::prelude::*;

use super::profile::Dials;
use super::team::{OwnRoleDraft, use_team};
use crate::app::route::Route;
use crate::content::i18n::roles as words;
use crate::domain::gem::Cut;
use crate::domain::{RecordId, Role, RoleRef};
use crate::ui::components::{Dialog, DialogWidth, SelectField, TextField, stone};
use crate::ui::state::{go, use_lang};

/// What the dialog begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// An empty role.
    New,
    /// The profile and the texts of another role.
    Copy(RoleRef),
    /// An own role as it is.
    Edit(RecordId),
}

/// Creates or changes a role of the team's own.
#[component]
pub fn OwnRoleDialog(
    start: Start,
    /// What the form holds at first.
    begin: OwnRoleDraft,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let team = use_team();
    let title = match start {
        Start::New => words::own_role_new(lang).to_owned(),
        Start::Copy(_) => words::own_role_copy(lang, &begin.name),
        Start::Edit(_) => words::own_role_edit(lang).to_owned(),
    };
    // A copy gets a name of its own, so that two roles are never called the same.
    let name = RwSignal::new(match start {
        Start::Copy(_) => String::new(),
        Start::New | Start::Edit(_) => begin.name,
    });
    let nickname = RwSignal::new(match start {
        Start::Copy(_) => String::new(),
        Start::New | Start::Edit(_) => begin.nickname,
    });
    let cut = RwSignal::new(begin.cut);
    let hue = RwSignal::new(begin.hue);
    let dials = RwSignal::new(begin.dials);
    let base = RwSignal::new(
        begin
            .base
            .map(|role| role.id().to_owned())
            .unwrap_or_default(),
    );
    let tried = RwSignal::new(false);
    let missing = Signal::derive(move || {
        (tried.get() && name.with(|name| name.trim().is_empty()))
            .then(|| words::own_role_name_missing(lang).to_owned())
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if name.with_untracked(|name| name.trim().is_empty()) {
            return;
        }
        let draft = OwnRoleDraft {
            name: name.get_untracked().trim().to_owned(),
            nickname: nickname.get_untracked().trim().to_owned(),
            cut: cut.get_untracked(),
            hue: hue.get_untracked(),
            dials: dials.get_untracked(),
            base: base.with_untracked(|id| Role::from_id(id)),
        };
        match start {
            Start::Edit(id) => {
                if team.change_own_role(id, draft) {
                    on_close.run(());
                }
            }
            Start::New | Start::Copy(_) => {
                if let Some(id) = team.create_own_role(draft) {
                    on_close.run(());
                    go(&Route::Role(RoleRef::Own(id)));
                }
            }
        }
    };
    let bases = std::iter::once((String::new(), words::own_role_based_none(lang).to_owned()))
        .chain(
            Role::ALL
                .into_iter()
                .map(|role| (role.id().to_owned(), words::name(lang, role).to_owned())),
        )
        .collect();
    let confirm = match start {
        Start::Edit(_) => words::save(lang),
        Start::New | Start::Copy(_) => words::own_role_create(lang),
    };
    view! {
        <Dialog title=title on_close=on_close width=DialogWidth::Wide>
            <form class="stack" novalidate on:submit=submit>
                <div class="form-grid">
                    <TextField
                        label=words::own_role_name(lang)
                        value=name
                        error=missing
                        autofocus=true
                    />
                    <TextField
                        label=words::own_role_nickname(lang)
                        value=nickname
                        hint=words::own_role_nickname_hint(lang).to_owned()
                    />
                    {(!matches!(start, Start::Edit(_)))
                        .then(|| {
                            view! {
                                <SelectField
                                    label=words::own_role_based(lang)
                                    value=base
                                    options=bases
                                />
                            }
                        })}
                </div>
                <Choice
                    label=words::own_role_cut(lang)
                    options=Cut::ALL.to_vec()
                    value=cut
                    name=move |cut| words::cut(lang, cut)
                    draw=move |shape| stone(shape, hue.get(), 34).into_any()
                />
                <Choice
                    label=words::own_role_hue(lang)
                    options=Role::ALL.to_vec()
                    value=hue
                    name=move |hue| words::hue(lang, hue)
                    draw=move |colour| stone(cut.get(), colour, 34).into_any()
                />
                <fieldset class="dials">
                    <legend class="field__label">{words::own_role_dials(lang)}</legend>
                    <Dials values=dials />
                </fieldset>
                <div class="dialog__foot">
                    {match start {
                        Start::Edit(id) => {
                            Some(
                                view! {
                                    <button
                                        type="button"
                                        class="button button--ghost button--danger"
                                        on:click=move |_| {
                                            team.archive_own_role(id);
                                            on_close.run(());
                                            go(&Route::Roles);
                                        }
                                    >
                                        {words::own_role_archive(lang)}
                                    </button>
                                },
                            )
                        }
                        Start::New | Start::Copy(_) => None,
                    }}
                    <button type="button" class="button" on:click=move |_| on_close.run(())>
                        {words::cancel(lang)}
                    </button>
                    <button type="submit" class="button button--primary">
                        {confirm}
                    </button>
                </div>
            </form>
        </Dialog>
    }
}

/// A choice of stones: one is pressed, each has a name.
#[component]
fn Choice<T, N, D>(
    #[prop(into)] label: String,
    options: Vec<T>,
    value: RwSignal<T>,
    name: N,
    draw: D,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
    N: Fn(T) -> &'static str + 'static,
    D: Fn(T) -> AnyView + Copy + Send + 'static,
{
    view! {
        <div class="field">
            <span class="field__label">{label.clone()}</span>
            <div class="stone-choice" role="group" aria-label=label>
                {options
                    .into_iter()
                    .map(|option| {
                        view! {
                            <button
                                type="button"
                                class="stone-choice__option"
                                aria-pressed=move || (value.get() == option).to_string()
                                aria-label=name(option)
                                title=name(option)
                                on:click=move |_| value.set(option)
                            >
                                {move || draw(option)}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
        </div>
    }
}
