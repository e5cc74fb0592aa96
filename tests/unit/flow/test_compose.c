/* From cut galleys to pages: labels and sides, blank pages, boards that stand apart; rows, notes and
 * furniture in their places, structure copied once. */
#include "../../../src/flow/compose.h"
#include "../../../src/flow/paragraph.h"
#include "setter.h"

/* ---- the plan */

enum { GALLEYS_MOST = 4, PAGES_MOST = 8 };

struct planning {
    struct tap *tap;
    struct qu_arena arena;
    struct qu_entry entries[GALLEYS_MOST];
    struct qu_galley galleys[GALLEYS_MOST];
    struct qu_page_cut cuts[GALLEYS_MOST][PAGES_MOST];
    struct qu_page_cuts lists[GALLEYS_MOST];
    int count;
    struct qu_press press;
    struct qu_plan plan;
};

/* Entries as "f2 b3": f of the front matter, b of the body, with so many pages; "B" behind it: the first
 * page is a board. Each page is a row with a name, "a0", "a1", ... of the first entry. */
static void begin(struct planning *p, struct tap *tap, const char *entries)
{
    *p = (struct planning){.tap = tap};
    qu_arena_init(&p->arena);
    for (const char *c = entries; *c != '\0'; c++) {
        if (*c == ' ')
            continue;
        int g = p->count++, pages = c[1] - '0';
        p->entries[g] = (struct qu_entry){.front = *c == 'f', .id = "entry", .src = {"entry.yaml", 1, 1}};
        qu_galley_init(&p->galleys[g], &p->entries[g]);
        for (int i = 0; i < pages; i++) {
            struct qu_items items = {0};
            struct qu_item *mark = qu_items_add(&items, QU_ITEM_MARK, QU_ARTIFACT, p->entries[g].src);
            mark->mark = (struct qu_mark_item){.kind = QU_MARK_DESTINATION,
                                               .name = qu_arena_printf(&p->arena, "%c%d", 'a' + g, i)};
            struct qu_row *row = qu_galley_add_row(&p->galleys[g], 1, p->entries[g].src);
            row->board = c[2] == 'B' && i == 0;
            qu_galley_fill_row(&p->galleys[g], &items);
            p->cuts[g][i] = (struct qu_page_cut){.first = i, .end = i + 1};
        }
        p->lists[g] = (struct qu_page_cuts){p->cuts[g], pages};
        c += c[2] == 'B' ? 2 : 1;
    }
}

/* Labels and sides as "i> ii< 1>": > a recto; "-" before a page without entry. */
static void plans(struct planning *p, bool facing, const char *wanted, const char *what)
{
    const char *text = "";
    qu_plan_make(&p->plan, &p->arena, p->galleys, p->lists, p->count, &p->press, facing);
    for (int i = 0; i < p->plan.pages.count; i++) {
        const struct qu_planned_page *page = &p->plan.pages.at[i];
        text = qu_arena_printf(&p->arena, "%s%s%s%s%s", text, i > 0 ? " " : "",
                               page->galley == NULL ? "-" : "", page->label,
                               page->side == QU_RECTO ? ">" : "<");
    }
    tap_text(p->tap, text, wanted, what);
}

static void end(struct planning *p)
{
    qu_plan_finish(&p->plan);
    for (int g = 0; g < p->count; g++)
        qu_galley_finish(&p->galleys[g]);
    qu_arena_finish(&p->arena);
}

static void check_plan(struct tap *tap, const char *entries, bool facing, int fill, bool apart,
                       const char *wanted, const char *what)
{
    struct planning p;
    begin(&p, tap, entries);
    p.press.fill = fill;
    p.press.cover = apart ? QU_COVER_APART : p.press.cover;
    plans(&p, facing, wanted, what);
    end(&p);
}

static void plan(struct setter *s)
{
    struct tap *tap = s->tap;
    check_plan(tap, "f2 b3", true, 0, false, "i> ii< 1> 2< 3>", "front matter in Roman numerals");
    check_plan(tap, "f3 b1 b1", true, 0, false, "i> ii< iii> -iv< 1> 2<", "page 1 is a recto");
    check_plan(tap, "f3 b1", false, 0, false, "i> ii> iii> 1>", "where pages do not face each other all are");
    check_plan(tap, "b2", true, 4, false, "1> 2< -3> -4<", "filled to a multiple");
    check_plan(tap, "b4", true, 4, false, "1> 2< 3> 4<", "which it is already");
    check_plan(tap, "b2 b1B", true, 4, false, "1> 2< -3> 4<", "a board at the end stays last");
    check_plan(tap, "f1B f1 b1", true, 0, false, "i> ii< 1>", "a board is a page");
    check_plan(tap, "f1B f1 b2 b1B", true, 0, true, "i> -ii< 1> 2<", "boards that stand apart are none");
    struct planning p;
    begin(&p, tap, "f1B f1 b2 b1B");
    p.press.cover = QU_COVER_APART;
    qu_plan_make(&p.plan, &p.arena, p.galleys, p.lists, p.count, &p.press, true);
    tap_ok(tap, p.plan.front.galley == &p.galleys[0] && p.plan.back.galley == &p.galleys[3],
           "they are kept for the case");
    tap_text(tap, qu_pagerefs_lookup(&p.plan.pagerefs, "b0"), "i", "a name knows its page");
    tap_text(tap, qu_pagerefs_lookup(&p.plan.pagerefs, "c1"), "2", "another one its");
    tap_ok(tap, qu_pagerefs_lookup(&p.plan.pagerefs, "z9") == NULL, "a name that is nowhere has none");
    end(&p);
}

