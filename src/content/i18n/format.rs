//! Numbers, money, days and sizes as each language writes them.
//!
//! German: 1.184.300 €, 24.11.2026. English: €1,184,300, 24 Nov 2026. A no-break space keeps a figure and its unit on
//! one line.

use chrono::{Datelike, NaiveDate, Weekday};

use super::Lang;
use crate::domain::calendar::{days_between, minute_of_day};

/// The space that does not break.
const NBSP: char = '\u{a0}';

/// The minus sign; the hyphen is too short beside figures.
const MINUS: char = '\u{2212}';

/// A whole number with thousands apart.
pub fn number(lang: Lang, value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let separator = lang.pick('.', ',');
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if value < 0 {
        out.push(MINUS);
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// An amount rounded to whole euros, half away from zero.
pub fn euro(lang: Lang, cents: i64) -> String {
    with_euro(lang, &number(lang, rounded_euros(cents)))
}

/// An amount rounded to whole euros, without the sign: for columns whose head names the unit.
pub fn euro_bare(lang: Lang, cents: i64) -> String {
    number(lang, rounded_euros(cents))
}

/// An amount in thousands or millions, for the little room above a bar: 168 T€, 1,2 Mio. €.
pub fn euro_short(lang: Lang, cents: i64) -> String {
    let euros = rounded_euros(cents);
    let in_millions = euros.unsigned_abs() >= 1_000_000;
    let figure = match (in_millions, euros.unsigned_abs()) {
        (true, _) => {
            let tenths = (euros + 50_000 * euros.signum()) / 100_000;
            let point = lang.pick(',', '.');
            format!(
                "{}{point}{}",
                number(lang, tenths / 10),
                tenths.unsigned_abs() % 10
            )
        }
        (false, 1_000..) => number(lang, (euros + 500 * euros.signum()) / 1_000),
        (false, _) => return with_euro(lang, &number(lang, euros)),
    };
    match (lang, in_millions) {
        (Lang::De, true) => format!("{figure}{NBSP}Mio.{NBSP}€"),
        (Lang::De, false) => format!("{figure}{NBSP}T€"),
        (Lang::En, true) => format!("€{figure}m"),
        (Lang::En, false) => format!("€{figure}k"),
    }
}

/// An amount to the cent.
pub fn euro_cents(lang: Lang, cents: i64) -> String {
    let whole = number(lang, cents / 100);
    let sign = if cents < 0 && cents / 100 == 0 {
        "\u{2212}"
    } else {
        ""
    };
    let point = lang.pick(',', '.');
    with_euro(
        lang,
        &format!("{sign}{whole}{point}{:02}", cents.unsigned_abs() % 100),
    )
}

fn rounded_euros(cents: i64) -> i64 {
    let half = if cents < 0 { -50 } else { 50 };
    cents.saturating_add(half) / 100
}

fn with_euro(lang: Lang, figure: &str) -> String {
    match lang {
        Lang::De => format!("{figure}{NBSP}€"),
        Lang::En => match figure.strip_prefix(MINUS) {
            Some(figure) => format!("{MINUS}€{figure}"),
            None => format!("€{figure}"),
        },
    }
}

/// A share in percent, rounded to whole ones. `share` is 0.25 for a quarter.
pub fn percent(lang: Lang, share: f64) -> String {
    let rounded = (share * 100.0).round();
    // Half a percent below zero rounds to zero, not to minus zero.
    let whole = if rounded.is_finite() {
        rounded as i64
    } else {
        0
    };
    match lang {
        Lang::De => format!("{}{NBSP}%", number(lang, whole)),
        Lang::En => format!("{}%", number(lang, whole)),
    }
}

/// A change in percent, always with its sign.
pub fn percent_change(lang: Lang, share: f64) -> String {
    let text = percent(lang, share);
    if (share * 100.0).round() > 0.0 {
        format!("+{text}")
    } else {
        text
    }
}

/// Bytes in the unit that keeps the figure short.
pub fn bytes(lang: Lang, count: u64) -> String {
    const KB: f64 = 1000.0;
    let point = lang.pick(',', '.');
    let (value, unit) = match count as f64 {
        c if c < KB => return format!("{count}{NBSP}{}", lang.pick("Byte", "bytes")),
        c if c < KB * KB => (c / KB, "kB"),
        c if c < KB * KB * KB => (c / KB / KB, "MB"),
        c => (c / KB / KB / KB, "GB"),
    };
    let figure = if value < 10.0 {
        format!("{value:.1}").replace('.', &point.to_string())
    } else {
        format!("{value:.0}")
    };
    format!("{figure}{NBSP}{unit}")
}

/// A day without its year: 24.11. or 24 Nov.
pub fn day(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::De => format!("{:02}.{:02}.", date.day(), date.month()),
        Lang::En => format!("{} {}", date.day(), month_short(lang, date.month())),
    }
}

/// A day with its year: 24.11.2026 or 24 Nov 2026.
pub fn day_year(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::De => format!("{:02}.{:02}.{}", date.day(), date.month(), date.year()),
        Lang::En => format!(
            "{} {} {}",
            date.day(),
            month_short(lang, date.month()),
            date.year()
        ),
    }
}

