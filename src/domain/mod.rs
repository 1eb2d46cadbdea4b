//! What a sales team has: roles, customers, people, activities, tasks, promises; and the rules that hold for them.

pub mod gem;
pub mod markup;
pub mod role;
