name-is-empty = must not be empty
name-of-the-bot = `{ $name }` is the name of the bot; choose another
not-in-the-group = `{ $user }` is not in the group `{ $group }`
no-such-group = no group `{ $group }` here, there is only `{ $only }`
input-is-taken = another console reads this input
message-is-empty = `message` is empty
call-kept-back = { $api } was kept back: { $reason }
hook-unreadable = what a hook made of { $api } cannot be read: { $reason }
target-unsupported = Console does not support this kind of target

key-name = the stable name of this bot
key-user = who types; without it, whoever is logged in
key-group = the group it is typed in
key-lang = the language of the terminal's own words; without it, that of the terminal
