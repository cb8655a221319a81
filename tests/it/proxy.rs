//! The proxy that breaks links, between a client and a server that echoes.

use std::{io::ErrorKind, net::SocketAddr, time::Duration};

use mynah_tests::proxy::{Door, Mood, Proxy, Way};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::timeout,
};

/// How long anything may take before a test fails.
const DEADLINE: Duration = Duration::from_secs(10);

/// Long enough for anything on its way to arrive over loopback.
const A_WHILE: Duration = Duration::from_millis(100);

/// A server that says everything back.
async fn echo() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (mut socket, _) = listener.accept().await.unwrap();
            tokio::spawn(async move {
                let (mut read, mut write) = socket.split();
                tokio::io::copy(&mut read, &mut write).await
            });
        }
    });
    address
}

async fn proxy() -> Proxy {
    Proxy::to(echo().await).await.unwrap()
}

async fn dial(proxy: &Proxy) -> TcpStream {
    TcpStream::connect(proxy.address()).await.unwrap()
}

/// A connection that is known to be through.
async fn connected(proxy: &Proxy) -> TcpStream {
    let mut client = dial(proxy).await;
    assert_eq!(said_back(&mut client, b"?").await, b"?");
    client
}

async fn said_back(client: &mut TcpStream, bytes: &[u8]) -> Vec<u8> {
    client.write_all(bytes).await.unwrap();
    let mut back = vec![0; bytes.len()];
    timeout(DEADLINE, client.read_exact(&mut back)).await.unwrap().unwrap();
    back
}

/// Everything up to the end, or why there is none.
async fn rest(client: &mut TcpStream) -> Result<Vec<u8>, ErrorKind> {
    let mut rest = Vec::new();
    let read = timeout(DEADLINE, client.read_to_end(&mut rest)).await.expect("an end in time");
    read.map(|_| rest).map_err(|error| error.kind())
}

async fn assert_silent(client: &mut TcpStream) {
    let read = timeout(A_WHILE, client.read_u8()).await;
    assert!(read.is_err(), "{read:?}");
}

#[tokio::test]
async fn bytes_pass_both_ways_and_are_counted() {
    let proxy = proxy().await;
    let mut client = dial(&proxy).await;
    let bytes = vec![7; 1 << 20];
    let sent = bytes.clone();
    let (mut from, mut to) = client.split();
    let mut back = vec![0; bytes.len()];
    tokio::try_join!(to.write_all(&sent), from.read_exact(&mut back)).unwrap();
    assert!(back == bytes);
    let link = &proxy.links()[0];
    assert_eq!((link.bytes_to_server(), link.bytes_to_client()), (1 << 20, 1 << 20));
    assert_eq!(link.client(), client.local_addr().unwrap());
    drop(client);
    proxy.wait_for_links(0).await;
}

#[tokio::test]
async fn a_link_is_cut_in_the_middle_of_what_the_server_says() {
    let proxy = proxy().await;
    proxy.next_link(Mood::new().cut_after(Way::ToClient, 5));
    let mut client = dial(&proxy).await;
    client.write_all(b"hello, world").await.unwrap();
    assert_eq!(rest(&mut client).await.unwrap(), b"hello");
    // It was for one link.
    connected(&proxy).await;
}

#[tokio::test]
async fn a_link_is_cut_in_the_middle_of_what_the_client_says() {
    let proxy = proxy().await;
    proxy.mood(Mood::new().cut_after(Way::ToServer, 5));
    for _ in 0..2 {
        let mut client = dial(&proxy).await;
        client.write_all(b"hello, world").await.unwrap();
        rest(&mut client).await.unwrap();
        proxy.wait_for_links(0).await;
    }
    assert_eq!(proxy.accepted(), 2);
}

#[tokio::test]
async fn a_link_that_is_reset_ends_in_an_error() {
    let proxy = proxy().await;
    let mut client = connected(&proxy).await;
    proxy.reset();
    assert_eq!(rest(&mut client).await, Err(ErrorKind::ConnectionReset));
    proxy.next_link(Mood::new().reset_after(Way::ToClient, 0));
    let mut client = dial(&proxy).await;
    assert_eq!(rest(&mut client).await, Err(ErrorKind::ConnectionReset));
}

