name-is-empty = 不能为空
name-of-the-bot = `{ $name }` 是机器人的名字；请换一个
not-in-the-group = 群 `{ $group }` 里没有 `{ $user }`
no-such-group = 这里没有群 `{ $group }`，只有 `{ $only }`
input-is-taken = 已经有另一个终端在读取这个输入
message-is-empty = `message` 是空的
target-unsupported = Console 不支持发给这种对象
