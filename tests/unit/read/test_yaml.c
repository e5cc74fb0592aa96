/* test_yaml.c - the node tree: shapes, places, merges, limits. Messages are tested in tests/errors. */
#include "../../../src/read/scalar.h"
#include "../../../src/read/yaml.h"
#include "tap.h"

#include <string.h>

static struct qu_arena arena;
static struct qu_diag diag;

static struct qu_yaml *read_text(const char *text)
{
    qu_diag_finish(&diag);
    qu_diag_init(&diag, false);
    return qu_yaml_read_text(&arena, &diag, "t.yaml", text, strlen(text));
}

/* Line and column of the n-th byte of a text, counted independently of the code under test. */
static void count_place(const char *text, size_t at, int *line, int *column)
{
    *line = *column = 1;
    for (size_t i = 0; i < at; i++) {
        if (text[i] == '\n') {
            ++*line;
            *column = 1;
        } else if (((unsigned char)text[i] & 0xC0) != 0x80 && text[i] != '\r') {
            ++*column;
        }
    }
}

/* Every word of the form wN in the scalar's text must be found where the file has it. */
static void check_words(struct tap *tap, const char *name, const char *file)
{
    const struct qu_yaml *root = read_text(file), *node = root != NULL ? qu_yaml_lookup(root, "a") : NULL;
    if (!tap_ok(tap, node != NULL && node->kind == QU_YAML_SCALAR, "%s: is read", name))
        return;
    int found = 0;
    for (int n = 1; n < 10; n++) {
        char word[3] = {'w', (char)('0' + n), '\0'};
        const char *in_text = strstr(node->text, word), *in_file = strstr(file, word);
        if (in_text == NULL)
            continue;
        int line, column;
        count_place(file, (size_t)(in_file - file), &line, &column);
        struct qu_src src = qu_yaml_text_src(node, (int)(in_text - node->text));
        tap_ok(tap, src.line == line && src.column == column, "%s: %s at %d:%d, wanted %d:%d", name, word,
               src.line, src.column, line, column);
        found++;
    }
    tap_ok(tap, found >= 2, "%s: has words", name);
}

/* What stands in the file for the value of `a`, and for that of `a.b` or the first item of `a`. */
static void check_source(struct tap *tap, const char *file, const char *whole, const char *part)
{
    const struct qu_yaml *root = read_text(file), *node = root != NULL ? qu_yaml_lookup(root, "a") : NULL;
    const char *wanted[] = {whole, part};
    for (int i = 0; i < 2; i++) {
        const char *text = node != NULL ? node->source->text + node->from : "";
        size_t length = node != NULL ? node->to - node->from : 0;
        tap_ok(tap, node != NULL && length == strlen(wanted[i]) && strncmp(text, wanted[i], length) == 0,
               "the source of %s, %d bytes", i == 0 ? "a value" : "a value in it", (int)length);
        if (node != NULL)
            node = node->kind == QU_YAML_SCALAR || node->count == 0 ? NULL : node->items[0];
        if (node == NULL)
            break;
    }
}

static void test_sources(struct tap *tap)
{
    check_source(tap, "a: one \xC3\xA9 # said\nb: 1\n", "one \xC3\xA9", "");
    check_source(tap, "a: {b: [1, {c: 2}], d: x}  # said\nb: 1\n", "{b: [1, {c: 2}], d: x}", "[1, {c: 2}]");
    check_source(tap, "a:\n  b:\n    c: 2\n    d: 'x'\n  # said\n\n  e: [1,\n    2]\n# said\nf: 3\n",
                 "b:\n    c: 2\n    d: 'x'\n  # said\n\n  e: [1,\n    2]", "c: 2\n    d: 'x'");
    check_source(tap, "a:\n- b: |\n    c\n\n    d\n- \xE2\x82\xAC\nf: 3\n",
                 "- b: |\n    c\n\n    d\n- \xE2\x82\xAC", "b: |\n    c\n\n    d\n");
    check_source(tap, "x: &x 1\na:\n  b: *x\nf: 3\n", "b: *x", "1");
    check_source(tap, "a:\n  b:\n  c:\nf: 3\n", "b:\n  c:", "");
    check_source(tap,
                 "\xEF\xBB\xBF"
                 "a:\r\n  b: 1\r\nf: 3\r\n",
                 "b: 1", "1");
}

