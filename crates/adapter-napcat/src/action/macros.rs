//! The macro that reads rows.

/// The wire name of a row: its method's, unless another is given.
macro_rules! wire_name {
    ($method:ident) => {
        stringify!($method)
    };
    ($method:ident $name:literal) => {
        $name
    };
}
pub(super) use wire_name;

/// What a row answers: what the wire says, unless it is turned into something better.
macro_rules! response {
    ($Wire:ty) => {
        $Wire
    };
    ($Wire:ty, $Response:ty) => {
        $Response
    };
}
pub(super) use response;

/// What a row answers, as a text.
macro_rules! answer {
    ($Wire:ty) => {
        stringify!($Wire)
    };
    ($Wire:ty, $Response:ty) => {
        stringify!($Response)
    };
}
pub(super) use answer;

/// How the answer is turned into what it is used as.
macro_rules! understand {
    ($action:ident, $wire:ident) => {
        Ok($wire.into())
    };
    ($action:ident, $wire:ident, by $by:expr) => {
        Ok($by($action, $wire))
    };
    ($action:ident, $wire:ident, try $by:expr) => {
        $by($action, $wire)
    };
}
pub(super) use understand;

/// The keys on the wire of all parameters that are needed, or of all that may be left out; those
/// of a flattened parameter are told by its type.
macro_rules! keys {
    (REQUIRED $($req:ident: $Req:ty $([$($meta:tt)*])*,)*) => {
        $crate::action::catalogue::joined!(
            $($crate::action::macros::key!($req: $Req, REQUIRED $([$($meta)*])*)),*
        )
    };
    (
        OPTIONAL $($req:ident: $Req:ty $([$($meta:tt)*])*,)*;
        $($opt:ident $([$($opt_meta:tt)*])*,)*
    ) => {
        $crate::action::catalogue::joined!(
            $($crate::action::macros::key!($req: $Req, OPTIONAL $([$($meta)*])*),)*
            $($crate::action::macros::key!($opt: (), REQUIRED $([$($opt_meta)*])*)),*
        )
    };
}
pub(super) use keys;

/// The keys on the wire that one parameter has among the `$KIND` ones.
macro_rules! key {
    ($name:ident: $Type:ty, $KIND:ident [serde(flatten)]) => {
        <$Type as $crate::action::Argument>::$KIND
    };
    ($name:ident: $Type:ty, REQUIRED [serde(rename = $key:literal)]) => {
        &[$key]
    };
    // One of which a value stands for leaving it out.
    ($name:ident: $Type:ty, REQUIRED [serde(rename = $key:literal, $($rest:tt)*)]) => {
        &[]
    };
    ($name:ident: $Type:ty, OPTIONAL [serde(rename = $key:literal, $($rest:tt)*)]) => {
        &[$key]
    };
    ($name:ident: $Type:ty, REQUIRED) => {
        &[stringify!($name)]
    };
    ($name:ident: $Type:ty, OPTIONAL $([$($meta:tt)*])*) => {
        &[]
    };
}
pub(super) use key;