#[tokio::test]
async fn a_link_that_stalls_loses_nothing() {
    let proxy = proxy().await;
    let mut client = connected(&proxy).await;
    for way in [Way::ToServer, Way::ToClient, Way::Both] {
        proxy.change(|mood| mood.stall(way));
        client.write_all(b"hello").await.unwrap();
        assert_silent(&mut client).await;
        proxy.heal().await;
        let mut back = [0; 5];
        timeout(DEADLINE, client.read_exact(&mut back)).await.unwrap().unwrap();
        assert_eq!(&back, b"hello");
    }
}

#[tokio::test]
async fn one_link_stalls_and_the_other_does_not() {
    let proxy = proxy().await;
    let (mut first, mut second) = (connected(&proxy).await, connected(&proxy).await);
    let links = proxy.links();
    let link = links.iter().find(|link| link.client() == first.local_addr().unwrap()).unwrap();
    link.change(|mood| mood.stall(Way::ToClient));
    first.write_all(b"x").await.unwrap();
    assert_silent(&mut first).await;
    assert_eq!(said_back(&mut second, b"y").await, b"y");
    link.cut();
    assert_eq!(rest(&mut first).await.unwrap(), b"");
    assert_eq!(said_back(&mut second, b"y").await, b"y");
}

#[tokio::test]
async fn bytes_that_trickle_arrive_one_at_a_time() {
    let proxy = proxy().await;
    let pause = Duration::from_millis(1);
    proxy.mood(Mood::new().trickle(Way::ToServer, pause).trickle(Way::ToClient, pause));
    let mut client = dial(&proxy).await;
    client.write_all(b"hello").await.unwrap();
    let mut back = Vec::new();
    let mut buffer = [0; 16];
    while back.len() < 5 {
        let read = timeout(DEADLINE, client.read(&mut buffer)).await.unwrap().unwrap();
        back.extend_from_slice(&buffer[..read]);
        let link = &proxy.links()[0];
        assert!(link.bytes_to_client() <= link.bytes_to_server());
    }
    assert_eq!(back, b"hello");
}

#[tokio::test]
async fn every_link_is_cut_and_new_ones_are_welcome() {
    let proxy = proxy().await;
    let (mut first, mut second) = (connected(&proxy).await, connected(&proxy).await);
    proxy.cut();
    assert_eq!(rest(&mut first).await.unwrap(), b"");
    assert_eq!(rest(&mut second).await.unwrap(), b"");
    connected(&proxy).await;
}

#[tokio::test]
async fn connections_are_refused_and_let_in_again_on_the_same_port() {
    let proxy = proxy().await;
    let mut open = connected(&proxy).await;
    proxy.door(Door::Refuse).await;
    let refused = TcpStream::connect(proxy.address()).await;
    assert_eq!(refused.unwrap_err().kind(), ErrorKind::ConnectionRefused);
    assert_eq!(said_back(&mut open, b"still here").await, b"still here");
    proxy.heal().await;
    connected(&proxy).await;
}

#[tokio::test]
async fn a_black_hole_takes_connections_and_says_nothing_until_it_is_gone() {
    let proxy = proxy().await;
    proxy.door(Door::Blackhole).await;
    let mut client = dial(&proxy).await;
    client.write_all(b"anybody?").await.unwrap();
    proxy.wait_for_accepted(1).await;
    assert_silent(&mut client).await;
    proxy.door(Door::Open).await;
    // What was said to it and never read makes the end a reset.
    assert_eq!(rest(&mut client).await.unwrap_or_default(), b"");
    connected(&proxy).await;
}

#[tokio::test]
async fn connections_end_at_once_or_are_reset_at_once() {
    let proxy = proxy().await;
    proxy.door(Door::HangUp).await;
    assert_eq!(rest(&mut dial(&proxy).await).await.unwrap(), b"");
    proxy.door(Door::Reset).await;
    assert_eq!(rest(&mut dial(&proxy).await).await, Err(ErrorKind::ConnectionReset));
    assert_eq!(proxy.accepted(), 2);
}

#[tokio::test]
async fn dropping_the_proxy_ends_its_links() {
    let proxy = proxy().await;
    let mut client = connected(&proxy).await;
    let address = proxy.address();
    drop(proxy);
    assert_eq!(rest(&mut client).await.unwrap(), b"");
    let gone = timeout(DEADLINE, async {
        while TcpStream::connect(address).await.is_ok() {
            tokio::task::yield_now().await;
        }
    });
    gone.await.unwrap();
}
