//! Scenarios across the crates of Mynah, in `it/`, what they stand on, and the listings of the
//! pages.

pub mod ledger;
pub mod proxy;
pub mod rig;

/// The listings of the page on the generic API compile.
#[cfg(doctest)]
#[doc = include_str!("../../docs/api.md")]
pub struct ApiPage;

/// The listings of the Chinese page on the generic API compile.
#[cfg(doctest)]
#[doc = include_str!("../../docs/api.zh-CN.md")]
pub struct ApiPageInChinese;

/// The listings of the page on conditions compile.
#[cfg(doctest)]
#[doc = include_str!("../../docs/conditions.md")]
pub struct ConditionsPage;

/// The listings of the Chinese page on conditions compile.
#[cfg(doctest)]
#[doc = include_str!("../../docs/conditions.zh-CN.md")]
pub struct ConditionsPageInChinese;

/// The listings of the page on modules compile.
#[cfg(doctest)]
#[doc = include_str!("../../docs/modules.md")]
pub struct ModulesPage;

/// The listings of the Chinese page on modules compile.
#[cfg(doctest)]
#[doc = include_str!("../../docs/modules.zh-CN.md")]
pub struct ModulesPageInChinese;

/// The listings of the page on NapCat compile.
#[cfg(doctest)]
#[doc = include_str!("../../docs/napcat.md")]
pub struct NapCatPage;

/// The listings of the Chinese page on NapCat compile.
#[cfg(doctest)]
#[doc = include_str!("../../docs/napcat.zh-CN.md")]
pub struct NapCatPageInChinese;

/// The listings of the page on the simulator compile.
#[cfg(doctest)]
#[doc = include_str!("../../docs/simulator.md")]
pub struct SimulatorPage;

/// The listings of the Chinese page on the simulator compile.
#[cfg(doctest)]
#[doc = include_str!("../../docs/simulator.zh-CN.md")]
pub struct SimulatorPageInChinese;

/// The listings of the page on testing run.
#[cfg(doctest)]
#[doc = include_str!("../../docs/testing.md")]
pub struct TestingPage;

/// The listings of the Chinese page on testing run.
#[cfg(doctest)]
#[doc = include_str!("../../docs/testing.zh-CN.md")]
pub struct TestingPageInChinese;
