/* text.h - a document as plain text in reading order, and as words with their places.
 *
 * The text comes from the structure of the document, not from a PDF. A *passage* is the text of one
 * paragraph, heading or cell, with the links in it, line by line as it was set. Passages are in the order of
 * the tree. A soft hyphen at the end of a line is dropped; lines are joined with a blank unless the break was
 * at a hyphen or dash of the text. Furniture (node 0) is left out. UTF-8, the same on every machine. */
#pragma once

#include "../base/buf.h"
#include "../page/page.h"

/* A run of a passage, and its place on the page. */
struct qu_placed_run {
    const struct qu_item *item;
    int page;    /* index */
    double x, y; /* origin, pt from the page's upper left corner */
    double tilt; /* degrees */
    bool raised; /* the number of a note, above the line: a word of its own, "[3]" in plain text */
};

struct qu_passage {
    int node;
    struct qu_src src;
    const struct qu_placed_run *runs;
    int run_count;
    const char *text;
};

struct qu_passages {
    const struct qu_passage *at;
    int count;
};

struct qu_word {
    const char *text;
    int page; /* index of the page on which it begins */
    int node;
    bool raised;
    struct qu_src src;
};

struct qu_words {
    const struct qu_word *at;
    int count;
};

/* In reading order; everything in the arena. */
struct qu_passages qu_passages_read(struct qu_arena *arena, const struct qu_document *document);
/* All words of the pages, with furniture, in paint order: the order in which a program finds them in the
 * content of the file. */
struct qu_words qu_words_painted(struct qu_arena *arena, const struct qu_document *document);
/* The words of one passage. */
struct qu_words qu_words_of(struct qu_arena *arena, const struct qu_passage *passage);
/* `quire text`: passages divided by blank lines, headings marked with "#", notes with "note:", items of lists
 * with their labels, and the address of a link in brackets if its text does not show it. */
void qu_text_write(struct qu_arena *arena, const struct qu_document *document, struct qu_buf *out);
