#include "fontset.h"

#include "../base/file.h"
#include "../base/hash.h"
#include "../base/vec.h"
#include "fontmap.h"
#include "instance.h"
#include "fontstyles.h"
#include "sysfonts.h"

#include <ctype.h>
#include <dirent.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include <hb-ot.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>

struct font {
    PangoFont *pango;            /* its reference lies in `ids` */
    cairo_scaled_font_t *scaled; /* lent by the Pango font */
    char *key, *name;
    qu_len size;
    int base;                               /* of a variant: the id it comes from, else -1 */
    int alternates;                         /* 1: yes, -1: no, 0: not known yet */
    int (*variants)[2 * QU_LEANS_MOST + 1]; /* ids + 1 by form and lean; NULL until there is one */
};

/* A further form of a face, whatever its size. */
struct instance {
    char *face; /* its key */
    int form, outline;
    cairo_font_face_t *made; /* NULL: the face cannot have any */
};

struct qu_fontset {
    struct qu_arena arena;
    FcConfig *config;
    QU_VEC(struct qu_family) families;
    PangoFontMap *inner, *map;
    PangoContext *context;
    QU_VEC(struct font) fonts;
    QU_VEC(struct instance) instances;
    GHashTable *ids; /* PangoFont * (one reference each) -> id + 1 */
};

void qu_fontset_leave_system_out(void)
{
    FcConfig *none = FcConfigCreate();
    FcConfigSetCurrent(none);
    FcConfigDestroy(none);
}

/* ---- which fonts there are */

static bool is_font_name(const char *name)
{
    static const char *const endings[] = {".ttf", ".otf", ".ttc", ".otc"};
    size_t length = strlen(name);
    for (int i = 0; i < QU_COUNT(endings); i++)
        if (length > 4 && strcasecmp(name + length - 4, endings[i]) == 0)
            return true;
    return false;
}

/* fontconfig's cache of a folder is valid as long as the folder's own time is the same, but rewriting a file
 * in it does not change that time. So the times of the files are compared too. */
static bool has_newer_file(const char *folder)
{
    struct qu_buf path;
    struct stat own, st;
    DIR *dir = stat(folder, &own) == 0 ? opendir(folder) : NULL;
    bool newer = false;
    qu_buf_init(&path);
    for (struct dirent *entry; dir != NULL && !newer && (entry = readdir(dir)) != NULL;) {
        if (!is_font_name(entry->d_name))
            continue;
        qu_buf_clear(&path);
        qu_buf_printf(&path, "%s/%s", folder, entry->d_name);
        newer = stat(path.data, &st) == 0 &&
                (st.st_mtim.tv_sec > own.st_mtim.tv_sec ||
                 (st.st_mtim.tv_sec == own.st_mtim.tv_sec && st.st_mtim.tv_nsec > own.st_mtim.tv_nsec));
    }
    if (dir != NULL)
        closedir(dir);
    qu_buf_finish(&path);
    return newer;
}

static void add_files(FcConfig *config, const char *folder)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        if (is_font_name(entries[i]->d_name)) {
            struct qu_buf path;
            qu_buf_init(&path);
            qu_buf_printf(&path, "%s/%s", folder, entries[i]->d_name);
            FcConfigAppFontAddFile(config, (const FcChar8 *)path.data);
            qu_buf_finish(&path);
        }
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

static void add_folder(FcConfig *config, const char *folder)
{
    if (!qu_file_is_folder(folder))
        return;
    if (has_newer_file(folder))
        add_files(config, folder);
    else
        FcConfigAppFontAddDir(config, (const FcChar8 *)folder);
}

/* The number at the end of "EB Garamond 12" if the rest is `family`, else 0. */
static int optical_size(const char *family, const char *name)
{
    size_t length = strlen(family);
    if (strncasecmp(family, name, length) != 0 || name[length] != ' ' ||
        !isdigit((unsigned char)name[length + 1]))
        return 0;
    char *end;
    long size = strtol(name + length + 1, &end, 10);
    return *end == '\0' && size > 0 && size < 1000 ? (int)size : 0;
}

static struct qu_family *add_family(struct qu_fontset *set, const char *name)
{
    struct qu_family *known = (struct qu_family *)qu_family_find(set->families.at, set->families.count, name);
    if (known == NULL) {
        known = qu_vec_push(&set->families);
        known->name = known->target = qu_arena_strdup(&set->arena, name);
    }
    return known;
}

/* Of a family with optical sizes under one name ("EB Garamond": 08 and 12) the size nearest to 12 is
 * taken. */
