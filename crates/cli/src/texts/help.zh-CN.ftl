help = 多平台聊天机器人；不带命令则打开演示，不需要任何账号
help-call = 调用一次服务器的接口，以 JSON 显示结果
help-call-action = 调用哪个接口，例如 get_group_info
help-call-params = 接口的参数：若干个 键=值，或一个 JSON 对象
help-check = 检查配置文件，不连接任何服务器
help-config = 生成配置文件，或它的 JSON Schema
help-config-init = 显示一份带注释的配置文件，包含每个键和默认值
help-config-init-force = 文件已存在时覆盖
help-config-init-output = 写到这个文件
help-config-schema = 显示配置的 JSON Schema，供编辑器使用
help-demo = 在模拟的群里试用自带的模块
help-demo-script = 照着这个文件里的对话演一遍，回答对不上就失败
help-explain = 说明哪些处理函数想要某个事件，以及为什么；不运行、不连接任何东西
help-explain-event = 存有一个 NapCat 事件的文件，就是 `mynah tail` 显示的那种；`-` 表示标准输入
help-help = 显示本帮助，或某个命令的帮助
help-help-command = 要看哪个命令
help-modules = 列出模块、是否启用，以及它们会什么
help-run = 运行配置文件里的机器人
help-sim = 运行模拟的 NapCat 服务器，用来试机器人
help-sim-port = 监听的端口；0 表示随便用一个空闲的
help-sim-transport = 机器人和服务器怎么连：ws、http、http-ws、sse（机器人来连），reverse、post（服务器去连 --url；post 时机器人还可以用 http 调用接口）
help-sim-url = 机器人的地址：reverse 用 ws://，post 用 http://
help-sim-token = 客户端必须提供的访问令牌，服务器去连机器人时也用它
help-tail = 以 JSON 显示服务器的事件，每行一个

help-any-bot = 配置文件里有多个机器人时，指定用哪一个
help-any-config = 配置文件
help-any-connect-timeout = 等待连接的时间，单位秒
help-any-help = 显示帮助
help-any-lang = Mynah 用什么语言和你说话：en 或 zh-CN（默认看配置文件，其次看 LC_ALL 或 LANG）
help-any-set = 设置一个键，优先于配置文件和环境变量，例如 bots.main.lang=en
help-any-version = 显示版本

help-default = { $help }（默认 { $value }）
help-variable = { $help }（环境变量 { $value }）

value-action = 接口
value-command = 命令
value-event = 事件
value-file = 文件
value-key-value = 键=值
value-lang = 语言
value-name = 名字
value-params = 参数
value-port = 端口
value-seconds = 秒数
value-token = 令牌
value-transport = 传输方式
value-url = 地址

usage-command = 命令
usage-options = [选项]
heading-arguments = 参数：
heading-commands = 命令：
heading-options = 选项：
heading-usage = 用法：

no-such-command = 没有 `{ $command }` 这个命令；可用的有 { $commands }
not-a-transport = 传输方式有这些：{ $transports }
not-a-port = 端口是 0 到 65535 的整数
wrong-call = 命令写得不对：{ $reason }
wrong-call-as-value = 如果 { $arg } 本身就是一个值，请在前面加上 `--`。
wrong-call-command = 没有 { $command } 这个命令
wrong-call-help = 输入 `--help` 查看详细用法。
wrong-call-missing = 缺少 { $args }
wrong-call-no-value = { $arg } 后面要写一个值
wrong-call-suggestion = 是不是想写 { $suggestion }？
wrong-call-twice = { $arg } 不能写多次
wrong-call-unknown = 没有 { $arg } 这个参数
wrong-call-usage = 用法：{ $usage }
wrong-call-utf8 = 命令行不是 UTF-8 编码
wrong-call-value = `{ $value }` 不能作为 { $arg } 的值：{ $reason }
