session-outside = a session is only to be had in an app
session-timed-out = nothing came within { $after }
session-cancelled = it was cancelled
session-not-understood = { $answers ->
    [one] the answer was not understood
   *[other] none of { $answers } answers was understood
}
session-stopping = the app is stopping
session-too-many = more than { $limit } sessions would wait
session-cancel-words = cancel quit stop