static void list_families(struct qu_fontset *set)
{
    FcFontSet *fonts = FcConfigGetFonts(set->config, FcSetApplication);
    qu_vec_clear(&set->families);
    for (int i = 0; fonts != NULL && i < fonts->nfont; i++) {
        FcChar8 *first, *name;
        if (FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &first) != FcResultMatch)
            continue;
        for (int n = 0; FcPatternGetString(fonts->fonts[i], FC_FAMILY, n, &name) == FcResultMatch; n++) {
            add_family(set, (char *)name);
            int size = optical_size((char *)first, (char *)name);
            struct qu_family *family = add_family(set, (char *)first);
            int now = optical_size(family->name, family->target);
            if (size > 0 && (now == 0 || abs(size - 12) < abs(now - 12)))
                family->target = qu_arena_strdup(&set->arena, (char *)name);
        }
    }
}

static bool has_family(const struct qu_fontset *set, const char *name)
{
    return qu_family_find(set->families.at, set->families.count, name) != NULL;
}

static bool is_listed(const char *const *list, int count, const char *word)
{
    for (int i = 0; i < count; i++)
        if (strcmp(list[i], word) == 0)
            return true;
    return false;
}

/* The given folders come first. The system is searched only for families that are not there. */
static void find_fonts(struct qu_fontset *set, const char *const *folders, const struct qu_font_role *roles,
                       int role_count)
{
    const char *cache = qu_sysfonts_cache_folder(&set->arena);
    QU_VEC(const char *) wanted = {0};
    set->config = qu_sysfonts_empty_config(cache);
    for (int i = 0; folders[i] != NULL; i++)
        add_folder(set->config, folders[i]);
    list_families(set);
    for (int r = 0; r < role_count; r++)
        for (int f = 0; roles[r].families[f] != NULL; f++)
            if (!has_family(set, roles[r].families[f]))
                qu_vec_add(&wanted, roles[r].families[f]);
    int count = wanted.count;
    qu_vec_add(&wanted, NULL);
    const char **found = qu_sysfonts_lookup(&set->arena, cache, wanted.at);
    int added = 0;
    for (int i = 0; i < count; i++)
        if (found[i] != NULL && !is_listed(found, added, found[i])) {
            FcConfigAppFontAddDir(set->config, (const FcChar8 *)found[i]);
            found[added++] = found[i];
        }
    qu_styles_repair(set->config);
    if (added > 0)
        list_families(set);
    qu_vec_finish(&wanted);
}

/* ---- which families the roles get */

static bool check_role(const struct qu_fontset *set, struct qu_diag *diag, const struct qu_font_role *role)
{
    int got = 0;
    while (role->families[got] != NULL && !has_family(set, role->families[got]))
        got++;
    if (role->families[0] != NULL && got == 0)
        return true;
    if (role->families[got] == NULL) {
        struct qu_buf list;
        qu_buf_init(&list);
        qu_diag_list(&list, role->families);
        qu_diag_add(diag, QU_ERROR, QU_DIAG_FONT_MISSING, role->src, NULL, role->remedy,
                    "no font for the role \"%s\": %s is missing", role->name, qu_buf_text(&list));
        qu_buf_finish(&list);
        return false;
    }
    qu_diag_add(diag, QU_WARNING, QU_DIAG_FONT_MISSING, role->src, NULL, role->remedy,
                "the font \"%s\" for the role \"%s\" is missing; \"%s\" is used in its place",
                role->families[0], role->name, role->families[got]);
    return true;
}

static PangoContext *make_context(PangoFontMap *map)
{
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    return context;
}

struct qu_fontset *qu_fontset_open(struct qu_diag *diag, const char *const *folders,
                                   const struct qu_font_role *roles, int role_count)
{
    struct qu_fontset *set = qu_alloc_zero(1, sizeof *set);
    qu_arena_init(&set->arena);
    find_fonts(set, folders, roles, role_count);
    bool fine = true;
    for (int i = 0; i < role_count; i++)
        fine &= check_role(set, diag, &roles[i]);
    if (!fine) {
        qu_fontset_close(set);
        return NULL;
    }
    set->inner = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    QU_ASSERT(set->inner != NULL);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(set->inner), set->config);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(set->inner), 72);
    set->map = qu_fontmap_new(set->inner, set->families.at, set->families.count);
    set->context = make_context(set->map);
    set->ids = g_hash_table_new_full(NULL, NULL, g_object_unref, NULL);
    return set;
}

