#include "labels.h"

#include "../base/roman.h"

#include <string.h>

enum { DECIMAL_LIMIT = 9999999 };

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
    if ((value = qu_roman_read(text)) > 0)
        return (struct qu_label){QU_LABEL_ROMAN, value};
    if (length >= sizeof lower)
        return (struct qu_label){QU_LABEL_WORD, 0};
    for (size_t i = 0; i <= length; i++)
        lower[i] = text[i] >= 'A' && text[i] <= 'Z'   ? (char)(text[i] - 'A' + 'a')
                   : text[i] >= 'a' && text[i] <= 'z' ? '?'
                                                      : text[i];
    value = qu_roman_read(lower);
    return (struct qu_label){value > 0 ? QU_LABEL_ROMAN_UPPER : QU_LABEL_WORD, value};
}

static bool goes_on(struct qu_label last, struct qu_label next)
{
    if (last.style != next.style || next.style == QU_LABEL_WORD)
        return false;
    return next.style == QU_LABEL_NOTHING || next.value == last.value + 1;
}

static struct qu_obj make_run(struct qu_pdf *pdf, struct qu_label label, const char *text)
{
    static const char *const styles[] = {NULL, "/D", "/r", "/R", NULL};
    struct qu_obj run = qu_obj_dict(pdf);
    if (styles[label.style] != NULL)
        qu_obj_set_name(run, "/S", styles[label.style]);
    if (styles[label.style] != NULL && label.value != 1)
        qu_obj_set_int(run, "/St", label.value);
    if (label.style == QU_LABEL_WORD)
        qu_obj_set_text(run, "/P", text);
    return run;
}

void qu_labels_write(struct qu_pdf *pdf, const struct qu_document *document)
{
    struct qu_obj numbers = qu_obj_array(pdf);
    struct qu_label last = {QU_LABEL_WORD, 0};
    for (int i = 0; i < document->pages.count; i++) {
        const char *text = document->pages.at[i].label;
        struct qu_label label = qu_label_read(text);
        if (!goes_on(last, label)) {
            qu_obj_push(numbers, qu_obj_int(pdf, i));
            qu_obj_push(numbers, make_run(pdf, label, text));
        }
        last = label;
    }
    struct qu_obj labels = qu_obj_dict(pdf);
    qu_obj_set(labels, "/Nums", numbers);
    qu_obj_set(pdf->root, "/PageLabels", labels);
}
