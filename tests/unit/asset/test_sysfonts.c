/* test_sysfonts.c - where fonts are looked for, and where what was found is kept. */
#include "../../../src/asset/sysfonts.h"
#include "../../../src/base/file.h"
#include "tap.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct scratch {
    struct qu_arena arena;
    struct qu_diag diag;
    char folder[40];
};

static char *in_scratch(struct scratch *s, const char *name)
{
    return qu_file_join(&s->arena, s->folder, name);
}

/* NULL: unset. */
static void set_variable(const char *name, const char *value)
{
    if (value != NULL)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

static void keeps_in(struct tap *tap, struct scratch *s, const char *xdg, const char *home,
                     const char *wanted, const char *what)
{
    set_variable("XDG_CACHE_HOME", xdg);
    set_variable("HOME", home);
    const char *folder = qu_sysfonts_cache_folder(&s->arena);
    if (wanted == NULL)
        tap_ok(tap, folder == NULL, "%s: nowhere", what);
    else
        tap_ok(tap, folder != NULL && strcmp(folder, wanted) == 0 && qu_file_is_folder(folder), "%s: %s",
               what, folder != NULL ? folder : "nowhere");
}

static void test_cache(struct tap *tap, struct scratch *s)
{
    const char *home = in_scratch(s, "home"), *xdg = in_scratch(s, "cache"), *file = in_scratch(s, "file");
    const char *in_home = in_scratch(s, "home/.cache/quire/fontconfig");
    mkdir(home, 0700);
    qu_file_write(&s->diag, file, "x", 1);
    keeps_in(tap, s, xdg, home, in_scratch(s, "cache/quire/fontconfig"), "XDG_CACHE_HOME");
    keeps_in(tap, s, xdg, home, in_scratch(s, "cache/quire/fontconfig"), "when it is there already");
    tap_ok(tap, !qu_file_exists(in_scratch(s, "home/.cache")), "then nothing is made at home");
    keeps_in(tap, s, NULL, home, in_home, "at home");
    keeps_in(tap, s, "relative", home, in_home, "a relative XDG_CACHE_HOME counts as none");
    keeps_in(tap, s, "", home, in_home, "an empty one, too");
    keeps_in(tap, s, NULL, "relative", NULL, "a relative HOME");
    keeps_in(tap, s, NULL, NULL, NULL, "no HOME");
    keeps_in(tap, s, file, home, NULL, "a file in its place");
}

/* A face of the system, copied to a folder of the user's. */
static void put_font(struct scratch *s, const char *folder)
{
    static const char *const names[] = {"EB Garamond", NULL};
    size_t length = 0;
    set_variable("HOME", NULL);
    set_variable("XDG_DATA_HOME", NULL);
    const char *from = qu_sysfonts_lookup(&s->arena, NULL, names)[0];
    char *bytes = qu_file_read(&s->arena, &s->diag, qu_file_join(&s->arena, from, "EBGaramond12-Regular.otf"),
                               (struct qu_src){0}, &length);
    qu_file_write(&s->diag, qu_file_join(&s->arena, folder, "a.otf"), bytes, length);
}

static void is_found(struct tap *tap, struct scratch *s, const char *home, const char *data,
                     const char *wanted, const char *what)
{
    static const char *const names[] = {"No Such Hand", "eb garamond", NULL};
    set_variable("HOME", home);
    set_variable("XDG_DATA_HOME", data);
    const char **found = qu_sysfonts_lookup(&s->arena, NULL, names);
    bool fine = found[0] == NULL && found[1] != NULL && found[2] == NULL;
    bool own = fine && strncmp(found[1], s->folder, strlen(s->folder)) == 0;
    tap_ok(tap, fine && (wanted != NULL ? strcmp(found[1], wanted) == 0 : !own), "%s: %s", what,
           found[1] != NULL ? found[1] : "nowhere");
}

/* The folders of the user sort before those of the system here, so that a family is found in them first. */
static void test_folders(struct tap *tap, struct scratch *s)
{
    static const char *const steps[] = {
        "user", "user/.fonts", "user/.local", "user/.local/share", "user/.local/share/fonts",
        "data", "data/fonts"};
    const char *user = in_scratch(s, "user"), *data = in_scratch(s, "data");
    const char *old = in_scratch(s, "user/.fonts"), *local = in_scratch(s, "user/.local/share/fonts"),
               *own = in_scratch(s, "data/fonts");
    for (int i = 0; i < QU_COUNT(steps); i++)
        mkdir(in_scratch(s, steps[i]), 0700);
    is_found(tap, s, user, data, NULL, "empty folders: the system's");
    put_font(s, local);
    is_found(tap, s, user, NULL, local, "in ~/.local/share/fonts");
    is_found(tap, s, user, "relative", local, "a relative XDG_DATA_HOME counts as none");
    is_found(tap, s, user, data, NULL, "XDG_DATA_HOME stands in place of ~/.local/share");
    is_found(tap, s, NULL, NULL, NULL, "without HOME there is none");
    is_found(tap, s, "relative", NULL, NULL, "nor with a relative one");
    put_font(s, own);
    is_found(tap, s, user, data, own, "in XDG_DATA_HOME");
    is_found(tap, s, NULL, data, own, "also without HOME");
    unlink(qu_file_join(&s->arena, own, "a.otf"));
    put_font(s, old);
    is_found(tap, s, user, data, old, "in ~/.fonts");
}

/* A list that was kept is not believed where it lacks a folder of today. */
static void test_list(struct tap *tap, struct scratch *s)
{
    static const char *const names[] = {"Mine", NULL}, *const none[] = {NULL};
    const char *kept = in_scratch(s, "families.list");
    size_t length = 0;
    set_variable("HOME", NULL);
    set_variable("XDG_DATA_HOME", NULL);
    tap_ok(tap, qu_sysfonts_lookup(&s->arena, s->folder, none)[0] == NULL && !qu_file_exists(kept),
           "nothing asked for: no list");
    tap_ok(tap, qu_sysfonts_lookup(&s->arena, s->folder, names)[0] == NULL && qu_file_exists(kept),
           "a list is kept");
    char *text = qu_file_read(&s->arena, &s->diag, kept, (struct qu_src){0}, &length);
    struct qu_buf edited = {0};
    qu_buf_printf(&edited, "%sfMine\t/a\nfMine\t/b\nfMiner\t/c\n", text);
    qu_file_write(&s->diag, kept, edited.data, edited.length);
    const char *found = qu_sysfonts_lookup(&s->arena, s->folder, names)[0];
    tap_ok(tap, found != NULL && strcmp(found, "/a") == 0, "the first line of a family counts");
    set_variable("XDG_DATA_HOME", in_scratch(s, "data"));
    tap_ok(tap, qu_sysfonts_lookup(&s->arena, s->folder, names)[0] == NULL,
           "with another folder it is made anew");
    qu_buf_finish(&edited);
}

int main(void)
{
    struct tap tap = {0};
    struct scratch s = {.folder = "/tmp/quire-sysfonts-XXXXXX"};
    if (mkdtemp(s.folder) == NULL)
        return 1;
    qu_arena_init(&s.arena);
    qu_diag_init(&s.diag, false);
    test_cache(&tap, &s);
    test_folders(&tap, &s);
    test_list(&tap, &s);
    char command[100];
    snprintf(command, sizeof command, "rm -r %s", s.folder);
    qu_diag_finish(&s.diag);
    qu_arena_finish(&s.arena);
    return system(command) != 0 || tap_done(&tap);
}
