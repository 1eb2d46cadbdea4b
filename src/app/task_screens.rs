//! Which screen does which task. A task without a screen is a match arm that is missing.

use super::list::{Column, Condition, Direction, ListQuery, View};
use super::route::Route;
use crate::content::roles::RoleTask;
use crate::domain::{RoleRef, Status};

/// A screen that does a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskScreen {
    /// The workplace of the role that does the task.
    Workplace(RoleTask),
    /// All customers.
    Customers,
    /// The own A customers.
    KeyCustomers,
    /// All customers, the largest first.
    ByRevenue,
    /// Customers that nobody has spoken to for long.
    Silent,
    /// Customers with a quote of ours.
    Quotes,
    /// Customers of the own territory.
    Territory,
    /// Addresses with a reason.
    Leads,
    /// Customers without a next step.
    WithoutStep,
    /// Tasks, follow-ups, promises and complaints.
    Tasks,
    /// What the team did.
    Feed,
    /// Lists and files.
    Export,
}

impl TaskScreen {
    /// Where it is.
    pub fn route(self) -> Route {
        match self {
            TaskScreen::Workplace(task) => Route::Workplace(Some(RoleRef::Built(task.role()))),
            TaskScreen::Customers => Route::customers(),
            TaskScreen::KeyCustomers => Route::Customers(ListQuery::of(View::MyKeyCustomers)),
            TaskScreen::ByRevenue => {
                Route::Customers(ListQuery::default().by(Column::Revenue, Direction::Descending))
            }
            TaskScreen::Silent => Route::Customers(ListQuery::of(View::Silent)),
            TaskScreen::Quotes => Route::Customers(ListQuery::of(View::OpenQuotes)),
            TaskScreen::Territory => Route::Customers(ListQuery::of(View::MyTerritory)),
            TaskScreen::Leads => Route::Customers(ListQuery::only(Condition::any_of(
                Column::Status,
                &[Status::Lead.id()],
            ))),
            TaskScreen::WithoutStep => Route::Customers(ListQuery::only(Condition::without_step())),
            TaskScreen::Tasks => Route::Tasks,
            TaskScreen::Feed => Route::Feed,
            TaskScreen::Export => Route::Export,
        }
    }
}

/// The screen that does a task.
pub const fn screen_of(task: RoleTask) -> TaskScreen {
    match task {
        RoleTask::KamStrategy | RoleTask::KamPortfolio | RoleTask::KamRepresent => {
            TaskScreen::KeyCustomers
        }
        RoleTask::KamQuote | RoleTask::IspOffer => TaskScreen::Quotes,
        RoleTask::KamProject
        | RoleTask::IspRoute
        | RoleTask::VidCoordinate
        | RoleTask::VidSmooth
        | RoleTask::VidHandover
        | RoleTask::SachComplaint
        | RoleTask::SachCheck
        | RoleTask::SachInform => TaskScreen::Tasks,
        RoleTask::KamMeasure
        | RoleTask::IspCrosssell
        | RoleTask::AdmRevenue
        | RoleTask::HybValue
        | RoleTask::HybLearn => TaskScreen::ByRevenue,
        RoleTask::KamDefend => TaskScreen::Silent,
        RoleTask::KamAcquire
        | RoleTask::KamNetwork
        | RoleTask::IsaTarget
        | RoleTask::IsaConsent
        | RoleTask::IsaOnline
        | RoleTask::IsaQualify
        | RoleTask::IspLeads
        | RoleTask::HybUse
        | RoleTask::HybBridge => TaskScreen::Leads,
        RoleTask::IsaCall | RoleTask::IsaPitch | RoleTask::IspAnswer | RoleTask::HybAttract => {
            TaskScreen::Workplace(task)
        }
        RoleTask::IsaRecord
        | RoleTask::IspCare
        | RoleTask::VidInfo
        | RoleTask::AdmBranch
        | RoleTask::AdmReport
        | RoleTask::SachOrder
        | RoleTask::SachMaster => TaskScreen::Customers,
        RoleTask::IspGap => TaskScreen::WithoutStep,
        RoleTask::VidTransparency | RoleTask::VidQuality | RoleTask::SachLearn => TaskScreen::Feed,
        RoleTask::VidReports | RoleTask::HybTools => TaskScreen::Export,
        RoleTask::AdmAcquire | RoleTask::AdmVisit | RoleTask::AdmOrder | RoleTask::AdmService => {
            TaskScreen::Territory
        }
    }
}
