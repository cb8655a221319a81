//! Many accounts on one port.

use std::time::Duration;

use mynah_napcat_sim::{Fleet, Service, Sim, World, cast};
use serde_json::json;
use tokio::net::TcpListener;

use crate::{
    client::{Client, Frame},
    web::{Bot, fetch, post},
};

fn worlds(count: i64) -> impl Iterator<Item = World> {
    (0..count).map(|number| World::example_of(20_000_000 + number))
}

async fn start(count: i64) -> Fleet {
    Sim::builder().start_fleet(worlds(count)).await.unwrap()
}

#[tokio::test]
async fn a_thousand_accounts_each_have_a_connection_and_a_world_of_their_own() {
    let fleet = start(1000).await;
    let mut clients = Vec::new();
    for sim in fleet.sims() {
        let mut client = Client::open(&sim.uri()).await;
        assert_eq!(client.json().await["self_id"], sim.self_id());
        clients.push(client);
    }
    fleet.wait_for_connections().await.unwrap();
    for (sim, client) in fleet.sims().zip(&mut clients) {
        sim.says(cast::ALICE, format!("to {}", sim.self_id())).await;
        let event = client.event().await;
        assert_eq!(event["raw_message"], format!("to {}", sim.self_id()));
        assert_eq!(event["self_id"], sim.self_id());
    }
    clients[7].assert_quiet().await;
}

#[tokio::test]
async fn faults_and_ends_of_one_account_are_not_those_of_another() {
    let fleet = start(2).await;
    let (first, second) = (fleet.sim(20_000_000).unwrap(), fleet.sim(20_000_001).unwrap());
    let mut client = Client::connect(second).await;
    first.faults().hang_up();
    assert!(Client::dial(&first.uri(), None).await.is_err());
    first.crash().await;
    assert!(Client::dial(&first.uri(), None).await.is_err());
    client.assert_quiet().await;
    first.faults().clear();
    first.restart().await.unwrap();
    Client::connect(first).await;
}

#[tokio::test]
async fn all_of_them_stop_and_start_on_the_same_port() {
    let fleet = start(2).await;
    let mut clients = Vec::new();
    for sim in fleet.sims() {
        clients.push(Client::connect(sim).await);
    }
    fleet.crash().await;
    for client in &mut clients {
        assert_eq!(client.frame().await, Frame::End);
    }
    assert!(tokio::net::TcpStream::connect(("127.0.0.1", fleet.port())).await.is_err());
    fleet.restart().await.unwrap();
    for sim in fleet.sims() {
        Client::connect(sim).await;
    }
}

#[tokio::test]
async fn whoever_asks_for_nobody_is_told_so() {
    let fleet = start(1).await;
    let url = format!("http://127.0.0.1:{}/account/1", fleet.port());
    assert_eq!(fetch("GET", &url, &[], "").await.status, 404);
}

#[tokio::test]
async fn the_paths_below_an_account_are_those_of_a_server() {
    let fleet = start(1).await;
    let sim = fleet.sims().next().unwrap();
    let mut client = Client::open(&format!("{}/api", sim.uri())).await;
    client.assert_quiet().await;
    sim.says(cast::ALICE, "not for you").await;
    client.assert_quiet().await;
    let fleet = Sim::builder().serves(Service::Http).start_fleet(worlds(2)).await.unwrap();
    for sim in fleet.sims() {
        let answer = post(&format!("{}/get_login_info", sim.uri()), "").await.json();
        assert_eq!(answer["data"]["user_id"], sim.self_id());
    }
}

#[tokio::test]
async fn every_account_dials_and_posts_for_itself() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("ws://{}/{{self_id}}", listener.local_addr().unwrap());
    let mut bot = Bot::start().await;
    let builder = Sim::builder().serves(Service::Nothing).dials(address).posts_to(&bot.url);
    let builder = builder.reconnect_interval(Duration::from_millis(20));
    let fleet = builder.start_fleet(worlds(3)).await.unwrap();
    let mut sockets = Vec::new();
    for _ in 0..3 {
        let (socket, _) = listener.accept().await.unwrap();
        sockets.push(tokio_tungstenite::accept_async(socket).await.unwrap());
    }
    fleet.wait_for_connections().await.unwrap();
    fleet.sim(20_000_002).unwrap().says(cast::ALICE, "hello").await;
    assert_eq!(json!(bot.posted().await.headers["x-self-id"].to_str().unwrap()), "20000002");
}