static void test_places(struct tap *tap)
{
    check_words(tap, "plain", "b: 1\na: w1 \xC3\xA9 w2\n");
    check_words(tap, "plain, folded", "a: w1 w2\n  w3  \n\n   w4 w5\nb: 1\n");
    check_words(tap, "single quotes", "a: 'w1 it''s w2 ''w3'' w4\n  w5\n\n\n  w6'\n");
    check_words(tap, "double quotes",
                "a: \"w1 \\\"w2\\\" \\u00e9\\x41\\U0001F600 w3\\n\\n w4\\\n   w5\n   w6\n\n   \\  w7\"\n");
    check_words(tap, "literal", "a: |\n  w1\n\n    w2 \xE2\x82\xAC w3\n  w4\nb: 1\n");
    check_words(tap, "literal, blank lines first", "a: |-\n\n\n     w1\n      w2\n     w3\n");
    check_words(tap, "literal, indentation given", "a: |2+\n    w1\n   w2\n  w3\n\n");
    check_words(tap, "folded", "a: >\n  w1\n  w2\n\n  w3\n    w4\n   w5\n  w6 w7\n");
    check_words(tap, "folded, comment, strip", "a: >- # why\n   w1 w2\n\n\n   w3\n");
    check_words(tap, "anchor before it", "a: &x  w1 w2\n");
    check_words(tap, "tag before it", "a: !!str 'w1 w2'\n");
    check_words(tap, "CRLF, folded", "a: w1\r\n  w2\r\n\r\n  w3\r\n");
    check_words(tap, "CRLF, literal", "a: |\r\n  w1\r\n  w2\r\n\r\n  w3\r\n");
    check_words(tap, "wide characters before",
                "\"\xE2\x82\xAC\": 1\na: \"\xF0\x9F\x98\x80 w1 \xE2\x82\xAC w2\"\n");
}

static void test_long_scalar(struct tap *tap)
{
    struct qu_buf file;
    qu_buf_init(&file);
    qu_buf_add_text(&file, "a: ");
    for (int i = 0; i < 1000; i++)
        qu_buf_add_text(&file, "\xC3\xA9");
    qu_buf_add_text(&file, " w1 w2");
    check_words(tap, "a line of a thousand", qu_buf_text(&file));
    qu_buf_finish(&file);
}

static void test_shapes(struct tap *tap)
{
    const struct qu_yaml *root = read_text("a: [1, {b: ~}]\nc:\n- x\n- 'null'\n- null\n-\n");
    tap_int(tap, root->count, 2, "keys");
    const struct qu_yaml *list = qu_yaml_lookup(root, "a"), *rest = qu_yaml_lookup(root, "c");
    tap_int(tap, list->kind, QU_YAML_LIST, "a is a list");
    tap_int(tap, list->items[1]->src.column, 8, "place of the inner map");
    tap_ok(tap, qu_yaml_is_null(qu_yaml_lookup(list->items[1], "b")), "~ is null");
    tap_ok(tap,
           !qu_yaml_is_null(rest->items[1]) && qu_yaml_is_null(rest->items[2]) &&
               qu_yaml_is_null(rest->items[3]),
           "quoted null is text");
    tap_text(tap, qu_yaml_kind_name(rest), "a list", "name of a list");
    tap_text(tap, qu_yaml_kind_name(rest->items[0]), "text", "name of a text");
    tap_int(tap, rest->items[0]->src.line, 3, "line of an item");
    tap_ok(tap,
           qu_yaml_lookup(root, "none") == NULL && qu_yaml_lookup(list, "a") == NULL &&
               qu_yaml_lookup(NULL, "a") == NULL,
           "nothing to look up");
    root = read_text("");
    tap_ok(tap, root != NULL && root->kind == QU_YAML_MAP && root->count == 0,
           "an empty file is an empty map");
    root = read_text("# nothing\n");
    tap_ok(tap, root != NULL && root->kind == QU_YAML_MAP && root->count == 0, "so is a comment");
    root = read_text("\xEF\xBB\xBF"
                     "a: 1\n");
    tap_ok(tap, root != NULL && root->keys[0]->src.column == 1 && strcmp(root->keys[0]->text, "a") == 0,
           "a byte order mark is no text");
    root = read_text("--- # one\na: 1\n...\n");
    tap_ok(tap, root != NULL && qu_yaml_lookup(root, "a") != NULL && diag.count == 0,
           "one document with its signs");
    root = read_text("a: !!str 1\nb: !!int 2\n? c\n: 3\n");
    tap_ok(tap, diag.count == 0 && qu_yaml_lookup(root, "a")->style == QU_YAML_QUOTED,
           "standard tags pass, ? key too");
    root = read_text("text\n");
    tap_ok(tap, root != NULL && root->kind == QU_YAML_SCALAR, "a scalar alone");
}

static void test_aliases(struct tap *tap)
{
    const struct qu_yaml *root = read_text(
        "a: &x {p: 1, q: 2}\nb: *x\nc: {<<: *x, p: 3}\nd: {q: 9, <<: [*x, {r: 4, p: 5}]}\n");
    tap_ok(tap, qu_yaml_lookup(root, "a") == qu_yaml_lookup(root, "b"), "an alias shares the node");
    const struct qu_yaml *c = qu_yaml_lookup(root, "c"), *d = qu_yaml_lookup(root, "d");
    tap_int(tap, c->count, 2, "merged keys, no <<");
    tap_text(tap, qu_yaml_lookup(c, "p")->text, "3", "the map's own key wins");
    tap_text(tap, qu_yaml_lookup(c, "q")->text, "2", "the other comes over");
    tap_text(tap, qu_yaml_lookup(d, "q")->text, "9", "own key of the second");
    tap_text(tap, qu_yaml_lookup(d, "p")->text, "1", "the first source wins");
    tap_text(tap, qu_yaml_lookup(d, "r")->text, "4", "and the second adds");
    tap_int(tap, diag.count, 0, "without messages");
    root = read_text("'<<': 1\n");
    tap_ok(tap, qu_yaml_lookup(root, "<<") != NULL, "a quoted << is a key");
    root = read_text("a: &x 1\nb: &x 2\nc: *x\n");
    tap_text(tap, qu_yaml_lookup(root, "c")->text, "2", "the last anchor of a name counts");
}

