#include "contents.h"

#include "../base/parallel.h"
#include "../pdf/deflate.h"
#include "resources.h"

enum { PAGES_AT_ONCE = 64 };

struct sheet {
    struct qu_buf packed; /* the content: as painted, then as rewritten */
    struct qu_renaming renaming;
    bool renamed, fine;
    struct qu_marked_leaves *marked;
};

/* What a worker keeps from page to page. */
struct desk {
    struct qu_packer *packer;
    struct qu_buf content, renamed, marked;
};

struct contents {
    struct sheet sheets[PAGES_AT_ONCE];
    struct desk desks[QU_WORKERS_MOST];
};

static void rewrite(void *data, int index, int worker)
{
    struct sheet *sheet = &((struct contents *)data)->sheets[index];
    struct desk *desk = &((struct contents *)data)->desks[worker];
    const struct qu_buf *result = &desk->content;
    if (desk->packer == NULL)
        desk->packer = qu_packer_new();
    qu_buf_clear(&desk->content);
    qu_buf_clear(&desk->renamed);
    qu_buf_clear(&desk->marked);
    sheet->fine = qu_unpack(desk->packer, sheet->packed.data, sheet->packed.length, &desk->content);
    if (!sheet->fine)
        return;
    if (sheet->renamed) {
        qu_rename_write(&sheet->renaming, qu_buf_text(result), result->length, &desk->renamed);
        result = &desk->renamed;
    }
    if (sheet->marked != NULL) {
        qu_marking_write(qu_buf_text(result), result->length, &desk->marked, sheet->marked);
        result = &desk->marked;
    }
    qu_buf_clear(&sheet->packed);
    qu_pack(desk->packer, qu_buf_text(result), result->length, &sheet->packed);
}

static bool take(struct sheet *sheet, struct qu_steady *steady, qpdf_oh page, struct qu_marked_leaves *marked)
{
    qu_buf_clear(&sheet->packed);
    sheet->marked = marked;
    sheet->renamed = qu_steady_begin(steady, page, &sheet->renaming);
    return qu_pdf_packed_content(steady->pdf, page, &sheet->packed);
}

static void give(struct sheet *sheet, struct qu_steady *steady, qpdf_oh page)
{
    if (sheet->renamed)
        qu_steady_end(steady, page, &sheet->renaming);
    qu_pdf_set_packed_content(steady->pdf, page, &sheet->packed);
    qu_renaming_finish(&sheet->renaming);
}

static bool rewrite_some(struct contents *contents, struct qu_steady *steady, const struct qu_leaf *leaves,
                         int count, struct qu_marked_leaves *marked)
{
    bool fine = true;
    for (int i = 0; i < count; i++)
        fine = take(&contents->sheets[i], steady, leaves[i].object, marked != NULL ? &marked[i] : NULL) &&
               fine;
    if (fine)
        qu_parallel_run(count, rewrite, contents);
    for (int i = 0; i < count; i++) {
        fine = fine && contents->sheets[i].fine;
        if (fine)
            give(&contents->sheets[i], steady, leaves[i].object);
        qu_renaming_finish(&contents->sheets[i].renaming);
    }
    return fine;
}

static void clear_up(struct contents *contents)
{
    for (int i = 0; i < PAGES_AT_ONCE; i++)
        qu_buf_finish(&contents->sheets[i].packed);
    for (int i = 0; i < QU_WORKERS_MOST; i++) {
        struct desk *desk = &contents->desks[i];
        if (desk->packer != NULL)
            qu_packer_free(desk->packer);
        qu_buf_finish(&desk->content);
        qu_buf_finish(&desk->renamed);
        qu_buf_finish(&desk->marked);
    }
}

bool qu_contents_rewrite(struct qu_pdf *pdf, const struct qu_leaf *leaves, struct qu_marked_leaves *marked)
{
    struct contents contents = {0};
    struct qu_steady steady;
    bool fine = true;
    qu_steady_init(&steady, pdf);
    for (int i = 0; i < pdf->page_count && fine; i += PAGES_AT_ONCE)
        fine = rewrite_some(&contents, &steady, leaves + i, QU_MIN(PAGES_AT_ONCE, pdf->page_count - i),
                            marked != NULL ? marked + i : NULL);
    qu_steady_rewrite_forms(&steady);
    qu_steady_finish(&steady);
    clear_up(&contents);
    return fine;
}
