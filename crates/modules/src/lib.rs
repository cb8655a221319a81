//! The modules shipped with the mynah binary, each a readable example.
