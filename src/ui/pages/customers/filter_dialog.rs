//! One filter: which field, what is asked of it, and how many customers are left.

use leptos::prelude::*;

use super::words::{amount_words, choices_of, column_words};
use crate::app::list::{Column, ColumnKind, Condition, DayRef, ListQuery, Test};
use crate::app::route::Route;
use crate::content::i18n::{Lang, filters, shell};
use crate::ui::components::{Dialog, SelectField, TextField};
use crate::ui::state::{replace, use_lang, use_session};
use crate::ui::words::{parse_day, parse_euros};

/// What the dialog is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editing {
    /// A new filter.
    New,
    /// The filter with this number.
    Change(usize),
}

/// What can be asked, as the dialog offers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    AnyOf,
    NoneOf,
    Contains,
    Begins,
    Range,
    Overdue,
    Today,
    LongerAgo,
    LastDays,
    NextDays,
    Days,
    Filled,
    Empty,
}

impl How {
    const ALL: [How; 13] = [
        How::AnyOf,
        How::Contains,
        How::Begins,
        How::Range,
        How::Overdue,
        How::Today,
        How::NextDays,
        How::LastDays,
        How::LongerAgo,
        How::Days,
        How::NoneOf,
        How::Filled,
        How::Empty,
    ];

    /// What a field of this kind can be asked; the usual question first.
    fn of(column: Column) -> Vec<How> {
        let suits = |how: &How| match how {
            How::Filled | How::Empty => true,
            How::AnyOf | How::NoneOf => matches!(
                column.kind(),
                ColumnKind::Choice(_) | ColumnKind::Members | ColumnKind::Tags
            ),
            How::Contains | How::Begins => column.kind() == ColumnKind::Text,
            How::Range => matches!(column.kind(), ColumnKind::Cents | ColumnKind::Count),
            How::Overdue => column == Column::NextStep,
            How::Today | How::NextDays => column == Column::NextStep,
            How::LongerAgo | How::LastDays => {
                matches!(column, Column::LastContact | Column::Since)
            }
            How::Days => column.kind() == ColumnKind::Day,
        };
        How::ALL.into_iter().filter(suits).collect()
    }

    const fn words(self, lang: Lang) -> &'static str {
        match self {
            How::AnyOf => filters::how_is(lang),
            How::NoneOf => filters::how_is_not(lang),
            How::Contains => filters::how_contains(lang),
            How::Begins => filters::how_begins(lang),
            How::Range => filters::how_range(lang),
            How::Overdue => filters::how_overdue(lang),
            How::Today => filters::how_today(lang),
            How::LongerAgo => filters::how_longer_ago(lang),
            How::LastDays => filters::how_last_days(lang),
            How::NextDays => filters::how_next_days(lang),
            How::Days => filters::how_days(lang),
            How::Filled => filters::how_filled(lang),
            How::Empty => filters::how_empty(lang),
        }
    }

    const fn id(self) -> &'static str {
        match self {
            How::AnyOf => "any",
            How::NoneOf => "none",
            How::Contains => "contains",
            How::Begins => "begins",
            How::Range => "range",
            How::Overdue => "overdue",
            How::Today => "today",
            How::LongerAgo => "longer_ago",
            How::LastDays => "last",
            How::NextDays => "next",
            How::Days => "days",
            How::Filled => "filled",
            How::Empty => "empty",
        }
    }
}

/// What was typed and chosen so far.
#[derive(Clone, Copy)]
struct Form {
    column: RwSignal<String>,
    how: RwSignal<String>,
    chosen: RwSignal<Vec<String>>,
    text: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    days: RwSignal<String>,
}

impl Form {
    fn of(lang: Lang, condition: Option<&Condition>) -> Form {
        let column = condition
            .and_then(Condition::column)
            .unwrap_or(Column::Status);
        let form = Form {
            column: RwSignal::new(column.slug().to_owned()),
            how: RwSignal::new(first_how(column)),
            chosen: RwSignal::new(Vec::new()),
            text: RwSignal::new(String::new()),
            from: RwSignal::new(String::new()),
            to: RwSignal::new(String::new()),
            days: RwSignal::new(USUAL_DAYS.to_owned()),
        };
        if let Some(Condition::Of(_, test)) = condition {
            form.fill(lang, column, test);
        }
        form
    }

