/* Paragraphs: breaking, hyphens, justification, room, extents. */
#include "para_kit.h"

static void basic(struct kit *kit)
{
    struct qu_text_span span;
    char *text = kit_prose(&kit->arena, 1, 90);
    struct qu_para_request request = kit_request(text, 227, &span);
    struct qu_para *para = kit_set(kit, &request);
    kit_sound(kit, &request, para, "prose");
    tap_ok(kit->tap, para->line_count > 8 && para->line_count < 20, "prose makes %d lines", para->line_count);
    tap_int(kit->tap, kit_overfull(para), 0, "no line sticks out");
    for (int i = 0; i < para->line_count; i++)
        printf("# %6.2f %d %s%s\n", qu_len_to_pt(para->lines[i].width), para->lines[i].run_count, kit_line(kit, &request, para, i), para->lines[i].hyphenated ? "-" : "");
}

int main(void)
{
    struct tap tap = {0};
    struct kit kit;
    kit_init(&kit, &tap);
    basic(&kit);
    kit_finish(&kit);
    return tap_done(&tap);
}