void qu_fontset_close(struct qu_fontset *set)
{
    if (set == NULL)
        return;
    for (int i = 0; i < set->fonts.count; i++) {
        free(set->fonts.at[i].key);
        free(set->fonts.at[i].name);
        free(set->fonts.at[i].variants);
        if (set->fonts.at[i].base >= 0)
            cairo_scaled_font_destroy(set->fonts.at[i].scaled);
    }
    for (int i = 0; i < set->instances.count; i++) {
        free(set->instances.at[i].face);
        if (set->instances.at[i].made != NULL)
            cairo_font_face_destroy(set->instances.at[i].made);
    }
    qu_vec_finish(&set->instances);
    qu_vec_finish(&set->fonts);
    g_clear_pointer(&set->ids, g_hash_table_unref);
    g_clear_object(&set->context);
    g_clear_object(&set->map);
    if (set->inner != NULL) /* or Pango would never release the configuration */
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(set->inner), NULL);
    g_clear_object(&set->inner);
    FcConfigDestroy(set->config);
    qu_vec_finish(&set->families);
    qu_arena_finish(&set->arena);
    free(set);
}

PangoContext *qu_fontset_lookup_context(struct qu_fontset *set)
{
    return set->context;
}

/* ---- ids */

static char *make_key(FcPattern *pattern, const cairo_matrix_t *m)
{
    FcChar8 *file = NULL, *variations = NULL;
    int index = 0;
    struct qu_buf key;
    qu_buf_init(&key);
    FcPatternGetString(pattern, FC_FILE, 0, &file);
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    FcPatternGetString(pattern, FC_FONT_VARIATIONS, 0, &variations);
    qu_buf_printf(&key, "%s|%d|%s|%.4f %.4f %.4f %.4f", file != NULL ? (char *)file : "", index,
                  variations != NULL ? (char *)variations : "", m->xx, m->yx, m->xy, m->yy);
    return qu_buf_detach(&key);
}

static char *make_name(PangoFont *font, double size)
{
    PangoFontDescription *description = pango_font_describe(font);
    struct qu_buf name;
    qu_buf_init(&name);
    qu_buf_add_text(&name, pango_font_description_get_family(description));
    pango_font_description_unset_fields(description, PANGO_FONT_MASK_FAMILY | PANGO_FONT_MASK_SIZE |
                                                         PANGO_FONT_MASK_VARIATIONS);
    char *style = pango_font_description_to_string(description);
    if (style[0] != '\0' && strcmp(style, "Normal") != 0)
        qu_buf_printf(&name, " %s", style);
    qu_buf_printf(&name, " %.2f", size);
    g_free(style);
    pango_font_description_free(description);
    return qu_buf_detach(&name);
}

static int take_font(struct qu_fontset *set, PangoFont *pango)
{
    cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(pango));
    QU_ASSERT(scaled != NULL);
    cairo_matrix_t matrix;
    cairo_scaled_font_get_font_matrix(scaled, &matrix);
    char *key = make_key(pango_fc_font_get_pattern(PANGO_FC_FONT(pango)), &matrix);
    for (int i = 0; i < set->fonts.count; i++)
        if (set->fonts.at[i].base < 0 && strcmp(set->fonts.at[i].key, key) == 0) {
            free(key);
            return i;
        }
    PangoFontDescription *description = pango_font_describe(pango);
    double size = (double)pango_font_description_get_size(description) / PANGO_SCALE;
    pango_font_description_free(description);
    qu_vec_add(&set->fonts, ((struct font){.pango = pango,
                                           .scaled = scaled,
                                           .key = key,
                                           .name = make_name(pango, size),
                                           .size = qu_len_from_pt(size),
                                           .base = -1}));
    return set->fonts.count - 1;
}

int qu_fontset_id(struct qu_fontset *set, PangoFont *font)
{
    int known = GPOINTER_TO_INT(g_hash_table_lookup(set->ids, font));
    if (known > 0)
        return known - 1;
    int id = take_font(set, font);
    g_hash_table_insert(set->ids, g_object_ref(font), GINT_TO_POINTER(id + 1));
    return id;
}

int qu_fontset_count(const struct qu_fontset *set)
{
    return set->fonts.count;
}

static const struct font *lookup(const struct qu_fontset *set, int id)
{
    QU_ASSERT(id >= 0 && id < set->fonts.count);
    return &set->fonts.at[id];
}

PangoFont *qu_fontset_lookup_font(const struct qu_fontset *set, int id)
{
    return lookup(set, id)->pango;
}

