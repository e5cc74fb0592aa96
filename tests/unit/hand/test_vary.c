/* test_vary.c - writing differs from type within its limits, says the same, and takes its chances from its
 * own place. Needs DejaVu Sans. */
#include "../text/para_kit.h"

#include "natural.h"

static const char *const english = "A balloon committee successfully keeps the book of coffee and a bit more "
                                   "than was asked of it, until the pen has to be dipped again; then the "
                                   "line goes on as before, a little darker, and the letters lean as they "
                                   "like. All of this is written by one hand on a ruled page.";

struct written {
    struct qu_items items;
    struct qu_item plain[64];
    int first[64], count; /* first item of each run */
};

/* Writes a paragraph of DejaVu Sans in 12 pt. */
static struct written write_text(struct kit *kit, const struct qu_vary *vary, const char *text, uint64_t seed)
{
    struct qu_text_span span;
    struct qu_para_request request = kit_request(text, 250, &span);
    static const char *const sans[] = {"DejaVu Sans", NULL};
    span.font.families = sans;
    struct qu_para *para = kit_set(kit, &request);
    struct written w = {0};
    for (int i = 0; i < para->line_count; i++)
        for (int k = 0; k < para->lines[i].run_count && w.count < QU_COUNT(w.plain); k++) {
            const struct qu_run *run = &para->lines[i].runs[k];
            struct qu_item item = {.kind = QU_ITEM_TEXT, .node = 3};
            item.text = (struct qu_text_item){.font = run->font,
                                              .x = run->x,
                                              .y = 1000 * i,
                                              .width = run->width,
                                              .grid = 1000 * i,
                                              .colour = {20, 30, 80, 255},
                                              .text = run->text,
                                              .length = run->length,
                                              .glyphs = run->glyphs,
                                              .glyph_count = run->glyph_count,
                                              .clusters = run->clusters,
                                              .cluster_count = run->cluster_count,
                                              .rtl = run->rtl};
            struct qu_writing writing = {.vary = vary,
                                         .fonts = kit->fonts,
                                         .arena = &kit->arena,
                                         .text = text,
                                         .seed = seed,
                                         .line = para->lines[i].start};
            w.plain[w.count] = item;
            w.first[w.count++] = w.items.count;
            qu_vary_text(&writing, &item, run->text_start >= 0 ? run->text_start : para->lines[i].end, run->x,
                         run->edges, &w.items);
        }
    return w;
}

static int end_of(const struct written *w, int run)
{
    return run + 1 < w->count ? w->first[run + 1] : w->items.count;
}

/* NULL, or what is not as it was in the run's parts. */
static const char *check_run(const struct written *w, int run)
{
    const struct qu_text_item *plain = &w->plain[run].text;
    int bytes = 0, glyphs = 0, clusters = 0;
    qu_len width = 0;
    for (int i = w->first[run]; i < end_of(w, run); i++) {
        const struct qu_text_item *t = &w->items.at[i].text;
        int sum = 0;
        if (t->y != plain->y || t->grid != plain->grid || w->items.at[i].node != 3)
            return "left its baseline or its node";
        if (t->text != plain->text + bytes || t->clusters != plain->clusters + clusters ||
            t->x != plain->x + width)
            return "parts do not follow each other";
        for (int k = 0; k < t->cluster_count; k++)
            sum += t->clusters[k].bytes;
        if (sum != t->length)
            return "clusters do not add up";
        bytes += t->length;
        glyphs += t->glyph_count;
        clusters += t->cluster_count;
        width += t->width;
    }
    if (bytes != plain->length || glyphs != plain->glyph_count || clusters != plain->cluster_count)
        return "something is missing";
    return width != plain->width ? "the advance has changed" : NULL;
}

/* The furthest that a glyph stands from its place. */
static struct qu_point reach(const struct written *w)
{
    struct qu_point most = {0, 0};
    for (int run = 0; run < w->count; run++) {
        const struct qu_text_item *plain = &w->plain[run].text;
        int glyph = 0;
        for (int i = w->first[run]; i < end_of(w, run); i++) {
            const struct qu_text_item *t = &w->items.at[i].text;
            for (int k = 0; k < t->glyph_count; k++, glyph++) {
                most.x = QU_MAX(most.x, abs(t->x + t->glyphs[k].x - plain->x - plain->glyphs[glyph].x));
                most.y = QU_MAX(most.y, abs(t->glyphs[k].y - plain->glyphs[glyph].y));
            }
        }
    }
    return most;
}

