#include "dump.h"

#include "../base/hash.h"
#include "../base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The beginning of the text of one structure node: as much as is shown. */
struct excerpt {
    struct qu_buf text;
    int page;
    qu_len baseline;
    bool cut;
};

struct excerpts {
    struct excerpt *of; /* by node */
    int page;
};

enum { EXCERPT_LENGTH = 60 };

struct dump {
    struct qu_buf *out;
    qu_font_namer name;
    void *data;
};

/* "-0.00" would make two equal pages differ. */
static double shown(qu_len len)
{
    double pt = qu_len_to_pt(len);
    return pt > -0.005 && pt < 0.005 ? 0.0 : pt;
}

static void add_point(struct qu_buf *out, qu_len x, qu_len y)
{
    qu_buf_printf(out, " %.2f,%.2f", shown(x), shown(y));
}

static void add_rect(struct qu_buf *out, struct qu_rect r)
{
    qu_buf_printf(out, " %.2f,%.2f %.2fx%.2f", shown(r.x), shown(r.y), shown(r.w), shown(r.h));
}

static void add_quoted(struct qu_buf *out, const char *text, size_t length)
{
    struct qu_buf copy;
    qu_buf_init(&copy);
    qu_buf_add(&copy, text, length);
    qu_buf_add_char(out, '"');
    qu_buf_add_json(out, qu_buf_text(&copy));
    qu_buf_add_char(out, '"');
    qu_buf_finish(&copy);
}

static void add_word(struct qu_buf *out, const char *word, const char *text)
{
    qu_buf_printf(out, " %s ", word);
    add_quoted(out, text, strlen(text));
}

static void add_colour(struct qu_buf *out, const char *word, struct qu_colour colour)
{
    char hex[10];
    if (colour.a > 0)
        qu_buf_printf(out, " %s%s%s", word, word[0] != '\0' ? " " : "", qu_colour_format(colour, hex));
}

static uint64_t hash_point(uint64_t hash, qu_len x, qu_len y)
{
    return qu_hash_part(qu_hash_part(hash, (uint64_t)(int64_t)x), (uint64_t)(int64_t)y);
}

/* Where the letters stand, but not which glyphs they are: fonts number them as they like. */
static uint64_t hash_letters(const struct qu_text_item *text)
{
    uint64_t hash = 0;
    for (int i = 0; i < text->glyph_count; i++)
        hash = hash_point(hash, text->glyphs[i].x, text->glyphs[i].y);
    return hash;
}

static void add_text_item(struct dump *d, const struct qu_text_item *text)
{
    qu_buf_add_text(d->out, "text");
    add_point(d->out, text->x, text->y);
    qu_buf_printf(d->out, " w %.2f", shown(text->width));
    if (d->name != NULL)
        qu_buf_printf(d->out, " [%s]", d->name(d->data, text->font));
    else
        qu_buf_printf(d->out, " [font %d]", text->font);
    add_colour(d->out, "", text->colour);
    if (text->grid != QU_OFF_GRID)
        qu_buf_printf(d->out, " grid %.2f", shown(text->grid));
    if (text->rtl)
        qu_buf_add_text(d->out, " rtl");
    if (text->language != NULL)
        qu_buf_printf(d->out, " lang %s", text->language);
    qu_buf_add_char(d->out, ' ');
    add_quoted(d->out, text->text, (size_t)text->length);
    if (text->glyph_count > 0)
        qu_buf_printf(d->out, " letters %d %08x", text->glyph_count, (unsigned)(hash_letters(text) >> 32));
}

/* The hash takes one field after another, because padding and unused points hold no defined values. */
static uint64_t hash_steps(const struct qu_path_item *path)
{
    uint64_t hash = 0;
    for (int i = 0; i < path->step_count; i++) {
        const struct qu_path_step *step = &path->steps[i];
        int points = step->op == QU_PATH_CURVE ? 3 : step->op == QU_PATH_CLOSE ? 0 : 1;
        hash = qu_hash_part(hash, (uint64_t)step->op);
        for (int k = 0; k < points; k++)
            hash = hash_point(hash, step->p[k].x, step->p[k].y);
    }
    return hash;
}

static void add_path_item(struct dump *d, const struct qu_item *item)
{
    const struct qu_path_item *path = &item->path;
    qu_buf_add_text(d->out, "path");
    add_rect(d->out, qu_items_box(item, 1));
    add_colour(d->out, "fill", path->fill);
    add_colour(d->out, "stroke", path->stroke);
    if (path->stroke.a > 0)
        qu_buf_printf(d->out, " %.2f", shown(path->stroke_width));
    for (int i = 0; i < path->dash_count; i++)
        qu_buf_printf(d->out, "%s%.2f", i == 0 ? " dash " : ",", shown(path->dash[i]));
    if (path->blend == QU_BLEND_MULTIPLY)
        qu_buf_add_text(d->out, " multiply");
    qu_buf_printf(d->out, " steps %d %08x", path->step_count, (unsigned)(hash_steps(path) >> 32));
}

