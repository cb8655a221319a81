mod views;

use super::*;

#[derive(Debug, Clone, PartialEq)]
struct Ranked {
    base: Member,
    level: u32,
}

impl GroupMember for Ranked {
    fn info(&self) -> &Member {
        &self.base
    }
}

fn member(id: u64, role: Role) -> Member {
    let mut member = Member::new(1, id);
    member.role = role;
    member
}

fn group() -> GroupMembers {
    [
        member(3, Role::Member),
        member(1, Role::Owner),
        member(2, Role::Admin),
        member(4, Role::Admin),
    ]
    .into_iter()
    .collect()
}

fn ids<M: GroupMember>(members: &GroupMembers<M>) -> Vec<u64> {
    members.ids().filter_map(UserId::as_u64).collect()
}

#[test]
fn members_keep_the_order_of_the_platform_through_filters() {
    assert_eq!(ids(&group()), [3, 1, 2, 4]);
    assert_eq!(ids(&group().filter_by_role(Role::Admin)), [2, 4]);
    assert_eq!(ids(&group().filter_by_role_not_in(&[Role::Owner, Role::Admin])), [3]);
}

#[test]
fn an_owner_manages_everybody_and_an_admin_members_and_itself() {
    let group = group();
    let manages = |a: u64, b: u64| group.is_manager_of(&a.into(), &b.into());
    assert_eq!(manages(1, 2), Some(true));
    assert_eq!(manages(1, 1), Some(true));
    assert_eq!(manages(2, 3), Some(true));
    assert_eq!(manages(2, 2), Some(true));
    assert_eq!(manages(2, 4), Some(false));
    assert_eq!(manages(2, 1), Some(false));
    assert_eq!(manages(3, 3), Some(false));
    assert_eq!(manages(1, 99), None);
    assert!(!group.is_admin(&99.into()));
}

#[test]
fn those_who_never_spoke_are_not_active() {
    let now = Timestamp::from_second(1_000_000).unwrap();
    let mut active = member(1, Role::Member);
    active.last_sent_time = Some(Timestamp::from_second(999_950).unwrap());
    let mut earlier = member(2, Role::Member);
    earlier.last_sent_time = Some(Timestamp::from_second(900_000).unwrap());
    let group: GroupMembers = [active, earlier, member(3, Role::Member)].into_iter().collect();
    assert_eq!(ids(&group.filter_by_last_sent_within(Duration::from_mins(1), now)), [1]);
    assert_eq!(ids(&group.filter_by_last_sent_within(Duration::MAX, now)), [1, 2]);
}

#[test]
fn set_operations_go_by_account() {
    let left: GroupMembers =
        [member(1, Role::Member), member(2, Role::Member)].into_iter().collect();
    let right: GroupMembers =
        [member(2, Role::Admin), member(3, Role::Member)].into_iter().collect();
    assert_eq!(ids(&left.union(&right)), [1, 2, 3]);
    assert_eq!(ids(&left.intersection(&right)), [2]);
    assert_eq!(ids(&left.difference(&right)), [1]);
    assert_eq!(ids(&left.symmetric_difference(&right)), [1, 3]);
}

#[test]
fn a_filtered_generic_list_becomes_the_adapters_own_again() {
    let own: GroupMembers<Ranked> =
        group().iter().map(|base| Ranked { base: base.clone(), level: 10 }).collect();
    let generic = own.into_generic().filter_by_role(Role::Admin);
    let back = generic.downcast::<Ranked>().unwrap();
    assert_eq!(ids(&back), [2, 4]);
    assert!(back.iter().all(|member| member.level == 10));
    assert!(group().downcast::<Ranked>().is_none());
}
