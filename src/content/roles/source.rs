//! Where a statement comes from. Every claim on a role page carries one mark; the page turns it into words.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// One origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The article »Facetten des Vertriebs«, retold in our words.
    Article,
    /// The ESCO classification of occupations.
    Esco,
    /// The O*NET database.
    Onet,
    /// Our addition.
    Own,
}

/// The origins of one statement, and the article's facts that it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// All origins, in the order of the mark.
    pub origins: Vec<Origin>,
    /// Ids of facts of the article.
    pub facts: Vec<String>,
}

impl Source {
    /// Reads a mark: `A:K8,V5`, `A`, `E`, `O`, `X`, or several with commas.
    pub fn parse(mark: &str) -> Option<Source> {
        let mut source = Source {
            origins: Vec::new(),
            facts: Vec::new(),
        };
        for part in mark.split(',') {
            let origin = match part {
                "E" => Origin::Esco,
                "O" => Origin::Onet,
                "X" => Origin::Own,
                "A" => Origin::Article,
                _ => {
                    let fact = part.strip_prefix("A:").unwrap_or(part);
                    let (letter, number) = fact.split_at_checked(1)?;
                    if !letter.chars().all(|c| c.is_ascii_uppercase())
                        || number.parse::<u8>().is_err()
                    {
                        return None;
                    }
                    source.facts.push(fact.to_owned());
                    Origin::Article
                }
            };
            if !source.origins.contains(&origin) {
                source.origins.push(origin);
            }
        }
        Some(source)
    }

    /// Whether nobody but us says so: shown as »unsere Auslegung«.
    pub fn is_ours(&self) -> bool {
        !self.origins.contains(&Origin::Article)
    }

    fn mark(&self) -> String {
        let mut parts = Vec::new();
        for origin in &self.origins {
            match origin {
                Origin::Article if self.facts.is_empty() => parts.push("A".to_owned()),
                Origin::Article => parts.push(format!("A:{}", self.facts.join(","))),
                Origin::Esco => parts.push("E".to_owned()),
                Origin::Onet => parts.push("O".to_owned()),
                Origin::Own => parts.push("X".to_owned()),
            }
        }
        parts.join(",")
    }
}

impl<'de> Deserialize<'de> for Source {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mark = String::deserialize(from)?;
        Source::parse(&mark)
            .ok_or_else(|| D::Error::custom(format_args!("`{mark}` is no source mark")))
    }
}

impl Serialize for Source {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.mark())
    }
}
