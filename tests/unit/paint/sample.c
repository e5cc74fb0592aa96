#include "sample.h"

#include "../../../src/base/file.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct qu_src nowhere = {0};
static const struct qu_colour yellow = {255, 230, 80, 255};

static void make_background(struct sample *s)
{
    struct qu_items items = {0};
    struct qu_path path = {0};
    qu_items_add_box(&items, &s->arena, (struct qu_rect){-20 * QU_PT, -20 * QU_PT, 340 * QU_PT, 440 * QU_PT},
                     (struct qu_colour){250, 246, 235, 255}, 0, nowhere);
    for (int y = 40; y < 400; y += 20) {
        qu_path_move_to(&path, -20 * QU_PT, y * QU_PT);
        qu_path_line_to(&path, 320 * QU_PT, y * QU_PT);
    }
    struct qu_item *rules = qu_items_add_path(&items, &s->arena, &path, 0, nowhere);
    rules->path.stroke = (struct qu_colour){160, 190, 220, 255};
    rules->path.stroke_width = QU_PT / 2;
    qu_path_finish(&path);
    s->background.name = "ruled";
    s->background.items = qu_items_keep(&items, &s->arena, &s->background.item_count);
}

void sample_init(struct sample *s)
{
    static const char *const serif[] = {"EB Garamond", NULL}, *const label[] = {"Courier Prime", NULL},
                             *const folders[] = {NULL};
    static const char *const sans[] = {"DejaVu Sans", NULL};
    const struct qu_font_role roles[] = {
        {"serif", serif, "", nowhere}, {"label", label, "", nowhere}, {"sans", sans, "", nowhere}};
    memset(s, 0, sizeof *s);
    qu_arena_init(&s->arena);
    qu_diag_init(&s->diag, false);
    s->fonts = qu_fontset_open(&s->diag, folders, roles, QU_COUNT(roles));
    QU_ASSERT(s->fonts != NULL);
    s->images = qu_images_new();
    qu_document_init(&s->document, &s->arena);
    s->document.title = "Sample";
    make_background(s);
}

void sample_finish(struct sample *s)
{
    if (s->folder[0] != '\0' && system(qu_arena_printf(&s->arena, "rm -r %s", s->folder)) != 0)
        QU_BUG("the folder of the test stays");
    qu_document_finish(&s->document);
    qu_images_free(s->images);
    qu_fontset_close(s->fonts);
    qu_diag_finish(&s->diag);
    qu_arena_finish(&s->arena);
}

static void take_glyphs(struct sample *s, struct qu_text_item *item, const PangoGlyphString *glyphs)
{
    struct qu_glyph *out = QU_NEW_ARRAY(&s->arena, struct qu_glyph, glyphs->num_glyphs);
    struct qu_cluster *clusters = QU_NEW_ARRAY(&s->arena, struct qu_cluster, glyphs->num_glyphs);
    qu_len x = 0;
    int count = 0;
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        out[i] = (struct qu_glyph){glyphs->glyphs[i].glyph, x + glyphs->glyphs[i].geometry.x_offset,
                                   glyphs->glyphs[i].geometry.y_offset};
        x += glyphs->glyphs[i].geometry.width;
        if (i > 0 && glyphs->log_clusters[i] == glyphs->log_clusters[i - 1]) {
            clusters[count - 1].glyphs++;
            continue;
        }
        int end = i + 1;
        while (end < glyphs->num_glyphs && glyphs->log_clusters[end] == glyphs->log_clusters[i])
            end++;
        int next = end < glyphs->num_glyphs ? glyphs->log_clusters[end] : item->length;
        clusters[count++] = (struct qu_cluster){(uint16_t)(next - glyphs->log_clusters[i]), 1};
    }
    item->glyphs = out;
    item->glyph_count = glyphs->num_glyphs;
    item->clusters = clusters;
    item->cluster_count = count;
    item->width = x;
}

struct qu_item *sample_add_text(struct sample *s, struct qu_items *items, int node, const char *font,
                                const char *text, double x, double y)
{
    PangoFontDescription *wanted = pango_font_description_from_string(font);
    PangoFont *pango = pango_context_load_font(qu_fontset_lookup_context(s->fonts), wanted);
    PangoAnalysis analysis = {.font = pango, .language = pango_language_from_string("en")};
    PangoGlyphString *glyphs = pango_glyph_string_new();
    pango_shape(text, (int)strlen(text), &analysis, glyphs);
    struct qu_item *item = qu_items_add(items, QU_ITEM_TEXT, node, nowhere);
    item->text.font = qu_fontset_id(s->fonts, pango);
    item->text.text = qu_arena_strdup(&s->arena, text);
    item->text.length = (int)strlen(text);
    item->text.x = qu_len_from_pt(x);
    item->text.y = qu_len_from_pt(y);
    item->text.colour = (struct qu_colour){30, 30, 60, 255};
    take_glyphs(s, &item->text, glyphs);
    pango_glyph_string_free(glyphs);
    g_object_unref(pango);
    pango_font_description_free(wanted);
    return item;
}

