#include "labels.h"

#include <string.h>

enum { ROMAN_LIMIT = 3999, DECIMAL_LIMIT = 9999999 };

static const struct {
    const char *text;
    int value;
} numerals[] = {{"m", 1000}, {"cm", 900}, {"d", 500}, {"cd", 400}, {"c", 100}, {"xc", 90}, {"l", 50},
                {"xl", 40},  {"x", 10},   {"ix", 9},  {"v", 5},    {"iv", 4},  {"i", 1}};

static void add_roman(struct qu_buf *out, int value)
{
    for (int i = 0; i < QU_COUNT(numerals); i++)
        for (; value >= numerals[i].value; value -= numerals[i].value)
            qu_buf_add_text(out, numerals[i].text);
}

/* The value of lower-case numerals in their usual form, or 0: read greedily, then written again and
 * compared. */
static int read_roman(const char *text)
{
    const char *s = text;
    int value = 0;
    for (int i = 0; i < QU_COUNT(numerals); i++)
        for (size_t n = strlen(numerals[i].text);
             strncmp(s, numerals[i].text, n) == 0 && value <= ROMAN_LIMIT; s += n)
            value += numerals[i].value;
    if (*s != '\0' || value > ROMAN_LIMIT)
        return 0;
    struct qu_buf again;
    qu_buf_init(&again);
    add_roman(&again, value);
    bool usual = strcmp(qu_buf_text(&again), text) == 0;
    qu_buf_finish(&again);
    return usual ? value : 0;
}

static int read_decimal(const char *text)
{
    int value = 0;
    if (text[0] == '0')
        return 0;
    for (; *text >= '0' && *text <= '9' && value < DECIMAL_LIMIT / 10; text++)
        value = value * 10 + (*text - '0');
    return *text == '\0' ? value : 0;
}

struct qu_label qu_label_read(const char *text)
{
    char lower[32];
    int value;
    size_t length = strlen(text);
    if (length == 0)
        return (struct qu_label){QU_LABEL_NOTHING, 0};
    if ((value = read_decimal(text)) > 0)
        return (struct qu_label){QU_LABEL_DECIMAL, value};
    if ((value = read_roman(text)) > 0)
        return (struct qu_label){QU_LABEL_ROMAN, value};
    if (length >= sizeof lower)
        return (struct qu_label){QU_LABEL_WORD, 0};
    for (size_t i = 0; i <= length; i++)
        lower[i] = text[i] >= 'A' && text[i] <= 'Z'   ? (char)(text[i] - 'A' + 'a')
                   : text[i] >= 'a' && text[i] <= 'z' ? '?'
                                                      : text[i];
    value = read_roman(lower);
    return (struct qu_label){value > 0 ? QU_LABEL_ROMAN_UPPER : QU_LABEL_WORD, value};
}

static bool goes_on(struct qu_label last, struct qu_label next)
{
    if (last.style != next.style || next.style == QU_LABEL_WORD)
        return false;
    return next.style == QU_LABEL_NOTHING || next.value == last.value + 1;
}

static qpdf_oh make_run(struct qu_pdf *pdf, struct qu_label label, const char *text)
{
    static const char *const styles[] = {NULL, "/D", "/r", "/R", NULL};
    qpdf_oh run = qu_pdf_dict(pdf);
    if (styles[label.style] != NULL)
        qu_pdf_set(pdf, run, "/S", qu_pdf_name(pdf, styles[label.style]));
    if (styles[label.style] != NULL && label.value != 1)
        qu_pdf_set(pdf, run, "/St", qu_pdf_int(pdf, label.value));
    if (label.style == QU_LABEL_WORD)
        qu_pdf_set(pdf, run, "/P", qu_pdf_text(pdf, text));
    return run;
}

void qu_labels_write(struct qu_pdf *pdf, const struct qu_document *document)
{
    qpdf_oh numbers = qu_pdf_array(pdf);
    struct qu_label last = {QU_LABEL_WORD, 0};
    for (int i = 0; i < document->pages.count; i++) {
        const char *text = document->pages.at[i].label;
        struct qu_label label = qu_label_read(text);
        if (!goes_on(last, label)) {
            qu_pdf_push(pdf, numbers, qu_pdf_int(pdf, i));
            qu_pdf_push(pdf, numbers, make_run(pdf, label, text));
        }
        last = label;
    }
    qpdf_oh labels = qu_pdf_dict(pdf);
    qu_pdf_set(pdf, labels, "/Nums", numbers);
    qu_pdf_set(pdf, pdf->root, "/PageLabels", labels);
}
