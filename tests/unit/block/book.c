#include "book.h"

#include "../../../src/base/diagprint.h"
#include "../../../src/base/file.h"
#include "../../../src/model/reading.h"
#include "../../../src/style/reading.h"

#include <ftw.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

static const char *in_folder(struct book *book, const char *name)
{
    return qu_file_join(&book->arena, book->folder, name);
}

static void write_text(struct book *book, const char *name, const char *text, size_t length)
{
    if (!qu_file_write(&book->diag, in_folder(book, name), text, length)) {
        qu_diag_print(&book->diag, stdout, false);
        exit(99);
    }
}

static void write_pictures(struct book *book)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 600, 400);
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 0.3, 0.5, 0.7);
    cairo_paint(cr);
    cairo_destroy(cr);
    cairo_surface_write_to_png(surface, in_folder(book, "picture.png"));
    cairo_surface_destroy(surface);
    FILE *file = fopen(in_folder(book, "picture.png"), "rb");
    char bytes[65536];
    size_t length = file != NULL ? fread(bytes, 1, sizeof bytes, file) : 0;
    if (file == NULL || length < 100)
        exit(99);
    fclose(file);
    write_text(book, "half.png", bytes, length / 2);
    write_text(book, "words.jpg", "these are words", 15);
}

static void drop(struct book *book)
{
    qu_document_finish(&book->document);
    if (book->typesetter != NULL)
        qu_typesetter_free(book->typesetter);
    if (book->images != NULL)
        qu_images_free(book->images);
    if (book->fonts != NULL)
        qu_fontset_close(book->fonts);
    qu_diag_finish(&book->diag);
    qu_arena_finish(&book->arena);
}

static void begin(struct book *book)
{
    qu_arena_init(&book->arena);
    qu_diag_init(&book->diag, false);
    book->notebook = NULL;
    book->layout = NULL;
    book->fonts = NULL;
    book->images = NULL;
    book->typesetter = NULL;
    qu_document_init(&book->document, &book->arena);
}

void book_init(struct book *book, struct tap *tap, char **argv)
{
    *book = (struct book){.tap = tap, .layouts = argv[1], .fonts_folder = argv[2]};
    const char *tmp = getenv("TMPDIR");
    snprintf(book->folder, sizeof book->folder, "%s/quire-block-XXXXXX", tmp != NULL ? tmp : "/tmp");
    if (mkdtemp(book->folder) == NULL)
        exit(99);
    begin(book);
    write_pictures(book);
    write_text(book, "notebook.yaml", "title: a test\nentries: [entry.yaml]\n", 36);
}

bool book_set(struct book *book, const char *entry)
{
    drop(book);
    begin(book);
    write_text(book, "entry.yaml", entry, strlen(entry));
    const char *layouts[] = {book->layouts, NULL}, *folders[] = {book->fonts_folder, NULL};
    book->notebook = qu_notebook_read(&book->arena, &book->diag, qu_block_kinds(&book->arena), book->folder);
    if (book->notebook == NULL || qu_diag_errors(&book->diag) > 0)
        return false;
    book->layout = qu_layout_read(&book->arena, &book->diag, "field-notes-a5", book->notebook->src, layouts,
                                  qu_block_styles(&book->arena));
    if (book->layout == NULL || qu_diag_errors(&book->diag) > 0)
        return false;
    book->fonts = qu_fontset_open(&book->diag, folders, book->layout->roles, book->layout->role_count);
    if (book->fonts == NULL)
        return false;
    book->images = qu_images_new();
    book->typesetter = qu_typesetter_new(book->fonts, &book->diag);
    struct qu_flow_input input = {.arena = &book->arena,
                                  .diag = &book->diag,
                                  .notebook = book->notebook,
                                  .layout = book->layout,
                                  .fonts = book->fonts,
                                  .images = book->images,
                                  .typesetter = book->typesetter};
    return qu_flow_set(&input, &book->document) && qu_diag_errors(&book->diag) == 0;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    return remove(path);
}

void book_finish(struct book *book)
{
    drop(book);
    nftw(book->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

struct collecting {
    struct book *book;
    struct placed *at;
    int count, room, page;
};

static struct qu_rect transformed(const struct qu_matrix *m, struct qu_rect r)
{
    double left = 1e18, right = -1e18, top = 1e18, foot = -1e18;
    for (int i = 0; i < 4; i++) {
        struct qu_xy at = qu_matrix_apply(m, r.x + (i % 2 ? r.w : 0), r.y + (i / 2 ? r.h : 0));
        left = fmin(left, at.x);
        right = fmax(right, at.x);
        top = fmin(top, at.y);
        foot = fmax(foot, at.y);
    }
    return (struct qu_rect){(qu_len)left, (qu_len)top, (qu_len)(right - left), (qu_len)(foot - top)};
}

static void collect(void *data, const struct qu_item *item, const struct qu_matrix *matrix)
{
    struct collecting *c = data;
    if (item->kind == QU_ITEM_GROUP || c->count == c->room)
        return;
    struct qu_rect box = qu_items_box(item, 1);
    if (item->kind == QU_ITEM_TEXT) {
        qu_len size = qu_fontset_size(c->book->fonts, item->text.font);
        box = (struct qu_rect){item->text.x, item->text.y - size / 2, item->text.width, size / 2};
    }
    c->at[c->count] = (struct placed){item, *matrix, transformed(matrix, box), c->page, c->count};
    c->count++;
}

struct placed *book_items(struct book *book, int *count)
{
    struct collecting c = {.book = book, .room = 20000};
    c.at = QU_NEW_ARRAY(&book->arena, struct placed, c.room);
    for (c.page = 0; c.page < book->document.pages.count; c.page++)
        qu_items_visit(book->document.pages.at[c.page].items, book->document.pages.at[c.page].item_count,
                       collect, &c);
    *count = c.count;
    return c.at;
}

/* Whether the text items from `items` on, put together, begin so: a line may be several runs. */
static bool begins(const struct placed *items, int count, const char *start)
{
    for (int i = 0; i < count && *start != '\0'; i++) {
        const struct qu_text_item *text = &items[i].item->text;
        if (items[i].item->kind != QU_ITEM_TEXT)
            continue;
        size_t length = QU_MIN(strlen(start), (size_t)text->length);
        if (length == 0 || memcmp(text->text, start, length) != 0)
            return false;
        start += length;
    }
    return *start == '\0';
}

const struct placed *book_find(const struct placed *items, int count, const char *start)
{
    for (int i = 0; i < count; i++)
        if (items[i].item->kind == QU_ITEM_TEXT && begins(&items[i], count - i, start))
            return &items[i];
    return NULL;
}

bool book_said(struct book *book, enum qu_diag_id id, int line, const char *text)
{
    for (int i = 0; i < book->diag.count; i++) {
        const struct qu_message *m = &book->diag.messages[i];
        if (m->id == id && m->src.line == line && strstr(m->text, text) != NULL && m->hint != NULL)
            return true;
    }
    for (int i = 0; i < book->diag.count; i++) {
        const struct qu_message *m = &book->diag.messages[i];
        printf("# said: %d: %s: %s (%s)\n", m->src.line, qu_diag_id_name(m->id), m->text,
               m->hint != NULL ? m->hint : "no hint");
    }
    return false;
}
