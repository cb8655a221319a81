//! What the grammar accepts, warns of and refuses beyond the recorded vectors.

use std::time::Duration;

use mynah_retry::{Exponential, MAX_WAIT, Parsed, RetryPolicy, Stop, Wait, Warning, WarningKind};
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde_json::{Value, json};

fn read(config: &Value) -> Parsed {
    RetryPolicy::parse(config).unwrap_or_else(|error| panic!("{config}: {error}"))
}

#[track_caller]
fn refused(config: &Value, name: &str, text: &str) {
    let error = RetryPolicy::parse(config).expect_err("the configuration is wrong");
    assert_eq!((error.kind().name(), error.to_string().as_str()), (name, text));
}

/// A few waits of a policy without randomness, in seconds.
fn waits(config: &Value) -> Vec<f64> {
    let policy = read(config).policy;
    (1..=4).map(|attempt| policy.bounds(attempt).0).collect()
}

#[test]
fn a_bare_value_is_refused_with_the_line_to_write() {
    refused(
        &json!({ "stop_after_attempt": 5 }),
        "parameters_not_a_mapping",
        "stop_after_attempt: expected a mapping of parameters, found 5; \
         write `stop_after_attempt: {max_attempt_number: 5}`",
    );
    refused(
        &json!({ "wait_fixed": "5s" }),
        "parameters_not_a_mapping",
        "wait_fixed: expected a mapping of parameters, found \"5s\"; \
         write `wait_fixed: {wait: \"5s\"}`",
    );
    refused(
        &json!({ "stop_never": true }),
        "parameters_not_a_mapping",
        "stop_never: expected a mapping of parameters, found true; write `stop_never: {}`",
    );
}

#[test]
fn an_unknown_strategy_names_the_nearest_one() {
    refused(
        &json!({ "stop_max_attempt_number": { "max_attempt_number": 3 } }),
        "unknown_strategy",
        "stop_max_attempt_number: unknown strategy `stop_max_attempt_number`, \
         did you mean `stop_after_attempt`?",
    );
    refused(
        &json!({ "stop_sometimes": {} }),
        "unknown_strategy",
        "stop_sometimes: unknown strategy `stop_sometimes`, known are `stop_never`, \
         `stop_after_attempt`, `stop_after_delay`, `stop_before_delay`, `stop_any`, `stop_all`",
    );
}

#[test]
fn an_unknown_parameter_names_the_nearest_one() {
    refused(
        &json!({ "wait_exponential": { "base": 3 } }),
        "unknown_parameter",
        "wait_exponential.base: `wait_exponential` has no parameter `base`, \
         did you mean `exp_base`?",
    );
    refused(
        &json!({ "wait_fixed": { "seconds": 3 } }),
        "unknown_parameter",
        "wait_fixed.seconds: `wait_fixed` has no parameter `seconds`, it takes `wait`",
    );
    refused(
        &json!({ "wait_none": { "wait": 3 } }),
        "unknown_parameter",
        "wait_none.wait: `wait_none` has no parameter `wait`, it takes none",
    );
}

#[test]
fn a_strategy_that_needs_program_objects_says_why_it_is_refused() {
    refused(
        &json!({ "wait_exception": { "predicate": "f" } }),
        "inexpressible_strategy",
        "wait_exception: `wait_exception` cannot be written in configuration, \
         because it takes a function of the error",
    );
    refused(
        &json!({ "stop_any": [{ "stop_when_event_set": {} }] }),
        "inexpressible_strategy",
        "stop_any[0].stop_when_event_set: `stop_when_event_set` cannot be written in \
         configuration, because it takes an event object of the running program",
    );
}

#[test]
fn a_conflict_names_all_strategies_of_the_family() {
    refused(
        &json!({ "wait_none": {}, "wait_fixed": { "wait": 1 }, "wait_random": {} }),
        "conflict",
        "wait_none: only one of `wait_fixed`, `wait_none`, `wait_random` may stand here",
    );
}

#[test]
fn what_is_not_a_mapping_is_refused() {
    refused(&json!(5), "not_a_mapping", "expected a mapping of retry strategies, found 5");
    refused(
        &json!({ "stop_any": [5] }),
        "member_not_a_mapping",
        "stop_any[0]: expected a mapping with one `stop_…` strategy, found 5",
    );
    refused(
        &json!({ "wait_chain": null }),
        "combinator_not_a_list",
        "wait_chain: `wait_chain` takes a list of strategies, found null",
    );
}

