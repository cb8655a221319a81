//! The connections of a client.

use mynah_bench::talk::command_event;
use std::cell::{Cell, RefCell};
use std::io;
use std::rc::Rc;
use std::time::Instant;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

use super::call::Call;
use super::frame::{self, Frames, Incoming};
use super::load::Load;
use super::{Tally, handshake, members};

/// How much is written at a time between two looks at what is to be answered.
const CHUNK: usize = 64 << 10;

/// The command that asks whether anybody is there, beyond all that are counted.
const PROBE: usize = 999_999_999;

const HELLO: &str = r#"{"time":1795395033,"self_id":10001,"post_type":"meta_event","meta_event_type":"lifecycle","sub_type":"connect"}"#;
const HEARTBEAT: &str = r#"{"time":1795395033,"self_id":10001,"post_type":"meta_event","meta_event_type":"heartbeat","status":{"online":true,"good":true},"interval":30000}"#;

/// All connections of a client, and what is counted on them.
#[derive(Default)]
pub(crate) struct Connections {
    open: RefCell<Vec<Rc<Connection>>>,
    /// What is answered.
    pub(crate) tally: Tally,
    probed: Notify,
    is_probed: Cell<bool>,
    joined: Notify,
    members: RefCell<Option<Rc<Vec<u8>>>>,
    /// When the list of members was last asked for.
    pub(crate) asked_for_members: Cell<Option<Instant>>,
}

/// One connection.
#[derive(Default)]
pub(crate) struct Connection {
    /// Whether it is to be given events.
    events: bool,
    outgoing: RefCell<Vec<u8>>,
    load: RefCell<Option<Rc<Load>>>,
    wake: Notify,
}

impl Connections {
    /// Accepts whoever comes.
    pub(crate) async fn accept(self: Rc<Self>, listener: TcpListener) {
        while let Ok((stream, _)) = listener.accept().await {
            let all = Rc::clone(&self);
            tokio::task::spawn_local(async move {
                // Whoever hangs up is noticed by what is not answered.
                let _ = all.serve(stream).await;
            });
        }
    }

    async fn serve(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let path = handshake::accept(&mut stream).await?;
        // As NapCat compares it; any other path is given events as well.
        let events = !matches!(path.as_str(), "/api" | "/api/");
        let connection = Rc::new(Connection { events, ..Connection::default() });
        if events {
            connection.say(HELLO.as_bytes());
        }
        let (read, write) = stream.into_split();
        let writing = tokio::task::spawn_local(Rc::clone(&connection).write(write));
        self.open.borrow_mut().push(Rc::clone(&connection));
        self.joined.notify_waiters();
        let ended = self.read(&connection, read).await;
        writing.abort();
        self.open.borrow_mut().retain(|open| !Rc::ptr_eq(open, &connection));
        ended
    }

    async fn read(&self, connection: &Connection, mut read: OwnedReadHalf) -> io::Result<()> {
        let (mut frames, mut buffer) = (Frames::default(), vec![0; CHUNK]);
        loop {
            let count = read.read(&mut buffer).await?;
            if count == 0 {
                return Ok(());
            }
            frames.push(&buffer[..count]);
            while let Some(incoming) = frames.next() {
                match incoming {
                    Incoming::Message(message) => self.on_call(connection, &message),
                    Incoming::Ping(payload) => {
                        frame::pong(&mut connection.outgoing.borrow_mut(), &payload);
                    }
                    Incoming::Close => return Ok(()),
                    Incoming::Other => {}
                }
            }
            connection.wake.notify_one();
        }
    }

    fn on_call(&self, connection: &Connection, message: &[u8]) {
        let Some(call) = Call::read(message) else { return };
        match call.answers() {
            Some(PROBE) => {
                self.is_probed.set(true);
                self.probed.notify_waiters();
            }
            Some(command) => self.tally.answered(command),
            None => {}
        }
        let outgoing = &mut *connection.outgoing.borrow_mut();
        match call.action {
            "get_group_member_list" => {
                let list = Rc::clone(
                    self.members.borrow_mut().get_or_insert_with(|| Rc::new(members::list())),
                );
                self.asked_for_members.set(Some(Instant::now()));
                call.answer(outgoing, &list);
            }
            "get_login_info" => call.answer(outgoing, br#"{"user_id":10001,"nickname":"Bench"}"#),
            "get_version_info" => call.answer(
                outgoing,
                br#"{"app_name":"NapCat.Onebot","protocol_version":"v11","app_version":"4.18.19"}"#,
            ),
            "get_status" => call.answer(outgoing, br#"{"online":true,"good":true,"stat":{}}"#),
            _ => call.answer(outgoing, br#"{"message_id":424242}"#),
        }
    }

    /// Asks everybody whether they are there.
    pub(crate) fn probe(&self) {
        let event = command_event(0, 0, &format!("ping {PROBE}"));
        self.say(event.as_bytes());
    }

    /// Waits until somebody has answered that.
    pub(crate) async fn probed(&self) {
        loop {
            let probed = self.probed.notified();
            if self.is_probed.get() {
                return;
            }
            probed.await;
        }
    }

    /// Waits until so many connections are open.
    pub(crate) async fn joined(&self, count: usize) {
        loop {
            let joined = self.joined.notified();
            if self.open.borrow().len() >= count {
                return;
            }
            joined.await;
        }
    }

    /// Sends one event to everybody who is given events.
    pub(crate) fn say(&self, event: &[u8]) {
        self.for_events(|connection| connection.say(event));
    }

    /// Sends frames to everybody who is given events.
    pub(crate) fn write(&self, frames: &[u8]) {
        self.for_events(|connection| {
            connection.outgoing.borrow_mut().extend_from_slice(frames);
            connection.wake.notify_one();
        });
    }

    /// Sends everybody a heartbeat.
    pub(crate) fn heartbeat(&self) {
        self.say(HEARTBEAT.as_bytes());
    }

    /// Sends a load to everybody who is given events.
    pub(crate) fn send(&self, load: &Rc<Load>) {
        self.for_events(|connection| connection.send(Rc::clone(load)));
    }

    /// Sends a load each to as many connections.
    pub(crate) fn send_each(&self, loads: &[Rc<Load>]) {
        let mut loads = loads.iter();
        self.for_events(|connection| {
            if let Some(load) = loads.next() {
                connection.send(Rc::clone(load));
            }
        });
    }

    fn for_events(&self, mut tell: impl FnMut(&Connection)) {
        for connection in self.open.borrow().iter().filter(|connection| connection.events) {
            tell(connection);
        }
    }
}

impl Connection {
    fn say(&self, event: &[u8]) {
        frame::text(&mut self.outgoing.borrow_mut(), event);
        self.wake.notify_one();
    }

    fn send(&self, load: Rc<Load>) {
        *self.load.borrow_mut() = Some(load);
        self.wake.notify_one();
    }

    /// Writes what there is: answers first, then events.
    async fn write(self: Rc<Self>, mut to: OwnedWriteHalf) -> io::Result<()> {
        let mut at = 0;
        loop {
            let outgoing = std::mem::take(&mut *self.outgoing.borrow_mut());
            let load = self.load.borrow().clone();
            if !outgoing.is_empty() {
                to.write_all(&outgoing).await?;
            }
            match load {
                Some(load) if at < load.len() => {
                    let (bytes, next) = load.chunk(at, CHUNK);
                    to.write_all(bytes).await?;
                    at = next;
                }
                Some(_) => {
                    at = 0;
                    *self.load.borrow_mut() = None;
                }
                None if outgoing.is_empty() => self.wake.notified().await,
                None => {}
            }
        }
    }
}
