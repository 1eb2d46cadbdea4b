//! Time, for everything that is not allowed to know it.

use chrono::NaiveDate;
use js_sys::Date;

/// Milliseconds since 1970.
pub fn now_ms() -> u64 {
    Date::now().max(0.0) as u64
}

/// Today where the reader is.
pub fn today() -> NaiveDate {
    let date = Date::new_0();
    NaiveDate::from_ymd_opt(
        date.get_full_year() as i32,
        date.get_month() + 1,
        date.get_date(),
    )
    .unwrap_or_default()
}

/// Milliseconds since 1970 on the reader's own clock: days begin where the reader's do.
pub fn local_ms() -> u64 {
    let offset_minutes = Date::new_0().get_timezone_offset();
    (Date::now() - offset_minutes * 60_000.0).max(0.0) as u64
}

/// Minutes since midnight where the reader is.
pub fn minute_of_day() -> u16 {
    let date = Date::new_0();
    (date.get_hours() * 60 + date.get_minutes()) as u16
}

/// The reader's date and time as it stands in file names.
pub fn file_stamp() -> String {
    let minute = minute_of_day();
    format!("{}-{:02}{:02}", today(), minute / 60, minute % 60)
}

/// Milliseconds since the page began, as finely as the browser tells: for measuring, not for dates.
pub fn precise_ms() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| performance.now())
}

/// Lets the page react, and goes on afterwards.
pub async fn next_turn() {
    gloo_timers::future::TimeoutFuture::new(0).await;
}
