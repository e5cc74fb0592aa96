/* pdf.h - the few things finish does to a PDF, over libqpdf's C interface. The only code that speaks to qpdf.
 *
 * libqpdf hands out numbers that must be released one by one. Here the functions that put a value somewhere
 * (set, push, indirect) take it over and release it; every other handle belongs to the caller, who ends it
 * with qu_pdf_release. Keys carry their slash ("/Rect"). Errors are remembered inside and asked for once,
 * with qu_pdf_failed. */
#pragma once

#include "../base/buf.h"

#include <qpdf/qpdf-c.h>

struct qu_pdf {
    qpdf_data data;
    qpdf_oh root; /* the catalog */
    int page_count;
};

/* The bytes are lent until qu_pdf_close. False if they are no PDF. */
bool qu_pdf_open(struct qu_pdf *pdf, const void *bytes, size_t length);
void qu_pdf_close(struct qu_pdf *pdf);
/* What went wrong first, or NULL; lent until the next call. */
const char *qu_pdf_failed(struct qu_pdf *pdf);
bool qu_pdf_write(struct qu_pdf *pdf, bool linearise, struct qu_buf *out);

/* New values. */
qpdf_oh qu_pdf_parse(struct qu_pdf *pdf, const char *source); /* no references in it */
qpdf_oh qu_pdf_dict(struct qu_pdf *pdf);
qpdf_oh qu_pdf_array(struct qu_pdf *pdf);
qpdf_oh qu_pdf_name(struct qu_pdf *pdf, const char *name); /* "/Link" */
qpdf_oh qu_pdf_text(struct qu_pdf *pdf,
                    const char *utf8); /* a text string: PDFDocEncoding or UTF-16BE, whichever holds it */
qpdf_oh qu_pdf_bytes(struct qu_pdf *pdf,
                     const char *bytes); /* a byte string as it is: URIs, names of destinations, dates */
qpdf_oh qu_pdf_int(struct qu_pdf *pdf, int64_t value);
qpdf_oh qu_pdf_real(struct qu_pdf *pdf, double value); /* three decimals: half a unit of quire's */
qpdf_oh qu_pdf_stream(struct qu_pdf *pdf, const void *data,
                      size_t length); /* an object of its own; the data is copied */
qpdf_oh qu_pdf_packed_stream(struct qu_pdf *pdf,
                             const struct qu_buf *packed); /* of data that deflate.h packed */
/* Makes `value` an object of its own; the handle returned stands for the reference. */
qpdf_oh qu_pdf_indirect(struct qu_pdf *pdf, qpdf_oh value);

void qu_pdf_set(struct qu_pdf *pdf, qpdf_oh dict, const char *key, qpdf_oh value);
void qu_pdf_push(struct qu_pdf *pdf, qpdf_oh array, qpdf_oh value);
/* The page's content as painted, decoded; false if it has none. */
bool qu_pdf_content(struct qu_pdf *pdf, qpdf_oh page, struct qu_buf *out);
void qu_pdf_set_content(struct qu_pdf *pdf, qpdf_oh page, const struct qu_buf *content);
/* The same packed (deflate.h), and a packed content put in its place. */
bool qu_pdf_packed_content(struct qu_pdf *pdf, qpdf_oh page, struct qu_buf *out);
void qu_pdf_set_packed_content(struct qu_pdf *pdf, qpdf_oh page, const struct qu_buf *packed);
/* The data of a stream, decoded; false if it cannot be. */
bool qu_pdf_stream_data(struct qu_pdf *pdf, qpdf_oh stream, struct qu_buf *out);
/* Other data, without a filter; the rest of the stream's dictionary stays. The data is copied. */
void qu_pdf_set_stream_data(struct qu_pdf *pdf, qpdf_oh stream, const void *data, size_t length);
/* The pages behind it move up. */
void qu_pdf_remove_page(struct qu_pdf *pdf, int index);
/* Of all objects so far. */
int qu_pdf_highest_number(struct qu_pdf *pdf);
/* A second handle for the same object, to be given away. */
qpdf_oh qu_pdf_again(struct qu_pdf *pdf, qpdf_oh value);
void qu_pdf_release(struct qu_pdf *pdf, qpdf_oh value);
