#include "trial.h"

static const struct pdf_source whole[TRIAL_OBJECTS] = {
    {"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) /StructTreeRoot 13 0 R "
     "/Names << /Dests << /Names [(one) [3 0 R /Fit] (three) << /D [4 0 R /Fit] >>] >> >> >>",
     NULL},
    {"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>", NULL},
    {"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 220 320] /TrimBox [10 10 210 310] /Contents 5 0 R "
     "/Resources << /Font << /F1 8 0 R >> /XObject << /P 11 0 R /X 12 0 R >> >> "
     "/Annots [<< /Subtype /Link /A << /S /URI /URI (https://example.org/a%20b) >> >> << /Subtype /Text >>] >>",
     NULL},
    {"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 220 320] /TrimBox [10 10 210 310] /Contents 6 0 R "
     "/Resources << /Font << /F1 8 0 R >> >> "
     "/Annots [<< /Subtype /Link /Dest (one) >> << /Subtype /Link /A << /S /GoTo /D (three) >> >>] >>",
     NULL},
    {"", "q Q"},
    {"", "q Q"},
    {"<< /Producer (quire 1.0) /Title (A title) /Author (Asha Rao) >>", NULL},
    {"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FontDescriptor 9 0 R /ToUnicode 10 0 R >>", NULL},
    {"<< /Type /FontDescriptor /FontName /Helvetica /FontFile2 10 0 R >>", NULL},
    {"", "a font"},
    {"/Subtype /Image /Width 100 /Height 100", ""},
    {"/Subtype /Form /BBox [0 0 9 9] /Matrix [2 0 0 2 0 0] /Resources << /XObject << /P 11 0 R >> >>", ""},
    {"<< /Type /StructTreeRoot /K 14 0 R >>", NULL},
    {"<< /S /Document /K [<< /S /Figure /Alt (a cat) >> 3 << /S /P /K << /S /Figure /Alt (a dog) >> >>] >>",
     NULL},
    {"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 220 320] >>", NULL},
    {"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 220 320] >>", NULL},
};

static void write_file(const struct trial *t, struct qu_buf *out, int number, struct pdf_source object)
{
    struct pdf_source objects[TRIAL_OBJECTS];
    memcpy(objects, whole, sizeof objects);
    if (t->content != NULL)
        objects[4].stream = t->content;
    if (number > 0)
        objects[number - 1] = object;
    qu_buf_clear(out);
    pdf_source_write(out, objects, TRIAL_OBJECTS, "/Root 1 0 R /Info 7 0 R");
}

void trial_begin(struct trial *t)
{
    *t = (struct trial){.output = {.name = "", .src = {.file = "notebook.yaml", .line = 9}}};
    qu_arena_init(&t->arena);
    qu_diag_init(&t->diag, false);
    qu_document_init(&t->document, &t->arena);
    qu_document_add_node(&t->document, QU_ROLE_SECT, 1, (struct qu_src){0});
    t->document.title = "A title";
    t->document.author = "Asha Rao";
    t->document.language = "en-GB";
    t->notebook.src = (struct qu_src){.file = "notebook.yaml", .line = 1};
    write_file(t, &t->made, 0, (struct pdf_source){0});
    t->verify = (struct qu_verify){.file = "out.pdf",
                                   .pdf = &t->pdf,
                                   .output = &t->output,
                                   .notebook = &t->notebook,
                                   .document = &t->document,
                                   .made = &t->made};
    t->check = (struct qu_check){
        .of = &t->verify, .arena = &t->arena, .diag = &t->diag, .output = t->output.src};
}

int trial_node(struct trial *t, enum qu_role role, int parent)
{
    return qu_document_add_node(&t->document, role, parent,
                                (struct qu_src){"f.yaml", t->document.nodes.count, 1});
}

struct qu_item *trial_run(struct trial *t, int node, double x, double y, const char *text)
{
    struct qu_item *item = qu_items_add(&t->items, QU_ITEM_TEXT, node, (struct qu_src){"f.yaml", 1, 1});
    item->text = (struct qu_text_item){.x = qu_len_from_pt(x),
                                       .y = qu_len_from_pt(y),
                                       .width = (qu_len)strlen(text) * 5 * QU_PT,
                                       .text = text,
                                       .length = (int)strlen(text),
                                       .colour = {0, 0, 0, 255}};
    return item;
}

void trial_end_page(struct trial *t)
{
    struct qu_page page = {
        .number = t->document.pages.count + 1, .label = "", .width = 200 * QU_PT, .height = 300 * QU_PT};
    page.items = qu_items_keep(&t->items, &t->arena, &page.item_count);
    qu_vec_add(&t->document.pages, page);
}

const char *trial_check(struct trial *t, void (*check)(struct qu_check *check), int number,
                        struct pdf_source object)
{
    struct qu_buf said = {0};
    qu_diag_finish(&t->diag);
    qu_diag_init(&t->diag, false);
    write_file(t, &t->pdf, number, object);
    t->check.passages = qu_passages_read(&t->arena, &t->document);
    if (qu_input_open(&t->check.pdf, &t->diag, "out.pdf", t->pdf.data, t->pdf.length) &&
        qu_pdf_open(&t->check.made, t->made.data, t->made.length)) {
        check(&t->check);
        qu_pdf_close(&t->check.made);
    }
    qu_pdf_close(&t->check.pdf);
    for (int i = 0; i < t->diag.count; i++)
        qu_buf_printf(&said, "%s%s", i > 0 ? "|" : "", t->diag.messages[i].text);
    const char *kept = qu_arena_strdup(&t->arena, qu_buf_text(&said));
    qu_buf_finish(&said);
    return kept;
}

void trial_cases(struct tap *tap, struct trial *t, void (*check)(struct qu_check *check),
                 const struct trial_case *cases, int count)
{
    for (int i = 0; i < count; i++)
        tap_text(tap, trial_check(t, check, cases[i].number, cases[i].object), cases[i].said, cases[i].what);
}

void trial_finish(struct trial *t)
{
    qu_buf_finish(&t->pdf);
    qu_buf_finish(&t->made);
    qu_items_finish(&t->items);
    qu_document_finish(&t->document);
    qu_diag_finish(&t->diag);
    qu_arena_finish(&t->arena);
}
