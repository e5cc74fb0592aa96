#include "resolve.h"

static void resolve(struct qu_cursor *cursor, const struct qu_styled *styled,
                    const struct qu_styled_mark *mark, struct qu_resolved_link *link)
{
    struct qu_arena *arena = cursor->arena;
    const struct qu_span *span = mark->span;
    bool number = span->kind == QU_SPAN_NOTE && mark->start < mark->end;
    link->is_link = span->kind == QU_SPAN_LINK || span->kind == QU_SPAN_REFERENCE || number;
    if (!link->is_link)
        return;
    const char *words = qu_arena_strndup(arena, styled->text + mark->start,
                                         (size_t)(mark->end - mark->start));
    if (span->kind == QU_SPAN_LINK) {
        link->uri = span->target;
        link->contents = qu_arena_printf(arena, "%s (%s)", words, span->target);
    } else if (span->kind == QU_SPAN_REFERENCE) {
        link->destination = span->target;
        link->contents = words;
    } else {
        struct qu_endnotes *notes = &cursor->galley->endnotes;
        link->destination = qu_endnotes_target(arena, cursor->entry, span->target);
        link->contents = qu_arena_printf(arena, "note %d", qu_endnotes_lookup(notes, span->target));
        if (!cursor->measuring && qu_endnotes_anchor(notes, span->target))
            link->name = qu_endnotes_source(arena, cursor->entry, span->target);
    }
}

struct qu_resolved_link *qu_resolve_links(struct qu_cursor *cursor, const struct qu_styled *styled)
{
    struct qu_resolved_link *links = QU_NEW_ARRAY(cursor->arena, struct qu_resolved_link, styled->mark_count);
    for (int i = 0; i < styled->mark_count; i++)
        resolve(cursor, styled, &styled->marks[i], &links[i]);
    return links;
}

void qu_resolve_nodes(struct qu_cursor *cursor, const struct qu_styled *styled, const struct qu_line *line,
                      int parent, struct qu_resolved_link *links)
{
    for (int i = 0; i < styled->mark_count; i++) {
        const struct qu_styled_mark *mark = &styled->marks[i];
        if (!links[i].is_link || links[i].node != QU_ARTIFACT || parent == QU_ARTIFACT)
            continue;
        if (mark->start < line->end && mark->end > line->start)
            links[i].node = qu_cursor_add_node(cursor, QU_ROLE_LINK, parent, mark->span->src);
    }
}
