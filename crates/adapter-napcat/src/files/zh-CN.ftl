# 文件不能发送的原因，前面是参数名

file-not-here = 不在这台机器上：`{ $source }`
file-no-bytes = 里的文件没有任何字节
file-no-link = 里的链接不是链接：`{ $source }`；链接以 `http://` 或 `https://` 开头
file-unsendable = 里有不能发送的来源：{ $source }
file-foreign-path = 指的不是这台机器上的文件：`{ $source }`
file-no-base64 = 里的 base64 不合法：{ $error }
file-empty-path = 给出的文件路径是空的
file-not-looked-at = 无法查看：{ $error }
file-unreadable = 指的文件读不了，`{ $path }`：{ $error }
file-not-allowed = 指的文件不在 `files.allow` 允许的目录里：`{ $path }`
file-no-file = 指的不是文件：`{ $path }`
file-empty = 指的文件是空的：`{ $path }`

# 配置错误

files-too-large = 最大只能是 32MiB：服务器的一条消息装不下更多
files-no-folder = `{ $path }` 不是目录
files-unreadable = 读不了 `{ $path }`：{ $error }
no-folders-in-private = 私聊文件没有文件夹
file-without-link = 平台没有给出该文件的链接
segment-is-no-file = 消息的这一部分不是文件
file-on-the-server = { $path } 只在 NapCat 那台机器上；如果两者同在一台机器，请在 `files` 下设置 `shared: true`，否则请在 NapCat 中打开 `enableLocalFile2Url`

# 从服务器来的文件

file-unwritable = 指的文件写不了，`{ $path }`：{ $error }
file-not-for-memory = { $path } 超过 32 MiB，放在内存里太大；请用 `download_file_stream` 和 `save_to` 存成文件
download-cut = 还没有结束就没有下文了
download-no-beginning = 一开始没有说明是什么文件
download-gap = 第 { $chunk } 块没有收到
download-again = 第 { $chunk } 块又来了一次
download-miscounted = 收到 { $chunks } 块共 { $bytes } 字节，但发送的是 { $told_chunks } 块共 { $told } 字节

# 读取的内容不能上传的原因，前面是参数名

reader-unreadable = 读不下去了：{ $error }
reader-unkept = 在知道总长度之前要暂存到 { $folder }，但存不了：{ $error }
reader-too-short = 没有说好的 { $length } 字节就结束了
