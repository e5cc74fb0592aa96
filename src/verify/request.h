/* request.h - what is to be verified: a file, the notebook that it was made from, and who will read it. */
#pragma once

#include "../base/buf.h"
#include "../model/notebook.h"
#include "../page/page.h"

enum qu_reader { QU_READER_ANY, QU_READER_APPLICATION, QU_READER_PRINTER };

struct qu_verify {
    enum qu_reader reader;
    const char *file;         /* its name, for messages; outlives the sink */
    const struct qu_buf *pdf; /* the file's bytes */
    /* What the file should be: the notebook, built again as it is now. */
    const struct qu_output *output;
    const struct qu_notebook *notebook;
    const struct qu_document *document;
    const struct qu_buf *made; /* its PDF; may be the same bytes */
};
