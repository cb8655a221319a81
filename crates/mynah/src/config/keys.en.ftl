key-lang = the language of the process and of bots that have none of their own, such as en or zh-CN; without it, that of LC_ALL or LANG
key-texts = a folder with files MODULE.LANG.ftl, whose texts count before those of the modules
key-log = what is logged, in the syntax of RUST_LOG, such as warn,mynah_adapter_napcat=debug
key-reload = whether `mynah run` reads this file again when it changes, for what it says about modules, `policy` and `commands`; SIGHUP has it read in any case
key-commands = how commands are written
key-commands-prefixes = what makes a message a command; an empty prefix lets a command be said bare
key-handlers = how long handlers may take, and how much may wait for them
key-handlers-deadline = how long one handler may take with one event
key-handlers-queue = how many events may wait at most, and how many conversations may be busy at once
key-handlers-queue_per_conversation = how many events of one conversation may wait
key-handlers-when_full = what becomes of more: drop_newest, drop_oldest or block
key-handlers-sessions = how many sessions may wait at once
key-policy = whom the bot answers; everybody unless something is said here
key-policy-supers = users that may do everything and are never limited
key-policy-groups = in which groups
key-policy-groups-allow = these alone; an empty list is none
key-policy-groups-deny = not these, whatever `allow` says
key-policy-users = which users
key-policy-users-allow = these alone; an empty list is nobody
key-policy-users-deny = not these, whatever `allow` says
key-policy-private = whether in private chats; yes unless it is false
key-policy-limit = how often one user, such as {"{"} count: 5, per: 1m {"}"}; false for no limit
key-policy-modules = what is different for single modules, by their names
key-shutdown = how the process ends
key-shutdown-deadline = how long running handlers may take when the process is asked to stop
key-modules = which modules are on, and what each of them is told
key-modules-disable = the names of modules that are switched off
key-dedupe = whether an event that several bots of one platform see is handled once
key-prefer_bot = which bot is taken where several could be: 1 for the first, 2 for the second, 0 for any
key-bots = the bots, each begun with `- ` and the name of its adapter

template-head =
    The configuration of Mynah: mynah run --config FILE, mynah check --config FILE
    What is commented out shows the default. A text may hold ${"{"}NAME{"}"} or ${"{"}NAME:-default{"}"}, filled in from the environment.