#[test]
fn a_negative_duration_is_refused_where_it_means_nothing() {
    for config in [
        json!({ "wait_fixed": { "wait": -1 } }),
        json!({ "wait_random": { "max": "-1s" } }),
        json!({ "wait_incrementing": { "max": -1 } }),
        json!({ "wait_exponential": { "max": -0.5 } }),
        json!({ "wait_exponential_jitter": { "jitter": -1 } }),
        json!({ "stop_after_delay": { "max_delay": "-1" } }),
        json!({ "stop_before_delay": { "max_delay": -1 } }),
    ] {
        let error = RetryPolicy::parse(&config).expect_err("the duration is negative");
        assert_eq!(error.kind().name(), "negative_duration", "{config}");
        assert_eq!(error.path().len(), 2, "{config}");
    }
}

#[test]
fn a_negative_duration_is_legal_where_the_formulas_floor_it() {
    let incrementing = json!({ "wait_incrementing": { "start": -1, "increment": 1 } });
    assert_eq!(waits(&incrementing), [0.0, 0.0, 1.0, 2.0]);
    assert_eq!(waits(&json!({ "wait_exponential": { "min": "-5s" } })), [1.0, 2.0, 4.0, 8.0]);
    assert_eq!(read(&json!({ "wait_random": { "min": -3 } })).policy.bounds(1), (0.0, 1.0));
    let random = json!({ "wait_random_exponential": { "min": -3 } });
    assert_eq!(read(&random).policy.bounds(2), (0.0, 2.0));
}

#[test]
fn a_duration_may_be_a_boolean_or_carry_units() {
    assert_eq!(waits(&json!({ "wait_fixed": { "wait": true } })), [1.0; 4]);
    assert_eq!(waits(&json!({ "wait_fixed": { "wait": "500ms" } })), [0.5; 4]);
    assert_eq!(waits(&json!({ "wait_fixed": { "wait": "2m" } })), [120.0; 4]);
}

#[test]
fn a_duration_that_is_not_finite_is_refused() {
    for text in ["nan", "inf", "-inf", "1e999"] {
        let error = RetryPolicy::parse(&json!({ "wait_fixed": { "wait": text } }));
        assert_eq!(error.map_err(|error| error.kind().name()), Err("not_a_duration"), "{text}");
    }
}

#[test]
fn a_factor_is_a_number_and_a_limit_is_a_whole_one() {
    for value in [json!("2"), json!(true), json!(null), json!([])] {
        for parameter in ["multiplier", "exp_base"] {
            let config = json!({ "wait_exponential": { parameter: value.clone() } });
            let error = RetryPolicy::parse(&config).map_err(|error| error.kind().name());
            assert_eq!(error, Err("not_a_number"), "{config}");
        }
    }
    for value in [json!("2"), json!(true), json!(2.5), json!(-1)] {
        let config = json!({ "stop_after_attempt": { "max_attempt_number": value } });
        let error = RetryPolicy::parse(&config).map_err(|error| error.kind().name());
        assert_eq!(error, Err("not_a_count"), "{config}");
    }
    let whole = json!({ "stop_after_attempt": { "max_attempt_number": 2.0 } });
    assert_eq!(read(&whole).policy.stop_strategy(), &Stop::after_attempt(2));
}

#[test]
fn a_strategy_with_nothing_after_it_takes_its_defaults() {
    let null = read(&json!({ "wait_random": null }));
    assert_eq!(null, read(&json!({ "wait_random": {} })));
    refused(
        &json!({ "wait_fixed": null }),
        "missing_parameter",
        "wait_fixed: `wait_fixed` needs the parameter `wait`",
    );
}

#[test]
fn one_of_the_two_names_of_the_jitter_multiplier_may_repeat_the_default() {
    let curve = Exponential::default().multiplier(Duration::from_secs(3));
    let expected = Wait::exponential_jitter(curve, Duration::from_secs(1));
    for (initial, multiplier) in [(3, 1), (1, 3)] {
        let parameters = json!({ "initial": initial, "multiplier": multiplier });
        let policy = read(&json!({ "wait_exponential_jitter": parameters })).policy;
        assert_eq!(policy.wait_strategy(), &expected);
    }
}

#[test]
fn a_chain_uses_the_global_attempt_number() {
    let chain = Wait::chain(
        Wait::none(),
        [Wait::fixed(Duration::from_secs(9)), Wait::exponential(Exponential::default())],
    );
    let waits: Vec<_> = (1..=5).map(|attempt| chain.bounds(attempt).0).collect();
    assert_eq!(waits, [0.0, 9.0, 4.0, 8.0, 16.0]);
}

