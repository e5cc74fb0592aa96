/* test_markdown.c - inline text with its spans and places, and blocks. One line a case: what is read, and
 * what comes of it. */
#include "../../../src/read/markdown.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

static struct qu_arena arena;
static struct qu_diag diag;

/* On one line, as TAP wants it. */
static const char *one_line(const char *text)
{
    char *line = qu_arena_strdup(&arena, text);
    for (char *at = line; *at != '\0'; at++)
        *at = *at == '\n' ? '/' : *at;
    return line;
}

/* The scalar of a file that is "- |" and the text, so that line 1 of the text is line 2, indented by 2. */
static struct qu_yaml *scalar_of(const char *text)
{
    struct qu_buf file;
    qu_buf_init(&file);
    qu_buf_add_text(&file, "- |2-\n");
    for (const char *line = text; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        qu_buf_printf(&file, "  %.*s\n", (int)length, line);
        line += length + (line[length] == '\n');
    }
    struct qu_yaml *root = qu_yaml_read_text(&arena, &diag, "t.yaml", qu_buf_text(&file), file.length);
    qu_buf_finish(&file);
    return root->items[0];
}

static void show_inline(const struct qu_inline *text, struct qu_buf *out)
{
    static const char *const names[] = {"em",    "strong", "code", "mark", "strike",
                                        "under", "circle", "link", "ref",  "note"};
    qu_buf_add_text(out, text->text);
    for (int i = 0; i < text->span_count; i++) {
        const struct qu_span *span = &text->spans[i];
        qu_buf_printf(out, "|%s %d-%d", names[span->kind], span->start, span->end);
        if (span->target != NULL)
            qu_buf_printf(out, " %s", span->target);
        qu_buf_printf(out, " @%d:%d", span->src.line, span->src.column);
    }
}

static void show_blocks(const struct qu_prose *blocks, int count, struct qu_buf *out)
{
    static const char *const names[] = {"p", "h", "list", "quote", "code", "rule"};
    for (int i = 0; i < count; i++) {
        const struct qu_prose *block = &blocks[i];
        qu_buf_printf(out, "<%s", names[block->kind]);
        if (block->kind == QU_PROSE_HEADING)
            qu_buf_printf(out, "%d", block->level);
        if (block->kind == QU_PROSE_LIST)
            qu_buf_printf(out, " %s %d%s", block->ordered ? "ol" : "ul", block->first,
                          block->tight ? "" : " loose");
        qu_buf_printf(out, "@%d:%d>", block->src.line, block->src.column);
        if (block->text.text != NULL)
            show_inline(&block->text, out);
        for (int k = 0; k < block->item_count; k++) {
            qu_buf_printf(out, "{%d:%d ", block->items[k].src.line, block->items[k].src.column);
            show_blocks(block->items[k].blocks, block->items[k].block_count, out);
            qu_buf_add_char(out, '}');
        }
        if (block->block_count > 0) {
            qu_buf_add_char(out, '(');
            show_blocks(block->blocks, block->block_count, out);
            qu_buf_add_char(out, ')');
        }
    }
}

static void check_inline(struct tap *tap, const char *text, const char *want)
{
    struct qu_buf got;
    struct qu_inline read = qu_markdown_read_inline(&arena, &diag, scalar_of(text), "");
    qu_buf_init(&got);
    show_inline(&read, &got);
    tap_text(tap, one_line(qu_buf_text(&got)), one_line(want), one_line(text));
    qu_buf_finish(&got);
}

static void check_blocks(struct tap *tap, const char *text, const char *want)
{
    struct qu_buf got;
    struct qu_prose_list read = qu_markdown_read(&arena, &diag, scalar_of(text), "");
    qu_buf_init(&got);
    show_blocks(read.blocks, read.count, &got);
    tap_text(tap, one_line(qu_buf_text(&got)), one_line(want), one_line(text));
    qu_buf_finish(&got);
}

