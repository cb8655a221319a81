//! Every strategy at its edges.

use super::*;

const QQ: Platform = Platform::from_static("QQ");
const TERMINAL: Platform = Platform::from_static("Terminal");

/// `a`, `b` and `c` on QQ, `d` on another platform; `c` saw the event first, then `a`.
///
/// `b` and `c` are friends with 7 and in group 5; `d` has neither friends nor groups.
fn now() -> Snapshot {
    let bot = |id: &str, platform: Platform, known: bool| {
        let mut bot = BotInfo::new(id, platform);
        let friends = known.then(|| UserId::from(7)).into_iter().collect();
        let groups = known.then(|| GroupId::from(5)).into_iter().collect();
        (bot.friends, bot.groups) = (Some(Arc::new(friends)), Some(Arc::new(groups)));
        bot
    };
    Snapshot {
        bots: vec![
            bot("a", QQ, false),
            bot("b", QQ, true),
            bot("c", QQ, true),
            bot("d", TERMINAL, false),
        ],
        platform: Some(QQ),
        seen_by: Some(vec!["c".into(), "a".into()]),
        prefer: 1,
        dice: 1,
    }
}

fn taken(strategy: &Strategy, now: &Snapshot) -> Result<String, SelectError> {
    select(strategy, now).map(|bot| bot.id.to_string())
}

/// Each strategy, and whom it takes; places are those of the last argument.
fn all(place: usize) -> [(&'static str, Strategy); 16] {
    [
        ("preferred", Strategy::preferred()),
        ("nth", Strategy::nth(place)),
        ("nth_to_see", Strategy::nth_to_see(place)),
        ("random", Strategy::random()),
        ("platform", Strategy::platform()),
        ("platform_nth", Strategy::platform_nth(place)),
        ("platform_random", Strategy::platform_random()),
        ("preferred_of_all", Strategy::preferred_of_all()),
        ("nth_of_all", Strategy::nth_of_all(place)),
        ("random_of_all", Strategy::random_of_all()),
        ("friend", Strategy::friend(7)),
        ("friend_nth", Strategy::friend_nth(7, place)),
        ("friend_random", Strategy::friend_random(7)),
        ("group", Strategy::group(5)),
        ("group_nth", Strategy::group_nth(5, place)),
        ("group_random", Strategy::group_random(5)),
    ]
}

/// Whom each strategy takes, in one line; a `-` for an error.
fn row(place: usize, now: &Snapshot) -> String {
    all(place).map(|(_, strategy)| taken(&strategy, now).unwrap_or("-".to_owned())).concat()
}

#[test]
fn every_strategy_takes_whom_it_says() {
    // In the order of `all`: witnesses (4), platform (3), everybody (3), friends (3), group (3).
    assert_eq!(row(0, &now()), "aacc aab aab bbc bbc".replace(' ', ""));
    assert_eq!(row(1, &now()), "acac abb abb bcc bcc".replace(' ', ""));
    assert_eq!(row(2, &now()), "a--c acb acb b-c b-c".replace(' ', ""));
    assert_eq!(row(9, &now()), "a--c a-b a-b b-c b-c".replace(' ', ""));
}

#[test]
fn a_preference_counts_from_one_the_last_stands_for_more_and_zero_is_any() {
    let preferring = |prefer, dice| row(0, &Snapshot { prefer, dice, ..now() });
    let of = |row: &str| [0, 4, 7, 10, 13].map(|at| row.as_bytes()[at] as char);
    assert_eq!(of(&preferring(1, 1)), ['a', 'a', 'a', 'b', 'b']);
    assert_eq!(of(&preferring(2, 1)), ['c', 'b', 'b', 'c', 'c']);
    assert_eq!(of(&preferring(99, 1)), ['c', 'c', 'd', 'c', 'c']);
    assert_eq!(of(&preferring(0, 2)), ['a', 'c', 'c', 'b', 'b']);
    assert_eq!(of(&preferring(0, 3)), ['c', 'a', 'd', 'c', 'c']);
}

#[test]
fn every_die_takes_somebody_and_in_turn_everybody() {
    for (name, strategy) in all(0) {
        if strategy.pick != Pick::Random {
            continue;
        }
        let rolled: HashSet<String> =
            (0..12).map(|dice| taken(&strategy, &Snapshot { dice, ..now() }).unwrap()).collect();
        let fitting = candidates(&strategy.among, &now()).unwrap().len();
        assert_eq!(rolled.len(), fitting, "{name}");
        taken(&strategy, &Snapshot { dice: u64::MAX, ..now() }).unwrap();
    }
}

#[test]
fn a_bot_that_is_not_ready_is_taken_by_no_strategy() {
    let mut some = now();
    some.bots[2].ready = false;
    assert_eq!(row(0, &some), "aaaa aab aab bbb bbb".replace(' ', ""));
    let mut none = now();
    none.bots.iter_mut().for_each(|bot| bot.ready = false);
    for (name, strategy) in all(0) {
        assert_eq!(taken(&strategy, &none), Err(SelectError::NoneReady), "{name}");
    }
}

#[test]
fn without_an_event_only_what_depends_on_none_is_taken() {
    let without = Snapshot { seen_by: None, platform: None, ..now() };
    for (name, strategy) in all(0) {
        let needs = matches!(strategy.among, Among::Witnesses | Among::Platform(None));
        let taken = taken(&strategy, &without);
        assert_eq!(taken == Err(SelectError::NoEvent), needs, "{name}: {taken:?}");
    }
    assert_eq!(taken(&Strategy::platform().on(TERMINAL), &without), Ok("d".to_owned()));
}

#[test]
fn whoever_cannot_be_found_is_named() {
    let nobody = Snapshot { bots: Vec::new(), ..now() };
    for (name, strategy) in all(0) {
        assert_eq!(taken(&strategy, &nobody), Err(SelectError::NoBots), "{name}");
    }
    let gone = Snapshot { seen_by: Some(vec!["gone".into()]), ..now() };
    assert_eq!(taken(&Strategy::preferred(), &gone), Err(SelectError::NoWitnesses));
    assert_eq!(taken(&Strategy::friend(8), &now()), Err(SelectError::NotFriends(8.into())));
    assert_eq!(taken(&Strategy::group(6), &now()), Err(SelectError::NotInGroup(6.into())));
    let matrix = Platform::from_static("Matrix");
    let error = taken(&Strategy::platform().on(matrix.clone()), &now()).unwrap_err();
    assert_eq!(error, SelectError::NotOnPlatform(matrix));
    assert_eq!(
        taken(&Strategy::nth(2), &now()),
        Err(SelectError::BehindTheLast { place: 2, count: 2 })
    );
    let mut unknown = now();
    unknown.bots[0].groups = None;
    assert_eq!(taken(&Strategy::group(6), &unknown), Err(SelectError::ListsUnknown));
    assert_eq!(taken(&Strategy::group(5), &unknown), Ok("b".to_owned()));
}

#[test]
fn who_was_taken_least_is_taken_next() {
    let mut now = now();
    let strategy = Strategy::platform().least_used();
    let mut turns = Vec::new();
    for _ in 0..4 {
        let id = taken(&strategy, &now).unwrap();
        now.bots.iter_mut().find(|bot| bot.id == *id.as_str()).unwrap().uses += 1;
        turns.push(id);
    }
    assert_eq!(turns, ["a", "b", "c", "a"]);
}
