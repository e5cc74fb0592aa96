/* markdown.h - Markdown in YAML scalars -> blocks of inline text. The only code that speaks to cmark.
 *
 * Inline text becomes a string and spans over it (span.h). Beside CommonMark: ==highlight==, ~~strike~~,
 * ++underline++, ((circle)), margin notes [^id], and references to entries [text](#id) or [](#id), where an
 * empty text stands for "p. N". Straight quotes, "--", "---" and "..." stay as they were written. Raw HTML is
 * an error. */
#pragma once

#include "span.h"
#include "yaml.h"

enum qu_prose_kind {
    QU_PROSE_PARAGRAPH,
    QU_PROSE_HEADING,
    QU_PROSE_LIST,
    QU_PROSE_QUOTE,
    QU_PROSE_CODE,
    QU_PROSE_RULE
};

struct qu_prose;

struct qu_prose_item { /* of a list */
    struct qu_prose *blocks;
    int block_count;
    struct qu_src src;
};

struct qu_prose {
    enum qu_prose_kind kind;
    struct qu_src src;
    struct qu_inline text; /* PARAGRAPH, HEADING; CODE: text without spans */
    int level;             /* HEADING: 1-3 */
    bool ordered, tight;   /* LIST */
    int first;             /* LIST, ordered: number of the first item */
    struct qu_prose_item *items;
    int item_count;
    struct qu_prose *blocks; /* QUOTE */
    int block_count;
};

struct qu_prose_list {
    struct qu_prose *blocks;
    int count;
};

/* Block-level Markdown of a scalar. Problems are reported with their place in the YAML file and `path`. */
struct qu_prose_list qu_markdown_read(struct qu_arena *arena, struct qu_diag *diag,
                                      const struct qu_yaml *scalar, const char *path);
/* One line or paragraph of inline Markdown; block constructs are taken as plain text. */
struct qu_inline qu_markdown_read_inline(struct qu_arena *arena, struct qu_diag *diag,
                                         const struct qu_yaml *scalar, const char *path);
/* Where the character at a byte of the text is written. */
struct qu_src qu_inline_place(const struct qu_inline *text, int at);
/* Plain text as an inline without spans. */
struct qu_inline qu_inline_plain(const char *text, struct qu_src src);
