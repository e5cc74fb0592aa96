#include "extend.h"

#include "../base/vec.h"
#include "yamlmap.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A file in the chain of `extends:`, from the layout asked for to the last one. */
struct link {
    const char *file;
    const struct link *before;
};

static bool is_path(const char *name)
{
    size_t length = strlen(name);
    return strchr(name, '/') != NULL || (length > 5 && strcmp(name + length - 5, ".yaml") == 0);
}

static bool is_same_file(const char *a, const char *b)
{
    struct stat left, right;
    return stat(a, &left) == 0 && stat(b, &right) == 0 && left.st_dev == right.st_dev &&
           left.st_ino == right.st_ino;
}

/* The file, or NULL if it does not exist or is the file that names it. */
static const char *try_file(const char *path, const char *asking)
{
    if (!qu_file_exists(path) || qu_file_is_folder(path))
        return NULL;
    return asking != NULL && is_same_file(path, asking) ? NULL : path;
}

static const char *try_folder(const struct qu_layout_search *search, const char *folder, const char *name,
                              const char *asking)
{
    return try_file(qu_file_join(search->arena, folder, qu_arena_printf(search->arena, "%s.yaml", name)),
                    asking);
}

static const char *own_folder(const struct qu_layout_search *search)
{
    return qu_file_join(search->arena, search->notebook, "layouts");
}

static const char *find(const struct qu_layout_search *search, const char *name, struct qu_src from,
                        const struct link *before)
{
    const char *asking = before != NULL ? before->file : NULL, *found = NULL;
    if (is_path(name)) {
        const char *folder = from.file != NULL ? qu_file_folder(search->arena, from.file) : ".";
        const char *path = qu_file_join(search->arena, folder, name);
        return qu_file_exists(path) && !qu_file_is_folder(path) ? path : NULL;
    }
    if (asking != NULL)
        found = try_folder(search, qu_file_folder(search->arena, asking), name, asking);
    if (found == NULL)
        found = try_folder(search, own_folder(search), name, asking);
    for (int i = 0; found == NULL && search->folders != NULL && search->folders[i] != NULL; i++)
        found = try_folder(search, search->folders[i], name, asking);
    return found;
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

struct names {
    QU_VEC(const char *) list;
    const char *without; /* a name that is not listed, or NULL */
};

static void add_names(struct names *names, const struct qu_layout_search *search, const char *folder)
{
    DIR *dir = opendir(folder);
    if (dir == NULL)
        return;
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        size_t length = strlen(entry->d_name);
        if (length <= 5 || strcmp(entry->d_name + length - 5, ".yaml") != 0)
            continue;
        const char *name = qu_arena_strndup(search->arena, entry->d_name, length - 5);
        bool known = names->without != NULL && strcmp(names->without, name) == 0;
        for (int i = 0; i < names->list.count; i++)
            known = known || strcmp(names->list.at[i], name) == 0;
        if (!known)
            qu_vec_add(&names->list, name);
    }
    closedir(dir);
}

/* Whether a layout that was not found is the one that asks for it: it never finds itself. */
static bool is_own_name(const struct qu_layout_search *search, const char *name, const struct link *before)
{
    return before != NULL && !is_path(name) && strcmp(qu_file_stem(search->arena, before->file), name) == 0;
}

static void report_itself(const struct qu_layout_search *search, const char *name, struct qu_src from,
                          const char *const *others)
{
    struct qu_buf hint = {0};
    qu_buf_add_text(&hint, "name another layout");
    if (others[0] != NULL) {
        qu_buf_add_text(&hint, ": there is ");
        qu_diag_list(&hint, others);
    }
    qu_diag_add(search->diag, QU_ERROR, QU_DIAG_LAYOUT_CYCLE, from, "extends", qu_buf_text(&hint),
                "the layout \"%s\" extends itself", name);
    qu_buf_finish(&hint);
}

