#include "helpers.h"

#include "../../../src/style/yamlmap.h"

static struct qu_yaml *parse(struct sandbox *box, const char *name, const char *text)
{
    return qu_yaml_read_text(&box->arena, &box->diag, name, text, strlen(text));
}

static const char *value(const struct qu_yaml *map, const char *key)
{
    const struct qu_yaml *node = qu_yaml_lookup(map, key);
    return node != NULL && node->kind == QU_YAML_SCALAR ? node->text : NULL;
}

static void test_merge(struct tap *tap, struct sandbox *box)
{
    struct qu_yaml *base = parse(box, "base.yaml", "a: 1\nb:\n  c: 2\n  d: 3\nl: [1, 2, 3]\ngone: 4\n");
    struct qu_yaml *over = parse(box, "over.yaml",
                                 "b: {d: 5, e: 6}\nl: [7]\ngone: null\nnew: {x: 1, y: ~}\n");
    struct qu_yaml *map = qu_yamlmap_merge(&box->arena, base, over), *b = qu_yaml_lookup(map, "b");
    tap_text(tap, value(map, "a"), "1", "an untouched key stays");
    tap_text(tap, value(b, "c"), "2", "an untouched key of a joined map stays");
    tap_text(tap, value(b, "d"), "5", "the nearer value wins");
    tap_text(tap, value(b, "e"), "6", "a new key comes in");
    tap_int(tap, qu_yaml_lookup(map, "l")->count, 1, "lists are replaced whole");
    tap_ok(tap, qu_yaml_lookup(map, "gone") == NULL, "null takes a key away");
    tap_ok(tap, qu_yaml_lookup(qu_yaml_lookup(map, "new"), "y") == NULL, "null in a new map is no value");
    tap_int(tap, map->count, 4, "no key twice");
    tap_text(tap, map->keys[0]->text, "a", "keys keep the order of the base");
    tap_text(tap, map->keys[3]->text, "new", "new keys follow");
    tap_text(tap, qu_yaml_lookup(b, "c")->src.file, "base.yaml", "an inherited value keeps its file");
    tap_int(tap, qu_yaml_lookup(b, "c")->src.line, 3, "and its line");
    tap_text(tap, qu_yaml_lookup(b, "d")->src.file, "over.yaml", "an own value has its own");
    tap_int(tap, qu_yaml_lookup(qu_yaml_lookup(base, "b"), "d")->text[0], '3', "the base is not changed");
}

static void test_sizes(struct tap *tap, struct sandbox *box)
{
    struct qu_yaml *base = parse(box, "base.yaml", "x-height: 0.3\nfont: hand\n");
    struct qu_yaml *map = qu_yamlmap_merge(&box->arena, base, parse(box, "over.yaml", "size: 12 pt\n"));
    tap_ok(tap, qu_yaml_lookup(map, "x-height") == NULL, "size drives out x-height");
    map = qu_yamlmap_merge(&box->arena, map, parse(box, "over.yaml", "x-height: 0.4\n"));
    tap_ok(tap, qu_yaml_lookup(map, "size") == NULL && qu_yaml_lookup(map, "x-height") != NULL,
           "x-height drives out size");
    map = qu_yamlmap_merge(&box->arena, base, parse(box, "over.yaml", "{size: 12 pt, x-height: 0.4}\n"));
    tap_int(tap, map->count, 3, "both in one map stay, for a message");
}

static void test_kinds(struct tap *tap, struct sandbox *box)
{
    struct qu_yaml *base = parse(box, "base.yaml", "size: a5\nm: {a: 1}\n");
    struct qu_yaml *map = qu_yamlmap_merge(&box->arena, base,
                                           parse(box, "over.yaml", "size: [1 mm, 2 mm]\nm: word\n"));
    tap_int(tap, qu_yaml_lookup(map, "size")->kind, QU_YAML_LIST, "a list replaces a text");
    tap_int(tap, qu_yaml_lookup(map, "m")->kind, QU_YAML_SCALAR, "a text replaces a map");
    tap_text(tap, qu_yamlmap_path(&box->arena, "a", "b"), "a.b", "paths join");
    tap_text(tap, qu_yamlmap_path(&box->arena, "", "b"), "b", "an empty path vanishes");
}

int main(int argc, char **argv)
{
    struct tap tap = {0};
    struct sandbox box;
    sandbox_init(&box, argv[1]);
    test_merge(&tap, &box);
    test_sizes(&tap, &box);
    test_kinds(&tap, &box);
    tap_int(&tap, box.diag.count, 0, "no messages");
    sandbox_finish(&box);
    return tap_done(&tap);
}
