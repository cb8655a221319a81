caught-up = caught up on { $messages ->
    [one] one message
   *[other] { $messages } messages
} of { $conversations ->
    [one] one conversation
   *[other] { $conversations } conversations
} that came while this bot was away
caught-up-in-part = older messages were left in { $count ->
    [one] one conversation
   *[other] { $count } conversations
} ({ $conversations }): `catch_up` fetches { $messages } of each, of the last { $within }
not-caught-up = { $count ->
    [one] one conversation
   *[other] { $count } conversations
} could not be caught up on ({ $conversations }): { $reason }
strangers-unknown = it could not be found out in which further conversations something was said while this bot was away: { $reason }
waited-enough = new messages of { $conversations ->
    [one] one conversation
   *[other] { $conversations } conversations
} have waited for { $hold } for those that were missed, and go on without them
