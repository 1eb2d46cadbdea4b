//! The cut gems: each role has its own stone, so that shape, colour and label always stand together.
//!
//! Pure geometry on a square of 48 units. The light comes from the upper left; a facet's tone says how much of it it
//! catches, and the style sheet owns the colours.

use serde::{Deserialize, Serialize};

use super::role::Role;

/// The shape of a stone: one for each role, and three spare ones for roles of the team's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Cut {
    /// Round brilliant, eight corners.
    Brilliant,
    /// Slender, two points, leaning forward.
    Marquise,
    /// A drop.
    Drop,
    /// Emerald cut: steps with clipped corners.
    Emerald,
    /// Hexagon, as in a honeycomb.
    Hexagon,
    /// Princess square.
    Princess,
    /// One stone of two colours.
    Tourmaline,
    /// Spare: a heart.
    Heart,
    /// Spare: a trapeze.
    Trapeze,
    /// Spare: a rhomb.
    Rhomb,
}

impl Cut {
    /// All cuts, the roles' own first.
    pub const ALL: [Cut; 10] = [
        Cut::Brilliant,
        Cut::Marquise,
        Cut::Drop,
        Cut::Emerald,
        Cut::Hexagon,
        Cut::Princess,
        Cut::Tourmaline,
        Cut::Heart,
        Cut::Trapeze,
        Cut::Rhomb,
    ];

    /// The id that never changes: it stands in files.
    pub const fn id(self) -> &'static str {
        match self {
            Cut::Brilliant => "brilliant",
            Cut::Marquise => "marquise",
            Cut::Drop => "drop",
            Cut::Emerald => "emerald",
            Cut::Hexagon => "hexagon",
            Cut::Princess => "princess",
            Cut::Tourmaline => "tourmaline",
            Cut::Heart => "heart",
            Cut::Trapeze => "trapeze",
            Cut::Rhomb => "rhomb",
        }
    }

    /// The cut with this id.
    pub fn from_id(id: &str) -> Option<Cut> {
        Cut::ALL.into_iter().find(|cut| cut.id() == id)
    }

    /// The cut of a role's stone.
    pub const fn of(role: Role) -> Cut {
        match role {
            Role::KeyAccount => Cut::Brilliant,
            Role::InsideActive => Cut::Marquise,
            Role::InsidePassive => Cut::Drop,
            Role::SalesSupport => Cut::Emerald,
            Role::FieldSales => Cut::Hexagon,
            Role::CaseHandling => Cut::Princess,
            Role::MarketingSales => Cut::Tourmaline,
        }
    }
}

/// How much light a facet catches, from 1 (bright) to 5 (shade).
pub type Tone = u8;

/// A corner of a facet.
pub type Point = (f64, f64);

/// One polygon of a stone.
#[derive(Clone, Debug, PartialEq)]
pub struct Facet {
    /// Corners in drawing order.
    pub points: Vec<Point>,
    /// Whose colour it has.
    pub hue: Role,
    /// How bright it is.
    pub tone: Tone,
}

const CENTRE: Point = (24.0, 24.0);

