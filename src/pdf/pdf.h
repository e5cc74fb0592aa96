/* pdf.h - a PDF as a whole: opened from memory, written to memory, its pages. With object.h the only code
 * that calls qpdf.
 *
 *
 *
 * The first error is kept in the struct; the caller asks for it at the end, with qu_pdf_failed. */
#pragma once

#include "../base/diag.h"
#include "object.h"

/* The bytes are lent until qu_pdf_close, which must be called even after false. False if they are no PDF. */
bool qu_pdf_open(struct qu_pdf *pdf, const void *bytes, size_t length);
void qu_pdf_close(struct qu_pdf *pdf);
/* The first error, or NULL; lent until qu_pdf_close. */
const char *qu_pdf_failed(struct qu_pdf *pdf);
/* Reports "what: reason" as QU_DIAG_PDF_FAILED and returns false. `reason` may be NULL. */
bool qu_pdf_report(struct qu_diag *diag, const char *what, const char *reason);
bool qu_pdf_is_encrypted(const struct qu_pdf *pdf); /* also if it could not be opened */
bool qu_pdf_write(struct qu_pdf *pdf, struct qu_buf *out);
struct qu_obj qu_pdf_trailer(struct qu_pdf *pdf);

/* Objects by number, from 1 to the highest so far; null if there is no such object. */
int qu_pdf_highest_number(struct qu_pdf *pdf);
struct qu_obj qu_pdf_object(struct qu_pdf *pdf, int number);

struct qu_obj qu_pdf_page(struct qu_pdf *pdf, int index);
/* The index of a page; -1 if the object is no page. */
int qu_pdf_find_page(struct qu_obj page);
void qu_pdf_add_page(struct qu_obj page);
/* The indexes of the pages after it become one less. */
void qu_pdf_remove_page(struct qu_obj page);

/* The content of a page, decoded; false if it has none. */
bool qu_page_content(struct qu_obj page, struct qu_buf *out);
void qu_page_set_content(struct qu_obj page, const struct qu_buf *content);
/* The content packed (deflate.h), and its replacement by packed content. */
bool qu_page_packed_content(struct qu_obj page, struct qu_buf *out);
void qu_page_set_packed_content(struct qu_obj page, const struct qu_buf *packed);
