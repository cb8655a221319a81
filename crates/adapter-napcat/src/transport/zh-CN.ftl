connected = 已连接到 { $address }
listening = 正在 { $address } 等待 NapCat 连接
listening-to-all = 正在 { $address } 等待 NapCat 连接，没有令牌
dialled-in = NapCat 已连接到 { $address }
connection-gone = 连接断开了：{ $reason }；正在重新连接
guest-gone = 连接断开了：{ $reason }；等待 NapCat 重新连接
stopped-as-asked = NapCat 已按要求停止；正在重新连接
trying-again = { $error }；{ $after }后再试（第 { $attempt } 次）
hello-late = 连接了 { $after }，NapCat 还没有报到；不再等它，先开始工作
account-offline = 账号下线了：{ $reason }；连接还在，但在 NapCat 里重新登录之前收发不了消息
account-online = 账号重新上线了
no-reason-offline = NapCat 没有说明原因
silence = 已经 { $silence }没有收到 NapCat 的任何消息，连心跳也没有；再过 { $left }还是这样就重新连接
frame-skipped = 跳过了看不懂的一帧：{ $reason }
frame-binary = 内容不是文字
frame-nobody = 既不是事件也不是应答

turned-away = 拒绝了 { $peer }：{ $reason }{ $more ->
    [0] {""}
   *[other] {""}（上次提示之后还有 { $more } 次）
}
door-stuck = 系统无法在这个端口接受连接：{ $reason }；会继续尝试{ $more ->
    [0] {""}
   *[other] {""}（上次提示之后还有 { $more } 次）
}
door-no-websocket = 它要的不是 WebSocket；这里等的是 NapCat 的 WebSocket 客户端
door-token = 令牌不对或没有令牌；请把 NapCat 的 WebSocket 客户端的令牌设成这个机器人的 `token`
door-nobody = 它没有说明是哪个账号（X-Self-ID）
door-closed = { $bot } 已经关闭，不再接受连接
door-path = 路径 { $path } 上没有监听；NapCat 里的路径要和配置里的一致
door-account = 这里没有账号 { $account } 的机器人
posts-only = 事件要用 POST 上报，而它做了别的
post-unsigned = 上报的事件没有签名；请把 NapCat 的 HTTP 客户端的令牌设成这个机器人的 `post.secret`（没有写就是 `token`）
post-forged = 上报的事件签名不对；NapCat 的 HTTP 客户端的令牌要和这个机器人的 `post.secret`（没有写就是 `token`）一致
post-too-long = 上报的事件超过了 `connect.max_message_size` 的 { $limit } 字节
posts-full = 有事件上报，但没有连接，无法处理；已有 { $dropped } 个没有接收{ $more ->
    [0] {""}
   *[other] {""}（上次提示之后 { $more } 个）
}
parts-go-elsewhere = NapCat 的 HTTP SSE 服务器把应答的各部分发给监听事件的一方，而不是调用的一方；请改用 WebSocket，或者 HTTP 服务器加 `post`
http-call = HTTP 状态码 { $status } 不是 NapCat 的；中间有代理吗？

lost-ended = 对方结束了连接
lost-reset = 没有告别就断了
lost-closed = NapCat 关闭了连接
lost-closed-code = NapCat 关闭了连接（{ $code }）
lost-closed-with = NapCat 关闭了连接（{ $code } { $reason }）
lost-silence = 已经 { $silence }没有收到任何消息
lost-replaced = 这个账号又连了一次，以新的连接为准；如果反复出现，说明 NapCat 里有两个 WebSocket 客户端指向这个地址
lost-no-answer = NapCat 不再应答
lost-too-long = 有一条消息长 { $bytes } 字节，超过了 `connect.max_message_size` 的 { $limit } 字节

flood = { $window }内进群超过 { $count } 人次；在恢复正常之前，后面的进群通知一律丢弃
flood-close = { $window }内进群超过 { $count } 人次；按照 `limit_group_increase`，机器人已关闭
flood-goes-on = 进群仍然过于频繁；已丢弃 { $dropped } 条进群通知
flood-over = 进群频率恢复到了 `limit_group_increase` 允许的范围；共丢弃了 { $dropped } 条进群通知

command-runs = 正在执行 `{ $key }`
command-launched = 已启动 `{ $key }`，同时开始连接
command-ended = `{ $key }` 已结束（{ $status }）

stream-overrun = 数据来得比取得快，而服务器没有办法暂停；请先存成文件，或者取得更快一些
http-frame-too-long = 应答的一部分超过了 { $limit } 字节
