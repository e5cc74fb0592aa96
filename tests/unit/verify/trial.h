/* trial.h - a document as data and a PDF from its source, for tests of what verify finds: the file is as it
 * should be but for the object that a trial replaces. */
#pragma once

#include "../../../src/page/items.h"
#include "../../../src/verify/check.h"

#include <pdfsource.h>
#include <tap.h>

/* Numbers of objects: 1 the catalog, 2 the pages, 3 and 4 a page each, 5 and 6 their contents, 7 what the
 * document says of itself, 8 and 9 a font with its descriptor, 10 the font's file, 11 a picture of 100 x 100
 * pixels, 12 a form, 13 the tree of the structure, 14 an element, 15 and 16 pages that are not shown. */
enum { TRIAL_OBJECTS = 16 };

struct trial {
    struct qu_arena arena;
    struct qu_diag diag;
    struct qu_document document;
    struct qu_items items;
    struct qu_notebook notebook;
    struct qu_output output;
    struct qu_verify verify;
    struct qu_buf pdf, made;
    struct qu_check check;
    const char *content; /* of the first page; NULL: nothing */
};

/* A document of 200 x 300 pt whose node 2 is a section, without pages. */
void trial_begin(struct trial *t);
int trial_node(struct trial *t, enum qu_role role, int parent);
/* A run of text, five points a letter. */
struct qu_item *trial_run(struct trial *t, int node, double x, double y, const char *text);
void trial_end_page(struct trial *t);
/* Reads the file with another object in place of `number` (0: none) and runs the check. The messages, each
 * with its hint in brackets where it is wanted, with "|" between them. */
const char *trial_check(struct trial *t, void (*check)(struct qu_check *check), int number,
                        struct pdf_source object);
void trial_finish(struct trial *t);

/* Trials one after the other: what is said where an object is another. */
struct trial_case {
    const char *what;
    int number;
    struct pdf_source object;
    const char *said;
};

void trial_cases(struct tap *tap, struct trial *t, void (*check)(struct qu_check *check),
                 const struct trial_case *cases, int count);
