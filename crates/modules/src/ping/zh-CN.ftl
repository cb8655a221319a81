ping-help = 看看机器人在不在
pong = pong，我在
