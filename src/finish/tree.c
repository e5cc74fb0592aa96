#include "tree.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { ROOT = 1, LEVELS = 3 };

/* The members of each node (its children, its leaves, its links), in order: those of node n are at[start[n]]
 * .. at[start[n + 1] - 1]. */
struct index {
    int *start, *at;
};

struct build {
    struct qu_tree *tree;
    const struct qu_document *document;
    const struct qu_leaves *tags;
    const int *link_nodes;
    struct index children, leaves, links;
    int *painted;     /* the first leaf of each node or below it, INT_MAX: none */
    bool *shown;      /* whether a node, or one below it, has a leaf or a link */
    int open[LEVELS]; /* ranks of the headings above the next one */
    int open_count;
};

/* ---- what belongs to each node */

static void index_init(struct index *index, int node_count, int member_count)
{
    index->start = qu_alloc_zero((size_t)node_count + 2, sizeof *index->start);
    index->at = qu_alloc_zero((size_t)member_count + 1, sizeof *index->at);
}

static void index_finish(struct index *index)
{
    free(index->start);
    free(index->at);
}

/* Counting sort: first the counts (at n + 2), then their sums; then each member is put at the next place of
 * its node. */
static void index_sum(struct index *index, int node_count)
{
    for (int i = 0; i < node_count; i++)
        index->start[i + 2] += index->start[i + 1];
}

static void index_put(struct index *index, int node, int member)
{
    index->at[index->start[node + 1]++] = member;
}

static int node_of_link(const struct build *b, int link)
{
    return b->link_nodes[link] > QU_ARTIFACT && b->link_nodes[link] < b->document->nodes.count
               ? b->link_nodes[link]
               : ROOT;
}

static int parent_of(const struct build *b, int node)
{
    int parent = b->document->nodes.at[node].parent;
    QU_ASSERT(parent >= ROOT && parent < node);
    return parent;
}

static void sort_members(struct build *b, int link_count)
{
    int count = b->document->nodes.count;
    index_init(&b->children, count, count);
    index_init(&b->leaves, count, b->tags->count);
    index_init(&b->links, count, link_count);
    for (int i = ROOT + 1; i < count; i++)
        b->children.start[parent_of(b, i) + 2]++;
    for (int i = 0; i < b->tags->count; i++)
        b->leaves.start[b->tags->at[i].node + 2]++;
    for (int i = 0; i < link_count; i++)
        b->links.start[node_of_link(b, i) + 2]++;
    index_sum(&b->children, count - 1);
    index_sum(&b->leaves, count - 1);
    index_sum(&b->links, count - 1);
    for (int i = ROOT + 1; i < count; i++)
        index_put(&b->children, parent_of(b, i), i);
    for (int i = 0; i < b->tags->count; i++)
        index_put(&b->leaves, b->tags->at[i].node, i);
    for (int i = 0; i < link_count; i++)
        index_put(&b->links, node_of_link(b, i), i);
}

static void find_shown(struct build *b)
{
    int count = b->document->nodes.count;
    b->painted = qu_alloc((size_t)count * sizeof *b->painted);
    b->shown = qu_alloc_zero((size_t)count, sizeof *b->shown);
    for (int i = count - 1; i >= 0; i--) {
        bool has_leaf = b->leaves.start[i] < b->leaves.start[i + 1];
        b->painted[i] = has_leaf ? b->leaves.at[b->leaves.start[i]] : INT_MAX;
        b->shown[i] = has_leaf || b->links.start[i] < b->links.start[i + 1];
    }
    for (int i = count - 1; i > ROOT; i--) {
        int parent = parent_of(b, i);
        b->painted[parent] = QU_MIN(b->painted[parent], b->painted[i]);
        b->shown[parent] = b->shown[parent] || b->shown[i];
    }
}

/* ---- elements */

static int add_element(struct build *b, const char *name, int parent, int node)
{
    qu_vec_add(&b->tree->elements, ((struct qu_element){name, parent, node, -1, -1}));
    return b->tree->elements.count - 1;
}

