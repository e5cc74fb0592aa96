/* test_tree.c - the structure as it is written: order, what is put in between, what is left out, levels of
 * headings; dates and texts of XMP, the size of the profile. */
#include "../../../src/finish/metadata.h"
#include "../../../src/finish/profile.h"
#include "../../../src/finish/tree.h"

#include <tap.h>

struct trial {
    struct qu_arena arena;
    struct qu_document document;
    struct qu_leaves tags;
    int links[8], link_count;
};

static void begin(struct trial *t)
{
    *t = (struct trial){0};
    qu_arena_init(&t->arena);
    qu_document_init(&t->document, &t->arena);
}

static int node(struct trial *t, enum qu_role role, int parent)
{
    return qu_document_add_node(&t->document, role, parent, (struct qu_src){0});
}

/* A leaf of the node is painted next, on the only page. */
static void leaf(struct trial *t, int node)
{
    qu_vec_add(&t->tags, ((struct qu_leaf){0, t->tags.count, node}));
}

static int leafy(struct trial *t, enum qu_role role, int parent)
{
    int made = node(t, role, parent);
    leaf(t, made);
    return made;
}

/* "P(0 Link(1 @0) 2)": leaves by number, links with "@". */
static void print(const struct qu_tree *tree, int element, struct qu_buf *out)
{
    qu_buf_printf(out, "%s(", tree->elements.at[element].name);
    for (int i = tree->elements.at[element].first; i >= 0; i = tree->kids.at[i].next) {
        const struct qu_kid *kid = &tree->kids.at[i];
        if (kid->kind == QU_KID_ELEMENT)
            print(tree, kid->index, out);
        else
            qu_buf_printf(out, "%s%d", kid->kind == QU_KID_LINK ? "@" : "", kid->index);
        qu_buf_add_text(out, kid->next >= 0 ? " " : "");
    }
    qu_buf_add_char(out, ')');
}

static void end(struct tap *tap, struct trial *t, const char *want, const char *what)
{
    struct qu_tree tree;
    struct qu_buf text;
    qu_buf_init(&text);
    qu_tree_init(&tree, &t->document, &t->tags, t->links, t->link_count);
    print(&tree, 0, &text);
    tap_text(tap, qu_buf_text(&text), want, what);
    int strangers = 0;
    for (int i = 0; i < t->tags.count; i++)
        strangers += tree.leaf_owner[i] < 0 || tree.leaf_owner[i] >= tree.elements.count;
    tap_int(tap, strangers, 0, "leaves without an element");
    qu_tree_finish(&tree);
    qu_buf_finish(&text);
    qu_vec_finish(&t->tags);
    qu_document_finish(&t->document);
    qu_arena_finish(&t->arena);
}

static void test_order(struct tap *tap)
{
    struct trial t;
    begin(&t);
    int p = leafy(&t, QU_ROLE_P, 1), link = leafy(&t, QU_ROLE_LINK, p);
    t.links[t.link_count++] = link;
    leaf(&t, p);
    end(tap, &t, "Document(P(0 Link(1 @0) 2))", "a link within a paragraph");
    begin(&t);
    int first = node(&t, QU_ROLE_P, 1), second = node(&t, QU_ROLE_P, 1);
    leaf(&t, second);
    leaf(&t, first);
    end(tap, &t, "Document(P(1) P(0))", "the order of the document, not of painting");
    begin(&t);
    leafy(&t, QU_ROLE_P, node(&t, QU_ROLE_SECT, 1));
    node(&t, QU_ROLE_P, node(&t, QU_ROLE_SECT, 1));
    end(tap, &t, "Document(Sect(P(0)))", "what shows nothing is left out");
    begin(&t);
    t.links[t.link_count++] = leafy(&t, QU_ROLE_P, 1);
    t.links[t.link_count++] = QU_ARTIFACT;
    end(tap, &t, "Document(P(0 Link(@0)) Link(@1))", "links get a Link");
}

static void test_between(struct tap *tap)
{
    struct trial t;
    begin(&t);
    int list = node(&t, QU_ROLE_L, 1), item = node(&t, QU_ROLE_LI, list);
    leafy(&t, QU_ROLE_LBL, item);
    leafy(&t, QU_ROLE_P, item);
    leafy(&t, QU_ROLE_P, item);
    leafy(&t, QU_ROLE_P, list);
    end(tap, &t, "Document(L(LI(Lbl(0) LBody(P(1) P(2))) LI(LBody(P(3)))))", "lists");
    begin(&t);
    int toc = node(&t, QU_ROLE_TOC, 1);
    leafy(&t, QU_ROLE_LINK, node(&t, QU_ROLE_TOCI, toc));
    end(tap, &t, "Document(TOC(TOCI(Reference(Link(0)))))", "contents");
    begin(&t);
    int table = node(&t, QU_ROLE_TABLE, 1), row = node(&t, QU_ROLE_TR, table);
    node(&t, QU_ROLE_TD, row);
    leafy(&t, QU_ROLE_TD, row);
    node(&t, QU_ROLE_TD, node(&t, QU_ROLE_TR, table));
    leafy(&t, QU_ROLE_P, table);
    end(tap, &t, "Document(Table(TR(TD() TD(0)) TR(TD(P(1)))))",
        "tables: empty cells stay, empty rows do not");
    begin(&t);
    leafy(&t, QU_ROLE_LI, 1);
    leafy(&t, QU_ROLE_LBL, 1);
    leafy(&t, QU_ROLE_TD, 1);
    leafy(&t, QU_ROLE_FIGURE, 1);
    end(tap, &t, "Document(Div(0) Span(1) Div(2) Div(3))", "what stands where it must not");
}

static void test_headings(struct tap *tap)
{
    static const enum qu_role roles[] = {QU_ROLE_H2, QU_ROLE_H1, QU_ROLE_H3, QU_ROLE_H3,
                                         QU_ROLE_H2, QU_ROLE_H3, QU_ROLE_H1};
    struct trial t;
    begin(&t);
    for (int i = 0; i < QU_COUNT(roles); i++)
        leafy(&t, roles[i], 1);
    end(tap, &t, "Document(H1(0) H1(1) H2(2) H2(3) H2(4) H3(5) H1(6))", "no level of headings is skipped");
}

static void test_metadata(struct tap *tap)
{
    struct qu_buf text;
    qu_buf_init(&text);
    qu_metadata_add_date(&text, "D:20260131120509Z");
    tap_text(tap, qu_buf_text(&text), "2026-01-31T12:05:09Z", "a date");
    qu_buf_clear(&text);
    qu_metadata_add_date(&text, "D:2026013112050Z9");
    qu_metadata_add_date(&text, NULL);
    tap_text(tap, qu_buf_text(&text), "", "no dates");
    qu_buf_clear(&text);
    qu_metadata_add_escaped(&text, "a<b>&\x01"
                                   "c\xef\xbf\xbf\xc3\xa9");
    tap_text(tap, qu_buf_text(&text), "a&lt;b&gt;&amp; c\xc3\xa9", "escaped");
    qu_buf_clear(&text);
    qu_profile_write(&text);
    tap_ok(tap,
           text.length == ((size_t)(unsigned char)text.data[2] << 8 | (unsigned char)text.data[3]) &&
               text.length < 700 && text.length % 4 == 0 && memcmp(text.data + 36, "acsp", 4) == 0,
           "a profile of %zu bytes says its size", text.length);
    qu_buf_finish(&text);
}

int main(void)
{
    struct tap tap = {0};
    test_order(&tap);
    test_between(&tap);
    test_headings(&tap);
    test_metadata(&tap);
    return tap_done(&tap);
}
