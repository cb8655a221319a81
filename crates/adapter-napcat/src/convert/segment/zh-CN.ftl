# 消息不能发送的原因，前面是参数名

message-empty = 里没有消息段，没有可发送的内容
message-forward-mixed = 里既有合并转发又有别的内容，不能作为一条消息发送
message-music-incomplete = 里的音乐缺少页面或图片，显示不出来
message-sticker-incomplete = 里的表情既没有表情包编号和 key，也没有图片链接，显示不出来
message-no-type = 里有没有类型的消息段
message-no-text = 里的文字段没有文字
message-forward-empty = 里的合并转发没有内容
message-forward-deep = 里的合并转发嵌套超过 { $limit } 层
message-node-quotes-nothing = 里有没有指明消息的节点
message-node-by-nobody = 里有没有指明发送者的节点
message-is-forward = 是合并转发，不只是一串消息段
forward-empty = 里没有内容
forward-known-by-id = 里没有内容；只知道 id 的合并转发，请放在消息里发送
sending-segment = 发送类型为 `{ $kind }` 的消息段
only-received = NapCat 只能接收这种消息段
share-is-received = NapCat 只能原样发送收到的卡片；请把链接作为文字发送，或用 `Json` 制作卡片
location-is-fixed = NapCat 会改为发送一个固定的位置
poke-is-a-call = NapCat 只能接收这种消息段；请改用 `group_poke` 或 `friend_poke`
online-file-is-a-call = NapCat 只能接收这种消息段；请改用 `send_online_file`
flash-is-a-call = NapCat 只能接收这种消息段；请改用 `send_flash_msg`
