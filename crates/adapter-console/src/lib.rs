//! A terminal as a chat platform: one user, one group.
