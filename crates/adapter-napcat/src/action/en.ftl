digits = must be made of decimal digits, not `{ $given }`
not-empty = must not be empty
within = must be { $min } to { $max }, not { $given }
battery = must be a battery of 0 to 100 percent, not { $given }
unwritable = cannot be written: { $reason }
object-or-null = must be an object or null
no-conversation = belongs to no conversation to send the song to
no-picture = must be a picture, a file or a text that leads to one, no other segment
music-platform = must be one of { $known }, not `{ $given }`
honor = `{ $given }` is not a kind of honor; there are { $known }

no-streams = this client carries single answers only
