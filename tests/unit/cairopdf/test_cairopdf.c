/* test_cairopdf.c - the whole door: pages in, bytes out; and the codes of a font of many letters. */
#include "../../../src/base/parallel.h"
#include "../../../src/pdf/lexer.h"
#include "../paint/sample.h"

#include <math.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <tap.h>

enum { PAGES = 9, LETTERS_FROM = 0x100, LETTERS_TO = 0x17f, BLOCK_MOST = 100 };

static const struct qu_src nowhere = {0};

/* A heading and a body, each its node, with a folio that belongs to none. */
static void add_page(struct sample *s, int number)
{
    struct qu_items items = {0};
    int heading = qu_document_add_node(&s->document, QU_ROLE_H1, 1, nowhere),
        body = qu_document_add_node(&s->document, QU_ROLE_P, 1, nowhere);
    sample_add_text(s, &items, heading, "EB Garamond Bold 20", "A heading", 20, 39);
    for (int y = 60; y < 380; y += 20)
        sample_add_text(s, &items, body, "EB Garamond 12",
                        qu_arena_printf(&s->arena, "line %d of page %d, \u0161\u0107\u0159", y / 20, number),
                        20, y);
    sample_add_text(s, &items, QU_ARTIFACT, "Courier Prime 8", qu_arena_printf(&s->arena, "folio %d", number),
                    20, 390);
    sample_keep(s, sample_add_page(s, 8.5), &items);
}

static bool make_pdf(struct sample *s, bool tagged, struct qu_leaves *leaves, struct qu_buf *out)
{
    struct qu_cairopdf pages;
    struct qu_painting_options options = {.tagged = tagged};
    bool fine = qu_cairopdf_open(&pages, &s->document, s->fonts, s->images, &options, &s->diag) &&
                pages.pdf.page_count == s->document.pages.count && qu_pdf_write(&pages.pdf, out);
    for (int i = 0; i < pages.leaves.count && leaves != NULL; i++)
        qu_vec_add(leaves, pages.leaves.at[i]);
    qu_cairopdf_close(&pages);
    return fine;
}

/* On one processor there is one worker. */
static bool make_on_one(struct sample *s, struct qu_buf *out)
{
    cpu_set_t all, one;
    int first = 0;
    sched_getaffinity(0, sizeof all, &all);
    while (!CPU_ISSET(first, &all))
        first++;
    CPU_ZERO(&one);
    CPU_SET(first, &one);
    sched_setaffinity(0, sizeof one, &one);
    bool fine = qu_parallel_workers() == 1 && make_pdf(s, true, NULL, out);
    sched_setaffinity(0, sizeof all, &all);
    return fine;
}

/* The content of a page, read from the bytes. */
static bool read_content(const struct qu_buf *bytes, int page, struct qu_buf *out)
{
    struct qu_pdf pdf;
    bool fine = qu_pdf_open(&pdf, bytes->data, bytes->length) &&
                qu_page_content(qu_pdf_page(&pdf, page), out);
    qu_pdf_close(&pdf);
    return fine;
}

static void test_door(struct tap *tap)
{
    struct sample s;
    struct qu_buf many = {0}, one = {0}, again = {0};
    struct qu_leaves leaves = {0};
    sample_init(&s);
    for (int i = 1; i <= PAGES; i++)
        add_page(&s, i);
    tap_ok(tap, make_pdf(&s, true, &leaves, &many) && s.diag.count == 0, "%d pages, and none in front",
           PAGES);
    bool fine = leaves.count == 2 * PAGES;
    for (int i = 0; i < leaves.count && fine; i++)
        fine = leaves.at[i].page == i / 2 && leaves.at[i].mcid == i % 2 && leaves.at[i].node == 2 + i;
    tap_ok(tap, fine, "two leaves a page, numbered as they stand: %d", leaves.count);
    tap_ok(tap, make_pdf(&s, true, NULL, &again) && sample_same_bytes(&many, &again),
           "same pages, same bytes");
    tap_ok(tap, make_on_one(&s, &one) && sample_same_bytes(&many, &one), "the same on %d threads and on one",
           qu_parallel_workers());
    qu_vec_finish(&leaves);
    qu_buf_finish(&many);
    qu_buf_finish(&one);
    qu_buf_finish(&again);
    sample_finish(&s);
}