/// Declares the actions of one domain, one row each.
///
/// ```text
/// /// What it does.
/// method as "wire_name" is read: Parameters { needed: Type } ? { optional: Type } load needed at place
///     -> WireAnswer => Answer;
/// ```
///
/// A paragraph of the documentation that begins with `Deprecated:` or `Dangerous:` marks the entry.
/// `as` is for wire names that are no good names for a method, `is read` for actions that only look
/// and `is send` for those that say something in a conversation (see [`Effect`](super::Effect)),
/// `?` lists what may be left out,
/// `load` names the parameter, needed or not, that has to be brought in before sending, `at` the
/// one that says where it goes to if that matters, and `=>` the type that the answer is turned
/// into: with `From`, or by a function of the parameters and the answer, as in `=> Answer, by
/// function`; a function that may find a refusal in the answer follows `try` instead.
macro_rules! actions {
    (
        $(#[$trait_doc:meta])*
        pub trait $Trait:ident { $(
            $(#[$doc:meta])*
            $method:ident $(as $name:literal)? $(is $effect:ident)? : $Action:ident {
                $($(#[$($req_meta:tt)*])* $req:ident: $Req:ty),* $(,)?
            }
            $(? { $($(#[$($opt_meta:tt)*])* $opt:ident: $Opt:ty),* $(,)? })?
            $(load $load:ident $(at $place:ident)?)?
            -> $Wire:ty $(=> $Response:ty)? $(, by $by:expr)? $(, try $try:expr)?;
        )* }
    ) => {
        $(
            #[doc = concat!(
                "The parameters of [`", stringify!($method), "`](", stringify!($Trait), "::",
                stringify!($method), ")."
            )]
            #[derive(Debug, Clone, PartialEq, serde::Serialize)]
            #[allow(clippy::struct_field_names, reason = "the wire names them")]
            pub struct $Action {
                $($(#[$($req_meta)*])* $req: $Req,)*
                $($(
                    $(#[$($opt_meta)*])*
                    #[serde(skip_serializing_if = "Option::is_none")]
                    $opt: Option<$Opt>,
                )*)?
            }

            impl $crate::action::Action for $Action {
                const NAME: &'static str = $crate::action::macros::wire_name!($method $($name)?);
                type Wire = $Wire;
                type Response = $crate::action::macros::response!($Wire $(, $Response)?);
                type Failure = $crate::action::catalogue::failure!($($effect)?);

                fn check(&self) -> Result<(), $crate::error::CallError> {
                    $($crate::action::Argument::check(&self.$req, stringify!($req))?;)*
                    $($($crate::action::Argument::check(&self.$opt, stringify!($opt))?;)*)?
                    Ok(())
                }

                $(async fn load<C: $crate::action::Client + ?Sized>(
                    &mut self,
                    client: &C,
                ) -> Result<(), $crate::error::CallError> {
                    let loading = $crate::action::load::Loading::new(client, stringify!($load));
                    $(let loading = loading.at(&self.$place);)?
                    $crate::action::Load::load(&mut self.$load, &loading).await
                })?

                fn understand(
                    &self,
                    wire: Self::Wire,
                ) -> Result<Self::Response, $crate::error::CallError> {
                    $crate::action::macros::understand!(self, wire $(, by $by)? $(, try $try)?)
                }
            }

            $(impl<C: ?Sized> $crate::action::Request<'_, C, $Action> { $(
                #[doc = concat!("Sets the optional `", stringify!($opt), "`.")]
                pub fn $opt(mut self, $opt: impl Into<$Opt>) -> Self {
                    if let Ok(action) = &mut self.action {
                        action.$opt = Some($opt.into());
                    }
                    self
                }
            )* })?
        )*

        $(#[$trait_doc])*
        pub trait $Trait: $crate::action::Client { $(
            $(#[$doc])*
            fn $method(
                &self,
                $($req: impl Into<$Req>),*
            ) -> $crate::action::Request<'_, Self, $Action> {
                $crate::action::Request::new(
                    self,
                    $Action { $($req: $req.into(),)* $($($opt: None,)*)? },
                )
            }
        )* }

        impl<C: $crate::action::Client + ?Sized> $Trait for C {}

        /// These actions.
        pub(super) const CATALOGUE: &[$crate::action::Entry] = &[$($crate::action::Entry {
            name: <$Action as $crate::action::Action>::NAME,
            method: stringify!($method),
            required: $crate::action::macros::keys!(
                REQUIRED $($req: $Req $([$($req_meta)*])*,)*
            ),
            optional: $crate::action::macros::keys!(
                OPTIONAL $($req: $Req $([$($req_meta)*])*,)*;
                $($($opt $([$($opt_meta)*])*,)*)?
            ),
            answer: $crate::action::macros::answer!($Wire $(, $Response)?),
            deprecated: false $(|| $crate::action::catalogue::begins(
                stringify!($doc), "Deprecated:",
            ))*,
            dangerous: false $(|| $crate::action::catalogue::begins(
                stringify!($doc), "Dangerous:",
            ))*,
            again: $crate::action::catalogue::again::<$Action>,
            effect: $crate::action::catalogue::effect!($($effect)?),
        }),*];
    };
}
pub(super) use actions;
