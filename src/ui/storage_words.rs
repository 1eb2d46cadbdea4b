//! What keeping data has to say, in words.

use crate::content::i18n::{Lang, storage};
use crate::replica::ApplyError;
use crate::store::backup::BackupError;
use crate::store::{Engine, Finding, Health, Safety};
use crate::web::files::NoFile;
use crate::web::outside::NoFolder;

/// The word for how safe the book is.
pub const fn safety(lang: Lang, safety: Safety) -> &'static str {
    match safety {
        Safety::OutsideSecured => storage::state_outside(lang),
        Safety::Secured => storage::state_secured(lang),
        Safety::Provisional => storage::state_provisional(lang),
        Safety::Saving => storage::state_saving(lang),
        Safety::QuotaFull => storage::state_full(lang),
        Safety::MemoryOnly => storage::state_memory_only(lang),
        Safety::ReadOnly => storage::state_read_only(lang),
    }
}

/// What that word means.
pub const fn safety_text(lang: Lang, safety: Safety) -> &'static str {
    match safety {
        Safety::OutsideSecured => storage::state_outside_text(lang),
        Safety::Secured => storage::state_secured_text(lang),
        Safety::Provisional => storage::state_provisional_text(lang),
        Safety::Saving => storage::state_saving_text(lang),
        Safety::QuotaFull => storage::state_full_text(lang),
        Safety::MemoryOnly => storage::state_memory_only_text(lang),
        Safety::ReadOnly => storage::state_read_only_text(lang),
    }
}

/// An engine's name.
pub const fn engine(lang: Lang, engine: Engine) -> &'static str {
    match engine {
        Engine::Shelf => storage::shelf(lang),
        Engine::Vault => storage::vault(lang),
    }
}

/// How an engine fares.
pub const fn health(lang: Lang, health: Health) -> &'static str {
    match health {
        Health::Good => storage::health_good(lang),
        Health::Blocked => storage::health_blocked(lang),
        Health::Full => storage::health_full(lang),
        Health::Failed => storage::health_failed(lang),
    }
}

/// One thing that the start found out of order.
pub fn finding(lang: Lang, finding: &Finding) -> String {
    match finding {
        Finding::Unavailable(Engine::Shelf) => storage::found_shelf_unavailable(lang).to_owned(),
        Finding::Unavailable(Engine::Vault) => storage::found_vault_unavailable(lang).to_owned(),
        Finding::Refilled {
            engine: place,
            records,
        } => storage::found_refilled(lang, *records, engine(lang, *place)),
        Finding::CaughtUp {
            engine: place,
            actions,
        } => storage::found_caught_up(lang, *actions, engine(lang, *place)),
        Finding::Repaired {
            engine: place,
            pieces,
        } => storage::found_repaired(lang, *pieces, engine(lang, *place)),
        Finding::OlderSnapshot => storage::found_older_snapshot(lang).to_owned(),
        Finding::Quarantined { pieces } => storage::found_quarantined(lang, *pieces),
        Finding::Salvaged { actions } => storage::found_salvaged(lang, *actions),
        Finding::Missing { writes } => storage::found_missing(lang, *writes),
        Finding::Waiting { deltas } => storage::found_waiting(lang, *deltas),
        Finding::NumberTwice { actions } => storage::found_number_twice(lang, *actions),
        Finding::Newer => storage::found_newer(lang).to_owned(),
        Finding::OlderView => storage::found_older_view(lang).to_owned(),
    }
}

/// Why a file is no backup that can be opened.
pub const fn backup_error(lang: Lang, error: &BackupError) -> &'static str {
    match error {
        BackupError::Foreign => storage::backup_foreign(lang),
        BackupError::Newer { .. } => storage::backup_newer(lang),
        BackupError::Torn { .. } => storage::backup_torn(lang),
        BackupError::Doubled => storage::backup_doubled(lang),
        BackupError::Damaged => storage::backup_damaged(lang),
        BackupError::Empty => storage::backup_empty(lang),
    }
}

/// Why there is no file.
pub const fn no_file(lang: Lang, error: NoFile) -> &'static str {
    match error {
        NoFile::Cancelled => storage::file_cancelled(lang),
        NoFile::TooLarge => storage::file_too_large(lang),
        NoFile::Unreadable => storage::file_unreadable(lang),
    }
}

/// Why nothing was written into a folder.
pub const fn no_folder(lang: Lang, error: &NoFolder) -> &'static str {
    match error {
        NoFolder::Unsupported => storage::folder_unsupported(lang),
        NoFolder::NotAllowed => storage::folder_not_allowed(lang),
        NoFolder::Failed(_) => storage::folder_failed(lang),
        NoFolder::NotVerified => storage::folder_not_verified(lang),
    }
}

/// Why a file's content could not be taken in.
pub const fn apply_error(lang: Lang, error: &ApplyError) -> &'static str {
    match error {
        ApplyError::ForeignWorkspace { .. } => storage::delta_foreign(lang),
        ApplyError::Gap { .. } => storage::delta_gap(lang),
        ApplyError::DotReused(_) => storage::delta_twice(lang),
    }
}