    fn fill(self, lang: Lang, column: Column, test: &Test) {
        let how = match test {
            Test::Filled => How::Filled,
            Test::Empty => How::Empty,
            Test::AnyOf(of) if column.kind() == ColumnKind::Text => {
                self.text.set(of.join(" "));
                How::Contains
            }
            Test::AnyOf(of) => {
                self.chosen.set(of.clone());
                How::AnyOf
            }
            Test::NoneOf(of) => {
                self.chosen.set(of.clone());
                How::NoneOf
            }
            Test::Contains(text) => {
                self.text.set(text.clone());
                How::Contains
            }
            Test::StartsWith(text) => {
                self.text.set(text.clone());
                How::Begins
            }
            Test::Between(from, to) => {
                let typed = |bound: &Option<i64>| {
                    bound.map_or_else(String::new, |bound| {
                        amount_words(lang, column, bound)
                            .replace('€', "")
                            .trim()
                            .to_owned()
                    })
                };
                self.from.set(typed(from));
                self.to.set(typed(to));
                How::Range
            }
            Test::Days(from, to) => self.fill_days(column, *from, *to),
        };
        self.how.set(how.id().to_owned());
    }

    fn fill_days(self, column: Column, from: Option<DayRef>, to: Option<DayRef>) -> How {
        let days = |days: i32| self.days.set(days.unsigned_abs().to_string());
        match (from, to) {
            (None, Some(DayRef::FromToday(-1))) if column == Column::NextStep => How::Overdue,
            (Some(DayRef::FromToday(0)), Some(DayRef::FromToday(0))) => How::Today,
            (None, Some(DayRef::FromToday(to))) if to < 0 => {
                days(to + 1);
                How::LongerAgo
            }
            (Some(DayRef::FromToday(from)), Some(DayRef::FromToday(0))) => {
                days(from);
                How::LastDays
            }
            (Some(DayRef::FromToday(0)), Some(DayRef::FromToday(to))) => {
                days(to);
                How::NextDays
            }
            (from, to) => {
                let today = crate::web::clock::today();
                let typed = |bound: Option<DayRef>| bound.map(|bound| bound.day(today).to_string());
                self.from.set(typed(from).unwrap_or_default());
                self.to.set(typed(to).unwrap_or_default());
                How::Days
            }
        }
    }

    fn column(self) -> Column {
        Column::from_slug(&self.column.get()).unwrap_or_default()
    }

    fn how(self) -> How {
        let id = self.how.get();
        let offered = How::of(self.column());
        let chosen = offered.iter().find(|how| how.id() == id);
        chosen.or(offered.first()).copied().unwrap_or(How::Filled)
    }

    /// The condition, or what is still to be said.
    fn condition(self, lang: Lang) -> Result<Condition, &'static str> {
        let column = self.column();
        let days = || {
            let days: i32 = self.days.get().trim().parse().ok()?;
            (1..=36_500).contains(&days).then_some(days)
        };
        let amount = |typed: String| match (typed.trim(), column.kind()) {
            ("", _) => Ok(None),
            (typed, ColumnKind::Cents) => parse_euros(lang, typed).map(Some).ok_or(()),
            (typed, _) => typed.parse().map(Some).map_err(|_| ()),
        };
        let day = |typed: String| parse_day(&typed).map(DayRef::On);
        let from_today = DayRef::FromToday;
        let test = match self.how() {
            How::AnyOf => Some(Test::AnyOf(self.chosen.get())),
            How::NoneOf => Some(Test::NoneOf(self.chosen.get())),
            How::Contains => Some(Test::Contains(self.text.get().trim().to_owned())),
            How::Begins => Some(Test::StartsWith(self.text.get().trim().to_owned())),
            How::Range => match (amount(self.from.get()), amount(self.to.get())) {
                (Ok(from), Ok(to)) => Some(Test::Between(from, to)),
                _ => return Err(filters::bad_number(lang)),
            },
            How::Overdue => Some(Test::Days(None, Some(from_today(-1)))),
            How::Today => Some(Test::Days(Some(from_today(0)), Some(from_today(0)))),
            How::LongerAgo => days().map(|days| Test::Days(None, Some(from_today(-days - 1)))),
            How::LastDays => {
                days().map(|days| Test::Days(Some(from_today(-days)), Some(from_today(0))))
            }
            How::NextDays => {
                days().map(|days| Test::Days(Some(from_today(0)), Some(from_today(days))))
            }
            How::Days => Some(Test::Days(day(self.from.get()), day(self.to.get()))),
            How::Filled => Some(Test::Filled),
            How::Empty => Some(Test::Empty),
        };
        test.and_then(|test| Condition::new(column, test))
            .ok_or(filters::incomplete(lang))
    }
}

const USUAL_DAYS: &str = "60";

fn first_how(column: Column) -> String {
    let first = How::of(column).first().copied();
    first.unwrap_or(How::Filled).id().to_owned()
}

