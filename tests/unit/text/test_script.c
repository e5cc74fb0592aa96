/* Scripts: both directions in one line, clusters, and texts that only break things. */
#include "para_kit.h"

static const char arabic[] = "\u0645\u0631\u062D\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645";
static const char hebrew[] = "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD";
static const char hindi[] =
    "\u0939\u093F\u0928\u094D\u0926\u0940 \u092E\u0947\u0902 \u0932\u093F\u0916\u093E \u0939\u0941\u0906";
static const char kannada[] = "\u0C95\u0CA8\u0CCD\u0CA8\u0CA1 \u0CAA\u0CC1\u0CB8\u0CCD\u0CA4\u0C95";

/* The text offsets of a line's glyph clusters from left to right, one letter each, must be `want`: for short
 * texts. */
static bool visual_is(const struct qu_line *line, const int *want, int count)
{
    int got[64], n = 0;
    for (int i = 0; i < line->run_count; i++) {
        const struct qu_run *run = &line->runs[i];
        int byte = run->text_start, offsets[64];
        for (int k = 0; k < run->cluster_count; byte += run->clusters[k].bytes, k++)
            offsets[k] = byte;
        for (int k = 0; k < run->cluster_count && n < 64; k++)
            got[n++] = offsets[run->rtl ? run->cluster_count - 1 - k : k];
    }
    return n == count && memcmp(got, want, (size_t)n * sizeof *want) == 0;
}

static void visual_order(struct kit *kit)
{
    struct qu_text_span span;
    /* Letters of Hebrew are two bytes: ab is 0 1, space 2, then 3 5 7. */
    struct qu_para_request request = kit_request("ab \u05D0\u05D1\u05D2 cd", 300, &span);
    const struct qu_para *para = kit_set(kit, &request);
    kit_sound(kit, &request, para, "Hebrew within English");
    tap_ok(kit->tap, !para->rtl && visual_is(&para->lines[0], (const int[]){0, 1, 2, 7, 5, 3, 9, 10, 11}, 9),
           "its visual order");
    request = kit_request("\u05D0\u05D1 ab 12 \u05D2", 300, &span);
    para = kit_set(kit, &request);
    kit_sound(kit, &request, para, "English within Hebrew");
    tap_ok(kit->tap,
           para->rtl && visual_is(&para->lines[0], (const int[]){11, 10, 5, 6, 7, 8, 9, 4, 2, 0}, 10),
           "its visual order");
    tap_int(kit->tap, para->lines[0].x + para->lines[0].width, request.width,
            "a Hebrew line starts at the right");
    request.indent = qu_len_from_pt(20);
    para = kit_set(kit, &request);
    tap_int(kit->tap, para->lines[0].x + para->lines[0].width, request.width - request.indent,
            "its indent is at the right");
    request.align = QU_ALIGN_END;
    tap_int(kit->tap, kit_set(kit, &request)->lines[0].x, 0, "its end is at the left");
    qu_len before = qu_line_position(&para->lines[0], 0), after = qu_line_position(&para->lines[0], 4);
    tap_ok(kit->tap, before == para->lines[0].x + para->lines[0].width && after < before,
           "the pen moves to the left");
}

/* A space between two lines stands beyond the line, never within it. */
static void tails(struct kit *kit)
{
    struct qu_buf text;
    struct qu_text_span span;
    qu_buf_init(&text);
    for (int i = 0; i < 12; i++)
        qu_buf_printf(&text, "%s%s %s", i > 0 ? " " : "", hebrew, i % 3 == 2 ? "word 12" : arabic);
    int inside = 0, tails = 0, unsound = 0, justified_wrong = 0;
    for (int k = 0; k < 60; k++) {
        struct qu_para_request request = kit_request(qu_buf_text(&text), 90 + k, &span);
        request.align = k % 2 ? QU_ALIGN_JUSTIFIED : QU_ALIGN_RAGGED;
        const struct qu_para *para = kit_set(kit, &request);
        unsound += kit_check(&request, para) != NULL;
        for (int i = 0; i < para->line_count - 1; i++) {
            const struct qu_line *line = &para->lines[i];
            justified_wrong += k % 2 && (line->x != 0 || line->width != request.width);
            for (int r = 0; r < line->run_count; r++) {
                const struct qu_run *run = &line->runs[r];
                if (run->text_start + run->length <= line->end)
                    continue;
                tails++;
                qu_len a = run->x + run->edges[run->cluster_count - 1],
                       b = run->x + run->edges[run->cluster_count];
                inside += para->rtl ? QU_MAX(a, b) > 0 : QU_MIN(a, b) < line->width;
            }
        }
    }
    tap_int(kit->tap, unsound, 0, "unsound paragraphs from right to left");
    tap_int(kit->tap, inside, 0, "spaces of line ends within the line");
    tap_ok(kit->tap, tails > 200, "%d lines end in a space", tails);
    tap_int(kit->tap, justified_wrong, 0, "justified lines from right to left that are not exact");
    qu_buf_finish(&text);
}

