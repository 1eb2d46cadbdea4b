//! A line of twelve months in the height of a row. The figure stands beside it; the line only shows the direction.

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

/// Draws the values from left to right and marks the last one with a diamond.
pub fn sparkline(values: &[i64], tone: SparkTone) -> Option<impl IntoView + use<>> {
    let points = spark_points(values)?;
    let (x, y) = *points.last()?;
    let line = crate::domain::gem::svg_points(&points);
    let colour = match tone {
        SparkTone::Calm => "var(--n-ink3)",
        SparkTone::Falling => "var(--s-bad-solid)",
    };
    let end = format!("M{x:.1} {:.1}l2.8 2.8-2.8 2.8-2.8-2.8z", y - 2.8);
    Some(view! {
        <svg width=WIDTH height=HEIGHT viewBox="0 0 56 20" aria-hidden="true">
            <polyline points=line fill="none" stroke=colour stroke-width="1.6"></polyline>
            <path d=end fill=colour></path>
        </svg>
    })
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
