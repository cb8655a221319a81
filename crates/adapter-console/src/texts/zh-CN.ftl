name-is-empty = 不能为空
name-of-the-bot = `{ $name }` 是机器人的名字；请换一个
not-in-the-group = 群 `{ $group }` 里没有 `{ $user }`
no-such-group = 这里没有群 `{ $group }`，只有 `{ $only }`
input-is-taken = 已经有另一个终端在读取这个输入
message-is-empty = `message` 是空的
call-kept-back = { $api } 被拦下了：{ $reason }
hook-unreadable = 无法读懂钩子对 { $api } 的改动：{ $reason }
target-unsupported = Console 不支持发给这种对象

key-name = 机器人的固定名字
key-user = 谁在输入；不写则是当前登录的用户
key-group = 在哪个群里输入
key-lang = 终端自己说话用的语言；不写则看终端的设置
