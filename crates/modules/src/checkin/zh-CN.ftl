checkin-help = 每日签到
ranking-help = 看看谁签到最多
done = { $streak ->
    [1] { $name } 签到成功！累计 { $total } 天。
   *[other] { $name } 签到成功！连续 { $streak } 天，累计 { $total } 天。
}
already = { $name }，你今天已经签过到了，明天再来吧！
nobody = 还没有人签到。
title = 签到榜：
place = { $place }. { $name } —— 累计 { $total } 天，连续 { $streak } 天
key-time_zone = 按哪个时区的零点换日，例如 Asia/Shanghai；不写则用本机的时区
key-places = 签到榜列出多少人