static void add_group_item(struct dump *d, const struct qu_group_item *group)
{
    const struct qu_matrix *m = &group->matrix;
    qu_buf_add_text(d->out, "group");
    add_point(d->out, (qu_len)m->x0, (qu_len)m->y0);
    if (m->xx != 1 || m->yx != 0 || m->xy != 0 || m->yy != 1)
        qu_buf_printf(d->out, " matrix %.4f %.4f %.4f %.4f", m->xx, m->yx, m->xy, m->yy);
    if (group->clipped) {
        qu_buf_add_text(d->out, " clip");
        add_rect(d->out, group->clip);
    }
    if (group->alpha != 255)
        qu_buf_printf(d->out, " alpha %d", group->alpha);
}

static void add_link_item(struct dump *d, const struct qu_link_item *link)
{
    qu_buf_add_text(d->out, "link");
    add_rect(d->out, link->rect);
    if (link->uri != NULL)
        add_word(d->out, "uri", link->uri);
    if (link->destination != NULL)
        add_word(d->out, "to", link->destination);
    add_word(d->out, "contents", link->contents);
}

static void add_mark_item(struct dump *d, const struct qu_mark_item *mark)
{
    qu_buf_add_text(d->out, "mark");
    add_point(d->out, mark->at.x, mark->at.y);
    if (mark->kind == QU_MARK_DESTINATION) {
        add_word(d->out, "destination", mark->name);
        return;
    }
    qu_buf_printf(d->out, " outline %d", mark->level);
    add_word(d->out, "to", mark->name);
    add_word(d->out, "title", mark->title);
}

static void add_items(struct dump *d, const struct qu_item *items, int count, int depth)
{
    for (int i = 0; i < count; i++) {
        const struct qu_item *item = &items[i];
        qu_buf_printf(d->out, "%*s", depth * 2, "");
        switch (item->kind) {
        case QU_ITEM_GROUP: add_group_item(d, &item->group); break;
        case QU_ITEM_TEXT: add_text_item(d, &item->text); break;
        case QU_ITEM_PATH: add_path_item(d, item); break;
        case QU_ITEM_IMAGE:
            qu_buf_printf(d->out, "image %d", item->image.image);
            add_rect(d->out, item->image.rect);
            break;
        case QU_ITEM_LINK: add_link_item(d, &item->link); break;
        case QU_ITEM_MARK: add_mark_item(d, &item->mark); break;
        }
        if (item->node != QU_ARTIFACT)
            qu_buf_printf(d->out, " node %d", item->node);
        qu_buf_add_char(d->out, '\n');
        if (item->kind == QU_ITEM_GROUP)
            add_items(d, item->group.items, item->group.item_count, depth + 1);
    }
}

static void add_backgrounds(struct dump *d, const struct qu_document *document)
{
    for (int i = 0; i < document->pages.count; i++) {
        const struct qu_background *background = document->pages.at[i].background;
        bool seen = background == NULL;
        for (int k = 0; k < i && !seen; k++)
            seen = document->pages.at[k].background == background;
        if (seen)
            continue;
        qu_buf_printf(d->out, "background %s\n", background->name);
        add_items(d, background->items, background->item_count, 1);
    }
}

static void add_page(struct dump *d, const struct qu_page *page)
{
    qu_buf_printf(d->out, "page %d", page->number);
    add_word(d->out, "label", page->label != NULL ? page->label : "");
    qu_buf_printf(d->out, " %s %.2fx%.2f", page->side == QU_RECTO ? "recto" : "verso", shown(page->width),
                  shown(page->height));
    if (page->bleed > 0)
        qu_buf_printf(d->out, " bleed %.2f", shown(page->bleed));
    if (page->background != NULL)
        qu_buf_printf(d->out, " background %s", page->background->name);
    qu_buf_add_char(d->out, '\n');
    add_items(d, page->items, page->item_count, 1);
}

/* Counts characters, not bytes, so that it never cuts inside a character. */
static void add_excerpt(void *data, const struct qu_item *item, const struct qu_matrix *matrix)
{
    (void)matrix;
    if (item->kind != QU_ITEM_TEXT || item->node == QU_ARTIFACT)
        return;
    struct excerpts *all = data;
    struct excerpt *e = &all->of[item->node];
    const struct qu_text_item *text = &item->text;
    bool spaced = e->text.length == 0 || e->text.data[e->text.length - 1] == ' ';
    bool same_line = e->page == all->page && e->baseline == text->y;
    if (!spaced && !same_line && e->text.length < EXCERPT_LENGTH)
        qu_buf_add_char(&e->text, ' ');
    e->page = all->page;
    e->baseline = text->y;
    int i = 0;
    while (i < text->length &&
           (e->text.length < EXCERPT_LENGTH || ((unsigned char)text->text[i] & 0xc0) == 0x80))
        qu_buf_add_char(&e->text, text->text[i++]);
    e->cut |= i < text->length;
}

