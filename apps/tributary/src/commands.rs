//! The acts of the operator, one module each.

pub(crate) mod address;
pub(crate) mod analyse;
pub(crate) mod backup;
pub(crate) mod config;
pub(crate) mod doctor;
pub(crate) mod figures;
pub(crate) mod import;
pub(crate) mod indicator;
pub(crate) mod mandate;
pub(crate) mod profiles;
pub(crate) mod protect;
pub(crate) mod query;
pub(crate) mod reports;
pub(crate) mod seed;
pub(crate) mod sign_in;
pub(crate) mod verify;
