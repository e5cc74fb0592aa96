/* diag.h - messages: all that quire says about its input.
 *
 * One sink a run. Stages add to it and go on; the pipeline asks qu_diag_errors() at the end of a stage and
 * stops there. Source positions: line and column count from 1, column in characters; 0 means "not known".
 * `file` is a string that outlives the sink (it lies in the run's arena).
 *
 * How much is kept: messages are of one kind if they have the same severity and id; errors only if they have
 * the same text too, since each different error has to be mended. At most QU_DIAG_KEPT_KIND messages of each
 * kind and QU_DIAG_KEPT of each severity are kept, so that many warnings never push out an error. The rest
 * are only counted; the counts are always complete. */
#pragma once

#include "map.h"
#include "utf8.h"

#include <stdarg.h>
#include <stdio.h>

struct qu_src {
    const char *file;
    int line, column;
};

enum qu_severity { QU_NOTE, QU_WARNING, QU_ERROR, QU_FATAL };

/* The ids of messages. They name a message in --json and in the tests; each id needs a test case
 * (tests/errors). */
// clang-format off: it would indent each line of this list further
#define QU_DIAG_IDS(X)                            \
    X(FILE_MISSING, "file-missing")               \
    X(FILE_UNREADABLE, "file-unreadable")         \
    X(FILE_UNWRITABLE, "file-unwritable")         \
    X(FILE_TOO_LARGE, "file-too-large")           \
    X(UTF8_BAD, "utf8-bad")                       \
    X(YAML_SYNTAX, "yaml-syntax")                 \
    X(YAML_ALIAS, "yaml-alias")                   \
    X(YAML_TOO_DEEP, "yaml-too-deep")             \
    X(YAML_TOO_LARGE, "yaml-too-large")           \
    X(KEY_UNKNOWN, "key-unknown")                 \
    X(KEY_MISSING, "key-missing")                 \
    X(KEY_DUPLICATE, "key-duplicate")             \
    X(KEY_CONFLICT, "key-conflict")               \
    X(TYPE_WRONG, "type-wrong")                   \
    X(VALUE_BAD, "value-bad")                     \
    X(VALUE_RANGE, "value-range")                 \
    X(VALUE_EMPTY, "value-empty")                 \
    X(BLOCK_UNKNOWN, "block-unknown")             \
    X(MARKDOWN_BAD, "markdown-bad")               \
    X(NOTE_UNDEFINED, "note-undefined")           \
    X(NOTE_UNUSED, "note-unused")                 \
    X(REFERENCE_UNDEFINED, "reference-undefined") \
    X(ID_DUPLICATE, "id-duplicate")               \
    X(COLOUR_UNKNOWN, "colour-unknown")           \
    X(STYLE_UNKNOWN, "style-unknown")             \
    X(LAYOUT_MISSING, "layout-missing")           \
    X(LAYOUT_CYCLE, "layout-cycle")               \
    X(LAYOUT_IMPOSSIBLE, "layout-impossible")     \
    X(FONT_MISSING, "font-missing")               \
    X(GLYPH_MISSING, "glyph-missing")             \
    X(HYPHENATION_MISSING, "hyphenation-missing") \
    X(LINE_OVERFULL, "line-overfull")             \
    X(NOTE_FAR, "note-far")                       \
    X(ROW_TALL, "row-tall")                       \
    X(PAGES_UNSTABLE, "pages-unstable")           \
    X(PICTURE_BAD, "picture-bad")                 \
    X(PICTURE_COARSE, "picture-coarse")           \
    X(DATA_BAD, "data-bad")                       \
    X(DRAWING_BAD, "drawing-bad")                 \
    X(PDF_FAILED, "pdf-failed")                   \
    X(OUTPUT_UNKNOWN, "output-unknown")           \
    X(OUTPUT_EMPTY, "output-empty")               \
    X(TAG_UNKNOWN, "tag-unknown")                 \
    X(REFERENCE_LEFT_OUT, "reference-left-out")   \
    X(SIZE_LIMIT, "size-limit")                   \
    X(PRINT_IMPOSSIBLE, "print-impossible")       \
    X(PRINT_DOUBTFUL, "print-doubtful")           \
    X(PDF_FOREIGN, "pdf-foreign")                 \
    X(PDF_WORDS, "pdf-words")                     \
    X(PDF_ORDER, "pdf-order")                     \
    X(PDF_LINK, "pdf-link")                       \
    X(PDF_PICTURE, "pdf-picture")                 \
    X(PDF_FONT, "pdf-font")                       \
    X(PDF_PAGE, "pdf-page")                       \
    X(PDF_SIZE, "pdf-size")                       \
    X(PDF_INK, "pdf-ink")                         \
    X(TOOL_MISSING, "tool-missing")               \
    X(FEATURE_MISSING, "feature-missing")
