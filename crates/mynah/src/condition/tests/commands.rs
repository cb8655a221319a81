//! Conditions on commands.

use super::*;

#[test]
fn a_command_is_said_alone_unless_the_bot_is_addressed_or_words_are_wanted() {
    assert!(is_true(command("ping"), &in_group("PING")));
    assert!(!is_true(command("ping"), &in_group("ping me tomorrow")));
    assert!(is_true(command("ping"), &in_group("/ping me tomorrow")));
    assert!(is_true(command("ping").with_args(), &in_group("ping me tomorrow")));
    assert!(is_true(command("ping").alias("在吗"), &in_group("在吗")));
    assert!(is_true(command("ping").in_group().alias("在吗"), &in_group("在吗")));
    assert!(!is_true(command("ping"), &joined()));
}

#[test]
fn a_sub_command_is_a_name_of_several_words_however_many_blanks_stand_between() {
    let list = command("group").alias("群").sub_command("list");
    assert!(is_true(list.clone(), &in_group("group list")));
    assert!(is_true(list.clone(), &in_group("/GROUP   List everything")));
    assert!(is_true(list.clone(), &in_group("群\u{3000}list")));
    assert!(!is_true(list.clone(), &in_group("group")));
    assert!(!is_true(list, &in_group("/group lists")));
}

#[test]
fn words_that_cannot_be_read_leave_the_command_to_another() {
    let by_number = command("find").args::<(u64,)>();
    assert!(is_true(by_number.clone(), &in_group("find 3")));
    assert!(!is_true(by_number.clone(), &in_group("find Bob")));
    assert!(!is_true(by_number, &in_group("find 3 4")));
    let mention = MessageChain::new().text("find ").at(9);
    assert!(is_true(command("find").args::<(mynah_core::UserId,)>(), &in_group(mention)));
}

#[test]
fn the_usage_says_which_arguments_may_be_left_out() {
    let roll = command("roll").alias("骰").arg::<u32>("n").arg::<Option<u32>>("sides");
    assert_eq!(roll.usage(), ["roll <n> [sides]", "骰 <n> [sides]"]);
    assert!(is_true(roll, &in_group("roll nonsense")));
}

#[test]
fn every_name_of_a_command_matches_in_any_case_and_width() {
    for said in ["ping", "Ping", "ｐｉｎｇ", "／ｐｉｎｇ", " / ping "] {
        assert!(is_true(command("PING"), &in_group(said)), "{said}");
    }
}
