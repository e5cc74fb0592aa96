#include "sysfonts.h"

#include "../base/diag.h"
#include "../base/file.h"
#include "../base/vec.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static const char list_head[] = "quire font families 1\n";
static const char list_name[] = "families.list";

static bool make_folder(const char *path)
{
    return (mkdir(path, 0755) == 0 || errno == EEXIST) && access(path, W_OK | X_OK) == 0;
}

char *qu_sysfonts_cache_folder(struct qu_arena *arena)
{
    const char *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    char *base = NULL;
    if (xdg != NULL && xdg[0] == '/')
        base = qu_arena_strdup(arena, xdg);
    else if (home != NULL && home[0] == '/')
        base = qu_file_join(arena, home, ".cache");
    if (base == NULL)
        return NULL;
    char *quire = qu_file_join(arena, base, "quire"), *folder = qu_file_join(arena, quire, "fontconfig");
    return make_folder(base) && make_folder(quire) && make_folder(folder) ? folder : NULL;
}

static void add_xml(struct qu_buf *out, const char *tag, const char *text)
{
    qu_buf_printf(out, "<%s>", tag);
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '&' || *c == '<' || *c == '>')
            qu_buf_printf(out, "&#%d;", *c);
        else
            qu_buf_add_char(out, *c);
    }
    qu_buf_printf(out, "</%s>", tag);
}

static FcConfig *make_config(const char *cache_folder, const char *const *folders)
{
    struct qu_buf xml;
    qu_buf_init(&xml);
    qu_buf_add_text(&xml, "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>");
    for (int i = 0; folders != NULL && folders[i] != NULL; i++)
        add_xml(&xml, "dir", folders[i]);
    if (cache_folder != NULL)
        add_xml(&xml, "cachedir", cache_folder);
    add_xml(&xml, "cachedir", "/var/cache/fontconfig"); /* caches of the system are read, too */
    qu_buf_add_text(&xml, "</fontconfig>");
    FcConfig *config = FcConfigCreate();
    QU_ASSERT(config != NULL);
    FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)qu_buf_text(&xml), FcTrue);
    qu_buf_finish(&xml);
    FcConfigBuildFonts(config);
    return config;
}

FcConfig *qu_sysfonts_empty_config(const char *cache_folder)
{
    return make_config(cache_folder, NULL);
}

/* Where systems and users install fonts; NULL-terminated. */
static const char **system_folders(struct qu_arena *arena)
{
    static const char *const given[] = {QU_SYSTEM_FONTS}; /* an option of the build */
    const char *home = getenv("HOME"), *data = getenv("XDG_DATA_HOME");
    QU_VEC(const char *) folders = {0};
    for (int i = 0; i < QU_COUNT(given); i++)
        qu_vec_add(&folders, given[i]);
    if (data != NULL && data[0] == '/')
        qu_vec_add(&folders, qu_file_join(arena, data, "fonts"));
    else if (home != NULL && home[0] == '/')
        qu_vec_add(&folders, qu_file_join(arena, home, ".local/share/fonts"));
    if (home != NULL && home[0] == '/')
        qu_vec_add(&folders, qu_file_join(arena, home, ".fonts"));
    qu_vec_add(&folders, NULL);
    return qu_vec_keep(&folders, arena);
}