// clang-format on

enum qu_diag_id {
#define X(id, name) QU_DIAG_##id,
    QU_DIAG_IDS(X)
#undef X
        QU_DIAG_ID_COUNT
};

enum { QU_DIAG_KEPT = 1000, QU_DIAG_KEPT_KIND = 500 };

struct qu_message {
    enum qu_severity severity;
    enum qu_diag_id id;
    struct qu_src src;
    char *path; /* "entries[2].body[4].list"; NULL where there is none */
    char *text;
    char *hint;    /* what would be right; NULL where nothing helps */
    int order;     /* the order in which they were found: decides between equal places */
    int kind;      /* index into the sink's kinds */
    uint64_t hash; /* of place and text */
};

/* Messages that are counted together. */
struct qu_diag_kind {
    enum qu_severity severity;
    enum qu_diag_id id;
    int kept, beyond;         /* number of messages of this kind: kept; only counted */
    const char *first, *last; /* of those only counted, by name; NULL without a file */
};

struct qu_diag {
    struct qu_message *messages;
    int count, capacity;
    struct qu_diag_kind *kinds;
    int kind_count, kind_capacity;
    int by_severity[QU_FATAL + 1]; /* number of all messages added, by severity */
    int kept[QU_FATAL + 1];
    struct qu_map seen;    /* hashes of places and texts that were added */
    struct qu_map kind_by; /* hash of what makes a kind -> index + 1 */
    bool strict;           /* warnings count as errors */
};

void qu_diag_init(struct qu_diag *diag, bool strict);
void qu_diag_finish(struct qu_diag *diag);

/* Adds a message; the text is formatted and copied. Path and hint may be NULL and are copied. A message
 * with the same place and text as one already kept is dropped; the kept one takes the higher severity of
 * the two. */
void qu_diag_add(struct qu_diag *diag, enum qu_severity severity, enum qu_diag_id id, struct qu_src src,
                 const char *path, const char *hint, const char *format, ...) QU_PRINTF(7, 8);
/* The same with a va_list, for functions that take a format themselves. */
void qu_diag_addv(struct qu_diag *diag, enum qu_severity severity, enum qu_diag_id id, struct qu_src src,
                  const char *path, const char *hint, const char *format, va_list args) QU_PRINTF(7, 0);
/* Removes the messages with a severity below `least`. */
void qu_diag_drop_below(struct qu_diag *diag, enum qu_severity least);
/* Sorts by file, line and column; messages at one place keep the order in which they were found. */
void qu_diag_sort(struct qu_diag *diag);

/* Errors so far; in strict runs warnings count too. */
int qu_diag_errors(const struct qu_diag *diag);
const char *qu_diag_id_name(enum qu_diag_id id);

/* The entry of `words` (NULL-terminated) nearest to `word` by edit distance, or NULL if none is so near that
 * it was probably meant. */
const char *qu_diag_nearest(const char *word, const char *const *words);
/* "a", "b" or "c": for hints; the caller owns the buffer. */
void qu_diag_list(struct qu_buf *out, const char *const *words);