static void report_missing(const struct qu_layout_search *search, const char *name, struct qu_src from,
                           const struct link *before)
{
    const char *path = before != NULL ? "extends" : search->path;
    bool itself = is_own_name(search, name, before);
    struct names names = {.without = itself ? name : NULL};
    struct qu_buf hint = {0};
    add_names(&names, search, own_folder(search));
    for (int i = 0; search->folders != NULL && search->folders[i] != NULL; i++)
        add_names(&names, search, search->folders[i]);
    if (names.list.count > 0)
        qsort(names.list.at, (size_t)names.list.count, sizeof *names.list.at, compare_names);
    qu_vec_add(&names.list, NULL);
    if (itself) {
        report_itself(search, name, from, names.list.at);
        qu_vec_finish(&names.list);
        return;
    }
    const char *nearest = is_path(name) ? NULL : qu_diag_nearest(name, names.list.at);
    if (is_path(name))
        qu_buf_printf(&hint, "the path counts from the %s%s",
                      from.file != NULL ? "folder of " : "current folder",
                      from.file != NULL ? from.file : "");
    else if (nearest != NULL)
        qu_buf_printf(&hint, "did you mean \"%s\"?", nearest);
    else if (names.list.count > 1) {
        qu_buf_add_text(&hint, "there is ");
        qu_diag_list(&hint, names.list.at);
    } else
        qu_buf_printf(&hint, "looked in %s and quire's own layouts", own_folder(search));
    qu_diag_add(search->diag, QU_ERROR, QU_DIAG_LAYOUT_MISSING, from, path, qu_buf_text(&hint),
                "there is no layout \"%s\"", name);
    qu_buf_finish(&hint);
    qu_vec_finish(&names.list);
}

static void add_chain(struct qu_buf *out, const struct link *link, const char *until)
{
    if (link->before != NULL && !is_same_file(link->file, until))
        add_chain(out, link->before, until);
    qu_buf_printf(out, "%s -> ", link->file);
}

/* True, with an error, if the file is in the chain already. */
static bool is_cycle(const struct qu_layout_search *search, const char *file, struct qu_src from,
                     const struct link *before)
{
    bool found = false;
    for (const struct link *link = before; link != NULL && !found; link = link->before)
        found = is_same_file(link->file, file);
    if (!found)
        return false;
    struct qu_buf chain = {0};
    add_chain(&chain, before, file);
    qu_buf_add_text(&chain, file);
    qu_diag_add(search->diag, QU_ERROR, QU_DIAG_LAYOUT_CYCLE, from, "extends", qu_buf_text(&chain),
                "the layout extends itself through \"%s\"", file);
    qu_buf_finish(&chain);
    return true;
}

static struct qu_yaml *join(const struct qu_layout_search *search, const char *name, struct qu_src from,
                            const struct link *before, const char **file_out)
{
    const char *file = find(search, name, from, before);
    if (file == NULL) {
        report_missing(search, name, from, before);
        return NULL;
    }
    if (is_cycle(search, file, from, before))
        return NULL;
    if (file_out != NULL)
        *file_out = file;
    struct qu_yaml *own = qu_yaml_read_file(search->arena, search->diag, file, from);
    if (own == NULL)
        return NULL;
    if (own->kind != QU_YAML_MAP) {
        qu_diag_add(search->diag, QU_ERROR, QU_DIAG_TYPE_WRONG, own->src, NULL,
                    "a layout is a map: name, paper, ruling, ...", "a layout cannot be %s",
                    qu_yaml_kind_name(own));
        return NULL;
    }
    struct qu_yaml *extends = qu_yaml_lookup(own, "extends");
    if (extends == NULL || qu_yaml_is_null(extends))
        return qu_yamlmap_strip(search->arena, own);
    if (extends->kind != QU_YAML_SCALAR) {
        qu_diag_add(search->diag, QU_ERROR, QU_DIAG_TYPE_WRONG, extends->src, "extends",
                    "one name or path: field-notes-a5", "a layout can extend one other, and this is %s",
                    qu_yaml_kind_name(extends));
        return NULL;
    }
    struct link link = {file, before};
    struct qu_yaml *base = join(search, extends->text, extends->src, &link, NULL);
    return base != NULL ? qu_yamlmap_merge(search->arena, base, own) : NULL;
}

struct qu_yaml *qu_layout_join(const struct qu_layout_search *search, const char *name, struct qu_src from,
                               const char **file_out)
{
    return join(search, name, from, NULL, file_out);
}
