//! The message catalogue. A message is a function of the language; one without both languages does not compile.
//!
//! ```ignore
//! messages! {
//!     /// Navigation.
//!     customers: "Kunden" | "Customers";
//!     archived(name: &str): "{name} archiviert." | "{name} archived.";
//!     branches(count): "1 Filiale" / "{count} Filialen" | "1 branch" / "{count} branches";
//! }
//! shell::customers(lang)            // &'static str
//! shell::archived(lang, "Grünkorn") // String
//! shell::branches(lang, 1284)       // String: 1.284 Filialen
//! ```

use serde::{Deserialize, Serialize};

pub mod about;
pub mod backup;
pub mod bulk;
pub mod customer;
pub mod customers;
pub mod deals;
pub mod done;
pub mod duplicates;
pub mod explain;
pub mod export;
pub mod feed;
pub mod filters;
pub mod format;
pub mod import;
pub mod import_page;
pub mod keys;
pub mod palette;
pub mod peek;
pub mod props;
pub mod review;
pub mod roles;
pub mod search;
pub mod settings;
pub mod shell;
pub mod start;
pub mod storage;
pub mod task_form;
pub mod tasks;
pub mod team;
pub mod trash;
pub mod words;
pub mod workplace;

/// The interface's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// German, the default.
    #[default]
    De,
    /// English, in British spelling.
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Lang; 2] = [Lang::De, Lang::En];

    /// The BCP 47 tag, for the `lang` attribute and for settings.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::De => "de",
            Lang::En => "en",
        }
    }

    /// The language that a BCP 47 tag asks for; everything that is not German is served in English.
    pub fn from_tag(tag: &str) -> Lang {
        if tag.to_ascii_lowercase().starts_with("de") {
            Lang::De
        } else {
            Lang::En
        }
    }

    /// Chooses between the two texts.
    pub const fn pick<T: Copy>(self, de: T, en: T) -> T {
        match self {
            Lang::De => de,
            Lang::En => en,
        }
    }
}

/// A number that a message counts with.
pub trait Count {
    /// Whether the words take the form for one.
    fn is_one(&self) -> bool;
    /// As the language writes it.
    fn written(&self, lang: Lang) -> String;
}

/// Written already, with the thousands apart.
impl Count for &str {
    fn is_one(&self) -> bool {
        *self == "1"
    }

    fn written(&self, _lang: Lang) -> String {
        (*self).to_owned()
    }
}

macro_rules! counts {
    ($($number:ty)+) => {$(
        impl Count for $number {
            fn is_one(&self) -> bool {
                *self == 1
            }

            fn written(&self, lang: Lang) -> String {
                format::number(lang, i64::try_from(*self).unwrap_or(i64::MAX))
            }
        }
    )+};
}
counts! { usize u64 u32 i64 i32 }

/// Declares messages: `name: "Deutsch" | "English";` or `name(arg: Type): "… {arg}" | "… {arg}";`. A counted word has a
/// form for one before the slash: `name(count): "1 Wort" / "{count} Wörter" | "1 word" / "{count} words";`.
macro_rules! messages {
    () => {};
    ($(#[$doc:meta])* $name:ident : $de:literal | $en:literal ; $($rest:tt)*) => {
        $(#[$doc])*
        pub const fn $name(lang: $crate::content::i18n::Lang) -> &'static str {
            match lang {
                $crate::content::i18n::Lang::De => $de,
                $crate::content::i18n::Lang::En => $en,
            }
        }
        messages! { $($rest)* }
    };
    ($(#[$doc:meta])* $name:ident ( $($arg:ident : $ty:ty),+ $(,)? ) : $de:literal | $en:literal ; $($rest:tt)*) => {
        $(#[$doc])*
        pub fn $name(lang: $crate::content::i18n::Lang, $($arg: $ty),+) -> String {
            match lang {
                $crate::content::i18n::Lang::De => format!($de),
                $crate::content::i18n::Lang::En => format!($en),
            }
        }
        messages! { $($rest)* }
    };
    ($(#[$doc:meta])* $name:ident ( $count:ident $(, $arg:ident : $ty:ty)* $(,)? ) : $de_one:literal / $de:literal | $en_one:literal / $en:literal ; $($rest:tt)*) => {
        $(#[$doc])*
        pub fn $name(lang: $crate::content::i18n::Lang, $count: impl $crate::content::i18n::Count $(, $arg: $ty)*) -> String {
            let one = $count.is_one();
            let $count = $count.written(lang);
            match (lang, one) {
                ($crate::content::i18n::Lang::De, true) => format!($de_one),
                ($crate::content::i18n::Lang::De, false) => format!($de),
                ($crate::content::i18n::Lang::En, true) => format!($en_one),
                ($crate::content::i18n::Lang::En, false) => format!($en),
            }
        }
        messages! { $($rest)* }
    };
}
pub(crate) use messages;
