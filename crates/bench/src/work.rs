//! Pieces of work small enough to be measured alone.

mod decode;
mod dispatch;
mod encode;
pub mod members;

pub use decode::{Decode, event};
pub use dispatch::Desk;
pub use encode::{Encode, encode};

use mynah_adapter_napcat::action::Reply;

/// A piece of work that is done again and again, by its name.
pub type Piece = (&'static str, Box<dyn Fn()>);

/// Everything that instructions are counted of.
pub fn pieces() -> Vec<Piece> {
    let decoding = Decode::ALL.into_iter().map(|what| -> Piece {
        let json = what.json();
        (what.name(), Box::new(move || drop(event(&json))))
    });
    let encoding = Encode::ALL.into_iter().map(|what| -> Piece {
        let message = what.message();
        (what.name(), Box::new(move || drop(encode(&message))))
    });
    let list = Reply::new(members::list(100));
    let desk = std::rc::Rc::new(Desk::new(10));
    let (wanted, unwanted) = (desk.command(), desk.chat());
    let other = std::rc::Rc::clone(&desk);
    decoding
        .chain(encoding)
        .chain([
            (
                "decode/members of 100",
                Box::new(move || drop(members::read(&list))) as Box<dyn Fn()>,
            ),
            ("dispatch/unwanted", Box::new(move || desk.hear(&unwanted, 0))),
            ("dispatch/command with its answer", Box::new(move || other.hear(&wanted, 1))),
        ])
        .collect()
}
