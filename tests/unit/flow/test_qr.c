/* Codes of addresses in the margin: which links get one, how large it is, where its address stands. */
#include "../../../src/flow/paragraph.h"
#include "../../../src/flow/qrcode.h"
#include "setter.h"

enum { QUIET = 4 };

/* Sets a line with a link to that address; the note that hangs from it, or NULL. */
static const struct qu_margin_note *link_to(struct setter *s, const char *address)
{
    struct qu_inline text = setter_span(s, "a word of it", QU_SPAN_LINK, "word", address);
    int before = s->galley.notes.count;
    qu_paragraph_set(&s->cursor, &text, &(struct qu_paragraph_setting){.style = "body"});
    return s->galley.notes.count > before ? qu_vec_last(&s->galley.notes) : NULL;
}

static void start(struct setter *s, bool wanted)
{
    setter_clear(s);
    s->output.press.qr = wanted;
    s->output.name = "shop";
    s->notebook.output = &s->output;
    qu_diag_finish(&s->diag);
    qu_diag_init(&s->diag, false);
}

static void choices(struct setter *s)
{
    start(s, false);
    tap_ok(s->tap, link_to(s, "https://example.org") == NULL, "none if none is wanted");
    start(s, true);
    tap_ok(s->tap, link_to(s, "https://example.org") != NULL, "a link has one");
    tap_ok(s->tap, link_to(s, "https://example.org") == NULL, "the same address has not another");
    tap_ok(s->tap, link_to(s, "https://example.com") != NULL, "another has");
    tap_ok(s->tap, link_to(s, "") == NULL, "an empty one has none");
    s->layout->margin.width = 0;
    tap_ok(s->tap, link_to(s, "https://example.net") == NULL, "nor is there one without a margin");
    s->layout->margin.width = 80 * QU_PT;
    tap_int(s->tap, setter_nodes(s, QU_ROLE_NOTE), 2, "each is a note");
    tap_int(s->tap, setter_nodes(s, QU_ROLE_FIGURE), 2, "with a figure");
}

/* The grid is 20 pt, the margin 80 pt; the code begins at the top of the letters, 14 pt over their rule. */
static void sizes(struct setter *s)
{
    static const char *const addresses[] = {
        "tel:1", "https://example.org/a/page",
        "https://example.org/a/page/that/is/further/down/than/the/others/are"};
    for (int i = 0; i < QU_COUNT(addresses); i++) {
        struct qu_qrcode symbol;
        start(s, true);
        const struct qu_margin_note *note = link_to(s, addresses[i]);
        if (!tap_ok(s->tap, qu_qrcode_encode(&s->arena, addresses[i], &symbol) && note != NULL, "a code"))
            continue;
        qu_len module = QU_MIN(QU_MAX(qu_len_from_mm(15) / symbol.side + 1, qu_len_from_mm(0.33)),
                               80 * QU_PT / (symbol.side + 2 * QUIET));
        struct qu_rect ground = qu_items_box(&note->items[0], 1), dark = qu_items_box(&note->items[1], 1);
        tap_ok(s->tap, ground.w == module * (symbol.side + 2 * QUIET) && ground.h == ground.w,
               "white around it, four modules at each side");
        tap_ok(s->tap,
               dark.x == 0 && dark.y == 6 * QU_PT && dark.w == symbol.side * module && dark.h == dark.w,
               "its dark edge is in line with the notes and the letters: %d,%d", dark.x, dark.y);
        tap_ok(s->tap, ground.x == -QUIET * module && ground.y == 6 * QU_PT - QUIET * module,
               "in the middle of the white");
        const struct qu_item *words = setter_find(note->items, note->item_count, QU_ITEM_TEXT);
        qu_len top = words->text.y - qu_context_font(&s->context, "label")->size,
               foot = dark.y + dark.h + 2 * module;
        tap_ok(s->tap, words->text.y % (20 * QU_PT) == 15 * QU_PT, "its address stands on a rule");
        tap_ok(s->tap, top >= foot && top < foot + 20 * QU_PT, "the first one two modules below it: %d, %d",
               top, foot);
        tap_int(s->tap, note->height,
                words->text.y / (20 * QU_PT) + setter_count(note->items, note->item_count, QU_ITEM_TEXT),
                "and as many rows as it takes");
    }
}

