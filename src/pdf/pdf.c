#include "pdf.h"

#include "deflate.h"

#include <stdlib.h>
#include <string.h>

bool qu_pdf_open(struct qu_pdf *pdf, const void *bytes, size_t length)
{
    *pdf = (struct qu_pdf){.data = qpdf_init()};
    qpdf_silence_errors(pdf->data);
    qpdf_set_suppress_warnings(pdf->data, QPDF_TRUE);
    qpdf_set_attempt_recovery(pdf->data, QPDF_FALSE); /* what paint wrote is whole or a bug */
    if ((qpdf_read_memory(pdf->data, "painted pages", bytes, length, NULL) & QPDF_ERRORS) != 0)
        return false;
    pdf->page_count = qpdf_get_num_pages(pdf->data);
    pdf->root = qpdf_get_root(pdf->data);
    return pdf->page_count >= 0;
}

void qu_pdf_close(struct qu_pdf *pdf)
{
    if (pdf->data != NULL)
        qpdf_cleanup(&pdf->data);
}

const char *qu_pdf_failed(struct qu_pdf *pdf)
{
    if (qpdf_has_error(pdf->data))
        return qpdf_get_error_full_text(pdf->data, qpdf_get_error(pdf->data));
    if (qpdf_more_warnings(pdf->data))
        return qpdf_get_error_full_text(pdf->data, qpdf_next_warning(pdf->data));
    return NULL;
}

bool qu_pdf_write(struct qu_pdf *pdf, bool linearise, struct qu_buf *out)
{
    if ((qpdf_init_write_memory(pdf->data) & QPDF_ERRORS) != 0)
        return false;
    qpdf_set_minimum_pdf_version(pdf->data, "1.7");
    qpdf_set_deterministic_ID(pdf->data, QPDF_TRUE);
    qpdf_set_object_stream_mode(pdf->data, qpdf_o_generate);
    qpdf_set_newline_before_endstream(pdf->data, QPDF_TRUE);
    qpdf_set_linearization(pdf->data, linearise ? QPDF_TRUE : QPDF_FALSE);
    if ((qpdf_write(pdf->data) & QPDF_ERRORS) != 0)
        return false;
    qu_buf_add(out, qpdf_get_buffer(pdf->data), qpdf_get_buffer_length(pdf->data));
    return true;
}

qpdf_oh qu_pdf_parse(struct qu_pdf *pdf, const char *source)
{
    return qpdf_oh_parse(pdf->data, source);
}

qpdf_oh qu_pdf_dict(struct qu_pdf *pdf)
{
    return qpdf_oh_new_dictionary(pdf->data);
}

qpdf_oh qu_pdf_array(struct qu_pdf *pdf)
{
    return qpdf_oh_new_array(pdf->data);
}

qpdf_oh qu_pdf_name(struct qu_pdf *pdf, const char *name)
{
    return qpdf_oh_new_name(pdf->data, name);
}

qpdf_oh qu_pdf_text(struct qu_pdf *pdf, const char *utf8)
{
    return qpdf_oh_new_unicode_string(pdf->data, utf8);
}

qpdf_oh qu_pdf_bytes(struct qu_pdf *pdf, const char *bytes)
{
    return qpdf_oh_new_string(pdf->data, bytes);
}

qpdf_oh qu_pdf_int(struct qu_pdf *pdf, int64_t value)
{
    return qpdf_oh_new_integer(pdf->data, value);
}

qpdf_oh qu_pdf_real(struct qu_pdf *pdf, double value)
{
    return qpdf_oh_new_real_from_double(pdf->data, value, 3);
}

/* `filter`: NULL: none. The writer packs what has none. */
static void replace_data(struct qu_pdf *pdf, qpdf_oh stream, const void *data, size_t length,
                         const char *filter)
{
    qpdf_oh nothing = qpdf_oh_new_null(pdf->data),
            name = filter != NULL ? qu_pdf_name(pdf, filter) : qu_pdf_again(pdf, nothing);
    qpdf_oh_replace_stream_data(pdf->data, stream, data, length, name, nothing);
    qpdf_oh_release(pdf->data, name);
    qpdf_oh_release(pdf->data, nothing);
}

qpdf_oh qu_pdf_stream(struct qu_pdf *pdf, const void *data, size_t length)
{
    qpdf_oh stream = qpdf_oh_new_stream(pdf->data);
    replace_data(pdf, stream, data, length, NULL);
    return stream;
}

qpdf_oh qu_pdf_packed_stream(struct qu_pdf *pdf, const struct qu_buf *packed)
{
    qpdf_oh stream = qpdf_oh_new_stream(pdf->data);
    replace_data(pdf, stream, packed->data, packed->length, "/FlateDecode");
    return stream;
}

bool qu_pdf_content(struct qu_pdf *pdf, qpdf_oh page, struct qu_buf *out)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    if ((qpdf_oh_get_page_content_data(pdf->data, page, &bytes, &length) & QPDF_ERRORS) != 0)
        return false;
    qu_buf_add(out, bytes, length);
    free(bytes);
    return true;
}

