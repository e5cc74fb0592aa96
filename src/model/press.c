#include "press.h"

#include <string.h>

const char *const qu_press_mark_words[] = {"crop", "fold", NULL};
const char *const qu_press_cover_words[] = {"with", "apart", NULL};
const char *const qu_press_black_words[] = {"as-is", "pure", NULL};
const char *const qu_press_units[] = {"mm", "pt", NULL};
static const char *const flip_words[] = {"short", "long", NULL};
static const char *const scale_words[] = {"exact", "fit", NULL};

enum { PAGES_ON_SHEET = 4, SMALLEST_SHEET = 50, LARGEST_SHEET = 1500 };

const struct qu_field qu_impose_fields[] = {
    {.name = "sheet",
     .type = QU_FIELD_NODE,
     .offset = offsetof(struct qu_impose, sheet),
     .summary = "a3, a4, a5, letter, legal, tabloid, sra3, or [width, height]; default: a4",
     .example = "a4"},
    {.name = "signature",
     .type = QU_FIELD_TEXT,
     .offset = offsetof(struct qu_impose, signature),
     .flags = QU_NOT_EMPTY,
     .summary = "pages that are folded together, four on each sheet; all: one pile",
     .example = "16"},
    {.name = "flip",
     .type = QU_FIELD_ENUM,
     .offset = offsetof(struct qu_impose, flip),
     .words = flip_words,
     .summary = "the edge at which the printer turns the paper; `quire testsheet` tells it"},
    {.name = "scale",
     .type = QU_FIELD_ENUM,
     .offset = offsetof(struct qu_impose, scale),
     .words = scale_words,
     .summary = "fit: pages are made to fill the sheet; exact: they keep their size"},
    {0},
};

struct gutter {
    struct qu_dimension base, growth;
};

const struct qu_field qu_gutter_fields[] = {
    {.name = "base",
     .type = QU_FIELD_DIMENSION,
     .offset = 0,
     .summary = "added at the fold, whatever the number of pages",
     .words = qu_press_units,
     .low = 0,
     .high = 200},
    {.name = "per-100-pages",
     .type = QU_FIELD_DIMENSION,
     .offset = offsetof(struct gutter, growth),
     .summary = "added for each hundred pages",
     .words = qu_press_units,
     .low = 0,
     .high = 200},
    {0},
};
_Static_assert(offsetof(struct qu_press, gutter_growth) - offsetof(struct qu_press, gutter_base) ==
                   offsetof(struct gutter, growth),
               "one after the other");

static const struct {
    const char *name;
    double width, height;
} sheets[] = {
    {"a3", 297, 420},        {"a4", 210, 297},          {"a5", 148, 210},   {"letter", 215.9, 279.4},
    {"legal", 215.9, 355.6}, {"tabloid", 279.4, 431.8}, {"sra3", 320, 450}, {NULL, 0, 0}};

static bool is_sheet_size(double mm)
{
    return mm >= SMALLEST_SHEET && mm <= LARGEST_SHEET;
}

/* [width, height], each with its unit. */
static bool read_size(const struct qu_yaml *list, double *out)
{
    if (list->kind != QU_YAML_LIST || list->count != 2)
        return false;
    for (int i = 0; i < 2; i++) {
        struct qu_dimension d = {0};
        if (list->items[i]->kind != QU_YAML_SCALAR || !qu_value_dimension(list->items[i]->text, &d) ||
            (d.unit != QU_UNIT_MM && d.unit != QU_UNIT_PT))
            return false;
        out[i] = d.unit == QU_UNIT_PT ? d.value * 25.4 / 72 : d.value;
        if (!is_sheet_size(out[i]))
            return false;
    }
    return true;
}

bool qu_press_sheet(const char *name, double *width, double *height)
{
    for (int i = 0; sheets[i].name != NULL; i++)
        if (strcmp(sheets[i].name, name) == 0) {
            *width = sheets[i].width;
            *height = sheets[i].height;
            return true;
        }
    return false;
}

static bool read_sheet(struct qu_impose *impose)
{
    double size[2];
    const char *name = impose->sheet == NULL                   ? "a4"
                       : impose->sheet->kind == QU_YAML_SCALAR ? impose->sheet->text
                                                               : "";
    if (qu_press_sheet(name, &impose->width, &impose->height))
        return true;
    if (!read_size(impose->sheet, size))
        return false;
    impose->width = size[0];
    impose->height = size[1];
    return true;
}