/// The dialog.
#[component]
pub fn FilterDialog(
    what: Editing,
    query: Memo<ListQuery>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let before = query.with_untracked(|query| match what {
        Editing::New => None,
        Editing::Change(number) => query.filter.get(number).cloned(),
    });
    let form = Form::of(lang, before.as_ref());
    let problem = RwSignal::new(None::<&'static str>);
    // Another field is asked another question.
    Effect::new(move |last: Option<Column>| {
        let column = form.column();
        if last.is_some_and(|last| last != column) {
            form.how.set(first_how(column));
            form.chosen.set(Vec::new());
            form.text.set(String::new());
            form.from.set(String::new());
            form.to.set(String::new());
        }
        column
    });
    let with = move |condition: Condition| {
        let mut next = query.get_untracked();
        match what {
            Editing::Change(number) if number < next.filter.len() => {
                if let Some(place) = next.filter.get_mut(number) {
                    *place = condition;
                }
            }
            Editing::Change(_) | Editing::New => next.filter.push(condition),
        }
        next
    };
    let left = Memo::new(move |_| {
        let next = with(form.condition(lang).ok()?);
        let viewer = session.viewer();
        Some(session.read(|desk| desk.list(&next, &viewer).sums.count))
    });
    let save = move || match untrack(|| form.condition(lang)) {
        Ok(condition) => {
            replace(&Route::Customers(with(condition)));
            on_close.run(());
        }
        Err(words) => problem.set(Some(words)),
    };
    let columns = Column::ALL
        .into_iter()
        .map(|column| {
            (
                column.slug().to_owned(),
                column_words(lang, column).to_owned(),
            )
        })
        .collect();
    let title = match what {
        Editing::New => filters::dialog_new(lang),
        Editing::Change(_) => filters::dialog_change(lang),
    };
    view! {
        <Dialog title=title on_close=on_close>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <SelectField label=filters::field(lang) value=form.column options=columns />
                {move || {
                    let options = How::of(form.column())
                        .into_iter()
                        .map(|how| (how.id().to_owned(), how.words(lang).to_owned()))
                        .collect();
                    view! { <SelectField label=filters::how(lang) value=form.how options=options /> }
                }}
                <Values form=form />
                {move || {
                    problem
                        .get()
                        .map(|words| {
                            view! {
                                <p class="field__error" role="alert">
                                    {words}
                                </p>
                            }
                        })
                }}
                <footer class="dialog__foot">
                    <button type="button" class="button" on:click=move |_| on_close.run(())>
                        {shell::cancel(lang)}
                    </button>
                    <button type="submit" class="button button--primary">
                        {move || match left.get() {
                            Some(count) => filters::apply_count(lang, count),
                            None => filters::apply(lang).to_owned(),
                        }}
                    </button>
                </footer>
            </form>
        </Dialog>
    }
}

/// The inputs of what is asked.
#[component]
fn Values(form: Form) -> impl IntoView {
    let lang = use_lang();
    // The inputs stay while somebody types into them.
    let asked = Memo::new(move |_| (form.column(), form.how()));
    move || {
        let (column, how) = asked.get();
        match how {
            How::AnyOf | How::NoneOf => view! { <Choices form=form column=column /> }.into_any(),
            How::Contains | How::Begins => {
                view! { <TextField label=filters::value_text(lang) value=form.text /> }.into_any()
            }
            How::Range => view! {
                <div class="form-grid">
                    <TextField label=filters::value_from(lang) value=form.from />
                    <TextField label=filters::value_to(lang) value=form.to />
                </div>
            }
            .into_any(),
            How::Days => view! {
                <div class="form-grid">
                    <TextField label=filters::value_from(lang) value=form.from kind="date" />
                    <TextField label=filters::value_to(lang) value=form.to kind="date" />
                </div>
            }
            .into_any(),
            How::LongerAgo | How::LastDays | How::NextDays => {
                view! { <TextField label=filters::value_days(lang) value=form.days kind="number" /> }
                    .into_any()
            }
            How::Overdue | How::Today | How::Filled | How::Empty => ().into_any(),
        }
    }
}

/// Choices, members or tags, each to be ticked.
#[component]
fn Choices(form: Form, column: Column) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let offered = session.peek(|desk| choices_of(lang, desk, column));
    if offered.is_empty() {
        return view! { <p class="muted">{filters::no_values(lang)}</p> }.into_any();
    }
    view! {
        <fieldset class="choices">
            <legend class="field__label">{filters::values(lang)}</legend>
            {offered
                .into_iter()
                .map(|(id, words)| {
                    let this = id.clone();
                    view! {
                        <label class="check-row">
                            <input
                                type="checkbox"
                                class="checkbox"
                                prop:checked=move || form.chosen.with(|chosen| chosen.contains(&this))
                                on:change:target=move |event| {
                                    let on = event.target().checked();
                                    form.chosen
                                        .update(|chosen| {
                                            chosen.retain(|known| *known != id);
                                            if on {
                                                chosen.push(id.clone());
                                            }
                                        });
                                }
                            />
                            {words}
                        </label>
                    }
                })
                .collect_view()}
        </fieldset>
    }
    .into_any()
}
