/* Total fit: better than first fit, and linear. */
#include "para_kit.h"

#include <time.h>

static double square(double x)
{
    return x * x;
}

/* First fit over words with natural widths: the sum of squared slack in pt, without the last line. */
static double first_fit(struct kit *kit, const struct qu_para_request *request)
{
    double sum = 0;
    int start = 0, kept = 0;
    for (int i = 1; i <= request->length; i++) {
        if (i < request->length && request->text[i] != ' ')
            continue;
        struct qu_text_span span = request->spans[0];
        struct qu_para_request part = *request;
        part.text = request->text + start;
        part.length = span.end = i - start;
        part.spans = &span;
        qu_len width = qu_para_natural_width(kit->typesetter, &part);
        if (width > request->width) {
            sum += square(qu_len_to_pt(request->width - kept));
            start += (int)strspn(request->text + start, " ");
            for (int k = i - 1; k > start; k--)
                if (request->text[k] == ' ') {
                    start = k + 1;
                    break;
                }
            part.text = request->text + start;
            part.length = span.end = i - start;
            width = qu_para_natural_width(kit->typesetter, &part);
        }
        kept = width;
    }
    return sum;
}

static double total_fit(struct kit *kit, const struct qu_para_request *request, int *hyphens)
{
    double sum = 0;
    const struct qu_para *para = kit_set(kit, request);
    for (int i = 0; i < para->line_count - 1; i++)
        sum += square(qu_len_to_pt(request->width - para->lines[i].width));
    *hyphens += para->hyphens;
    return sum;
}

static void beats_first_fit(struct kit *kit)
{
    double first = 0, plain = 0, divided = 0;
    int hyphens = 0, none = 0;
    struct qu_line_costs costs = kit_costs;
    costs.ragged_shrink = 0;
    for (int i = 0; i < 30; i++) {
        struct qu_text_span span;
        struct qu_para_request request = kit_request(kit_prose(&kit->arena, 500 + (uint64_t)i, 90), 200, &span);
        request.costs = &costs;
        request.hyphenate = false;
        first += first_fit(kit, &request);
        plain += total_fit(kit, &request, &none);
        request.hyphenate = true;
        divided += total_fit(kit, &request, &hyphens);
    }
    tap_ok(kit->tap, plain < 0.95 * first, "squared slack: total fit %.0f, first fit %.0f", plain, first);
    tap_ok(kit->tap, divided < 0.9 * plain, "with hyphens %.0f", divided);
    tap_ok(kit->tap, none == 0 && hyphens > 5 && hyphens < 100, "%d hyphens in 30 paragraphs", hyphens);
}

static void costs_count(struct kit *kit)
{
    int cheap = 0, dear = 0, in_row = 0;
    struct qu_line_costs costs = kit_costs;
    for (int i = 0; i < 30; i++) {
        struct qu_text_span span;
        struct qu_para_request request = kit_request(kit_prose(&kit->arena, 900 + (uint64_t)i, 90), 110, &span);
        request.costs = &costs;
        costs.hyphen = 0;
        costs.hyphens_in_row = 0;
        cheap += kit_set(kit, &request)->hyphens;
        costs.hyphen = 600;
        dear += kit_set(kit, &request)->hyphens;
        costs.hyphen = 0;
        costs.hyphens_in_row = 100000;
        const struct qu_para *para = kit_set(kit, &request);
        for (int k = 1; k < para->line_count; k++)
            in_row += para->lines[k].hyphenated && para->lines[k - 1].hyphenated;
    }
    tap_ok(kit->tap, cheap > 2 * dear, "hyphens: %d for nothing, %d at a price", cheap, dear);
    tap_int(kit->tap, in_row, 0, "hyphens in a row when they are forbidden");
}

static double seconds(struct kit *kit, int words)
{
    struct qu_text_span span;
    struct qu_para_request request = kit_request(kit_prose(&kit->arena, 5, words), 227, &span);
    struct timespec a, b;
    clock_gettime(CLOCK_MONOTONIC, &a);
    const struct qu_para *para = kit_set(kit, &request);
    clock_gettime(CLOCK_MONOTONIC, &b);
    if (words > 50000) {
        const char *wrong = kit_check(&request, para);
        tap_ok(kit->tap, wrong == NULL, "%d words: %s", words, wrong != NULL ? wrong : "sound");
        tap_int(kit->tap, kit_overfull(para), 0, "overfull lines");
    }
    return (double)(b.tv_sec - a.tv_sec) + 1e-9 * (double)(b.tv_nsec - a.tv_nsec);
}

/* Ten times the words must not take forty times as long (a quadratic step would take a hundred). */
static void linear(struct kit *kit)
{
    seconds(kit, 1000);
    double small = seconds(kit, 10000), large = seconds(kit, 100000);
    tap_ok(kit->tap, large < 40 * small, "10,000 words in %.3f s, 100,000 in %.3f s", small, large);
}

static void one_long_word(struct kit *kit)
{
    struct qu_buf text;
    struct qu_text_span span;
    qu_buf_init(&text);
    for (int i = 0; i < 20000; i++)
        qu_buf_add_char(&text, (char)('a' + i * 7 % 26));
    struct qu_para_request request = kit_request(qu_buf_text(&text), 150, &span);
    const struct qu_para *para = kit_set(kit, &request);
    kit_sound(kit, &request, para, "a word of 20,000 letters");
    tap_int(kit->tap, kit_overfull(para), 0, "its overfull lines");
    qu_buf_finish(&text);
}

int main(void)
{
    struct tap tap = {0};
    struct kit kit;
    kit_init(&kit, &tap);
    beats_first_fit(&kit);
    costs_count(&kit);
    linear(&kit);
    one_long_word(&kit);
    kit_finish(&kit);
    return tap_done(&tap);
}
