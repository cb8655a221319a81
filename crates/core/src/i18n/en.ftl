localizer-outside = a localizer is only to be had in a handler of a module

caused-by = { $error }: { $cause }

list-between = ,{" "}
list-before-last = {" "}and{" "}

io-address-in-use = address in use
io-address-not-available = address not available
io-broken-pipe = broken pipe
io-connection-aborted = connection aborted
io-connection-refused = connection refused
io-connection-reset = connection reset
io-host-unreachable = host unreachable
io-invalid-data = invalid data
io-is-a-directory = is a directory
io-network-unreachable = network unreachable
io-not-a-directory = not a directory
io-not-connected = not connected
io-not-found = entity not found
io-permission-denied = permission denied
io-read-only = read-only filesystem or storage medium
io-storage-full = no storage space
io-timed-out = timed out
io-unexpected-end = unexpected end of file
langs-outside = the languages of users are only to be had in an app
no-fluent = this is no Fluent: { $reason }