static void add_stamp(struct qu_buf *out, const char *folder)
{
    struct stat st = {0};
    if (stat(folder, &st) != 0)
        st = (struct stat){0};
    qu_buf_printf(out, "d%lld.%09ld %s\n", (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec, folder);
}

static int compare_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

typedef QU_VEC(char *) text_list;

static void sort_unique(text_list *list)
{
    int kept = 0;
    qsort(list->at, (size_t)list->count, sizeof list->at[0], compare_text);
    for (int i = 0; i < list->count; i++)
        if (kept == 0 || strcmp(list->at[kept - 1], list->at[i]) != 0)
            list->at[kept++] = list->at[i];
    list->count = kept;
}

static void gather_families(struct qu_arena *arena, FcFontSet *fonts, text_list *lines)
{
    for (int i = 0; fonts != NULL && i < fonts->nfont; i++) {
        FcChar8 *file, *family;
        if (FcPatternGetString(fonts->fonts[i], FC_FILE, 0, &file) != FcResultMatch ||
            strchr((char *)file, '\n') != NULL)
            continue;
        char *folder = qu_file_folder(arena, (char *)file);
        for (int n = 0; FcPatternGetString(fonts->fonts[i], FC_FAMILY, n, &family) == FcResultMatch; n++)
            if (strpbrk((char *)family, "\t\n") == NULL)
                qu_vec_add(lines, qu_arena_printf(arena, "f%s\t%s\n", (char *)family, folder));
    }
}

/* The whole list: a line "d<time> <folder>" for each folder, then "f<family>\t<folder>". Takes long when
 * fontconfig's own caches are cold. */
static void make_list(struct qu_arena *arena, const char *cache_folder, struct qu_buf *out)
{
    const char **roots = system_folders(arena);
    FcConfig *config = make_config(cache_folder, roots);
    text_list folders = {0}, families = {0};
    for (int i = 0; roots[i] != NULL; i++)
        qu_vec_add(&folders, qu_arena_strdup(arena, roots[i]));
    FcStrList *dirs = FcConfigGetFontDirs(config);
    for (FcChar8 *dir; dirs != NULL && (dir = FcStrListNext(dirs)) != NULL;)
        if (strchr((char *)dir, '\n') == NULL)
            qu_vec_add(&folders, qu_arena_strdup(arena, (char *)dir));
    FcStrListDone(dirs);
    gather_families(arena, FcConfigGetFonts(config, FcSetSystem), &families);
    FcConfigDestroy(config);
    sort_unique(&folders);
    sort_unique(&families);
    qu_buf_add_text(out, list_head);
    for (int i = 0; i < folders.count; i++)
        add_stamp(out, folders.at[i]);
    for (int i = 0; i < families.count; i++)
        qu_buf_add_text(out, families.at[i]);
    qu_vec_finish(&folders);
    qu_vec_finish(&families);
}

/* True while each folder of the list is as it was and each root is among them. */
static bool list_is_valid(struct qu_arena *arena, const char *list)
{
    if (strncmp(list, list_head, sizeof list_head - 1) != 0)
        return false;
    bool fine = true;
    struct qu_buf line;
    qu_buf_init(&line);
    for (const char *at = list + sizeof list_head - 1; fine && *at == 'd'; at = strchr(at, '\n') + 1) {
        const char *space = strchr(at, ' '), *end = strchr(at, '\n');
        if (space == NULL || end == NULL || space > end) {
            fine = false;
            break;
        }
        qu_buf_clear(&line);
        add_stamp(&line, qu_arena_strndup(arena, space + 1, (size_t)(end - space - 1)));
        fine = strncmp(qu_buf_text(&line), at, line.length) == 0;
    }
    const char **roots = system_folders(arena);
    for (int i = 0; fine && roots[i] != NULL; i++)
        fine = strstr(list, qu_arena_printf(arena, " %s\n", roots[i])) != NULL;
    qu_buf_finish(&line);
    return fine;
}

static void read_list(struct qu_arena *arena, const char *cache_folder, struct qu_buf *out)
{
    struct qu_diag quiet; /* an unusable cache is no error */
    qu_diag_init(&quiet, false);
    char *path = cache_folder != NULL ? qu_file_join(arena, cache_folder, list_name) : NULL;
    size_t length = 0;
    char *kept = path != NULL && qu_file_exists(path)
                     ? qu_file_read(arena, &quiet, path, (struct qu_src){0}, &length)
                     : NULL;
    if (kept != NULL && list_is_valid(arena, kept)) {
        qu_buf_add(out, kept, length);
    } else {
        make_list(arena, cache_folder, out);
        if (path != NULL)
            qu_file_write(&quiet, path, out->data, out->length);
    }
    qu_diag_finish(&quiet);
}

const char **qu_sysfonts_lookup(struct qu_arena *arena, const char *cache_folder, const char *const *families)
{
    int count = 0;
    while (families[count] != NULL)
        count++;
    const char **found = QU_NEW_ARRAY(arena, const char *, count + 1);
    if (count == 0)
        return found;
    struct qu_buf list;
    qu_buf_init(&list);
    read_list(arena, cache_folder, &list);
    for (const char *at = qu_buf_text(&list), *end; (end = strchr(at, '\n')) != NULL; at = end + 1) {
        const char *tab = *at == 'f' ? memchr(at, '\t', (size_t)(end - at)) : NULL;
        for (int i = 0; tab != NULL && i < count; i++) {
            size_t length = strlen(families[i]);
            bool same = (size_t)(tab - at - 1) == length && strncasecmp(at + 1, families[i], length) == 0;
            if (same && found[i] == NULL)
                found[i] = qu_arena_strndup(arena, tab + 1, (size_t)(end - tab - 1));
        }
    }
    qu_buf_finish(&list);
    return found;
}
