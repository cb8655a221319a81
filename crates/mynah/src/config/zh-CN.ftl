error = 错误：{ $message }
with-key = `{ $key }`：{ $message }
at-place = { $place }: { $message }
variable = 环境变量 { $name }
argument = --set { $key }
nth-argument = 第 { $number } 个 --set
entry = `{ $entry }`
entry-at = `{ $entry }`（{ $place }）

no-such-file = 没有这个文件
unreadable = 读不了这个文件：{ $reason }
not-utf8 = 从这里起不是 UTF-8；请把文件另存为 UTF-8 编码
file-is-a-mapping = 文件的内容应当是键值对：每个键后面跟着冒号和它的值
key-set-twice = 这个键写了两次
key-twice-since = 这个键写了两次；第一次在第 { $line } 行

unset-variable = 环境变量 `{ $name }` 没有设置；请设置它，或写成 `${"{"}{ $name }:-…{"}"}` 给出默认值
malformed-variable = `${"{"}` 后面应当是环境变量名和 `{"}"}`；如果就要写 `${"{"}` 本身，请写成 `$${"{"}`
variable-names-no-key = 这个变量名对应不上任何键；各级之间用两个下划线隔开，例如 `MYNAH__SHUTDOWN__DEADLINE`
argument-is-an-assignment = `--set` 后面要写“键=值”，例如 `shutdown.deadline=20s`
value-is-not-yaml = 这个值不是合法的 YAML；以括号或引号开头的文字请放进引号里

no-bots = 一个机器人也没有；请在 `bots:` 下面加一个，以 `- ` 和适配器名开头；{ $known }
bots-is-a-list = `bots` 是列表；每个机器人以 `- ` 和适配器名开头
entry-is-an-adapter = `bots` 的每一项都是适配器名加冒号，它的键写在下面
entry-is-one-adapter = `bots` 的每一项只能有一个适配器；它的键要比适配器名缩进得更深，另一个机器人请另起一行 `- `
entry-names-its-adapter = `bots` 的每一项都要写适配器名
keys-below-the-adapter = 适配器的键写在适配器名下面，每个键后面都有自己的冒号
unknown-adapter = 没有 `{ $adapter }` 这个适配器；{ $known }
same-id = 标识与另一个机器人重复：{ $other }；请给其中一个换个 `name`
names-no-bot = 没有指明是哪个机器人
no-such-bot = 没有这个机器人；机器人用序号（从 0 开始）或 `name` 来指定
more-than-one-bot = 有好几个机器人都叫这个名字；请用序号（从 0 开始）指明是哪一个

yaml-unreadable = 这里不是能读懂的 YAML
yaml-other = 不是合法的 YAML（解析器的原话：{ $reason }）
yaml-document-start = 不是合法的 YAML：这里应当是文档的开头
yaml-variable-in-brackets = 在 `{"{"}…{"}"}` 和 `[…]` 里，`${"{"}…{"}"}` 要加引号：`"${"{"}…{"}"}"`
yaml-colon = 这里不能有 `:`；请检查缩进，以及前一个 `:` 后面有没有空格；带 `: ` 的文字请加引号
yaml-key-expected = 这里应当是键和 `: `；请检查缩进，以及 `:` 后面有没有空格
yaml-dash-expected = 这里应当是 `- `；请检查缩进
yaml-dash = 这里不能有 `- `；请检查缩进
yaml-tab = 不能用制表符（Tab）缩进；请用空格
yaml-indentation = 缩进和前面对不上；请检查行首的空格
yaml-character = 文字不能以这个字符开头；请加引号
yaml-anchor-name = `&` 或 `*` 后面应当有名字；以它们开头的文字请加引号
yaml-comment = 注释的 `#` 前面要有空格；带 `#` 的文字请加引号
yaml-ends-early = 文件提前结束了
yaml-quote-open = 从这里开始的引号没有闭合
yaml-behind-quote = 引号到这里已经结束，后面不能再有内容；请把整段文字放进引号里
yaml-escape = 双引号里的 `\` 加这个字符没有意义；请改用单引号
yaml-bracket-open = 从这里开始的括号没有闭合
yaml-bracket-mismatch = 不是合法的 YAML：括号“{ $open }”用“{ $close }”闭合了
yaml-bracket-closes-nothing = 这个括号前面没有与它配对的括号
yaml-brace-or-comma = 这里应当是 `,` 或 `{"}"}`
yaml-bracket-or-comma = 这里应当是 `,` 或 `]`
yaml-one-document = 文件里只能有一个 YAML 文档
yaml-unknown-anchor = `*` 引用的锚点不存在；以 `*` 开头的文字请加引号
yaml-not-finite = 这个数字不是有限的数；如果是文字请加引号
yaml-no-key = 这个 `:` 前面没有键
yaml-key-is-a-text = 键必须是文字
yaml-merge = `<<` 后面应当是键值对
yaml-too-large = 文件太大，或嵌套太深

unknown-module = 没有 `{ $module }` 这个模块；{ $known }
module-takes-nothing = 这个模块没有可以设置的内容
