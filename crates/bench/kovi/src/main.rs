//! The bot: `bench-kovi PORT`.

use kovi::config::kovi_conf::KoviConf;
use kovi::event::id::ID;
use kovi::tokio;
use kovi_onebot::{Host, OneBotDriver, OneBotDriverConfig, Server};

#[tokio::main]
async fn main() {
    let port = std::env::args().nth(1).and_then(|port| port.parse().ok()).expect("a port");
    let host = Host::IpAddr(std::net::Ipv4Addr::LOCALHOST.into());
    let server = Server::new(host, port, String::new(), false, "/".to_owned(), false);
    let driver = OneBotDriver::new(OneBotDriverConfig { server });
    let mut bot = kovi::Bot::build(KoviConf::new(ID::new(1_i64), None, false), driver);
    kovi::logger::try_set_logger_use_env();
    bot.mount_plugin(bench_kovi::get_plugin());
    bot.run().await;
}
