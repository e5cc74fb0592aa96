/* Total fit: better than first fit, and linear. */
#include "para_kit.h"

#include <math.h>
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
        struct qu_para_request request = kit_request(kit_prose(&kit->arena, 500 + (uint64_t)i, 90), 200,
                                                     &span);
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

static struct qu_measure beside_drop_cap(const void *data, int line)
{
    const qu_len *width = data;
    return (struct qu_measure){0, line < 3 ? *width * 3 / 5 : line == 4 ? *width * 4 / 5 : *width};
}

enum { WORDS = 13 };

/* The least demerits of all 2^12 ways to set 13 words in a font of one width; words that do not fit cost too
 * much. */
static double try_all(const int lengths[WORDS], double letter, const struct qu_para_request *request)
{
    double least = 1e300;
    for (unsigned set = 0; set < 1u << (WORDS - 1); set++) {
        double sum = 0;
        int line = 0, letters = 0;
        for (int i = 0; i < WORDS; i++) {
            letters += lengths[i] + (letters > 0);
            bool ends = i == WORDS - 1 || (set >> i & 1);
            if (!ends)
                continue;
            double room = request->measure != NULL ? request->measure(request->measure_data, line).width
                                                   : request->width;
            double slack = room - letters * letter;
            sum += slack < 0 ? 1e9 : i == WORDS - 1 ? 0 : square(100 * slack / room);
            line++;
            letters = 0;
        }
        least = sum < least ? sum : least;
    }
    return least;
}

static void finds_the_best(struct kit *kit)
{
    static const char *const mono[] = {"DejaVu Sans Mono", NULL};
    const struct qu_line_costs free_of_cost = {.hyphen_min_word = 5};
    struct qu_random random = qu_random_from(17);
    int worse = 0, paragraphs = 0;
    for (int i = 0; i < 80; i++) {
        char text[WORDS * 10 + 1];
        int lengths[WORDS], at = 0;
        for (int k = 0; k < WORDS; k++) {
            lengths[k] = 1 + qu_random_int(&random, 8);
            if (k > 0)
                text[at++] = ' ';
            for (int n = 0; n < lengths[k]; n++)
                text[at++] = 'n';
        }
        text[at] = 0;
        struct qu_text_span span;
        struct qu_para_request request = kit_request("n", 300, &span);
        span.font.families = mono;
        qu_len letter = qu_para_natural_width(kit->typesetter, &request);
        request = kit_request(text, 0, &span);
        span.font.families = mono;
        request.width = letter * (14 + i % 9);
        request.costs = &free_of_cost;
        request.hyphenate = false;
        request.measure = i % 2 ? beside_drop_cap : NULL;
        request.measure_data = &request.width;
        double best = try_all(lengths, letter, &request), got = kit_set(kit, &request)->demerits;
        if (best < 1e9) {
            paragraphs++;
            worse += got > best + 1 || got < best - 1;
            if (got > best + 1 || got < best - 1)
                printf("# %s: %f, best %f\n", text, got, best);
        }
    }
    tap_ok(kit->tap, worse == 0 && paragraphs > 50,
           "%d of %d paragraphs are not the best of all ways to set them", worse, paragraphs);
}

/* ---- justified lines: the same, with classes of fitness */

/* Knuth and Plass: tight, normal, loose, very loose. */
static int fitness_of(double ratio)
{
    return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
}

/* The demerits of a line of `words` words, and its class; a line that does not fit costs too much. */
static double justified_line(int words, double natural, double letter, double room, bool last, int *fitness)
{
    double space = (words - 1) * letter, slack = room - natural, ratio = 0;
    double shrink = floor(space * kit_costs.space_shrink / 1000);
    if (slack < -shrink)
        return 1e12;
    if (slack < 0)
        ratio = slack / shrink;
    else if (!last)
        ratio = slack / fmax(space * kit_costs.space_stretch / 1000, room / 50);
    *fitness = fitness_of(ratio);
    return (square(10 + fmin(100 * fabs(ratio * ratio * ratio), 1e6)) - 100) / 42;
}

/* `colour`: what neighbours of unlike fitness cost. */
static double try_all_justified(const int lengths[WORDS], double letter, double room, double colour)
{
    double least = 1e300;
    for (unsigned set = 0; set < 1u << (WORDS - 1); set++) {
        double sum = 0;
        int letters = 0, words = 0, before = 1;
        for (int i = 0; i < WORDS && sum < least; i++) {
            letters += lengths[i] + (letters > 0);
            words++;
            if (i < WORDS - 1 && !(set >> i & 1))
                continue;
            int fitness = 1;
            sum += justified_line(words, letters * letter, letter, room, i == WORDS - 1, &fitness);
            sum += abs(fitness - before) > 1 ? colour : 0;
            before = fitness;
            letters = words = 0;
        }
        least = sum < least ? sum : least;
    }
    return least;
}

