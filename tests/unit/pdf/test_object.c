/* test_object.c - objects of a PDF: what is read where it is not there or something else, what is made and changed,
 * pages and their content, labels, and what is no PDF at all. */
#include "../../../src/pdf/deflate.h"
#include "../../../src/pdf/pagelabels.h"
#include "../../../src/pdf/pdf.h"
#include "../../../src/pdf/winansi.h"

#include <pdfsource.h>
#include <tap.h>

static const struct pdf_source objects[] = {
    {"<< /Type /Catalog /Pages 2 0 R "
     "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 7 /P (p. ) >> 3 << >>] >> >>",
     NULL},
    {"<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R 6 0 R] /Count 4 /MediaBox [0 0 200 100.5] >>", NULL},
    {"<< /Type /Page /Parent 2 0 R /Contents 7 0 R >>", NULL},
    {"<< /Type /Page /Parent 2 0 R /Contents [7 0 R 8 0 R] >>", NULL},
    {"<< /Type /Page /Parent 2 0 R >>", NULL},
    {"<< /Type /Page /Parent 2 0 R >>", NULL},
    {"", "q Q"},
    {"/Kind /Second", "0 g"},
    {"<< /Name /Here /Whole 12 /Real 1.25 /Text (caf\\351) /List [1 2.5 (x) /N] /Yes true /Itself 9 0 R >>",
     NULL},
};

static void make_file(struct qu_buf *out)
{
    pdf_source_write(out, objects, QU_COUNT(objects), "/Root 1 0 R /Extra 9 0 R");
}

static void test_reading(struct tap *tap, struct qu_pdf *pdf)
{
    struct qu_obj o = qu_obj_get(qu_pdf_trailer(pdf), "/Extra"), list = qu_obj_get(o, "/List"),
                  null = qu_obj_get(o, "/Missing");
    double reals[4] = {7, 7, 7, 7};
    size_t length;
    tap_ok(tap, qu_obj_is_dict(o) && qu_obj_number(o) == 9 && qu_obj_number(list) == 0,
           "references are followed");
    tap_text(tap, qu_obj_name_value(qu_obj_get(o, "/Name")), "/Here", "a name");
    tap_ok(tap, qu_obj_name_is(o, "/Name", "/Here") && !qu_obj_name_is(o, "/Name", "/There"), "is compared");
    tap_int(tap, (long)qu_obj_get_int(o, "/Whole", -1), 12, "a whole number");
    tap_ok(tap, qu_obj_get_real(o, "/Real") == 1.25 && qu_obj_get_real(o, "/Whole") == 12, "a number");
    tap_text(tap, qu_obj_text_value(qu_obj_get(o, "/Text")), "caf\u00e9", "a text as UTF-8");
    tap_ok(tap, memcmp(qu_obj_bytes_value(qu_obj_get(o, "/Text"), &length), "caf\351", 4) == 0 && length == 4,
           "and as its bytes");
    tap_int(tap, qu_obj_count(list), 4, "an array");
    tap_ok(tap, qu_obj_read_reals(list, reals, 4) && reals[1] == 2.5 && reals[2] == 0, "as numbers");
    tap_ok(tap, !qu_obj_read_reals(list, reals, 3) && reals[0] == 1, "not as another number of them");
    tap_ok(tap,
           qu_obj_get_int(o, "/Real", -1) == -1 && qu_obj_get_real(o, "/Text") == 0 &&
               qu_obj_name_value(list)[0] == '\0' && qu_obj_text_value(o)[0] == '\0' &&
               qu_obj_bytes_value(o, &length) == NULL && length == 0 && qu_obj_count(o) == 0,
           "of another kind is nothing");
    tap_ok(tap,
           !qu_obj_is_dict(null) && !qu_obj_has(o, "/Missing") &&
               !qu_obj_is_dict(qu_obj_get(null, "/Further")) && !qu_obj_is_number(qu_obj_at(list, 4)) &&
               !qu_obj_is_number(qu_obj_at(list, -1)) && !qu_obj_is_name(qu_obj_at(null, 0), NULL) &&
               !qu_obj_is_dict(qu_obj_get(list, "/Key")),
           "nor is what is missing, however far one looks");
    tap_ok(tap, qu_pdf_failed(pdf) == NULL, "and nothing of it is a fault");
}

