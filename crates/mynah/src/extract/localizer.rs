//! The texts of the handler's module, for whoever caused the event.

use mynah_core::{Context, Error, ErrorKind, FromContext, Rejection};

use crate::i18n::Localizer;

impl FromContext for Localizer {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        context.get::<Self>().cloned().ok_or_else(|| {
            let message = "a localizer is only to be had in a handler of a module";
            Rejection::Fail(Error::new(ErrorKind::Unsupported, message))
        })
    }
}
