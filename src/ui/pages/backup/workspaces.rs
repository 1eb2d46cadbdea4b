//! The workspaces of this browser: open, rename, delete, begin another one.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::moment;
use crate::content::i18n::{Lang, backup as words, shell, storage};
use crate::store::registry::{Kind, Workspace};
use crate::ui::components::TextField;
use crate::ui::components::{Dialog, FormFoot, Icon, Tone, icon, tag};
use crate::ui::safekeeping::download_now;
use crate::ui::state::{Session, Workspaces, use_lang, use_session, use_workspaces};
use crate::web::Keeper;

/// What is being done to which workspace.
#[derive(Clone, Debug, PartialEq)]
enum Doing {
    Rename(Workspace),
    Delete(Workspace),
}

/// The list.
#[component]
pub fn WorkspacesCard() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let workspaces = use_workspaces();
    let doing = RwSignal::new(None::<Doing>);
    // The list in the page's context was read when the page began; names may have changed in other tabs.
    spawn_local(async move { workspaces.set(Keeper::workspaces().await) });
    view! {
        <section class="card card--padded stack">
            <h2>{words::workspaces_title(lang)}</h2>
            <p class="small muted measure">{words::workspaces_text(lang)}</p>
            <ul class="backup__rows">
                {move || {
                    workspaces
                        .list()
                        .into_iter()
                        .map(|workspace| row(lang, session, workspaces, workspace, doing))
                        .collect_view()
                }}
            </ul>
            <p>
                <button type="button" class="button" on:click=move |_| workspaces.begin_new()>
                    {icon(Icon::Plus)}
                    {shell::new_workspace(lang)}
                </button>
            </p>
        </section>
        {move || match doing.get() {
            None => ().into_any(),
            Some(Doing::Rename(workspace)) => {
                view! { <RenameDialog workspace=workspace on_close=move |()| doing.set(None) /> }.into_any()
            }
            Some(Doing::Delete(workspace)) => {
                view! { <DeleteDialog workspace=workspace on_close=move |()| doing.set(None) /> }.into_any()
            }
        }}
    }
}

fn row(
    lang: Lang,
    session: Session,
    workspaces: Workspaces,
    workspace: Workspace,
    doing: RwSignal<Option<Doing>>,
) -> impl IntoView {
    let is_current = workspace.id == session.workspace_id();
    let id = workspace.id;
    let name = name_of(lang, &workspace);
    let opened = moment(lang, workspace.opened_ms, session.today());
    let (rename, delete) = (workspace.clone(), workspace.clone());
    let open = if is_current {
        tag(Tone::Ok, words::workspace_current(lang)).into_any()
    } else {
        view! {
            <button
                type="button"
                class="button button--small"
                aria-label=words::workspace_open(lang, &name)
                on:click=move |_| workspaces.switch_to(id)
            >
                {words::workspace_open_short(lang)}
            </button>
        }
        .into_any()
    };
    let (rename_label, delete_label) = (
        words::workspace_rename_label(lang, &name),
        words::workspace_delete_label(lang, &name),
    );
    view! {
        <li class="workspace-row">
            <div class="workspace-row__name">
                <b>{name}</b>
                <span class="small muted">
                    {(workspace.kind == Kind::Sample).then(|| format!("{} · ", words::workspace_sample(lang)))}
                    {words::workspace_opened(lang, &opened)}
                </span>
            </div>
            <div class="workspace-row__buttons">
                {open}
                <button
                    type="button"
                    class="button button--ghost button--icon button--small"
                    aria-label=rename_label
                    title=words::workspace_rename(lang)
                    on:click=move |_| doing.set(Some(Doing::Rename(rename.clone())))
                >
                    {icon(Icon::Edit)}
                </button>
                <button
                    type="button"
                    class="button button--ghost button--icon button--small"
                    aria-label=delete_label
                    title=words::workspace_delete(lang)
                    on:click=move |_| doing.set(Some(Doing::Delete(delete.clone())))
                >
                    {icon(Icon::Trash)}
                </button>
            </div>
        </li>
    }
}

/// A workspace of which only the data was found has no name.
fn name_of(lang: Lang, workspace: &Workspace) -> String {
    if workspace.name.is_empty() {
        storage::workspace_unnamed(lang).to_owned()
    } else {
        workspace.name.clone()
    }
}

#[component]
fn RenameDialog(workspace: Workspace, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let workspaces = use_workspaces();
    let name = RwSignal::new(workspace.name.clone());
    let error = RwSignal::new(None::<String>);
    let is_current = workspace.id == session.workspace_id();
    let save = move || {
        let typed = name.get_untracked().trim().to_owned();
        if typed.is_empty() {
            return error.set(Some(words::workspace_name_missing(lang).to_owned()));
        }
        if is_current {
            session.rename_workspace(&typed);
        } else {
            Keeper::rename(&workspace, &typed);
        }
        spawn_local(async move { workspaces.set(Keeper::workspaces().await) });
        on_close.run(());
    };
    view! {
        <Dialog title=words::workspace_rename(lang) on_close=on_close>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <TextField label=words::workspace_name(lang) value=name error=error autofocus=true />
                <FormFoot words=shell::save(lang) on_cancel=move |()| on_close.run(()) />
            </form>
        </Dialog>
    }
}

/// The one place where something is typed to confirm: nothing brings a workspace back.
#[component]
fn DeleteDialog(workspace: Workspace, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let workspaces = use_workspaces();
    let name = name_of(lang, &workspace);
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let id = workspace.id;
    let is_current = id == session.workspace_id();
    let wanted = name.clone();
    let delete = move || {
        if typed.get_untracked().trim() != wanted.trim() {
            return error.set(Some(words::delete_mismatch(lang).to_owned()));
        }
        spawn_local(async move {
            if is_current {
                session.keeper().close().await;
            }
            let outcome = Keeper::delete(id).await;
            let left = Keeper::workspaces().await;
            let next = left.first().map(|workspace| workspace.id);
            workspaces.set(left);
            match (outcome, is_current, next) {
                (Err(_), ..) => {
                    error.try_set(Some(words::delete_failed(lang).to_owned()));
                }
                (Ok(()), true, Some(next)) => workspaces.switch_to(next),
                (Ok(()), true, None) => workspaces.begin_new(),
                (Ok(()), false, _) => on_close.run(()),
            }
        });
    };
    view! {
        <Dialog title=words::delete_title(lang, &name) on_close=on_close>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    delete();
                }
            >
                <p class="measure">{words::delete_text(lang)}</p>
                {is_current
                    .then(|| {
                        view! {
                            <p>
                                <button type="button" class="button" on:click=move |_| download_now(session)>
                                    {icon(Icon::Download)}
                                    {words::save_first(lang)}
                                </button>
                            </p>
                        }
                    })}
                <TextField label=words::delete_type(lang, &name) value=typed error=error autofocus=true />
                <footer class="dialog__foot">
                    <button type="button" class="button" on:click=move |_| on_close.run(())>
                        {shell::cancel(lang)}
                    </button>
                    <button type="submit" class="button button--danger">
                        {icon(Icon::Trash)}
                        {words::delete_for_good(lang)}
                    </button>
                </footer>
            </form>
        </Dialog>
    }
}
