/* test_weigh.c - what weighs what in a PDF, how sizes are written, packing, and the outlines of a font. test_weigh
 * FONT. */
#include "../../../src/pdf/deflate.h"
#include "../../../src/pdf/glyphoutlines.h"
#include "../../../src/pdf/weigh.h"

#include <pdfsource.h>
#include <stdlib.h>
#include <tap.h>

static const struct pdf_source objects[] = {
    {"<< /Type /Catalog /Pages 2 0 R /Metadata 12 0 R >>", NULL},
    {"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 200 300] >>", NULL},
    {"<< /Type /Page /Parent 2 0 R /Contents 5 0 R >>", NULL},
    {"<< /Type /Page /Parent 2 0 R /Contents [5 0 R 6 0 R] >>", NULL},
    {"", "0123456789"},
    {"", "01234567890123456789"},
    {"<< /Type /Font /ToUnicode 5 0 R >>", NULL},
    {"<< /Type /FontDescriptor /FontName /ABCDEF+Hand /FontFile3 6 0 R >>", NULL},
    {"<< /Type /FontDescriptor /FontName /ABCDEF+ /FontFile 5 0 R >>", NULL},
    {"<< /Type /FontDescriptor /FontFile2 6 0 R >>", NULL},
    {"/Subtype /Image /Width 30 /Height 20", "0123456789012345678901234567890"},
    {"/Type /Metadata", "0123456"},
    {"/Subtype /Form", "012"},
    {"/PatternType 1", "01234"},
    {"/Subtype /Image /Width 3 /Height 2", "0"},
    {"/Subtype /Image /Width 1 /Height 2", "0"},
};

static const char table[] = "  fonts                                 60 B X %\n"
                            "      Hand                              20 B X %\n"
                            "      a font                            20 B X %\n"
                            "      ABCDEF+                           10 B X %\n"
                            "  pages                                 48 B X %\n"
                            "  pictures                              33 B X %\n"
                            "      30 x 20 pixels                    31 B X %\n"
                            "      1 x 2 pixels                       1 B X %\n"
                            "      3 x 2 pixels                       1 B X %\n"
                            "  metadata                               7 B X %\n";

/* The shares of the whole, which depend on the length of the file, as X. */
static char *without_shares(struct qu_buf *text)
{
    struct qu_buf out = {0};
    for (const char *at = qu_buf_text(text); *at != '\0';) {
        size_t length = strcspn(at, "\n");
        qu_buf_printf(&out, "%.*s X %%\n", (int)length - 8, at);
        at += length + 1;
    }
    return qu_buf_detach(&out);
}

static void test_weights(struct tap *tap)
{
    struct qu_arena arena;
    struct qu_buf file = {0}, text = {0};
    struct qu_weights w;
    qu_arena_init(&arena);
    pdf_source_write(&file, objects, QU_COUNT(objects), "/Root 1 0 R");
    tap_ok(tap, qu_weigh_pdf(&arena, &file, &w), "a file is weighed");
    tap_int(tap, (long)w.fonts, 60, "fonts: their files, and which letters they show");
    tap_int(tap, (long)w.pages, 10 + 30 + 3 + 5, "pages: their content, forms, patterns");
    tap_int(tap, (long)w.pictures, 33, "pictures");
    tap_int(tap, (long)w.structure, 7, "metadata");
    tap_int(tap, (long)w.rest, (long)file.length - 60 - 48 - 33 - 7, "the rest");
    tap_int(tap, (long)w.all, (long)file.length, "all");
    qu_weights_summary(&w, &text);
    tap_text(tap, qu_buf_text(&text), "fonts 60 B, pages 48 B, pictures 33 B, metadata 7 B, the rest 1 kB",
             "in a line");
    qu_buf_clear(&text);
    qu_weights_print(&w, &text);
    char *lines = without_shares(&text);
    tap_ok(tap, strncmp(lines, table, strlen(table)) == 0, "as a table");
    const char *rest = strstr(qu_buf_text(&text), "  links, structure, the rest "),
               *all = strstr(qu_buf_text(&text), "  together ");
    tap_ok(tap, rest != NULL && all > rest && strcmp(all + strlen(all) - 9, " 100.0 %\n") == 0,
           "which ends with the rest, and all of it");
    free(lines);
    qu_buf_clear(&file);
    qu_buf_add_text(&file, "no PDF");
    tap_ok(tap, !qu_weigh_pdf(&arena, &file, &w) && w.all == 6 && w.rest == 6 && w.font_count == 0,
           "what is no PDF is all rest");
    qu_buf_clear(&text);
    qu_weights_summary(&w, &text);
    tap_text(tap, qu_buf_text(&text), "the rest 6 B", "and says so");
    w = (struct qu_weights){0};
    qu_buf_clear(&text);
    qu_weights_print(&w, &text);
    tap_ok(tap,
           strstr(qu_buf_text(&text), " 0 B   0.0 %\n") != NULL && strstr(qu_buf_text(&text), "nan") == NULL,
           "of nothing all shares are nothing");
    qu_buf_finish(&file);
    qu_buf_finish(&text);
    qu_arena_finish(&arena);
}

