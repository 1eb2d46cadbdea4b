//! The tasks of the roles. The set is closed: a task that no screen does is a match arm that is missing.

use serde::{Deserialize, Serialize};

use crate::domain::role::Role;

/// One task of one role; the ids stand in files and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleTask {
    /// Develop and update a strategy for each key customer.
    KamStrategy,
    /// Calculate offers personally.
    KamQuote,
    /// Lead customer projects.
    KamProject,
    /// Measure success and monitor development.
    KamMeasure,
    /// Take overall responsibility for the whole customer portfolio.
    KamPortfolio,
    /// Represent the company to the customer.
    KamRepresent,
    /// Prevent churn before competition becomes an issue.
    KamDefend,
    /// Win new customers in addition.
    KamAcquire,
    /// Bring in a personal network – within compliance rules.
    KamNetwork,
    /// Select suitable new target customers.
    IsaTarget,
    /// Approach unknown companies for the first time.
    IsaCall,
    /// Check before every call whether contact is permitted (German UWG § 7, GDPR).
    IsaConsent,
    /// Make product or service clear without eye contact.
    IsaPitch,
    /// Use website, e-mail and online shop as door openers.
    IsaOnline,
    /// Assess interest and hand over to the right role.
    IsaQualify,
    /// Record conversations and reactions (O*NET 41-9041).
    IsaRecord,
    /// Answer incoming enquiries from existing customers and prospects.
    IspAnswer,
    /// Look after existing customers on request.
    IspCare,
    /// Take up contacts from marketing activities.
    IspLeads,
    /// Quote prices, availability and terms, write offers (O*NET 41-4012/43-4051).
    IspOffer,
    /// Offer fitting additions (ESCO: upsell products).
    IspCrosssell,
    /// Make visible which chances are left for lack of time.
    IspGap,
    /// Refer unresolved issues to the right place (O*NET 43-4051).
    IspRoute,
    /// Coordinate the execution of customer orders.
    VidCoordinate,
    /// Collect and prepare customer knowledge completely.
    VidInfo,
    /// Make processes transparent.
    VidTransparency,
    /// Detect disruptions early and ensure smooth processes.
    VidSmooth,
    /// Take over and follow up agreements from customer meetings.
    VidHandover,
    /// Contribute to quality management.
    VidQuality,
    /// Support sales plans, compile data, prepare reports (ESCO: sales support assistant).
    VidReports,
    /// Actively win new customers in the territory.
    AdmAcquire,
    /// Visit and look after existing customers.
    AdmVisit,
    /// Take orders on the spot.
    AdmOrder,
    /// Deliver services and make them visible.
    AdmService,
    /// Look after branches in chain distribution.
    AdmBranch,
    /// Track territory revenue.
    AdmRevenue,
    /// Record visit reports and market observations (O*NET 41-4012).
    AdmReport,
    /// Record orders completely and correctly.
    SachOrder,
    /// Create and maintain customer master data.
    SachMaster,
    /// Take, examine and resolve complaints.
    SachComplaint,
    /// Review orders for completeness and return unclear ones (O*NET 43-4151).
    SachCheck,
    /// Inform customers of prices, dates and delays (O*NET 43-4151).
    SachInform,
    /// Collect causes and propose improvements (O*NET 43-4051).
    SachLearn,
    /// Attract prospects instead of addressing them.
    HybAttract,
    /// Evaluate activities by their monetary value.
    HybValue,
    /// Use marketing deliberately for revenue.
    HybUse,
    /// Use online tools so that they bring revenue.
    HybTools,
    /// Align marketing and sales to one result.
    HybBridge,
    /// Analyse metrics, test, improve (O*NET 13-1161.01).
    HybLearn,
}

impl RoleTask {
    /// All tasks, role by role, in the order of the pages.
    pub const ALL: [RoleTask; 49] = [
        RoleTask::KamStrategy,
        RoleTask::KamQuote,
        RoleTask::KamProject,
        RoleTask::KamMeasure,
        RoleTask::KamPortfolio,
        RoleTask::KamRepresent,
        RoleTask::KamDefend,
        RoleTask::KamAcquire,
        RoleTask::KamNetwork,
        RoleTask::IsaTarget,
        RoleTask::IsaCall,
        RoleTask::IsaConsent,
        RoleTask::IsaPitch,
        RoleTask::IsaOnline,
        RoleTask::IsaQualify,
        RoleTask::IsaRecord,
        RoleTask::IspAnswer,
        RoleTask::IspCare,
        RoleTask::IspLeads,
        RoleTask::IspOffer,
        RoleTask::IspCrosssell,
        RoleTask::IspGap,
        RoleTask::IspRoute,
        RoleTask::VidCoordinate,
        RoleTask::VidInfo,
        RoleTask::VidTransparency,
        RoleTask::VidSmooth,
        RoleTask::VidHandover,
        RoleTask::VidQuality,
        RoleTask::VidReports,
        RoleTask::AdmAcquire,
        RoleTask::AdmVisit,
        RoleTask::AdmOrder,
        RoleTask::AdmService,
        RoleTask::AdmBranch,
        RoleTask::AdmRevenue,
        RoleTask::AdmReport,
        RoleTask::SachOrder,
        RoleTask::SachMaster,
        RoleTask::SachComplaint,
        RoleTask::SachCheck,
        RoleTask::SachInform,
        RoleTask::SachLearn,
        RoleTask::HybAttract,
        RoleTask::HybValue,
        RoleTask::HybUse,
        RoleTask::HybTools,
        RoleTask::HybBridge,
        RoleTask::HybLearn,
    ];

