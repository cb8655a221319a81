//! A filtered list is a view, and nobody can tell.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// A list, and who of it are kept by one filter and then by another.
fn kept_twice() -> impl Strategy<Value = Vec<(u64, bool, bool)>> {
    // More than two words of bits, and accounts that are listed twice.
    vec((0..150_u64, any::<bool>(), any::<bool>()), 0..200)
}

fn listed(accounts: &[(u64, bool, bool)]) -> GroupMembers {
    accounts.iter().map(|(id, ..)| member(*id, Role::Member)).collect()
}

/// The accounts in the order they are first listed.
fn once(accounts: &[(u64, bool, bool)]) -> Vec<u64> {
    let mut once = Vec::new();
    for (id, ..) in accounts {
        if !once.contains(id) {
            once.push(*id);
        }
    }
    once
}

fn set(accounts: &[(u64, bool, bool)], kept: fn(&(u64, bool, bool)) -> bool) -> Vec<u64> {
    accounts.iter().filter(|account| kept(account)).map(|(id, ..)| *id).collect()
}

fn only(members: &GroupMembers, accounts: &[u64]) -> GroupMembers {
    members.filter(|member| accounts.contains(&member.user_id.as_u64().unwrap()))
}

fn common(left: &[u64], right: &[u64]) -> Vec<u64> {
    left.iter().filter(|id| right.contains(id)).copied().collect()
}

/// Whether these members are exactly those, whichever way one asks.
fn assert_are(members: &GroupMembers, expected: &[u64]) {
    assert_eq!(ids(members), expected);
    assert_eq!(members.len(), expected.len());
    assert_eq!(members.is_empty(), expected.is_empty());
    for id in 0..150 {
        let found = members.get(&id.into()).and_then(|member| member.user_id.as_u64());
        assert_eq!(found, expected.contains(&id).then_some(id));
        assert_eq!(members.contains(&id.into()), found.is_some());
    }
    let backwards: Vec<u64> =
        members.iter().rev().filter_map(|member| member.user_id.as_u64()).collect();
    assert!(backwards.iter().rev().eq(expected));
    let copied: GroupMembers = members.iter().cloned().collect();
    assert_eq!(*members, copied);
    assert_eq!(copied, *members);
    assert_eq!(format!("{members:?}"), format!("{copied:?}"));
}

proptest! {
    #[test]
    fn a_filtered_list_is_what_filtering_one_by_one_gives(accounts in kept_twice()) {
        let (all, first, then) =
            (once(&accounts), set(&accounts, |(_, kept, _)| *kept), set(&accounts, |(.., kept)| *kept));
        let (list, kept) = (listed(&accounts), common(&all, &first));
        assert_are(&list, &all);
        let view = only(&list, &first);
        assert_are(&view, &kept);
        assert_are(&only(&view, &then), &common(&kept, &then));
    }

    #[test]
    fn views_of_one_list_are_sets_like_any_others(accounts in kept_twice()) {
        let list = listed(&accounts);
        let left = only(&list, &set(&accounts, |(_, kept, _)| *kept));
        let right = only(&list, &set(&accounts, |(.., kept)| *kept));
        let stranger: GroupMembers = right.iter().cloned().collect();
        assert_are(&left.intersection(&right), &common(&ids(&left), &ids(&right)));
        for other in [&right, &stranger] {
            prop_assert_eq!(ids(&left.intersection(other)), ids(&left.intersection(&right)));
            prop_assert_eq!(ids(&left.difference(other)), ids(&left.difference(&right)));
            prop_assert_eq!(left.union(other).len(), left.len() + right.difference(&left).len());
            prop_assert_eq!(left == *other, ids(&left) == ids(other));
        }
    }

    #[test]
    fn a_view_goes_to_the_generic_api_and_back(accounts in kept_twice()) {
        let own: GroupMembers<Ranked> = listed(&accounts)
            .iter()
            .map(|base| Ranked { base: base.clone(), level: 10 })
            .collect();
        let [first, then] =
            [set(&accounts, |(_, kept, _)| *kept), set(&accounts, |(.., kept)| *kept)];
        let view = own.filter(|member| first.contains(&member.base.user_id.as_u64().unwrap()));
        let generic = view.clone().into_generic();
        assert_are(&generic, &ids(&view));
        prop_assert_eq!(generic.downcast::<Ranked>().unwrap(), view.clone());
        let fewer = only(&generic, &then);
        let back = fewer.downcast::<Ranked>().unwrap();
        prop_assert_eq!(ids(&back), common(&ids(&view), &then));
        prop_assert!(back.iter().all(|member| std::ptr::eq(member, own.get(&member.base.user_id).unwrap())));
    }
}

#[test]
fn a_filter_asks_once_for_each_in_order_and_copies_nobody() {
    let group = group();
    let mut asked = Vec::new();
    let admins = group.filter(|member| {
        asked.extend(member.user_id.as_u64());
        member.role == Role::Admin
    });
    assert_eq!(asked, [3, 1, 2, 4]);
    for admin in &admins {
        assert!(std::ptr::eq(admin, group.get(&admin.user_id).unwrap()));
    }
    assert_eq!(admins.iter().len(), 2);
}

#[test]
fn lists_with_the_same_accounts_differ_where_a_member_does() {
    let other: GroupMembers = group()
        .iter()
        .cloned()
        .map(|mut member| {
            member.is_robot = member.user_id == "4";
            member
        })
        .collect();
    assert_ne!(group(), other);
    assert_ne!(group().filter_by_role(Role::Admin), other.filter_by_role(Role::Admin));
    assert_eq!(group().filter_by_role(Role::Owner), other.filter_by_role(Role::Owner));
}