/// The facets of a stone of this cut and colour, back to front.
pub fn facets(cut: Cut, hue: Role) -> Vec<Facet> {
    let mut stone = Stone {
        facets: Vec::with_capacity(32),
        hue,
    };
    match cut {
        Cut::Brilliant => {
            let outer = ring(8, 22.5, 22.5);
            let inner = ring(8, 12.5, 45.0);
            stone.star(&outer, &inner);
            stone.table(&inner);
            stone.add(&[inner[4], inner[5], inner[6], CENTRE], 1);
        }
        Cut::Marquise => {
            let outer = tilted(&[
                (24.0, 1.0),
                (33.0, 10.0),
                (38.0, 24.0),
                (33.0, 38.0),
                (24.0, 47.0),
                (15.0, 38.0),
                (10.0, 24.0),
                (15.0, 10.0),
            ]);
            let inner = tilted(&[
                (24.0, 10.0),
                (28.5, 15.0),
                (31.0, 24.0),
                (28.5, 33.0),
                (24.0, 38.0),
                (19.5, 33.0),
                (17.0, 24.0),
                (19.5, 15.0),
            ]);
            stone.steps(&outer, &inner, 0);
            stone.table(&inner);
            stone.add(&[inner[0], inner[2], CENTRE, inner[6]], 1);
        }
        Cut::Drop => {
            let outer = [
                (24.0, 1.5),
                (33.0, 14.0),
                (39.0, 26.0),
                (38.0, 35.0),
                (32.0, 43.0),
                (24.0, 46.0),
                (16.0, 43.0),
                (10.0, 35.0),
                (9.0, 26.0),
                (15.0, 14.0),
            ];
            let inner = outer.map(|(x, y)| (24.0 + (x - 24.0) * 0.52, 27.0 + (y - 27.0) * 0.52));
            stone.steps(&outer, &inner, 0);
            stone.table(&inner);
            stone.add(&[inner[0], inner[2], (24.0, 28.0), inner[8]], 1);
        }
        Cut::Emerald => {
            let outer = clipped_rectangle(17.0, 22.0, 6.0);
            let middle = clipped_rectangle(12.5, 17.0, 4.5);
            let inner = clipped_rectangle(7.5, 12.0, 3.0);
            stone.steps(&outer, &middle, 0);
            stone.steps(&middle, &inner, 1);
            stone.table(&inner);
        }
        Cut::Hexagon => {
            let outer = ring(6, 22.5, 30.0);
            let inner = ring(6, 12.0, 60.0);
            stone.star(&outer, &inner);
            stone.table(&inner);
            stone.add(&[inner[3], inner[4], CENTRE], 1);
        }
        Cut::Princess => {
            let outer = [(5.0, 5.0), (43.0, 5.0), (43.0, 43.0), (5.0, 43.0)];
            let middle = [(24.0, 5.0), (43.0, 24.0), (24.0, 43.0), (5.0, 24.0)];
            let inner = [(15.0, 15.0), (33.0, 15.0), (33.0, 33.0), (15.0, 33.0)];
            for k in 0..4 {
                let next = (k + 1) % 4;
                stone.add(&[outer[k], middle[k], inner[k]], [1, 3, 4, 3][k]);
                stone.add(&[middle[k], outer[next], inner[next]], [2, 4, 5, 2][k]);
                stone.add(&[middle[k], inner[next], inner[k]], [2, 4, 5, 3][k]);
            }
            stone.table(&inner);
            stone.add(&[inner[0], inner[1], inner[3]], 1);
        }
        Cut::Tourmaline => {
            const LEFT: [(Point, Point, Tone); 4] = [
                ((24.0, 3.0), (7.0, 9.0), 2),
                ((7.0, 9.0), (3.0, 24.0), 1),
                ((3.0, 24.0), (12.0, 39.0), 3),
                ((12.0, 39.0), (24.0, 46.0), 4),
            ];
            const RIGHT: [(Point, Point, Tone); 4] = [
                ((24.0, 3.0), (41.0, 9.0), 1),
                ((41.0, 9.0), (45.0, 24.0), 3),
                ((45.0, 24.0), (36.0, 39.0), 4),
                ((36.0, 39.0), (24.0, 46.0), 5),
            ];
            for (from, to, tone) in LEFT {
                stone.add(&[from, to, (24.0, 18.0)], tone);
            }
            // Two departments become one stone: the other half shows the colour of those who are asked.
            stone.hue = if hue == Role::InsidePassive {
                Role::MarketingSales
            } else {
                Role::InsidePassive
            };
            for (from, to, tone) in RIGHT {
                stone.add(&[from, to, (24.0, 18.0)], tone);
            }
        }
        Cut::Heart => {
            let outer = [
                (24.0, 11.0),
                (33.0, 3.5),
                (43.0, 8.0),
                (45.0, 18.0),
                (37.0, 32.0),
                (24.0, 45.0),
                (11.0, 32.0),
                (3.0, 18.0),
                (5.0, 8.0),
                (15.0, 3.5),
            ];
            let inner = outer.map(|(x, y)| (24.0 + (x - 24.0) * 0.54, 22.0 + (y - 22.0) * 0.54));
            stone.steps(&outer, &inner, 0);
            stone.table(&inner);
            stone.add(&[inner[0], inner[9], inner[8], (24.0, 22.0)], 1);
        }
        Cut::Trapeze => {
            let outer = [
                (13.0, 6.0),
                (35.0, 6.0),
                (45.0, 36.0),
                (38.0, 42.0),
                (10.0, 42.0),
                (3.0, 36.0),
            ];
            let inner = outer.map(|(x, y)| (24.0 + (x - 24.0) * 0.56, 25.0 + (y - 25.0) * 0.56));
            stone.steps(&outer, &inner, 0);
            stone.table(&inner);
            stone.add(&[inner[0], inner[1], inner[5]], 1);
        }
        Cut::Rhomb => {
            let outer = [(24.0, 2.0), (42.0, 24.0), (24.0, 46.0), (6.0, 24.0)];
            let inner = outer.map(|(x, y)| (24.0 + (x - 24.0) * 0.5, 24.0 + (y - 24.0) * 0.5));
            stone.steps(&outer, &inner, 0);
            stone.table(&inner);
            stone.add(&[inner[0], CENTRE, inner[3]], 1);
        }
    }
    stone.facets
}

/// The logo: the seven colours around an open centre.
pub fn logo() -> Vec<Facet> {
    let outer = ring(7, 23.0, -90.0);
    let inner = ring(7, 11.0, -90.0 + 360.0 / 14.0);
    Role::ALL
        .into_iter()
        .enumerate()
        .flat_map(|(k, hue)| {
            let previous = (k + 6) % 7;
            [
                Facet {
                    points: vec![outer[k], outer[(k + 1) % 7], inner[k]],
                    hue,
                    tone: 3,
                },
                Facet {
                    points: vec![inner[previous], outer[k], inner[k]],
                    hue,
                    tone: 2,
                },
            ]
        })
        .collect()
}