static void test_keys(struct tap *tap, struct qu_pdf *pdf)
{
    struct qu_obj_keys keys;
    struct qu_buf text = {0};
    qu_obj_keys_init(&keys, qu_pdf_object(pdf, 8));
    for (int i = 0; i < keys.at.count; i++)
        qu_buf_printf(&text, "%s ", keys.at.at[i]);
    tap_text(tap, qu_buf_text(&text), "/Kind /Length ", "the keys of a stream");
    qu_obj_keys_finish(&keys);
    qu_obj_keys_init(&keys, qu_obj_null(pdf));
    tap_int(tap, keys.at.count, 0, "keys of nothing");
    qu_obj_keys_finish(&keys);
    qu_buf_finish(&text);
}

static void test_making(struct tap *tap, struct qu_pdf *pdf)
{
    static const double box[] = {0, 1.5, 2.0004, -3};
    struct qu_obj dict = qu_obj_dict(pdf), shared = qu_obj_array(pdf);
    qu_obj_set_name(dict, "/N", "/Value");
    qu_obj_set_int(dict, "/I", -5);
    qu_obj_set_text(dict, "/T", "x");
    qu_obj_set(dict, "/B", qu_obj_reals(pdf, box, QU_COUNT(box)));
    qu_obj_set(dict, "/Y", qu_obj_bool(pdf, true));
    qu_obj_set(dict, "/L", shared);
    qu_obj_push(shared, qu_obj_int(pdf, 1));
    qu_obj_push(shared, qu_obj_int(pdf, 2));
    qu_obj_replace_at(shared, 0, qu_obj_bytes(pdf, "one"));
    qu_obj_set_int(dict, "/Gone", 1);
    qu_obj_remove(dict, "/Gone");
    tap_text(tap, qu_obj_source(dict),
             "<< /B [ 0 1.5 2 -3 ] /I -5 /L [ (one) 2 ] /N /Value /T (x) /Y true >>",
             "a dictionary, changed through what it holds");
    int before = qu_pdf_highest_number(pdf);
    struct qu_obj own = qu_obj_indirect(dict);
    tap_ok(tap, qu_obj_number(own) > before && qu_obj_number(own) == qu_pdf_highest_number(pdf),
           "an object of its own gets the next number");
    qu_obj_erase(own);
    tap_ok(tap, !qu_obj_is_dict(qu_pdf_object(pdf, qu_obj_number(own))), "erased, it is no more");
}

static void test_streams(struct tap *tap, struct qu_pdf *pdf)
{
    struct qu_buf packed = {0}, data = {0}, raw = {0};
    struct qu_packer *packer = qu_packer_new();
    qu_pack(packer, "hello", 5, &packed);
    qu_packer_free(packer);
    struct qu_obj stream = qu_obj_packed_stream(pdf, &packed);
    tap_ok(tap,
           qu_obj_is_stream(stream) && qu_obj_number(stream) > 0 && qu_obj_data(stream, &data) &&
               data.length == 5,
           "a packed stream");
    tap_ok(tap, qu_obj_raw_data(stream, &raw) && raw.length == packed.length, "as it lies there");
    qu_obj_set_name(stream, "/Kind", "/Third");
    qu_obj_set_data(stream, "other", 5);
    qu_buf_clear(&data);
    tap_ok(tap,
           qu_obj_data(stream, &data) && memcmp(data.data, "other", 5) == 0 &&
               qu_obj_name_is(stream, "/Kind", "/Third") && !qu_obj_has(stream, "/Filter"),
           "other data, the same dictionary");
    tap_ok(tap, !qu_obj_data(pdf->root, &data) && !qu_obj_raw_data(pdf->root, &data), "no stream, no data");
    qu_buf_finish(&packed);
    qu_buf_finish(&data);
    qu_buf_finish(&raw);
}

