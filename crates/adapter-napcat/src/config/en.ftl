empty-name = it is empty; leave it out instead
longer-than-zero = it must be longer than zero
not-a-size = this is not a size; write a number of bytes, or a text such as `64MiB`
launch-without-command = there is nothing to start with it: write the command as `start_server_command`, or leave this out
limit-shape = write a list of two, the seconds and how many may join in them, such as `[60, 20]`, or a mapping with `window`, `count` and `action`
unknown-lang = this adapter does not speak `{ $lang }`, only { $known }; what it says itself will be in English

# The address and the token

not-an-address = this is no address ({ $reason }); write one such as `ws://127.0.0.1:3001`
address-without-scheme = it does not begin with `ws://`, `wss://`, `http://` or `https://`
address-without-host = it has no host
address-port = its port is no number up to 65535
address-host = its host cannot be one
other-scheme = it must begin with `ws://`, `wss://`, `http://` or `https://`
no-host = there is no host in it
no-way = nothing says where NapCat is: write its address as `uri` (`ws://127.0.0.1:3001`, or `http://127.0.0.1:3000` for its HTTP server), or as `listen` the address and port where NapCat dials in (`127.0.0.1:6700`)
two-ways = either Mynah dials (`uri`) or NapCat does (`listen`); keep one of them, and write one entry of `bots` for each if both are meant
post-without-http = events are only posted beside calls over HTTP: write the address of NapCat's HTTP server as `uri`, such as `http://127.0.0.1:3000`
nothing-to-dial = there is no handshake to put them in: NapCat dials in
not-a-place = this is no address to listen on ({ $reason }); write one such as `127.0.0.1:6700`, or `127.0.0.1:6700/path`
place-malformed = it is malformed
place-without-host = it has no host
place-without-port = it has no port
place-with-more = a host, a port and a path at most belong in it
place-scheme = it must begin with `{ $scheme }`, or with no such thing at all
open-door = everybody who reaches { $address } can pass for NapCat: set a `token`, and the same in NapCat's WebSocket client
open-posts = everybody who reaches { $address } can make up events: set `post.secret`, and the same as the token of NapCat's HTTP client
tls-ca-unusable = cannot use the certificates in `{ $path }`: { $reason }
tls-ca-empty = there is none in it; it must be in PEM, with lines of `-----BEGIN CERTIFICATE-----`
tls-ca-without-tls = it only counts for `wss://` and `https://`
fragment = what follows `#` means nothing to a server
deaf-path = NapCat sends no events to the path `{ $path }`, so this bot will hear nothing; use `/`
token-twice = the token is written in `{ $other }` too; keep one of them
token-control = the token has a line break or another control character in it, which no token of NapCat has
token-unreadable = cannot read the token from `{ $path }`: { $reason }
token-file-empty = there is nothing in it
header-name = this is no name of a header
header-reserved = this header belongs to the connection itself
header-of-the-token = the token is sent in this header; keep one of them
header-value = no header can carry this value

# retry_config

retry-warning = { $path }: { $message }
retry-not-a-mapping = expected a mapping of retry strategies, found { $found }
retry-conflict = only one of { $strategies } may stand here
retry-unknown-strategy = unknown strategy `{ $strategy }`
retry-unknown-strategy-known = unknown strategy `{ $strategy }`; { $known }
retry-inexpressible = `{ $strategy }` cannot be written in configuration, because { $reason }
retry-takes-function = it takes a function of the error
retry-takes-event = it takes an event object of the running program
retry-parameters = expected a mapping of parameters, found { $found }; write `{ $instead }`
retry-missing-parameter = `{ $strategy }` needs the parameter `{ $parameter }`
retry-unknown-parameter = `{ $strategy }` has no parameter `{ $parameter }`
retry-unknown-parameter-known = `{ $strategy }` has no parameter `{ $parameter }`; { $known }
retry-takes-none = `{ $strategy }` has no parameter `{ $parameter }`; it takes none
retry-not-a-duration = expected a duration such as `30`, `0.5`, `30s` or `500ms`, found { $found }
retry-negative = expected a duration of zero or more, found { $found }
retry-not-a-number = expected a number, found { $found }
retry-not-a-count = expected a whole number of zero or more, found { $found }
retry-both-names = `initial` is the older name of `multiplier`; set only one of them
retry-empty-chain = `wait_chain` needs at least one member
retry-not-a-list = `{ $strategy }` takes a list of strategies, found { $found }
retry-member = expected a mapping with one `{ $family }…` strategy, found { $found }
retry-other-family = expected a `{ $family }…` strategy here
retry-too-deep = combinators nest deeper than { $limit } levels
retry-found-null = nothing
retry-found-not-finite = nothing, or a number that is not finite
retry-found-list = a list
retry-found-mapping = a mapping
retry-ignored = unknown key is ignored
retry-ignored-family = ignored, because only `{ $family }…` strategies count here
retry-no-wait = an empty list does not wait at all
retry-no-stop = an empty list never stops
retry-stop-at-once = an empty list stops after the first attempt

# `limits`

limits-word = `{ $word }` is not known here; write `safe`, `off` or numbers such as { "{ bot: 20/min, conversation: 1/s }" }
limits-shape = write `safe`, `off` or numbers such as { "{ bot: 20/min, conversation: 1/s }" }
limits-rate = `{ $found }` is no rate; write how many within which time, such as `20/min`, `1/s` or `3/10s`

# `catch_up`

catch-up-shape = write `true`, `false` or bounds such as { "{ conversations: 64, messages: 100, within: 10m }" }
catch-up-most = this is held in memory; write at most { $most }

# `post`

quick-wait-most = NapCat waits for the answer; write at most { $most }
