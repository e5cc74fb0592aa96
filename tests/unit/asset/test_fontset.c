/* test_fontset.c - which fonts are found and chosen. Needs the packages fonts-ebgaramond and
 * fonts-courier-prime, as the build does. */
#include "tap.h"

#include "../../../src/asset/fontset.h"
#include "../../../src/asset/sysfonts.h"
#include "../../../src/base/file.h"

#include <stdlib.h>
#include <unistd.h>

#include <pango/pangofc-font.h>

static const char *const no_folders[] = {NULL};
static const char *const garamond[] = {"EB Garamond", NULL};
static const struct qu_src place = {"layout.yaml", 3, 5};

static struct qu_fontset *open_families(struct qu_diag *diag, const char *const *families)
{
    struct qu_font_role role = {"serif", families, "install the package fonts-ebgaramond", place};
    return qu_fontset_open(diag, no_folders, &role, 1);
}

static void test_missing(struct tap *tap)
{
    static const char *const families[] = {"No Such Hand", "Nor This One", NULL};
    struct qu_diag diag;
    qu_diag_init(&diag, false);
    struct qu_fontset *set = open_families(&diag, families);
    tap_ok(tap, set == NULL, "no family of a role: no set");
    tap_int(tap, diag.by_severity[QU_ERROR], 1, "one error");
    const struct qu_message *m = &diag.messages[0];
    tap_int(tap, m->id, QU_DIAG_FONT_MISSING, "its id");
    tap_text(tap, m->text, "no font for the role \"serif\": No Such Hand or Nor This One is missing",
             "its text");
    tap_text(tap, m->hint, "install the package fonts-ebgaramond", "its hint");
    tap_int(tap, m->src.line, 3, "its line");
    qu_fontset_close(set);
    qu_diag_finish(&diag);
}

static void test_substitute(struct tap *tap)
{
    static const char *const families[] = {"No Such Hand", "eb garamond", NULL};
    struct qu_diag diag;
    qu_diag_init(&diag, false);
    struct qu_fontset *set = open_families(&diag, families);
    tap_ok(tap, set != NULL, "a substitute is enough");
    tap_int(tap, diag.by_severity[QU_WARNING], 1, "but says so");
    tap_text(
        tap, diag.messages[0].text,
        "the font \"No Such Hand\" for the role \"serif\" is missing; \"eb garamond\" is used in its place",
        "warning");
    qu_fontset_close(set);
    qu_diag_finish(&diag);
}

