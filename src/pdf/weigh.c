#include "weigh.h"

#include "../base/vec.h"
#include "pdf.h"

#include <stdlib.h>
#include <string.h>

struct weighing {
    struct qu_pdf pdf;
    struct qu_arena *arena;
    struct qu_weights *out;
    QU_VEC(struct qu_share) fonts, pictures;
};

/* As stored in the file. */
static size_t stream_length(struct qu_obj stream)
{
    long long length = qu_obj_is_stream(stream) ? qu_obj_get_int(stream, "/Length", 0) : 0;
    return length > 0 ? (size_t)length : 0;
}

/* The length of a stream, or of an array of streams. */
static size_t length_at(struct qu_obj dict, const char *key)
{
    struct qu_obj value = qu_obj_get(dict, key);
    size_t length = stream_length(value);
    for (int i = 0; i < qu_obj_count(value); i++)
        length += stream_length(qu_obj_at(value, i));
    return length;
}

static void weigh_font(struct weighing *w, struct qu_obj descriptor)
{
    size_t bytes = length_at(descriptor, "/FontFile") + length_at(descriptor, "/FontFile2") +
                   length_at(descriptor, "/FontFile3");
    const char *name = qu_obj_name_value(qu_obj_get(descriptor, "/FontName")),
               *text = name[0] != '\0' ? name + 1 : "a font";
    if (strlen(text) > 7 && text[6] == '+') /* the tag of a subset */
        text += 7;
    qu_vec_add(&w->fonts, ((struct qu_share){qu_arena_strdup(w->arena, text), bytes}));
    w->out->fonts += bytes;
}

static void weigh_dict(struct weighing *w, struct qu_obj dict)
{
    if (qu_obj_name_is(dict, "/Type", "/FontDescriptor"))
        weigh_font(w, dict);
    else if (qu_obj_name_is(dict, "/Type", "/Font"))
        w->out->fonts += length_at(dict, "/ToUnicode");
    else if (qu_obj_name_is(dict, "/Type", "/Page"))
        w->out->pages += length_at(dict, "/Contents");
}

static void weigh_stream(struct weighing *w, struct qu_obj stream)
{
    size_t bytes = stream_length(stream);
    if (qu_obj_name_is(stream, "/Subtype", "/Image")) {
        const char *name = qu_arena_printf(w->arena, "%lld x %lld pixels",
                                           qu_obj_get_int(stream, "/Width", 0),
                                           qu_obj_get_int(stream, "/Height", 0));
        qu_vec_add(&w->pictures, ((struct qu_share){name, bytes}));
        w->out->pictures += bytes;
    } else if (qu_obj_name_is(stream, "/Subtype", "/Form") || qu_obj_get_int(stream, "/PatternType", 0) > 0) {
        w->out->pages += bytes;
    } else if (qu_obj_name_is(stream, "/Type", "/Metadata")) {
        w->out->structure += bytes;
    }
}

static int heavier(const void *left, const void *right)
{
    const struct qu_share *a = left, *b = right;
    if (a->bytes != b->bytes)
        return a->bytes < b->bytes ? 1 : -1;
    return strcmp(a->name, b->name);
}

static void weigh_all(struct weighing *w)
{
    int last = qu_pdf_highest_number(&w->pdf);
    for (int number = 1; number <= last; number++) {
        int scope = qu_pdf_scope_begin(&w->pdf);
        struct qu_obj object = qu_pdf_object(&w->pdf, number);
        if (qu_obj_is_stream(object))
            weigh_stream(w, object);
        else if (qu_obj_is_dict(object))
            weigh_dict(w, object);
        qu_pdf_scope_end(&w->pdf, scope);
    }
}

