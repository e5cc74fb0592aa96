/* test_changes.c - which pages changed, were added, removed, moved: looks as letters, one a page. */
#include "../../../src/base/hash.h"
#include "../../../src/verify/changes.h"

#include <tap.h>

static struct qu_fingerprints make(struct qu_arena *arena, const char *looks)
{
    int count = (int)strlen(looks);
    struct qu_fingerprint *prints = QU_NEW_ARRAY(arena, struct qu_fingerprint, count + 1);
    for (int i = 0; i < count; i++) /* a capital: the same look with other links */
        prints[i] = (struct qu_fingerprint){"", (uint64_t)(looks[i] | 32), (uint64_t)looks[i]};
    return (struct qu_fingerprints){prints, count};
}

/* One sign for each change: = nothing, L links, c changed, m moved, + added, - removed. */
static void check(struct tap *tap, const char *old, const char *new, const char *wanted, const char *list)
{
    static const char signs[] = "=Lcm+-";
    struct qu_arena arena;
    struct qu_buf got = {0}, pages = {0};
    qu_arena_init(&arena);
    struct qu_fingerprints before = make(&arena, old), after = make(&arena, new);
    struct qu_changes changes = qu_changes_find(&arena, &before, &after);
    for (int i = 0; i < changes.count; i++)
        qu_buf_add_char(&got, signs[changes.at[i].change]);
    qu_changes_list(&changes, &pages);
    tap_ok(tap, strcmp(qu_buf_text(&got), wanted) == 0 && strcmp(qu_buf_text(&pages), list) == 0,
           "%s to %s: %s \"%s\", wanted %s \"%s\"", old, new, qu_buf_text(&got), qu_buf_text(&pages), wanted,
           list);
    qu_buf_finish(&got);
    qu_buf_finish(&pages);
    qu_arena_finish(&arena);
}

/* The length of the longest row of looks that both have, by the recurrence that defines it. */
static int longest_common(const char *a, const char *b)
{
    int best[64][64];
    int rows = (int)strlen(a), columns = (int)strlen(b);
    for (int i = 0; i <= rows; i++)
        for (int k = 0; k <= columns; k++)
            best[i][k] = i == 0 || k == 0       ? 0
                         : a[i - 1] == b[k - 1] ? best[i - 1][k - 1] + 1
                                                : QU_MAX(best[i - 1][k], best[i][k - 1]);
    return best[rows][columns];
}

/* As many pages as can be keep their place, whatever was added and taken; each page is told once. */
static void test_any(struct tap *tap)
{
    struct qu_random random = qu_random_from(7);
    int wrong = 0;
    for (int trial = 0; trial < 300; trial++) {
        char texts[2][41];
        for (int side = 0; side < 2; side++) {
            int length = qu_random_int(&random, 40);
            for (int i = 0; i < length; i++)
                texts[side][i] = (char)('a' + qu_random_int(&random, trial % 2 ? 3 : 20));
            texts[side][length] = '\0';
        }
        struct qu_arena arena;
        qu_arena_init(&arena);
        struct qu_fingerprints before = make(&arena, texts[0]), after = make(&arena, texts[1]);
        struct qu_changes changes = qu_changes_find(&arena, &before, &after);
        const int *counts = changes.counts;
        int moved = counts[QU_CHANGE_MOVED], paired = counts[QU_CHANGE_CONTENT];
        bool fine = counts[QU_CHANGE_NOTHING] == longest_common(texts[0], texts[1]) &&
                    counts[QU_CHANGE_NOTHING] + moved + paired + counts[QU_CHANGE_ADDED] == after.count &&
                    counts[QU_CHANGE_NOTHING] + moved + paired + counts[QU_CHANGE_REMOVED] == before.count;
        if (!fine)
            printf("# %s to %s\n", texts[0], texts[1]);
        wrong += !fine;
        qu_arena_finish(&arena);
    }
    tap_int(tap, wrong, 0, "pairs of files of which not the most pages keep their place");
}

