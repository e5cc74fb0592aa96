#include "application.h"

#include "../base/vec.h"
#include "../pdf/weigh.h"
#include "filetext.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double tilt_most = 5; /* degrees; if text is turned further, programs split its lines */
enum { SIZE_NOTE = 2000000, SIZE_WARNING = 2500000, SIZE_ERROR = 5000000 };

static void check_name(struct qu_check *check, const struct qu_buf *text)
{
    const char *name = check->of->notebook->owner.name,
               *end = text->data != NULL ? memchr(text->data, '\f', text->length) : NULL;
    struct qu_buf first = {0};
    for (const char *at = qu_buf_text(text); *at != '\0' && at != end; at++)
        if (*at != '\n' && *at != ' ')
            qu_buf_add_char(&first, *at);
        else if (first.length > 0 && first.data[first.length - 1] != ' ')
            qu_buf_add_char(&first, ' ');
    if (name != NULL && strstr(qu_buf_text(&first), name) == NULL)
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_WORDS,
                        qu_texts_src(check->of->notebook->texts, name, check->output),
                        "write this name into the first entry: programs that sort applications look for it "
                        "there",
                        "the first page does not say \"%s\"", name);
    qu_buf_finish(&first);
}

static void check_ligatures(struct qu_check *check, const struct qu_buf *text)
{
    const char *at = qu_buf_text(text);
    for (; (at = strstr(at, "\xEF\xAC")) != NULL; at++)
        if ((unsigned char)at[2] >= 0x80 && (unsigned char)at[2] <= 0x86) {
            qu_check_report(check, QU_ERROR, QU_DIAG_PDF_WORDS, check->output,
                            "use a font without ligatures, or one whose ligatures keep their letters",
                            "the file's text has ligatures (\"%.3s\") in place of letters: a search does not "
                            "find their words",
                            at);
            return;
        }
}

static void check_size(struct qu_check *check)
{
    struct qu_buf size = {0};
    size_t bytes = check->of->pdf->length;
    qu_bytes_print(bytes, &size);
    if (bytes > SIZE_NOTE)
        qu_check_report(check,
                        bytes > SIZE_ERROR     ? QU_ERROR
                        : bytes > SIZE_WARNING ? QU_WARNING
                                               : QU_NOTE,
                        QU_DIAG_PDF_SIZE, check->output, "`limit: 2 MB` makes its pictures smaller",
                        "the file has %s; many web forms accept no more than 2 MB", size.data);
    qu_buf_finish(&size);
}

/* ---- the text, passage by passage */

static bool is_below(const struct qu_document *document, int node, enum qu_role role)
{
    while (node > 1 && document->nodes.at[node].role != role)
        node = document->nodes.at[node].parent;
    return node > 1;
}

static void check_tilt(struct qu_check *check, const struct qu_passage *passage)
{
    double most = 0;
    for (int i = 0; i < passage->run_count; i++)
        most = fmax(most, fabs(passage->runs[i].tilt));
    if (most > tilt_most)
        qu_check_report(
            check, QU_WARNING, QU_DIAG_PDF_ORDER, qu_item_place(passage->runs[0].item, 0),
            "turn off the decoration of this output",
            "these words stand at an angle of %.1f degrees: programs may read them in a wrong order", most);
}

/* The text of a page without blanks and hyphens, because pdftotext drops hyphens at the ends of lines. */
struct said {
    struct qu_buf *pages,
        *wordy; /* wordy: also without digits, because numbers of notes stand among the words */
    int count;
};

static void add_letters(struct qu_buf *out, const char *text, bool digits)
{
    for (; *text != '\0'; text++)
        if (*text != '-' && *text != ' ' && (digits || *text < '0' || *text > '9'))
            qu_buf_add_char(out, *text);
}

