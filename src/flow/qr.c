#include "qr.h"

#include "../base/address.h"
#include "box.h"
#include "qrcode.h"

#include <string.h>

enum { QUIET = 4, SMALLEST_MM = 15, HUNDREDTHS_OF_MODULE = 33, MOST_READABLE = 70 };

struct code {
    struct qu_qrcode symbol;
    qu_len module, side; /* side: with the quiet zone */
};

static bool is_wanted(const struct qu_cursor *cursor, const struct qu_span *link)
{
    if (!cursor->context->notebook->output->press.qr || cursor->context->layout->margin.width <= 0 ||
        link->target == NULL || link->target[0] == '\0')
        return false;
    for (int i = 0; i < cursor->galley->notes.count; i++)
        if (strcmp(cursor->galley->notes.at[i].id, link->target) == 0)
            return false;
    return true;
}

/* Reported once, because a second message at the same place is dropped. */
static void say_unavailable(struct qu_cursor *cursor)
{
    const struct qu_output *output = cursor->context->notebook->output;
    qu_diag_add(cursor->diag, QU_WARNING, QU_DIAG_FEATURE_MISSING, qu_press_src(&output->press, "qr"),
                qu_arena_printf(cursor->arena, "outputs.%s.qr", output->name),
                "install the package libqrencode-dev and build quire with -Dqrencode=enabled",
                "this quire was built without libqrencode, so links get no QR codes");
}

static bool encode(struct qu_cursor *cursor, const struct qu_span *link, struct code *code)
{
    qu_len least = qu_len_from_mm(HUNDREDTHS_OF_MODULE / 100.0), most = cursor->context->layout->margin.width;
    bool fine = qu_qrcode_encode(cursor->arena, link->target, &code->symbol);
    if (fine) {
        int modules = code->symbol.side;
        code->module = QU_MIN(QU_MAX(qu_len_from_mm(SMALLEST_MM) / modules + 1, least),
                              most / (modules + 2 * QUIET));
        code->side = code->module * (modules + 2 * QUIET);
    }
    if (fine && code->module >= least)
        return true;
    qu_diag_add(cursor->diag, QU_WARNING, QU_DIAG_PRINT_DOUBTFUL, link->src, NULL, "a shorter address",
                "the address is too long for a QR code %.0f mm wide, so it has none", qu_len_to_mm(most));
    return false;
}

/* Draws the dark modules; neighbours in a line become one rectangle. All are one path, so that no gaps show
 * between lines. */
static void draw(struct qu_cursor *cursor, const struct code *code, int node, struct qu_src src,
                 struct qu_items *items)
{
    struct qu_path path = {0};
    int modules = code->symbol.side;
    for (int y = 0; y < modules; y++)
        for (int x = 0, end; x < modules; x = end + 1) {
            const unsigned char *line = code->symbol.lines + (size_t)y * modules;
            for (end = x; end < modules && (line[end] & 1) != 0;)
                end++;
            if (end > x)
                qu_path_rect(&path, (struct qu_rect){(x + QUIET) * code->module, (y + QUIET) * code->module,
                                                     (end - x) * code->module, code->module});
        }
    qu_items_add_box(items, cursor->arena, (struct qu_rect){0, 0, code->side, code->side},
                     (struct qu_colour){255, 255, 255, 255}, QU_ARTIFACT, src);
    struct qu_item *item = qu_items_add_path(items, cursor->arena, &path, node, src);
    item->path.fill = (struct qu_colour){0, 0, 0, 255};
    qu_path_finish(&path);
}

/* The address as people type it: without the scheme if it is a usual one. Of a very long address only the
 * beginning. */
static const char *readable(struct qu_arena *arena, const char *address)
{
    address = qu_address_without_scheme(address);
    size_t keep = MOST_READABLE;
    if (strlen(address) <= keep)
        return address;
    while (keep > 0 && ((unsigned char)address[keep] & 0xc0) == 0x80) /* not inside a character */
        keep--;
    return qu_arena_printf(arena, "%.*s\u2026", (int)keep, address);
}

void qu_qr_hang(struct qu_cursor *cursor, const struct qu_span *link, qu_len anchor_x, int line)
{
    struct code code;
    if (!is_wanted(cursor, link))
        return;
    if (!qu_qrcode_available()) {
        say_unavailable(cursor);
        return;
    }
    if (!encode(cursor, link, &code))
        return;
    struct qu_items items = {0};
    qu_len size = qu_context_font(cursor->context, "label")->size, grid = cursor->context->layout->grid,
           up = grid * 7 / 10; /* the code begins at the top of the letters */
    int note = qu_cursor_add_node(cursor, QU_ROLE_NOTE, 0, link->src),
        figure = qu_cursor_add_figure(cursor, note,
                                      qu_arena_printf(cursor->arena, "QR code: %s", link->target), link->src);
    int text = qu_cursor_add_node(cursor, QU_ROLE_P, note, link->src);
    draw(cursor, &code, figure, link->src, &items);
    qu_items_move(items.at, items.count, -code.module * QUIET,
                  grid - up - code.module * QUIET); /* its dark edge is in line with the notes */
    qu_len foot = grid - up + code.side - code.module * (2 * QUIET - 2) +
                  size; /* the address keeps two modules away */
    int rows = (foot + cursor->context->layout->offset + grid - 1) / grid - 1;
    struct qu_box box = qu_box_set_plain(
        cursor, readable(cursor->arena, link->target), link->src,
        &(struct qu_box_setting){.style = "label",
                                 .width = cursor->context->layout->margin.width,
                                 .node = text,
                                 .on_grid = true,
                                 .align = QU_ALIGN_RAGGED + 1});
    qu_items_move(box.items, box.item_count, 0, rows * grid);
    qu_items_append(&items, box.items, box.item_count);
    qu_galley_hang(cursor->galley,
                   (struct qu_margin_note){.line = line,
                                           .height = rows + box.rows,
                                           .anchor_x = anchor_x,
                                           .id = link->target,
                                           .src = link->src},
                   &items);
}
