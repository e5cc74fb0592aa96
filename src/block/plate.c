/* plate.c - the kind `plate`: whose notebook this is, from the notebook's owner. */
#include "kinds.h"
#include "prose.h"

#include <string.h>

struct plate {
    const char *heading;
    struct qu_prose_list text;
    struct qu_inline signature;
};

struct plate_block {
    struct plate plate;
};

static const struct qu_field plate_fields[] = {
    {"heading", QU_FIELD_TEXT, offsetof(struct plate, heading), 0, "default: this notebook belongs to"},
    {"text", QU_FIELD_PROSE, offsetof(struct plate, text), 0, "what a finder should know, Markdown"},
    {"signature", QU_FIELD_INLINE, offsetof(struct plate, signature), 0, "signed"},
    {0}};

static const struct qu_field fields[] = {
    {"plate", QU_FIELD_STRUCT, offsetof(struct plate_block, plate), 0, "the ownership plate; the owner stands in notebook.yaml",
     .fields = plate_fields},
    {0}};

static void set_line(struct qu_flow *flow, const char *text, const char *style, bool keep)
{
    struct qu_inline line = qu_inline_plain(text, flow->notebook->src);
    qu_set_paragraph(flow, &line, &(struct qu_paragraph_setting){.style = style, .no_indent = true, .keep_with_next = keep});
}

/* "mail · address", the address a link. */
static void set_address(struct qu_flow *flow, const struct qu_address *address)
{
    const char *label = address->label != NULL ? address->label : "";
    struct qu_inline line = qu_inline_plain(qu_arena_printf(flow->arena, "%s%s%s", label, label[0] != '\0' ? " \u00b7 " : "", address->text),
                                            flow->notebook->src);
    struct qu_span *span = QU_NEW(flow->arena, struct qu_span);
    *span = (struct qu_span){.kind = QU_SPAN_LINK, .start = line.length - (int)strlen(address->text), .end = line.length,
        .target = address->link, .src = flow->notebook->src};
    if (address->link != NULL) {
        line.spans = span;
        line.span_count = 1;
    }
    qu_set_paragraph(flow, &line, &(struct qu_paragraph_setting){.style = "plate-address", .no_indent = true});
}

static void set(struct qu_flow *flow, const struct qu_block *block)
{
    const struct plate *plate = &((const struct plate_block *)block->content)->plate;
    const struct qu_owner *owner = &flow->notebook->owner;
    set_line(flow, plate->heading != NULL ? plate->heading : "this notebook belongs to", "plate-heading", true);
    set_line(flow, owner->name, "plate-name", true);
    qu_set_space(flow, 1);
    if (owner->place != NULL)
        set_line(flow, owner->place, "plate-address", false);
    for (int i = 0; i < owner->addresses.count; i++)
        set_address(flow, &((const struct qu_address *)owner->addresses.at)[i]);
    qu_set_space(flow, 2);
    qu_prose_set(flow, plate->text.blocks, plate->text.count, &(struct qu_prose_setting){.style = "plate-text"});
    if (plate->signature.length > 0)
        qu_set_paragraph(flow, &plate->signature, &(struct qu_paragraph_setting){.style = "signature", .no_indent = true});
    flow->after_paragraph = false;
}

const struct qu_block_type qu_block_plate = {
    .kind = {"plate", "this notebook belongs to", sizeof(struct plate_block), fields, NULL}, .set = set};
