/* Paragraphs: where lines break, hyphens, alignment, tabs, justification, warnings. */
#include "para_kit.h"

static void prose(struct kit *kit)
{
    struct qu_text_span span;
    struct qu_para_request request = kit_request(kit_prose(&kit->arena, 1, 90), 227, &span);
    struct qu_para *para = kit_set(kit, &request);
    kit_sound(kit, &request, para, "prose");
    tap_int(kit->tap, para->line_count, 9, "lines of prose");
    tap_int(kit->tap, kit_overfull(para), 0, "lines that stick out");
    tap_int(kit->tap, kit->diag.count, 0, "messages");
    int tails = 0;
    for (int i = 0; i < para->line_count; i++) {
        const struct qu_line *line = &para->lines[i];
        const struct qu_run *run = &line->runs[line->run_count - 1];
        bool tail = run->text_start + run->length == line->end + 1 && run->text[run->length - 1] == ' ' &&
                    run->edges[run->cluster_count] > run->width && run->glyph_count == run->length;
        tails += !line->hyphenated && !line->last ? tail : !tail;
    }
    tap_int(kit->tap, tails, para->line_count,
            "lines that end in a real space glyph beyond their width, but for hyphens and the last");
}

static void nothing_to_set(struct kit *kit)
{
    static const char *const texts[] = {"",   "   ",          "\xC2\xA0", "\t",
                                        "\n", "\xE2\x80\xA8", "\xC2\xAD", "\xE2\x80\x8B"};
    for (int i = 0; i < QU_COUNT(texts); i++) {
        struct qu_text_span span;
        struct qu_para_request request = kit_request(texts[i], 100, &span);
        struct qu_para *para = kit_set(kit, &request);
        kit_sound(kit, &request, para, "nothing to see");
        tap_ok(kit->tap,
               para->line_count == 1 && para->lines[0].width == 0 && para->lines[0].last &&
                   para->lines[0].ends_hard,
               "text %d is one empty line", i);
    }
    struct qu_para_request request = {.text = "", .width = QU_PT, .costs = &kit_costs};
    tap_int(kit->tap, kit_set(kit, &request)->line_count, 1, "empty text without spans");
}

static void hard_breaks(struct kit *kit)
{
    struct qu_text_span span;
    struct qu_para_request request = kit_request("one\ntwo\xE2\x80\xA8three\r\n\nfive \n", 300, &span);
    struct qu_para *para = kit_set(kit, &request);
    static const char *const lines[] = {"one", "two", "three", "", "five"};
    kit_sound(kit, &request, para, "hard breaks");
    if (!tap_int(kit->tap, para->line_count, 5, "lines"))
        return;
    for (int i = 0; i < 5; i++) {
        tap_text(kit->tap, kit_line(kit, &request, para, i), lines[i], "line");
        tap_ok(kit->tap, para->lines[i].ends_hard, "ends hard");
    }
}

/* Sets a text in a column so narrow that every hyphen is used, and joins the lines with '-' or '|'. */
static const char *narrow(struct kit *kit, struct qu_para_request *request, double width)
{
    struct qu_buf out;
    request->width = qu_len_from_pt(width);
    struct qu_para *para = kit_set(kit, request);
    const char *wrong = kit_check(request, para);
    qu_buf_init(&out);
    for (int i = 0; i < para->line_count; i++)
        qu_buf_printf(&out, "%s%s", kit_line(kit, request, para, i),
                      para->lines[i].last         ? ""
                      : para->lines[i].hyphenated ? "-"
                                                  : "|");
    const char *text = qu_arena_strdup(&kit->arena, wrong != NULL ? wrong : qu_buf_text(&out));
    qu_buf_finish(&out);
    return text;
}

static void expect(struct kit *kit, const char *text, double width, const char *want)
{
    struct qu_text_span span;
    struct qu_para_request request = kit_request(text, width, &span);
    tap_text(kit->tap, narrow(kit, &request, width), want, text);
}

