act-nowhere = 这个事件不属于任何可以发言的会话
act-nobody = 这个事件没有具体的当事人
act-itself = 这个事件的当事人是机器人自己
act-no-group = 这件事不是在群里发生的
act-no-message = 这个事件没有对应的消息
act-no-request = 这个事件不是等待处理的请求