static void add_kid(struct build *b, int element, enum qu_kid_kind kind, int index)
{
    struct qu_element *e = &b->tree->elements.at[element];
    int number = b->tree->kids.count;
    qu_vec_add(&b->tree->kids, ((struct qu_kid){kind, index, -1}));
    if (e->last >= 0)
        b->tree->kids.at[e->last].next = number;
    else
        e->first = number;
    e->last = number;
    if (kind == QU_KID_LEAF)
        b->tree->leaf_owner[index] = element;
    if (kind == QU_KID_LINK)
        b->tree->link_owner[index] = element;
}

static int add_child(struct build *b, int element, const char *name, int node)
{
    int child = add_element(b, name, element, node);
    add_kid(b, element, QU_KID_ELEMENT, child);
    return child;
}

static const char *name_of(const struct build *b, int element)
{
    return b->tree->elements.at[element].name;
}

static bool is_one_of(const char *name, const char *const *names)
{
    for (; *names != NULL; names++)
        if (strcmp(*names, name) == 0)
            return true;
    return false;
}

/* What an element may contain, where the standard restricts it. Anything else is put into an element
 * `between`. */
static const struct rule {
    const char *name;
    const char *const *holds;
    const char *between;
    bool leaves; /* may contain leaves directly */
} rules[] = {
    {"L", (const char *const[]){"L", "LI", "Caption", NULL}, "LI", false},
    {"LI", (const char *const[]){"Lbl", "LBody", NULL}, "LBody", false},
    {"TOC", (const char *const[]){"TOC", "TOCI", "Caption", NULL}, "TOCI", false},
    {"TOCI", (const char *const[]){"Lbl", "Reference", "NonStruct", "P", "TOC", NULL}, "Reference", true},
    {"Table", (const char *const[]){"TR", "Caption", NULL}, "TR", false},
    {"TR", (const char *const[]){"TH", "TD", NULL}, "TD", false},
};

static const struct rule *find_rule(const char *name)
{
    for (int i = 0; i < QU_COUNT(rules); i++)
        if (strcmp(rules[i].name, name) == 0)
            return &rules[i];
    return NULL;
}

/* The parent for a child of that name (NULL: a leaf or link): the element itself, or one that is put in
 * between, at several levels if needed. An element put in between is used for the following children too. */
static int find_place(struct build *b, int element, const char *name)
{
    const struct rule *rule;
    while ((rule = find_rule(name_of(b, element))) != NULL) {
        bool late = name != NULL && strcmp(name, "Caption") == 0 &&
                    b->tree->elements.at[element].first >= 0; /* it must be the first child */
        if (name != NULL ? is_one_of(name, rule->holds) && !late : rule->leaves)
            break;
        int last = b->tree->elements.at[element].last;
        const struct qu_kid *kid = last >= 0 ? &b->tree->kids.at[last] : NULL;
        bool again = kid != NULL && kid->kind == QU_KID_ELEMENT &&
                     b->tree->elements.at[kid->index].node == 0 &&
                     strcmp(name_of(b, kid->index), rule->between) == 0;
        element = again ? kid->index : add_child(b, element, rule->between, 0);
    }
    return element;
}

/* The level of a heading, from the ranks of the headings above it. It is at most one level deeper than the
 * last one. */
static const char *name_heading(struct build *b, int rank)
{
    static const char *const names[LEVELS] = {"H1", "H2", "H3"};
    while (b->open_count > 0 && b->open[b->open_count - 1] >= rank)
        b->open_count--;
    b->open[b->open_count++] = rank;
    return names[b->open_count - 1];
}

