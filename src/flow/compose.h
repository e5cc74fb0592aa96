/* compose.h - cut galleys -> finished pages: rows and notes put in place, background, running head, folio,
 * label, structure.
 *
 * In two steps. The *plan* lists every page with its label and side and says on which page each destination
 * stands; that is enough for another round of setting. *Composing* turns the last plan into the document.
 *
 * Page numbers: front matter counts i, ii, iii; the entries count from 1, and page 1 is a recto (an empty
 * ruled page is put before it if needed). The first page of the file is a recto, the next a verso, and so on.
 * In a layout without facing pages all are rectos. */
#pragma once

#include "pagerefs.h"
#include "pages.h"
#include "cursor.h"

struct qu_planned_page {
    const struct qu_galley *galley; /* NULL: an empty ruled page */
    const struct qu_page_cut *cut;
    const char *label;
    enum qu_side side;
};

struct qu_plan {
    QU_VEC(struct qu_planned_page) pages;
    struct qu_pagerefs pagerefs;
    bool facing;
    struct qu_planned_page front, back; /* boards that are in the cover's own file; galley NULL: none */
};

/* The plan of all galleys (cuts[i] belongs to galleys[i]). If the output wants a multiple of some number of
 * pages, empty ruled pages are added at the end, before a back cover. Finish with qu_plan_finish. */
void qu_plan_make(struct qu_plan *plan, struct qu_arena *arena, const struct qu_galley *galleys,
                  const struct qu_page_cuts *cuts, int count, const struct qu_press *press, bool facing);
void qu_plan_finish(struct qu_plan *plan);

/* Adds all pages and nodes to the document. `cursor`: one without a galley, for the furniture. */
void qu_compose_document(const struct qu_cursor *cursor, const struct qu_plan *plan,
                         struct qu_document *document);
/* Adds a single page and the nodes of its galley. */
void qu_compose_page(const struct qu_cursor *cursor, const struct qu_planned_page *plan,
                     struct qu_document *document, struct qu_page *page);
