error = error: { $message }
internal-error = something inside Mynah broke: { $panic }
io-failed = { $what }: { $reason }
log-filter = `log`: this is no filter; write directives such as `info` or `warn,mynah=debug`
no-runtime = the runtime could not start
no-terminal = the terminal cannot be used: { $reason }
stopping-at-once = asked to stop twice: ending at once
stopped = stopped before it was done

call-no-json = the parameters are no JSON object: { $reason }
call-no-parameter = `{ $word }` is no parameter; write key=value, or one JSON object
calls-by-name-unsupported = { $adapter } does not support calls by name
connection-ended = the connection ended
not-answered = there was no answer within { $timeout }
not-connected-in-time = { $bot } did not connect within { $timeout }; the log says why
no-such-bot = there is no such bot; there are: { $bots }
which-bot = which bot? say --bot NAME; there are: { $bots }

napcat-only = only NapCat can do this, and this bot is of { $adapter }
progress = { $percent } %: { $have } of { $all } bytes
progress-without-end = { $have } bytes
upload-without-name = what comes from standard input has no name; say --as NAME
status-nobody = there is no such bot in the file
status-not-ready = { $missing } of { $count } bots cannot be used
status-bot = { $bot } ({ $adapter }): { $state }
status-ready = ready
status-connecting = not connected
status-nobody-dialled = listens, and no NapCat dialled in; check the address in NapCat's WebSocket client, or wait longer (--connect-timeout)
status-waiting = waiting for NapCat to dial in at { $bot }, for { $timeout } at most (--connect-timeout)
status-account-offline = connected, but the account is logged out
status-stopped = ended, the log says why
status-account = account: { $id } ({ $nickname })
status-server = server: { $name } { $version }, protocol { $protocol }
status-latency = answered in { $millis } ms
status-heartbeat = last heartbeat: { $ago } ago
status-no-heartbeat = last heartbeat: none yet
status-counters = connections: { $connections }, frames skipped: { $skipped }, answers nobody waited for: { $stray }
status-problem = problem: { $problem }

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
      checkin         counts who comes by every day
      quiz            three questions for everybody
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

demo-not-done = the bot is not done with this after { $patience }

event-unreadable = the event { $file } cannot be read
event-wrong = { $file }: { $reason }

script-ok = { $file }: ok
script-expected = expected `{ $expected }`, but the bot said: { $said }
script-expected-nothing = expected nothing, but the bot said: { $said }
script-not-a-step = `{ $line }` is nothing to do in a script
script-nobody = there is no { $name }; there are { $names }
script-silence = expected `{ $expected }`, but the bot said nothing
script-unreadable = the script { $file } cannot be read
script-wrong = { $place }: { $problem }

sim-wrong-url = `{ $url }` is no address that begins with one of: { $beginnings }
sim-url-unused = only the transports `reverse` and `post` take a --url
sim-listens = A simulated NapCat listens on { $uri }
sim-listens-twice = A simulated NapCat listens on { $uri } and { $websocket }
sim-dials = A simulated NapCat connects to { $url }
sim-posts = A simulated NapCat posts its events to { $url } and listens on { $uri }
sim-cannot-listen = cannot listen on { $address }: { $reason }
sim-failed = { $reason }
sim-screen =
    { $place }
    You are { $user } in the group { $group }; what you type is said there. :help shows more.

config-there-already = { $file } is there already; say --force to write over it
config-unwritable = { $file } cannot be written
config-written = { $file } is written; set what connects the bot, and try it with: mynah check --config { $file }

module-help = {"    "}{ $commands } – { $text }
module-is-off = { $name } (off)
module-keys = {"    "}can be told: { $keys }

needs-restart = something has changed in the configuration that counts from the next start on
not-reloaded = the configuration is not taken over; what was read before goes on counting
reloaded = the configuration was read again
running = running: { $bots }
texts-wrong = the texts of the folder `texts` have mistakes:
