dragon-help = 看看谁是龙王，以及 50 级以上的群友
king = 当前龙王是 { $name }({ $days })。
no-king = 今天还没有龙王。
veterans = { $count ->
    [0] 还没有人到 { $level } 级。
   *[other] { $level } 级以上的群友有 { $count } 位：{ $names }
}
