//! Messages written as one text with codes, such as `[mynah:at,user=10001] hello`.
//!
//! For whoever keeps messages in a file or a database, or lets an operator write them in a
//! configuration. [`MessageChain::to_code`] writes every segment, nested ones included, and
//! [`MessageChain::from_code`] reads it as what it was; every text can be read, and what is no code
//! in it is text.
//!
//! | part | form |
//! | --- | --- |
//! | words | as they are, with `&` `[` `]` written as `&amp;` `&#91;` `&#93;` |
//! | anything else | `[mynah:kind,key=value,…]`, in values also `,` written as `&#44;` |
//! | a file | `source=url:…`, `path:…`, `bytes:…` (base64) or `remote:…`; `url=…` alone will do |
//! | nested messages | codes again, in `content=…` of a `node` and in `nodes=…` of a `forward` |
//! | keys of the platform | one JSON object in `extra=…` |
//! | a kind of the platform | its own name when all its values are texts, else `unknown` with `kind=…` and `data=…` |
//!
//! Nothing that is received or sent is ever searched for codes by itself: what a user typed stays
//! text until somebody asks for it to be read.

mod escape;
mod fields;
mod read;
#[cfg(test)]
mod tests;
mod write;

use super::{MessageChain, Segment};

/// How deep messages may lie in each other; a code that is deeper is text.
const DEEPEST: usize = 32;

impl MessageChain {
    /// Writes the message as one text, so that [`from_code`](Self::from_code) reads it as what it
    /// is.
    ///
    /// A path that is no Unicode cannot be written so and loses what is none.
    ///
    /// ```
    /// use mynah_core::MessageChain;
    ///
    /// let chain = MessageChain::new().at(10001).text(" 1 & [2]");
    /// assert_eq!(chain.to_code(), "[mynah:at,user=10001] 1 &amp; &#91;2&#93;");
    /// assert_eq!(MessageChain::from_code(&chain.to_code()), chain);
    /// ```
    pub fn to_code(&self) -> String {
        let mut code = String::new();
        write::chain(self, &mut code);
        code
    }

    /// Reads a text with codes; what is no code in it is text.
    ///
    /// Only for texts that are known to be written so: a code can mention everybody, or name a file
    /// of this machine that is then sent.
    ///
    /// ```
    /// use mynah_core::{MessageChain, Segment};
    ///
    /// let chain = MessageChain::from_code("[mynah:at,all=true] look: [mynah:face,id=14]");
    /// assert_eq!(*chain, [Segment::at_all(), Segment::text(" look: "), Segment::face("14")]);
    ///
    /// let no_code = MessageChain::from_code("[mynah:at] [x]");
    /// assert_eq!(no_code, MessageChain::from("[mynah:at] [x]"));
    /// ```
    pub fn from_code(code: &str) -> Self {
        read::chain(code, 0)
    }

    /// Reads the codes in the texts of this message; its other segments stay as they are.
    ///
    /// The same warning holds as for [`from_code`](Self::from_code).
    ///
    /// ```
    /// use mynah_core::{MessageChain, Segment};
    ///
    /// let said = MessageChain::new().at(10001).text("[mynah:face,id=14]");
    /// assert_eq!(said.parse_code(), MessageChain::new().at(10001).push(Segment::face("14")));
    /// ```
    #[must_use]
    pub fn parse_code(&self) -> Self {
        let mut parsed = Self::new();
        for segment in self {
            match segment {
                Segment::Text(text) => parsed.extend(Self::from_code(text)),
                other => parsed.extend([other.clone()]),
            }
        }
        parsed
    }
}