static int node_depth(const struct qu_document *document, int node)
{
    int depth = 1;
    for (int at = document->nodes.at[node].parent; at > 0; at = document->nodes.at[at].parent)
        depth++;
    return depth;
}

static void add_node(struct dump *d, const struct qu_document *document, int index, const struct excerpt *e)
{
    const struct qu_node *node = &document->nodes.at[index];
    qu_buf_printf(d->out, "%*s%s %d", node_depth(document, index) * 2, "", qu_role_name(node->role), index);
    if (node->alt != NULL)
        add_word(d->out, "alt", node->alt);
    if (node->language != NULL)
        qu_buf_printf(d->out, " lang %s", node->language);
    if (e->text.length > 0) {
        qu_buf_add_char(d->out, ' ');
        add_quoted(d->out, e->text.data, e->text.length);
        qu_buf_add_text(d->out, e->cut ? " ..." : "");
    }
    qu_buf_add_char(d->out, '\n');
}

/* In the array the children of a parent stand in order, but not always directly after it; so this walks the
 * tree. */
static void add_tree(struct dump *d, const struct qu_document *document, const struct excerpt *excerpts)
{
    int count = document->nodes.count;
    int *first = qu_alloc_zero((size_t)count, sizeof *first),
        *next = qu_alloc_zero((size_t)count, sizeof *next);
    for (int i = count - 1; i > 1; i--) {
        int parent = document->nodes.at[i].parent;
        next[i] = first[parent];
        first[parent] = i;
    }
    int at = 1;
    while (at > 0) {
        add_node(d, document, at, &excerpts[at]);
        if (first[at] > 0) {
            at = first[at];
            continue;
        }
        while (at > 0 && next[at] == 0)
            at = document->nodes.at[at].parent;
        at = at > 0 ? next[at] : 0;
    }
    free(first);
    free(next);
}

static void add_structure(struct dump *d, const struct qu_document *document)
{
    struct excerpts all = {.of = qu_alloc_zero((size_t)document->nodes.count, sizeof *all.of)};
    for (; all.page < document->pages.count; all.page++)
        qu_items_visit(document->pages.at[all.page].items, document->pages.at[all.page].item_count,
                       add_excerpt, &all);
    qu_buf_add_text(d->out, "structure\n");
    add_tree(d, document, all.of);
    for (int i = 0; i < document->nodes.count; i++)
        qu_buf_finish(&all.of[i].text);
    free(all.of);
}

void qu_document_dump(const struct qu_document *document, qu_font_namer name, void *data, struct qu_buf *out)
{
    struct dump d = {out, name, data};
    qu_buf_add_text(out, "document");
    add_word(out, "title", document->title);
    if (document->author != NULL)
        add_word(out, "author", document->author);
    qu_buf_printf(out, " lang %s pages %d", document->language, document->pages.count);
    if (document->grid > 0)
        qu_buf_printf(out, " grid %.2f offset %.2f", shown(document->grid), shown(document->grid_offset));
    qu_buf_add_char(out, '\n');
    add_backgrounds(&d, document);
    for (int i = 0; i < document->pages.count; i++)
        add_page(&d, &document->pages.at[i]);
    add_structure(&d, document);
}

struct grid_check {
    const struct qu_page *page;
    qu_len tolerance;
    struct qu_buf *report;
    int violations;
};

/* Both ends of the run must stand on the rule, so text in a turned group must be marked as off the grid. In a
 * group that is moved, the rule moves too. */
static void check_item(void *data, const struct qu_item *item, const struct qu_matrix *m)
{
    struct grid_check *check = data;
    const struct qu_text_item *text = &item->text;
    if (item->kind != QU_ITEM_TEXT || text->grid == QU_OFF_GRID)
        return;
    double rule = (double)text->grid + m->y0, worst = 0;
    for (int end = 0; end < 2; end++) {
        double x = (double)text->x + (end ? text->width : 0);
        double off = qu_matrix_apply(m, x, text->y).y - rule;
        if (fabs(off) > fabs(worst))
            worst = off;
    }
    if (fabs(worst) <= check->tolerance)
        return;
    check->violations++;
    qu_buf_printf(check->report, "page %d: baseline %.2f pt off its rule at %.2f: ", check->page->number,
                  worst / QU_PT, rule / QU_PT);
    add_quoted(check->report, text->text, (size_t)qu_utf8_cut(text->text, text->length, EXCERPT_LENGTH));
    qu_buf_add_char(check->report, '\n');
}

int qu_document_check_grid(const struct qu_document *document, qu_len tolerance, struct qu_buf *report)
{
    struct grid_check check = {.tolerance = tolerance, .report = report};
    for (int i = 0; i < document->pages.count; i++) {
        check.page = &document->pages.at[i];
        qu_items_visit(check.page->items, check.page->item_count, check_item, &check);
    }
    return check.violations;
}