static void refuse_sheet(struct qu_binder *binder, const struct qu_yaml *sheet, const char *path)
{
    const char *names[QU_COUNT(sheets)];
    const char *given = sheet->kind == QU_YAML_SCALAR ? sheet->text : "";
    for (int i = 0; i < QU_COUNT(sheets); i++)
        names[i] = sheets[i].name;
    const char *near = given[0] != '\0' ? qu_diag_nearest(given, names) : NULL;
    qu_bind_error(
        binder, QU_DIAG_VALUE_BAD, sheet->src, path,
        near != NULL ? qu_arena_printf(binder->arena, "did you mean \"%s\"?", near)
                     : "a3, a4, a5, letter, legal, tabloid, sra3, or [320 mm, 450 mm]; from 50 to 1500 mm",
        given[0] != '\0' ? "\"%.*s\" is not the name of a sheet size" : "this is not the size of a sheet%.*s",
        QU_CUT(given, 40));
}

static void check_signature(struct qu_binder *binder, struct qu_impose *impose, struct qu_src src,
                            const char *path)
{
    int pages = 0;
    if (impose->signature == NULL || strcmp(impose->signature, "all") == 0)
        return;
    bool number = qu_value_int(impose->signature, &pages);
    impose->pages = pages;
    if (number && pages > 0 && pages % PAGES_ON_SHEET == 0)
        return;
    int near = QU_MAX(pages / PAGES_ON_SHEET, 1) * PAGES_ON_SHEET;
    impose->pages = 0;
    if (number && pages > 0)
        qu_bind_error(binder, QU_DIAG_VALUE_BAD, src, path,
                      qu_arena_printf(binder->arena, "%d or %d, or all", near, near + PAGES_ON_SHEET),
                      "a signature cannot have %d pages: each sheet that is folded has four", pages);
    else
        qu_bind_error(binder, QU_DIAG_VALUE_BAD, src, path,
                      "how many pages are folded together, for example 16, or all",
                      "\"%.*s\" is not the size of a signature", QU_CUT(impose->signature, 40));
}

static void check_impose(struct qu_binder *binder, struct qu_press *press, const char *path)
{
    struct qu_impose *impose = &press->impose;
    path = qu_path_key(binder->arena, path, "impose");
    const struct qu_yaml *signature = qu_yaml_lookup(impose->given, "signature");
    if (!read_sheet(impose))
        refuse_sheet(binder, impose->sheet, qu_path_key(binder->arena, path, "sheet"));
    check_signature(binder, impose, signature != NULL ? signature->src : impose->given->src,
                    qu_path_key(binder->arena, path, "signature"));
}

struct qu_src qu_press_src(const struct qu_press *press, const char *key)
{
    const struct qu_yaml *node = press->map != NULL ? qu_yaml_lookup(press->map, key) : NULL;
    return node != NULL ? node->src : press->map != NULL ? press->map->src : (struct qu_src){0};
}

void qu_press_check(struct qu_binder *binder, struct qu_press *press, const struct qu_yaml *map,
                    const char *path)
{
    struct qu_yaml *impose = qu_yaml_lookup(map, "impose");
    press->map = map;
    if (impose != NULL && impose->kind == QU_YAML_MAP) {
        press->impose.given = impose;
        check_impose(binder, press, path);
    }
    if (press->fill % PAGES_ON_SHEET != 0)
        qu_bind_error(
            binder, QU_DIAG_VALUE_BAD, qu_press_src(press, "fill"), qu_path_key(binder->arena, path, "fill"),
            "4 for sheets folded once, 8 or 16 for a printer who asks for it",
            "pages cannot be filled to a multiple of %d: sheets that are folded have four", press->fill);
}

bool qu_press_prints(const struct qu_press *press)
{
    return press->bleed.value > 0 || press->marks.count > 0 || press->fill > 0 ||
           press->cover == QU_COVER_APART || press->impose.given != NULL;
}

bool qu_press_marks(const struct qu_press *press, enum qu_mark_sort sort)
{
    for (int i = 0; i < press->marks.count; i++)
        if (((const int *)press->marks.at)[i] == (int)sort)
            return true;
    return false;
}
