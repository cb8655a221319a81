event-no-json = 这不是 JSON 对象（第 { $line } 行第 { $column } 列）：{ $reason }
event-no-event = 这不是 NapCat 的事件：没有 `post_type`
