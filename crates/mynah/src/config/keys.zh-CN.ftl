key-lang = 进程的语言，也是没有单独设置语言的机器人的语言，例如 en 或 zh-CN；不写则看 LC_ALL 或 LANG
key-texts = 存放 模块.语言.ftl 文件的文件夹，其中的文本优先于模块自带的
key-log = 日志记什么，写法同 RUST_LOG，例如 warn,mynah_adapter_napcat=debug
key-reload = 文件改动后 `mynah run` 是否重新读取其中关于模块的部分以及 `policy`、`commands`；收到 SIGHUP 时总会重新读取
key-commands = 命令怎么写
key-commands-prefixes = 命令的前缀；空前缀表示可以直接说命令
key-handlers = 处理函数可以运行多久，可以有多少事件等待
key-handlers-deadline = 一个处理函数处理一个事件最多用多久
key-handlers-queue = 最多有多少事件等待，同时最多有多少会话忙碌
key-handlers-queue_per_conversation = 一个会话最多有多少事件等待
key-handlers-when_full = 超出的怎么办：drop_newest（丢弃新的）、drop_oldest（丢弃旧的）或 block（等待）
key-handlers-sessions = 同时最多有多少会话流程在等待
key-policy = 机器人理会谁；这里什么都不写就是所有人
key-policy-supers = 什么都可以做、不受频率限制的用户
key-policy-groups = 在哪些群里
key-policy-groups-allow = 只在这些群；空列表表示都不
key-policy-groups-deny = 不在这些群，优先于 `allow`
key-policy-users = 哪些用户
key-policy-users-allow = 只有这些用户；空列表表示谁都不理
key-policy-users-deny = 不理这些用户，优先于 `allow`
key-policy-private = 是否理会私聊；除非写 false，否则理会
key-policy-limit = 同一用户多久一次，例如 {"{"} count: 5, per: 1m {"}"}；false 表示不限
key-policy-modules = 各个模块的不同之处，按模块名字
key-shutdown = 进程怎样结束
key-shutdown-deadline = 要求停止时，正在运行的处理函数还可以用多久
key-modules = 启用哪些模块，以及各模块的设置
key-modules-disable = 停用的模块的名字
key-dedupe = 同一平台的几个机器人看到同一个事件时，是否只处理一次
key-prefer_bot = 有几个机器人可用时用哪一个：1 表示第一个，2 表示第二个，0 表示任意
key-bots = 机器人，每个以 `- ` 和适配器的名字开头

template-head =
    Mynah 的配置：mynah run --config 文件，mynah check --config 文件
    注释掉的是默认值。文本里可以写 ${"{"}NAME{"}"} 或 ${"{"}NAME:-默认值{"}"}，从环境变量取值。
