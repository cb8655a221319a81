//! What an operator reads when a file is no YAML, or not the YAML it should be.

use super::{chinese, rendered};

/// Texts that are no YAML, each for another reason.
const BROKEN: [&str; 16] = [
    "log: a: b\n",
    "shutdown:\n  deadline: 1s\n queue: 3\n",
    "log:info\nlang: en\n",
    "log: \"info\nlang: en\n",
    "log: info\nmodules: { disable: [a, b }\n",
    "modules: { disable: [a, b]\n",
    "log: @info\n",
    "bots:\n  - NapCat:\n  uri: x\n",
    "log: *info\n",
    "log: info\n---\nlog: debug\n",
    "handlers: { queue: .inf }\n",
    "~: 1\n",
    "? [a]\n: b\n",
    "log: \"\\q\"\n",
    "<<: 3\n",
    "%a\n",
];

#[test]
fn text_that_is_no_yaml_is_pointed_at() {
    insta::assert_snapshot!(BROKEN.map(rendered).concat(), @r"
    error: a `:` cannot stand here; check the indentation and the space behind the `:` before it, and put a text with `: ` in quotes
      --> mynah.yaml:1:7
    error: a key with its `: ` was expected here; check the indentation and the space behind `:`
      --> mynah.yaml:3:2
    error: a `:` cannot stand here; check the indentation and the space behind the `:` before it, and put a text with `: ` in quotes
      --> mynah.yaml:2:5
    error: the quote that begins here is never closed
      --> mynah.yaml:1:6
    error: not YAML: mismatched bracket '[' closed by '}'
      --> mynah.yaml:2:21
    error: the bracket that begins here is never closed
      --> mynah.yaml:1:10
    error: no text can begin with this character; put the text in quotes
      --> mynah.yaml:1:6
    error: a `- ` was expected here; check the indentation
      --> mynah.yaml:3:3
    error: `*` refers to an anchor that is not there; put a text that begins with `*` in quotes
      --> mynah.yaml:1:6
    error: only one document can stand in the file
      --> mynah.yaml:3:1
    error: this number is not finite; put a text in quotes
      --> mynah.yaml:1:20
    error: there is no key before this `:`
      --> mynah.yaml:1:1
    error: a key has to be a text
      --> mynah.yaml:1:3
    error: `\` with this character means nothing in double quotes; use single quotes
      --> mynah.yaml:1:6
    error: `<<` takes a mapping
      --> mynah.yaml:1:5
    error: not YAML: did not find expected <document start>
      --> mynah.yaml:2:1
    ");
}

#[test]
fn what_is_no_yaml_is_told_in_chinese() {
    insta::assert_snapshot!(BROKEN.map(chinese).join("\n"), @r"
    mynah.yaml:1:7: 这里不能有 `:`；请检查缩进，以及前一个 `:` 后面有没有空格；带 `: ` 的文字请加引号
    mynah.yaml:3:2: 这里应当是键和 `: `；请检查缩进，以及 `:` 后面有没有空格
    mynah.yaml:2:5: 这里不能有 `:`；请检查缩进，以及前一个 `:` 后面有没有空格；带 `: ` 的文字请加引号
    mynah.yaml:1:6: 从这里开始的引号没有闭合
    mynah.yaml:2:21: 不是合法的 YAML：括号“[”用“}”闭合了
    mynah.yaml:1:10: 从这里开始的括号没有闭合
    mynah.yaml:1:6: 文字不能以这个字符开头；请加引号
    mynah.yaml:3:3: 这里应当是 `- `；请检查缩进
    mynah.yaml:1:6: `*` 引用的锚点不存在；以 `*` 开头的文字请加引号
    mynah.yaml:3:1: 文件里只能有一个 YAML 文档
    mynah.yaml:1:20: 这个数字不是有限的数；如果是文字请加引号
    mynah.yaml:1:1: 这个 `:` 前面没有键
    mynah.yaml:1:3: 键必须是文字
    mynah.yaml:1:6: 双引号里的 `\` 加这个字符没有意义；请改用单引号
    mynah.yaml:1:5: `<<` 后面应当是键值对
    mynah.yaml:2:1: 不是合法的 YAML：这里应当是文档的开头
    ");
}

#[test]
fn a_file_that_is_no_mapping_is_refused() {
    insta::assert_snapshot!(rendered("- a\n"), @r"
    error: the file is a mapping: keys, each with a colon and its value
      --> mynah.yaml:1:1
    ");
    insta::assert_snapshot!(chinese("- a\n"), @"mynah.yaml:1:1: 文件的内容应当是键值对：每个键后面跟着冒号和它的值");
    insta::assert_snapshot!(rendered("just a text\n"), @r"
    error: the file is a mapping: keys, each with a colon and its value
      --> mynah.yaml:1:1
    ");
    insta::assert_snapshot!(chinese("just a text\n"), @"mynah.yaml:1:1: 文件的内容应当是键值对：每个键后面跟着冒号和它的值");
}
