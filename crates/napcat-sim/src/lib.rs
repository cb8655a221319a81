//! A simulated NapCat server: groups, members, messages and faults without a QQ account.
