/* test_changes.c - which pages changed, were added, removed, moved: looks as letters, one a page. */
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
    return tap_done(&tap);
}
