error = 错误：{ $message }
internal-error = Mynah 内部出错：{ $panic }
io-failed = { $what }：{ $reason }
log-filter = `log`：这不是日志过滤规则；请写成 `info`、`warn,mynah=debug` 这样
no-runtime = 无法启动运行时
no-terminal = 无法使用终端：{ $reason }
stopping-at-once = 第二次要求停止：立即结束
stopped = 还没有做完就被停止了

call-no-json = 参数不是 JSON 对象：{ $reason }
call-no-parameter = `{ $word }` 不是参数；请写成 键=值，或一个 JSON 对象
calls-by-name-unsupported = { $adapter } 不支持按名字调用接口
connection-ended = 连接已结束
not-answered = { $timeout } 内没有应答
not-connected-in-time = { $bot } 在 { $timeout } 内没有连上；原因见日志
no-such-bot = 没有这个机器人；现有：{ $bots }
which-bot = 用哪个机器人？请用 --bot 名字 指定；现有：{ $bots }

napcat-only = 只有 NapCat 能这样做，而这个机器人属于 { $adapter }
progress = { $percent } %：{ $have } / { $all } 字节
progress-without-end = { $have } 字节
upload-without-name = 从标准输入来的内容没有名字；请写 --as 名字
status-nobody = 文件里没有这个机器人
status-not-ready = { $count } 个机器人里有 { $missing } 个不能用
status-bot = { $bot }（{ $adapter }）：{ $state }
status-ready = 可以使用
status-connecting = 没有连接
status-nobody-dialled = 正在监听，但没有 NapCat 连进来；请检查 NapCat 的 WebSocket 客户端里的地址，或者多等一会儿（--connect-timeout）
status-waiting = 等待 NapCat 连到 { $bot }，最多 { $timeout }（--connect-timeout）
status-account-offline = 已连接，但账号已经下线
status-stopped = 已经结束，原因见日志
status-account = 账号：{ $id }（{ $nickname }）
status-server = 服务端：{ $name } { $version }，协议 { $protocol }
status-latency = 应答用时 { $millis } 毫秒
status-heartbeat = 上次心跳：{ $ago } 前
status-no-heartbeat = 上次心跳：还没有收到
status-counters = 连接 { $connections } 次，跳过的帧 { $skipped } 个，没人等的应答 { $stray } 个
status-problem = 问题：{ $problem }

check-ok = { $file } 没有问题，共 { $count } 个机器人：{ $bots }

demo-screen =
    Mynah —— 真正的机器人，模拟的 QQ 群；不会连接到外面。
    你是群“{ $group }”里的 { $user }，输入的内容会发到群里。

      ping            机器人在不在
      help            它会什么
      dragon          谁是龙王，谁是 50 级以上的老群友
      签到            每日签到，附签到榜
      抢答            连问三题，先答对的人得分
      :join 小明      有人进群
      :private ping   私聊机器人
      :help  :quit    更多命令，以及退出
demo-help =
    直接输入就是在群里说话；以冒号开头的是命令：

      :as 名字        换一位群友说话
      :join 名字      有人进群
      :private 内容   私聊机器人
      :quit           退出（Ctrl-C、Ctrl-D 也行）
demo-bot = mynah:
demo-bot-private = mynah（私聊）:
demo-unknown = 没有“{ $line }”这个命令；输入 :help 看看有什么。
demo-as = 现在你是 { $name }。
demo-nobody = 群里没有 { $name }；有：{ $names }

demo-not-done = 过了 { $patience } 机器人还没有处理完

event-unreadable = 读不了事件文件 { $file }
event-wrong = { $file }：{ $reason }

script-ok = { $file }：通过
script-expected = 应当回答 `{ $expected }`，机器人说的却是：{ $said }
script-expected-nothing = 应当什么都不说，机器人却说了：{ $said }
script-not-a-step = `{ $line }` 不能写在剧本里
script-nobody = 没有 { $name }；有 { $names }
script-silence = 应当回答 `{ $expected }`，机器人却什么都没说
script-unreadable = 读不了剧本 { $file }
script-wrong = { $place }: { $problem }

sim-wrong-url = `{ $url }` 不能用；地址要以这些之一开头：{ $beginnings }
sim-url-unused = 只有 `reverse` 和 `post` 这两种传输方式可以写 --url
sim-listens = 模拟的 NapCat 正在监听 { $uri }
sim-listens-twice = 模拟的 NapCat 正在监听 { $uri } 和 { $websocket }
sim-dials = 模拟的 NapCat 会连接 { $url }
sim-posts = 模拟的 NapCat 把事件上报到 { $url }，并监听 { $uri }
sim-cannot-listen = 无法监听 { $address }：{ $reason }
sim-failed = 模拟服务器出错：{ $reason }
sim-screen =
    { $place }
    你是群 { $group } 里的 { $user }，输入的内容会发到群里；:help 看更多命令。

config-there-already = { $file } 已经存在；要覆盖请加 --force
config-unwritable = 无法写入 { $file }
config-written = 已写入 { $file }；填好连接机器人的设置后，用 mynah check --config { $file } 检查

module-help = {"    "}{ $commands } —— { $text }
module-is-off = { $name }（停用）
module-keys = {"    "}可以设置：{ $keys }

needs-restart = 有的改动要到下次启动时才生效
not-reloaded = 新的配置没有采用，继续使用之前的
reloaded = 已重新读取配置
running = 正在运行：{ $bots }
texts-wrong = `texts` 文件夹里的文本有错误：