static void read_said(struct qu_check *check, const struct qu_buf *text, struct said *said)
{
    const int *pages;
    int count;
    const char *const *words = qu_check_split(check, text, &count, &pages);
    said->count = check->of->document->pages.count;
    said->pages = qu_alloc_zero((size_t)said->count + 1, sizeof *said->pages);
    said->wordy = qu_alloc_zero((size_t)said->count + 1, sizeof *said->wordy);
    for (int i = 0; i < count; i++)
        if (pages[i] < said->count) {
            add_letters(&said->pages[pages[i]], words[i], true);
            add_letters(&said->wordy[pages[i]], words[i], false);
        }
}

static void check_order(struct qu_check *check, const struct qu_passage *passage, const struct said *said)
{
    struct qu_words words = qu_words_of(check->arena, passage);
    bool fine = true;
    int from = 0;
    for (int to; from < words.count && fine; from = fine ? to : from) {
        struct qu_buf letters = {0};
        bool digits = true;
        for (to = from; to < words.count && words.at[to].page == words.at[from].page; to++)
            digits = digits && !words.at[to].raised;
        for (int i = from; i < to; i++)
            add_letters(&letters, words.at[i].text, digits);
        fine = strstr(qu_buf_text(&(digits ? said->pages : said->wordy)[words.at[from].page]),
                      qu_buf_text(&letters)) != NULL;
        qu_buf_finish(&letters);
    }
    if (fine || is_below(check->of->document, passage->node,
                         QU_ROLE_FIGURE)) /* the words of a drawing have no fixed order */
        return;
    bool note = is_below(check->of->document, passage->node, QU_ROLE_NOTE);
    qu_check_report(check, QU_WARNING, QU_DIAG_PDF_ORDER, words.at[from].src,
                    note ? "`notes: after` sets notes after their paragraphs"
                         : "look at what stands beside them on the page",
                    "programs mix these words with those beside them: \"%.*s%s\" (page %d)",
                    QU_CUT(passage->text, 40), strlen(passage->text) > 40 ? "..." : "",
                    words.at[from].page + 1);
}

/* ---- links */

static void check_visible(void *data, const struct qu_item *item, const struct qu_matrix *matrix)
{
    struct qu_check *check = data;
    (void)matrix;
    if (item->kind != QU_ITEM_LINK || item->link.uri == NULL)
        return;
    for (int i = 0; i < check->passages.count; i++)
        if (qu_check_shows(check->passages.at[i].text, item->link.uri))
            return;
    qu_check_report(check, QU_WARNING, QU_DIAG_PDF_LINK, item->src,
                    "`links: printed` prints each address after its link",
                    "the address %s is not printed on any page", item->link.uri);
}

static void check_structure(struct qu_check *check)
{
    if (!qu_obj_has(check->pdf.root, "/StructTreeRoot"))
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_ORDER, check->output, NULL,
                        "the file has no structure, so no order of reading");
    if (!qu_obj_has(check->pdf.root, "/Lang"))
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_PAGE, check->output, "`language:` in notebook.yaml",
                        "the file does not say its language");
    if (qu_input_info(check->arena, &check->pdf, "/Title") == NULL)
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_PAGE, check->output, "`title:` in notebook.yaml",
                        "the file has no title");
}

void qu_check_application(struct qu_check *check)
{
    struct qu_buf text = {0};
    const struct qu_document *document = check->of->document;
    check_structure(check);
    check_size(check);
    for (int i = 0; i < document->pages.count; i++)
        qu_items_visit(document->pages.at[i].items, document->pages.at[i].item_count, check_visible, check);
    for (int i = 0; i < check->passages.count; i++)
        check_tilt(check, &check->passages.at[i]);
    if (!check->folded && qu_check_text(check, false, &text)) {
        struct said said;
        read_said(check, &text, &said);
        check_name(check, &text);
        check_ligatures(check, &text);
        for (int i = 0; i < check->passages.count; i++)
            check_order(check, &check->passages.at[i], &said);
        for (int i = 0; i < said.count; i++) {
            qu_buf_finish(&said.pages[i]);
            qu_buf_finish(&said.wordy[i]);
        }
        free(said.pages);
        free(said.wordy);
    }
    qu_buf_finish(&text);
}
