check-ok = { $file } 没有问题,共 { $count } 个机器人:{ $bots }

demo-screen =
    Mynah —— 真正的机器人,模拟的 QQ 群;不会连接到外面。
    你是群“{ $group }”里的 { $user },输入的内容会发到群里。

      ping            机器人在不在
      help            它会什么
      dragon          谁是龙王,谁是 50 级以上的老群友
      :join 小明      有人进群
      :private ping   私聊机器人
      :help  :quit    更多命令,以及退出
demo-help =
    直接输入就是在群里说话;以冒号开头的是命令:

      :as 名字        换一位群友说话
      :join 名字      有人进群
      :private 内容   私聊机器人
      :quit           退出(Ctrl-C、Ctrl-D 也行)
demo-bot = mynah:
demo-bot-private = mynah(私聊):
demo-unknown = 没有“{ $line }”这个命令;输入 :help 看看有什么。
demo-as = 现在你是 { $name }。
demo-nobody = 群里没有 { $name };有:{ $names }

sim-screen =
    模拟的 NapCat 正在监听 { $uri }
    你是群 { $group } 里的 { $user },输入的内容会发到群里;:help 看更多命令。
