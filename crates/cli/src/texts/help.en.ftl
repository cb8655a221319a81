help = A multi-platform chat bot; without a command it opens the demo, which needs no account
help-call = Make one call to a server and print its answer as JSON
help-call-action = What to call, such as get_group_info
help-call-params = Its parameters: key=value pairs, or one JSON object
help-check = Check a configuration file, and connect to nothing
help-config = Write a configuration file to start from, or a schema of it
help-config-init = Print a commented configuration file with every key and its default
help-config-init-force = Write over a file that is there already
help-config-init-output = Write to this file instead
help-config-schema = Print a JSON Schema of the configuration, for editors
help-demo = Talk to the shipped modules in a simulated group
help-demo-script = Play the conversation in this file, and fail when an answer differs
help-explain = Tell which handlers want an event, and why or why not; nothing is run or connected
help-explain-event = A file with one event as NapCat writes it, as `mynah tail` prints it; `-` is standard input
help-help = Print this message or the help of the given command
help-help-command = The command
help-modules = List the modules, whether they are on, and what they can do
help-run = Run the bots of a configuration file
help-sim = Run a simulated NapCat server to try bots against
help-sim-port = The port to listen on; 0 takes a free one
help-sim-transport = How bots and the server find each other: ws, http, http-ws or sse (bots connect), reverse or post (the server connects to --url; with post, bots also call it over http)
help-sim-url = Where the bot is: ws:// for reverse, http:// for post
help-sim-token = The access token clients must give, with which the server also proves itself
help-tail = Print the events of a server as JSON, one a line

help-any-bot = Which bot, when the file has several
help-any-config = The configuration file
help-any-connect-timeout = How long to wait for a connection, in seconds
help-any-help = Print help
help-any-lang = The language Mynah speaks to you: en or zh-CN [default: that of the configuration, else of LC_ALL or LANG]
help-any-set = Set one key over the file and the environment, such as bots.main.lang=en
help-any-version = Print version

help-default = { $help } [default: { $value }]
help-variable = { $help } [env: { $value }]

value-action = ACTION
value-command = COMMAND
value-event = EVENT
value-file = FILE
value-key-value = KEY=VALUE
value-lang = LANG
value-name = NAME
value-params = PARAMS
value-port = PORT
value-seconds = SECONDS
value-token = TOKEN
value-transport = TRANSPORT
value-url = URL

usage-command = COMMAND
usage-options = [OPTIONS]
heading-arguments = Arguments:
heading-commands = Commands:
heading-options = Options:
heading-usage = Usage:{" "}

no-such-command = there is no command `{ $command }`; there are { $commands }
not-a-transport = there are these transports: { $transports }
not-a-port = a port is a whole number from 0 to 65535
wrong-call = this cannot be meant: { $reason }
wrong-call-as-value = To say { $arg } as a value, put `--` before it.
wrong-call-command = there is no command { $command }
wrong-call-help = For more information, try `--help`.
wrong-call-missing = missing: { $args }
wrong-call-no-value = { $arg } takes a value, and none was given
wrong-call-suggestion = Did you mean { $suggestion }?
wrong-call-twice = { $arg } cannot be given more than once
wrong-call-unknown = there is no argument { $arg }
wrong-call-usage = Usage: { $usage }
wrong-call-utf8 = the command line is not UTF-8
wrong-call-value = `{ $value }` is no value for { $arg }: { $reason }
