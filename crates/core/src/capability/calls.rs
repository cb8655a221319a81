//! The macro that reads the declarations of calls, and the list of all of them.

use crate::testing::AnswerType;

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
                async fn $required:ident(&$me:ident $(, $req_arg:ident: $ReqArg:ty)*)
                    -> $ReqResult:ident<$ReqRet:ty>;
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
                async fn $required(&$me $(, $req_arg: $ReqArg)*) -> $ReqResult<$ReqRet>;
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

        /// What the call `name` answers, where it is one that adapters have a body for.
        pub(super) fn answer_of(name: &str) -> Option<$crate::testing::AnswerType> {
            $($($crate::capability::calls::answer!(name $required ($ReqRet) ;);)*)?
            $($crate::capability::calls::answer!(name $name ($Ret) $body);)*
            None
        }

        /// Written down, and answered as a test says or by the bot behind.
        #[async_trait::async_trait]
        impl $Trait for $crate::testing::Double {
            $($(
                async fn $required(&$me $(, $req_arg: $ReqArg)*) -> $ReqResult<$ReqRet> {
                    $crate::capability::calls::double!(
                        $Trait $required $me ($($req_arg),*) ($ReqRet) ;
                    )
                }
            )*)?
            $(
                async fn $name(&$this $(, $arg: $Arg)*) -> $Result<$Ret> {
                    $crate::capability::calls::double!($Trait $name $this ($($arg),*) ($Ret) $body)
                }
            )*
        }
    };
}
pub(super) use calls;

/// What a test says of a call: `;` is written down, a body is left to the calls it is made of.
macro_rules! double {
    ($Trait:ident $name:ident $this:ident ($($arg:ident),*) ($Ret:ty) ;) => {{
        let arguments = vec![$($crate::testing::Argument::new(stringify!($arg), &$arg)),*];
        if let Some(answer) = $this.meets::<$Ret>(stringify!($name), arguments) {
            return answer.map_err(Into::into);
        }
        let answer = match <dyn $Trait as $crate::testing::Reached>::of($this.behind_it()) {
            Some(family) => family.$name($($arg),*).await,
            None => Err($this.lacks(stringify!($name)).into()),
        };
        $this.or_well(answer)
    }};
    ($Trait:ident $name:ident $this:ident ($($arg:ident),*) ($Ret:ty) $body:block) => {
        $body
    };
}
pub(super) use double;

/// Answers the type of an answer when the names are equal.
macro_rules! answer {
    ($wanted:ident $name:ident ($Ret:ty) ;) => {
        if $wanted == stringify!($name) {
            return Some($crate::testing::AnswerType::of::<$Ret>());
        }
    };
    ($wanted:ident $name:ident ($Ret:ty) $body:block) => {};
}
pub(super) use answer;

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

/// What the call `name` of the generic API answers; `None` for calls that are made of others, and
/// for what is no call.
pub(crate) fn answer_of(name: &str) -> Option<AnswerType> {
    use super::{
        account, files, friends, groups, history, messaging, moderation, reactions, support,
    };
    let families = [
        messaging::answer_of,
        history::answer_of,
        reactions::answer_of,
        account::answer_of,
        friends::answer_of,
        groups::answer_of,
        moderation::answer_of,
        files::answer_of,
        support::answer_of,
    ];
    families.into_iter().find_map(|family| family(name))
}

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
