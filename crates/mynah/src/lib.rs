//! A multi-platform chat-bot framework: modules, conditions, handlers and dispatch.