static bool same(const struct written *a, const struct written *b)
{
    if (a->items.count != b->items.count)
        return false;
    for (int i = 0; i < a->items.count; i++) {
        const struct qu_text_item *p = &a->items.at[i].text, *q = &b->items.at[i].text;
        if (p->font != q->font || p->x != q->x || !qu_colour_equal(p->colour, q->colour) ||
            p->glyph_count != q->glyph_count ||
            memcmp(p->glyphs, q->glyphs, sizeof *p->glyphs * (size_t)p->glyph_count) != 0)
            return false;
    }
    return true;
}

static void free_written(struct written *w)
{
    qu_items_finish(&w->items);
}

static void check_whole(struct tap *tap, const struct written *w, const char *what)
{
    const char *fault = w->count > 0 ? NULL : "nothing is there";
    for (int run = 0; run < w->count && fault == NULL; run++)
        fault = check_run(w, run);
    tap_ok(tap, fault == NULL, "%s: %s", what, fault != NULL ? fault : "all of it is there");
}

/* One text may fall where the pen has just been dipped: ten seeds, and the bounds of one text ten times. */
static void test_ink(struct tap *tap, struct kit *kit)
{
    int changes = 0;
    for (uint64_t seed = 1; seed <= 10; seed++) {
        struct written w = write_text(kit, &natural, english, seed);
        for (int i = 1; i < w.items.count; i++)
            changes += !qu_colour_equal(w.items.at[i].text.colour, w.items.at[i - 1].text.colour);
        free_written(&w);
    }
    tap_ok(tap, changes >= 20 && changes < 300, "the ink changes %d times in ten texts", changes);
}

static void test_natural(struct tap *tap, struct kit *kit)
{
    struct written a = write_text(kit, &natural, english, 1), b = write_text(kit, &natural, english, 1),
                   c = write_text(kit, &natural, english, 2);
    check_whole(tap, &a, "natural");
    struct qu_point most = reach(&a);
    tap_ok(tap, most.y > 80 && most.x > 80, "letters move: %d across, %d along", most.y, most.x);
    tap_ok(tap, same(&a, &b), "the same seed writes the same");
    tap_ok(tap, !same(&a, &c), "another seed writes otherwise");
    int fonts = 0, inside = 0, darker = 0;
    for (int i = 1; i < a.items.count; i++) {
        const struct qu_text_item *t = &a.items.at[i].text, *before = &a.items.at[i - 1].text;
        fonts += t->font != before->font;
        inside += t->text[0] == ' ' && t->text == before->text + before->length && t->length > 0;
        darker += t->colour.r < 20 || t->colour.b < 80;
    }
    tap_ok(tap, fonts > 20, "letters come in several forms");
    tap_int(tap, inside, 0, "parts that begin with a space");
    tap_int(tap, darker, 0, "parts with more ink than there is");
    free_written(&a);
    free_written(&b);
    free_written(&c);
}

static void test_limits(struct tap *tap, struct kit *kit)
{
    struct qu_vary wild = {.wander = 99999,
                           .wave = 9000,
                           .drift = 0.2,
                           .word_rise = 5000,
                           .letter_rise = 5000,
                           .letter_shift = 5000,
                           .word_shift = 9000,
                           .slant = 90,
                           .ink = 1,
                           .outline = 10,
                           .forms = 1,
                           .em = 12 * QU_PT};
    struct written w = write_text(kit, &wild, english, 5);
    struct qu_point most = reach(&w);
    check_whole(tap, &w, "wild");
    tap_int(tap, most.y, QU_VARY_REACH, "no letter leaves its baseline further, whatever is asked for");
    tap_ok(tap, most.x <= wild.em * QU_VARY_SHIFT / 1000 && most.x > wild.em * QU_VARY_SHIFT / 1100,
           "nor its place: %d", most.x);
    free_written(&w);
}

