//! The macro that reads the declarations of calls, and the list of all of them.

/// Declares one family of calls as a trait.
///
/// A call that ends with a semicolon answers
/// [`Unsupported`](crate::ErrorKind::Unsupported) until an adapter has it; one with a body is made
/// of others; one in `required` must be had by every adapter. The names become the constant
/// `CALLS`, in order.
macro_rules! calls {
    (
        $(#[$trait_doc:meta])*
        pub trait $Trait:ident {
            $(required {$(
                $(#[$required_doc:meta])*
                async fn $required:ident(&$me:ident $(, $req_arg:ident: $ReqArg:ty)*) -> $ReqRet:ty;
            )*})?
            $(
                $(#[$doc:meta])*
                async fn $name:ident(&$this:ident $(, $arg:ident: $Arg:ty)* $(,)?) -> $Result:ident<$Ret:ty>
                $body:tt
            )*
        }
    ) => {
        $(#[$trait_doc])*
        #[async_trait::async_trait]
        pub trait $Trait: $crate::adapter::Adapter {
            $($(
                $(#[$required_doc])*
                async fn $required(&$me $(, $req_arg: $ReqArg)*) -> $ReqRet;
            )*)?
            $(
                $(#[$doc])*
                async fn $name(&$this $(, $arg: $Arg)*) -> $Result<$Ret> {
                    $crate::capability::calls::body!($name $this ($($arg),*) $body)
                }
            )*
        }

        /// These calls, in the order in which they are declared.
        pub(super) const CALLS: &[&str] = &[
            $($(stringify!($required),)*)?
            $(stringify!($name),)*
        ];
    };
}
pub(super) use calls;

/// The body of a call: the given one, or the answer that there is none.
macro_rules! body {
    ($name:ident $this:ident ($($arg:ident),*) ;) => {{
        $(let _ = &$arg;)*
        Err($crate::Error::unsupported(stringify!($name), $this.name()).into())
    }};
    ($name:ident $this:ident ($($arg:ident),*) $body:block) => {
        $body
    };
}
pub(super) use body;

/// A family of calls: what an adapter has all of, some of, or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Family {
    /// The accessor of [`Adapter`](crate::Adapter) that leads to it.
    pub name: &'static str,
    /// Its calls, in the order in which they are declared.
    pub calls: &'static [&'static str],
}

/// All calls of the generic API, by family.
///
/// ```
/// use mynah_core::capability::CATALOGUE;
///
/// let moderation = CATALOGUE.iter().find(|family| family.name == "moderation").unwrap();
/// assert!(moderation.calls.contains(&"group_ban"));
/// ```
pub const CATALOGUE: &[Family] = &[
    Family { name: "messaging", calls: super::messaging::CALLS },
    Family { name: "history", calls: super::history::CALLS },
    Family { name: "reactions", calls: super::reactions::CALLS },
    Family { name: "account", calls: super::account::CALLS },
    Family { name: "friends", calls: super::friends::CALLS },
    Family { name: "groups", calls: super::groups::CALLS },
    Family { name: "moderation", calls: super::moderation::CALLS },
    Family { name: "files", calls: super::files::CALLS },
    Family { name: "support", calls: super::support::CALLS },
];

#[cfg(test)]
mod tests {
    use super::CATALOGUE;

    #[test]
    fn the_generic_calls_are_exactly_those_that_were_promised() {
        let mut names: Vec<_> = CATALOGUE.iter().flat_map(|family| family.calls).copied().collect();
        names.sort_unstable();
        let promised: Vec<_> = include_str!("calls/generic.txt").lines().collect();
        assert_eq!(names, promised);
        assert_eq!(names.len(), 95);
    }
}
