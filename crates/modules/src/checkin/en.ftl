checkin-help = checks in, once a day
ranking-help = shows who checked in most often
done = { $streak ->
    [one] Welcome, { $name }! Days so far: { $total }.
   *[other] Welcome back, { $name }! { $streak } days in a row, { $total } altogether.
}
already = You were here today already, { $name }. See you tomorrow!
nobody = Nobody has checked in yet.
title = Who was here most often:
place = { $place }. { $name } – days: { $total }, in a row: { $streak }
key-time_zone = where a day begins at midnight, such as Asia/Shanghai; without it, the time zone of the machine
key-places = how many members the leaderboard lists
