tea-help = 点一杯茶
bill-help = 算算一共多少钱，谁来付
which = 想喝什么？有 { $teas }。
not-there = 这个没有了。还有 { $teas }。
noted = 一杯{ $tea }，记下了。
bill = { $teas }：一共 { $total } 元。谁话最多谁付：{ $payer }。