/* What a scope took is out of hand behind it; what it set stays. */
static void test_scopes(struct tap *tap, struct qu_pdf *pdf)
{
    struct qu_obj outer = qu_obj_dict(pdf);
    int before = pdf->handles.count;
    for (int i = 0; i < 100; i++) {
        int scope = qu_pdf_scope_begin(pdf);
        struct qu_obj inner = qu_obj_array(pdf);
        qu_obj_push(inner, qu_obj_int(pdf, i));
        qu_obj_set(outer, "/Inner", inner);
        qu_pdf_scope_end(pdf, scope);
    }
    tap_int(tap, pdf->handles.count, before, "objects in hand");
    tap_int(tap, (long)qu_obj_real_at(qu_obj_get(outer, "/Inner"), 0), 99, "the last that was set");
}

static void content_is(struct tap *tap, struct qu_obj page, const char *wanted, const char *what)
{
    struct qu_buf content = {0}, packed = {0}, again = {0};
    struct qu_packer *packer = qu_packer_new();
    bool fine = qu_page_content(page, &content) && qu_page_packed_content(page, &packed) &&
                qu_unpack(packer, packed.data, packed.length, &again);
    tap_ok(tap, fine && strcmp(qu_buf_text(&again), qu_buf_text(&content)) == 0, "%s: the same when packed",
           what);
    tap_ok(tap, strcmp(qu_buf_text(&content), wanted) == 0, "%s: as it is", what);
    qu_packer_free(packer);
    qu_buf_finish(&content);
    qu_buf_finish(&packed);
    qu_buf_finish(&again);
}

static void test_pages(struct tap *tap, struct qu_pdf *pdf)
{
    struct qu_buf new = {0};
    tap_int(tap, pdf->page_count, 4, "pages");
    content_is(tap, qu_pdf_page(pdf, 0), "q Q", "one stream");
    content_is(tap, qu_pdf_page(pdf, 1), "q Q\n0 g", "two streams");
    content_is(tap, qu_pdf_page(pdf, 2), "", "no content");
    qu_buf_add_text(&new, "1 g");
    qu_page_set_content(qu_pdf_page(pdf, 1), &new);
    qu_page_set_content(qu_pdf_page(pdf, 2), &new);
    content_is(tap, qu_pdf_page(pdf, 1), "1 g", "in place of two");
    content_is(tap, qu_pdf_page(pdf, 2), "1 g", "in place of none");
    content_is(tap, qu_pdf_page(pdf, 0), "q Q", "the stream of another page stays");
    struct qu_obj third = qu_pdf_page(pdf, 2);
    tap_ok(tap, qu_pdf_find_page(third) == 2 && qu_pdf_find_page(pdf->root) == -1, "a page has its place");
    qu_pdf_remove_page(qu_pdf_page(pdf, 0));
    tap_ok(tap, pdf->page_count == 3 && qu_pdf_find_page(third) == 1, "which moves up");
    qu_pdf_add_page(qu_obj_indirect(qu_obj_parse(pdf, "<< /Type /Page /MediaBox [0 0 9 9] >>")));
    const char *fault = qu_pdf_failed(pdf);
    tap_ok(tap, pdf->page_count == 4 && fault == NULL, "a page more at the end: %s",
           fault != NULL ? fault : "fine");
    qu_buf_finish(&new);
}

static void test_labels(struct tap *tap, struct qu_pdf *pdf)
{
    static const char *const wanted[] = {"i", "ii", "p. 7", ""};
    struct qu_arena arena;
    qu_arena_init(&arena);
    for (int i = 0; i < QU_COUNT(wanted); i++)
        tap_text(tap, qu_label_of_page(&arena, pdf, i), wanted[i], "a label");
    qu_obj_set(pdf->root, "/PageLabels",
               qu_obj_parse(pdf, "<< /Nums [0 << /S /R /St 4 /P (A-x) >> 2 << /S /D >>] >>"));
    tap_text(tap, qu_label_of_page(&arena, pdf, 0), "A-xIV", "a label in capital Roman numerals");
    tap_text(tap, qu_label_of_page(&arena, pdf, 1), "A-xV", "and the next");
    tap_text(tap, qu_label_of_page(&arena, pdf, 2), "1", "a label in digits");
    qu_arena_finish(&arena);
}

