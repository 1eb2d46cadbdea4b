//! German and English numbers: `1.234,56`, `1,234.56`, `1234,5`, `1.184.300 €`, `1'234.50`, `12,50-`.
//!
//! Everything is exact: digits and a scale, never a float. One value alone can be unclear (`1.234`); the column says
//! how its numbers are written, and only what stays unclear falls back to the file's own language.

/// Which sign stands before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberStyle {
    /// `1.234,56`
    German,
    /// `1,234.56`
    English,
}

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberProblem {
    /// There is something in it that no number has.
    NotANumber,
    /// More than the book can hold.
    TooLarge,
}

struct Parts<'a> {
    body: &'a str,
    negative: bool,
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{A0}' | '\u{202F}' | '\u{2009}')
}

/// Takes signs and currency off.
fn parts(text: &str) -> Parts<'_> {
    let mut body = text.trim_matches(is_blank);
    let mut negative = false;
    loop {
        let before = body.len();
        for mark in ["EUR", "Euro", "€", "CHF", "USD", "$", "£", "%"] {
            if let Some(rest) = strip_prefix_folded(body, mark) {
                body = rest;
            }
            if let Some(rest) = strip_suffix_folded(body, mark) {
                body = rest;
            }
        }
        body = body.trim_matches(is_blank);
        if let Some(rest) = body
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'))
        {
            negative = true;
            body = rest;
        }
        // `1.200,-` and `1.200,--` are whole euros, not negative ones.
        let whole = body.trim_end_matches(['-', '–', '—']);
        if whole.ends_with([',', '.']) {
            body = whole;
        }
        for minus in ['-', '−', '–'] {
            if let Some(rest) = body
                .strip_prefix(minus)
                .or_else(|| body.strip_suffix(minus))
            {
                negative = true;
                body = rest;
            }
        }
        if let Some(rest) = body.strip_prefix('+') {
            body = rest;
        }
        if body.len() == before {
            return Parts { body, negative };
        }
    }
}

fn strip_prefix_folded<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let head = text.get(..mark.len())?;
    head.eq_ignore_ascii_case(mark).then(|| &text[mark.len()..])
}

fn strip_suffix_folded<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let cut = text.len().checked_sub(mark.len())?;
    let tail = text.get(cut..)?;
    tail.eq_ignore_ascii_case(mark).then(|| &text[..cut])
}

/// How a single value shows that it is written, if it does.
pub fn style_of(text: &str) -> Option<NumberStyle> {
    let body = parts(text).body;
    let dots = body.matches('.').count();
    let commas = body.matches(',').count();
    let digits = body.bytes().filter(u8::is_ascii_digit).count();
    if digits == 0 {
        return None;
    }
    let after = |sign: char| body.rsplit(sign).next().map_or(0, str::len);
    match (dots, commas) {
        (0, 0) => None,
        (1.., 1..) => {
            if body.rfind(',') > body.rfind('.') {
                Some(NumberStyle::German)
            } else {
                Some(NumberStyle::English)
            }
        }
        (2.., 0) => Some(NumberStyle::German),
        (0, 2..) => Some(NumberStyle::English),
        (1, 0) if after('.') != 3 => Some(NumberStyle::English),
        (0, 1) if after(',') != 3 => Some(NumberStyle::German),
        // One sign and three digits: `1.234` is unclear, `0,123` and `1234,500` are not.
        (1, 0) => lone_sign_is_decimal(body, '.').then_some(NumberStyle::English),
        (0, 1) => lone_sign_is_decimal(body, ',').then_some(NumberStyle::German),
    }
}

fn lone_sign_is_decimal(body: &str, sign: char) -> bool {
    let before = body.split(sign).next().unwrap_or("");
    before.len() > 3 || before == "0" || before.is_empty()
}

/// The style that the values of a column speak for.
pub fn sniff<'a>(values: impl Iterator<Item = &'a str>) -> Option<NumberStyle> {
    let (mut german, mut english) = (0_u32, 0_u32);
    for value in values {
        match style_of(value) {
            Some(NumberStyle::German) => german += 1,
            Some(NumberStyle::English) => english += 1,
            None => {}
        }
    }
    match german.cmp(&english) {
        std::cmp::Ordering::Greater => Some(NumberStyle::German),
        std::cmp::Ordering::Less => Some(NumberStyle::English),
        std::cmp::Ordering::Equal => None,
    }
}

/// A decimal number with `scale` digits after the point, rounded half away from zero: 2 gives cents.
pub fn parse(text: &str, style: NumberStyle, scale: u32) -> Result<i64, NumberProblem> {
    let Parts { body, negative } = parts(text);
    let style = style_of(text).unwrap_or(style);
    let (decimal, group) = match style {
        NumberStyle::German => (',', '.'),
        NumberStyle::English => ('.', ','),
    };
    let (whole, fraction) = body.split_once(decimal).unwrap_or((body, ""));
    let mut value: i128 = 0;
    let mut digits = 0;
    let mut since_group: Option<u32> = None;
    for c in whole.chars() {
        match c.to_digit(10) {
            Some(digit) => {
                value = value * 10 + i128::from(digit);
                digits += 1;
                since_group = since_group.map(|count| count + 1);
                if value > i128::from(i64::MAX) {
                    return Err(NumberProblem::TooLarge);
                }
            }
            None if c == group || c == '\'' || c == '’' || is_blank(c) => {
                if digits == 0 || since_group.is_some_and(|count| count != 3) {
                    return Err(NumberProblem::NotANumber);
                }
                since_group = Some(0);
            }
            None => return Err(NumberProblem::NotANumber),
        }
    }
    if since_group.is_some_and(|count| count != 3) {
        return Err(NumberProblem::NotANumber);
    }
    let mut round_up = false;
    let mut taken = 0;
    for c in fraction.chars() {
        let Some(digit) = c.to_digit(10) else {
            return Err(NumberProblem::NotANumber);
        };
        digits += 1;
        match taken.cmp(&scale) {
            std::cmp::Ordering::Less => value = value * 10 + i128::from(digit),
            std::cmp::Ordering::Equal => round_up = digit >= 5,
            std::cmp::Ordering::Greater => {}
        }
        taken += 1;
    }
    if digits == 0 {
        return Err(NumberProblem::NotANumber);
    }
    for _ in taken.min(scale)..scale {
        value *= 10;
    }
    value += i128::from(round_up);
    if negative {
        value = -value;
    }
    i64::try_from(value).map_err(|_| NumberProblem::TooLarge)
}

/// Money in cents.
pub fn parse_cents(text: &str, style: NumberStyle) -> Result<i64, NumberProblem> {
    parse(text, style, 2)
}

/// Cents as a number is written in a file: `1184300,00` or `1184300.00`, without groups.
pub fn write_cents(cents: i64, style: NumberStyle) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let amount = cents.unsigned_abs();
    let decimal = match style {
        NumberStyle::German => ',',
        NumberStyle::English => '.',
    };
    format!("{sign}{}{decimal}{:02}", amount / 100, amount % 100)
}
