digits = 应当由十进制数字组成，而不是 `{ $given }`
not-empty = 不能为空
within = 应当在 { $min } 到 { $max } 之间，而不是 { $given }
battery = 电量应当是 0 到 100 的百分数，而不是 { $given }
unwritable = 无法写成 JSON：{ $reason }
object-or-null = 应当是 JSON 对象或 null
no-conversation = 这个事件不属于任何会话，不知道把歌发到哪里
no-picture = 应当是图片、文件，或者指向它们的文字，不能是别的消息段
music-platform = 应当是 { $known } 之一，而不是 `{ $given }`
honor = `{ $given }` 不是荣誉的种类；可用的有 { $known }

no-streams = 这个客户端只能收单个应答
