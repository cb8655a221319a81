seconds = { $number } 秒
exit-status = 退出码 { $code }
with-cause = { $error }：{ $cause }

# 调用

rejected = NapCat 拒绝了 { $action }（{ $retcode }）：{ $message }；发送的参数：{ $params }
rejected-with-hint = NapCat 拒绝了 { $action }（{ $retcode }）：{ $message }；{ $hint }；发送的参数：{ $params }
no-reason = NapCat 没有说明原因
call-timeout = { $action } 等了 { $after }也没有应答；操作可能已经生效
call-not-connected = { $action }：没有连接到 NapCat
call-lost = { $action }：还没等到应答，连接就断了；操作可能已经生效
call-not-written = { $action } 在 { $after }内没能发出去，什么都没有做
call-limited = { $action } 没有发送：已经有 { $waiting } 条消息在等这个机器人的 `limits`
call-account-offline = { $action } 没有发送：NapCat 还连着，但账号已经从 QQ 下线；请重新登录
call-absent = { $action } 没有送达：没有等到应答，会话的历史记录里也没有这条消息
call-decode = 看不懂 { $action } 的应答，问题出在 `{ $path }`：{ $detail }
call-broken = { $action } 中断了：{ $reason }
call-invalid = 参数 `{ $argument }` 不对：{ $reason }
call-prevented = { $action } 被拦下：{ $reason }
hook-answers-stream = 钩子不能代答会分多次回答的调用
call-unsupported = 不支持 { $api }：{ $reason }
frame-too-long = 有 { $bytes } 字节，而 NapCat 最多接收 { $limit } 字节

# 被拒绝时的出路

hint-schema = NapCat 不会指出是哪个参数不对，请对照发送的参数检查
hint-packet-backend = 这个功能需要 NapCat 的 packet backend，而它现在不可用，多半是 QQ 版本与 NapCat 不配套；请查看 NapCat 的启动日志
hint-token = 访问令牌被拒绝
hint-unknown-action = 这个 NapCat 没有这个接口；请检查名字是否写对，或升级 NapCat
hint-not-in-group = 机器人的账号不在这个群里，或者没有这个群
hint-unknown-user = 机器人的账号不认识这个用户：不是好友，也没有共同的群
hint-send-timeout = 消息可能已经送达，请不要直接重发；如果一直收不到，可能是账号或内容被 QQ 风控了
hint-timeout = 操作可能已经生效
hint-risk = 看起来是被禁言，或者被 QQ 风控了（账号、群或内容）；请用同一个账号手动发送试试，并降低发送频率、去掉链接
hint-upload = 文件没能传给 QQ：可能是文件有问题、网络不好，或者被 QQ 风控了
hint-file = NapCat 是在它自己所在的机器或容器里找文件的

# 连接

unauthorized = { $bot }：{ $address } 拒绝了访问令牌；请检查这里的令牌（`token`、`token_file` 或环境变量）与 NapCat 网络配置里这个服务器的 token 是否一致
http = 与 { $address } 握手时，对方返回了 HTTP 状态码 { $status }
http-with-hint = 与 { $address } 握手时，对方返回了 HTTP 状态码 { $status }；{ $hint }
hint-http-credentials = 这是 NapCat 前面的代理要求验证身份，NapCat 自己要到握手之后才检查令牌
hint-http-not-websocket = 请检查端口和路径是不是 NapCat 的 WebSocket 服务器（默认 3001），而不是 HTTP 服务器（默认 3000）或 WebUI（默认 6099）
hint-http-gateway = NapCat 前面的代理连不上 NapCat
certificate = { $address } 的证书不受信任
cannot-connect = 连接不上 { $address }
open-timeout = { $address } 在 { $after }内没有响应
lost = 与 { $address } 的连接断开了：{ $reason }
gave-up = 尝试了 { $attempts } 次，放弃连接
already-running = { $bot } 已经在运行
flooded = { $bot } 已关闭：{ $window }内进群超过 { $count } 人次（`limit_group_increase`）
no-events = { $address } 的 HTTP 服务器不推送事件：请在 NapCat 的网络配置里改用 HTTP SSE 服务器，或者用 NapCat 的 HTTP 客户端上报事件，并在这里加上 `post` 和其中的 `listen`
cannot-listen = 无法监听 { $address }
path-taken = { $bot } 已经在监听 { $address }；请给其中一个换个路径，例如 `/second`
cause-refused = 连接被拒绝；NapCat 启动了吗？这个端口上的服务器启用了吗？
cause-no-such-host = 找不到这个主机名

# 服务端进程

not-configured = { $api } 需要在配置里写 `{ $key }`
shell = 无法运行 `{ $key }`
command-timeout = `{ $key }` 在 { $limit }内没有结束，已被强制终止
command-failed = `{ $key }` 执行失败（{ $status }）
stop-failed = `{ $key }` 执行失败（{ $status }），因此没有重新启动 NapCat