/* A letter more on the first page gives no other page other bytes. */
static void test_steady(struct tap *tap)
{
    struct qu_buf before = {0}, after = {0}, old = {0}, new = {0};
    for (int edited = 0; edited < 2; edited++) {
        struct sample s;
        struct qu_items items = {0};
        sample_init(&s);
        sample_add_text(&s, &items, QU_ARTIFACT, "EB Garamond 12", edited ? "\u017e\u0111\u0142" : "plain",
                        20, 40);
        sample_keep(&s, sample_add_page(&s, 0), &items);
        add_page(&s, 2);
        make_pdf(&s, true, NULL, edited ? &after : &before);
        sample_finish(&s);
    }
    tap_ok(tap,
           read_content(&before, 1, &old) && read_content(&after, 1, &new) && sample_same_bytes(&old, &new),
           "the second page stays as it was, byte for byte");
    old.length = new.length = 0;
    tap_ok(tap,
           read_content(&before, 0, &old) && read_content(&after, 0, &new) && !sample_same_bytes(&old, &new),
           "the first does not");
    qu_buf_finish(&before);
    qu_buf_finish(&after);
    qu_buf_finish(&old);
    qu_buf_finish(&new);
}

/* ---- what a font says about its letters */

struct texts {
    int blocks, entries, largest;
    bool counted; /* each block says how many entries it has, and they stand in the order of their codes */
    bool shown[LETTERS_TO + 1];
    int wide;           /* letters that have a width of their own ... */
    double width_error; /* ... and by how much one differs at most from what was set, in 1/1000 em */
    const struct qu_text_item *items; /* by letter, from LETTERS_FROM */
};

static int hex_number(const struct qu_lexer *l, struct qu_token token)
{
    return (int)strtol(l->bytes + token.from + 1, NULL, 16);
}

static void end_block(struct texts *t, int entries, int told)
{
    t->blocks++;
    t->entries += entries;
    t->largest = QU_MAX(t->largest, entries);
    t->counted = t->counted && entries == told;
}

/* The width of a code in [code [width] code [width] ...]; -1: it has none. */
static double width_of(struct qu_obj font, int code)
{
    struct qu_obj widths = qu_obj_get(qu_obj_at(qu_obj_get(font, "/DescendantFonts"), 0), "/W");
    for (int i = 0; i + 1 < qu_obj_count(widths); i += 2)
        if ((int)qu_obj_real_at(widths, i) == code)
            return qu_obj_real_at(qu_obj_at(widths, i + 1), 0);
    return -1;
}

static void note_width(struct texts *t, struct qu_obj font, int code, int letter)
{
    const struct qu_text_item *item = &t->items[letter - LETTERS_FROM];
    double wanted = qu_len_to_pt(item->width) * 1000 / 12;
    t->wide++;
    t->width_error = fmax(t->width_error, fabs(width_of(font, code) - wanted));
}

/* <code> <text> pairs between "n beginbfchar" and "endbfchar". */
static void read_texts(struct qu_obj font, void *data)
{
    struct texts *t = data;
    struct qu_buf map = {0};
    int told = 0, halves = 0, last = -1;
    bool inside = false;
    qu_obj_data(qu_obj_get(font, "/ToUnicode"), &map);
    struct qu_lexer l = {.bytes = qu_buf_text(&map), .length = map.length};
    for (struct qu_token token = qu_lexer_next(&l); token.kind != QU_TOKEN_END; token = qu_lexer_next(&l)) {
        if (token.kind == QU_TOKEN_NUMBER)
            told = (int)qu_token_number(&l, token);
        if (inside && qu_token_is(&l, token, "endbfchar"))
            end_block(t, halves / 2, told);
        if (token.kind == QU_TOKEN_OPERATOR) {
            inside = qu_token_is(&l, token, "beginbfchar");
            halves = 0;
        }
        if (!inside || token.kind != QU_TOKEN_HEX)
            continue;
        int value = hex_number(&l, token);
        if (halves++ % 2 == 0) {
            t->counted = t->counted && value > last;
            last = value;
        } else if (value >= LETTERS_FROM && value <= LETTERS_TO) {
            t->shown[value] = true;
            note_width(t, font, last, value);
        }
    }
    qu_buf_finish(&map);
}

/* ---- a page of letters, each a text of its own, and the composite fonts of its file */

struct letters {
    struct sample sample;
    struct qu_cairopdf pages;
    bool fine;
};

/* `at` receives the items' texts; NULL: not wanted. */
static void open_letters(struct letters *l, const char *font, uint32_t from, uint32_t to,
                         struct qu_text_item *at)
{
    struct qu_items items = {0};
    struct qu_painting_options options = {0};
    struct sample *s = &l->sample;
    sample_init(s);
    for (uint32_t c = from; c <= to; c++) {
        struct qu_buf text = {0};
        qu_buf_add_utf8(&text, c);
        const struct qu_item *item = sample_add_text(s, &items, QU_ARTIFACT, font, qu_buf_text(&text),
                                                     20 + c % 16 * 16, 20 + (double)((c - from) / 16) * 16);
        if (at != NULL)
            at[c - from] = item->text;
        qu_buf_finish(&text);
    }
    sample_keep(s, sample_add_page(s, 0), &items);
    l->fine = qu_cairopdf_open(&l->pages, &s->document, s->fonts, s->images, &options, &s->diag);
}

