help-help = 显示这份列表
title = 可以对我说：
line = { $commands } —— { $text }
