#include "verify.h"

#include "application.h"
#include "links.h"
#include "pages.h"
#include "pictures.h"
#include "printer.h"
#include "words.h"

const char *qu_verify_output_of(struct qu_arena *arena, struct qu_diag *diag, const char *file,
                                const struct qu_buf *pdf)
{
    struct qu_pdf opened;
    const char *name = NULL;
    if (qu_input_open(&opened, diag, file, qu_buf_text(pdf), pdf->length)) {
        name = qu_input_info(arena, &opened, "/QuireOutput");
        name = name != NULL ? name : "";
    }
    qu_pdf_close(&opened);
    return name;
}

void qu_verify_run(const struct qu_verify *verify, struct qu_arena *arena, struct qu_diag *diag)
{
    struct qu_check check = {.of = verify, .arena = arena, .diag = diag};
    check.output = verify->output->src.line > 0 ? verify->output->src : verify->notebook->src;
    check.passages = qu_passages_read(arena, verify->document);
    bool fine = qu_input_open(&check.pdf, diag, verify->file, qu_buf_text(verify->pdf), verify->pdf->length);
    if (fine && qu_pdf_open(&check.made, qu_buf_text(verify->made), verify->made->length)) {
        check.folded = check.made.page_count != verify->document->pages.count;
        qu_check_pages(&check);
        qu_check_words(&check);
        qu_check_links(&check);
        qu_check_pictures(&check);
        if (verify->reader == QU_READER_APPLICATION)
            qu_check_application(&check);
        if (verify->reader == QU_READER_PRINTER)
            qu_check_printer(&check);
    }
    qu_pdf_close(&check.made);
    qu_pdf_close(&check.pdf);
}
