localizer-outside = 只有模块的处理函数里才有 Localizer

caused-by = { $error }：{ $cause }

list-between = 、
list-before-last = 、

io-address-in-use = 地址已被占用
io-address-not-available = 地址不可用
io-broken-pipe = 管道已断开
io-connection-aborted = 连接被中止
io-connection-refused = 连接被拒绝
io-connection-reset = 连接被重置
io-host-unreachable = 主机不可达
io-invalid-data = 数据无效
io-is-a-directory = 这是一个目录
io-network-unreachable = 网络不可达
io-not-a-directory = 路径里有一段不是目录
io-not-connected = 未连接
io-not-found = 文件或目录不存在
io-permission-denied = 没有权限
io-read-only = 文件系统是只读的
io-storage-full = 磁盘空间已满
io-timed-out = 超时
io-unexpected-end = 文件提前结束
langs-outside = 只有在 App 里才有用户的语言
no-fluent = 不是 Fluent 文本：{ $reason }
