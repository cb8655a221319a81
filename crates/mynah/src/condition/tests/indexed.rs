//! The index lets through what can be true, and little else.

use proptest::prelude::*;

use super::*;

/// What the index lets through.
fn candidates(conditions: &[Condition], event: &Event) -> Vec<usize> {
    let compiled: Vec<Expression> =
        conditions.iter().map(|condition| condition.expression.compiled(None)).collect();
    let rules = rules();
    let index = Index::new(compiled.iter().map(|condition| (0, condition)));
    index.candidates(&Subject::new(event, &rules)).to_vec()
}

#[test]
fn only_what_can_be_true_is_let_through() {
    let conditions = [
        command("ping"),
        notice().group_increase(),
        command("a").or(command("b")),
        message().in_group(),
        command("ping").in_group().when(|_| true),
        !command("ping"),
        command("a").or(notice()),
        message().text_contains(["pi", "po"]),
        message().text_matches("^p"),
        message().in_this_group(6),
        message().from(7),
        message().text_is("PING"),
    ];
    assert_eq!(candidates(&conditions, &in_group("ping")), [0, 3, 4, 5, 7, 8, 10, 11]);
    assert_eq!(candidates(&conditions, &in_group("a")), [2, 3, 5, 6, 10]);
    assert_eq!(candidates(&conditions, &joined()), [1, 5, 6]);
}

#[test]
fn ten_thousand_conditions_of_every_sort_leave_one_candidate() {
    let sorts: [fn(usize) -> Condition; 6] = [
        |n| command(&format!("command{n}")).in_group(),
        |n| message().text_is(format!("text {n}").as_str()),
        |n| message().text_starts_with(format!("begin{n}.")),
        |n| message().text_contains(format!("<{n}>")),
        |n| message().in_this_group(n as u64),
        |n| message().from(n as u64),
    ];
    let conditions: Vec<Condition> = (0..60_000).map(|place| sorts[place % 6](place / 6)).collect();
    let all: Vec<Expression> =
        conditions.iter().map(|condition| condition.expression.compiled(None)).collect();
    let rules = rules();
    let index = Index::new(all.iter().map(|condition| (0, condition)));
    let hits = |event: &Event| index.candidates(&Subject::new(event, &rules)).to_vec();
    let nowhere = || Target::private(70_000);
    let from_nobody = |text: &str| {
        let sender = Sender::new(70_000);
        event_of(Payload::Message(MessagePayload::new(1, nowhere(), sender, text)))
    };
    assert_eq!(hits(&from_nobody("command4711")), [4711 * 6]);
    assert_eq!(hits(&from_nobody("Text 4711")), [4711 * 6 + 1]);
    assert_eq!(hits(&from_nobody("begin4711.x")), [4711 * 6 + 2]);
    assert_eq!(hits(&from_nobody("see <4711> there")), [4711 * 6 + 3]);
    assert_eq!(hits(&in_group("x")), [5 * 6 + 4, 7 * 6 + 5]);
    assert!(hits(&from_nobody("something else")).is_empty());
}

#[test]
fn as_many_conditions_are_looked_at_among_ten_thousand_as_among_ten() {
    let looks = |count: usize| {
        let all: Vec<Expression> = (0..count)
            .map(|n| command(&format!("command{n}")).in_group().expression.compiled(None))
            .collect();
        let rules = rules();
        let index = Index::new(all.iter().map(|condition| (0, condition)));
        let event = in_group("command7");
        let subject = Subject::new(&event, &rules);
        let candidates = index.candidates(&subject);
        let wanted = candidates.iter().filter(|&&place| all[place].is_true(&subject)).count();
        assert_eq!(wanted, 1);
        subject.looks()
    };
    assert_eq!(looks(10), looks(10_000));
    assert_eq!(looks(10), 2);
}

/// Conditions of every sort that speak of few words, so that many are true.
fn any_condition() -> impl Strategy<Value = Condition> {
    let word = || prop::sample::select(vec!["a", "b", "A b", "b c", "/a"]);
    let simple = prop_oneof![
        word().prop_map(command),
        word().prop_map(|word| command(word).with_args()),
        word().prop_map(|word| message().text_is(word)),
        word().prop_map(|word| message().text_contains(word)),
        word().prop_map(|word| message().text_starts_with(exactly(word))),
        word().prop_map(|word| message().text_matches(word)),
        (4_u64..7).prop_map(|group| message().in_this_group(group)),
        (6_u64..9).prop_map(|user| event::<Payload>().from(user)),
        Just(notice().into()),
        Just(message().in_private()),
        Just(event::<Payload>().when(|event| event.group_id().is_some())),
    ];
    simple.prop_recursive(3, 16, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| a.and(b)),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| a.or(b)),
            inner.clone().prop_map(|condition| !condition),
            inner.prop_map(|condition| condition.named("it")),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_is_true_is_let_through(
        conditions in prop::collection::vec(any_condition(), 1..20),
        text in "[aAbc/ ]{0,5}",
        private in any::<bool>(),
    ) {
        let target = if private { Target::private(7) } else { Target::group(5) };
        for event in [said(target, text.as_str()), joined()] {
            let found = candidates(&conditions, &event);
            for (place, condition) in conditions.iter().enumerate() {
                let is = is_true(condition.clone(), &event);
                prop_assert!(!is || found.contains(&place), "{condition:?} is true");
            }
        }
    }
}
