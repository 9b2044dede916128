//! What fuzzing is fed with, tried at every change.

#[path = "../../../fuzz/properties/source.rs"]
mod source;
