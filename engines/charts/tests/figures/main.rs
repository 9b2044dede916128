//! The figures from outside: laws that hold for any input, and drawings written out.

mod drawings;
mod forms;
mod laws;
mod support;
