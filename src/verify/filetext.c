#include "filetext.h"

#include "../base/vec.h"
#include "pdftotext.h"

#include <string.h>

bool qu_check_text(struct qu_check *check, bool raw, struct qu_buf *out)
{
    enum qu_pdftotext_result result = qu_pdftotext_read(check->of->pdf, raw, out);
    if (result == QU_PDFTOTEXT_MISSING)
        qu_check_report(check, QU_WARNING, QU_DIAG_TOOL_MISSING, (struct qu_src){0},
                        "install the package poppler-utils",
                        "the words of the file were not checked: the program pdftotext is not installed");
    else if (result == QU_PDFTOTEXT_FAILED)
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_WORDS, (struct qu_src){.file = check->of->file}, NULL,
                        "pdftotext cannot read the file");
    return result == QU_PDFTOTEXT_FINE;
}

/* Whether a line ends inside a word, at a hyphen of the text. */
static bool is_joint(const struct qu_buf *word)
{
    return word->length > 1 && word->data[word->length - 1] == '-' && word->data[word->length - 2] != '-';
}

const char *const *qu_check_split(struct qu_check *check, const struct qu_buf *text, int *count_out,
                                  const int **pages_out)
{
    QU_VEC(const char *) words = {0};
    QU_VEC(int) pages = {0};
    struct qu_buf word = {0};
    int page = 0;
    for (size_t i = 0; i <= text->length; i++) {
        const char *at = i < text->length ? text->data + i : "\n";
        bool blank = *at == ' ' || *at == '\n' || *at == '\f' || *at == '\t',
             shy = i + 1 < text->length && memcmp(at, "\u00AD", 2) == 0;
        bool nbsp = i + 1 < text->length && memcmp(at, "\u00A0", 2) == 0,
             narrow = i + 2 < text->length && memcmp(at, "\u202F", 3) == 0;
        if (shy) {
            i += 1;
            while (i + 1 < text->length && text->data[i + 1] == '\n')
                i++;
            continue;
        }
        i += nbsp ? 1 : narrow ? 2 : 0;
        if (*at == '\n' && i < text->length && is_joint(&word))
            continue;
        if ((blank || nbsp || narrow) && word.length > 0) {
            qu_vec_add(&words, qu_arena_strndup(check->arena, word.data, word.length));
            qu_vec_add(&pages, page);
            qu_buf_clear(&word);
        } else if (!blank && !nbsp && !narrow) {
            qu_buf_add_char(&word, *at);
        }
        page += *at == '\f';
    }
    qu_buf_finish(&word);
    *count_out = words.count;
    const int *kept = qu_vec_keep(&pages, check->arena);
    if (pages_out != NULL)
        *pages_out = kept;
    return qu_vec_keep(&words, check->arena);
}
