/* verify.h - a finished PDF read again and compared with what it was made from.
 *
 * Read are the words (through pdftotext, if it is there), and through libqpdf links, structure, fonts, boxes
 * and what the content draws. Each finding is a message with the place in the YAML that it comes from. Two
 * readers ask for more: who reads an application, and who prints. */
#pragma once

#include "../base/buf.h"
#include "../model/notebook.h"
#include "../page/page.h"

enum qu_reader { QU_READER_ANY, QU_READER_APPLICATION, QU_READER_PRINTER };

struct qu_verify {
    enum qu_reader reader;
    const char *file;         /* its name, for messages; outlives the sink */
    const struct qu_buf *pdf; /* what is read */
    /* What it should be: the notebook as it is now, made again. */
    const struct qu_output *output;
    const struct qu_notebook *notebook;
    const struct qu_document *document;
    const struct qu_buf *made; /* its PDF; may be the same bytes */
};

/* Findings go to the sink; the run's arena keeps what they name. */
void qu_verify_run(const struct qu_verify *verify, struct qu_arena *arena, struct qu_diag *diag);
/* The output that a file says it is ("" for a notebook without outputs), or NULL after a message. */
const char *qu_verify_output_of(struct qu_arena *arena, struct qu_diag *diag, const char *file,
                                const struct qu_buf *pdf);
