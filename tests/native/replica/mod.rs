//! The replicated book.

mod basics;
