//! Whatever goes wrong between a bot and its server: what must hold, counted message by message.
//!
//! Every message said while the link is whole is heard exactly once, in the order of its
//! conversation; every call ends; no message is sent twice; and when it is over, nothing is left
//! behind. `docs/reliability.md` has a table of these tests.

/// The tests of this file, over every way for a bot and its server to meet.
macro_rules! over_every_way {
    ($($test:ident,)*) => { $(
        mod $test {
            use mynah_tests::rig::Way;

            #[tokio::test]
            async fn over_a_websocket() {
                super::$test(Way::Forward).await;
            }

            #[tokio::test]
            async fn over_a_reverse_websocket() {
                super::$test(Way::Reverse).await;
            }

            #[tokio::test]
            async fn over_http_with_a_stream() {
                super::$test(Way::Stream).await;
            }

            #[tokio::test]
            async fn over_http_with_posts() {
                super::$test(Way::Posts).await;
            }
        }
    )* };
}

mod away;
mod fleet;
mod handlers;
mod links;
mod page;
mod peers;
mod sends;
mod server;
mod silence;
