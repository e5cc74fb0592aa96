/* Where the letters of a line are: stretches, pen positions, ink, room at the ends of spans. */
#include "para_kit.h"

static void plain(struct kit *kit)
{
    struct qu_text_span span;
    struct qu_extent out[8];
    struct qu_para_request request = kit_request("some words here", 300, &span);
    request.indent = qu_len_from_pt(10);
    const struct qu_line *line = &kit_set(kit, &request)->lines[0];
    tap_int(kit->tap, qu_line_extents(line, 0, 15, out, 8), 1, "the whole line is one stretch");
    tap_ok(kit->tap, out[0].x == line->x && out[0].width == line->width, "as long as the line");
    tap_int(kit->tap, qu_line_extents(line, 5, 10, out, 8), 1, "a word");
    tap_int(kit->tap, out[0].x, qu_line_position(line, 5), "starts at its pen position");
    tap_int(kit->tap, out[0].x + out[0].width, qu_line_position(line, 10), "ends at the next");
    tap_int(kit->tap, qu_line_position(line, 0), line->x, "the first letter");
    tap_int(kit->tap, qu_line_position(line, 15), line->x + line->width, "the end");
    tap_int(kit->tap, qu_line_extents(line, 5, 5, out, 8), 0, "nothing");
    tap_int(kit->tap, qu_line_extents(line, 0, 15, out, 0), 0, "no room");
    struct qu_rect ink = qu_line_ink(kit->fonts, line);
    tap_ok(kit->tap,
           ink.y < -qu_len_from_pt(4) && ink.y + ink.h > -QU_PT && ink.w > line->width * 9 / 10 &&
               ink.w < line->width * 11 / 10 && ink.x > -QU_PT && ink.x < QU_PT,
           "ink %d %d %d %d", ink.x, ink.y, ink.w, ink.h);
    request = kit_request("", 300, &span);
    line = &kit_set(kit, &request)->lines[0];
    tap_ok(kit->tap, qu_line_position(line, 0) == line->x && qu_line_ink(kit->fonts, line).w == 0,
           "an empty line");
}

static void spans(struct kit *kit)
{
    static const char text[] = "one two three";
    struct qu_extent out[8];
    const qu_len room = qu_len_from_pt(4);
    struct qu_text_span spans[] = {{.start = 0, .end = 4, .font = kit_font(12)},
                                   {.start = 4, .end = 7, .font = kit_font(12), .rise = QU_PT},
                                   {.start = 7, .end = 13, .font = kit_font(12)}};
    struct qu_text_span unused;
    struct qu_para_request request = kit_request(text, 300, &unused);
    request.spans = spans;
    request.span_count = 3;
    const struct qu_line *line = &kit_set(kit, &request)->lines[0];
    qu_len narrow = line->width, word = qu_line_position(line, 7) - qu_line_position(line, 4);
    tap_int(kit->tap, qu_line_extents(line, 0, 13, out, 8), 1, "three runs that touch are one stretch");
    tap_int(kit->tap, line->runs[1].rise, QU_PT, "rise");
    spans[1].room_before = spans[1].room_after = room;
    line = &kit_set(kit, &request)->lines[0];
    tap_int(kit->tap, line->width, narrow + 2 * room, "room at both ends");
    tap_int(kit->tap, qu_line_extents(line, 4, 7, out, 8), 1, "the word with room around it");
    tap_int(kit->tap, out[0].width, word, "is as wide as before");
    tap_int(kit->tap, qu_line_position(line, 4) - line->runs[0].width, room,
            "and stands away from its neighbour");
    tap_int(kit->tap, qu_line_extents(line, 0, 13, out, 8), 1, "still one stretch");
    tap_int(kit->tap, out[0].width, line->width, "over the room");
    struct qu_para_request narrow_request = request;
    narrow_request.width = qu_len_from_pt(40);
    const struct qu_para *para = kit_set(kit, &narrow_request);
    tap_ok(kit->tap, para->line_count >= 2 && kit_overfull(para) == 0, "room counts when lines break");
    kit_sound(kit, &narrow_request, para, "spans over lines");
}

static void both_directions(struct kit *kit)
{
    struct qu_text_span span;
    struct qu_extent out[8];
    struct qu_para_request request = kit_request("ab \u05D0\u05D1\u05D2 cd", 300, &span);
    const struct qu_line *line = &kit_set(kit, &request)->lines[0];
    tap_int(kit->tap, qu_line_extents(line, 0, 12, out, 8), 1, "the whole line");
    tap_int(kit->tap, qu_line_extents(line, 1, 5, out, 8), 2, "from English into Hebrew: two stretches");
    tap_ok(kit->tap, out[0].x + out[0].width < out[1].x, "with a gap");
    tap_int(kit->tap, out[1].x + out[1].width, qu_line_position(line, 3),
            "the second at the right end of the Hebrew");
}

static void over_a_hyphen(struct kit *kit)
{
    struct qu_text_span span;
    struct qu_extent out[8];
    struct qu_para_request request = kit_request("under\u00ADstanding", 45, &span);
    request.hyphenate = false;
    const struct qu_para *para = kit_set(kit, &request);
    const struct qu_line *line = &para->lines[0];
    tap_ok(kit->tap, line->hyphenated && line->end == 5 && line->next == 7,
           "a soft hyphen is not part of the line");
    tap_int(kit->tap, qu_line_extents(line, 0, request.length, out, 8), 1, "a stretch over the hyphen");
    tap_int(kit->tap, out[0].width, line->width, "covers it");
    tap_int(kit->tap, qu_line_extents(line, 0, 4, out, 8), 1, "a stretch that ends before it");
    tap_ok(kit->tap, out[0].width < line->width - line->runs[line->run_count - 1].width, "does not");
}

static void justified(struct kit *kit)
{
    struct qu_text_span span;
    struct qu_extent out[8];
    struct qu_para_request request = kit_request(kit_prose(&kit->arena, 31, 60), 220, &span);
    request.align = QU_ALIGN_JUSTIFIED;
    const struct qu_para *para = kit_set(kit, &request);
    int off = 0;
    for (int i = 0; i < para->line_count - 1; i++) {
        const struct qu_line *line = &para->lines[i];
        off += qu_line_extents(line, line->start, line->next, out, 8) != 1 || out[0].x != 0 ||
               out[0].width != request.width;
        qu_len x = -1;
        for (int b = line->start; b < line->end; b++) {
            off += qu_line_position(line, b) <= x;
            x = qu_line_position(line, b);
        }
    }
    tap_int(kit->tap, off, 0, "positions in justified lines that are off");
}

int main(void)
{
    struct tap tap = {0};
    struct kit kit;
    kit_init(&kit, &tap);
    plain(&kit);
    spans(&kit);
    if (kit_has(&kit, "Noto Sans Hebrew"))
        both_directions(&kit);
    else
        tap_ok(&tap, true, "Hebrew # SKIP fonts-noto-core is not installed");
    over_a_hyphen(&kit);
    justified(&kit);
    kit_finish(&kit);
    return tap_done(&tap);
}
