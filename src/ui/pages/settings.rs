//! What can be set on this device.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::content::i18n::{Lang, settings as words, shell};
use crate::store::settings::{Density, Theme};
use crate::ui::components::Segmented;
use crate::ui::layout::title::{PageHeading, title_area};
use crate::ui::state::{Overlay, use_lang, use_overlay, use_settings};

/// Language, look, keys.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let lang = use_lang();
    let settings = use_settings();
    let overlay = use_overlay();
    title_area(shell::nav_settings(lang));
    view! {
        <div class="page page--narrow stack">
            <PageHeading text=Signal::derive(move || shell::nav_settings(lang).to_owned()) />
            <section class="card card--padded stack">
                <h2>{words::look_title(lang)}</h2>
                <div class="setting">
                    <span class="setting__name">{words::language(lang)}</span>
                    <Segmented
                        label=words::language(lang)
                        value=Signal::derive(move || lang)
                        options=vec![(Lang::De, "Deutsch".to_owned()), (Lang::En, "English".to_owned())]
                        on_choose=move |chosen| settings.set_lang(chosen)
                    />
                </div>
                <div class="setting">
                    <span class="setting__name">{words::theme(lang)}</span>
                    <Segmented
                        label=words::theme(lang)
                        value=Signal::derive(move || settings.theme())
                        options=vec![
                            (Theme::System, words::theme_system(lang).to_owned()),
                            (Theme::Light, words::theme_light(lang).to_owned()),
                            (Theme::Dark, words::theme_dark(lang).to_owned()),
                        ]
                        on_choose=move |theme| settings.set_theme(theme)
                    />
                </div>
                <div class="setting">
                    <span class="setting__name">{words::density(lang)}</span>
                    <Segmented
                        label=words::density(lang)
                        value=Signal::derive(move || settings.density())
                        options=vec![
                            (Density::Comfortable, words::density_comfortable(lang).to_owned()),
                            (Density::Standard, words::density_standard(lang).to_owned()),
                            (Density::Compact, words::density_compact(lang).to_owned()),
                        ]
                        on_choose=move |density| settings.set_density(density)
                    />
                </div>
            </section>
            <section class="card card--padded stack">
                <h2>{words::keys_title(lang)}</h2>
                <label class="check-row">
                    <input
                        type="checkbox"
                        class="checkbox"
                        prop:checked=move || settings.single_keys_signal()
                        on:change:target=move |event| settings.set_single_keys(event.target().checked())
                    />
                    {words::single_keys(lang)}
                </label>
                <p class="small muted measure">{words::single_keys_hint(lang)}</p>
                <p>
                    <button type="button" class="button" on:click=move |_| overlay.open(Overlay::Keys)>
                        {crate::content::i18n::keys::title(lang)}
                    </button>
                </p>
            </section>
            <section class="card card--padded stack">
                <h2>{words::data_title(lang)}</h2>
                <p class="muted measure">{words::data_text(lang)}</p>
                <p class="row row--wrap">
                    <a class="button" href=Route::Backup.href()>
                        {shell::nav_backup(lang)}
                    </a>
                    <a class="button" href=Route::Team.href()>
                        {shell::nav_team(lang)}
                    </a>
                    <a class="button" href=Route::About.href()>
                        {shell::nav_about(lang)}
                    </a>
                </p>
            </section>
        </div>
    }
}
