//! The 95 postcode areas of Germany: the first two digits, the town that people know them by, roughly where it lies, and
//! the cell of the honeycomb that stands for it.
//!
//! The towns and their rounded coordinates are our own table. The cells are those of a honeycomb as large as the country,
//! each given to one area so that the squared distances between towns and cells are smallest in sum.

/// A postcode area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PostcodeArea {
    /// The first two digits as a number: 1 is 01.
    pub code: u8,
    /// The town that people know it by.
    pub town: &'static str,
    /// Degrees north, to a hundredth.
    pub latitude: f32,
    /// Degrees east, to a hundredth.
    pub longitude: f32,
    /// The cell's place in its row, from the west.
    pub column: u8,
    /// The row, from the north. Odd rows stand half a cell further east.
    pub row: u8,
}

impl PostcodeArea {
    /// The two digits.
    pub fn digits(&self) -> String {
        format!("{:02}", self.code)
    }

    /// The area with these first digits.
    pub fn of_code(code: u8) -> Option<&'static PostcodeArea> {
        AREAS
            .binary_search_by_key(&code, |area| area.code)
            .ok()
            .and_then(|at| AREAS.get(at))
    }

    /// The area of a German postcode as people write it: »33602«, »D-33602«. Those of other countries have four digits,
    /// or letters.
    pub fn of_postcode(postcode: &str) -> Option<&'static PostcodeArea> {
        let digits = postcode.trim().trim_start_matches("D-").as_bytes();
        match digits {
            [tens, ones, _, _, _] if digits.iter().all(u8::is_ascii_digit) => {
                PostcodeArea::of_code((tens - b'0') * 10 + (ones - b'0'))
            }
            _ => None,
        }
    }
}

/// How many cells a row of the honeycomb has.
pub const COLUMNS: u8 = 12;
/// How many rows it has.
pub const ROWS: u8 = 15;

const fn area(
    code: u8,
    town: &'static str,
    latitude: f32,
    longitude: f32,
    column: u8,
    row: u8,
) -> PostcodeArea {
    PostcodeArea {
        code,
        town,
        latitude,
        longitude,
        column,
        row,
    }
}