    /// The id that never changes.
    pub const fn id(self) -> &'static str {
        match self {
            RoleTask::KamStrategy => "kam_strategy",
            RoleTask::KamQuote => "kam_quote",
            RoleTask::KamProject => "kam_project",
            RoleTask::KamMeasure => "kam_measure",
            RoleTask::KamPortfolio => "kam_portfolio",
            RoleTask::KamRepresent => "kam_represent",
            RoleTask::KamDefend => "kam_defend",
            RoleTask::KamAcquire => "kam_acquire",
            RoleTask::KamNetwork => "kam_network",
            RoleTask::IsaTarget => "isa_target",
            RoleTask::IsaCall => "isa_call",
            RoleTask::IsaConsent => "isa_consent",
            RoleTask::IsaPitch => "isa_pitch",
            RoleTask::IsaOnline => "isa_online",
            RoleTask::IsaQualify => "isa_qualify",
            RoleTask::IsaRecord => "isa_record",
            RoleTask::IspAnswer => "isp_answer",
            RoleTask::IspCare => "isp_care",
            RoleTask::IspLeads => "isp_leads",
            RoleTask::IspOffer => "isp_offer",
            RoleTask::IspCrosssell => "isp_crosssell",
            RoleTask::IspGap => "isp_gap",
            RoleTask::IspRoute => "isp_route",
            RoleTask::VidCoordinate => "vid_coordinate",
            RoleTask::VidInfo => "vid_info",
            RoleTask::VidTransparency => "vid_transparency",
            RoleTask::VidSmooth => "vid_smooth",
            RoleTask::VidHandover => "vid_handover",
            RoleTask::VidQuality => "vid_quality",
            RoleTask::VidReports => "vid_reports",
            RoleTask::AdmAcquire => "adm_acquire",
            RoleTask::AdmVisit => "adm_visit",
            RoleTask::AdmOrder => "adm_order",
            RoleTask::AdmService => "adm_service",
            RoleTask::AdmBranch => "adm_branch",
            RoleTask::AdmRevenue => "adm_revenue",
            RoleTask::AdmReport => "adm_report",
            RoleTask::SachOrder => "sach_order",
            RoleTask::SachMaster => "sach_master",
            RoleTask::SachComplaint => "sach_complaint",
            RoleTask::SachCheck => "sach_check",
            RoleTask::SachInform => "sach_inform",
            RoleTask::SachLearn => "sach_learn",
            RoleTask::HybAttract => "hyb_attract",
            RoleTask::HybValue => "hyb_value",
            RoleTask::HybUse => "hyb_use",
            RoleTask::HybTools => "hyb_tools",
            RoleTask::HybBridge => "hyb_bridge",
            RoleTask::HybLearn => "hyb_learn",
        }
    }

    /// The task with this id.
    pub fn from_id(id: &str) -> Option<RoleTask> {
        RoleTask::ALL.into_iter().find(|task| task.id() == id)
    }

    /// The role that does it.
    pub const fn role(self) -> Role {
        match self {
            RoleTask::KamStrategy
            | RoleTask::KamQuote
            | RoleTask::KamProject
            | RoleTask::KamMeasure
            | RoleTask::KamPortfolio
            | RoleTask::KamRepresent
            | RoleTask::KamDefend
            | RoleTask::KamAcquire
            | RoleTask::KamNetwork => Role::KeyAccount,
            RoleTask::IsaTarget
            | RoleTask::IsaCall
            | RoleTask::IsaConsent
            | RoleTask::IsaPitch
            | RoleTask::IsaOnline
            | RoleTask::IsaQualify
            | RoleTask::IsaRecord => Role::InsideActive,
            RoleTask::IspAnswer
            | RoleTask::IspCare
            | RoleTask::IspLeads
            | RoleTask::IspOffer
            | RoleTask::IspCrosssell
            | RoleTask::IspGap
            | RoleTask::IspRoute => Role::InsidePassive,
            RoleTask::VidCoordinate
            | RoleTask::VidInfo
            | RoleTask::VidTransparency
            | RoleTask::VidSmooth
            | RoleTask::VidHandover
            | RoleTask::VidQuality
            | RoleTask::VidReports => Role::SalesSupport,
            RoleTask::AdmAcquire
            | RoleTask::AdmVisit
            | RoleTask::AdmOrder
            | RoleTask::AdmService
            | RoleTask::AdmBranch
            | RoleTask::AdmRevenue
            | RoleTask::AdmReport => Role::FieldSales,
            RoleTask::SachOrder
            | RoleTask::SachMaster
            | RoleTask::SachComplaint
            | RoleTask::SachCheck
            | RoleTask::SachInform
            | RoleTask::SachLearn => Role::CaseHandling,
            RoleTask::HybAttract
            | RoleTask::HybValue
            | RoleTask::HybUse
            | RoleTask::HybTools
            | RoleTask::HybBridge
            | RoleTask::HybLearn => Role::MarketingSales,
        }
    }
}