/* The parent that an element must have, and what it becomes if it has another. */
static const struct home {
    enum qu_role role;
    const char *const *parents;
    const char *otherwise;
} homes[] = {
    {QU_ROLE_LI, (const char *const[]){"L", NULL}, "Div"},
    {QU_ROLE_LBODY, (const char *const[]){"LI", NULL}, "Div"},
    {QU_ROLE_LBL, (const char *const[]){"LI", "TOCI", NULL}, "Span"},
    {QU_ROLE_TOCI, (const char *const[]){"TOC", NULL}, "Div"},
    {QU_ROLE_TR, (const char *const[]){"Table", NULL}, "Div"},
    {QU_ROLE_TH, (const char *const[]){"TR", NULL}, "Div"},
    {QU_ROLE_TD, (const char *const[]){"TR", NULL}, "Div"},
};

static const char *name_node(struct build *b, int element, const struct qu_node *node)
{
    if (node->role == QU_ROLE_H1 || node->role == QU_ROLE_H2 || node->role == QU_ROLE_H3)
        return name_heading(b, (int)node->role - QU_ROLE_H1 + 1);
    if (node->role == QU_ROLE_FIGURE && (node->alt == NULL || node->alt[0] == '\0'))
        return "Div";
    for (int i = 0; i < QU_COUNT(homes); i++)
        if (homes[i].role == node->role && !is_one_of(name_of(b, element), homes[i].parents))
            return homes[i].otherwise;
    return qu_role_name(node->role);
}

static void fill(struct build *b, int element, int node);

static void add_node(struct build *b, int element, int node)
{
    enum qu_role role = b->document->nodes.at[node].role;
    if (!b->shown[node] && role != QU_ROLE_TH && role != QU_ROLE_TD) /* an empty cell stays */
        return;
    const char *name = name_node(b, element, &b->document->nodes.at[node]);
    fill(b, add_child(b, find_place(b, element, name), name, node), node);
}

static void add_links(struct build *b, int element, int node)
{
    int first = b->links.start[node], end = b->links.start[node + 1];
    if (first == end)
        return;
    if (strcmp(name_of(b, element), "Link") != 0)
        element = add_child(b, find_place(b, element, "Link"), "Link", 0);
    for (int i = first; i < end; i++)
        add_kid(b, element, QU_KID_LINK, b->links.at[i]);
}

/* Merges the leaves of the node (in paint order) with its children (in the order of the document). */
static void fill(struct build *b, int element, int node)
{
    int leaf = b->leaves.start[node], end = b->leaves.start[node + 1];
    for (int i = b->children.start[node]; i < b->children.start[node + 1]; i++) {
        int child = b->children.at[i];
        for (; leaf < end && b->painted[child] != INT_MAX && b->leaves.at[leaf] < b->painted[child]; leaf++)
            add_kid(b, find_place(b, element, NULL), QU_KID_LEAF, b->leaves.at[leaf]);
        add_node(b, element, child);
    }
    for (; leaf < end; leaf++)
        add_kid(b, find_place(b, element, NULL), QU_KID_LEAF, b->leaves.at[leaf]);
    add_links(b, element, node);
}

void qu_tree_init(struct qu_tree *tree, const struct qu_document *document, const struct qu_leaves *tags,
                  const int *link_nodes, int link_count)
{
    struct build b = {.tree = tree, .document = document, .tags = tags, .link_nodes = link_nodes};
    *tree = (struct qu_tree){.leaf_owner = qu_alloc_zero((size_t)tags->count + 1, sizeof(int)),
                             .link_owner = qu_alloc_zero((size_t)link_count + 1, sizeof(int))};
    QU_ASSERT(document->nodes.count > ROOT);
    for (int i = 0; i < tags->count; i++)
        QU_ASSERT(tags->at[i].node >= ROOT && tags->at[i].node < document->nodes.count);
    sort_members(&b, link_count);
    find_shown(&b);
    fill(&b, add_element(&b, "Document", -1, ROOT), ROOT);
    index_finish(&b.children);
    index_finish(&b.leaves);
    index_finish(&b.links);
    free(b.painted);
    free(b.shown);
}

void qu_tree_finish(struct qu_tree *tree)
{
    qu_vec_finish(&tree->elements);
    qu_vec_finish(&tree->kids);
    free(tree->leaf_owner);
    free(tree->link_owner);
}