cairo_scaled_font_t *qu_fontset_lookup_scaled(const struct qu_fontset *set, int id)
{
    return lookup(set, id)->scaled;
}

const char *qu_fontset_name(const struct qu_fontset *set, int id)
{
    return lookup(set, id)->name;
}

qu_len qu_fontset_size(const struct qu_fontset *set, int id)
{
    return lookup(set, id)->size;
}

/* ---- variants */

static cairo_font_face_t *lookup_instance(struct qu_fontset *set, const struct font *font, int form,
                                          int outline)
{
    size_t length = (size_t)(strrchr(font->key, '|') - font->key); /* without the size */
    for (int i = 0; i < set->instances.count; i++) {
        const struct instance *known = &set->instances.at[i];
        if (known->form == form && known->outline == outline && strlen(known->face) == length &&
            memcmp(known->face, font->key, length) == 0)
            return known->made;
    }
    char *face = qu_alloc(length + 1);
    memcpy(face, font->key, length);
    face[length] = '\0';
    cairo_font_face_t *made = qu_instance_new(font->scaled, outline / 1000.0,
                                              qu_hash_part(0x68616e64, (uint64_t)form));
    qu_vec_add(&set->instances, ((struct instance){face, form, outline, made}));
    return made;
}

static int add_variant(struct qu_fontset *set, int id, cairo_font_face_t *instance, int form, int lean)
{
    struct font font = set->fonts.at[id];
    cairo_matrix_t matrix, ctm, shear = {1, 0, -tan(lean * QU_LEAN_STEP * G_PI / 180), 1, 0, 0};
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_scaled_font_get_font_matrix(font.scaled, &matrix);
    cairo_scaled_font_get_ctm(font.scaled, &ctm);
    cairo_scaled_font_get_font_options(font.scaled, options);
    cairo_matrix_multiply(&matrix, &shear, &matrix);
    cairo_font_face_t *face = instance != NULL ? instance : cairo_scaled_font_get_font_face(font.scaled);
    struct qu_buf name = {0};
    qu_buf_add_text(&name, font.name);
    if (instance != NULL)
        qu_buf_printf(&name, " #%d", form);
    if (lean != 0)
        qu_buf_printf(&name, " /%+.1f", lean * QU_LEAN_STEP);
    font.scaled = cairo_scaled_font_create(face, &matrix, &ctm, options);
    cairo_font_options_destroy(options);
    QU_ASSERT(cairo_scaled_font_status(font.scaled) == CAIRO_STATUS_SUCCESS);
    font.base = id;
    font.key = qu_strdup(font.key);
    font.name = qu_buf_detach(&name);
    font.variants = NULL;
    qu_vec_add(&set->fonts, font);
    return set->fonts.count - 1;
}

int qu_fontset_variant(struct qu_fontset *set, int id, int form, int outline, int lean)
{
    lean = QU_CLAMP(lean, -QU_LEANS_MOST, QU_LEANS_MOST);
    form = QU_CLAMP(form, 0, QU_FORMS_MOST - 1);
    QU_ASSERT(lookup(set, id)->base < 0);
    if (form == 0 && lean == 0)
        return id;
    if (set->fonts.at[id].variants == NULL)
        set->fonts.at[id].variants = qu_alloc_zero(QU_FORMS_MOST, sizeof *set->fonts.at[id].variants);
    int *known = &set->fonts.at[id].variants[form][lean + QU_LEANS_MOST];
    if (*known == 0) {
        cairo_font_face_t *instance = form > 0 ? lookup_instance(set, &set->fonts.at[id], form, outline)
                                               : NULL;
        if (form > 0 && instance == NULL)
            *known = qu_fontset_variant(set, id, 0, 0, lean) + 1;
        else
            *known = add_variant(set, id, instance, form, lean) + 1;
    }
    return *known - 1;
}

bool qu_fontset_alternates(struct qu_fontset *set, int id)
{
    struct font *font = &set->fonts.at[lookup(set, id) - set->fonts.at];
    if (font->alternates == 0) {
        hb_face_t *face = hb_font_get_face(pango_font_get_hb_font(font->pango));
        hb_tag_t features[64];
        unsigned int count = QU_COUNT(features);
        hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GSUB, 0, &count, features);
        font->alternates = -1;
        for (unsigned int i = 0; i < count; i++)
            if (features[i] == HB_TAG('c', 'a', 'l', 't'))
                font->alternates = 1;
    }
    return font->alternates > 0;
}
