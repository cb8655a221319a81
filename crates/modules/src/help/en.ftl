help-help = shows this list
title = What you can say:
line = { $commands } – { $text }