static void check_fails(struct tap *tap, const char *name, const char *text, enum qu_diag_id id, int line,
                        int column, bool tree)
{
    const struct qu_yaml *root = read_text(text);
    bool fine = diag.count >= 1 && diag.messages[0].id == id && diag.messages[0].src.line == line &&
                diag.messages[0].src.column == column;
    tap_ok(tap, fine, "%s: %s at %d:%d", name,
           diag.count > 0 ? qu_diag_id_name(diag.messages[0].id) : "nothing",
           diag.count > 0 ? diag.messages[0].src.line : 0, diag.count > 0 ? diag.messages[0].src.column : 0);
    tap_ok(tap, (root != NULL) == tree, "%s: %s", name, tree ? "the rest is read" : "no tree");
}

static void test_failures(struct tap *tap)
{
    struct qu_buf text;
    check_fails(tap, "duplicate key", "a: 1\nb: 2\na: 3\n", QU_DIAG_KEY_DUPLICATE, 3, 1, true);
    check_fails(tap, "cycle", "a: &x\n  b: *x\n", QU_DIAG_YAML_ALIAS, 2, 6, false);
    check_fails(tap, "no anchor", "a: *x\n", QU_DIAG_YAML_ALIAS, 1, 4, false);
    check_fails(tap, "bad UTF-8", "a: 1\nb: \xC3\xA9\xFF\n", QU_DIAG_UTF8_BAD, 2, 5, false);
    check_fails(tap, "escaped control", "a: \"ab\\0c\"\n", QU_DIAG_UTF8_BAD, 1, 7, true);
    check_fails(tap, "map as key", "{a: 1}: 2\n", QU_DIAG_TYPE_WRONG, 1, 1, false);
    check_fails(tap, "two documents", "a: 1\n---\nb: 2\n", QU_DIAG_YAML_SYNTAX, 2, 1, false);
    check_fails(tap, "unknown tag", "a: !x y\n", QU_DIAG_YAML_SYNTAX, 1, 4, true);
    check_fails(tap, "merged text", "<<: 1\n", QU_DIAG_TYPE_WRONG, 1, 5, true);
    qu_buf_init(&text);
    for (int i = 0; i < QU_YAML_DEPTH + 1; i++)
        qu_buf_add_char(&text, '[');
    check_fails(tap, "65 levels", qu_buf_text(&text), QU_DIAG_YAML_TOO_DEEP, 1, QU_YAML_DEPTH + 1, false);
    qu_buf_clear(&text);
    for (int i = 0; i < QU_YAML_DEPTH; i++)
        qu_buf_add_char(&text, '[');
    for (int i = 0; i < QU_YAML_DEPTH; i++)
        qu_buf_add_char(&text, ']');
    tap_ok(tap, read_text(qu_buf_text(&text)) != NULL && diag.count == 0, "64 levels are fine");
    qu_buf_clear(&text);
    qu_buf_add_text(&text, "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 7; i++) {
        qu_buf_printf(&text, "a%d: &a%d [", i, i);
        for (int k = 0; k < 10; k++)
            qu_buf_printf(&text, "%s*a%d", k > 0 ? "," : "", i - 1);
        qu_buf_add_text(&text, "]\n");
    }
    tap_ok(tap, read_text(qu_buf_text(&text)) == NULL && diag.messages[0].id == QU_DIAG_YAML_ALIAS,
           "an alias bomb");
    qu_buf_clear(&text);
    for (int i = 0; i < 5; i++)
        qu_buf_printf(&text, "a%d: &a%d [[[[[[[[[[[[[[[*a%d]]]]]]]]]]]]]]]\n", i + 1, i + 1, i);
    const char *deep = qu_arena_printf(&arena, "a0: &a0 1\n%s", qu_buf_text(&text));
    tap_ok(tap, read_text(deep) == NULL && diag.messages[0].id == QU_DIAG_YAML_TOO_DEEP, "deep by aliases");
    qu_buf_finish(&text);
}

int main(void)
{
    struct tap tap = {0};
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    test_places(&tap);
    test_sources(&tap);
    test_long_scalar(&tap);
    test_shapes(&tap);
    test_aliases(&tap);
    test_failures(&tap);
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
    return tap_done(&tap);
}
