//! The methods of visitors for what they were not made for.

/// Methods of a visitor that take what they are given as a [`Value`](serde_json::Value), of which
/// `$of` makes what the visitor is to answer.
///
/// `numbers` are those for null, booleans and numbers; `texts`, `lists` and `mappings` one each.
macro_rules! visit {
    ($of:expr; $($what:ident)+) => { $($crate::wire::visit!(@$what $of);)+ };
    (@numbers $of:expr) => {
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok($of(serde_json::Value::Null))
        }

        fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
            Ok($of(serde_json::Value::from(value)))
        }

        fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
            Ok($of(serde_json::Value::from(value)))
        }

        fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
            Ok($of(serde_json::Value::from(value)))
        }

        fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
            Ok($of(serde_json::Value::from(value)))
        }
    };
    (@texts $of:expr) => {
        fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
            Ok($of(serde_json::Value::from(value)))
        }
    };
    (@lists $of:expr) => {
        fn visit_seq<A: serde::de::SeqAccess<'de>>(
            self,
            list: A,
        ) -> Result<Self::Value, A::Error> {
            let list = serde::de::value::SeqAccessDeserializer::new(list);
            serde::Deserialize::deserialize(list).map($of)
        }
    };
    (@mappings $of:expr) => {
        fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            let map = serde::de::value::MapAccessDeserializer::new(map);
            serde::Deserialize::deserialize(map).map($of)
        }
    };
}
pub(crate) use visit;