static void finds_the_best_justified(struct kit *kit)
{
    static const char *const mono[] = {"DejaVu Sans Mono", NULL};
    const struct qu_line_costs costs = {.hyphen_min_word = 5,
                                        .space_stretch = kit_costs.space_stretch,
                                        .space_shrink = kit_costs.space_shrink};
    struct qu_random random = qu_random_from(23);
    int worse = 0, paragraphs = 0, coloured = 0;
    for (int i = 0; i < 80; i++) {
        char text[WORDS * 10 + 1] = "";
        int lengths[WORDS];
        for (int k = 0; k < WORDS; k++) {
            lengths[k] = 1 + qu_random_int(&random, 5);
            snprintf(text + strlen(text), sizeof text - strlen(text), "%s%.*s", k > 0 ? " " : "", lengths[k],
                     "nnnnn");
        }
        struct qu_text_span span;
        struct qu_para_request request = kit_request("n", 300, &span);
        span.font.families = mono;
        qu_len letter = qu_para_natural_width(kit->typesetter, &request);
        request = kit_request(text, 0, &span);
        span.font.families = mono;
        request.width = letter * (14 + i % 9);
        request.costs = &costs;
        request.hyphenate = false;
        request.align = QU_ALIGN_JUSTIFIED;
        double best = try_all_justified(lengths, letter, request.width, 240);
        if (best >= 1e12)
            continue;
        double got = kit_set(kit, &request)->demerits;
        bool wrong = got > best + 1 || got < best - 1;
        paragraphs++;
        worse += wrong;
        coloured += best > try_all_justified(lengths, letter, request.width, 0) + 1;
        if (wrong)
            printf("# %s: %f, best %f\n", text, got, best);
    }
    tap_ok(kit->tap, worse == 0 && paragraphs > 50,
           "%d of %d justified paragraphs are not the best of all ways to set them", worse, paragraphs);
    tap_ok(kit->tap, coloured >= 5, "in %d of them lines of unlike fitness meet", coloured);
}

static void costs_count(struct kit *kit)
{
    int cheap = 0, dear = 0, in_row = 0;
    struct qu_line_costs costs = kit_costs;
    for (int i = 0; i < 30; i++) {
        struct qu_text_span span;
        struct qu_para_request request = kit_request(kit_prose(&kit->arena, 900 + (uint64_t)i, 90), 110,
                                                     &span);
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

/* What a paragraph costs whose lines can be set in one way only, in a font of one width. */
static void costs_are_as_given(struct kit *kit)
{
    static const char *const mono[] = {"DejaVu Sans Mono", NULL};
    static const struct qu_line_costs costs = {.line = 7,
                                               .hyphen = 50,
                                               .hyphens_in_row = 3000,
                                               .short_last = 400,
                                               .emergency = 20000,
                                               .ragged_shrink = 500,
                                               .hyphen_min_word = 5};
    static const struct {
        const char *what, *text;
        double width, cost; /* letters */
        int lines;
    } cases[] = {
        {"a line that is full", "nnnnnnnnnn", 10, 7, 1},
        {"a last line may be short", "nnnnn", 10, 7, 1},
        {"even alone", "n", 10, 7, 1},
        {"half of a line empty", "nnnnn nnnnnnnnnn", 10, 14 + 2500, 2},
        {"a tenth of it", "nnnnnnnnn nnnnnnnnnn", 10, 14 + 100, 2},
        {"a last line of a fifth", "nnnnnnnnnn nn", 10, 14, 2},
        {"of a tenth", "nnnnnnnnnn n", 10, 14 + 200, 2},
        {"a space that is pressed", "nnnn nnnnn nnnnnnnnn", 9.6, 14 + 1.5625, 2},
        {"a word that is divided", "nnnnnnnn\u00ADnnnnnnnn", 10, 14 + 50 + 3000 + 100, 2},
        {"a word that must be broken", "nnnnnnnnnnnnnnn", 10, 14 + 20000, 2},
    };
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct qu_text_span span;
        struct qu_para_request request = kit_request("n", 300, &span);
        span.font.families = mono;
        qu_len letter = qu_para_natural_width(kit->typesetter, &request);
        request = kit_request(cases[i].text, 0, &span);
        span.font.families = mono;
        request.width = (qu_len)lround(letter * cases[i].width);
        request.costs = &costs;
        request.hyphenate = false;
        const struct qu_para *para = kit_set(kit, &request);
        tap_ok(kit->tap, para->line_count == cases[i].lines && fabs(para->demerits - cases[i].cost) < 0.5,
               "%s: %d lines, %.2f, wanted %.2f", cases[i].what, para->line_count, para->demerits,
               cases[i].cost);
    }
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
    finds_the_best(&kit);
    finds_the_best_justified(&kit);
    costs_count(&kit);
    costs_are_as_given(&kit);
    linear(&kit);
    one_long_word(&kit);
    kit_finish(&kit);
    return tap_done(&tap);
}