/// A day as short as it stays clear: the year only where it is another one.
pub fn day_near(lang: Lang, date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() {
        day(lang, date)
    } else {
        day_year(lang, date)
    }
}

/// A day in full: Freitag, 21. November; with the year where it is another one.
pub fn day_long(lang: Lang, date: NaiveDate, today: NaiveDate) -> String {
    let weekday = weekday(lang, date.weekday());
    let month = month(lang, date.month());
    let year = if date.year() == today.year() {
        String::new()
    } else {
        format!(" {}", date.year())
    };
    match lang {
        Lang::De => format!("{weekday}, {}. {month}{year}", date.day()),
        Lang::En => format!("{weekday}, {} {month}{year}", date.day()),
    }
}

/// The head of a day in a timeline: today and yesterday by their words, others in full.
pub fn day_heading(lang: Lang, date: NaiveDate, today: NaiveDate) -> String {
    match days_between(date, today) {
        0 => lang.pick("Heute", "Today").to_owned(),
        1 => lang.pick("Gestern", "Yesterday").to_owned(),
        -1 => lang.pick("Morgen", "Tomorrow").to_owned(),
        _ => day_long(lang, date, today),
    }
}

/// When something is due, seen from today: gestern, vor 3 T., heute, morgen, 27.11.
pub fn due(lang: Lang, date: NaiveDate, today: NaiveDate) -> String {
    match days_between(today, date) {
        0 => lang.pick("heute", "today").to_owned(),
        1 => lang.pick("morgen", "tomorrow").to_owned(),
        -1 => lang.pick("gestern", "yesterday").to_owned(),
        late @ -30..=-2 => match lang {
            Lang::De => format!("vor {}{NBSP}T.", -late),
            Lang::En => format!("{}{NBSP}d ago", -late),
        },
        _ => day_near(lang, date, today),
    }
}

/// How long ago a day was: heute, gestern, vor 3 Tagen, vor 5 Wochen, vor 14 Monaten.
pub fn ago(lang: Lang, date: NaiveDate, today: NaiveDate) -> String {
    let days = days_between(date, today);
    match days {
        i32::MIN..=-1 => day_near(lang, date, today),
        0 => lang.pick("heute", "today").to_owned(),
        1 => lang.pick("gestern", "yesterday").to_owned(),
        2..=20 => counted(lang, days, "Tagen", "days"),
        21..=89 => counted(lang, days / 7, "Wochen", "weeks"),
        90..=729 => counted(lang, days / 30, "Monaten", "months"),
        _ => counted(lang, days / 365, "Jahren", "years"),
    }
}

fn counted(lang: Lang, count: i32, german: &str, english: &str) -> String {
    match lang {
        Lang::De => format!("vor {count} {german}"),
        Lang::En => format!("{count} {english} ago"),
    }
}

/// The time of day of a moment: 14:30.
pub fn time(ms: i64, offset_minutes: i32) -> String {
    let minute = minute_of_day(ms, offset_minutes);
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// A weekday's name.
pub const fn weekday(lang: Lang, day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => lang.pick("Montag", "Monday"),
        Weekday::Tue => lang.pick("Dienstag", "Tuesday"),
        Weekday::Wed => lang.pick("Mittwoch", "Wednesday"),
        Weekday::Thu => lang.pick("Donnerstag", "Thursday"),
        Weekday::Fri => lang.pick("Freitag", "Friday"),
        Weekday::Sat => lang.pick("Samstag", "Saturday"),
        Weekday::Sun => lang.pick("Sonntag", "Sunday"),
    }
}

