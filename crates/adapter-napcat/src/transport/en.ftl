connected = connected to { $address }
listening = waiting for NapCat at { $address }
listening-to-all = waiting for NapCat at { $address }, without a token
dialled-in = NapCat has dialled in at { $address }
connection-gone = the connection was lost: { $reason }; connecting again
guest-gone = the connection was lost: { $reason }; waiting for NapCat to dial in again
stopped-as-asked = NapCat went away, as it was asked to; connecting again
trying-again = { $error }; trying again in { $after } (attempt { $attempt })
hello-late = NapCat has not said hello within { $after }; going on without
account-offline = the account is offline: { $reason }; the connection is up, but nothing can be sent or heard until it is logged in again in NapCat
account-online = the account is online again
no-reason-offline = NapCat does not say why
silence = nothing was heard from NapCat for { $silence }, not even a heartbeat; connecting anew if this goes on for another { $left }
frame-skipped = skipped a frame that makes no sense: { $reason }
frame-binary = it is no text
frame-nobody = it is neither an event nor an answer

turned-away = turned { $peer } away: { $reason }{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more since the last time this was said)
}
door-stuck = the system lets nobody in at this port: { $reason }; it is tried again{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more since the last time this was said)
}
door-no-websocket = it wants no WebSocket; this is where NapCat's WebSocket client dials in
door-token = its token is wrong or missing; set the token of NapCat's WebSocket client to the `token` of this bot
door-nobody = it does not say which account it has (X-Self-ID)
door-closed = { $bot } was closed and takes no more connections
door-path = nothing is listened for at the path { $path }; the path in NapCat must be that of the configuration
door-account = no bot here has the account { $account }
posts-only = events are posted, and it did something else
post-unsigned = the event is not signed; set the token of NapCat's HTTP client to the `post.secret` (else the `token`) of this bot
post-forged = the signature of the event is wrong; the token of NapCat's HTTP client must equal the `post.secret` (else the `token`) of this bot
post-too-long = the event is longer than the { $limit } bytes of `connect.max_message_size`
posts-full = events are posted, and there is no connection to make use of them; { $dropped } were not taken{ $more ->
    [0] {""}
   *[other] {""} ({ $more } since the last time this was said)
}
parts-go-elsewhere = an HTTP SSE server of NapCat sends the parts of an answer to whoever listens for events, and not to who asked; use a WebSocket, or an HTTP server with `post`
http-call = the HTTP status { $status } is none of NapCat's; is there a proxy in between?

lost-ended = it ended
lost-reset = it was cut without a goodbye
lost-closed = the server closed it
lost-closed-code = the server closed it ({ $code })
lost-closed-with = the server closed it ({ $code } { $reason })
lost-silence = nothing was heard for { $silence }
lost-replaced = the account has dialled in a second time, and the new connection counts; if this goes on, NapCat has two WebSocket clients for this address
lost-no-answer = NapCat answers no more
lost-too-long = a message of { $bytes } bytes is longer than the { $limit } of `connect.max_message_size`

flood = more than { $count } members joined within { $window }; further joins are dropped until it is calm again
flood-close = more than { $count } members joined within { $window }; the bot is closed, as `limit_group_increase` says
flood-goes-on = members still join too fast; { $dropped } joins have been dropped
flood-over = members join no faster than `limit_group_increase` allows again; { $dropped } joins were dropped

command-runs = running `{ $key }`
command-launched = started `{ $key }`; connecting meanwhile
command-ended = `{ $key }` has ended ({ $status })

stream-overrun = it came faster than it was taken, and the server cannot be asked to wait; save it to a file first, or take it faster
http-frame-too-long = a part of an answer is longer than { $limit } bytes
