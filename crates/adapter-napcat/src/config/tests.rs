mod words;

use mynah_core::config::Key;
use serde_json::json;

use super::*;

const URI: &str = "ws://127.0.0.1:3001";
const HTTP: &str = "http://127.0.0.1:3000";

fn read(written: &Value) -> Result<Config, SectionError> {
    Config::read(&Section::of(written).unwrap())
}

fn config(written: &Value) -> Config {
    read(written).unwrap()
}

/// The place and the text of what is wrong.
fn wrong(written: &Value) -> (String, String) {
    let error = read(written).unwrap_err();
    (error.path.join("."), error.to_string())
}

#[test]
fn only_the_uri_is_needed() {
    let config = config(&json!({ "uri": URI }));
    assert_eq!(config.id, "NapCat@127.0.0.1:3001");
    assert!(config.token.is_none());
    assert_eq!(config.lang, None);
    assert_eq!(config.retry, RetryPolicy::default());
    assert_eq!(config.call_timeout, Duration::from_mins(5));
    assert_eq!(config.connect, Connect::default());
    assert_eq!(config.files, Files::default().shared(true));
    assert_eq!((config.start_command, config.stop_command), (None, None));
}

#[test]
fn everything_can_be_said() {
    let config = config(&json!({
        "name": "main",
        "uri": "wss://bot.example.com/onebot?x=1",
        "token": "hush",
        "lang": "zh_cn",
        "retry_config": { "wait_fixed": { "wait": 3 }, "stop_after_attempt": { "max_attempt_number": 2 } },
        "extra_headers": { "X-Room": "7" },
        "call_timeout": "20s",
        "connect": {
            "open_timeout": 1, "close_timeout": 0, "max_message_size": "1MiB", "ping_interval": "5s"
        },
        "files": { "shared": true, "stream_above": "2MiB", "allow": ["/"] },
        "start_server_command": "napcat start 114514",
        "stop_server_command": "napcat stop",
    }));
    assert_eq!(config.id, "main");
    assert_eq!(config.way.to_string(), "wss://bot.example.com:443/onebot");
    assert_eq!(config.lang, Some(Lang::chinese()));
    assert_eq!(config.call_timeout, Duration::from_secs(20));
    assert_eq!(
        config.connect,
        Connect {
            open_timeout: Duration::from_secs(1),
            close_timeout: Duration::ZERO,
            max_message_size: 1 << 20,
            ping_interval: Some(Duration::from_secs(5)),
            authorities: Authorities::default(),
        }
    );
    assert_eq!(config.files, Files::default().shared(true).stream_above(2 << 20).allow(["/"]));
    assert_eq!(config.headers.0["x-room"], "7");
    assert_eq!(config.start_command.as_deref(), Some("napcat start 114514"));
    assert_eq!(config.stop_command.as_deref(), Some("napcat stop"));
}

#[test]
fn null_is_as_good_as_nothing() {
    let config = config(&json!({
        "uri": URI, "name": null, "token": null, "token_file": null, "lang": null,
        "retry_config": null, "extra_headers": null, "call_timeout": null, "connect": null,
        "files": null,
        "start_server_command": null, "stop_server_command": null, "start_on_launch": null,
        "limit_group_increase": null,
    }));
    assert_eq!(config.id, "NapCat@127.0.0.1:3001");
    assert!(config.token.is_none());
}