/* ---- composing */

static struct qu_item *text_on(struct qu_page *page, const char *begin)
{
    for (int i = 0; i < page->item_count; i++)
        if (page->items[i].kind == QU_ITEM_TEXT &&
            strncmp(page->items[i].text.text, begin, strlen(begin)) == 0)
            return &page->items[i];
    return NULL;
}

static void add_paragraph(struct setter *s, const char *text)
{
    struct qu_inline plain = setter_plain(text);
    qu_paragraph_set(&s->cursor, &plain, &(struct qu_paragraph_setting){.style = "body", .no_indent = true});
}

static void add_note(struct setter *s, int height, int node)
{
    struct qu_items items = {0};
    struct qu_item *item = qu_items_add_box(&items, &s->galley.arena, (struct qu_rect){0, 0, 9, 9},
                                            (struct qu_colour){200, 0, 0, 255}, node, s->entry.src);
    item->node = node;
    qu_galley_hang(&s->galley, (struct qu_margin_note){.height = height, .id = "n", .src = s->entry.src},
                   &items);
}

static void compose(struct setter *s, const struct qu_page_cut *cuts, int count, struct qu_document *document)
{
    struct qu_plan plan = {.facing = true};
    static const char *const labels[] = {"1", "2", "3"};
    for (int i = 0; i < count; i++)
        qu_vec_add(&plan.pages, ((struct qu_planned_page){&s->galley, &cuts[i], labels[i],
                                                          i % 2 == 0 ? QU_RECTO : QU_VERSO}));
    struct qu_cursor cursor = s->cursor;
    cursor.arena = &s->arena;
    cursor.galley = NULL;
    qu_document_init(document, &s->arena);
    qu_compose_document(&cursor, &plan, document);
    qu_plan_finish(&plan);
}

static void rows(struct setter *s)
{
    struct qu_document document;
    setter_clear(s);
    add_paragraph(s, "first");
    add_note(s, 2, 0);
    add_paragraph(s, "second");
    qu_cursor_add_space(&s->cursor, 2);
    add_paragraph(s, "third");
    const struct qu_page_cut cuts[2] = {{.first = 0, .end = 2, .note_end = 1},
                                        {.first = 3, .end = 4, .first_note = 1, .note_end = 1}};
    compose(s, cuts, 2, &document);
    struct qu_page *recto = &document.pages.at[0], *verso = &document.pages.at[1];
    struct qu_item *first = text_on(recto, "first"), *second = text_on(recto, "second"),
                   *third = text_on(verso, "third");
    if (!tap_ok(s->tap, first != NULL && second != NULL && third != NULL, "every line is on its page"))
        return;
    tap_int(s->tap, first->text.y, 55 * QU_PT, "the first baseline stands above the first rule");
    tap_int(s->tap, second->text.y, 75 * QU_PT, "the next one a row below");
    tap_int(s->tap, second->text.grid, 75 * QU_PT, "tied to its rule");
    tap_int(s->tap, third->text.y, 55 * QU_PT, "white space vanishes at a page's head");
    tap_ok(s->tap, first->text.x >= 150 * QU_PT && first->text.x < 151 * QU_PT, "a recto's text track");
    tap_ok(s->tap, third->text.x >= 50 * QU_PT && third->text.x < 51 * QU_PT, "a verso's: mirrored");
    const struct qu_item *note = setter_find(recto->items, recto->item_count, QU_ITEM_PATH);
    tap_ok(s->tap, note->path.fill.r == 200, "the note is there");
    tap_ok(s->tap, qu_items_box(note, 1).x == 50 * QU_PT, "in the margin track");
    tap_int(s->tap, document.nodes.at[first->node].role, QU_ROLE_P, "nodes are the document's");
    int sections = 0;
    for (int i = 1; i < document.nodes.count; i++)
        sections += document.nodes.at[i].role == QU_ROLE_SECT;
    tap_int(s->tap, sections, 1, "the structure of a galley is copied once");
    tap_int(s->tap, document.nodes.at[third->node].parent, document.nodes.at[first->node].parent,
            "and holds for all of its pages");
    tap_ok(s->tap, first->node != third->node, "each paragraph its own");
    tap_int(s->tap, recto->number, 1, "pages are counted");
    tap_text(s->tap, verso->label, "2", "and carry their labels");
    tap_ok(s->tap, recto->background != NULL && recto->background != verso->background,
           "each side has its background");
    qu_document_finish(&document);
}

