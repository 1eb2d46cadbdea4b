//! The picture of each task.

use crate::content::roles::RoleTask;
use crate::ui::components::Icon;

/// A task's picture; the words stand beside it.
pub const fn task_icon(task: RoleTask) -> Icon {
    match task {
        RoleTask::KamStrategy | RoleTask::HybUse => Icon::Flag,
        RoleTask::KamQuote | RoleTask::IspOffer | RoleTask::AdmRevenue | RoleTask::HybValue => {
            Icon::Euro
        }
        RoleTask::KamProject | RoleTask::VidCoordinate => Icon::Board,
        RoleTask::KamMeasure | RoleTask::SachCheck | RoleTask::HybLearn => Icon::Check,
        RoleTask::KamPortfolio => Icon::Gem,
        RoleTask::KamRepresent => Icon::Team,
        RoleTask::KamDefend | RoleTask::VidSmooth => Icon::Bell,
        RoleTask::KamAcquire | RoleTask::IspCrosssell | RoleTask::AdmAcquire => Icon::Plus,
        RoleTask::KamNetwork | RoleTask::HybBridge => Icon::Link,
        RoleTask::IsaTarget => Icon::Filter,
        RoleTask::IsaCall | RoleTask::IspAnswer => Icon::Phone,
        RoleTask::IsaConsent | RoleTask::VidQuality => Icon::Shield,
        RoleTask::IsaPitch => Icon::Chat,
        RoleTask::IsaOnline | RoleTask::SachInform => Icon::Mail,
        RoleTask::IsaQualify | RoleTask::IspRoute | RoleTask::VidHandover => Icon::HandOver,
        RoleTask::IsaRecord | RoleTask::AdmReport => Icon::Note,
        RoleTask::IspCare => Icon::Customers,
        RoleTask::IspLeads => Icon::Download,
        RoleTask::IspGap => Icon::Clock,
        RoleTask::VidInfo => Icon::Folder,
        RoleTask::VidTransparency => Icon::Eye,
        RoleTask::VidReports => Icon::Document,
        RoleTask::AdmVisit => Icon::Pin,
        RoleTask::AdmOrder | RoleTask::SachOrder => Icon::Order,
        RoleTask::AdmService | RoleTask::HybAttract => Icon::Star,
        RoleTask::AdmBranch => Icon::Building,
        RoleTask::SachMaster => Icon::Table,
        RoleTask::SachComplaint => Icon::Complaint,
        RoleTask::SachLearn => Icon::Search,
        RoleTask::HybTools => Icon::Sliders,
    }
}