static void test_sizes(struct tap *tap)
{
    static const struct {
        size_t bytes;
        const char *text;
    } cases[] = {{0, "0 B"},          {999, "999 B"},      {1000, "1 kB"},      {1499, "1 kB"},
                 {1500, "2 kB"},      {999499, "999 kB"},  {999500, "1.0 MB"},  {1049999, "1.0 MB"},
                 {1050000, "1.1 MB"}, {1949999, "1.9 MB"}, {1950000, "2.0 MB"}, {12345678, "12.3 MB"}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct qu_buf text = {0};
        qu_bytes_print(cases[i].bytes, &text);
        tap_text(tap, qu_buf_text(&text), cases[i].text, "a size");
        qu_buf_finish(&text);
    }
}

/* What packs well and what does not; data that is damaged or cut off. */
static void test_packing(struct tap *tap)
{
    struct qu_packer *packer = qu_packer_new();
    char *data = qu_alloc_zero(1, 300000);
    for (int kind = 0; kind < 3; kind++) {
        struct qu_buf packed = {0}, again = {0};
        size_t length = kind == 2 ? 0 : 300000;
        for (size_t i = 0; i < length && kind == 1; i++)
            data[i] = (char)((i * 2654435761u) >> 13);
        qu_pack(packer, data, length, &packed);
        tap_ok(tap,
               qu_unpack(packer, packed.data, packed.length, &again) && again.length == length &&
                   (length == 0 || memcmp(again.data, data, length) == 0),
               "%zu bytes, %zu when packed", length, packed.length);
        tap_ok(tap, kind != 0 || packed.length < 1000, "zeroes pack well");
        qu_buf_clear(&again);
        qu_buf_add_text(&again, "before");
        tap_ok(tap, !qu_unpack(packer, packed.data, packed.length - 5, &again) && again.length == 6,
               "data that is cut off is refused, what was there stays");
        qu_buf_finish(&packed);
        qu_buf_finish(&again);
    }
    free(data);
    qu_packer_free(packer);
}

static void test_outlines(struct tap *tap, const char *path)
{
    struct qu_buf font = {0};
    char block[4096];
    size_t got;
    FILE *file = fopen(path, "rb");
    while (file != NULL && (got = fread(block, 1, sizeof block, file)) > 0)
        qu_buf_add(&font, block, got);
    if (file != NULL)
        fclose(file);
    struct qu_glyphoutlines *first = qu_glyphoutlines_open(font.data, font.length),
                            *second = qu_glyphoutlines_open(font.data, font.length);
    if (!tap_ok(tap, first != NULL && second != NULL, "a font"))
        return;
    unsigned a = qu_glyphoutlines_find(first, 'a'), b = qu_glyphoutlines_find(first, 'b'),
             euro = qu_glyphoutlines_find(first, 0x80), bullet = qu_glyphoutlines_find(first, 0x95);
    tap_ok(tap, a != 0 && b != 0 && a != b, "letters have glyphs");
    tap_ok(tap, euro != 0 && euro != bullet && qu_glyphoutlines_find(first, 0x81) == bullet,
           "by WinAnsiEncoding: a code without a character shows a bullet");
    uint64_t hash = qu_glyphoutlines_hash(first, a);
    tap_ok(tap, hash != 0 && hash != qu_glyphoutlines_hash(first, b), "two letters, two outlines");
    tap_ok(tap, hash == qu_glyphoutlines_hash(second, a), "the same in each copy of the font");
    tap_ok(tap, qu_glyphoutlines_hash(first, 60000) == 0, "a glyph that there is not");
    tap_ok(tap, qu_glyphoutlines_hash(first, qu_glyphoutlines_find(first, ' ')) != 0,
           "a blank has an outline too");
    tap_ok(tap, qu_glyphoutlines_open("no font at all", 14) == NULL, "no font");
    qu_glyphoutlines_close(first);
    qu_glyphoutlines_close(second);
    qu_glyphoutlines_close(NULL);
    qu_buf_finish(&font);
}

int main(int argc, char **argv)
{
    struct tap tap = {0};
    if (argc != 2)
        return 2;
    test_weights(&tap);
    test_sizes(&tap);
    test_packing(&tap);
    test_outlines(&tap, argv[1]);
    return tap_done(&tap);
}
