//! The NapCat (QQ, OneBot 11) adapter of Mynah.
