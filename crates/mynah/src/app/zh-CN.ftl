stopping = 正在停止：不再接收新的事件，等正在运行的处理函数结束
events-too-late = 停止过程中又来了事件，没有接收
events-dropped = 有事件没能及时处理完，已丢弃
connections-cut = 有连接没能及时关闭，已强行断开
bot-ended = 已结束
bot-joined = 新来的机器人，现在开始运行
bot-there-already = 已经有名为 `{ $bot }` 的机器人了
bot-gave-up = 不再尝试：{ $error }
adapter-panicked = 适配器崩溃（panic）：{ $panic }
no-bot-left = 一个机器人也不剩了：{ $bots } 都已放弃
no-such-module = `modules.disable` 里写了 `{ $name }`，但没有这个模块

directory-outside = 只有在 App 里才有 Directory
calls-not-hooked = 这个机器人的调用不经过钩子：它的适配器不支持