bool qu_weigh_pdf(struct qu_arena *arena, const struct qu_buf *pdf, struct qu_weights *out)
{
    struct weighing w = {.arena = arena, .out = out};
    *out = (struct qu_weights){.all = pdf->length};
    bool fine = qu_pdf_open(&w.pdf, pdf->data, pdf->length);
    if (fine)
        weigh_all(&w);
    qu_pdf_close(&w.pdf);
    size_t known = out->fonts + out->pictures + out->pages + out->structure;
    out->rest = known < out->all ? out->all - known : 0;
    if (w.fonts.count > 1)
        qsort(w.fonts.at, (size_t)w.fonts.count, sizeof *w.fonts.at, heavier);
    if (w.pictures.count > 1)
        qsort(w.pictures.at, (size_t)w.pictures.count, sizeof *w.pictures.at, heavier);
    out->font_count = w.fonts.count;
    out->picture_count = w.pictures.count;
    out->fonts_at = qu_vec_keep(&w.fonts, arena);
    out->pictures_at = qu_vec_keep(&w.pictures, arena);
    return fine;
}

void qu_bytes_print(size_t bytes, struct qu_buf *out)
{
    if (bytes < 1000)
        qu_buf_printf(out, "%zu B", bytes);
    else if (bytes < 999500)
        qu_buf_printf(out, "%zu kB", (bytes + 500) / 1000);
    else
        qu_buf_printf(out, "%zu.%zu MB", (bytes + 50000) / 1000000, (bytes + 50000) / 100000 % 10);
}

/* Lists the kinds of content, the largest first and `rest` always last. */
static int list_kinds(const struct qu_weights *w, struct qu_share kinds[4])
{
    const struct qu_share all[] = {
        {"pictures", w->pictures}, {"fonts", w->fonts}, {"pages", w->pages}, {"metadata", w->structure}};
    memcpy(kinds, all, sizeof all);
    qsort(kinds, QU_COUNT(all), sizeof *kinds, heavier);
    return QU_COUNT(all);
}

void qu_weights_summary(const struct qu_weights *weights, struct qu_buf *out)
{
    struct qu_share kinds[4];
    int count = list_kinds(weights, kinds);
    for (int i = 0; i < count; i++) {
        if (kinds[i].bytes == 0)
            continue;
        qu_buf_printf(out, "%s ", kinds[i].name);
        qu_bytes_print(kinds[i].bytes, out);
        qu_buf_add_text(out, ", ");
    }
    qu_buf_add_text(out, "the rest ");
    qu_bytes_print(weights->rest, out);
}

static void print_line(struct qu_buf *out, const char *indent, const char *name, size_t bytes, size_t all)
{
    struct qu_buf size;
    qu_buf_init(&size);
    qu_bytes_print(bytes, &size);
    qu_buf_printf(out, "%s%-*s%8s %5.1f %%\n", indent, 36 - (int)strlen(indent), name, qu_buf_text(&size),
                  all > 0 ? 100.0 * (double)bytes / (double)all : 0);
    qu_buf_finish(&size);
}

void qu_weights_print(const struct qu_weights *weights, struct qu_buf *out)
{
    struct qu_share kinds[4];
    int count = list_kinds(weights, kinds);
    for (int i = 0; i < count; i++) {
        if (kinds[i].bytes == 0)
            continue;
        print_line(out, "  ", kinds[i].name, kinds[i].bytes, weights->all);
        bool fonts = strcmp(kinds[i].name, "fonts") == 0, pictures = strcmp(kinds[i].name, "pictures") == 0;
        for (int k = 0; fonts && k < weights->font_count; k++)
            print_line(out, "      ", weights->fonts_at[k].name, weights->fonts_at[k].bytes, weights->all);
        for (int k = 0; pictures && k < weights->picture_count; k++)
            print_line(out, "      ", weights->pictures_at[k].name, weights->pictures_at[k].bytes,
                       weights->all);
    }
    print_line(out, "  ", "links, structure, the rest", weights->rest, weights->all);
    print_line(out, "  ", "together", weights->all, weights->all);
}
