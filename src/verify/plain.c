/* plain.c - `quire text`; see text.h. */
#include "text.h"

#include "../base/address.h"

#include <stdlib.h>
#include <string.h>

/* The addresses of the links of each passage. */
struct address {
    int owner;
    const char *uri;
};

struct writing {
    const struct qu_document *document;
    struct qu_buf *out;
    QU_VEC(struct address) addresses;
};

static int block_of(const struct qu_document *document, int node)
{
    while (node > 1 && (document->nodes.at[node].role == QU_ROLE_LINK ||
                        document->nodes.at[node].role == QU_ROLE_REFERENCE ||
                        document->nodes.at[node].role == QU_ROLE_SPAN))
        node = document->nodes.at[node].parent;
    return node;
}

static void find_address(void *data, const struct qu_item *item, const struct qu_matrix *matrix)
{
    struct writing *w = data;
    (void)matrix;
    if (item->kind != QU_ITEM_LINK || item->link.uri == NULL)
        return;
    struct address address = {block_of(w->document, item->node), item->link.uri};
    for (int i = 0; i < w->addresses.count; i++)
        if (w->addresses.at[i].owner == address.owner && strcmp(w->addresses.at[i].uri, address.uri) == 0)
            return;
    qu_vec_add(&w->addresses, address);
}

static void add_addresses(struct writing *w, const struct qu_passage *passage)
{
    for (int i = 0; i < w->addresses.count; i++)
        if (w->addresses.at[i].owner == passage->node &&
            strstr(passage->text, qu_address_without_www(w->addresses.at[i].uri)) == NULL)
            qu_buf_printf(w->out, " [%s]", w->addresses.at[i].uri);
}

/* The node of that role that is this node, or contains it; 0: none. */
static int within(const struct qu_document *document, int node, enum qu_role role)
{
    while (node > 1 && document->nodes.at[node].role != role)
        node = document->nodes.at[node].parent;
    return node > 1 ? node : 0;
}

/* The gap between two passages: none between a label and its text, a line break between items of a list, else
 * a blank line. */
static const char *gap(const struct qu_document *document, int before, int node)
{
    static const struct {
        enum qu_role role;
        const char *same, *next;
    } rows[] = {{QU_ROLE_TR, "\t", "\n"}, {QU_ROLE_TOCI, " ", "\n"}};
    int item = within(document, node, QU_ROLE_LI), last = within(document, before, QU_ROLE_LI);
    if (item != 0 && item == last && document->nodes.at[before].role == QU_ROLE_LBL)
        return " ";
    int note = within(document, node, QU_ROLE_NOTE);
    if (note != 0 && note == within(document, before, QU_ROLE_NOTE) &&
        within(document, before, QU_ROLE_LBL) != 0)
        return " ";
    for (int i = 0; i < QU_COUNT(rows); i++) {
        int row = within(document, node, rows[i].role), row_before = within(document, before, rows[i].role);
        if (row != 0 && row_before != 0)
            return row == row_before ? rows[i].same : rows[i].next;
    }
    return item != 0 && last != 0 && within(document, item, QU_ROLE_L) == within(document, last, QU_ROLE_L)
               ? "\n"
               : "\n\n";
}

static const char *opening(const struct qu_document *document, int node)
{
    static const struct {
        enum qu_role role;
        const char *sign;
    } signs[] = {{QU_ROLE_H1, "# "}, {QU_ROLE_H2, "## "}, {QU_ROLE_H3, "### "}};
    for (int i = 0; i < QU_COUNT(signs); i++)
        if (document->nodes.at[node].role == signs[i].role)
            return signs[i].sign;
    if (within(document, node, QU_ROLE_NOTE) != 0)
        return "note: ";
    return within(document, node, QU_ROLE_BLOCKQUOTE) != 0 ? "> " : "";
}

void qu_text_write(struct qu_arena *arena, const struct qu_document *document, struct qu_buf *out)
{
    struct writing w = {.document = document, .out = out};
    struct qu_passages passages = qu_passages_read(arena, document);
    int before = 0;
    for (int i = 0; i < document->pages.count; i++)
        qu_items_visit(document->pages.at[i].items, document->pages.at[i].item_count, find_address, &w);
    for (int i = 0; i < passages.count; i++) {
        const struct qu_passage *passage = &passages.at[i];
        if (passage->text[0] == '\0')
            continue;
        const char *between = before != 0 ? gap(document, before, passage->node) : "";
        qu_buf_add_text(out, between);
        if (before == 0 || between[0] == '\n')
            qu_buf_add_text(out, opening(document, passage->node));
        qu_buf_add_text(out, passage->text);
        add_addresses(&w, passage);
        before = passage->node;
    }
    if (before != 0)
        qu_buf_add_char(out, '\n');
    qu_vec_finish(&w.addresses);
}