static void test_words(struct tap *tap, struct kit *kit)
{
    struct qu_vary joined = natural;
    joined.joined = true;
    struct written w = write_text(kit, &joined, english, 4);
    int torn = 0, moved = 0;
    for (int run = 0; run < w.count; run++) {
        const struct qu_text_item *plain = &w.plain[run].text;
        int glyph = 0, last = 0;
        for (int i = w.first[run]; i < end_of(&w, run); i++)
            for (int k = 0; k < w.items.at[i].text.glyph_count; k++, glyph++) {
                const struct qu_text_item *t = &w.items.at[i].text;
                int shift = t->x + t->glyphs[k].x - plain->x - plain->glyphs[glyph].x;
                torn += glyph > 0 && plain->text[glyph - 1] != ' ' && shift != last;
                moved += shift != 0;
                last = shift;
            }
    }
    tap_ok(tap, torn == 0 && moved > 50, "joined letters move as words: %d torn of %d moved", torn, moved);
    /* Within a word a letter that comes again takes another form. */
    struct written forms = write_text(kit, &natural, "balloon", 3);
    const struct qu_text_item *part[8] = {0};
    int letter = 0;
    for (int i = 0; i < forms.items.count; i++)
        for (int k = 0; k < forms.items.at[i].text.glyph_count && letter < 8; k++)
            part[letter++] = &forms.items.at[i].text;
    tap_int(tap, letter, 7, "letters of a word");
    tap_ok(tap, letter == 7 && part[2]->font != part[3]->font && part[4]->font != part[5]->font,
           "doubled letters are not alike");
    free_written(&w);
    free_written(&forms);
}

/* Where the letters stand, in order. */
static int places(const struct written *w, struct qu_point *out, int room)
{
    int count = 0;
    for (int i = 0; i < w->items.count; i++)
        for (int k = 0; k < w->items.at[i].text.glyph_count && count < room; k++) {
            const struct qu_text_item *t = &w->items.at[i].text;
            out[count++] = (struct qu_point){t->x + t->glyphs[k].x, t->y + t->glyphs[k].y};
        }
    return count;
}

static void test_places(struct tap *tap, struct kit *kit)
{
    struct qu_vary plain = natural;
    plain.forms = 1;
    struct written a = write_text(kit, &plain, "Only the first of these", 9);
    struct written b = write_text(kit, &plain, "Only the first of lines", 9);
    struct qu_point first[64], second[64];
    int count = places(&a, first, 64), other = places(&b, second, 64), alike = 0,
        wanted = (int)strlen("Only the first of ");
    while (alike < count && alike < other && first[alike].x == second[alike].x &&
           first[alike].y == second[alike].y)
        alike++;
    tap_ok(tap, alike >= wanted && alike < count, "what follows does not move what stands: %d of %d letters",
           alike, count);
    const struct qu_vary none = {0};
    struct written off = write_text(kit, &none, english, 1);
    bool untouched = off.items.count == off.count;
    for (int i = 0; i < off.count && untouched; i++)
        untouched = memcmp(&off.items.at[i], &off.plain[i], sizeof off.plain[i]) == 0;
    tap_ok(tap, untouched && off.count > 0, "no variation leaves every run as it is");
    struct written hebrew = write_text(kit, &natural, "\u05E9\u05DC\u05D5\u05DD", 1);
    tap_ok(tap,
           hebrew.count > 0 && memcmp(&hebrew.items.at[0], &hebrew.plain[0], sizeof hebrew.plain[0]) == 0,
           "text from right to left stays");
    free_written(&a);
    free_written(&b);
    free_written(&off);
    free_written(&hebrew);
}

int main(void)
{
    struct tap tap = {0};
    struct kit kit;
    kit_init(&kit, &tap);
    test_natural(&tap, &kit);
    test_ink(&tap, &kit);
    test_limits(&tap, &kit);
    test_words(&tap, &kit);
    test_places(&tap, &kit);
    kit_finish(&kit);
    return tap_done(&tap);
}