static void test_winansi(struct tap *tap)
{
    bool both_ways = true;
    int codes = 0;
    for (unsigned code = 0x20; code < 256; code++) {
        uint32_t unicode = qu_winansi_to_unicode(code);
        both_ways = both_ways && (unicode == 0 || qu_winansi_from_unicode(unicode) == (int)code);
        codes += unicode != 0;
    }
    tap_ok(tap, both_ways, "codes and characters of WinAnsiEncoding, both ways");
    tap_int(tap, codes, 219, "codes that stand for a character");
    tap_ok(tap,
           qu_winansi_to_unicode(0x80) == 0x20AC && qu_winansi_to_unicode(0xE9) == 0xE9 &&
               qu_winansi_to_unicode(0x81) == 0 && qu_winansi_to_unicode(256) == 0 &&
               qu_winansi_from_unicode(0x160) == 0x8A && qu_winansi_from_unicode(0x81) == 0 &&
               qu_winansi_from_unicode(0x100) == 0,
           "the euro, an accent, what there is not");
}

static void test_refusals(struct tap *tap, const struct qu_buf *file)
{
    struct qu_pdf pdf;
    bool opened = qu_pdf_open(&pdf, "no PDF at all", 13);
    const char *reason = qu_pdf_failed(&pdf);
    tap_ok(tap, !opened && reason != NULL && reason == qu_pdf_failed(&pdf), "no PDF: %s", reason);
    tap_ok(tap, !qu_pdf_is_encrypted(&pdf), "which nobody encrypted");
    qu_pdf_close(&pdf);
    opened = qu_pdf_open(&pdf, file->data, file->length / 2);
    tap_ok(tap, !opened && qu_pdf_failed(&pdf) != NULL, "half of a file");
    qu_pdf_close(&pdf);
    qu_pdf_close(&pdf);
    tap_ok(tap, true, "closed twice");
}

static void test_writing(struct tap *tap, const struct qu_buf *file)
{
    struct qu_buf first = {0}, second = {0};
    for (int i = 0; i < 2; i++) {
        struct qu_pdf pdf;
        bool fine = qu_pdf_open(&pdf, file->data, file->length) &&
                    qu_pdf_write(&pdf, i == 0 ? &first : &second);
        tap_ok(tap, fine && qu_pdf_failed(&pdf) == NULL, "written");
        qu_pdf_close(&pdf);
    }
    tap_ok(tap, first.length == second.length && memcmp(first.data, second.data, first.length) == 0,
           "same objects, same bytes");
    tap_ok(tap, strncmp(first.data, "%PDF-1.7", 8) == 0, "as PDF 1.7");
    qu_buf_finish(&first);
    qu_buf_finish(&second);
}

int main(void)
{
    struct tap tap = {0};
    struct qu_buf file = {0};
    struct qu_pdf pdf;
    make_file(&file);
    tap_ok(&tap, qu_pdf_open(&pdf, file.data, file.length) && qu_pdf_failed(&pdf) == NULL,
           "a file is opened");
    test_reading(&tap, &pdf);
    test_keys(&tap, &pdf);
    test_making(&tap, &pdf);
    test_streams(&tap, &pdf);
    test_scopes(&tap, &pdf);
    test_labels(&tap, &pdf);
    test_pages(&tap, &pdf);
    qu_pdf_close(&pdf);
    test_winansi(&tap);
    test_refusals(&tap, &file);
    test_writing(&tap, &file);
    qu_buf_finish(&file);
    return tap_done(&tap);
}
