#include "box.h"

#include "emit.h"

struct qu_box qu_box_set(struct qu_cursor *cursor, const struct qu_inline *text,
                         const struct qu_box_setting *setting)
{
    const struct qu_layout *layout = cursor->context->layout;
    struct qu_styled styled = qu_styled_make(cursor, text, setting->style, setting->colour);
    const struct qu_text_style *style = styled.style;
    struct qu_para_request request = qu_styled_request(cursor, &styled, setting->align);
    request.width = setting->width;
    request.indent = setting->indent;
    const struct qu_para *para = qu_paracache_set(cursor->known, &request);
    struct qu_emit emit = qu_emit_begin(cursor, &styled, setting->node, qu_cursor_seed(cursor),
                                        setting->on_grid);
    qu_len leading = setting->leading > 0 ? setting->leading : layout->grid * style->leading;
    qu_len first = setting->leading > 0 ? setting->leading - setting->leading / 4
                                        : layout->grid * style->first - layout->offset;
    struct qu_items items = {0};
    struct qu_box box = {.lines = para->line_count, .first_baseline = first};
    for (int i = 0; i < para->line_count; i++) {
        const struct qu_line *line = &para->lines[i];
        qu_resolve_nodes(cursor, &styled, line, setting->node, emit.links);
        qu_emit_line(&emit, line, 0, first + leading * i, &items);
        box.width = QU_MAX(box.width, line->x + line->width);
    }
    box.rows = style->first + style->leading * (para->line_count - 1);
    box.items = qu_items_keep(&items, cursor->arena, &box.item_count);
    return box;
}

struct qu_box qu_box_set_plain(struct qu_cursor *cursor, const char *text, struct qu_src src,
                               const struct qu_box_setting *setting)
{
    struct qu_inline plain = qu_inline_plain(text, src);
    return qu_box_set(cursor, &plain, setting);
}

qu_len qu_box_width(struct qu_cursor *cursor, const struct qu_inline *text, const char *style)
{
    struct qu_inline plain = *text;
    plain.span_count = 0;
    struct qu_styled styled = qu_styled_make(cursor, &plain, style, NULL);
    struct qu_para_request request = qu_styled_request(cursor, &styled, 0);
    request.width = qu_len_from_mm(2000);
    return qu_para_natural_width(cursor->known->typesetter, &request);
}

qu_len qu_box_width_plain(struct qu_cursor *cursor, const char *text, const char *style)
{
    struct qu_inline plain = qu_inline_plain(text, (struct qu_src){0});
    return qu_box_width(cursor, &plain, style);
}
