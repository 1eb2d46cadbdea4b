//! A line of twelve months in the height of a row, with a diamond at its end. The figure stands beside it; the line only
//! shows the direction.

use leptos::prelude::*;

/// How a sparkline is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SparkTone {
    /// As usual.
    Calm,
    /// It falls, and that matters.
    Falling,
}

const WIDTH: f64 = 56.0;
const HEIGHT: f64 = 20.0;

/// What is written into a sparkline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SparkLine {
    /// The points of the line, from left to right.
    pub points: String,
    /// The outline of the diamond at its end.
    pub end: String,
    /// The colour of both.
    pub colour: &'static str,
}

impl SparkLine {
    /// The line through these values; none through fewer than two.
    pub fn of(values: &[i64], tone: SparkTone) -> Option<SparkLine> {
        let points = spark_points(values)?;
        let (x, y) = *points.last()?;
        Some(SparkLine {
            points: crate::domain::gem::svg_points(&points),
            end: format!("M{x:.1} {:.1}l2.8 2.8-2.8 2.8-2.8-2.8z", y - 2.8),
            colour: match tone {
                SparkTone::Calm => "var(--n-ink3)",
                SparkTone::Falling => "var(--s-bad-solid)",
            },
        })
    }
}

/// A sparkline that is yet to be written.
pub fn empty_sparkline() -> impl IntoView {
    view! {
        <svg width=WIDTH height=HEIGHT viewBox="0 0 56 20" aria-hidden="true">
            <polyline fill="none" stroke-width="1.6"></polyline>
            <path></path>
        </svg>
    }
}

fn spark_points(values: &[i64]) -> Option<Vec<(f64, f64)>> {
    if values.len() < 2 {
        return None;
    }
    let low = *values.iter().min()? as f64;
    let high = *values.iter().max()? as f64;
    let span = if high > low { high - low } else { 1.0 };
    let step = (WIDTH - 6.0) / (values.len() - 1) as f64;
    Some(
        values
            .iter()
            .enumerate()
            .map(|(k, &value)| {
                (
                    2.0 + k as f64 * step,
                    HEIGHT - 4.0 - (value as f64 - low) / span * (HEIGHT - 8.0),
                )
            })
            .collect(),
    )
}
