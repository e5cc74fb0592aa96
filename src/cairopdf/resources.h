/* resources.h - makes the content of a page independent of all other pages, so that an edit changes only the
 * pages that it concerns; all others stay the same, byte for byte.
 *
 * Cairo names what a page uses (fonts, pictures, forms) by numbers that count through the document, and gives
 * letters codes in the order of their first use. Here each content stream gets names of its own (rename.h),
 * and letters get codes that depend on their shape (recode.h). The rewriting itself needs only bytes. Before
 * it the resources are read (qu_resources_read), after it they are written under their new names
 * (qu_resources_write).
 *
 * Needed for Cairo 1.16; no change is known up to 1.18. */
#pragma once

#include "rename.h"

struct qu_recoded_font {
    int object; /* its number */
    struct qu_recoding recoding;
};

struct qu_resources {
    struct qu_pdf *pdf;
    QU_VEC(struct qu_recoded_font) fonts;
};

void qu_resources_init(struct qu_resources *resources, struct qu_pdf *pdf);
void qu_resources_finish(struct qu_resources *resources);
/* `owner` has /Resources: a page, a form or a pattern. False: it has none, and its content stays as it is. */
bool qu_resources_read(struct qu_resources *resources, struct qu_obj owner, struct qu_renaming *renaming);
/* Gives `owner` resources of its own under the new names; those that no operator uses are left out. */
void qu_resources_write(struct qu_obj owner, const struct qu_renaming *renaming);
/* Rewrites the content of forms, patterns and the groups of soft masks. */
void qu_resources_rewrite_forms(struct qu_resources *resources);
