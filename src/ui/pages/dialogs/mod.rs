//! The shell's dialogs.

mod follow_up;
mod hand_over;
mod keys;
mod new_customer;
pub(super) mod new_deal;
mod new_task;

use leptos::prelude::*;

use self::follow_up::FollowUpDialog;
use self::hand_over::HandOverDialog;
use self::keys::KeysDialog;
use self::new_customer::NewCustomerDialog;
use self::new_deal::NewDealOverlay;
use self::new_task::NewTaskDialog;
use crate::ui::state::Overlay;

/// The dialog of an overlay; the palette and the phone's sheets belong to the frame.
#[component]
pub fn Dialogs(overlay: Overlay) -> impl IntoView {
    match overlay {
        Overlay::Keys => view! { <KeysDialog /> }.into_any(),
        Overlay::NewCustomer => view! { <NewCustomerDialog /> }.into_any(),
        Overlay::NewDeal => view! { <NewDealOverlay /> }.into_any(),
        Overlay::NewTask => view! { <NewTaskDialog /> }.into_any(),
        Overlay::FollowUp(customer) => {
            view! { <FollowUpDialog customers=vec![customer] /> }.into_any()
        }
        Overlay::FollowUps => {
            view! { <FollowUpDialog customers=crate::ui::state::use_marked().ids() /> }.into_any()
        }
        Overlay::HandOver(customer) => {
            view! { <HandOverDialog customers=vec![customer] /> }.into_any()
        }
        Overlay::HandOvers => {
            view! { <HandOverDialog customers=crate::ui::state::use_marked().ids() /> }.into_any()
        }
        Overlay::Palette | Overlay::More | Overlay::Create => ().into_any(),
    }
}
