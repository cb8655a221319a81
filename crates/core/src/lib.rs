//! The vocabulary of Mynah: ids, messages, events, models, adapters and their capabilities.
