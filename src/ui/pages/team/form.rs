//! The form for a member, new or known.

use leptos::prelude::*;

use super::OpenForm;
use crate::app::command::{Command, NewMember};
use crate::content::i18n::{props, roles, shell, team};
use crate::domain::{Member, OwnRole, Prop, Role, RoleRef};
use crate::replica::RecordId;
use crate::ui::components::{Dialog, FormFoot, SelectField, TextField, gem, stone};
use crate::ui::state::{Session, use_lang, use_session};

/// What a member's form begins with.
#[derive(Default)]
struct Before {
    name: String,
    initials: String,
    mail: String,
    phone: String,
    main: String,
    others: Vec<RoleRef>,
}

fn before(session: Session, member: Option<RecordId>) -> Before {
    let Some(id) = member else {
        return Before::default();
    };
    session.peek(|desk| {
        let Some(member) = Member::find(desk.book(), id) else {
            return Before::default();
        };
        let text = |prop: Prop| {
            member
                .record()
                .text(prop.field())
                .unwrap_or_default()
                .to_owned()
        };
        let main = member.main_role();
        Before {
            name: member.name().to_owned(),
            initials: text(Prop::MemberInitials),
            mail: text(Prop::MemberMail),
            phone: text(Prop::MemberPhone),
            main: main.map(RoleRef::key).unwrap_or_default(),
            others: member
                .roles()
                .into_iter()
                .filter(|role| Some(*role) != main)
                .collect(),
        }
    })
}

/// The form.
#[component]
pub fn MemberDialog(member: Option<RecordId>, form: OpenForm) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let start = before(session, member);
    let name = RwSignal::new(start.name);
    let initials = RwSignal::new(start.initials);
    let mail = RwSignal::new(start.mail);
    let phone = RwSignal::new(start.phone);
    let main = RwSignal::new(start.main);
    let others = RwSignal::new(start.others);
    let error = RwSignal::new(None::<String>);
    let own_roles: Vec<(RoleRef, String, AnyView)> = session.peek(|desk| {
        OwnRole::all(desk.book())
            .map(|own| {
                let picture = stone(own.cut(), own.hue(), 22).into_any();
                (RoleRef::Own(own.id()), own.name().to_owned(), picture)
            })
            .collect()
    });
    let mut options = vec![(String::new(), team::main_role_none(lang).to_owned())];
    options
        .extend(Role::ALL.map(|role| (role.id().to_owned(), roles::name(lang, role).to_owned())));
    options.extend(
        own_roles
            .iter()
            .map(|(role, name, _)| (role.key(), name.clone())),
    );
    let built_in = Role::ALL.map(|role| {
        (
            RoleRef::Built(role),
            roles::name(lang, role).to_owned(),
            gem(role, 22).into_any(),
        )
    });
    let save = move || {
        let main_role = RoleRef::from_key(&main.get_untracked());
        let to = NewMember {
            name: name.get_untracked(),
            initials: initials.get_untracked(),
            main_role,
            roles: others
                .get_untracked()
                .into_iter()
                .filter(|role| Some(*role) != main_role)
                .collect(),
            mail: mail.get_untracked(),
            phone: phone.get_untracked(),
            ..NewMember::default()
        };
        let command = match member {
            Some(member) => Command::EditMember { member, to },
            None => Command::AddMember(to),
        };
        match session.try_dispatch(command) {
            Ok(_) => form.set(None),
            Err(problem) => error.set(Some(problem)),
        }
    };
    let (title, submit) = match member {
        Some(_) => (team::edit_title(lang), shell::save(lang)),
        None => (team::new_title(lang), team::save_new(lang)),
    };
    view! {
        <Dialog title=title on_close=move |()| form.set(None)>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <TextField
                    label=props::prop(lang, Prop::MemberName)
                    value=name
                    autofocus=true
                    error=Signal::derive(move || error.get())
                />
                <div class="form-grid">
                    <SelectField
                        label=props::prop(lang, Prop::MemberMainRole)
                        value=main
                        options=options
                    />
                    <TextField
                        label=props::prop(lang, Prop::MemberInitials)
                        value=initials
                        hint=team::initials_hint(lang).to_owned()
                    />
                    <TextField label=props::prop(lang, Prop::MemberMail) value=mail kind="email" />
                    <TextField label=props::prop(lang, Prop::MemberPhone) value=phone kind="tel" />
                </div>
                <fieldset class="member-roles">
                    <legend class="field__label">{team::other_roles(lang)}</legend>
                    <p class="field__hint">{team::other_roles_hint(lang)}</p>
                    <div class="member-roles__list">
                        {built_in
                            .into_iter()
                            .chain(own_roles)
                            .map(|(role, name, picture)| {
                                role_box(role, name, picture, main, others)
                            })
                            .collect_view()}
                    </div>
                </fieldset>
                <FormFoot words=submit on_cancel=move |()| form.set(None) />
            </form>
        </Dialog>
    }
}

/// A role to hold besides; the main role is held anyway.
fn role_box(
    role: RoleRef,
    name: String,
    picture: AnyView,
    main: RwSignal<String>,
    others: RwSignal<Vec<RoleRef>>,
) -> impl IntoView {
    let is_main = move || main.with(|main| *main == role.key());
    let is_held = move || is_main() || others.with(|others| others.contains(&role));
    view! {
        <label class="check-row">
            <input
                type="checkbox"
                class="checkbox"
                prop:checked=is_held
                prop:disabled=is_main
                on:change:target=move |event| {
                    let on = event.target().checked();
                    others
                        .update(|others| {
                            others.retain(|other| *other != role);
                            if on {
                                others.push(role);
                            }
                        });
                }
            />
            {picture}
            {name}
        </label>
    }
}
