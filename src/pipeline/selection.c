#include "selection.h"

#include <stdlib.h>
#include <string.h>

static const struct qu_src nowhere = {0};

/* The index of the page that a number or label names; -1: none. */
static int find_page(const struct qu_document *document, const char *text, size_t length)
{
    char *end;
    char word[32];
    if (length == 0 || length >= sizeof word)
        return -1;
    memcpy(word, text, length);
    word[length] = '\0';
    if (word[0] >= '0' && word[0] <= '9') {
        long number = strtol(word, &end, 10);
        return *end == '\0' && number >= 1 && number <= document->pages.count ? (int)number - 1 : -1;
    }
    for (int i = 0; i < document->pages.count; i++)
        if (strcmp(document->pages.at[i].label, word) == 0)
            return i;
    return -1;
}

/* One part between commas: a page, or a range. */
static bool select_part(const struct qu_document *document, const char *part, size_t length, bool *keep)
{
    const char *dash = memchr(part, '-', length);
    size_t before = dash != NULL ? (size_t)(dash - part) : length,
           after = dash != NULL ? length - before - 1 : 0;
    if (length == 0 || (dash != NULL && length == 1))
        return false;
    int first = dash != NULL && before == 0 ? 0 : find_page(document, part, before);
    int last = dash == NULL ? first
               : after == 0 ? document->pages.count - 1
                            : find_page(document, dash + 1, after);
    if (first < 0 || last < first)
        return false;
    memset(keep + first, true, (size_t)(last - first) + 1);
    return true;
}

static bool select_all_parts(const struct qu_document *document, const char *text, bool *keep,
                             struct qu_diag *diag)
{
    for (const char *part = text;; part++) {
        size_t length = strcspn(part, ",");
        if (!select_part(document, part, length, keep)) {
            struct qu_buf hint;
            qu_buf_init(&hint);
            qu_buf_printf(&hint,
                          "it has %d pages; write 2-5,8 for their places in the file, or iv for a label",
                          document->pages.count);
            qu_diag_add(diag, QU_ERROR, QU_DIAG_VALUE_RANGE, nowhere, NULL, qu_buf_text(&hint),
                        "the notebook has no page \"%.*s\"", qu_utf8_cut(part, (int)length, 40), part);
            qu_buf_finish(&hint);
            return false;
        }
        part += length;
        if (*part == '\0')
            return true;
    }
}

bool qu_selection_apply(struct qu_document *document, const char *text, struct qu_diag *diag)
{
    bool *keep = qu_alloc_zero((size_t)document->pages.count + 1, sizeof *keep);
    bool fine = select_all_parts(document, text, keep, diag);
    int kept = 0;
    for (int i = 0; fine && i < document->pages.count; i++)
        if (keep[i])
            document->pages.at[kept++] = document->pages.at[i];
    if (fine)
        document->pages.count = kept;
    free(keep);
    return fine;
}