static void mixed_widths(struct kit *kit)
{
    struct qu_buf text;
    struct qu_text_span span;
    qu_buf_init(&text);
    for (int i = 0; i < 6; i++)
        qu_buf_printf(&text, "English with %s and %s, then %s or %s (%d). ", arabic, hebrew, hindi, kannada,
                      i);
    int unsound = 0, wide = 0;
    for (int width = 10; width < 300; width += 7) {
        struct qu_para_request request = kit_request(qu_buf_text(&text), width, &span);
        const struct qu_para *para = kit_set(kit, &request);
        const char *wrong = kit_check(&request, para);
        if (wrong != NULL)
            printf("# at %d: %s\n", width, wrong);
        unsound += wrong != NULL;
        wide += width > 60 && kit_overfull(para) > 0;
    }
    tap_int(kit->tap, unsound, 0, "unsound mixed paragraphs");
    tap_int(kit->tap, wide, 0, "mixed paragraphs with overfull lines");
    qu_buf_finish(&text);
}

/* No box for a letter that a family of the list has, and fewer clusters than characters where letters
 * join. */
static void clusters(struct kit *kit, const char *text, const char *family)
{
    struct qu_text_span span;
    struct qu_para_request request = kit_request(text, 400, &span);
    int before = kit->diag.count;
    const struct qu_para *para = kit_set(kit, &request);
    kit_sound(kit, &request, para, family);
    tap_int(kit->tap, kit->diag.count - before, 0, "warnings");
    int clusters_seen = 0;
    for (int i = 0; i < para->lines[0].run_count; i++)
        clusters_seen += para->lines[0].runs[i].cluster_count;
    tap_ok(kit->tap, clusters_seen < (int)g_utf8_strlen(text, -1), "%d clusters", clusters_seen);
}

static void space_of_main_font(struct kit *kit)
{
    struct qu_text_span span;
    struct qu_para_request request = kit_request("a a", 300, &span);
    const struct qu_line *line = &kit_set(kit, &request)->lines[0];
    qu_len space = qu_line_position(line, 2) - qu_line_position(line, 1);
    request = kit_request("a \u05D0 a", 300, &span);
    line = &kit_set(kit, &request)->lines[0];
    qu_len after = qu_line_position(line, 5) - QU_MAX(qu_line_position(line, 2), qu_line_position(line, 4));
    tap_ok(kit->tap, space > 0 && after <= space + QU_PT,
           "the space after a Hebrew letter is %d, not more than %d", after, space);
}

/* Must neither crash nor lose text at any width. */
static void odd_texts(struct kit *kit)
{
    static const char *const texts[] = {
        "\U0001F468\u200D\U0001F469\u200D\U0001F467 family \U0001F44D\U0001F3FD",
        "\u0301\u0302 marks without a base",
        " \u0301 mark on a space",
        "\uFE0F\uFE0E lone selectors \uFE0F",
        "\u202Eoverride\u202C and \u2067isolate\u2069 \u200F\u200E",
        "\u202B\u202B\u202B never closed",
        "\u200D\u200D\u200C joiners",
        "\u1100\u1161\u11A8 jamo \uAC00\u3042\u30A2\u4E00\u4E8C",
        "\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35\u0E0A\u0E32\u0E27\u0E42\u0E25\u0E01",
        "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307b",
        "\u00AD\u00AD\u00ADa\u00AD\u00AD b\u00AD",
        "\t\t\u0627\t\u0628\t",
        "\n\n\u2029x\u2028\xC2\x85y",
        "\u0915\u094D",
        "\u0CB0\u0CCD\u200D\u0C95",
        "\U000E0001\U000E0041 tags",
        "\uFFFD\uFFFF\U0010FFFF",
        "word\u2060joiner\uFEFF and \u2063",
        "\u0628\u0640\u0640\u0640\u0640\u0644\u0627 \u0644\u0627\u0644\u0627",
    };
    int unsound = 0;
    for (int i = 0; i < QU_COUNT(texts); i++)
        for (int k = 0; k < 40; k++) {
            struct qu_text_span span;
            struct qu_para_request request = kit_request(texts[i], k < 20 ? k : k * 8, &span);
            request.align = k % 4;
            span.font.features = k % 3 ? NULL : "liga=1";
            const char *wrong = kit_check(&request, kit_set(kit, &request));
            if (wrong != NULL)
                printf("# text %d, pass %d: %s\n", i, k, wrong);
            unsound += wrong != NULL;
        }
    tap_int(kit->tap, unsound, 0, "odd texts that are unsound");
}