static void close_letters(struct letters *l)
{
    qu_cairopdf_close(&l->pages);
    sample_finish(&l->sample);
}

static void visit_fonts(struct letters *l, void (*visit)(struct qu_obj font, void *data), void *data)
{
    struct qu_obj fonts = qu_obj_get(qu_obj_get(qu_pdf_page(&l->pages.pdf, 0), "/Resources"), "/Font");
    struct qu_obj_keys keys;
    qu_obj_keys_init(&keys, fonts);
    for (int i = 0; i < keys.at.count; i++)
        if (qu_obj_name_is(qu_obj_get(fonts, keys.at.at[i]), "/Subtype", "/Type0"))
            visit(qu_obj_get(fonts, keys.at.at[i]), data);
    qu_obj_keys_finish(&keys);
}

/* The CMap format allows 100 entries in a block (Adobe Technical Note 5411): a font of more letters has several. */
static void test_many_letters(struct tap *tap)
{
    struct qu_text_item items[LETTERS_TO - LETTERS_FROM + 1];
    struct texts texts = {.counted = true, .items = items};
    struct letters l;
    open_letters(&l, "EB Garamond 12", LETTERS_FROM, LETTERS_TO, items);
    visit_fonts(&l, read_texts, &texts);
    int missing = 0;
    for (int c = LETTERS_FROM; c <= LETTERS_TO; c++) /* a few have a code of one byte in WinAnsiEncoding */
        missing += !texts.shown[c];
    tap_ok(tap, l.fine && texts.entries > BLOCK_MOST && texts.blocks > 1, "%d letters in %d blocks",
           texts.entries, texts.blocks);
    tap_int(tap, texts.largest, BLOCK_MOST, "the largest block");
    tap_ok(tap, texts.counted, "each says how many it has, in the order of the codes");
    tap_ok(tap, texts.wide > BLOCK_MOST && texts.width_error < 1, "each has its width, to %.2f of 1000",
           texts.width_error);
    tap_ok(tap, missing < 10, "the letters are all told: %d are not", missing);
    close_letters(&l);
}

struct numbers {
    int count, largest; /* of glyphs that codes lead to; count -1: two codes lead to one */
};

static void read_numbers(struct qu_obj font, void *data)
{
    struct numbers *n = data;
    struct qu_buf map = {0};
    bool *met = qu_alloc_zero(0x10000, sizeof *met);
    qu_obj_data(qu_obj_get(qu_obj_at(qu_obj_get(font, "/DescendantFonts"), 0), "/CIDToGIDMap"), &map);
    for (size_t i = 0; i + 1 < map.length; i += 2) {
        int glyph = (unsigned char)map.data[i] << 8 | (unsigned char)map.data[i + 1];
        if (glyph == 0)
            continue;
        n->count = met[glyph] || n->count < 0 ? -1 : n->count + 1;
        met[glyph] = true;
        n->largest = QU_MAX(n->largest, glyph);
    }
    qu_buf_finish(&map);
    free(met);
}

/* More letters than one byte can tell apart. */
static void test_map_of_letters(struct tap *tap)
{
    struct letters l;
    struct numbers numbers = {0};
    open_letters(&l, "DejaVu Sans 8", 0x100, 0x24f, NULL);
    visit_fonts(&l, read_numbers, &numbers);
    tap_ok(tap, l.fine && numbers.count > 300, "%d letters, each with a code of its own", numbers.count);
    tap_int(tap, numbers.largest, numbers.count, "they are counted from 1 on, without gaps");
    close_letters(&l);
}

static void test_refusals(struct tap *tap)
{
    struct sample s;
    struct qu_buf out = {0};
    sample_init(&s);
    sample_add_page(&s, 0)->width = 20000 * QU_PT;
    tap_ok(tap, !make_pdf(&s, true, NULL, &out) && s.diag.count == 1 && out.length == 0,
           "a page too large is refused");
    qu_buf_finish(&out);
    sample_finish(&s);
}

int main(void)
{
    struct tap tap = {0};
    test_door(&tap);
    test_steady(&tap);
    test_many_letters(&tap);
    test_map_of_letters(&tap);
    test_refusals(&tap);
    return tap_done(&tap);
}
