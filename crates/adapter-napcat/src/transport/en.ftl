connected = connected to { $address }
connection-gone = the connection was lost: { $reason }; connecting again
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

lost-ended = it ended
lost-reset = it was cut without a goodbye
lost-closed = the server closed it
lost-closed-code = the server closed it ({ $code })
lost-closed-with = the server closed it ({ $code } { $reason })
lost-silence = nothing was heard for { $silence }
lost-too-long = a message of { $bytes } bytes is longer than the { $limit } of `connect.max_message_size`

flood = more than { $count } members joined within { $window }; further joins are dropped until it is calm again
flood-close = more than { $count } members joined within { $window }; the bot is closed, as `limit_group_increase` says
flood-goes-on = members still join too fast; { $dropped } joins have been dropped
flood-over = members join no faster than `limit_group_increase` allows again; { $dropped } joins were dropped

command-runs = running `{ $key }`
command-launched = started `{ $key }`; connecting meanwhile
command-ended = `{ $key }` has ended ({ $status })

stream-overrun = it came faster than it was taken, and the server cannot be asked to wait; take it faster, such as by saving it to a file first, or allow more of it to wait
http-frame-too-long = a part of an answer is longer than { $limit } bytes
