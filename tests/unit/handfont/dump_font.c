/* dump_font.c - a font file as text: dump_font FONT.ttf. Each table with its length and the sum of its words,
 * the words of all but the outlines, and each glyph as the path that HarfBuzz reads from it. */
#include <hb-ot.h>
#include <hb.h>
#include <stdio.h>

enum { TABLES_MOST = 32, WORDS_A_LINE = 20 };

static const unsigned char *bytes_of(hb_blob_t *blob, unsigned *length)
{
    return (const unsigned char *)hb_blob_get_data(blob, length);
}

static unsigned sum_of(const unsigned char *bytes, unsigned length)
{
    unsigned sum = 0;
    for (unsigned i = 0; i < length; i++)
        sum += (unsigned)bytes[i] << (24 - 8 * (i % 4));
    return sum;
}

static void print_words(const unsigned char *bytes, unsigned length)
{
    for (unsigned i = 0; i < length; i += 2) {
        printf("%s%02x", i % (2 * WORDS_A_LINE) == 0 ? "\n  " : " ", bytes[i]);
        if (i + 1 < length)
            printf("%02x", bytes[i + 1]);
    }
}

static void print_tables(hb_face_t *face)
{
    hb_tag_t tags[TABLES_MOST];
    unsigned count = TABLES_MOST;
    hb_face_get_table_tags(face, 0, &count, tags);
    for (unsigned i = 0; i < count; i++) {
        unsigned length;
        hb_blob_t *table = hb_face_reference_table(face, tags[i]);
        const unsigned char *bytes = bytes_of(table, &length);
        printf("table %c%c%c%c: %u bytes, sum %08x", HB_UNTAG(tags[i]), length, sum_of(bytes, length));
        if (tags[i] != HB_TAG('g', 'l', 'y', 'f') && tags[i] != HB_TAG('l', 'o', 'c', 'a'))
            print_words(bytes, length);
        putchar('\n');
        hb_blob_destroy(table);
    }
}

static void move_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, float x, float y, void *user)
{
    printf("\n  M %g %g", (double)x, (double)y);
}

static void line_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, float x, float y, void *user)
{
    printf(" L %g %g", (double)x, (double)y);
}

static void quadratic_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, float cx, float cy, float x,
                         float y, void *user)
{
    printf(" Q %g %g %g %g", (double)cx, (double)cy, (double)x, (double)y);
}

static void print_glyphs(hb_face_t *face)
{
    hb_font_t *font = hb_font_create(face);
    hb_draw_funcs_t *f = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(f, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(f, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(f, quadratic_to, NULL, NULL);
    for (unsigned i = 0; i < hb_face_get_glyph_count(face); i++) {
        char name[32] = "";
        hb_font_get_glyph_name(font, i, name, sizeof name);
        printf("glyph %u %s, advance %d", i, name, (int)hb_font_get_glyph_h_advance(font, i));
        hb_font_get_glyph_shape(font, i, f, NULL);
        putchar('\n');
    }
    hb_draw_funcs_destroy(f);
    hb_font_destroy(font);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    hb_blob_t *blob = hb_blob_create_from_file(argv[1]);
    hb_face_t *face = hb_face_create(blob, 0);
    print_tables(face);
    print_glyphs(face);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return 0;
}
