comes-back-otherwise = 里有平台会改写的内容，无法在历史记录里辨认
no-history = 不是有历史记录的会话
event-made-up = 不是 NapCat 的事件，无法对它做什么
