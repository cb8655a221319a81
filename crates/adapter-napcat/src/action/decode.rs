//! What an answer is read as.

use serde::de::DeserializeOwned;

/// What an answer can be read as: everything that serde reads.
///
/// ```
/// use mynah_adapter_napcat::action::Reply;
///
/// let reply = Reply::new(r#"[{ "user_id": 10001 }]"#);
/// let friends: Vec<serde_json::Value> = reply.decode("get_friend_list")?;
/// assert_eq!(friends[0]["user_id"], 10001);
/// # Ok::<(), mynah_adapter_napcat::CallError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from an answer",
    label = "this has to be read from JSON",
    note = "derive `serde::Deserialize` for it, without borrowing from the answer"
)]
pub trait Decode: Sized {
    /// Reads it from JSON.
    ///
    /// # Errors
    ///
    /// When it is no JSON, or none of these.
    fn from_json(json: &[u8]) -> Result<Self, serde_json::Error>;

    /// Where and why JSON is none of these.
    fn explain(json: &[u8]) -> (String, String);
}

impl<T: DeserializeOwned> Decode for T {
    fn from_json(json: &[u8]) -> Result<Self, serde_json::Error> {
        // All at once it is seen sooner to be text than string by string.
        match std::str::from_utf8(json) {
            Ok(json) => serde_json::from_str(json),
            Err(_) => serde_json::from_slice(json),
        }
    }

    // Following the place costs time, so it is only done when there is one to be told.
    fn explain(json: &[u8]) -> (String, String) {
        let mut deserializer = serde_json::Deserializer::from_slice(json);
        match serde_path_to_error::deserialize::<_, T>(&mut deserializer) {
            Err(error) => (error.path().to_string(), error.inner().to_string()),
            Ok(_) => (".".to_owned(), "there is something behind it".to_owned()),
        }
    }
}
