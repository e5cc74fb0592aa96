/* para.c - paragraphs a second, and how ragged they are: total fit against PangoLayout.
 *
 * 200 paragraphs of 30 to 149 words in a column of 80 mm, then single ones of 1000 to 100,000 words.
 * Processor time, the first use of a font or dictionary included. `bench_para [family]`. */
#include "../src/base/hash.h"
#include "../tests/unit/text/para_kit.h"

#include <math.h>
#include <time.h>

enum { PARAGRAPHS = 200 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

struct tally {
    double squares, most, seconds;
    int lines, hyphens;
};

static void count_line(struct tally *tally, qu_len slack)
{
    double pt = qu_len_to_pt(slack);
    tally->squares += pt * pt;
    tally->most = fmax(tally->most, pt);
    tally->lines++;
}

static void report(const char *name, const struct tally *t)
{
    printf("%-32s %7.1f us a paragraph, RMS slack %5.2f pt, at most %5.1f, %4d lines, %3d hyphens\n", name,
           t->seconds / PARAGRAPHS * 1e6, sqrt(t->squares / t->lines), t->most, t->lines, t->hyphens);
}

static void layout(struct kit *kit, char **texts, const char *family)
{
    struct tally tally = {0};
    qu_len width = qu_len_from_mm(80);
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family(description, family);
    pango_font_description_set_size(description, 12 * PANGO_SCALE);
    for (int i = 0; i < PARAGRAPHS; i++) {
        double start = now();
        PangoLayout *l = pango_layout_new(qu_fontset_lookup_context(kit->fonts));
        pango_layout_set_font_description(l, description);
        pango_layout_set_text(l, texts[i], -1);
        pango_layout_set_width(l, width);
        int count = pango_layout_get_line_count(l);
        tally.seconds += now() - start;
        for (int k = 0; k < count - 1; k++) {
            PangoRectangle rectangle;
            pango_layout_line_get_extents(pango_layout_get_line_readonly(l, k), NULL, &rectangle);
            count_line(&tally, width - rectangle.width);
        }
        g_object_unref(l);
    }
    pango_font_description_free(description);
    report("PangoLayout", &tally);
}

static void total_fit(struct kit *kit, char **texts, const char *const *families, const char *name,
                      enum qu_align align, bool hyphenate, int shrink)
{
    struct tally tally = {0};
    struct qu_line_costs costs = kit_costs;
    costs.ragged_shrink = shrink;
    for (int i = 0; i < PARAGRAPHS; i++) {
        struct qu_text_span span;
        struct qu_para_request request = kit_request(texts[i], 0, &span);
        span.font.families = families;
        request.width = qu_len_from_mm(80);
        request.costs = &costs;
        request.align = align;
        request.hyphenate = hyphenate;
        double start = now();
        const struct qu_para *para = kit_set(kit, &request);
        tally.seconds += now() - start;
        for (int k = 0; k < para->line_count - 1; k++)
            count_line(&tally, request.width - para->lines[k].width);
        tally.hyphens += para->hyphens;
    }
    report(name, &tally);
}

int main(int argc, char **argv)
{
    struct tap tap = {0};
    struct kit kit;
    char *texts[PARAGRAPHS];
    const char *families[] = {argc > 1 ? argv[1] : "EB Garamond", NULL};
    struct qu_random random = qu_random_from(1);
    kit_init(&kit, &tap);
    for (int i = 0; i < PARAGRAPHS; i++)
        texts[i] = kit_prose(&kit.arena, 1000 + (uint64_t)i, 30 + qu_random_int(&random, 120));
    layout(&kit, texts, families[0]);
    total_fit(&kit, texts, families, "ragged", QU_ALIGN_RAGGED, false, 0);
    total_fit(&kit, texts, families, "ragged, hyphenated", QU_ALIGN_RAGGED, true, 0);
    total_fit(&kit, texts, families, "ragged, hyphenated, shrunk", QU_ALIGN_RAGGED, true, 80);
    total_fit(&kit, texts, families, "justified, hyphenated", QU_ALIGN_JUSTIFIED, true, 80);
    for (int words = 1000; words <= 100000; words *= 10) {
        struct qu_text_span span;
        struct qu_para_request request = kit_request(kit_prose(&kit.arena, 5, words), 227, &span);
        double start = now();
        const struct qu_para *para = kit_set(&kit, &request);
        printf("%6d words in %.4f s, %d lines\n", words, now() - start, para->line_count);
    }
    kit_finish(&kit);
    return 0;
}