const MONTHS: [(&str, &str); 12] = [
    ("Januar", "January"),
    ("Februar", "February"),
    ("März", "March"),
    ("April", "April"),
    ("Mai", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("August", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Dezember", "December"),
];

/// A month's name, 1 to 12; nothing for any other number.
pub fn month(lang: Lang, month: u32) -> &'static str {
    let index = (month as usize).wrapping_sub(1);
    MONTHS.get(index).map_or("", |(de, en)| lang.pick(*de, *en))
}

/// The first letters of a month's name.
pub fn month_short(lang: Lang, number: u32) -> String {
    month(lang, number).chars().take(3).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn short_amounts() {
        for (cents, de, en) in [
            (0, "0\u{a0}€", "€0"),
            (99_949, "999\u{a0}€", "€999"),
            (16_800_000, "168\u{a0}T€", "€168k"),
            (149_900, "1\u{a0}T€", "€1k"),
            (123_456_700, "1,2\u{a0}Mio.\u{a0}€", "€1.2m"),
            (1_200_000_000, "12,0\u{a0}Mio.\u{a0}€", "€12.0m"),
        ] {
            assert_eq!(euro_short(Lang::De, cents), de);
            assert_eq!(euro_short(Lang::En, cents), en);
        }
    }

    #[test]
    fn numbers() {
        for (value, de, en) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1000, "1.000", "1,000"),
            (1_184_300, "1.184.300", "1,184,300"),
            (-64_500, "−64.500", "−64,500"),
            (
                i64::MIN,
                "−9.223.372.036.854.775.808",
                "−9,223,372,036,854,775,808",
            ),
        ] {
            assert_eq!(number(Lang::De, value), de);
            assert_eq!(number(Lang::En, value), en);
        }
    }

    #[test]
    fn money() {
        for (cents, de, en) in [
            (118_430_000, "1.184.300\u{a0}€", "€1,184,300"),
            (149, "1\u{a0}€", "€1"),
            (150, "2\u{a0}€", "€2"),
            (-150, "−2\u{a0}€", "−€2"),
            (0, "0\u{a0}€", "€0"),
        ] {
            assert_eq!(euro(Lang::De, cents), de);
            assert_eq!(euro(Lang::En, cents), en);
        }
        assert_eq!(euro_cents(Lang::De, 123_456), "1.234,56\u{a0}€");
        assert_eq!(euro_cents(Lang::En, -5), "−€0.05");
        assert_eq!(euro_cents(Lang::De, -123_405), "−1.234,05\u{a0}€");
    }

    #[test]
    fn shares() {
        assert_eq!(percent(Lang::De, 0.183), "18\u{a0}%");
        assert_eq!(percent(Lang::En, -0.004), "0%");
        assert_eq!(percent_change(Lang::De, 0.06), "+6\u{a0}%");
        assert_eq!(percent_change(Lang::De, -0.18), "−18\u{a0}%");
        assert_eq!(percent_change(Lang::De, 0.001), "0\u{a0}%");
    }

    #[test]
    fn sizes() {
        assert_eq!(bytes(Lang::De, 1), "1\u{a0}Byte");
        assert_eq!(bytes(Lang::De, 3_200), "3,2\u{a0}kB");
        assert_eq!(bytes(Lang::En, 2_400_000), "2.4\u{a0}MB");
        assert_eq!(bytes(Lang::De, 48_000), "48\u{a0}kB");
    }

    #[test]
    fn days() {
        let today = date(2026, 11, 24);
        for (day, de, en) in [
            (date(2026, 11, 24), "heute", "today"),
            (date(2026, 11, 23), "gestern", "yesterday"),
            (date(2026, 11, 22), "vor 2\u{a0}T.", "2\u{a0}d ago"),
            (date(2026, 11, 25), "morgen", "tomorrow"),
            (date(2026, 11, 27), "27.11.", "27 Nov"),
            (date(2027, 1, 3), "03.01.2027", "3 Jan 2027"),
            (date(2026, 3, 1), "01.03.", "1 Mar"),
        ] {
            assert_eq!(due(Lang::De, day, today), de);
            assert_eq!(due(Lang::En, day, today), en);
        }
        assert_eq!(
            day_heading(Lang::De, date(2026, 11, 20), today),
            "Freitag, 20. November"
        );
        assert_eq!(
            day_heading(Lang::En, date(2025, 11, 20), today),
            "Thursday, 20 November 2025"
        );
    }

    #[test]
    fn past() {
        let today = date(2026, 11, 24);
        for (days, de) in [
            (0, "heute"),
            (1, "gestern"),
            (3, "vor 3 Tagen"),
            (71, "vor 10 Wochen"),
            (420, "vor 14 Monaten"),
            (1000, "vor 2 Jahren"),
        ] {
            let then = crate::domain::calendar::plus_days(today, -days);
            assert_eq!(ago(Lang::De, then, today), de);
        }
    }

    #[test]
    fn clock() {
        assert_eq!(time(0, 60), "01:00");
        assert_eq!(time(14 * 3_600_000 + 30 * 60_000, 0), "14:30");
    }
}
