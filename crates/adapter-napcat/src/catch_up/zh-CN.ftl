caught-up = 已补收离线期间的 { $messages } 条消息，来自 { $conversations } 个会话
caught-up-in-part = { $count } 个会话（{ $conversations }）还有更早的消息没有补收：`catch_up` 只取每个会话最近 { $within } 内的 { $messages } 条
not-caught-up = { $count } 个会话（{ $conversations }）无法补收：{ $reason }
strangers-unknown = 无法得知离线期间还有哪些会话有新消息：{ $reason }
waited-enough = { $conversations } 个会话的新消息已等了 { $hold }，不再等错过的消息