#[test]
fn each_mistake_is_told_with_its_place() {
    for (written, place, part) in [
        (json!({}), "uri", "nothing says where NapCat is"),
        (json!({ "uri": 5 }), "uri", "expected a text"),
        (json!({ "uri": "127.0.0.1:3001" }), "uri", "this is no address"),
        (json!({ "uri": "localhost:3001" }), "uri", "must begin with `ws://`"),
        (json!({ "uri": "ftp://a" }), "uri", "must begin with `ws://`"),
        (json!({ "uri": "ws://" }), "uri", "this is no address"),
        (json!({ "uri": "ws://a:99999" }), "uri", "this is no address"),
        (json!({ "uri": "ws://a/#b" }), "uri", "what follows `#`"),
        (json!({ "uri": URI, "tokne": "x" }), "tokne", "did you mean `token`?"),
        (json!({ "uri": URI, "name": " " }), "name", "it is empty"),
        (json!({ "uri": URI, "token": 5 }), "token", "expected a text"),
        (json!({ "uri": URI, "lang": "klingon language" }), "lang", "is not a language"),
        (json!({ "uri": URI, "call_timeout": "soon" }), "call_timeout", "is not a duration"),
        (json!({ "uri": URI, "call_timeout": 0 }), "call_timeout", "longer than zero"),
        (json!({ "uri": URI, "connect": { "ping": 1 } }), "connect.ping", "unknown key"),
        (
            json!({ "uri": URI, "connect": { "ping_interval": "0s" } }),
            "connect.ping_interval",
            "longer than zero",
        ),
        (
            json!({ "uri": URI, "connect": { "max_message_size": "much" } }),
            "connect.max_message_size",
            "not a size",
        ),
        (
            json!({ "uri": URI, "retry_config": { "stop_any": [{ "wait_fixed": { "wait": 1 } }] } }),
            "retry_config.stop_any.0",
            "expected a `stop_",
        ),
        (json!({ "uri": URI, "retry_config": [] }), "retry_config", "expected a mapping"),
        (
            json!({ "uri": URI, "extra_headers": { "a b": "x" } }),
            "extra_headers.a b",
            "no name of a header",
        ),
        (
            json!({ "uri": URI, "extra_headers": { "x": "a\nb" } }),
            "extra_headers.x",
            "no header can carry",
        ),
        (
            json!({ "uri": URI, "extra_headers": { "Upgrade": "x" } }),
            "extra_headers.Upgrade",
            "belongs to the connection",
        ),
        (
            json!({ "uri": URI, "token": "t", "extra_headers": { "authorization": "x" } }),
            "extra_headers.authorization",
            "the token is sent in this header",
        ),
    ] {
        let (path, text) = wrong(&written);
        assert_eq!(path, place, "{written}: {text}");
        assert!(text.contains(part), "{written}: {text}");
    }
}

#[test]
fn an_address_that_is_none_is_not_repeated() {
    for uri in ["ws//user:hush@host", "hush", "ftp://x?access_token=hush"] {
        let (_, text) = wrong(&json!({ "uri": uri }));
        assert!(!text.contains("hush"), "{text}");
    }
}

#[test]
fn a_token_is_read_from_its_file() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), " hush\n").unwrap();
    let config = config(&json!({ "uri": URI, "token_file": file.path() }));
    assert_eq!(config.token.unwrap().bearer(), "Bearer hush");
}

#[test]
fn a_file_without_a_token_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing.txt");
    let (path, text) = wrong(&json!({ "uri": URI, "token_file": missing }));
    assert_eq!(path, "token_file");
    assert!(text.contains("missing.txt"), "{text}");

    let empty = folder.path().join("empty.txt");
    std::fs::write(&empty, "\n").unwrap();
    let (path, text) = wrong(&json!({ "uri": URI, "token_file": empty }));
    assert_eq!(path, "token_file");
    assert!(text.contains("nothing in it"), "{text}");
}

#[test]
fn a_token_is_written_once() {
    let with_token = "ws://127.0.0.1:3001/?access_token=hush";
    for (written, place) in [
        (json!({ "uri": URI, "token": "hush", "token_file": "x" }), "token_file"),
        (json!({ "uri": with_token, "token": "hush" }), "token"),
        (json!({ "uri": with_token, "token_file": "x" }), "token_file"),
    ] {
        let (path, text) = wrong(&written);
        assert_eq!(path, place);
        assert!(text.contains("keep one of them") && !text.contains("hush"), "{text}");
    }
}

#[test]
fn a_token_in_the_address_becomes_the_token() {
    let config = config(&json!({ "uri": "ws://127.0.0.1:3001/x?a=1&access_token=h%20ush&b=2" }));
    assert_eq!(config.token.unwrap().bearer(), "Bearer h ush");
    assert_eq!(config.way.address().unwrap().to_request(None), "ws://127.0.0.1:3001/x?a=1&b=2");
}

#[test]
fn an_empty_token_is_no_token() {
    for written in [
        json!({ "uri": URI, "token": "" }),
        json!({ "uri": "ws://127.0.0.1:3001/?access_token=" }),
        json!({ "uri": "ws://127.0.0.1:3001/?access_token=", "token": "" }),
    ] {
        assert!(config(&written).token.is_none());
    }
}

