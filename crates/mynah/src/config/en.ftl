error = error: { $message }
with-key = `{ $key }`: { $message }
at-place = { $place }: { $message }
variable = environment variable { $name }
argument = --set { $key }
nth-argument = --set (number { $number })
entry = `{ $entry }`
entry-at = `{ $entry }` ({ $place })

no-such-file = there is no such file
unreadable = the file cannot be read: { $reason }
not-utf8 = the file is not UTF-8 from here on; save it as UTF-8
file-is-a-mapping = the file is a mapping: keys, each with a colon and its value
key-set-twice = the key is set twice
key-twice-since = the key is set twice; the first time in line { $line }

unset-variable = the environment variable `{ $name }` is not set; set it, or write `${"{"}{ $name }:-…{"}"}` with a default
malformed-variable = `${"{"}` has to be followed by the name of an environment variable and `{"}"}`; write `$${"{"}` for the text `${"{"}`
variable-names-no-key = the name does not name a key; write the levels with two underscores between them, as in `MYNAH__SHUTDOWN__DEADLINE`
argument-is-an-assignment = an argument of `--set` is a key and a value, as in `shutdown.deadline=20s`
value-is-not-yaml = the value is not YAML; put a text that begins with a bracket or a quote in quotes

no-bots = there is no bot; add one below `bots:`, begun with `- ` and the name of its adapter; { $known }
bots-is-a-list = `bots` is a list; begin each bot with `- ` and the name of its adapter
entry-is-an-adapter = an entry of `bots` is the name of an adapter, a colon, and its keys below it
entry-is-one-adapter = an entry of `bots` is one adapter; indent its keys further than its name, and begin another bot with `- `
entry-names-its-adapter = an entry of `bots` names its adapter
keys-below-the-adapter = the keys of an adapter stand below its name, each with its own colon
unknown-adapter = unknown adapter `{ $adapter }`; { $known }
same-id = this bot has the id of { $other }; give one of them another `name`
names-no-bot = it names no bot
no-such-bot = there is no such bot; a bot is named by its number, the first being 0, or by its `name`
more-than-one-bot = more than one bot has this name; say which by its number, the first being 0

yaml-unreadable = this is not YAML that can be read here
yaml-other = not YAML: { $reason }
yaml-document-start = not YAML: did not find expected <document start>
yaml-variable-in-brackets = inside `{"{"}…{"}"}` and `[…]`, put `${"{"}…{"}"}` in quotes: `"${"{"}…{"}"}"`
yaml-colon = a `:` cannot stand here; check the indentation and the space behind the `:` before it, and put a text with `: ` in quotes
yaml-key-expected = a key with its `: ` was expected here; check the indentation and the space behind `:`
yaml-dash-expected = a `- ` was expected here; check the indentation
yaml-dash = a `- ` cannot stand here; check the indentation
yaml-tab = a tab cannot indent; use spaces
yaml-indentation = the indentation does not fit what stands before; check the spaces at the start of the line
yaml-character = no text can begin with this character; put the text in quotes
yaml-anchor-name = a name was expected behind `&` or `*`; put a text that begins with one of them in quotes
yaml-comment = put a space before the `#` of a comment, and a text with `#` in quotes
yaml-ends-early = the file ends too early
yaml-quote-open = the quote that begins here is never closed
yaml-behind-quote = nothing can follow the quote that ends here; put the whole text in quotes
yaml-escape = `\` with this character means nothing in double quotes; use single quotes
yaml-bracket-open = the bracket that begins here is never closed
yaml-bracket-mismatch = not YAML: mismatched bracket '{ $open }' closed by '{ $close }'
yaml-bracket-closes-nothing = there is no open bracket that this one could close
yaml-brace-or-comma = a `,` or `{"}"}` was expected here
yaml-bracket-or-comma = a `,` or `]` was expected here
yaml-one-document = only one document can stand in the file
yaml-unknown-anchor = `*` refers to an anchor that is not there; put a text that begins with `*` in quotes
yaml-not-finite = this number is not finite; put a text in quotes
yaml-no-key = there is no key before this `:`
yaml-key-is-a-text = a key has to be a text
yaml-merge = `<<` takes a mapping
yaml-too-large = the file is too large or too deeply nested

unknown-module = there is no module `{ $module }`; { $known }
module-takes-nothing = this module has nothing to configure
