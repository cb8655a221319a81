check-ok = { $file } is fine: { $count ->
    [one] one bot, { $bots }
   *[other] { $count } bots, { $bots }
}

demo-screen =
    Mynah – the real bot, in a simulated QQ group. Nothing leaves this machine.
    You are { $user } in the group "{ $group }"; what you type is said there.

      ping            is the bot there?
      help            what it can do
      dragon          who talks most, and who are the veterans
      :join Mallory   somebody joins the group
      :private ping   say it to the bot alone
      :help  :quit    more, and the way out
demo-help =
    What you type is said in the group. Lines that begin with a colon do something else:

      :as NAME        speak as another member
      :join NAME      somebody joins the group
      :private TEXT   say it to the bot alone
      :quit           the end (so are Ctrl-C and Ctrl-D)
demo-bot = mynah:
demo-bot-private = mynah (to you alone):
demo-unknown = There is no "{ $line }" here; :help shows what there is.
demo-as = You are { $name } now.
demo-nobody = There is no { $name } in the group; there are: { $names }

sim-screen =
    A simulated NapCat listens on { $uri }
    You are { $user } in the group { $group }; what you type is said there. :help shows more.