#[test]
fn a_token_nothing_can_carry_is_refused_without_being_shown() {
    for token in ["hush\n", "hu\u{0}sh", "hu\u{7f}sh", "hu\rsh", "hu\u{85}sh"] {
        let (path, text) = wrong(&json!({ "uri": URI, "token": token }));
        assert_eq!(path, "token");
        assert!(text.contains("control character") && !text.contains("hu"), "{text}");
    }
}

#[test]
fn a_token_beyond_ascii_goes_into_the_query() {
    for (token, query) in
        [("密码", "%E5%AF%86%E7%A0%81"), ("a+b ", "a%2Bb%20"), ("ü&=", "%C3%BC%26%3D")]
    {
        let config = config(&json!({ "uri": "ws://127.0.0.1:3001/?x=1", "token": token }));
        assert!(!config.token.as_ref().unwrap().fits_header(), "{token}");
        assert_eq!(
            config.way.address().unwrap().to_request(config.token.as_ref()),
            format!("ws://127.0.0.1:3001/?x=1&access_token={query}")
        );
    }
}

#[test]
fn no_secret_is_shown() {
    let config = config(&json!({
        "uri": "ws://me:hush@127.0.0.1:3001/x?secret=hush",
        "token": "hush",
        "extra_headers": { "X-Key": "hush" },
    }));
    let bot = crate::NapCat::new(config);
    let config = &bot.inner.config;
    for shown in [format!("{config:#?}"), config.way.to_string(), format!("{bot:?}")] {
        assert!(!shown.contains("hush"), "{shown}");
    }
    assert!(!config.id.as_str().contains("hush"));
}

#[test]
fn the_id_tells_servers_apart() {
    for (uri, id) in [
        ("ws://a", "NapCat@a:80"),
        ("wss://a", "NapCat@a:443"),
        ("ws://a:3001/", "NapCat@a:3001"),
        ("ws://a:3001/x/", "NapCat@a:3001/x"),
        ("ws://[::1]:3001", "NapCat@[::1]:3001"),
    ] {
        assert_eq!(config(&json!({ "uri": uri })).id, id);
    }
}

#[test]
fn an_ipv6_host_is_looked_up_without_its_brackets() {
    let config = config(&json!({ "uri": "ws://[::1]:3001" }));
    let address = config.way.address().unwrap();
    assert_eq!((address.host(), address.port()), ("::1", 3001));
}

#[test]
fn files_are_shared_with_a_server_on_this_machine_unless_told_otherwise() {
    for (uri, shared) in [
        ("ws://localhost:3001", true),
        ("ws://127.1.2.3:3001", true),
        ("ws://[::1]:3001", true),
        ("ws://0.0.0.0:3001", true),
        ("ws://192.168.1.5:3001", false),
        ("ws://napcat:3001", false),
        ("wss://127.0.0.1.example.com", false),
    ] {
        assert_eq!(config(&json!({ "uri": uri })).files.is_shared(), shared, "{uri}");
        for told in [true, false] {
            let written = json!({ "uri": uri, "files": { "shared": told } });
            assert_eq!(config(&written).files.is_shared(), told, "{uri}");
        }
    }
}

#[test]
fn each_mistake_about_files_is_told_with_its_place() {
    for (files, place, part) in [
        (json!({ "share": true }), "files.share", "did you mean `shared`?"),
        (json!({ "shared": "maybe" }), "files.shared", "expected"),
        (json!({ "stream_above": "33MiB" }), "files.stream_above", "at most 32MiB"),
        (json!({ "allow": ["/", "/no/such/folder"] }), "files.allow.1", "cannot be read"),
        (json!({ "allow": "/" }), "files.allow", "expected"),
    ] {
        let (path, text) = wrong(&json!({ "uri": URI, "files": files }));
        assert_eq!(path, place, "{files}: {text}");
        assert!(text.contains(part), "{files}: {text}");
    }
}

#[test]
fn only_folders_can_be_allowed() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let (path, text) = wrong(&json!({ "uri": URI, "files": { "allow": [file.path()] } }));
    assert_eq!(path, "files.allow.0");
    assert!(text.contains("is no folder"), "{text}");
}

