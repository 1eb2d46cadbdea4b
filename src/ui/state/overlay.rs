//! What lies above the page. At most one at a time.

use leptos::prelude::*;

use crate::replica::RecordId;

/// A dialog of the shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// Search and commands.
    Palette,
    /// The overview of keys.
    Keys,
    /// The form for a new customer.
    NewCustomer,
    /// The form for a new deal.
    NewDeal,
    /// The form for a new task or follow-up.
    NewTask,
    /// The form for a follow-up on this customer.
    FollowUp(RecordId),
    /// The form for a follow-up on all marked customers.
    FollowUps,
    /// The hand-over of this customer.
    HandOver(RecordId),
    /// The hand-over of all marked customers.
    HandOvers,
    /// What else there is, on a phone.
    More,
    /// What can be created, on a phone.
    Create,
}

/// The overlay now open, and what it asked the page below for.
#[derive(Clone, Copy)]
pub struct Overlays {
    open: RwSignal<Option<Overlay>>,
    call: RwSignal<Option<RecordId>>,
}

impl Default for Overlays {
    fn default() -> Self {
        Overlays {
            open: RwSignal::new(None),
            call: RwSignal::new(None),
        }
    }
}

impl Overlays {
    /// Opens one and closes the one before.
    pub fn open(&self, overlay: Overlay) {
        self.open.set(Some(overlay));
    }

    /// Closes what is open.
    pub fn close(&self) {
        self.open.set(None);
    }

    /// What is open.
    pub fn current(&self) -> Option<Overlay> {
        self.open.get()
    }

    /// Asks the page of a customer, now or as soon as it stands, to write down a call.
    pub fn ask_for_call(&self, customer: RecordId) {
        self.call.set(Some(customer));
    }

    /// Whether this customer's page was asked to; asking once is enough.
    pub fn take_call(&self, customer: RecordId) -> bool {
        let asked = self.call.get() == Some(customer);
        if asked {
            self.call.set(None);
        }
        asked
    }
}

/// The overlays of this page.
pub fn use_overlay() -> Overlays {
    use_context::<Overlays>().unwrap_or_default()
}