static void hyphens(struct kit *kit)
{
    expect(kit, "understanding", 50, "under-standing");
    expect(kit, "Understanding", 50, "Under-standing");
    expect(kit, "well-being then", 46, "well-|being|then");
    expect(kit, "night\xE2\x80\x94morning", 46, "night\xE2\x80\x94|morning");
    expect(kit,
           "hyphen\xC2\xAD"
           "less",
           38, "hyphen-less");
    expect(kit,
           "no\xC2\xAD"
           "thing",
           200,
           "no\xC2\xAD"
           "thing");
    expect(kit,
           "a\xC2\xA0"
           "b c",
           18,
           "a\xC2\xA0"
           "b|c");
    expect(kit,
           "alpha\xE2\x80\x8B"
           "beta",
           30, "alpha\xE2\x80\x8B|beta");
    /* Just too wide for the column, so that a hyphen would help: none is added, the letters must part. */
    static const char *const whole[] = {"understanding7", "underStanding",  "UNDERSTANDING",
                                        "under.standing", "under_standing", "under@standing"};
    for (int i = 0; i < QU_COUNT(whole); i++) {
        struct qu_text_span span;
        struct qu_para_request request = kit_request(whole[i], 60, &span);
        request.width = qu_para_natural_width(kit->typesetter, &request) - QU_PT;
        tap_int(kit->tap, kit_set(kit, &request)->hyphens, 0, whole[i]);
    }
    struct qu_text_span span;
    struct qu_para_request request = kit_request("understanding", 50, &span);
    span.no_hyphens = true;
    tap_int(kit->tap, kit_set(kit, &request)->hyphens, 0, "a span with no_hyphens");
    span.no_hyphens = false;
    request.hyphenate = false;
    tap_int(kit->tap, kit_set(kit, &request)->hyphens, 0, "a paragraph without hyphenation");
    request.hyphenate = true;
    struct qu_line_costs costs = kit_costs;
    costs.hyphen_min_word = 14;
    request.costs = &costs;
    tap_int(kit->tap, kit_set(kit, &request)->hyphens, 0, "a word shorter than the shortest to divide");
    costs.hyphen_min_word = 6;
    costs.hyphen_min_before = 6;
    tap_int(kit->tap, kit_set(kit, &request)->hyphens, 0, "fewer letters before the hyphen than wanted");
}

static void hyphen_run(struct kit *kit)
{
    struct qu_text_span span;
    struct qu_para_request request = kit_request("understanding", 50, &span);
    const struct qu_line *line = &kit_set(kit, &request)->lines[0];
    const struct qu_run *run = &line->runs[line->run_count - 1];
    tap_ok(kit->tap,
           line->hyphenated && run->text_start == -1 && run->length == 2 &&
               memcmp(run->text, "\xC2\xAD", 2) == 0 && run->glyph_count == 1 &&
               run->clusters[0].bytes == 2 && run->width > 0,
           "the hyphen is a run of its own with U+00AD as text");
    tap_int(kit->tap, run->x + run->width, line->width, "the hyphen ends the line");
}

static void long_address(struct kit *kit)
{
    struct qu_buf text;
    struct qu_text_span span;
    qu_buf_init(&text);
    qu_buf_add_text(&text, "see http:");
    for (int i = 0; i < 190; i++)
        qu_buf_add_char(&text, (char)('a' + i * 7 % 26));
    qu_buf_add_text(&text, " for more.");
    struct qu_para_request request = kit_request(qu_buf_text(&text), 120, &span);
    struct qu_para *para = kit_set(kit, &request);
    kit_sound(kit, &request, para, "an address of 200 letters");
    tap_int(kit->tap, kit_overfull(para), 0, "its overfull lines");
    tap_int(kit->tap, para->hyphens, 0, "its hyphens");
    tap_ok(kit->tap, para->line_count >= 8, "it takes %d lines", para->line_count);
    qu_buf_finish(&text);
}

/* Messages point at what they speak of, also where the file has other lines than the paragraph. */
static void place_of_messages(struct kit *kit)
{
    const struct qu_place_step steps[] = {{0, 3, 5}, {2, 4, 9}};
    struct qu_places places = {"e.yaml", "i WWW \xF0\x93\x80\x80 a", steps, 2};
    struct qu_text_span span;
    struct qu_para_request request = kit_request(places.text, 5, &span);
    request.places = &places;
    qu_diag_finish(&kit->diag);
    kit_set(kit, &request);
    qu_diag_sort(&kit->diag);
    const struct qu_message *line = NULL, *glyph = NULL;
    for (int i = kit->diag.count - 1; i >= 0; i--)
        *(kit->diag.messages[i].id == QU_DIAG_GLYPH_MISSING ? &glyph : &line) = &kit->diag.messages[i];
    tap_ok(kit->tap, line != NULL && line->src.line == 4 && line->src.column == 9,
           "a line that sticks out is told at its first word: %d:%d", line->src.line, line->src.column);
    tap_ok(kit->tap, glyph != NULL && glyph->src.line == 4 && glyph->src.column == 13,
           "a missing glyph at its character: %d:%d", glyph->src.line, glyph->src.column);
    qu_diag_finish(&kit->diag);
}