static struct qu_measure random_measure(const void *data, int line)
{
    uint64_t mixed = qu_hash_part(*(const uint64_t *)data, (uint64_t)line);
    return (struct qu_measure){(qu_len)(mixed % 7) * QU_PT, (qu_len)(mixed / 7 % 130) * QU_PT - 4 * QU_PT};
}

/* Random strings from difficult characters, cut into random spans. */
static void random_texts(struct kit *kit)
{
    static const char *const parts[] = {"a",
                                        "fi",
                                        " ",
                                        " ",
                                        "\u05D0",
                                        "\u0628",
                                        "\u0915\u094D",
                                        "\u093F",
                                        "\u0301",
                                        "office",
                                        "understanding ",
                                        "\t",
                                        "\n",
                                        "\u00AD",
                                        "\u200B",
                                        "\u200D",
                                        "1",
                                        "(",
                                        "-",
                                        "\u2014",
                                        "\u4E00",
                                        "\U0001F469",
                                        "\u00A0",
                                        "word",
                                        "\u202B"};
    struct qu_random random = qu_random_from(99);
    int unsound = 0;
    int rounds = getenv("QU_TEST_ROUNDS") != NULL ? atoi(getenv("QU_TEST_ROUNDS")) : 3000;
    for (int i = 0; i < rounds; i++) {
        struct qu_buf text;
        struct qu_text_span spans[8];
        int count = 0;
        qu_buf_init(&text);
        for (int s = 0, wanted = 1 + qu_random_int(&random, 6); s < wanted; s++) {
            int start = (int)text.length;
            for (int k = qu_random_int(&random, 9); k >= 0; k--)
                qu_buf_add_text(&text, parts[qu_random_int(&random, QU_COUNT(parts))]);
            spans[count++] = (struct qu_text_span){.start = start,
                                                   .end = (int)text.length,
                                                   .font = kit_font(s % 2 ? 12 : 9),
                                                   .room_before = s % 3 ? 0 : QU_PT,
                                                   .room_after = s % 3 ? 0 : 2 * QU_PT};
            spans[s].font.features = i % 3 ? NULL : "liga=1, dlig=1";
            spans[s].font.tracking = i % 5 ? 0 : 80;
            spans[s].no_hyphens = s % 4 == 3;
        }
        uint64_t seed = (uint64_t)i;
        struct qu_para_request request = {.text = qu_buf_text(&text),
                                          .length = (int)text.length,
                                          .spans = spans,
                                          .span_count = count,
                                          .language = i % 2 ? "en" : "fr",
                                          .hyphenate = true,
                                          .width = 1 + qu_random_int(&random, 120 * QU_PT),
                                          .measure = i % 4 ? NULL : random_measure,
                                          .measure_data = &seed,
                                          .indent = i % 6 ? 0
                                                          : qu_random_int(&random, 40 * QU_PT) - 10 * QU_PT,
                                          .align = qu_random_int(&random, 4),
                                          .costs = &kit_costs,
                                          .src = {"test.yaml", 1, 1}};
        const char *wrong = kit_check(&request, kit_set(kit, &request));
        if (wrong != NULL && unsound < 5)
            printf("# random text %d: %s\n", i, wrong);
        unsound += wrong != NULL;
        qu_buf_finish(&text);
        qu_arena_reset(&kit->arena);
    }
    tap_int(kit->tap, unsound, 0, "random texts that are unsound");
}

int main(void)
{
    struct tap tap = {0};
    struct kit kit;
    kit_init(&kit, &tap);
    if (kit_has(&kit, "Noto Sans Hebrew") && kit_has(&kit, "Noto Sans Arabic")) {
        visual_order(&kit);
        tails(&kit);
        space_of_main_font(&kit);
    } else {
        tap_ok(&tap, true, "right to left # SKIP fonts-noto-core is not installed");
    }
    if (kit_has(&kit, "Noto Sans Devanagari") && kit_has(&kit, "Noto Sans Kannada")) {
        clusters(&kit, hindi, "Hindi");
        clusters(&kit, kannada, "Kannada");
        mixed_widths(&kit);
    } else {
        tap_ok(&tap, true, "Indic scripts # SKIP fonts-noto-core is not installed");
    }
    odd_texts(&kit);
    random_texts(&kit);
    kit_finish(&kit);
    return tap_done(&tap);
}