struct qu_page *sample_add_page(struct sample *s, double bleed)
{
    struct qu_page *page = qu_vec_push(&s->document.pages);
    *page = (struct qu_page){.number = s->document.pages.count,
                             .label = "",
                             .width = 300 * QU_PT,
                             .height = 400 * QU_PT,
                             .bleed = qu_len_from_pt(bleed),
                             .background = &s->background};
    return page;
}

/* The folder is made when it is first asked for. */
char *sample_path(struct sample *s, const char *name)
{
    if (s->folder[0] == '\0') {
        snprintf(s->folder, sizeof s->folder, "/tmp/quire-sample-XXXXXX");
        if (mkdtemp(s->folder) == NULL)
            QU_BUG("no folder for the test");
    }
    return qu_file_join(&s->arena, s->folder, name);
}

char *sample_ask(struct sample *s, const struct qu_buf *file, const char *command)
{
    char *path = sample_path(s, "out");
    struct qu_buf said;
    char chunk[4096];
    size_t got;
    qu_buf_init(&said);
    qu_file_write(&s->diag, path, file->data, file->length);
    FILE *pipe = popen(qu_arena_printf(&s->arena, "F=%s; %s", path, command), "r");
    while (pipe != NULL && (got = fread(chunk, 1, sizeof chunk, pipe)) > 0)
        qu_buf_add(&said, chunk, got);
    int status = pipe != NULL ? pclose(pipe) : -1;
    if (status != 0)
        qu_buf_printf(&said, "(status %d)", status);
    char *text = qu_arena_strndup(&s->arena, qu_buf_text(&said), said.length);
    qu_buf_finish(&said);
    return text;
}

int sample_count_of(const char *text, const char *word)
{
    int count = 0;
    for (const char *at = text; (at = strstr(at, word)) != NULL; at++)
        count++;
    return count;
}

void sample_keep(struct sample *s, struct qu_page *page, struct qu_items *items)
{
    page->items = qu_items_keep(items, &s->arena, &page->item_count);
}

void sample_add_group(struct sample *s, struct qu_items *items, struct qu_items *inner,
                      struct qu_matrix matrix, int alpha)
{
    struct qu_item *group = qu_items_add(items, QU_ITEM_GROUP, 0, nowhere);
    group->group.items = qu_items_keep(inner, &s->arena, &group->group.item_count);
    group->group.matrix = matrix;
    group->group.alpha = (uint8_t)alpha;
}

void sample_fill_page(struct sample *s, struct qu_page *page, int number)
{
    struct qu_items items = {0}, paper = {0};
    int heading = qu_document_add_node(&s->document, QU_ROLE_H1, 1, nowhere);
    int body = qu_document_add_node(&s->document, QU_ROLE_P, 1, nowhere);
    sample_add_text(s, &items, 0, "Courier Prime 8", qu_arena_printf(&s->arena, "folio %d", number), 20, 390);
    sample_add_text(s, &items, heading, "EB Garamond Bold 20", "A heading", 20, 39);
    struct qu_item *mark = qu_items_add_box(&items, &s->arena,
                                            (struct qu_rect){20 * QU_PT, 50 * QU_PT, 60 * QU_PT, 12 * QU_PT},
                                            yellow, 0, nowhere);
    mark->path.blend = QU_BLEND_MULTIPLY;
    sample_add_text(s, &items, body, "EB Garamond 12", "first line of the body ", 20, 59);
    sample_add_text(s, &items, body, "EB Garamond Italic 12", "second line of the body", 20, 79);
    sample_add_text(s, &paper, body, "EB Garamond 12", "on a paper", 0, 0);
    sample_add_group(s, &items, &paper, qu_matrix_rotate(1, (struct qu_point){0, 0}), 255);
    items.at[items.count - 1].group.matrix.x0 = 30 * QU_PT;
    items.at[items.count - 1].group.matrix.y0 = 119 * QU_PT;
    struct qu_item *link = qu_items_add(&items, QU_ITEM_LINK, body, nowhere);
    link->link = (struct qu_link_item){{0, 0, QU_PT, QU_PT}, "https://example.org", NULL, "example"};
    sample_keep(s, page, &items);
}

int sample_load_black(struct sample *s)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 40, 30);
    char *path = sample_path(s, "black.png");
    cairo_surface_write_to_png(surface, path);
    cairo_surface_destroy(surface);
    return qu_images_load(s->images, &s->diag, path, nowhere);
}

void sample_add_pictures(struct sample *s, int picture, int count)
{
    struct qu_items items = {0};
    struct qu_page *page = sample_add_page(s, 0);
    for (int i = 0; i < count; i++)
        qu_items_add(&items, QU_ITEM_IMAGE, 0, (struct qu_src){0})->image = (struct qu_image_item){
            picture, {i * 60 * QU_PT, 0, 40 * QU_PT, 30 * QU_PT}};
    sample_keep(s, page, &items);
}

bool sample_same_bytes(const struct qu_buf *a, const struct qu_buf *b)
{
    return a->length > 0 && a->length == b->length && memcmp(a->data, b->data, a->length) == 0;
}