/// A polygon's corners as SVG writes them, rounded to two decimals.
pub fn svg_points(points: &[Point]) -> String {
    points
        .iter()
        .map(|(x, y)| format!("{x:.2},{y:.2}"))
        .collect::<Vec<_>>()
        .join(" ")
}

struct Stone {
    facets: Vec<Facet>,
    hue: Role,
}

impl Stone {
    fn add(&mut self, points: &[Point], tone: Tone) {
        self.facets.push(Facet {
            points: points.to_vec(),
            hue: self.hue,
            tone,
        });
    }

    fn table(&mut self, points: &[Point]) {
        self.add(points, 2);
    }

    /// Quadrilaterals between two rings of equal size, `lift` tones brighter than the light says.
    fn steps(&mut self, outer: &[Point], inner: &[Point], lift: Tone) {
        let n = outer.len();
        for k in 0..n {
            let next = (k + 1) % n;
            let tone = tone(&[outer[k], outer[next]]).saturating_sub(lift).max(1);
            self.add(&[outer[k], outer[next], inner[next], inner[k]], tone);
        }
    }

    /// Triangles between two rings whose corners alternate.
    fn star(&mut self, outer: &[Point], inner: &[Point]) {
        let n = outer.len();
        for k in 0..n {
            self.add(
                &[outer[k], outer[(k + 1) % n], inner[k]],
                tone(&[outer[k], outer[(k + 1) % n]]),
            );
            let base = tone(&[outer[k]]);
            let tone = if k % 2 == 1 {
                base.saturating_sub(1).max(1)
            } else {
                (base + 1).min(5)
            };
            self.add(&[inner[(k + n - 1) % n], outer[k], inner[k]], tone);
        }
    }
}

fn ring(corners: usize, radius: f64, turn_degrees: f64) -> Vec<Point> {
    (0..corners)
        .map(|k| {
            let angle = (turn_degrees + 360.0 * k as f64 / corners as f64).to_radians();
            (
                CENTRE.0 + radius * angle.cos(),
                CENTRE.1 + radius * angle.sin(),
            )
        })
        .collect()
}

fn clipped_rectangle(half_width: f64, half_height: f64, clip: f64) -> [Point; 8] {
    let (a, b, c) = (half_width, half_height, clip);
    [
        (24.0 - a + c, 24.0 - b),
        (24.0 + a - c, 24.0 - b),
        (24.0 + a, 24.0 - b + c),
        (24.0 + a, 24.0 + b - c),
        (24.0 + a - c, 24.0 + b),
        (24.0 - a + c, 24.0 + b),
        (24.0 - a, 24.0 + b - c),
        (24.0 - a, 24.0 - b + c),
    ]
}

/// The marquise leans forward by 38 degrees.
fn tilted(points: &[Point; 8]) -> [Point; 8] {
    let (sin, cos) = 38_f64.to_radians().sin_cos();
    points.map(|(x, y)| {
        let (dx, dy) = (x - CENTRE.0, y - CENTRE.1);
        (
            CENTRE.0 + dx * cos - dy * sin,
            CENTRE.1 + dx * sin + dy * cos,
        )
    })
}

/// The tone of an edge: how far it faces the light at the upper left.
fn tone(points: &[Point]) -> Tone {
    let n = points.len() as f64;
    let x = points.iter().map(|p| p.0).sum::<f64>() / n - CENTRE.0;
    let y = points.iter().map(|p| p.1).sum::<f64>() / n - CENTRE.1;
    let length = x.hypot(y).max(f64::EPSILON);
    let facing = (-x * 0.55 - y * 0.83) / length;
    match facing {
        f if f > 0.75 => 1,
        f if f > 0.2 => 2,
        f if f > -0.25 => 3,
        f if f > -0.75 => 4,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stone_stays_in_its_square_and_has_light_and_shade() {
        for cut in Cut::ALL {
            for hue in Role::ALL {
                let facets = facets(cut, hue);
                let tones: std::collections::BTreeSet<_> = facets.iter().map(|f| f.tone).collect();
                assert!(
                    tones.contains(&1) && tones.len() >= 4,
                    "{cut:?} is flat: {tones:?}"
                );
                for facet in facets {
                    assert!((1..=5).contains(&facet.tone));
                    for (x, y) in facet.points {
                        assert!(
                            (0.0..=48.0).contains(&x) && (0.0..=48.0).contains(&y),
                            "{cut:?} leaves its square"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn ids_lead_back() {
        for cut in Cut::ALL {
            assert_eq!(Cut::from_id(cut.id()), Some(cut));
        }
        assert_eq!(Cut::from_id("circle"), None);
    }

    #[test]
    fn a_tourmaline_always_shows_two_colours() {
        for hue in Role::ALL {
            let hues: std::collections::BTreeSet<_> = facets(Cut::Tourmaline, hue)
                .into_iter()
                .map(|f| f.hue)
                .collect();
            assert_eq!(hues.len(), 2);
        }
    }

    #[test]
    fn the_logo_shows_all_seven() {
        let hues: std::collections::BTreeSet<_> = logo().into_iter().map(|f| f.hue).collect();
        assert_eq!(hues.len(), 7);
    }
}
