session-outside = 只有在 App 里才有 Session
session-timed-out = { $after }内没有等到
session-cancelled = 已取消
session-not-understood = { $answers } 次回答都没能看懂
session-stopping = 程序正在停止
session-too-many = 等待中的会话超过了 { $limit } 个
session-cancel-words = 取消 退出 算了