/* The font that Pango takes for the first character, its id, and whether it has it. */
static int shape_first(struct qu_fontset *set, const char *description, const char *text, bool *unknown)
{
    PangoContext *context = qu_fontset_lookup_context(set);
    PangoFontDescription *wanted = pango_font_description_from_string(description);
    PangoAttrList *attributes = pango_attr_list_new();
    pango_context_set_font_description(context, wanted);
    GList *items = pango_itemize_with_base_dir(context, PANGO_DIRECTION_LTR, text, 0, (int)strlen(text),
                                               attributes, NULL);
    PangoItem *item = items->data;
    PangoGlyphString *glyphs = pango_glyph_string_new();
    pango_shape(text + item->offset, item->length, &item->analysis, glyphs);
    *unknown = (glyphs->glyphs[0].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
    int id = qu_fontset_id(set, item->analysis.font);
    pango_glyph_string_free(glyphs);
    g_list_free_full(items, (GDestroyNotify)pango_item_free);
    pango_attr_list_unref(attributes);
    pango_font_description_free(wanted);
    return id;
}

static void test_choice(struct tap *tap)
{
    static const char *const typewriter[] = {"Courier Prime", NULL};
    struct qu_font_role roles[] = {{"serif", garamond, "", place}, {"label", typewriter, "", place}};
    struct qu_diag diag;
    bool unknown;
    qu_diag_init(&diag, false);
    struct qu_fontset *set = qu_fontset_open(&diag, no_folders, roles, 2);
    tap_ok(tap, set != NULL && diag.count == 0, "both packages are there");
    int regular = shape_first(set, "EB Garamond 12", "Word", &unknown);
    tap_ok(tap, !unknown, "a letter is known");
    tap_text(tap, qu_fontset_name(set, regular), "EB Garamond 12.00", "name");
    tap_int(tap, qu_fontset_size(set, regular), 12 * QU_PT, "size");
    int italic = shape_first(set, "EB Garamond Italic 12", "Word", &unknown);
    tap_text(tap, qu_fontset_name(set, italic), "EB Garamond Italic 12.00", "name of an italic");
    int label = shape_first(set, "Courier Prime Bold 9.5", "Word", &unknown);
    tap_text(tap, qu_fontset_name(set, label), "Courier Prime Bold 9.50", "name of a bold");
    tap_ok(tap, regular == 0 && italic == 1 && label == 2, "ids count in the order of first use: %d %d %d",
           regular, italic, label);
    tap_int(tap, shape_first(set, "EB Garamond 12", "Again", &unknown), regular,
            "the same font has the same id");
    tap_int(tap, shape_first(set, "Missing, EB Garamond 12", "Again", &unknown), regular,
            "however it was asked for");
    tap_ok(tap, shape_first(set, "EB Garamond 13", "Word", &unknown) != regular,
           "another size is another id");
    tap_int(tap, qu_fontset_count(set), 4, "fonts so far");
    tap_int(tap, shape_first(set, "EB Garamond 12", "\xe6\x97\xa5", &unknown), regular,
            "a character of no family stays");
    tap_ok(tap, unknown, "and is flagged as unknown");
    tap_int(tap, shape_first(set, "Courier Prime, EB Garamond 12", "\xce\xb1", &unknown), regular,
            "a listed family helps out");
    tap_ok(tap, !unknown, "and has the glyph");
    shape_first(set, "Courier Prime 12", "\xce\xb1", &unknown);
    tap_ok(tap, unknown, "a family that is open but not listed does not");
    qu_fontset_close(set);
    qu_diag_finish(&diag);
}

/* Debian's files of both families have traps: styles that are all the same, a bold that lacks an accent of
 * English. */
static void test_styles(struct tap *tap)
{
    static const char *const families[] = {"EB Garamond", "Courier Prime", NULL};
    static const char *const cases[][2] = {
        {"EB Garamond 9", "EBGaramond12-Regular.otf"},
        {"EB Garamond Italic 9", "EBGaramond12-Italic.otf"},
        {"EB Garamond Bold 9", "EBGaramond12-Bold.otf"},
        {"Courier Prime 9", "Courier Prime.otf"},
        {"Courier Prime Bold 9", "Courier Prime Bold.otf"},
        {"Courier Prime Italic 9", "Courier Prime Italic.otf"},
        {"Courier Prime Bold Italic 9", "Courier Prime Bold Italic.otf"},
    };
    struct qu_diag diag;
    qu_diag_init(&diag, false);
    struct qu_fontset *set = open_families(&diag, families);
    for (int i = 0; i < QU_COUNT(cases); i++) {
        bool unknown;
        FcChar8 *file = NULL;
        int id = shape_first(set, cases[i][0], "Word", &unknown);
        FcPatternGetString(pango_fc_font_get_pattern(PANGO_FC_FONT(qu_fontset_lookup_font(set, id))), FC_FILE,
                           0, &file);
        const char *slash = strrchr((const char *)file, '/');
        tap_text(tap, slash + 1, cases[i][1], cases[i][0]);
    }
    qu_fontset_close(set);
    qu_diag_finish(&diag);
}

static void test_metrics(struct tap *tap)
{
    struct qu_diag diag;
    qu_diag_init(&diag, false);
    struct qu_fontset *set = open_families(&diag, garamond);
    struct qu_face_metrics m = qu_fontset_metrics(set, garamond, false, false),
                           again = qu_fontset_metrics(set, garamond, false, false);
    tap_ok(tap, m.x_height >= 394 && m.x_height <= 436, "x-height of EB Garamond: %d", m.x_height);
    tap_ok(tap, m.cap_height > 630 && m.cap_height < 680, "cap height: %d", m.cap_height);
    tap_ok(tap, m.ascent > 680 && m.ascent < 740, "ascent: %d", m.ascent);
    tap_ok(tap, m.descent > 230 && m.descent < 310, "descent: %d", m.descent);
    tap_ok(tap, memcmp(&m, &again, sizeof m) == 0, "measuring again gives the same");
    tap_int(tap, qu_fontset_count(set), 0, "measuring takes no id");
    qu_fontset_close(set);
    qu_diag_finish(&diag);
}

static void test_ink(struct tap *tap)
{
    struct qu_diag diag;
    qu_diag_init(&diag, false);
    struct qu_fontset *set = open_families(&diag, garamond);
    PangoFontDescription *wanted = pango_font_description_from_string("EB Garamond 100");
    PangoFont *font = pango_context_load_font(qu_fontset_lookup_context(set), wanted);
    unsigned holders = G_OBJECT(font)->ref_count;
    int id = qu_fontset_id(set, font);
    tap_int(tap, qu_fontset_id(set, font), id, "a font has one id");
    tap_int(tap, (int)(G_OBJECT(font)->ref_count - holders), 1, "and the set keeps it, once");
    PangoAnalysis analysis = {.font = font, .language = pango_language_from_string("en")};
    PangoGlyphString *glyphs = pango_glyph_string_new();
    pango_shape("x", 1, &analysis, glyphs);
    struct qu_rect ink = qu_fontset_ink(set, id, glyphs);
    tap_ok(tap, ink.y < -39 * QU_PT && ink.y > -44 * QU_PT, "an x at 100 pt reaches up %.1f pt",
           -qu_len_to_pt(ink.y));
    tap_ok(tap, ink.y + ink.h < 2 * QU_PT && ink.y + ink.h > -2 * QU_PT, "and stands on the baseline");
    tap_ok(tap, qu_fontset_lookup_scaled(set, id) != NULL && qu_fontset_lookup_font(set, id) == font,
           "lookups");
    pango_glyph_string_free(glyphs);
    g_object_unref(font);
    pango_font_description_free(wanted);
    qu_fontset_close(set);
    qu_diag_finish(&diag);
}

/* A file in a folder of the notebook counts, and before the system's; another one in place of it is seen at
 * once. */
static void test_folder(struct tap *tap, const char *scratch)
{
    struct qu_arena arena;
    struct qu_diag diag;
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    static const char *const wanted[] = {"EB Garamond", "No Such Hand", NULL};
    const char **found = qu_sysfonts_lookup(&arena, NULL, wanted),
               *folders[] = {scratch, "/no/such/folder", NULL};
    tap_ok(tap, found[0] != NULL && found[1] == NULL, "the system's list knows what is there: %s", found[0]);
    char *source = qu_file_join(&arena, found[0], "EBGaramond12-Bold.otf"),
         *copy = qu_file_join(&arena, scratch, "a font.otf");
    size_t length = 0;
    char *bytes = qu_file_read(&arena, &diag, source, place, &length);
    qu_file_write(&diag, copy, bytes, length);
    struct qu_font_role role = {"serif", garamond, "", place};
    struct qu_fontset *set = qu_fontset_open(&diag, folders, &role, 1);
    tap_ok(tap, set != NULL && diag.count == 0, "a folder that is there and one that is not");
    bool unknown;
    int id = shape_first(set, "EB Garamond 12", "Word", &unknown);
    tap_text(tap, qu_fontset_name(set, id), "EB Garamond Bold 12.00", "only the folder's own face is seen");
    qu_fontset_close(set);
    unlink(copy);
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
}

/* The kept list is used while it is valid and made anew when a folder has changed or it is damaged. */
static void test_list(struct tap *tap, const char *scratch)
{
    struct qu_arena arena;
    struct qu_diag diag;
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    char *list = qu_file_join(&arena, scratch, "families.list");
    const char *first = qu_sysfonts_lookup(&arena, scratch, garamond)[0];
    size_t length = 0;
    char *text = qu_file_read(&arena, &diag, list, place, &length);
    tap_ok(tap, text != NULL && strncmp(text, "quire font families 1\nd", 23) == 0, "the list was written");
    char *line = strstr(text, "fEB Garamond\t");
    tap_ok(tap, line != NULL, "and names the family");
    line[strlen("fEB Garamond\t")] = '#';
    qu_file_write(&diag, list, text, length);
    tap_ok(tap, strcmp(qu_sysfonts_lookup(&arena, scratch, garamond)[0], first) != 0,
           "a valid list is believed");
    text[strlen("quire font families 1\nd")] ^= 1; /* a folder's time of change */
    qu_file_write(&diag, list, text, length);
    tap_text(tap, qu_sysfonts_lookup(&arena, scratch, garamond)[0], first, "a stale one is not");
    static const char *const bad[] = {"", "quire font families 1\nd", "quire font families 1\nd1 \nf\t\n",
                                      "rubbish\n\n\n"};
    for (int i = 0; i < QU_COUNT(bad); i++) {
        qu_file_write(&diag, list, bad[i], strlen(bad[i]));
        tap_text(tap, qu_sysfonts_lookup(&arena, scratch, garamond)[0], first, "a damaged one neither");
    }
    unlink(list);
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
}

/* Neither a home that cannot be written nor none at all keeps quire from working. */
static void test_no_cache(struct tap *tap)
{
    struct qu_arena arena;
    struct qu_diag diag;
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    setenv("XDG_CACHE_HOME", "/proc/no/such/place", 1);
    tap_ok(tap, qu_sysfonts_cache_folder(&arena) == NULL, "no cache folder");
    struct qu_fontset *set = open_families(&diag, garamond);
    tap_ok(tap, set != NULL && diag.count == 0, "but fonts");
    qu_fontset_close(set);
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
}

int main(void)
{
    struct tap tap = {0};
    char scratch[] = "/tmp/quire-fontset-XXXXXX";
    if (mkdtemp(scratch) == NULL)
        return 1;
    setenv("XDG_CACHE_HOME", scratch, 1);
    test_missing(&tap);
    test_substitute(&tap);
    test_choice(&tap);
    test_styles(&tap);
    test_metrics(&tap);
    test_ink(&tap);
    test_folder(&tap, scratch);
    test_list(&tap, scratch);
    test_no_cache(&tap);
    char command[100];
    snprintf(command, sizeof command, "rm -r %s", scratch);
    return system(command) != 0 || tap_done(&tap);
}
