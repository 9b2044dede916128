//! What fuzzing is fed with, tried at every change.

#[path = "../../../fuzz/properties/reply.rs"]
mod reply;
