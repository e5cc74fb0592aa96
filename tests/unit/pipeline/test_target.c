/* test_target.c - choosing pages, numbering files, the date, targets. */
#include "../../../src/pipeline/date.h"
#include "../../../src/pipeline/selection.h"
#include "../../../src/pipeline/target.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <tap.h>
#include <unistd.h>

static const char *const labels[] = {"", "ii", "iii", "1", "2", "3", "4", "5", "6", "7"};

/* The numbers of the pages that stay, "2 3 8"; NULL after a message. */
static char *select_pages(struct tap *tap, const char *list)
{
    struct qu_arena arena;
    struct qu_diag diag;
    struct qu_document document;
    struct qu_buf text;
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    qu_buf_init(&text);
    qu_document_init(&document, &arena);
    for (int i = 0; i < QU_COUNT(labels); i++) {
        struct qu_page *page = qu_vec_push(&document.pages);
        page->number = i + 1;
        page->label = labels[i];
    }
    bool fine = qu_selection_apply(&document, list, &diag);
    for (int i = 0; fine && i < document.pages.count; i++)
        qu_buf_printf(&text, "%s%d", i > 0 ? " " : "", document.pages.at[i].number);
    tap_ok(tap, fine ? diag.count == 0 : diag.count == 1 && diag.messages[0].hint != NULL,
           "%s: a message if and only if it is wrong", list);
    char *kept = fine ? qu_buf_detach(&text) : NULL;
    qu_buf_finish(&text);
    qu_document_finish(&document);
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
    return kept;
}

static void test_select(struct tap *tap)
{
    static const char *const cases[][2] = {
        {"1", "1"},
        {"2-4,8", "2 3 4 8"},
        {"8,2", "2 8"},
        {"ii", "2"},
        {"ii-4", "2 3 4"},
        {"-3", "1 2 3"},
        {"9-", "9 10"},
        {"3,3,2-3", "2 3"},
        {"0", NULL},
        {"11", NULL},
        {"5-2", NULL},
        {"xi", NULL},
        {"", NULL},
        {"2,", NULL},
        {"-", NULL},
        {"2-x", NULL},
        {"3x", NULL},
        {"99999999999999999999", NULL},
        {"a-label-that-is-longer-than-any-label-can-be", NULL},
        {"alabelthatislongerthananylabelcanbe", NULL},
        {"10", "10"},
        {"1-10", "1 2 3 4 5 6 7 8 9 10"},
        {"3-3", "3"},
        {"-1", "1"},
        {"10-", "10"},
        {"1,,2", NULL},
        {"/", NULL},
        {":", NULL},
    };
    for (int i = 0; i < QU_COUNT(cases); i++) {
        char *kept = select_pages(tap, cases[i][0]);
        tap_ok(tap, cases[i][1] == NULL ? kept == NULL : kept != NULL && strcmp(kept, cases[i][1]) == 0,
               "--pages %s keeps %s", cases[i][0], kept != NULL ? kept : "nothing");
        free(kept);
    }
}

static void test_names(struct tap *tap, struct qu_arena *arena)
{
    tap_text(tap, qu_target_numbered(arena, "out.png", 3), "out-003.png", "number");
    tap_text(tap, qu_target_numbered(arena, "a.b/out", 12), "a.b/out-012", "no ending");
    tap_text(tap, qu_target_numbered(arena, "a/.png", 1), "a/.png-001", "hidden file");
    tap_text(tap, qu_target_numbered(arena, "x.y.svg", 1234), "x.y-1234.svg", "large number");
    tap_text(tap, qu_date_pdf(arena, 1769860800), "D:20260131120000Z", "PDF date");
    tap_text(tap, qu_date_iso(arena, 1769860800), "2026-01-31T12:00:00Z", "ISO date");
}

static bool date(const char *epoch, time_t *out)
{
    const char *files[] = {"/", "/no/such/file", NULL};
    struct qu_diag diag;
    qu_diag_init(&diag, false);
    if (epoch != NULL)
        setenv("SOURCE_DATE_EPOCH", epoch, 1);
    else
        unsetenv("SOURCE_DATE_EPOCH");
    bool fine = qu_date_find(files, out, &diag);
    if (!fine && diag.count != 1)
        QU_BUG("no message");
    qu_diag_finish(&diag);
    return fine;
}

static void test_date(struct tap *tap)
{
    time_t when;
    struct stat st;
    tap_ok(tap, date("1769860800", &when) && when == 1769860800, "SOURCE_DATE_EPOCH");
    tap_ok(tap, date("0", &when) && when == 0, "1970");
    tap_ok(tap, !date("yesterday", &when) && !date("12x", &when) && !date("-1", &when) && !date(" 1", &when),
           "no times");
    tap_ok(tap, !date("99999999999999999999999", &when) && !date("253402300800", &when),
           "times that no PDF date can hold");
    tap_ok(tap, stat("/", &st) == 0 && date(NULL, &when) && when == st.st_mtime, "else the newest file");
    tap_ok(tap, date("", &when) && when == st.st_mtime, "an empty SOURCE_DATE_EPOCH is none");
}

static void test_target(struct tap *tap, struct qu_arena *arena)
{
    static const char *const bad[] = {"", "/", "/tmp/", "/no/such/folder/a.pdf", "/dev/null/a.pdf"};
    for (int i = 0; i < QU_COUNT(bad); i++) {
        struct qu_diag diag;
        qu_diag_init(&diag, false);
        tap_ok(tap,
               !qu_target_check(arena, bad[i], &diag) && diag.by_severity[QU_FATAL] == 1 &&
                   diag.messages[0].id == QU_DIAG_FILE_UNWRITABLE && diag.messages[0].hint != NULL,
               "%s is no target", bad[i]);
        qu_diag_finish(&diag);
    }
    struct qu_diag diag;
    qu_diag_init(&diag, false);
    tap_ok(tap,
           qu_target_check(arena, "new.pdf", &diag) && qu_target_check(arena, "/tmp/new.pdf", &diag) &&
               diag.count == 0,
           "files in folders that exist are");
    qu_diag_finish(&diag);
}

int main(void)
{
    struct tap tap = {0};
    struct qu_arena arena;
    qu_arena_init(&arena);
    test_select(&tap);
    test_names(&tap, &arena);
    test_date(&tap);
    test_target(&tap, &arena);
    qu_arena_finish(&arena);
    return tap_done(&tap);
}