#[test]
fn each_mistake_about_the_way_is_told_with_its_place() {
    for (written, place, part) in [
        (json!({ "uri": URI, "listen": "127.0.0.1:1" }), "listen", "keep one of them"),
        (json!({ "listen": "127.0.0.1" }), "listen", "it has no port"),
        (json!({ "uri": URI, "post": { "listen": "127.0.0.1:1" } }), "post", "only posted beside"),
        (json!({ "uri": HTTP, "post": {} }), "post", "the key `listen` is missing"),
        (
            json!({ "uri": HTTP, "post": { "listen": "a:b" } }),
            "post.listen",
            "no address to listen",
        ),
        (
            json!({ "uri": HTTP, "post": { "listen": "a:1", "secret": "a\nb" } }),
            "post.secret",
            "control character",
        ),
        (
            json!({ "listen": "127.0.0.1:1", "extra_headers": { "x": "y" } }),
            "extra_headers",
            "NapCat dials in",
        ),
        (
            json!({ "uri": URI, "connect": { "tls_ca": "ca.pem" } }),
            "connect.tls_ca",
            "only counts for `wss://`",
        ),
        (
            json!({ "uri": "wss://a", "connect": { "tls_ca": "/no/such/ca.pem" } }),
            "connect.tls_ca",
            "cannot use the certificates in `/no/such/ca.pem`",
        ),
    ] {
        let (path, text) = wrong(&written);
        assert_eq!(path, place, "{written}: {text}");
        assert!(text.contains(part), "{written}: {text}");
    }
}

#[test]
fn the_keys_say_which_way() {
    for (written, id, shown) in [
        (json!({ "uri": URI }), "NapCat@127.0.0.1:3001", "ws://127.0.0.1:3001/"),
        (json!({ "listen": "0.0.0.0:6700/qq" }), "NapCat@0.0.0.0:6700/qq", "ws://0.0.0.0:6700/qq"),
        (json!({ "uri": "http://h" }), "NapCat@h:80", "http://h:80/"),
        (
            json!({ "uri": HTTP, "post": { "listen": "http://127.0.0.1:6701/x" } }),
            "NapCat@127.0.0.1:3000",
            "http://127.0.0.1:3000/",
        ),
    ] {
        let config = config(&written);
        assert_eq!((config.id.as_str(), config.way.to_string().as_str()), (id, shown));
    }
}

#[test]
fn what_is_posted_is_signed_with_the_token_unless_another_secret_is_written() {
    let secret = |post: Value| {
        let written = json!({ "uri": HTTP, "token": "hush", "post": post });
        let Way::Posts(_, posts) = config(&written).way else { panic!("it is posted") };
        posts.secret
    };
    assert!(secret(json!({ "listen": "a:1" })).unwrap().is("hush"));
    assert!(secret(json!({ "listen": "a:1", "secret": "other" })).unwrap().is("other"));
}

#[test]
fn an_action_is_below_the_address() {
    for (uri, below) in [
        ("http://h:3000", "http://h:3000/get_status"),
        ("https://h/qq/", "https://h/qq/get_status"),
        ("http://h/qq?x=1", "http://h/qq/get_status?x=1"),
    ] {
        let config = config(&json!({ "uri": uri }));
        assert_eq!(config.way.address().unwrap().below("get_status").to_request(None), below);
    }
    let config = config(&json!({ "uri": "http://h" }));
    let odd = config.way.address().unwrap().below("../a b?");
    assert_eq!(odd.to_request(None), "http://h/..%2Fa%20b%3F");
}

#[test]
fn every_key_is_explained_and_the_defaults_that_are_told_are_the_defaults() {
    fn told(keys: &[Key]) -> Value {
        let told = keys.iter().filter_map(|key| {
            let below = told(&key.keys);
            let told = key.default.clone().or((!key.keys.is_empty()).then_some(below));
            Some((key.name.clone(), told.filter(|value| *value != json!({}))?))
        });
        Value::Object(told.collect())
    }
    let described = Config::describe();
    assert_eq!(described.unexplained(), [""; 0]);
    let mut section = told(&described.keys(&Lang::english()));
    assert_eq!(section["connect"]["open_timeout"], "10s");
    section["uri"] = "ws://127.0.0.1:3001".into();
    let read = |section: Value| Config::read(&Section::of(section).unwrap()).unwrap();
    let usual = read(json!({ "uri": "ws://127.0.0.1:3001" }));
    assert_eq!(format!("{:?}", read(section)), format!("{usual:?}"));
}