static void overfull(struct kit *kit)
{
    struct qu_text_span span;
    struct qu_para_request request = kit_request("WWW a", 5, &span);
    int before = kit->diag.count;
    struct qu_para *para = kit_set(kit, &request);
    kit_sound(kit, &request, para, "a measure narrower than a letter");
    tap_ok(kit->tap, para->line_count == 4 && para->lines[0].overfull,
           "each letter stands alone and sticks out");
    tap_ok(kit->tap,
           kit->diag.count > before && kit->diag.messages[before].id == QU_DIAG_LINE_OVERFULL &&
               strstr(kit->diag.messages[before].text, "\"W\"") != NULL,
           "the warning shows the letter");
    place_of_messages(kit);
    for (int width = -10; width <= 12; width++) {
        request = kit_request(
            "Two words\tand \xE0\xA4\xB9\xE0\xA4\xBF\xE0\xA4\xA8\xE0\xA5\x8D\xE0\xA4\xA6\xE0\xA5\x80.", width,
            &span);
        const char *wrong = kit_check(&request, kit_set(kit, &request));
        if (wrong != NULL)
            tap_ok(kit->tap, false, "width %d: %s", width, wrong);
    }
    tap_ok(kit->tap, true, "measures from -10 to 12 pt");
}

static void alignment(struct kit *kit)
{
    struct qu_text_span span;
    struct qu_para_request request = kit_request("short", 100, &span);
    request.indent = qu_len_from_pt(10);
    const struct qu_line *line = &kit_set(kit, &request)->lines[0];
    qu_len width = line->width;
    tap_int(kit->tap, line->x, request.indent, "ragged: starts at the indent");
    request.align = QU_ALIGN_END;
    line = &kit_set(kit, &request)->lines[0];
    tap_int(kit->tap, line->x + line->width, request.width, "end: reaches the end");
    request.align = QU_ALIGN_CENTRED;
    request.indent = 0;
    line = &kit_set(kit, &request)->lines[0];
    tap_int(kit->tap, line->x, (request.width - width) / 2, "centred");
    tap_int(kit->tap, qu_para_natural_width(kit->typesetter, &request), width, "natural width");
}

static void tabs(struct kit *kit)
{
    struct qu_text_span span;
    struct qu_para_request request = kit_request("ab\tcd\t\tef", 300, &span);
    request.tab = qu_len_from_pt(40);
    struct qu_para *para = kit_set(kit, &request);
    kit_sound(kit, &request, para, "tabs");
    tap_int(kit->tap, qu_line_position(&para->lines[0], 3), request.tab, "the first stop");
    tap_int(kit->tap, qu_line_position(&para->lines[0], 7), 3 * request.tab, "two tabs further on");
    request.width = qu_len_from_pt(100);
    para = kit_set(kit, &request);
    tap_ok(kit->tap, para->line_count == 2 && qu_line_position(&para->lines[1], 7) == 0,
           "a word after tabs moves to the next line");
    int tab_runs = 0;
    for (int i = 0; i < para->lines[0].run_count; i++)
        tab_runs += para->lines[0].runs[i].length == 1 && para->lines[0].runs[i].text[0] == ' ';
    tap_int(kit->tap, tab_runs, 1, "a tab is a space in the text of the runs");
    request = kit_request("b", 300, &span);
    qu_len letter = qu_para_natural_width(kit->typesetter, &request);
    request = kit_request("a\tb", 300, &span);
    request.tab = qu_len_from_pt(40);
    tap_int(kit->tap, qu_para_natural_width(kit->typesetter, &request), request.tab + letter, "a single tab");
    request.indent = qu_len_from_pt(10);
    tap_int(kit->tap, qu_para_natural_width(kit->typesetter, &request), request.tab + letter - request.indent,
            "a stop counts from the edge, not from the indent");
    request = kit_request("a\tb\nb", 300, &span);
    tap_int(kit->tap, qu_para_natural_width(kit->typesetter, &request), 4 * span.font.size + letter,
            "four ems where nothing else is said");
}

