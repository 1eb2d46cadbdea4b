//! Files outside: backups to take along, the ring, the folder that is written again and again.

use super::{Keeper, RingEntry};
use crate::replica::{Book, CommitError, RecordId, Write};
use crate::store::backup::{self, BackupContents, BackupError, Reminder};
use crate::store::fold::Snapshot;
use crate::store::registry;
use crate::store::safe::Safety;
use crate::web::outside::{Folder, NoFolder};
use crate::web::vault::BrowserVault;
use crate::web::{clock, files, random};

impl Keeper {
    /// The bytes of a backup and a name for the file.
    pub fn backup(&self, book: &Book) -> (String, Vec<u8>) {
        let workspace = self.workspace();
        let bytes = backup::write(&workspace, &book.to_snapshot(), clock::now_ms());
        (backup::file_name(&workspace, &clock::file_stamp()), bytes)
    }

    /// Hands a backup to the browser as a download; whether it took it. The reminder is content with that, the word
    /// "outside" is not: nobody can know what became of the file.
    pub async fn download_backup(&self, book: &Book) -> bool {
        let (name, bytes) = self.backup(book);
        let taken = files::download(&name, &bytes, "application/octet-stream");
        if taken {
            self.0.safe.note_outside(None, clock::now_ms()).await;
            self.say();
        }
        taken
    }

    /// Whether a backup is due, and how long ago the last one was.
    pub fn reminder(&self) -> Reminder {
        let created_ms = self.0.workspace.borrow().created_ms;
        self.0.safe.reminder(created_ms, clock::now_ms())
    }

    /// Opens a backup file. Whoever was forgotten on this device since it was made is forgotten in it too.
    pub async fn read_backup(bytes: &[u8]) -> Result<BackupContents, BackupError> {
        let mut contents = backup::read(bytes)?;
        let id = contents.workspace.id;
        for forgotten in registry::ledger(&BrowserVault::shared(), id).await {
            forget(&mut contents.book, forgotten);
        }
        Ok(contents)
    }

    /// The backups of the ring, the oldest first.
    pub async fn ring(&self) -> Vec<RingEntry> {
        let times = self.0.safe.ring_times().await;
        times
            .into_iter()
            .map(|local_ms| RingEntry { local_ms })
            .collect()
    }

    /// The bytes of a backup of the ring, to be read like a file.
    pub async fn ring_backup(&self, entry: RingEntry) -> Option<Vec<u8>> {
        self.0.safe.ring_backup(entry.local_ms).await
    }

    /// Everything of this workspace as it lies in the engines, as JSON.
    pub async fn raw(&self) -> Vec<u8> {
        self.0.safe.raw().await
    }

    /// The folder that the backup is written to, by its name.
    pub fn folder(&self) -> Option<String> {
        self.0.folder.borrow().as_ref().map(Folder::name)
    }

    /// Lets the reader choose the folder, keeps the choice, and writes the first backup.
    pub async fn choose_folder(&self, book: &Book) -> Result<String, NoFolder> {
        let snapshot = Snapshot::of(book);
        let folder = Folder::pick().await?;
        self.use_folder(folder).await;
        self.write_outside(&snapshot).await
    }

    /// Uses a folder from now on.
    pub async fn use_folder(&self, folder: Folder) {
        let name = self.0.safe.workspace().to_string();
        // Where the handle cannot be kept, the folder is chosen anew in the next session.
        let _ = BrowserVault::shared()
            .put_handle(&name, folder.handle())
            .await;
        *self.0.folder.borrow_mut() = Some(folder);
    }

    /// Asks once more for permission to write to the folder, and writes; only right after a click.
    pub async fn allow_folder(&self, book: &Book) -> Result<String, NoFolder> {
        let snapshot = Snapshot::of(book);
        let folder = self
            .0
            .folder
            .borrow()
            .clone()
            .ok_or(NoFolder::Unsupported)?;
        if !folder.ask_permission().await {
            return Err(NoFolder::NotAllowed);
        }
        self.write_outside(&snapshot).await
    }

    pub(super) async fn write_outside_at_rest(&self) -> Result<(), NoFolder> {
        let folder = self
            .0
            .folder
            .borrow()
            .clone()
            .ok_or(NoFolder::Unsupported)?;
        let source = self
            .0
            .source
            .borrow()
            .clone()
            .ok_or(NoFolder::Unsupported)?;
        let current = self.safety().word == Safety::OutsideSecured;
        if !current && folder.is_permitted().await {
            self.write_outside(&source()).await?;
        }
        Ok(())
    }

    async fn write_outside(&self, snapshot: &Snapshot) -> Result<String, NoFolder> {
        let folder = self
            .0
            .folder
            .borrow()
            .clone()
            .ok_or(NoFolder::Unsupported)?;
        let now_ms = clock::now_ms();
        let workspace = self.workspace();
        let bytes = backup::write(&workspace, &snapshot.bytes, now_ms);
        let name = folder.write(&backup::file_stem(&workspace), &bytes).await?;
        self.0
            .safe
            .note_outside(Some(&snapshot.vector), now_ms)
            .await;
        // An older program's generation was kept until now.
        let _ = self.0.safe.unpin().await;
        self.say();
        Ok(name)
    }
}

fn forget(book: &mut Book, id: RecordId) {
    let Some(kind) = book.record(id).map(|record| record.kind()) else {
        return;
    };
    let erase = Write::Erase { id, kind };
    let outcome = book.commit(random::writer(), clock::now_ms(), &[erase]);
    debug_assert!(
        !matches!(outcome, Err(CommitError::Erased(_))),
        "an erased record has no kind"
    );
}
