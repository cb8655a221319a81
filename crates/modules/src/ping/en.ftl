ping-help = answers, so that you see it is there
pong = pong
