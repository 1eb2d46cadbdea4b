//! The outline icons: a 20 pixel grid, 1.6 pixel strokes, mitred joins.

use leptos::prelude::*;

/// One of the icons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "an icon's name is its description")]
pub enum Icon {
    Home,
    Customers,
    Board,
    Order,
    Complaint,
    Check,
    Gem,
    Play,
    Profile,
    Team,
    Sliders,
    Search,
    Plus,
    Phone,
    Mail,
    Note,
    Calendar,
    Document,
    HandOver,
    Filter,
    Right,
    Down,
    Left,
    More,
    Close,
    Clock,
    Pin,
    Euro,
    Star,
    Print,
    Compare,
    Edit,
    Lock,
    Bell,
    Flag,
    Truck,
    Chat,
    Download,
    Share,
    Undo,
    Table,
    Folder,
    Bolt,
    Shield,
    Archive,
    Trash,
    Upload,
    Up,
    Eye,
    Hidden,
    Key,
    Info,
    Link,
    Sun,
    Redo,
    Building,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Icon::Home => "M3 9.6 10 3.5l7 6.1V17h-5v-4.5H8V17H3z",
            Icon::Customers => "M3.5 17V4h8v13M11.5 8.5h5V17M2 17h16M6 7.2h3M6 10.2h3M6 13.2h3",
            Icon::Board => "M3 4h3.8v12H3zM8.2 4H12v8H8.2zM13.4 4h3.8v5h-3.8z",
            Icon::Order => "M3 6.6 10 3l7 3.6v7L10 17l-7-3.4zM3 6.6l7 3.5 7-3.5M10 10.1V17",
            Icon::Complaint => "M10 3.2 18 16.5H2zM10 8v4M10 13.5v1.3",
            Icon::Check => "M3.5 10.5 8 15l8.5-10",
            Icon::Gem => "M6 3.5h8l4 4.8L10 17.5 2 8.3zM2 8.3h16M6 3.5l4 4.8 4-4.8M10 8.3v9.2",
            Icon::Play => "M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15M8.2 6.8v6.4l5-3.2z",
            Icon::Profile => {
                "M3 5.5h5M12 5.5h5M3 10h9M16 10h1M3 14.5h2M9 14.5h8M8 3.5h4v4H8zM12 8h4v4h-4zM5 12.5h4v4H5z"
            }
            Icon::Team => {
                "M7.2 9.3a2.9 2.9 0 1 0 0-5.8a2.9 2.9 0 0 0 0 5.8zM2 16.5v-1.4c0-2.2 2-3.6 5.2-3.6s5.2 1.4 5.2 3.6v1.4zM13 4a2.6 2.6 0 0 1 0 5M14.5 11.7c2.2.4 3.5 1.6 3.5 3.4v1.4h-3"
            }
            Icon::Sliders => {
                "M3 5h8M15 5h2M3 10h2M9 10h8M3 15h8M15 15h2M11 3h4v4h-4zM5 8h4v4H5zM11 13h4v4h-4z"
            }
            Icon::Search => "M9 3.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 1 1 9 3.2M13.2 13.2 17.5 17.5",
            Icon::Plus => "M10 3.5v13M3.5 10h13",
            Icon::Phone => {
                "M4 3h3.4l1.5 4-2 1.5a9.5 9.5 0 0 0 4.6 4.6l1.5-2 4 1.5V16c0 .6-.5 1-1 1C8.800 17 3 11.200 3 4c0-.6.4-1 1-1z"
            }
            Icon::Mail => "M2.500 4.500h15v11h-15zM2.500 5.500 10 11l7.500-5.500",
            Icon::Note => "M4 3h9l3.500 3.500V17H4zM12.500 3v4h4M7 10h6.500M7 13.300h4.500",
            Icon::Calendar => "M3 4.500h14V17H3zM3 8.200h14M7 2.500v4M13 2.500v4",
            Icon::Document => "M5 2.500h7l4 4v11H5zM11.500 2.500v4.500h4.500",
            Icon::HandOver => "M2.500 6h8.500M8 3l3.200 3L8 9M17.500 14H9M12 11l-3.200 3 3.200 3",
            Icon::Filter => "M2.500 4h15l-5.800 6.600V16.500l-3.400-2v-3.900z",
            Icon::Right => "M7.500 4.500 13 10l-5.500 5.500",
            Icon::Down => "M4.500 7.500 10 13l5.500-5.500",
            Icon::Left => "M12.500 4.500 7 10l5.500 5.500",
            Icon::More => "M4 9h2v2H4zM9 9h2v2H9zM14 9h2v2h-2z",
            Icon::Close => "M4.500 4.500l11 11M15.500 4.500l-11 11",
            Icon::Clock => {
                "M10 2.800a7.200 7.200 0 1 1 0 14.400A7.200 7.200 0 1 1 10 2.800M10 6v4.300l3 1.900"
            }
            Icon::Pin => "M10 17.500 5 10.800V6.300L8 3h4l3 3.300v4.500zM8 7h4v3H8z",
            Icon::Euro => {
                "M15.500 5.300A5.800 5.800 0 1 0 15.500 14.700M2.500 8.500h8M2.500 11.500h7"
            }
            Icon::Star => {
                "M10 2.500 12.400 7.700 18 8.300 13.800 12.100 15 17.600 10 14.800 5 17.600 6.200 12.100 2 8.300 7.600 7.700z"
            }
            Icon::Print => "M5.500 7V3h9v4M5.500 14H3V7h14v7h-2.500M5.500 11.500h9V17h-9z",
            Icon::Compare => "M3 4h5.500v12H3zM11.500 4H17v12h-5.500zM10 2v16",
            Icon::Edit => {
                "M3.500 16.500v-3.300L13 3.700l3.300 3.300-9.500 9.500zM11 5.700 14.300 9"
            }
            Icon::Lock => "M4.500 9h11v8h-11zM7 9V6.500a3 3 0 0 1 6 0V9",
            Icon::Bell => "M5 14V8.500a5 5 0 0 1 10 0V14l1.500 1.500h-13zM8.300 17.500h3.400",
            Icon::Flag => "M4.500 17.500V3h11l-2.500 3.700 2.500 3.700h-11",
            Icon::Truck => {
                "M2 5h10v9H2zM12 8h3.500L18 11v3h-6M5 14v2.500h3V14M12.500 14v2.500h3V14"
            }
            Icon::Chat => "M3 4h14v10H9.500L6 17v-3H3z",
            Icon::Download => "M10 3v10M5.500 9 10 13.500 14.500 9M3.500 16.500h13",
            Icon::Share => "M10 13V3M6 6.500 10 3l4 3.500M4 10v7h12v-7",
            Icon::Undo => "M7.500 3.500 3.500 7.500l4 4M3.500 7.500H12a4.500 4.500 0 0 1 0 9H8",
            Icon::Table => "M3 3.500h14v13H3zM3 8h14M3 12.300h14M8.500 8v8.500",
            Icon::Folder => "M2.500 4h5.500l1.800 2.200h7.700V16.500h-15z",
            Icon::Bolt => "M11.500 2 4 11.500h5L8 18l8-10h-5.500z",
            Icon::Shield => {
                "M10 2.500 16.500 5v5c0 3.800-2.600 6.300-6.500 7.800C6.100 16.300 3.500 13.800 3.500 10V5z"
            }
            Icon::Archive => "M3 4h14v3.500H3zM4.500 7.500V16.500h11V7.500M8 10.500h4",
            Icon::Trash => {
                "M3.500 5.500h13M8 5.500V3h4v2.500M5 5.500l.8 11.500h8.400l.8-11.500M8.500 8.500v5.500M11.500 8.500v5.500"
            }
            Icon::Upload => "M10 13.500V3M5.500 7.500 10 3l4.500 4.500M3.500 16.500h13",
            Icon::Up => "M4.500 12.500 10 7l5.500 5.500",
            Icon::Eye => {
                "M2 10c2.500-4 5-5.500 8-5.500s5.500 1.500 8 5.500c-2.500 4-5 5.500-8 5.500S4.500 14 2 10zM10 7.500l2.500 2.500-2.500 2.500L7.500 10z"
            }
            Icon::Hidden => {
                "M2 10c2.500-4 5-5.500 8-5.500s5.500 1.500 8 5.500c-2.500 4-5 5.500-8 5.500S4.500 14 2 10zM4 16.500 16 3.500"
            }
            Icon::Key => {
                "M8 3.500 12 7.500 8 11.500 4 7.500zM10.300 9.200 17 16M14 13l-1.800 1.800M16 15l-1.500 1.500"
            }
            Icon::Info => "M10 2.800 17.200 10 10 17.200 2.800 10zM10 9v4.500M10 6.300v1.200",
            Icon::Link => {
                "M8 12l4-4M9 6l2-2.200a3.400 3.400 0 0 1 5 5L14 11M11 14l-2 2.200a3.400 3.400 0 0 1-5-5L6 9"
            }
            Icon::Sun => {
                "M10 6.500 13.500 10 10 13.500 6.500 10zM10 2v2M10 16v2M2 10h2M16 10h2M4.500 4.500l1.400 1.400M14.100 14.100l1.400 1.400M15.500 4.500l-1.400 1.400M5.900 14.100l-1.400 1.400"
            }
            Icon::Redo => "M12.500 3.500l4 4-4 4M16.500 7.500H8a4.500 4.500 0 0 0 0 9H12",
            Icon::Building => {
                "M4 17V3h8v14M12 8h4.500v9M2.500 17h15M6.500 6h3M6.500 9h3M6.500 12h3"
            }
        }
    }
}

/// Draws an icon. It is decoration: the words stand beside it or in a label.
pub fn icon(icon: Icon) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
            <path d=icon.path()></path>
        </svg>
    }
}
