#include "pdf.h"

#include "deflate.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>

static void remember(struct qu_pdf *pdf, qpdf_error error)
{
    if (pdf->failure.length == 0)
        qu_buf_add_text(&pdf->failure, qpdf_get_error_full_text(pdf->data, error));
}

bool qu_pdf_open(struct qu_pdf *pdf, const void *bytes, size_t length)
{
    *pdf = (struct qu_pdf){.data = qpdf_init()};
    qpdf_silence_errors(pdf->data);
    qpdf_set_suppress_warnings(pdf->data, QPDF_TRUE);
    qpdf_set_attempt_recovery(pdf->data, QPDF_FALSE); /* a file of quire that needs recovery is damaged */
    if ((qpdf_read_memory(pdf->data, "painted pages", bytes, length, NULL) & QPDF_ERRORS) != 0) {
        qpdf_error error = qpdf_get_error(pdf->data);
        pdf->encrypted = qpdf_get_error_code(pdf->data, error) == qpdf_e_password;
        remember(pdf, error);
        return false;
    }
    pdf->encrypted = qpdf_is_encrypted(pdf->data);
    pdf->page_count = qpdf_get_num_pages(pdf->data);
    pdf->root = qu_obj_take(pdf, qpdf_get_root(pdf->data));
    return pdf->page_count >= 0;
}

void qu_pdf_close(struct qu_pdf *pdf)
{
    if (pdf->data != NULL)
        qpdf_cleanup(&pdf->data);
    qu_vec_finish(&pdf->handles);
    qu_buf_finish(&pdf->failure);
}

const char *qu_pdf_failed(struct qu_pdf *pdf)
{
    if (qpdf_has_error(pdf->data))
        remember(pdf, qpdf_get_error(pdf->data));
    else if (qpdf_more_warnings(pdf->data))
        remember(pdf, qpdf_next_warning(pdf->data));
    return pdf->failure.length > 0 ? qu_buf_text(&pdf->failure) : NULL;
}

bool qu_pdf_report(struct qu_diag *diag, const char *what, const char *reason)
{
    qu_diag_add(diag, QU_FATAL, QU_DIAG_PDF_FAILED, (struct qu_src){0}, NULL, NULL, "%s: %s", what,
                reason != NULL ? reason : "no reason given");
    return false;
}

bool qu_pdf_is_encrypted(const struct qu_pdf *pdf)
{
    return pdf->encrypted;
}

bool qu_pdf_write(struct qu_pdf *pdf, struct qu_buf *out)
{
    if ((qpdf_init_write_memory(pdf->data) & QPDF_ERRORS) != 0)
        return false;
    qpdf_set_minimum_pdf_version(pdf->data, "1.7");
    qpdf_set_deterministic_ID(pdf->data, QPDF_TRUE);
    qpdf_set_object_stream_mode(pdf->data, qpdf_o_generate);
    qpdf_set_newline_before_endstream(pdf->data, QPDF_TRUE);
    if ((qpdf_write(pdf->data) & QPDF_ERRORS) != 0)
        return false;
    qu_buf_add(out, qpdf_get_buffer(pdf->data), qpdf_get_buffer_length(pdf->data));
    return true;
}

struct qu_obj qu_pdf_trailer(struct qu_pdf *pdf)
{
    return qu_obj_take(pdf, qpdf_get_trailer(pdf->data));
}

/* New objects get the next number, so the number of a new object is the highest. */
int qu_pdf_highest_number(struct qu_pdf *pdf)
{
    return qu_obj_number(qu_obj_indirect(qu_obj_dict(pdf))) - 1;
}

struct qu_obj qu_pdf_object(struct qu_pdf *pdf, int number)
{
    return qu_obj_take(pdf, qpdf_get_object_by_id(pdf->data, number, 0));
}

/* ---- pages */

struct qu_obj qu_pdf_page(struct qu_pdf *pdf, int index)
{
    return qu_obj_take(pdf, qpdf_get_page_n(pdf->data, (size_t)index));
}

/* qpdf takes the question for an error if the object is no page. The first error is restored afterwards. */
int qu_pdf_find_page(struct qu_obj page)
{
    struct qu_pdf *pdf = page.pdf;
    if (!qu_obj_is_dict(page))
        return -1;
    qu_pdf_failed(pdf);
    int index = qpdf_find_page_by_oh(pdf->data, page.handle);
    if (qpdf_has_error(pdf->data))
        qpdf_get_error(pdf->data);
    return index;
}

void qu_pdf_add_page(struct qu_obj page)
{
    if ((qpdf_add_page(page.pdf->data, page.pdf->data, page.handle, QPDF_FALSE) & QPDF_ERRORS) == 0)
        page.pdf->page_count++;
}

void qu_pdf_remove_page(struct qu_obj page)
{
    if ((qpdf_remove_page(page.pdf->data, page.handle) & QPDF_ERRORS) == 0)
        page.pdf->page_count--;
}

bool qu_page_content(struct qu_obj page, struct qu_buf *out)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    if ((qpdf_oh_get_page_content_data(page.pdf->data, page.handle, &bytes, &length) & QPDF_ERRORS) != 0)
        return false;
    qu_buf_add(out, bytes, length);
    free(bytes);
    return true;
}

/* The content of the page as one stream that no other page shares. */
static struct qu_obj open_content(struct qu_obj page)
{
    struct qu_obj stream = qu_obj_get(page, "/Contents");
    if (qu_obj_is_stream(stream))
        return stream;
    stream = qu_obj_stream(page.pdf, "", 0);
    qu_obj_set(page, "/Contents", stream);
    return stream;
}

void qu_page_set_content(struct qu_obj page, const struct qu_buf *content)
{
    qu_obj_set_data(open_content(page), content->data, content->length);
}

void qu_page_set_packed_content(struct qu_obj page, const struct qu_buf *packed)
{
    qu_obj_set_packed_data(open_content(page), packed);
}

static bool is_packed(struct qu_obj stream)
{
    return qu_obj_is_stream(stream) && qu_obj_name_is(stream, "/Filter", "/FlateDecode") &&
           !qu_obj_has(stream, "/DecodeParms");
}

static bool pack_content(struct qu_obj page, struct qu_buf *out)
{
    struct qu_buf content = {0};
    struct qu_packer *packer = qu_packer_new();
    bool fine = qu_page_content(page, &content);
    qu_pack(packer, qu_buf_text(&content), content.length, out);
    qu_packer_free(packer);
    qu_buf_finish(&content);
    return fine;
}

bool qu_page_packed_content(struct qu_obj page, struct qu_buf *out)
{
    struct qu_obj stream = qu_obj_get(page, "/Contents");
    return is_packed(stream) ? qu_obj_raw_data(stream, out) : pack_content(page, out);
}