static void justified(struct kit *kit)
{
    struct qu_text_span span;
    int inexact = 0, lines = 0, sound = 0;
    for (int i = 0; i < 50; i++) {
        struct qu_para_request request = kit_request(kit_prose(&kit->arena, 100 + (uint64_t)i, 80), 220.3,
                                                     &span);
        request.align = QU_ALIGN_JUSTIFIED;
        request.indent = i % 2 ? qu_len_from_pt(12) : 0;
        struct qu_para *para = kit_set(kit, &request);
        sound += kit_check(&request, para) == NULL;
        for (int k = 0; k < para->line_count - 1; k++, lines++)
            inexact += para->lines[k].x + para->lines[k].width != request.width;
    }
    tap_int(kit->tap, sound, 50, "sound justified paragraphs");
    tap_ok(kit->tap, inexact == 0 && lines > 300, "%d of %d right edges are not exact", inexact, lines);
    struct qu_para_request request = kit_request("A short last line", 220, &span);
    request.align = QU_ALIGN_JUSTIFIED;
    tap_int(kit->tap, kit_set(kit, &request)->lines[0].width,
            qu_para_natural_width(kit->typesetter, &request), "the last line is natural");
    qu_len natural = qu_para_natural_width(kit->typesetter, &request);
    request.width = natural + QU_PT / 2;
    tap_int(kit->tap, kit_set(kit, &request)->lines[0].width, request.width,
            "a last line nearly full is filled");
    request.width = natural - QU_PT;
    const struct qu_para *para = kit_set(kit, &request);
    tap_ok(kit->tap, para->line_count == 1 && para->lines[0].width == request.width, "spaces shrink to fit");
}

static struct qu_measure drop_cap(const void *data, int line)
{
    const qu_len *width = data;
    qu_len cut = line < 3 ? qu_len_from_pt(40) : 0;
    return (struct qu_measure){cut, *width - cut};
}

static struct qu_measure inset(const void *data, int line)
{
    const qu_len *width = data;
    return line >= 4 && line < 9 ? (struct qu_measure){0, *width / 2} : (struct qu_measure){0, *width};
}

static void differing_widths(struct kit *kit)
{
    struct qu_text_span span;
    struct qu_para_request request = kit_request(kit_prose(&kit->arena, 7, 150), 227, &span);
    request.measure_data = &request.width;
    request.measure = drop_cap;
    struct qu_para *para = kit_set(kit, &request);
    kit_sound(kit, &request, para, "beside a drop cap");
    tap_int(kit->tap, kit_overfull(para), 0, "overfull beside a drop cap");
    tap_ok(kit->tap,
           para->lines[2].x == qu_len_from_pt(40) && para->lines[3].x == 0 &&
               para->lines[3].width > qu_len_from_pt(190),
           "three lines beside it, the fourth is whole");
    request.measure = inset;
    para = kit_set(kit, &request);
    kit_sound(kit, &request, para, "round an inset");
    tap_int(kit->tap, kit_overfull(para), 0, "overfull round an inset");
    int narrow_lines = 0;
    for (int i = 0; i < para->line_count; i++)
        narrow_lines += para->lines[i].measure.width == request.width / 2;
    tap_int(kit->tap, narrow_lines, 5, "five lines beside the inset");
    tap_ok(kit->tap, para->lines[9].width > request.width / 2, "the lines below are wide again");
}

static void same_again(struct kit *kit)
{
    struct qu_text_span span;
    struct qu_para_request request = kit_request(kit_prose(&kit->arena, 3, 200), 180, &span);
    const struct qu_para *a = kit_set(kit, &request), *b = kit_set(kit, &request);
    bool same = a->line_count == b->line_count && a->demerits == b->demerits;
    for (int i = 0; same && i < a->line_count; i++) {
        const struct qu_line *x = &a->lines[i], *y = &b->lines[i];
        same = x->start == y->start && x->width == y->width && x->run_count == y->run_count;
        for (int k = 0; same && k < x->run_count; k++)
            same = x->runs[k].glyph_count == y->runs[k].glyph_count &&
                   memcmp(x->runs[k].glyphs, y->runs[k].glyphs,
                          (size_t)x->runs[k].glyph_count * sizeof(struct qu_glyph)) == 0;
    }
    tap_ok(kit->tap, same, "the same paragraph twice gives the same lines");
}