/// All areas, by their digits.
pub const AREAS: [PostcodeArea; 95] = [
    area(1, "Dresden", 51.05, 13.74, 9, 7),
    area(2, "Bautzen", 51.18, 14.42, 10, 7),
    area(3, "Cottbus", 51.76, 14.33, 10, 5),
    area(4, "Leipzig", 51.34, 12.37, 8, 6),
    area(6, "Halle", 51.48, 11.97, 7, 6),
    area(7, "Gera", 50.88, 12.08, 7, 7),
    area(8, "Zwickau", 50.72, 12.49, 8, 8),
    area(9, "Chemnitz", 50.83, 12.92, 8, 7),
    area(10, "Berlin-Mitte", 52.52, 13.40, 9, 4),
    area(12, "Berlin-Süd", 52.45, 13.45, 10, 4),
    area(13, "Berlin-Nord", 52.57, 13.36, 9, 3),
    area(14, "Potsdam", 52.40, 13.06, 8, 5),
    area(15, "Frankfurt (Oder)", 52.34, 14.55, 11, 4),
    area(16, "Oranienburg", 52.75, 13.24, 8, 3),
    area(17, "Neubrandenburg", 53.56, 13.26, 9, 2),
    area(18, "Rostock", 54.09, 12.14, 7, 1),
    area(19, "Schwerin", 53.63, 11.41, 7, 2),
    area(20, "Hamburg-Mitte", 53.55, 10.00, 5, 2),
    area(21, "Lüneburg", 53.25, 10.41, 6, 2),
    area(22, "Hamburg-Nord", 53.63, 10.03, 5, 1),
    area(23, "Lübeck", 53.87, 10.69, 6, 1),
    area(24, "Kiel", 54.32, 10.13, 6, 0),
    area(25, "Husum", 54.48, 9.05, 5, 0),
    area(26, "Oldenburg", 53.14, 8.21, 3, 2),
    area(27, "Bremerhaven", 53.54, 8.58, 4, 2),
    area(28, "Bremen", 53.08, 8.81, 4, 3),
    area(29, "Celle", 52.62, 10.08, 5, 3),
    area(30, "Hannover", 52.37, 9.73, 6, 4),
    area(31, "Hildesheim", 52.15, 9.95, 5, 5),
    area(32, "Herford", 52.11, 8.67, 5, 4),
    area(33, "Bielefeld", 52.02, 8.53, 4, 4),
    area(34, "Kassel", 51.31, 9.48, 5, 6),
    area(35, "Gießen", 50.58, 8.68, 5, 7),
    area(36, "Fulda", 50.55, 9.68, 6, 8),
    area(37, "Göttingen", 51.53, 9.93, 6, 6),
    area(38, "Braunschweig", 52.26, 10.52, 6, 5),
    area(39, "Magdeburg", 52.13, 11.63, 7, 5),
    area(40, "Düsseldorf", 51.23, 6.78, 1, 7),
    area(41, "Mönchengladbach", 51.19, 6.44, 0, 7),
    area(42, "Wuppertal", 51.26, 7.15, 3, 6),
    area(44, "Dortmund", 51.51, 7.47, 3, 5),
    area(45, "Essen", 51.46, 7.01, 2, 5),
    area(46, "Oberhausen", 51.50, 6.85, 2, 6),
    area(47, "Duisburg", 51.43, 6.76, 1, 6),
    area(48, "Münster", 51.96, 7.63, 3, 4),
    area(49, "Osnabrück", 52.28, 8.05, 3, 3),
    area(50, "Köln-West", 50.94, 6.93, 2, 8),
    area(51, "Köln-Ost", 51.03, 7.10, 2, 7),
    area(52, "Aachen", 50.78, 6.08, 1, 8),
    area(53, "Bonn", 50.73, 7.10, 1, 9),
    area(54, "Trier", 49.76, 6.64, 2, 10),
    area(55, "Mainz", 50.00, 8.26, 3, 9),
    area(56, "Koblenz", 50.36, 7.59, 3, 8),
    area(57, "Siegen", 50.87, 8.02, 4, 7),
    area(58, "Hagen", 51.36, 7.47, 3, 7),
    area(59, "Hamm", 51.68, 7.82, 4, 5),
    area(60, "Frankfurt am Main", 50.11, 8.68, 5, 8),
    area(61, "Bad Homburg", 50.23, 8.62, 4, 8),
    area(63, "Aschaffenburg", 49.97, 9.15, 5, 9),
    area(64, "Darmstadt", 49.87, 8.65, 4, 9),
    area(65, "Wiesbaden", 50.08, 8.24, 2, 9),
    area(66, "Saarbrücken", 49.24, 6.99, 2, 11),
    area(67, "Ludwigshafen", 49.48, 8.44, 3, 10),
    area(68, "Mannheim", 49.49, 8.47, 4, 10),
    area(69, "Heidelberg", 49.40, 8.69, 5, 10),
    area(70, "Stuttgart", 48.78, 9.18, 5, 12),
    area(71, "Ludwigsburg", 48.90, 9.19, 4, 11),
    area(72, "Tübingen", 48.52, 9.06, 4, 13),
    area(73, "Göppingen", 48.70, 9.65, 6, 12),
    area(74, "Heilbronn", 49.14, 9.22, 5, 11),
    area(75, "Pforzheim", 48.89, 8.70, 4, 12),
    area(76, "Karlsruhe", 49.01, 8.40, 3, 11),
    area(77, "Offenburg", 48.47, 7.94, 3, 12),
    area(78, "Villingen-Schwenningen", 48.06, 8.46, 3, 13),
    area(79, "Freiburg", 48.00, 7.84, 2, 13),
    area(80, "München-Mitte", 48.14, 11.58, 7, 13),
    area(81, "München-Ost", 48.13, 11.65, 8, 13),
    area(82, "Starnberg", 48.00, 11.34, 6, 13),
    area(83, "Rosenheim", 47.86, 12.12, 8, 14),
    area(84, "Landshut", 48.54, 12.15, 8, 12),
    area(85, "Ingolstadt", 48.76, 11.42, 7, 11),
    area(86, "Augsburg", 48.37, 10.90, 7, 12),
    area(87, "Kempten", 47.73, 10.32, 6, 14),
    area(88, "Ravensburg", 47.78, 9.61, 5, 14),
    area(89, "Ulm", 48.40, 9.99, 5, 13),
    area(90, "Nürnberg", 49.45, 11.08, 7, 10),
    area(91, "Ansbach", 49.30, 10.57, 6, 11),
    area(92, "Amberg", 49.44, 11.86, 8, 10),
    area(93, "Regensburg", 49.01, 12.10, 8, 11),
    area(94, "Passau", 48.57, 13.46, 9, 12),
    area(95, "Hof", 50.31, 11.92, 7, 9),
    area(96, "Bamberg", 49.89, 10.89, 6, 9),
    area(97, "Würzburg", 49.79, 9.95, 6, 10),
    area(98, "Suhl", 50.61, 10.69, 7, 8),
    area(99, "Erfurt", 50.98, 11.03, 6, 7),
];
