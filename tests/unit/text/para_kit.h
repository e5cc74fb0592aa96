/* para_kit.h - what the paragraph tests share: fonts, requests with defaults, and checks that hold for every
 * paragraph. */
#pragma once

#include "../../../src/base/diagprint.h"
#include "../../../src/base/hash.h"
#include "../../../src/text/para.h"
#include "tap.h"

#include <stdlib.h>

/* libhyphen forgets a few hundred bytes of some dictionaries (de, fr) when it loads them. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libhyphen.so";
}

struct kit {
    struct tap *tap;
    struct qu_arena arena;
    struct qu_diag diag;
    struct qu_fontset *fonts;
    struct qu_typesetter *typesetter;
};

static const struct qu_line_costs kit_costs = {.hyphen = 60,
                                               .hyphens_in_row = 200,
                                               .short_last = 400,
                                               .line = 1,
                                               .emergency = 2000,
                                               .space_stretch = 600,
                                               .space_shrink = 250,
                                               .ragged_shrink = 80,
                                               .hyphen_min_word = 6,
                                               .hyphen_min_before = 2,
                                               .hyphen_min_after = 3};

static const char *const kit_families[] = {
    "EB Garamond",      "DejaVu Serif",         "DejaVu Sans",       "Noto Sans Arabic",
    "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Kannada", NULL};

static inline struct qu_fontset *kit_fonts(struct qu_diag *diag)
{
    static const char *const folders[] = {NULL};
    static const char *const hand[] = {"EB Garamond", "DejaVu Serif", NULL}, *const sans[] = {"DejaVu Sans",
                                                                                              NULL};
    static const char *const arabic[] = {"Noto Sans Arabic", "DejaVu Sans", NULL}, *const hebrew[] = {
                                                                                       "Noto Sans Hebrew",
                                                                                       "DejaVu Sans", NULL};
    static const char *const devanagari[] = {"Noto Sans Devanagari", "DejaVu Sans", NULL};
    static const char *const kannada[] = {"Noto Sans Kannada", "DejaVu Sans", NULL};
    static const char *const mono[] = {"DejaVu Sans Mono", "DejaVu Sans", NULL};
    const struct qu_font_role roles[] = {{.name = "serif", .families = hand, .remedy = ""},
                                         {.name = "sans", .families = sans, .remedy = ""},
                                         {.name = "arabic", .families = arabic, .remedy = ""},
                                         {.name = "hebrew", .families = hebrew, .remedy = ""},
                                         {.name = "devanagari", .families = devanagari, .remedy = ""},
                                         {.name = "kannada", .families = kannada, .remedy = ""},
                                         {.name = "mono", .families = mono, .remedy = ""}};
    return qu_fontset_open(diag, folders, roles, QU_COUNT(roles));
}

static inline void kit_init(struct kit *kit, struct tap *tap)
{
    *kit = (struct kit){.tap = tap};
    qu_arena_init(&kit->arena);
    qu_diag_init(&kit->diag, false);
    kit->fonts = kit_fonts(&kit->diag);
    if (kit->fonts == NULL) {
        qu_diag_print(&kit->diag, stdout, false);
        printf("Bail out! no fonts\n");
        exit(1);
    }
    qu_diag_finish(&kit->diag);
    qu_diag_init(&kit->diag, false);
    kit->typesetter = qu_typesetter_new(kit->fonts, &kit->diag);
}

static inline void kit_finish(struct kit *kit)
{
    qu_typesetter_free(kit->typesetter);
    qu_fontset_close(kit->fonts);
    qu_diag_finish(&kit->diag);
    qu_arena_finish(&kit->arena);
}

/* Whether the document sees a family (else the test is skipped). */
static inline bool kit_has(struct kit *kit, const char *family)
{
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family(description, family);
    pango_font_description_set_size(description, 10 * PANGO_SCALE);
    PangoFont *font = pango_context_load_font(qu_fontset_lookup_context(kit->fonts), description);
    pango_font_description_free(description);
    PangoFontDescription *got = pango_font_describe(font);
    bool same = strcmp(pango_font_description_get_family(got), family) == 0;
    pango_font_description_free(got);
    g_object_unref(font);
    return same;
}

static inline struct qu_font_request kit_font(double size)
{
    return (struct qu_font_request){
        .families = kit_families, .weight = QU_WEIGHT_REGULAR, .size = qu_len_from_pt(size)};
}

/* A ragged, hyphenated request in 12 pt with one span; `span` is filled and must outlive it. */
static inline struct qu_para_request kit_request(const char *text, double width, struct qu_text_span *span)
{
    int length = (int)strlen(text);
    *span = (struct qu_text_span){.start = 0, .end = length, .font = kit_font(12)};
    return (struct qu_para_request){.text = text,
                                    .length = length,
                                    .spans = span,
                                    .span_count = 1,
                                    .language = "en-GB",
                                    .hyphenate = true,
                                    .width = qu_len_from_pt(width),
                                    .costs = &kit_costs,
                                    .src = {"test.yaml", 1, 1}};
}

static inline struct qu_para *kit_set(struct kit *kit, const struct qu_para_request *request)
{
    return qu_para_set(kit->typesetter, &kit->arena, request);
}

/* The bytes that a line shows, for tests that name the lines. */
static inline const char *kit_line(struct kit *kit, const struct qu_para_request *request,
                                   const struct qu_para *para, int index)
{
    if (index >= para->line_count)
        return NULL;
    const struct qu_line *line = &para->lines[index];
    return qu_arena_strndup(&kit->arena, request->text + line->start, (size_t)(line->end - line->start));
}