/* The modules of a line, read back from the rectangles that are drawn. */
static void modules(struct setter *s)
{
    struct qu_qrcode symbol;
    start(s, true);
    const struct qu_margin_note *note = link_to(s, "tel:1");
    qu_qrcode_encode(&s->arena, "tel:1", &symbol);
    const struct qu_path_item *path = &note->items[1].path;
    qu_len module = qu_items_box(&note->items[1], 1).w / symbol.side;
    int dark = 0, drawn = 0, wrong = 0;
    for (int i = 0; i < symbol.side * symbol.side; i++)
        dark += symbol.lines[i] & 1;
    for (int i = 0; i < path->step_count; i += 5) { /* a rectangle is five steps */
        int x = path->steps[i].p[0].x / module - QUIET, y = path->steps[i].p[0].y / module - QUIET,
            end = path->steps[i + 2].p[0].x / module - QUIET;
        for (; x < end; x++, drawn++)
            wrong += (symbol.lines[y * symbol.side + x] & 1) == 0;
    }
    tap_int(s->tap, drawn, dark, "each dark module is drawn");
    tap_int(s->tap, wrong, 0, "and no other");
}

static const char *words_of(struct setter *s, const struct qu_margin_note *note)
{
    const char *all = "";
    for (int i = 0; note != NULL && i < note->item_count; i++)
        if (note->items[i].kind == QU_ITEM_TEXT)
            all = qu_arena_printf(&s->arena, "%s%.*s", all, note->items[i].text.length,
                                  note->items[i].text.text);
    return all;
}

static void addresses(struct setter *s)
{
    static const char seventy[] = "example.org/3456789012345678901234567890123456789012345678901234567890";
    s->layout->margin.width = 200 * QU_PT;
    start(s, true);
    tap_text(s->tap, words_of(s, link_to(s, "https://example.org/a")), "example.org/a", "without its scheme");
    tap_text(s->tap, words_of(s, link_to(s, qu_arena_printf(&s->arena, "https://%s", seventy))), seventy,
             "70 letters stand");
    tap_text(s->tap, words_of(s, link_to(s, qu_arena_printf(&s->arena, "https://%sx", seventy))),
             qu_arena_printf(&s->arena, "%s\u2026", seventy), "no more");
    tap_text(s->tap, words_of(s, link_to(s, qu_arena_printf(&s->arena, "https://%.69s\u00e9x", seventy))),
             qu_arena_printf(&s->arena, "%.69s\u2026", seventy), "and no half of one");
    s->layout->margin.width = 80 * QU_PT;
    start(s, true);
    struct qu_buf longest = {0};
    for (int i = 0; i < 400; i++)
        qu_buf_add_text(&longest, "aB1/");
    tap_ok(s->tap,
           link_to(s, qu_arena_strdup(&s->arena, qu_buf_text(&longest))) == NULL && s->diag.count == 1,
           "an address that is too long for the margin has none");
    tap_text(s->tap, s->diag.messages[0].text,
             "the address is too long for a QR code 28 mm wide, so it has none", "which is told");
    for (int i = 0; i < 4; i++)
        qu_buf_add_text(&longest, qu_arena_strdup(&s->arena, qu_buf_text(&longest)));
    start(s, true);
    tap_ok(s->tap,
           link_to(s, qu_arena_strdup(&s->arena, qu_buf_text(&longest))) == NULL && s->diag.count == 1,
           "nor has one that no code can hold");
    qu_buf_finish(&longest);
}

int main(int argc, char **argv)
{
    setter_case *const cases[] = {choices, sizes, modules, addresses, NULL};
    setter_case *const no_cases[] = {NULL};
    return setter_main(argc, argv, qu_qrcode_available() ? cases : no_cases);
}
