#include "cursor.h"

#include "pagerefs.h"

struct qu_cursor qu_cursor_trial(const struct qu_cursor *cursor)
{
    struct qu_cursor trial = *cursor;
    trial.measuring = true;
    return trial;
}

uint64_t qu_cursor_seed(struct qu_cursor *cursor)
{
    uint64_t base = cursor->block != NULL ? cursor->block->seed : cursor->entry->seed;
    return qu_hash_part(base, (uint64_t)cursor->part++);
}

struct qu_src qu_cursor_src(const struct qu_cursor *cursor)
{
    return cursor->block != NULL ? cursor->block->src : cursor->entry->src;
}

struct qu_inline qu_cursor_join(const struct qu_cursor *cursor, struct qu_src src,
                                const struct qu_text_part *parts, int count)
{
    return qu_texts_join(cursor->context->notebook->texts, cursor->arena, src, parts, count);
}

const char *qu_cursor_language(const struct qu_cursor *cursor)
{
    return cursor->entry != NULL && cursor->entry->language != NULL ? cursor->entry->language
                                                                    : cursor->context->notebook->language;
}

const char *qu_cursor_page_of(struct qu_cursor *cursor, const char *destination)
{
    cursor->galley->uses_pages = true;
    return qu_pagerefs_lookup(cursor->context->pagerefs, destination);
}

int qu_cursor_add_node(struct qu_cursor *cursor, enum qu_role role, int parent, struct qu_src src)
{
    if (cursor->measuring)
        return QU_ARTIFACT;
    return qu_galley_add_node(cursor->galley, role, parent > 0 ? parent : 1, src);
}

int qu_cursor_add_figure(struct qu_cursor *cursor, int parent, const char *alt, struct qu_src src)
{
    int node = qu_cursor_add_node(cursor, QU_ROLE_FIGURE, parent, src);
    if (node != QU_ARTIFACT)
        cursor->galley->nodes.at[node].alt = alt;
    return node;
}

void qu_cursor_add_space(struct qu_cursor *cursor, int rows)
{
    qu_galley_add_space(cursor->galley, rows);
}

struct qu_row *qu_cursor_add_row(struct qu_cursor *cursor, int height, struct qu_items *items,
                                 struct qu_src src)
{
    qu_galley_clear(cursor->galley);
    struct qu_row *row = qu_galley_add_row(cursor->galley, height, src);
    qu_galley_fill_row(cursor->galley, items);
    return row;
}