/* NULL if all is well, else what is wrong with a run. */
static inline const char *kit_check_run(const struct qu_run *run)
{
    int bytes = 0, glyphs = 0;
    for (int i = 0; i < run->cluster_count; i++) {
        bytes += run->clusters[i].bytes;
        glyphs += run->clusters[i].glyphs;
        if (run->rtl ? run->edges[i] < run->edges[i + 1] : run->edges[i] > run->edges[i + 1])
            return "edges run backwards";
    }
    if (bytes != run->length)
        return "clusters do not add up to the bytes";
    if (glyphs != run->glyph_count)
        return "clusters do not add up to the glyphs";
    for (int i = 0; i < run->glyph_count; i++)
        if (run->glyphs[i].index >= 0x10000)
            return "a glyph that no font has";
    return NULL;
}

static inline bool kit_visible(uint32_t c)
{
    return !(c == 0xAD || c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
             (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0x85 || (c < 0x20 && c != '\t'));
}

/* What holds for every paragraph: lines follow each other, runs are whole, each visible byte is in exactly
 * one run, widths add up. */
static inline const char *kit_check(const struct qu_para_request *request, const struct qu_para *para)
{
    int *seen = calloc((size_t)request->length + 1, sizeof *seen);
    const char *wrong = para->line_count > 0 ? NULL : "no line";
    for (int i = 0; i < para->line_count && wrong == NULL; i++) {
        const struct qu_line *line = &para->lines[i];
        if (line->start != (i > 0 ? para->lines[i - 1].next : 0) || line->end < line->start ||
            line->next < line->end)
            wrong = "lines do not follow each other";
        if (line->last != (i == para->line_count - 1))
            wrong = "last line";
        qu_len edge = INT32_MIN / 2, kern = 0;
        for (int k = 0; k < line->run_count && wrong == NULL; k++) {
            const struct qu_run *run = &line->runs[k];
            wrong = kit_check_run(run);
            kern = run->text_start < 0 ? QU_PT : kern; /* the hyphen may be kerned to its neighbour */
            if (run->width > 0 && run->x < edge - kern)
                wrong = "runs overlap";
            kern = run->text_start < 0 ? QU_PT : 0;
            if (run->width > 0)
                edge = run->x + run->width;
            for (int b = 0; run->text_start >= 0 && b < run->length; b++)
                seen[run->text_start + b]++;
        }
        if (wrong == NULL && edge > line->width)
            wrong = "a run beyond the line's width";
    }
    if (wrong == NULL && para->lines[para->line_count - 1].next != request->length)
        wrong = "text left over";
    for (int i = 0; i < para->line_count && wrong == NULL; i++)
        for (int b = para->lines[i].start; b < para->lines[i].next && wrong == NULL; b++) {
            const char *c = request->text + b;
            while (((unsigned char)*c & 0xC0) == 0x80)
                c--;
            bool shown = b < para->lines[i].end && kit_visible(g_utf8_get_char(c));
            if (seen[b] > 1 || (shown && seen[b] == 0))
                wrong = seen[b] > 1 ? "a byte set twice" : "a byte not set";
        }
    free(seen);
    return wrong;
}

static inline bool kit_sound(struct kit *kit, const struct qu_para_request *request,
                             const struct qu_para *para, const char *what)
{
    const char *wrong = kit_check(request, para);
    return tap_ok(kit->tap, wrong == NULL, "%s: %s", what, wrong != NULL ? wrong : "sound");
}

/* Lines within their measure (spaces may have shrunk, so no tolerance is needed). */
static inline int kit_overfull(const struct qu_para *para)
{
    int count = 0;
    for (int i = 0; i < para->line_count; i++)
        count += para->lines[i].width > para->lines[i].measure.width || para->lines[i].overfull;
    return count;
}

static const char kit_words[] = "the of and to in is you that it he was for on are as with his they at be "
                                "this have from or one had by word but not what all were we "
                                "when your can said there use an each which she do how their if will up "
                                "other about out many then them these so some her would make "
                                "like him into time has look two more write go see number no way could "
                                "people my than first water been call who oil its now find "
                                "long down day did get come made may part notebook typography journey "
                                "remarkable understanding mountain afternoon breakfast "
                                "handwriting photograph beautiful extraordinary conversation neighbourhood "
                                "umbrella temperature responsibility";

/* Made-up prose of `count` words. */
static inline char *kit_prose(struct qu_arena *arena, uint64_t seed, int count)
{
    struct qu_random random = qu_random_from(seed);
    const char *starts[160];
    int words = 0;
    for (const char *p = kit_words; *p != 0; p += strcspn(p, " "), p += *p == ' ')
        starts[words++] = p;
    struct qu_buf out;
    qu_buf_init(&out);
    for (int i = 0; i < count; i++) {
        const char *word = starts[qu_random_int(&random, 100) < 70 ? qu_random_int(&random, 60)
                                                                   : qu_random_int(&random, words)];
        qu_buf_add_text(&out, i == 0 ? "" : i % 11 == 10 ? ", " : i % 17 == 16 ? ". " : " ");
        qu_buf_add(&out, word, strcspn(word, " "));
    }
    qu_buf_add_char(&out, '.');
    char *text = qu_arena_strdup(arena, qu_buf_text(&out));
    qu_buf_finish(&out);
    return text;
}