/* A break inside a ligature, which only the request's features allow: both sides are shaped again. */
static void ligatures(struct kit *kit)
{
    static const char *const serif[] = {"DejaVu Serif", NULL};
    static const char text[] = "efficient efficient office";
    struct qu_text_span span;
    struct qu_para_request request = kit_request(text, 300, &span);
    span.font.families = serif;
    const struct qu_para *para = kit_set(kit, &request);
    tap_int(kit->tap, para->lines[0].runs[0].glyph_count, 26, "no ligatures by default");
    span.font.features = "liga=1";
    para = kit_set(kit, &request);
    tap_int(kit->tap, para->lines[0].runs[0].glyph_count, 23, "the features bring them back");
    int hyphens = 0, wrongs = 0, inside = 0;
    for (int width = 4; width < 90; width++) {
        request.width = qu_len_from_pt(width);
        para = kit_set(kit, &request);
        wrongs += kit_check(&request, para) != NULL;
        hyphens += para->hyphens;
        for (int i = 0; i < para->line_count; i++)
            inside += text[para->lines[i].next] == 'f' && para->lines[i].next > 0 &&
                      text[para->lines[i].next - 1] == 'f';
        if (width > 30 && kit_overfull(para) > 0)
            tap_ok(kit->tap, false, "%d pt: %d lines stick out", width, kit_overfull(para));
    }
    tap_ok(kit->tap, hyphens > 10 && inside > 10, "%d hyphens, %d breaks inside a ligature", hyphens, inside);
    tap_int(kit->tap, wrongs, 0, "unsound paragraphs");
}

static void tracking(struct kit *kit)
{
    struct qu_text_span span;
    struct qu_para_request request = kit_request("tracking", 300, &span);
    qu_len plain = qu_para_natural_width(kit->typesetter, &request);
    span.font.tracking = 100;
    qu_len wide = qu_para_natural_width(kit->typesetter, &request);
    tap_ok(kit->tap,
           wide - plain >= 7 * qu_len_from_pt(1.2) - 8 && wide - plain <= 7 * qu_len_from_pt(1.2) + 8,
           "seven gaps of a tenth of an em: %d", wide - plain);
}

static void missing_glyphs(struct kit *kit)
{
    struct qu_text_span span;
    static const char *const one[] = {"EB Garamond", NULL};
    struct qu_para_request request = kit_request("a \xE0\xB2\x95\xE0\xB2\x95 b", 300, &span);
    span.font.families = one;
    int before = kit->diag.count;
    const struct qu_para *para = kit_set(kit, &request);
    kit_sound(kit, &request, para, "letters that no family has");
    tap_int(kit->tap, kit->diag.count - before, 1, "one warning a character");
    const struct qu_message *message = &kit->diag.messages[kit->diag.count - 1];
    tap_ok(kit->tap,
           message->id == QU_DIAG_GLYPH_MISSING && strstr(message->text, "U+0C95 \"\xE0\xB2\x95\"") != NULL &&
               strstr(message->text, "EB Garamond") != NULL,
           "it names character and family: %s", message->text);
    int boxes = 0;
    for (int i = 0; i < para->lines[0].run_count; i++)
        for (int g = 0; g < para->lines[0].runs[i].glyph_count; g++)
            boxes += para->lines[0].runs[i].glyphs[g].index == 0;
    tap_int(kit->tap, boxes, 2, "boxes stand for them");
}

int main(void)
{
    struct tap tap = {0};
    struct kit kit;
    kit_init(&kit, &tap);
    prose(&kit);
    nothing_to_set(&kit);
    hard_breaks(&kit);
    hyphens(&kit);
    hyphen_run(&kit);
    long_address(&kit);
    overfull(&kit);
    alignment(&kit);
    tabs(&kit);
    justified(&kit);
    differing_widths(&kit);
    same_again(&kit);
    ligatures(&kit);
    tracking(&kit);
    missing_glyphs(&kit);
    kit_finish(&kit);
    return tap_done(&tap);
}