static void test_marks(struct tap *tap)
{
    check_inline(tap, "a *b* c", "a b c|em 2-3 @2:5");
    check_inline(tap, "*a***b**", "ab|em 0-1 @2:3|strong 1-2 @2:6");
    check_inline(tap, "**a***b*", "ab|strong 0-1 @2:3|em 1-2 @2:8");
    check_inline(tap, "~~a~~*b*~~c~~", "abc|strike 0-1 @2:3|em 1-2 @2:8|strike 2-3 @2:11");
    check_inline(tap, "[a](<bc:\\>d>)*e*", "ae|link 0-1 bc:>d @2:3|em 1-2 @2:16");
    check_inline(tap, "[a](bb:c\\))*e*", "ae|link 0-1 bb:c) @2:3|em 1-2 @2:14");
    check_inline(tap, "**b** `c*d` ~~e~~ ~f~", "b c*d e ~f~|strong 0-1 @2:3|code 2-5 @2:9|strike 6-7 @2:15");
    check_inline(tap, "==a== ++b++ ((c))", "a b c|mark 0-1 @2:3|under 2-3 @2:9|circle 4-5 @2:15");
    check_inline(tap, "==a *b* c==", "a b c|mark 0-5 @2:3|em 2-3 @2:7");
    check_inline(tap, "*==a==* ==*a*==", "a a|em 0-1 @2:3|mark 0-1 @2:4|mark 2-3 @2:11|em 2-3 @2:13");
    check_inline(tap, "==a *b== c*", "==a b== c|em 4-9 @2:7");
    check_inline(tap, "==a ++b== c++", "a ++b c++|mark 0-5 @2:3");
    check_inline(tap, "==a ++b++ ((c)) d==", "a b c d|mark 0-7 @2:3|under 2-3 @2:7|circle 4-5 @2:13");
    check_inline(tap, "a == b, C++ and G++, i++; j++", "a == b, C++ and G++, i++; j++");
    check_inline(tap, "==== === ==a=== ++++ (())", "==== === ==a=== ++++ (())");
    check_inline(tap, "((a (b))) (as ((here))) f((x)) ((a) b)",
                 "a (b) (as here) f((x)) ((a) b)|circle 0-5 @2:3|circle 10-14 @2:17");
    check_inline(tap, "(((a))) and ((b)", "(a) and ((b)|circle 0-3 @2:3");
    check_inline(tap, "\\==a== \\((b)) `==c==` \\*d\\*", "==a== ((b)) ==c== *d*|code 12-17 @2:17");
    check_inline(tap, "`a\\=b` `[^n]` [x](http://a/b\\(c\\)=\\=)",
                 "a\\=b [^n] x|code 0-4 @2:3|code 5-9 @2:10|link 10-11 http://a/b(c)== @2:17");
    check_inline(tap, "\xE2\x80\x9C==a==\xE2\x80\x9D \xC3\xA9==b==",
                 "\xE2\x80\x9C"
                 "a\xE2\x80\x9D \xC3\xA9==b==|mark 3-4 @2:4");
    check_inline(tap, "==a *b=*= c", "==a b== c|em 4-6 @2:7");
    check_inline(tap, "((a) (b))", "((a) (b))");
    check_inline(tap, "*==a== b*", "a b|em 0-3 @2:3|mark 0-1 @2:4");
    check_inline(tap, "**a***b* ~~c~~~~d~~", "ab c~~~~d|strong 0-1 @2:3|em 1-2 @2:8|strike 3-9 @2:12");
    check_inline(tap, "***a***b", "ab|em 0-1 @2:3|strong 0-1 @2:4");
}

/* "text" at each byte given: `wanted` is "byte:line:column" separated by blanks. */
static void check_places(struct tap *tap, struct qu_inline text, const char *wanted)
{
    struct qu_buf got;
    qu_buf_init(&got);
    for (const char *at = wanted; *at != '\0'; at += strcspn(at, " "), at += *at == ' ') {
        int byte = atoi(at);
        struct qu_src src = qu_inline_place(&text, byte);
        qu_buf_printf(&got, "%s%d:%d:%d", got.length > 0 ? " " : "", byte, src.line, src.column);
    }
    tap_text(tap, qu_buf_text(&got), wanted, one_line(text.text));
    qu_buf_finish(&got);
}

