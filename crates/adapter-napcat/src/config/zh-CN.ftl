empty-name = 名字是空的；不需要的话请去掉这个键
longer-than-zero = 必须大于零
not-a-size = 这不是大小；请写字节数，或 `64MiB` 这样的文字
launch-without-command = 没有可以用来启动 NapCat 的命令：请写上 `start_server_command`，或者去掉这个键
limit-shape = 请写成两项的列表，即秒数和这段时间内允许进群的人次，例如 `[60, 20]`；或者写成键值对，键是 `window`、`count`、`action`
unknown-lang = 这个适配器不会说 `{ $lang }`，只会{ $known }；它自己说的话将用英语

# 地址和令牌

not-an-address = 这不是地址（{ $reason }）；请写成 `ws://127.0.0.1:3001` 这样
address-without-scheme = 没有以 `ws://`、`wss://`、`http://` 或 `https://` 开头
address-without-host = 没有主机名
address-port = 端口不是 65535 以内的数字
address-host = 主机名不合法
other-scheme = 必须以 `ws://`、`wss://`、`http://` 或 `https://` 开头
no-host = 里面没有主机名
no-way = 没有写 NapCat 在哪里：请用 `uri` 写它的地址（`ws://127.0.0.1:3001`，HTTP 服务器则是 `http://127.0.0.1:3000`），或者用 `listen` 写等它连进来的地址和端口（`127.0.0.1:6700`）
two-ways = 要么由 Mynah 去连（`uri`），要么由 NapCat 来连（`listen`），请只留一个；两种都要的话，请在 `bots` 里各写一项
post-without-http = 只有用 HTTP 调用接口时才能用 POST 接收事件：请把 NapCat 的 HTTP 服务器地址写在 `uri` 里，例如 `http://127.0.0.1:3000`
nothing-to-dial = 是 NapCat 连进来，没有可以附加请求头的握手
not-a-place = 这不是可以监听的地址（{ $reason }）；请写成 `127.0.0.1:6700` 或 `127.0.0.1:6700/path` 这样
place-malformed = 格式不对
place-without-host = 没有主机名
place-without-port = 没有端口
place-with-more = 最多只能有主机、端口和路径
place-scheme = 必须以 `{ $scheme }` 开头，或者什么都不写
open-door = 任何能访问 { $address } 的人都可以冒充 NapCat：请设置 `token`，并在 NapCat 的 WebSocket 客户端里填上同样的令牌
open-posts = 任何能访问 { $address } 的人都可以伪造事件：请设置 `post.secret`，并在 NapCat 的 HTTP 客户端里填上同样的令牌
tls-ca-unusable = 无法使用 `{ $path }` 里的证书：{ $reason }
tls-ca-empty = 里面没有证书；必须是 PEM 格式，含有 `-----BEGIN CERTIFICATE-----` 这样的行
tls-ca-without-tls = 只对 `wss://` 和 `https://` 有效
fragment = `#` 后面的内容对服务端没有意义
deaf-path = NapCat 不会向路径 `{ $path }` 推送事件，这个机器人什么也收不到；请改用 `/`
token-twice = `{ $other }` 里也写了令牌；请只留一处
token-control = 令牌里有换行或其他控制字符，而 NapCat 的令牌不会有
token-unreadable = 无法从 `{ $path }` 读取令牌：{ $reason }
token-file-empty = 里面什么也没有
header-name = 这不是合法的请求头名
header-reserved = 这个请求头由连接本身使用，不能设置
header-of-the-token = 令牌就是用这个请求头发送的；请只留一处
header-value = 请求头不能携带这个值

# retry_config

retry-warning = { $path }：{ $message }
retry-not-a-mapping = 这里应当是重试策略的键值对，写的却是{ $found }
retry-conflict = { $strategies } 只能写一个
retry-unknown-strategy = 没有 `{ $strategy }` 这个策略
retry-unknown-strategy-known = 没有 `{ $strategy }` 这个策略；{ $known }
retry-inexpressible = `{ $strategy }` 没法写在配置里，因为{ $reason }
retry-takes-function = 它的参数是处理异常的函数
retry-takes-event = 它的参数是运行中程序里的事件对象
retry-parameters = 这里应当是参数的键值对，写的却是{ $found }；请写成 `{ $instead }`
retry-missing-parameter = `{ $strategy }` 缺少参数 `{ $parameter }`
retry-unknown-parameter = `{ $strategy }` 没有 `{ $parameter }` 这个参数
retry-unknown-parameter-known = `{ $strategy }` 没有 `{ $parameter }` 这个参数；{ $known }
retry-takes-none = `{ $strategy }` 没有 `{ $parameter }` 这个参数；它不带参数
retry-not-a-duration = 这里应当是时长，例如 `30`、`0.5`、`30s` 或 `500ms`，写的却是{ $found }
retry-negative = 这里的时长不能小于零，写的却是{ $found }
retry-not-a-number = 这里应当是数字，写的却是{ $found }
retry-not-a-count = 这里应当是非负整数，写的却是{ $found }
retry-both-names = `initial` 是 `multiplier` 的旧名；只能写其中一个
retry-empty-chain = `wait_chain` 至少要有一项
retry-not-a-list = `{ $strategy }` 后面应当是策略的列表，写的却是{ $found }
retry-member = 这里应当是只含一个 `{ $family }…` 策略的键值对，写的却是{ $found }
retry-other-family = 这里应当有一个 `{ $family }…` 策略
retry-too-deep = 策略嵌套超过了 { $limit } 层
retry-found-null = 空值
retry-found-not-finite = 空值，或者不是有限的数字
retry-found-list = 列表
retry-found-mapping = 键值对
retry-ignored = 没有这个键，已忽略
retry-ignored-family = 已忽略，因为这里只看 `{ $family }…` 策略
retry-no-wait = 空列表表示完全不等待
retry-no-stop = 空列表表示永不放弃
retry-stop-at-once = 空列表表示第一次失败就放弃

# `limits`

limits-word = 这里不能写 `{ $word }`；请写 `safe`、`off` 或数字，例如 { "{ bot: 20/min, conversation: 1/s }" }
limits-shape = 请写 `safe`、`off` 或数字，例如 { "{ bot: 20/min, conversation: 1/s }" }
limits-rate = `{ $found }` 不是速率；请写多长时间内几条，例如 `20/min`、`1/s` 或 `3/10s`

# `catch_up`

catch-up-shape = 请写 `true`、`false` 或范围，例如 { "{ conversations: 64, messages: 100, within: 10m }" }
catch-up-most = 这些要留在内存里，最多 { $most }

# `post`

quick-wait-most = NapCat 在等应答，最多 { $most }
