at-key = `{ $path }`: { $message }
with-suggestion = { $sentence }; did you mean `{ $suggestion }`?

known-none = none is known
known-one = only { $names } is known
known-many = known are { $names }

unknown-key = unknown key `{ $key }`; { $known }
unknown-key-where-none-are = unknown key `{ $key }`; there are no keys here
unknown-value = `{ $given }` is not known here; { $known }
missing-key = the key `{ $key }` is missing
key-twice = the key `{ $key }` is set twice

expected = expected { $expected }
expected-found = expected { $expected }, found { $found }
wrong-length = expected { $expected }, found { $length ->
    [one] one item
   *[other] { $length } items
}
out-of-range = the number is too large or too small
unsupported-value = { $found } cannot stand here

a-boolean = true or false
a-duration = a duration: seconds as a number, or a text such as `30s` or `5m`
an-id = an id (a text or a whole number)
an-id-or-placed = an id, or `platform` and `id`
a-rate-or-false = `false`, or `count` and `per`
a-list = a list
a-list-of = a list of { $length }
a-mapping = a mapping
a-number = a number
a-text = a text
a-whole-number = a whole number
a-whole-number-above-zero = a whole number above zero
a-whole-number-or-zero = a whole number, zero or more
a-whole-number-up-to = a whole number from 0 to { $max }
nothing = nothing
something-else = something else

not-a-language = `{ $given }` is not a language; write a tag such as `zh-CN` or `en`
not-a-duration = `{ $given }` is not a duration; write `30s`, `500ms` or `5m`
not-so-many-seconds = `{ $given }` is not a duration; it must be zero or more seconds
negative-duration = a duration cannot be negative
