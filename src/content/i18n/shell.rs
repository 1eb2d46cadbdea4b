//! Words of the frame around every page.

use super::messages;

messages! {
    app_name: "Facetten" | "Facetten";
    nav_workplace: "Arbeitsplatz" | "Workplace";
    nav_customers: "Kunden" | "Customers";
    nav_tasks: "Aufgaben" | "Tasks";
    nav_roles: "Rollen" | "Roles";
}