#[test]
fn a_member_with_the_other_family_is_warned_of() {
    let parsed = read(&json!({
        "stop_any": [{ "stop_never": {}, "wait_fixed": { "wait": 1 }, "reraise": true }],
    }));
    let warnings: Vec<_> = parsed.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "stop_any[0].reraise: unknown key is ignored",
            "stop_any[0].wait_fixed: ignored, because only `stop_…` strategies count here",
        ],
    );
    assert_eq!(parsed.policy.wait_strategy(), RetryPolicy::default().wait_strategy());
}

#[test]
fn an_empty_combinator_is_warned_of_with_its_effect() {
    let table = [
        ("stop_any", "stop_any: an empty list never stops"),
        ("stop_all", "stop_all: an empty list stops after the first attempt"),
        ("wait_combine", "wait_combine: an empty list does not wait at all"),
    ];
    for (combinator, text) in table {
        let parsed = read(&json!({ combinator: [] }));
        assert_eq!(parsed.warnings.iter().map(Warning::to_string).collect::<Vec<_>>(), [text]);
        assert!(matches!(parsed.warnings[0].kind(), WarningKind::EmptyCombinator { .. }));
    }
}

#[test]
fn combinators_nest_up_to_a_limit() {
    let nested = |levels: usize| {
        (0..levels).fold(json!({ "stop_never": {} }), |inner, _| json!({ "stop_any": [inner] }))
    };
    assert!(RetryPolicy::parse(&nested(32)).is_ok());
    for levels in [33, 500] {
        let error = RetryPolicy::parse(&nested(levels)).map_err(|error| error.kind().name());
        assert_eq!(error, Err("too_deep"), "{levels}");
    }
}

#[test]
fn waits_past_the_longest_are_cut_to_it() {
    let mut rng = StdRng::seed_from_u64(1);
    for config in [
        json!({ "wait_exponential": {} }),
        json!({ "wait_exponential": { "exp_base": 1e300 } }),
        json!({ "wait_fixed": { "wait": 1e300 } }),
        json!({ "wait_combine": [{ "wait_exponential": {} }, { "wait_exponential": {} }] }),
    ] {
        let wait = read(&config).policy.wait(u64::MAX, &mut rng);
        assert_eq!(wait, MAX_WAIT, "{config}");
    }
    let zero = json!({ "wait_exponential": { "multiplier": 0 } });
    assert_eq!(read(&zero).policy.wait(u64::MAX, &mut rng), Duration::ZERO);
}

#[test]
fn a_minimum_wins_over_a_maximum_even_when_the_power_overflows() {
    let config = json!({ "wait_exponential": { "min": 10, "max": 5 } });
    assert_eq!(read(&config).policy.bounds(u64::MAX), (10.0, 10.0));
}

#[test]
fn the_default_is_written_as_it_would_be_in_a_file() {
    let written = serde_json::to_value(RetryPolicy::default()).unwrap();
    assert_eq!(written, json!({ "wait_exponential": { "max": 30 } }));
}

#[test]
fn yaml_reads_as_a_policy() {
    let text = "
wait_combine:
  - wait_exponential: { multiplier: 0.5, max: 30s }
  - wait_random: { max: 500ms }
stop_any:
  - stop_after_attempt: { max_attempt_number: 20 }
  - stop_after_delay: { max_delay: 1h }
";
    let half = Duration::from_millis(500);
    let curve = Exponential::default().multiplier(half).max(Duration::from_secs(30));
    let expected = RetryPolicy::new(
        Wait::combine([Wait::exponential(curve), Wait::random(Duration::ZERO, half)]),
        Stop::any([Stop::after_attempt(20), Stop::after_delay(Duration::from_hours(1))]),
    );
    assert_eq!(serde_saphyr::from_str::<RetryPolicy>(text).unwrap(), expected);
}

#[test]
fn yaml_errors_say_where_in_the_policy() {
    let text = "stop_any:\n  - stop_after_delay: { max_delay: soon }";
    let error = serde_saphyr::from_str::<RetryPolicy>(text).unwrap_err().to_string();
    assert!(error.contains("stop_any[0].stop_after_delay.max_delay: expected a dur"), "{error}");
}

#[test]
fn an_infinity_that_became_null_on_the_way_is_explained() {
    refused(
        &json!({ "wait_exponential": { "max": f64::INFINITY } }),
        "not_a_duration",
        "wait_exponential.max: expected a duration such as `30`, `0.5`, `30s` or `500ms`, \
         found null, or a number that is not finite",
    );
}
