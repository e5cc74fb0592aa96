#include "links.h"

#include "../base/map.h"
#include "../base/vec.h"

#include <string.h>

/* An annotation of the file. */
struct target {
    int page;
    const char *uri, *destination;
    bool used;
};

struct linking {
    struct qu_check *check;
    QU_VEC(struct target) targets;
    struct qu_map names; /* of destinations */
    int page;
    QU_VEC(const struct qu_item *) wanted;
    QU_VEC(int) pages;
    struct qu_map marked; /* destinations of the document; in a selection of pages some are missing */
};

static const char *bytes_of(struct qu_check *check, struct qu_obj string)
{
    size_t length;
    const char *bytes = qu_obj_bytes_value(string, &length);
    return bytes != NULL ? qu_arena_strndup(check->arena, bytes, length) : NULL;
}

static void read_annotation(struct linking *l, struct qu_obj annotation, int page)
{
    struct qu_obj action = qu_obj_get(annotation, "/A");
    if (!qu_obj_name_is(annotation, "/Subtype", "/Link"))
        return;
    struct target target = {.page = page, .destination = bytes_of(l->check, qu_obj_get(annotation, "/Dest"))};
    target.uri = bytes_of(l->check, qu_obj_get(action, "/URI"));
    if (target.destination == NULL)
        target.destination = bytes_of(l->check, qu_obj_get(action, "/D"));
    qu_vec_add(&l->targets, target);
}

static void read_annotations(struct linking *l)
{
    struct qu_pdf *pdf = &l->check->pdf;
    for (int i = 0; i < pdf->page_count; i++) {
        int scope = qu_pdf_scope_begin(pdf);
        struct qu_obj list = qu_obj_get(qu_pdf_page(pdf, i), "/Annots");
        int count = qu_obj_count(list);
        for (int k = 0; k < count; k++)
            read_annotation(l, qu_obj_at(list, k), i);
        qu_pdf_scope_end(pdf, scope);
    }
}

/* ---- destinations: a tree of names, or a dictionary of them */

/* Whether the value of a named destination is a page of the file. */
static bool leads_to_page(struct qu_obj value)
{
    struct qu_obj array = qu_obj_is_dict(value) ? qu_obj_get(value, "/D") : value;
    return qu_pdf_find_page(qu_obj_at(array, 0)) >= 0;
}

static void read_names(struct linking *l, struct qu_obj node, int depth)
{
    int scope = qu_pdf_scope_begin(node.pdf);
    struct qu_obj names = qu_obj_get(node, "/Names"), kids = qu_obj_get(node, "/Kids");
    int name_count = qu_obj_count(names) / 2, kid_count = depth < 16 ? qu_obj_count(kids) : 0;
    for (int i = 0; i < name_count; i++) {
        struct qu_obj name = qu_obj_at(names, 2 * i);
        if (qu_obj_is_string(name) && leads_to_page(qu_obj_at(names, 2 * i + 1)))
            *qu_map_text(&l->names, bytes_of(l->check, name)) = 1;
    }
    for (int i = 0; i < kid_count; i++)
        read_names(l, qu_obj_at(kids, i), depth + 1);
    qu_pdf_scope_end(node.pdf, scope);
}

static void read_destinations(struct linking *l)
{
    read_names(l, qu_obj_get(qu_obj_get(l->check->pdf.root, "/Names"), "/Dests"), 0);
}

static bool is_destination(const struct linking *l, const char *name)
{
    return qu_map_lookup_text(&l->names, name) != 0;
}

/* ---- comparing */

static void gather_link(void *data, const struct qu_item *item, const struct qu_matrix *matrix)
{
    struct linking *l = data;
    (void)matrix;
    if (item->kind == QU_ITEM_MARK && item->mark.kind == QU_MARK_DESTINATION)
        *qu_map_text(&l->marked, item->mark.name) = 1;
    if (item->kind == QU_ITEM_LINK) {
        qu_vec_add(&l->wanted, item);
        qu_vec_add(&l->pages, l->page);
    }
}

static int hex_value(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
}

/* The next byte of an address, with %XX decoded, because finish escapes bytes that an address must not
 * contain. */
static int next_byte(const char **at)
{
    const char *s = *at;
    if (s[0] == '%' && hex_value(s[1]) >= 0 && hex_value(s[2]) >= 0) {
        *at += 3;
        return hex_value(s[1]) * 16 + hex_value(s[2]);
    }
    *at += *s != '\0';
    return (unsigned char)*s;
}

static bool same_address(const char *a, const char *b)
{
    int left, right;
    do {
        left = next_byte(&a);
        right = next_byte(&b);
    } while (left == right && left != 0);
    return left == right;
}

static bool fits(const struct linking *l, const struct target *target, const struct qu_item *item, int page)
{
    if (target->used || (!l->check->folded && target->page != page))
        return false;
    if (item->link.uri != NULL)
        return target->uri != NULL && same_address(target->uri, item->link.uri);
    return target->destination != NULL && strcmp(target->destination, item->link.destination) == 0;
}

static bool is_marked(const struct linking *l, const char *name)
{
    return qu_map_lookup_text(&l->marked, name) != 0;
}

static void check_link(struct linking *l, const struct qu_item *item, int page)
{
    const char *address = item->link.uri != NULL ? item->link.uri : item->link.destination;
    for (int i = 0; i < l->targets.count; i++)
        if (fits(l, &l->targets.at[i], item, page)) {
            l->targets.at[i].used = true;
            return;
        }
    if (item->link.uri == NULL && !is_marked(l, item->link.destination))
        return; /* its destination is not in the selection, so it was left out */
    qu_check_report(l->check, QU_ERROR, QU_DIAG_PDF_LINK, item->src, "build it again",
                    "the link to %s%s is not in the file (page %d)", item->link.uri != NULL ? "" : "#",
                    address, page + 1);
}

static void check_target(struct linking *l, const struct target *target)
{
    struct qu_check *check = l->check;
    struct qu_src src = check->output;
    if (target->destination != NULL && !is_destination(l, target->destination))
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_LINK, src, "build it again",
                        "a link on page %d leads to \"%s\", which is not in the file", target->page + 1,
                        target->destination);
    else if (target->destination == NULL && (target->uri == NULL || strchr(target->uri, ':') == NULL))
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_LINK, src,
                        "an address begins with https:, mailto: or the like",
                        "a link on page %d leads nowhere: \"%s\"", target->page + 1,
                        target->uri != NULL ? target->uri : "");
    else if (!target->used)
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_LINK, src, "build it again",
                        "page %d has a link to \"%s\" that is not in the notebook", target->page + 1,
                        target->uri != NULL ? target->uri : target->destination);
}

void qu_check_links(struct qu_check *check)
{
    struct linking l = {.check = check};
    const struct qu_document *document = check->of->document;
    read_annotations(&l);
    read_destinations(&l);
    for (l.page = 0; l.page < document->pages.count; l.page++)
        qu_items_visit(document->pages.at[l.page].items, document->pages.at[l.page].item_count, gather_link,
                       &l);
    for (int i = 0; i < l.wanted.count; i++)
        check_link(&l, l.wanted.at[i], l.pages.at[i]);
    for (int i = 0; i < l.targets.count; i++)
        check_target(&l, &l.targets.at[i]);
    qu_vec_finish(&l.targets);
    qu_map_finish(&l.names);
    qu_vec_finish(&l.wanted);
    qu_map_finish(&l.marked);
    qu_vec_finish(&l.pages);
}