static void check_inline_places(struct tap *tap, const char *text, const char *wanted)
{
    check_places(tap, qu_markdown_read_inline(&arena, &diag, scalar_of(text), ""), wanted);
}

static void test_places(struct tap *tap)
{
    check_inline_places(tap, "abc", "0:2:3 2:2:5");
    check_inline_places(tap, "a *bc* \\*d &amp; e", "0:2:3 2:2:6 3:2:7 5:2:10 6:2:12 8:2:14 10:2:20");
    check_inline_places(tap, "\xC3\xA9 x\n  y ==z==", "0:2:3 3:2:5 5:3:5 7:3:9");
    check_inline_places(tap, "a[^n] b `c\\=d` [e](https://f.g) h",
                        "2:2:9 4:2:12 5:2:13 6:2:14 7:2:15 8:2:17 10:2:34");
    struct qu_prose_list code = qu_markdown_read(&arena, &diag, scalar_of("- ```\n  ab\n    cd\n  ```\n"),
                                                 "");
    check_places(tap, code.blocks[0].items[0].blocks[0].text, "0:3:5 1:3:6 3:4:5 5:4:7");
    code = qu_markdown_read(&arena, &diag, scalar_of("a\n\n    b\n      c"), "");
    check_places(tap, code.blocks[1].text, "0:4:7 2:5:7 4:5:9");
    code = qu_markdown_read(&arena, &diag, scalar_of("#  ab\n\ncd\n==\n\n##"), "");
    check_places(tap, code.blocks[0].text, "0:2:6 1:2:7");
    check_places(tap, code.blocks[1].text, "0:4:3 1:4:4");
    char long_text[1000];
    memset(long_text, 'x', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    struct qu_inline text = qu_markdown_read_inline(&arena, &diag, scalar_of(long_text), "");
    check_places(tap, text, "0:2:3 127:2:130 128:2:131 998:2:1001");
    tap_ok(tap, text.places->count == 8, "a long line has a step every %d bytes", QU_PLACES_EVERY);
}

static void test_targets(struct tap *tap)
{
    check_inline(tap, "[a](https://x.y) <https://z.w/==a==>",
                 "a https://z.w/==a==|link 0-1 https://x.y @2:3|link 2-19 https://z.w/==a== @2:20");
    check_inline(tap, "[a](<https://x/_y*z>) _b_", "a b|link 0-1 https://x/_y*z @2:3|em 2-3 @2:25");
    check_inline(tap, "[a](https://x/(_y)) _b_", "a b|link 0-1 https://x/(_y) @2:3|em 2-3 @2:23");
    check_inline(tap, "<me@x.org>", "me@x.org|link 0-8 mailto:me@x.org @2:3");
    check_inline(tap, "see [](#b-c), [*d*](#e)", "see , d|ref 4-4 b-c @2:7|ref 6-7 e @2:17|em 6-7 @2:18");
    check_inline(tap, "see [](#b)", "see |ref 4-4 b @2:7");
    check_inline(tap, "[](#b) see", " see|ref 0-0 b @2:3");
    check_inline(tap, "a[^n] b[^m-2].", "a b.|note 1-1 n @2:4|note 3-3 m-2 @2:10");
    check_inline(tap, "a [^n] b [^m]. [^k]", "a b.|note 1-1 n @2:5|note 3-3 m @2:12|note 4-4 k @2:18");
    check_inline(tap, "**a.**[^n] *\"b\"*[^m]c",
                 "a. \"b\"c|strong 0-2 @2:3|note 2-2 n @2:9|em 3-6 @2:14|note 6-6 m @2:19");
    check_inline(tap, "[a[^n] b](#c) x![^d] [^e](f)",
                 "a b x! (f)|ref 0-3 c @2:3|note 1-1 n @2:5|note 6-6 d @2:19|note 7-7 e @2:24");
    check_inline(tap, "a\\[^n] b", "a[^n] b");
    check_inline(tap, "http://a.b www.c.d", "http://a.b www.c.d");
    check_inline(tap, "a\nb  \nc\\\nd *e*",
                 "a b c\xE2\x80\xA8"
                 "d e|em 10-11 @5:5");
    check_inline(tap, "&eacute;&amp;*a* &#61;&#61;b==", "\xC3\xA9&a ==b==|em 3-4 @2:16");
    check_inline(tap, "  # no *heading*  \n\n- no list", "# no heading - no list|em 5-12 @2:10");
    check_inline(tap, "a[^] b\\\n# c", "a[^] b\xE2\x80\xA8# c");
    check_inline(tap, "1. no list", "1. no list");
    check_inline(tap, "\"a\" -- b --- c...", "\"a\" -- b --- c...");
    check_inline(tap, "", "");
    check_inline(tap, "   ", "");
}

static void test_blocks(struct tap *tap)
{
    check_blocks(tap, "a *b*\n*c* d\n\ne", "<p@2:3>a b c d|em 2-3 @2:5|em 4-5 @3:3<p@5:3>e");
    check_blocks(tap, "# a *b*\n## c\n### d #\nx\n---", "<h1@2:3>a b|em 2-3 @2:7<h2@3:3>c<h3@4:3>d<h2@5:3>x");
    check_blocks(tap, "- a\n- b\n  - *c*\n\n7) d\n\n8) e",
                 "<list ul 0@2:3>{2:3 <p@2:5>a}{3:3 <p@3:5>b<list ul 0@4:5>{4:5 <p@4:7>c|em 0-1 @4:7}}"
                 "<list ol 7 loose@6:3>{6:3 <p@6:6>d}{8:3 <p@8:6>e}");
    check_blocks(tap, "> a\n> *b*\n*c*\n>\n> d", "<quote@2:3>(<p@2:5>a b c|em 2-3 @3:5|em 4-5 @4:3<p@6:5>d)");
    check_blocks(tap, "```c\n*x* \\= [^n]\n\ny\n```\n\n    z", "<code@2:3>*x* \\= [^n]\n\ny<code@8:7>z");
    check_blocks(tap, "a\n\n***\n\nb\\\nc  \nd",
                 "<p@2:3>a<rule@4:3><p@6:3>b\xE2\x80\xA8"
                 "c\xE2\x80\xA8"
                 "d");
    check_blocks(tap, "a [b *c*\nd](#e) *f*", "<p@2:3>a b c d f|ref 2-7 e @2:5|em 4-5 @2:8|em 8-9 @3:10");
    check_blocks(tap, "[r]: https://x.y\n\na [r] *b*", "<p@4:3>a r b|link 2-3 https://x.y @4:5|em 4-5 @4:9");
    check_blocks(tap, "a `b\nc` *d*", "<p@2:3>a b c d|code 2-5 @2:5|em 6-7 @3:6");
    check_blocks(tap, "", "");
    tap_int(tap, diag.count, 0, "messages");
}

/* Lines of a block scalar that stand further in than its first keep their places. */
static void test_deeper_lines(struct tap *tap)
{
    static const char text[] = "k: |\n  a\n   b *c*\n\n  d *e*\n     - *f*\n";
    struct qu_buf got = {0};
    struct qu_yaml *map = qu_yaml_read_text(&arena, &diag, "deep.yaml", text, sizeof text - 1);
    struct qu_prose_list read = qu_markdown_read(&arena, &diag, qu_yaml_lookup(map, "k"), "");
    show_blocks(read.blocks, read.count, &got);
    tap_text(tap, one_line(qu_buf_text(&got)),
             one_line("<p@2:3>a b c|em 4-5 @3:6<p@5:3>d e|em 2-3 @5:5"
                      "<list ul 0@6:6>{6:6 <p@6:8>f|em 0-1 @6:8}"),
             "deeper lines");
    qu_buf_finish(&got);
}

/* What an address may begin with (RFC 3986, 3.1); a single letter is a drive, not a scheme. */
static void test_addresses(struct tap *tap)
{
    static const struct {
        const char *address;
        bool fine;
    } cases[] = {{"https://x.org", true},
                 {"mailto:a@b.org", true},
                 {"git+ssh://x", true},
                 {"AZaz:c", true},
                 {"zA:c", true},
                 {"x0-9.y+:z", true},
                 {"#id", true},
                 {"x:y", false},
                 {"1a:b", false},
                 {"+a:b", false},
                 {":x", false},
                 {"abc", false},
                 {"#", false},
                 {"", false},
                 {"a_b:c", false},
                 {"ab/c:d", false},
                 {"a[b:c", false},
                 {"ab@c:d", false}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct qu_diag said;
        qu_diag_init(&said, false);
        qu_markdown_read_inline(&arena, &said,
                                scalar_of(qu_arena_printf(&arena, "[a](%s)", cases[i].address)), "");
        tap_int(tap, said.count, cases[i].fine ? 0 : 1, cases[i].address);
        qu_diag_finish(&said);
    }
}

/* Between quotation marks YAML keeps what is escaped: each way to end a line is one end. */
static void test_line_ends(struct tap *tap)
{
    static const char text[] = "k: \"a\\r\\nb\\rc\\n\\r\\nd\"\n";
    struct qu_yaml *map = qu_yaml_read_text(&arena, &diag, "ends.yaml", text, sizeof text - 1);
    struct qu_prose_list read = qu_markdown_read(&arena, &diag, qu_yaml_lookup(map, "k"), "");
    tap_ok(tap,
           read.count == 2 && strcmp(read.blocks[0].text.text, "a b c") == 0 &&
               strcmp(read.blocks[1].text.text, "d") == 0,
           "CR, LF and CR LF end a line, and two of them a paragraph: %d, \"%s\"", read.count,
           read.count > 0 ? read.blocks[0].text.text : "");
}

static void check_message(struct tap *tap, const char *text, int line, int column, const char *part)
{
    qu_diag_finish(&diag);
    qu_diag_init(&diag, false);
    qu_markdown_read(&arena, &diag, scalar_of(text), "p");
    bool fine = diag.count == 1 && diag.messages[0].id == QU_DIAG_MARKDOWN_BAD &&
                diag.messages[0].src.line == line && diag.messages[0].src.column == column &&
                strstr(diag.messages[0].text, part) != NULL;
    tap_ok(tap, fine, "%s: %d messages, first at %d:%d: %s", one_line(text), diag.count,
           diag.count > 0 ? diag.messages[0].src.line : 0, diag.count > 0 ? diag.messages[0].src.column : 0,
           diag.count > 0 ? diag.messages[0].text : "");
}

static void test_messages(struct tap *tap)
{
    check_message(tap, "a\n\n<b>x</b>", 4, 3, "HTML");
    check_message(tap, "a <br> b", 2, 5, "HTML");
    check_message(tap, "a\nb ![i](u) c", 3, 5, "picture");
    check_message(tap, "#### a", 2, 3, "heading");
    check_message(tap, "a\n\n[^n]: text of it", 4, 3, "defined inside");
    check_message(tap, "[^n]: text", 2, 3, "defined inside");
    check_message(tap, "a[^Big One]", 2, 4, "name of a margin note");
    check_message(tap, "a [b](c)", 2, 5, "https");
    check_message(tap, "a [b]()", 2, 5, "no address");
    check_message(tap, "[b](https://c \"d\")", 2, 3, "title");
    check_message(tap, "a &#4; b", 2, 5, "cannot be printed");
    check_message(tap, "a \xF0\x92\x91\xB0", 2, 5, "cannot be printed");
    struct qu_buf deep;
    qu_buf_init(&deep);
    for (int i = 0; i < 5000; i++)
        qu_buf_add_char(&deep, '>');
    qu_diag_finish(&diag);
    qu_diag_init(&diag, false);
    qu_markdown_read(&arena, &diag, scalar_of(qu_buf_text(&deep)), "p");
    tap_ok(tap, diag.count == 1 && strstr(diag.messages[0].text, "too deep") != NULL, "nested too deep");
    qu_buf_finish(&deep);
}

int main(void)
{
    struct tap tap = {0};
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    test_marks(&tap);
    test_places(&tap);
    test_targets(&tap);
    test_blocks(&tap);
    test_addresses(&tap);
    test_deeper_lines(&tap);
    test_line_ends(&tap);
    test_messages(&tap);
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
    return tap_done(&tap);
}
