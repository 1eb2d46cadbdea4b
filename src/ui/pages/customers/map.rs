//! The list as a honeycomb of postcode areas: where the customers are, what they bring. A cell opens its customers.

use leptos::prelude::*;
use leptos::svg;

use crate::app::list::{Column, Condition, ListQuery, Shape, Test};
use crate::app::order::Sums;
use crate::app::route::Route;
use crate::app::views::map::AreaMap;
use crate::content::i18n::{Lang, customers, filters, format};
use crate::domain::postcode::{COLUMNS, PostcodeArea, ROWS};
use crate::replica::RecordId;
use crate::ui::components::Segmented;
use crate::ui::state::{use_lang, use_session};

/// What the shade of a cell says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Measure {
    #[default]
    Count,
    Revenue,
    Open,
}

impl Measure {
    const ALL: [Measure; 3] = [Measure::Count, Measure::Revenue, Measure::Open];

    const fn words(self, lang: Lang) -> &'static str {
        match self {
            Measure::Count => customers::customers(lang),
            Measure::Revenue => customers::column_revenue(lang),
            Measure::Open => customers::sum_open(lang),
        }
    }

    const fn of(self) -> fn(&Sums) -> i64 {
        match self {
            Measure::Count => |sums| sums.count as i64,
            Measure::Revenue => |sums| sums.revenue,
            Measure::Open => |sums| sums.open,
        }
    }

    fn figure(self, lang: Lang, sums: &Sums) -> String {
        match self {
            Measure::Count => format::number(lang, sums.count as i64),
            Measure::Revenue => format::euro(lang, sums.revenue),
            Measure::Open => format::euro(lang, sums.open),
        }
    }
}

/// Half the width of a cell, in units of the picture.
const HALF: f64 = 26.0;
/// From row to row: three quarters of a cell's height.
const STEP: f64 = HALF * 1.732_050_807_568_877_2;

/// The map and its table.
#[component]
pub fn CustomerMap(
    query: Memo<ListQuery>,
    order: Memo<std::sync::Arc<Vec<RecordId>>>,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let measure = RwSignal::new(Measure::default());
    let map = Memo::new(move |_| {
        let today = session.today();
        order.with(|ids| session.read(|desk| desk.area_map(ids, today)))
    });
    view! {
        <div class="map">
            <div class="map__picture">
                <Segmented
                    label=filters::map_measure(lang)
                    value=measure
                    options=Measure::ALL.map(|measure| (measure, measure.words(lang).to_owned())).to_vec()
                    on_choose=move |chosen| measure.set(chosen)
                />
                {move || {
                    query
                        .with(|query| map.with(|map| picture(lang, query, map, measure.get())))
                }}
                <p class="small muted">{filters::map_hint(lang)}</p>
            </div>
            <div class="map__table">
                {move || query.with(|query| map.with(|map| table(lang, query, map, measure.get())))}
            </div>
        </div>
    }
}

/// The customers of one area, as a table.
fn route_of(query: &ListQuery, area: &PostcodeArea) -> String {
    let mut next = query.clone();
    next.shape = Shape::Table;
    next.filter
        .retain(|condition| condition.column() != Some(Column::Postcode));
    next.filter.push(Condition::Of(
        Column::Postcode,
        Test::StartsWith(area.digits()),
    ));
    Route::Customers(next).href()
}

fn picture(
    lang: Lang,
    query: &ListQuery,
    map: &AreaMap,
    measure: Measure,
) -> impl IntoView + use<> {
    let width = HALF * 2.0 * f64::from(COLUMNS) + HALF;
    let height = STEP * (f64::from(ROWS) - 1.0) + HALF * 2.31;
    let cells = map
        .areas
        .iter()
        .map(|(area, sums)| {
            let shade = map.shade(measure.of(), sums);
            cell(lang, query, area, sums, measure, shade)
        })
        .collect_view();
    view! {
        <svg class="map__svg" viewBox=format!("0 0 {width:.0} {height:.0}") role="group" aria-label=filters::map_label(lang)>
            {cells}
        </svg>
    }
}

fn cell(
    lang: Lang,
    query: &ListQuery,
    area: &PostcodeArea,
    sums: &Sums,
    measure: Measure,
    shade: usize,
) -> AnyView {
    let x = HALF + HALF * 2.0 * f64::from(area.column) + HALF * f64::from(area.row % 2);
    let y = HALF * 1.155 + STEP * f64::from(area.row);
    // Corners of a hexagon that stands on its tip, a little smaller than its cell.
    let points: String = (0..6)
        .map(|corner| {
            let angle = std::f64::consts::FRAC_PI_3 * (f64::from(corner) + 0.5);
            let reach = HALF * 1.1;
            format!(
                "{:.1},{:.1} ",
                x + reach * angle.cos(),
                y + reach * angle.sin()
            )
        })
        .collect();
    let digits = area.digits();
    let label = filters::map_area(lang, &digits, area.town, &measure.figure(lang, sums));
    let hexagon = view! { <polygon class="map__cell" data-shade=shade points=points></polygon> };
    let words = view! {
        <text class="map__digits" data-shade=shade x=x y=y + 5.0>
            {digits}
        </text>
    };
    // `a` and `title` are names of HTML as well: only the functions say which is meant.
    let shown = (svg::title().child(label.clone()), hexagon, words);
    // An area without customers is no link: it would open an empty list.
    if sums.count == 0 {
        svg::g().child(shown).into_any()
    } else {
        svg::a()
            .class("map__area")
            .attr("href", route_of(query, area))
            .attr("aria-label", label)
            .child(shown)
            .into_any()
    }
}

/// The same as a table, the largest first.
fn table(lang: Lang, query: &ListQuery, map: &AreaMap, measure: Measure) -> impl IntoView + use<> {
    let mut areas: Vec<_> = map
        .areas
        .iter()
        .filter(|(_, sums)| sums.count > 0)
        .collect();
    crate::sorting::by(&mut areas, |a, b| {
        let value = |sums: &Sums| measure.of()(sums);
        value(&b.1)
            .cmp(&value(&a.1))
            .then_with(|| a.0.code.cmp(&b.0.code))
    });
    let figures = |sums: &Sums| {
        view! {
            <td class="numeric">{format::number(lang, sums.count as i64)}</td>
            <td class="numeric">{format::euro(lang, sums.revenue)}</td>
            <td class="numeric">{format::euro(lang, sums.open)}</td>
        }
    };
    let rows = areas
        .into_iter()
        .map(|(area, sums)| {
            view! {
                <tr>
                    <th scope="row">
                        <a class="link" href=route_of(query, area)>
                            {area.digits()}
                            " "
                            {area.town}
                        </a>
                    </th>
                    {figures(sums)}
                </tr>
            }
        })
        .collect_view();
    let elsewhere = (map.elsewhere.count > 0).then(|| {
        view! {
            <tr>
                <th scope="row">{filters::map_elsewhere(lang)}</th>
                {figures(&map.elsewhere)}
            </tr>
        }
    });
    view! {
        <table class="map__list">
            <thead>
                <tr>
                    <th scope="col">{filters::map_column(lang)}</th>
                    {Measure::ALL
                        .map(|measure| {
                            view! {
                                <th scope="col" class="numeric">
                                    {measure.words(lang)}
                                </th>
                            }
                        })
                        .collect_view()}
                </tr>
            </thead>
            <tbody>{rows} {elsewhere}</tbody>
        </table>
    }
}
