/* base: memory, text, lengths, colours, chance, messages, files. */
#include "../../../src/base/colour.h"
#include "../../../src/base/file.h"
#include "../../../src/base/hash.h"
#include "../../../src/base/vec.h"
#include "tap.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void memory(struct tap *tap)
{
    struct qu_arena arena;
    qu_arena_init(&arena);
    bool zeroed = true, aligned = true;
    for (int i = 1; i < 3000; i++) {
        unsigned char *p = qu_arena_alloc(&arena, (size_t)i);
        aligned = aligned && (uintptr_t)p % 16 == 0;
        for (int k = 0; k < i; k++)
            zeroed = zeroed && p[k] == 0;
        memset(p, 0xff, (size_t)i);
    }
    tap_ok(tap, zeroed && aligned, "an arena's memory is zeroed and aligned");
    qu_arena_reset(&arena);
    tap_ok(tap, *(unsigned char *)qu_arena_alloc(&arena, 64) == 0, "and zeroed again after a reset");
    tap_text(tap, qu_arena_printf(&arena, "%d-%s", 7, "x"), "7-x", "text in an arena");
    QU_VEC(int) vec = {0};
    for (int i = 0; i < 1000; i++)
        qu_vec_add(&vec, i * i);
    tap_ok(tap, vec.count == 1000 && vec.at[999] == 999 * 999 && *qu_vec_last(&vec) == vec.at[999],
           "a vector grows");
    int *kept = qu_vec_keep(&vec, &arena);
    tap_ok(tap, kept[31] == 961 && vec.count == 0 && vec.at == NULL, "and moves into an arena");
    qu_arena_finish(&arena);
}

static void text(struct tap *tap)
{
    struct qu_buf buf;
    qu_buf_init(&buf);
    tap_text(tap, qu_buf_text(&buf), "", "an empty buffer is a text");
    for (int i = 0; i < 100; i++)
        qu_buf_printf(&buf, "%d,", i);
    tap_int(tap, (long)buf.length, 290, "a buffer grows");
    qu_buf_clear(&buf);
    const uint32_t codes[] = {'a', 0xe9, 0x20b9, 0x1f600};
    for (int i = 0; i < 4; i++)
        qu_buf_add_utf8(&buf, codes[i]);
    tap_text(tap, qu_buf_text(&buf), "a\u00e9\u20b9\U0001F600", "code points of every length");
    tap_int(tap, qu_utf8_check(buf.data, buf.length), -1, "they are well-formed");
    static const struct {
        const char *text;
        long at;
    } bad[] = {{"a\xff", 1}, {"\xc0\xaf", 0}, {"\xed\xa0\x80", 0}, {"ok\xe2\x82", 2}, {"\xf4\x90\x80\x80", 0},
               {"\x01", 0},  {"tab\t\n", -1}};
    for (int i = 0; i < QU_COUNT(bad); i++)
        tap_int(tap, qu_utf8_check(bad[i].text, strlen(bad[i].text)), bad[i].at, "where UTF-8 goes wrong");
    qu_buf_clear(&buf);
    qu_buf_add_json(&buf, "a\"b\\c\n");
    tap_text(tap, qu_buf_text(&buf), "a\\\"b\\\\c\\u000a", "JSON escapes");
    qu_buf_finish(&buf);
}

static void numbers(struct tap *tap)
{
    struct qu_colour c;
    char shown[10];
    tap_ok(tap, qu_colour_parse("#fa3", &c) && strcmp(qu_colour_format(c, shown), "#ffaa33") == 0,
           "short colours");
    tap_ok(tap, qu_colour_parse("#01020380", &c) && strcmp(qu_colour_format(c, shown), "#01020380") == 0,
           "colours with alpha");
    tap_ok(tap, !qu_colour_parse("red", &c) && !qu_colour_parse("#12345", &c) && !qu_colour_parse("#ggg", &c),
           "what is no colour");
    tap_ok(tap, qu_hash_text("a") == qu_hash_text("a") && qu_hash_text("a") != qu_hash_text("b"), "hashes");
    struct qu_random x = qu_random_from(7), y = qu_random_from(7);
    double sum = 0, low = 1, high = 0;
    bool same = true;
    for (int i = 0; i < 20000; i++) {
        double u = qu_random_unit(&x);
        same = same && u == qu_random_unit(&y);
        sum += u;
        low = QU_MIN(low, u);
        high = QU_MAX(high, u);
    }
    tap_ok(tap, same && low >= 0 && high < 1 && sum > 9800 && sum < 10200,
           "chance is even, in its range, and the same for a seed");
}

static void files(struct tap *tap)
{
    struct qu_arena arena;
    struct qu_diag diag;
    size_t length;
    char folder[] = "/tmp/quire-base-XXXXXX";
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    tap_ok(tap, mkdtemp(folder) != NULL, "a folder");
    char *path = qu_file_join(&arena, folder, "one.txt");
    tap_ok(tap, qu_file_write(&diag, path, "first", 5) && qu_file_write(&diag, path, "second", 6),
           "a file is written over");
    char *read = qu_file_read(&arena, &diag, path, (struct qu_src){0}, &length);
    tap_ok(tap, read != NULL && length == 6 && strcmp(read, "second") == 0, "and read again");
    tap_ok(tap,
           !qu_file_write(&diag, qu_file_join(&arena, folder, "none/two.txt"), "x", 1) && diag.count == 1,
           "no folder: a message, no file");
    tap_ok(tap,
           qu_file_read(&arena, &diag, qu_file_join(&arena, folder, "none.txt"), (struct qu_src){0},
                        &length) == NULL,
           "no file: a message");
    tap_ok(tap, qu_file_read(&arena, &diag, folder, (struct qu_src){0}, &length) == NULL && diag.count == 3,
           "a folder is no file");
    tap_text(tap, qu_file_folder(&arena, "a/b/c.yaml"), "a/b", "the folder of a path");
    tap_text(tap, qu_file_stem(&arena, "a/b/01-c.d.yaml"), "01-c.d", "the stem of a path");
    tap_text(tap, qu_file_join(&arena, ".", "x"), "x", "the folder . vanishes");
    unlink(path);
    tap_ok(tap, rmdir(folder) == 0, "no temporary file is left");
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
}

int main(void)
{
    struct tap tap = {0};
    memory(&tap);
    text(&tap);
    numbers(&tap);
    files(&tap);
    return tap_done(&tap);
}