static void set_content(struct qu_pdf *pdf, qpdf_oh page, const struct qu_buf *content, const char *filter)
{
    qpdf_oh stream = qpdf_oh_get_key(pdf->data, page, "/Contents");
    if (!qpdf_oh_is_stream(pdf->data, stream)) {
        qpdf_oh_release(pdf->data, stream);
        stream = qpdf_oh_new_stream(pdf->data);
        qu_pdf_set(pdf, page, "/Contents", qu_pdf_again(pdf, stream));
    }
    replace_data(pdf, stream, content->data, content->length, filter);
    qpdf_oh_release(pdf->data, stream);
}

void qu_pdf_set_content(struct qu_pdf *pdf, qpdf_oh page, const struct qu_buf *content)
{
    set_content(pdf, page, content, NULL);
}

static bool is_packed(struct qu_pdf *pdf, qpdf_oh stream)
{
    if (!qpdf_oh_is_stream(pdf->data, stream))
        return false;
    qpdf_oh dict = qpdf_oh_get_dict(pdf->data, stream), filter = qpdf_oh_get_key(pdf->data, dict, "/Filter");
    bool packed = qpdf_oh_is_name(pdf->data, filter) &&
                  strcmp(qpdf_oh_get_name(pdf->data, filter), "/FlateDecode") == 0 &&
                  !qpdf_oh_has_key(pdf->data, dict, "/DecodeParms");
    qu_pdf_release(pdf, filter);
    qu_pdf_release(pdf, dict);
    return packed;
}

static bool pack_content(struct qu_pdf *pdf, qpdf_oh page, struct qu_buf *out)
{
    struct qu_buf content = {0};
    struct qu_packer *packer = qu_packer_new();
    bool fine = qu_pdf_content(pdf, page, &content);
    qu_pack(packer, qu_buf_text(&content), content.length, out);
    qu_packer_free(packer);
    qu_buf_finish(&content);
    return fine;
}

bool qu_pdf_packed_content(struct qu_pdf *pdf, qpdf_oh page, struct qu_buf *out)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    qpdf_oh stream = qpdf_oh_get_key(pdf->data, page, "/Contents");
    bool packed = is_packed(pdf, stream);
    bool fine = packed && (qpdf_oh_get_stream_data(pdf->data, stream, qpdf_dl_none, NULL, &bytes, &length) &
                           QPDF_ERRORS) == 0;
    qu_buf_add(out, bytes, length);
    free(bytes);
    qu_pdf_release(pdf, stream);
    return packed ? fine : pack_content(pdf, page, out);
}

void qu_pdf_set_packed_content(struct qu_pdf *pdf, qpdf_oh page, const struct qu_buf *packed)
{
    set_content(pdf, page, packed, "/FlateDecode");
}

bool qu_pdf_stream_data(struct qu_pdf *pdf, qpdf_oh stream, struct qu_buf *out)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    QPDF_BOOL filtered = QPDF_FALSE;
    if ((qpdf_oh_get_stream_data(pdf->data, stream, qpdf_dl_generalized, &filtered, &bytes, &length) &
         QPDF_ERRORS) != 0 ||
        !filtered) {
        free(bytes);
        return false;
    }
    qu_buf_add(out, bytes, length);
    free(bytes);
    return true;
}

void qu_pdf_set_stream_data(struct qu_pdf *pdf, qpdf_oh stream, const void *data, size_t length)
{
    replace_data(pdf, stream, data, length, NULL);
}

void qu_pdf_remove_page(struct qu_pdf *pdf, int index)
{
    qpdf_oh page = qpdf_get_page_n(pdf->data, (size_t)index);
    if ((qpdf_remove_page(pdf->data, page) & QPDF_ERRORS) == 0)
        pdf->page_count--;
    qu_pdf_release(pdf, page);
}

/* Numbers are given out in order, so a new object's is the highest. */
int qu_pdf_highest_number(struct qu_pdf *pdf)
{
    qpdf_oh probe = qu_pdf_indirect(pdf, qu_pdf_dict(pdf));
    int number = qpdf_oh_get_object_id(pdf->data, probe);
    qu_pdf_release(pdf, probe);
    return number - 1;
}

qpdf_oh qu_pdf_indirect(struct qu_pdf *pdf, qpdf_oh value)
{
    qpdf_oh reference = qpdf_make_indirect_object(pdf->data, value);
    qpdf_oh_release(pdf->data, value);
    return reference;
}

void qu_pdf_set(struct qu_pdf *pdf, qpdf_oh dict, const char *key, qpdf_oh value)
{
    qpdf_oh_replace_key(pdf->data, dict, key, value);
    qpdf_oh_release(pdf->data, value);
}

void qu_pdf_push(struct qu_pdf *pdf, qpdf_oh array, qpdf_oh value)
{
    qpdf_oh_append_item(pdf->data, array, value);
    qpdf_oh_release(pdf->data, value);
}

qpdf_oh qu_pdf_again(struct qu_pdf *pdf, qpdf_oh value)
{
    return qpdf_oh_new_object(pdf->data, value);
}

void qu_pdf_release(struct qu_pdf *pdf, qpdf_oh value)
{
    qpdf_oh_release(pdf->data, value);
}
