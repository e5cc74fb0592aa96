#include "fontmap.h"

#include <strings.h>

/* A GObject class written out, because GLib's macros would define variables at file level. */
typedef struct {
    PangoFontMap parent;
    PangoFontMap *inner;
    const struct qu_family *families;
    int count;
    GHashTable *sets; /* PangoFontDescription -> PangoFontset: Pango caches by the identity of the set */
} QuFontmap;

const struct qu_family *qu_family_find(const struct qu_family *families, int count, const char *name)
{
    for (int i = 0; i < count; i++)
        if (strcasecmp(families[i].name, name) == 0)
            return &families[i];
    return NULL;
}

static void append_family(QuFontmap *map, PangoContext *context, PangoFontsetSimple *set,
                          const PangoFontDescription *wanted, const char *family)
{
    PangoFontDescription *one = pango_font_description_copy(wanted);
    pango_font_description_set_family(one, family);
    PangoFont *font = pango_font_map_load_font(map->inner, context, one);
    if (font != NULL)
        pango_fontset_simple_append(set, font); /* takes the reference */
    pango_font_description_free(one);
}

static PangoFontset *make_set(QuFontmap *map, PangoContext *context, const PangoFontDescription *wanted,
                              PangoLanguage *language)
{
    PangoFontsetSimple *set = pango_fontset_simple_new(language);
    const char *list = pango_font_description_get_family(wanted);
    char **names = g_strsplit(list != NULL ? list : "", ",", -1);
    for (int i = 0; names[i] != NULL; i++) {
        const struct qu_family *family = qu_family_find(map->families, map->count, g_strstrip(names[i]));
        if (family != NULL)
            append_family(map, context, set, wanted, family->target);
    }
    if (pango_fontset_simple_size(set) == 0)
        append_family(map, context, set, wanted, map->count > 0 ? map->families[0].target : "");
    g_strfreev(names);
    return PANGO_FONTSET(set);
}

static PangoFontset *load_fontset(PangoFontMap *self, PangoContext *context,
                                  const PangoFontDescription *wanted, PangoLanguage *language)
{
    QuFontmap *map = (QuFontmap *)self;
    PangoFontset *set = g_hash_table_lookup(map->sets, wanted);
    if (set == NULL) {
        set = make_set(map, context, wanted, language);
        g_hash_table_insert(map->sets, pango_font_description_copy(wanted), set);
    }
    return g_object_ref(set);
}

struct first_font {
    PangoFont *font;
};

static gboolean take_first(PangoFontset *set, PangoFont *font, gpointer data)
{
    (void)set;
    ((struct first_font *)data)->font = g_object_ref(font);
    return TRUE;
}

static PangoFont *load_font(PangoFontMap *self, PangoContext *context, const PangoFontDescription *wanted)
{
    struct first_font first = {NULL};
    PangoFontset *set = load_fontset(self, context, wanted, pango_context_get_language(context));
    pango_fontset_foreach(set, take_first, &first);
    g_object_unref(set);
    return first.font;
}

static void list_families(PangoFontMap *self, PangoFontFamily ***families, int *count)
{
    pango_font_map_list_families(((QuFontmap *)self)->inner, families, count);
}

static guint get_serial(PangoFontMap *self)
{
    return pango_font_map_get_serial(((QuFontmap *)self)->inner);
}

static void init_instance(GTypeInstance *instance, gpointer class)
{
    QuFontmap *map = (QuFontmap *)instance;
    (void)class;
    map->sets = g_hash_table_new_full((GHashFunc)pango_font_description_hash,
                                      (GEqualFunc)pango_font_description_equal,
                                      (GDestroyNotify)pango_font_description_free, g_object_unref);
}

static void finalize(GObject *object)
{
    QuFontmap *map = (QuFontmap *)object;
    g_hash_table_unref(map->sets);
    g_clear_object(&map->inner);
    G_OBJECT_CLASS(g_type_class_peek(PANGO_TYPE_FONT_MAP))->finalize(object);
}

static void init_class(gpointer self, gpointer data)
{
    PangoFontMapClass *class = self;
    (void)data;
    class->parent_class.finalize = finalize;
    class->load_font = load_font;
    class->load_fontset = load_fontset;
    class->list_families = list_families;
    class->get_serial = get_serial;
    class->shape_engine_type = "PangoRenderFc";
}

/* A class belongs to the process and is registered only once, under the lock of process.h. */
static GType map_type(void)
{
    static const char name[] = "QuFontmap";
    GType type = g_type_from_name(name);
    if (type == 0)
        type = g_type_register_static_simple(PANGO_TYPE_FONT_MAP, name, sizeof(PangoFontMapClass), init_class,
                                             sizeof(QuFontmap), init_instance, 0);
    return type;
}

PangoFontMap *qu_fontmap_new(PangoFontMap *inner, const struct qu_family *families, int count)
{
    QuFontmap *map = g_object_new(map_type(), NULL);
    map->inner = g_object_ref(inner);
    map->families = families;
    map->count = count;
    return PANGO_FONT_MAP(map);
}
