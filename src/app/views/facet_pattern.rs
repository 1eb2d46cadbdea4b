//! The faceted ground of a role page's head: triangles that grow denser towards the gem. Always the same picture.

use crate::domain::gem::{Point, Tone};

/// The picture's size; it is drawn to cover its place.
pub const SIZE: (f64, f64) = (1060.0, 230.0);

const COLUMNS: usize = 9;
const ROWS: usize = 3;

/// One triangle.
#[derive(Clone, Debug, PartialEq)]
pub struct Shard {
    /// Its corners.
    pub points: [Point; 3],
    /// How much light it catches.
    pub tone: Tone,
    /// 0 to 1: nothing on the left, where the words stand.
    pub opacity: f64,
}

/// The triangles that can be seen.
pub fn shards() -> Vec<Shard> {
    let mut noise = Noise(7);
    let grid: Vec<Vec<Point>> = (0..=ROWS)
        .map(|row| {
            (0..=COLUMNS)
                .map(|column| {
                    let (dx, dy) = (noise.between(-34.0, 34.0), noise.between(-20.0, 20.0));
                    let inside = 0 < column && column < COLUMNS;
                    let between = 0 < row && row < ROWS;
                    (
                        column as f64 * SIZE.0 / COLUMNS as f64 + if inside { dx } else { 0.0 },
                        row as f64 * SIZE.1 / ROWS as f64 + if between { dy } else { 0.0 },
                    )
                })
                .collect()
        })
        .collect();
    let mut shards = Vec::new();
    for row in 0..ROWS {
        for column in 0..COLUMNS {
            let (a, b) = (grid[row][column], grid[row][column + 1]);
            let (d, e) = (grid[row + 1][column], grid[row + 1][column + 1]);
            let depth = (column as f64 / COLUMNS as f64 - 0.3).max(0.0);
            for points in [[a, b, d], [b, e, d]] {
                let opacity = depth * noise.between(0.25, 1.0) * 0.95;
                let tone = [1, 2, 3, 3, 4][noise.below(5)];
                if opacity > 0.01 {
                    shards.push(Shard {
                        points,
                        tone,
                        opacity,
                    });
                }
            }
        }
    }
    shards
}

/// A small generator with a fixed beginning: the picture has no luck in it.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.next() as f64 / (1_u64 << 31) as f64
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }
}