/* The report in words and as JSON: a page has its place in the file, and its label where it has one. */
static void check_report(struct tap *tap, const char *old, const char *new, const char *words,
                         const char *json)
{
    struct qu_arena arena;
    struct qu_buf text = {0}, data = {0};
    qu_arena_init(&arena);
    struct qu_fingerprints before = make(&arena, old), after = make(&arena, new);
    for (int i = 1; i < before.count; i++)
        ((struct qu_fingerprint *)(uintptr_t)before.at)[i].label = qu_arena_printf(&arena, "o%d", i);
    for (int i = 1; i < after.count; i++)
        ((struct qu_fingerprint *)(uintptr_t)after.at)[i].label = qu_arena_printf(&arena, "n\"%d", i);
    struct qu_changes changes = qu_changes_find(&arena, &before, &after);
    qu_changes_print(&changes, &before, &after, &text);
    qu_changes_print_json(&changes, &before, &after, &data);
    tap_ok(tap, strcmp(qu_buf_text(&text), words) == 0, "%s to %s in words", old, new);
    tap_ok(tap, strcmp(qu_buf_text(&data), json) == 0, "%s to %s as JSON", old, new);
    qu_buf_finish(&text);
    qu_buf_finish(&data);
    qu_arena_finish(&arena);
}

static void test_reports(struct tap *tap)
{
    check_report(tap, "abc", "abc", "all 3 pages are as they were\n",
                 "{\"old_pages\": 3, \"new_pages\": 3, \"print_again\": \"\", \"changes\": []}\n");
    check_report(
        tap, "abxc", "aBcy",
        "print again: 4 (1 of 4 pages)\n"
        "  page 2 (n\"1): only where its links lead\n"
        "  page 3 (o2): removed\n"
        "  page 4 (n\"3): added\n",
        "{\"old_pages\": 4, \"new_pages\": 4, \"print_again\": \"4\", \"changes\": [\n"
        "  {\"change\": \"links\", \"new\": 2, \"new_label\": \"n\\\"1\", \"old\": 2, \"old_label\": \"o1\"},\n"
        "  {\"change\": \"removed\", \"old\": 3, \"old_label\": \"o2\"},\n"
        "  {\"change\": \"added\", \"new\": 4, \"new_label\": \"n\\\"3\"}\n"
        "]}\n");
    check_report(
        tap, "abcd", "xacb",
        "print again: 1 (1 of 4 pages)\n"
        "  page 1: added\n"
        "  page 4 (n\"3): moved, was page 2 (o1)\n"
        "  page 4 (o3): removed\n",
        "{\"old_pages\": 4, \"new_pages\": 4, \"print_again\": \"1\", \"changes\": [\n"
        "  {\"change\": \"added\", \"new\": 1, \"new_label\": \"\"},\n"
        "  {\"change\": \"moved\", \"new\": 4, \"new_label\": \"n\\\"3\", \"old\": 2, \"old_label\": \"o1\"},\n"
        "  {\"change\": \"removed\", \"old\": 4, \"old_label\": \"o3\"}\n"
        "]}\n");
    check_report(
        tap, "abcd", "bcda",
        "nothing to print again\n"
        "  page 4 (n\"3): moved, was page 1\n",
        "{\"old_pages\": 4, \"new_pages\": 4, \"print_again\": \"\", \"changes\": [\n"
        "  {\"change\": \"moved\", \"new\": 4, \"new_label\": \"n\\\"3\", \"old\": 1, \"old_label\": \"\"}\n"
        "]}\n");
    check_report(
        tap, "xabcy", "abzy",
        "print again: 3 (1 of 4 pages)\n"
        "  page 1: removed\n"
        "  page 3 (n\"2): changed, was page 4 (o3)\n",
        "{\"old_pages\": 5, \"new_pages\": 4, \"print_again\": \"3\", \"changes\": [\n"
        "  {\"change\": \"removed\", \"old\": 1, \"old_label\": \"\"},\n"
        "  {\"change\": \"changed\", \"new\": 3, \"new_label\": \"n\\\"2\", \"old\": 4, \"old_label\": \"o3\"}\n"
        "]}\n");
}

int main(void)
{
    struct tap tap = {0};
    check(&tap, "", "", "", "");
    check(&tap, "abc", "abc", "===", "");
    check(&tap, "abc", "axc", "=c=", "2");
    check(&tap, "abcdef", "xbcyzf", "c==cc=", "1,4-5");
    check(&tap, "abc", "abxc", "==+=", "3");
    check(&tap, "abc", "xyabc", "++===", "1-2");
    check(&tap, "abxc", "abc", "==-=", "");
    check(&tap, "abc", "", "---", "");
    check(&tap, "", "ab", "++", "1-2");
    check(&tap, "abcd", "bcda", "===m", "");
    check(&tap, "abcd", "bacd", "=m==", "");
    check(&tap, "abc", "aBc", "=L=", "");
    check(&tap, "aaab", "aab", "==-=", "");
    check(&tap, "abcde", "ayze", "=cc-=", "2-3");
    check(&tap, "abcdefgh", "abxdehgy", "==c==-=m+", "3,8");
    test_any(&tap);
    test_reports(&tap);
    return tap_done(&tap);
}
