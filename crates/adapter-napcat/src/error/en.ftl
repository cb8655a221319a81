seconds = { $number } s
exit-status = exit status: { $code }
with-cause = { $error }: { $cause }

# Calls

rejected = { $action } was refused ({ $retcode }): { $message }; sent { $params }
rejected-with-hint = { $action } was refused ({ $retcode }): { $message }; { $hint }; sent { $params }
no-reason = NapCat gives no reason
call-timeout = { $action } got no answer within { $after }; it may have been done all the same
call-not-connected = { $action }: not connected
call-lost = { $action }: the connection was lost before the answer; it may have been done all the same
call-not-written = { $action } could not be sent within { $after }; nothing was done
call-limited = { $action } was not sent: { $waiting } messages wait already for the `limits` of this bot
call-account-offline = { $action } was not sent: the account is logged out of QQ, although NapCat is connected; log it in again
call-absent = { $action } did not arrive: no answer came, and the conversation does not have the message
call-decode = the answer of { $action } makes no sense at `{ $path }`: { $detail }
call-broken = { $action } broke off: { $reason }
call-invalid = `{ $argument }` { $reason }
call-prevented = { $action } was kept back: { $reason }
hook-answers-stream = a hook cannot answer a call that is answered several times
call-unsupported = { $api } is not supported: { $reason }
frame-too-long = are { $bytes } bytes, and the server takes { $limit }

# Ways out of refusals

hint-schema = NapCat never says which parameter it minds: compare what was sent
hint-packet-backend = this needs the packet backend of NapCat, which is not working, mostly because the version of QQ is not one this NapCat was made for; see what NapCat logs when it starts
hint-token = the access token was refused
hint-unknown-action = this NapCat has no such action; is the name right, or a newer NapCat needed?
hint-not-in-group = the bot's account is not in that group, or there is no such group
hint-unknown-user = the bot's account does not know that user, who is no friend and in no common group
hint-send-timeout = it may have arrived all the same, so do not just send it again; if nothing ever arrives, QQ's risk control may hold back this account or this content
hint-timeout = it may have been done all the same
hint-risk = this looks like a mute or like QQ's risk control (of the account, the group or the content): try by hand with the same account, send less often, leave out links
hint-upload = the file could not be handed on to QQ: a broken file, a bad network, or QQ's risk control
hint-file = NapCat looks for a file where it runs itself, which may be another machine or a container

# Connections

unauthorized = { $bot }: the server at { $address } refused the access token; check that the token here (`token`, `token_file` or the environment) equals the token of that server in NapCat's network settings
http = the handshake with { $address } was answered with HTTP status { $status }
http-with-hint = the handshake with { $address } was answered with HTTP status { $status }; { $hint }
hint-http-credentials = whatever stands in front of NapCat wants to know who asks; NapCat itself checks the token later
hint-http-not-websocket = is this the port and the path of NapCat's WebSocket server (3001 unless changed), and not of its HTTP server (3000) or its WebUI (6099)?
hint-http-gateway = the proxy in front of NapCat does not reach it
certificate = the certificate of { $address } was not accepted
cannot-connect = cannot connect to { $address }
open-timeout = { $address } did not answer within { $after }
lost = the connection to { $address } was lost: { $reason }
gave-up = gave up after { $attempts ->
    [one] one attempt
   *[other] { $attempts } attempts
}
already-running = { $bot } is running already
flooded = { $bot } was closed: more than { $count } members joined within { $window } (`limit_group_increase`)
no-events = the HTTP server at { $address } tells no events: in NapCat's network settings make it an HTTP SSE server, or have NapCat's HTTP client post events and add `post` with `listen` here
cannot-listen = cannot listen on { $address }
path-taken = { $bot } listens on { $address } already; give one of them another path, such as `/second`
cause-refused = connection refused; is NapCat running, with its server on this port?
cause-no-such-host = there is no host of this name

# The server process

not-configured = { $api } needs `{ $key }` in the configuration
shell = cannot run `{ $key }`
command-timeout = `{ $key }` did not end within { $limit } and was killed
command-failed = `{ $key }` failed ({ $status })
stop-failed = `{ $key }` failed ({ $status }), so the server was not started again
