at-key = `{ $path }`：{ $message }
with-suggestion = { $sentence }；是不是想写 `{ $suggestion }`？

known-none = 目前没有可用的
known-one = 可用的只有 { $names }
known-many = 可用的有 { $names }

unknown-key = 没有 `{ $key }` 这个键；{ $known }
unknown-key-where-none-are = 没有 `{ $key }` 这个键；这里不能写任何键
unknown-value = 这里不能写 `{ $given }`；{ $known }
missing-key = 缺少 `{ $key }` 这个键
key-twice = `{ $key }` 写了两次

expected = 这里应当是{ $expected }
expected-found = 这里应当是{ $expected }，写的却是{ $found }
wrong-length = 这里应当是{ $expected }，写的却有 { $length } 项
out-of-range = 数字过大或过小
unsupported-value = 这里不能写{ $found }

a-boolean = 布尔值（true 或 false）
a-duration = 时长（秒数，或 `30s`、`5m` 这样的写法）
an-id = 一个编号（文字或整数）
an-id-or-placed = 一个编号，或 `platform` 和 `id`
a-rate-or-false = `false`，或 `count` 和 `per`
a-list = 列表
a-list-of = 有 { $length } 项的列表
a-mapping = 键值对
a-number = 数字
a-text = 文字
a-whole-number = 整数
a-whole-number-above-zero = 大于零的整数
a-whole-number-or-zero = 非负整数
a-whole-number-up-to = 不超过 { $max } 的非负整数
nothing = 空值
something-else = 别的东西

not-a-language = `{ $given }` 不是语言；请写 `zh-CN`、`en` 这样的语言代码
not-a-duration = `{ $given }` 不是时长；请写成 `30s`、`500ms` 或 `5m`
not-so-many-seconds = `{ $given }` 不是时长；秒数不能小于零
negative-duration = 时长不能是负数
