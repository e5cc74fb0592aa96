#include "input.h"

#include <string.h>

static bool refuse(struct qu_diag *diag, const char *file, const char *hint, const char *what,
                   const char *reason)
{
    struct qu_src src = {.file = file};
    qu_diag_add(diag, QU_ERROR, QU_DIAG_PDF_FOREIGN, src, NULL, hint, reason != NULL ? "%s: %s" : "%s", what,
                reason);
    return false;
}

const char *qu_input_info(struct qu_arena *arena, struct qu_pdf *pdf, const char *key)
{
    int scope = qu_pdf_scope_begin(pdf);
    struct qu_obj value = qu_obj_get(qu_obj_get(qu_pdf_trailer(pdf), "/Info"), key);
    const char *text = qu_obj_is_string(value) ? qu_arena_strdup(arena, qu_obj_text_value(value)) : NULL;
    qu_pdf_scope_end(pdf, scope);
    return text;
}

/* The reason, without the file name that qpdf writes before it. */
static const char *reason_of(struct qu_pdf *pdf)
{
    const char *whole = qu_pdf_failed(pdf), *reason = whole != NULL ? strstr(whole, ": ") : NULL;
    return reason != NULL ? reason + 2 : whole != NULL ? whole : "it cannot be read to its end";
}

static bool refuse_unread(struct qu_pdf *pdf, struct qu_diag *diag, const char *file)
{
    if (qu_pdf_is_encrypted(pdf))
        return refuse(diag, file, "quire reads files without a password only", "the file is encrypted", NULL);
    return refuse(diag, file, "build it again", "the file is damaged", reason_of(pdf));
}

static bool is_ours(struct qu_pdf *pdf)
{
    struct qu_arena arena;
    qu_arena_init(&arena);
    const char *producer = qu_input_info(&arena, pdf, "/Producer");
    bool ours = producer != NULL && strncmp(producer, "quire ", 6) == 0;
    qu_arena_finish(&arena);
    return ours;
}

bool qu_input_open(struct qu_pdf *pdf, struct qu_diag *diag, const char *file, const void *bytes,
                   size_t length)
{
    *pdf = (struct qu_pdf){0};
    if (length < 8 || memcmp(bytes, "%PDF-", 5) != 0)
        return refuse(diag, file, "name a PDF that quire has written", "the file is not a PDF", NULL);
    if (!qu_pdf_open(pdf, bytes, length))
        return refuse_unread(pdf, diag, file);
    if (qu_pdf_is_encrypted(pdf))
        return refuse(diag, file, "quire reads files as it wrote them", "the file is encrypted", NULL);
    if (!is_ours(pdf))
        return refuse(diag, file, "name a PDF that quire has written", "the file was not made by quire",
                      NULL);
    return qu_pdf_failed(pdf) == NULL || refuse_unread(pdf, diag, file);
}
