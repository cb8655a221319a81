//! What holds for every configuration and every policy.

use std::time::Duration;

use mynah_retry::{RetryPolicy, Stop, Wait};
use proptest::prelude::*;
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde_json::{Map, Value, json};

/// Any finite number: small and round, or anything at all.
fn number() -> impl Strategy<Value = Value> {
    prop_oneof![
        (-20_i64..20).prop_map(Value::from),
        (-20.0..20.0).prop_map(Value::from),
        any::<f64>().prop_map(Value::from).prop_filter("JSON has no infinity", |n| !n.is_null()),
    ]
}

fn delay() -> impl Strategy<Value = Value> {
    prop_oneof![
        number().prop_map(|n| json!(n.as_f64().expect("it is a number").abs())),
        (0_u32..5000).prop_map(|count| json!(format!("{count}ms"))),
        any::<bool>().prop_map(Value::from),
        any::<u32>().prop_map(|count| json!(count.to_string())),
    ]
}

/// A strategy with some of the given optional parameters, in a mapping of its own.
fn with(
    name: &'static str,
    parameters: Vec<(&'static str, BoxedStrategy<Value>)>,
) -> BoxedStrategy<Value> {
    let each = parameters.into_iter().map(|(key, value)| {
        proptest::option::of(value)
            .prop_map(move |value| value.map(|value| (key.to_owned(), value)))
    });
    each.collect::<Vec<_>>()
        .prop_map(move |set| json!({ name: set.into_iter().flatten().collect::<Map<_, _>>() }))
        .boxed()
}

fn curve(name: &'static str) -> BoxedStrategy<Value> {
    let parameters = vec![
        ("multiplier", number().boxed()),
        ("max", delay().boxed()),
        ("exp_base", number().boxed()),
        ("min", number().boxed()),
    ];
    with(name, parameters)
}

fn wait() -> impl Strategy<Value = Value> {
    let jitter = vec![
        ("initial", number().boxed()),
        ("max", delay().boxed()),
        ("jitter", delay().boxed()),
        ("min", number().boxed()),
    ];
    let incrementing = vec![
        ("start", number().boxed()),
        ("increment", number().boxed()),
        ("max", delay().boxed()),
    ];
    let leaf = prop_oneof![
        Just(json!({ "wait_none": null })),
        delay().prop_map(|wait| json!({ "wait_fixed": { "wait": wait } })),
        with("wait_random", vec![("min", number().boxed()), ("max", delay().boxed())]),
        with("wait_incrementing", incrementing),
        curve("wait_exponential"),
        curve("wait_random_exponential"),
        with("wait_exponential_jitter", jitter),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4)
                .prop_map(|members| json!({ "wait_chain": members })),
            prop::collection::vec(inner, 0..4)
                .prop_map(|members| json!({ "wait_combine": members })),
        ]
    })
}

fn stop() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(json!({ "stop_never": {} })),
        any::<u64>().prop_map(|n| json!({ "stop_after_attempt": { "max_attempt_number": n } })),
        delay().prop_map(|delay| json!({ "stop_after_delay": { "max_delay": delay } })),
        delay().prop_map(|delay| json!({ "stop_before_delay": { "max_delay": delay } })),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let name = prop_oneof![Just("stop_any"), Just("stop_all")];
        (name, prop::collection::vec(inner, 0..4))
            .prop_map(|(name, members)| json!({ name: members }))
    })
}

/// A configuration of the grammar.
fn config() -> impl Strategy<Value = Value> {
    let family = (proptest::option::of(wait()), proptest::option::of(stop()));
    family.prop_map(|(wait, stop)| {
        let both = [wait, stop].into_iter().flatten().filter_map(|one| one.as_object().cloned());
        Value::Object(both.flatten().collect())
    })
}

/// Any JSON, with the words of the grammar strewn in.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number(),
        ".{0,12}".prop_map(Value::from),
        "-?[0-9_.]{1,6}(e[0-9]{1,3})?(ms|s|m|h| days)?".prop_map(Value::from),
    ];
    let key = prop_oneof![
        ".{0,8}",
        "(stop|wait)_[a-z_]{0,8}",
        "(stop_any|stop_all|wait_chain|wait_combine|wait_fixed|stop_after_attempt|wait_random)",
        "(wait|max|min|multiplier|max_delay|max_attempt_number|exp_base)",
    ];
    leaf.prop_recursive(5, 40, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(key.clone(), inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn parsing_never_panics(value in json()) {
        match RetryPolicy::parse(&value) {
            Ok(parsed) => prop_assert!(parsed.policy.bounds(7).0.is_finite()),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }

    #[test]
    fn a_policy_written_reads_back(config in config()) {
        let policy = RetryPolicy::parse(&config)?.policy;
        let written = serde_json::to_value(&policy)?;
        prop_assert_eq!(&RetryPolicy::parse(&written)?.policy, &policy);
        prop_assert_eq!(serde_json::from_value::<RetryPolicy>(written)?, policy);
    }

    #[test]
    fn strategies_written_alone_read_back(wait in wait(), stop in stop()) {
        let wait: Wait = serde_json::from_value(wait)?;
        prop_assert_eq!(&serde_json::from_value::<Wait>(serde_json::to_value(&wait)?)?, &wait);
        let stop: Stop = serde_json::from_value(stop)?;
        prop_assert_eq!(&serde_json::from_value::<Stop>(serde_json::to_value(&stop)?)?, &stop);
    }

    #[test]
    fn waits_are_finite_and_within_bounds(
        config in config(),
        attempt in prop_oneof![0_u64..70, any::<u64>()],
        seed in any::<u64>(),
    ) {
        let policy = RetryPolicy::parse(&config)?.policy;
        let (low, high) = policy.bounds(attempt);
        prop_assert!(low.is_finite() && high.is_finite() && low >= 0.0);
        let wait = policy.wait(attempt, &mut StdRng::seed_from_u64(seed));
        prop_assert!(Duration::try_from_secs_f64(low)? <= wait, "{wait:?} below {low}");
        prop_assert!(wait <= Duration::try_from_secs_f64(high)?, "{wait:?} above {high}");
    }

    #[test]
    fn an_episode_never_panics(config in config(), elapsed in any::<u64>()) {
        let mut episode = RetryPolicy::parse(&config)?.policy.episode();
        for _ in 0..5 {
            episode.failed(Duration::from_secs(elapsed));
        }
        prop_assert!(episode.attempt() <= 6);
    }
}