static void furniture(struct setter *s)
{
    struct qu_document document;
    const char *head[] = {"one", "two"};
    s->entry.head = (struct qu_list){(void *)head, 2};
    s->layout->folio.position = "outer";
    s->layout->head.position = "inner";
    s->layout->folio.baseline = -30 * QU_PT;
    s->layout->head.baseline = 25 * QU_PT;
    setter_clear(s);
    add_paragraph(s, "words");
    add_paragraph(s, "words");
    const struct qu_page_cut cuts[2] = {{.first = 0, .end = 1}, {.first = 1, .end = 2}};
    compose(s, cuts, 2, &document);
    struct qu_page *recto = &document.pages.at[0], *verso = &document.pages.at[1];
    struct qu_item *folio = text_on(recto, "1"), *other = text_on(verso, "2"), *title = text_on(recto, "one"),
                   *mirrored = text_on(verso, "one");
    if (!tap_ok(s->tap, folio != NULL && other != NULL && title != NULL && mirrored != NULL,
                "each page has its head and its folio"))
        return;
    tap_int(s->tap, folio->text.y, 490 * QU_PT, "the folio counts from the foot");
    tap_int(s->tap, title->text.y, 25 * QU_PT, "the head from the top");
    tap_ok(s->tap, folio->text.x + folio->text.width > 440 * QU_PT, "outer: at the right of a recto");
    tap_ok(s->tap, other->text.x < 52 * QU_PT, "at the left of a verso");
    tap_ok(s->tap, title->text.x < 52 * QU_PT, "inner: at the left of a recto");
    tap_ok(s->tap, mirrored->text.x > 300 * QU_PT, "at the right of a verso");
    tap_int(s->tap, folio->node, QU_ARTIFACT, "furniture is no text to be read");
    tap_ok(s->tap, setter_count(recto->items, recto->item_count, QU_ITEM_PATH) == 1,
           "the second part of the head is underlined");
    qu_document_finish(&document);
    s->entry.head = (struct qu_list){0};
}

static void boards(struct setter *s)
{
    struct qu_document document;
    struct qu_items items = {0};
    setter_clear(s);
    qu_items_add_box(&items, &s->galley.arena, (struct qu_rect){0, 0, 500 * QU_PT, 9},
                     (struct qu_colour){1, 1, 1, 255}, QU_ARTIFACT, s->entry.src);
    struct qu_row *row = qu_cursor_add_row(&s->cursor, 20, &items, s->entry.src);
    row->board = row->full = true;
    const struct qu_page_cut cuts[1] = {{.first = 0, .end = 1}};
    compose(s, cuts, 1, &document);
    const struct qu_page *page = &document.pages.at[0];
    tap_ok(s->tap, page->background == NULL, "a board has no ruling");
    tap_int(s->tap, page->item_count, 1, "and no furniture");
    tap_ok(s->tap, qu_items_box(page->items, 1).x == 0 && qu_items_box(page->items, 1).y == 0,
           "its items lie on the page");
    qu_document_finish(&document);
}

static void messages(struct setter *s)
{
    struct qu_document document;
    struct qu_items none = {0};
    setter_clear(s);
    add_paragraph(s, "first");
    add_note(s, 1, 0);
    qu_cursor_add_row(&s->cursor, 21, &none, (struct qu_src){"entry.yaml", 12, 1});
    const struct qu_page_cut cuts[2] = {{.first = 0, .end = 1}, {.first = 1, .end = 2, .note_end = 1}};
    int before = s->diag.count, far = 0, tall = 0;
    compose(s, cuts, 2, &document);
    for (int i = before; i < s->diag.count; i++) {
        far += s->diag.messages[i].id == QU_DIAG_NOTE_FAR;
        tall += s->diag.messages[i].id == QU_DIAG_ROW_TALL && s->diag.messages[i].src.line == 12;
    }
    tap_int(s->tap, far, 1, "a note that stands on the next page is told");
    tap_int(s->tap, tall, 1, "and a row that is taller than a page");
    qu_document_finish(&document);
}

int main(int argc, char **argv)
{
    setter_case *const cases[] = {plan, rows, furniture, boards, messages, NULL};
    return setter_main(argc, argv, cases);
}
