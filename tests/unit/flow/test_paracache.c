/* A paragraph is handed out again if its request is the same, and only then. */
#include "../../../src/flow/paracache.h"
#include "../text/para_kit.h"

struct asking {
    struct kit *kit;
    struct qu_paracache known;
    const struct qu_para *first; /* what the plain request got */
};

static struct qu_para_request plain(struct qu_text_span *span)
{
    return kit_request("The garden hospital is open to all pigeons.", 100, span);
}

/* Asks for the changed request, and again for it, and again for the plain one. */
static void differs(struct asking *a, const struct qu_para_request *changed, const char *what)
{
    struct qu_text_span span;
    struct qu_para_request same = plain(&span);
    const struct qu_para *got = qu_paracache_set(&a->known, changed);
    tap_ok(a->kit->tap, got != a->first, "%s: set anew", what);
    tap_ok(a->kit->tap,
           got == qu_paracache_set(&a->known, changed) && a->first == qu_paracache_set(&a->known, &same),
           "%s: both are known from then on", what);
}

static struct qu_measure narrow(const void *data, int line)
{
    (void)data;
    return (struct qu_measure){0, qu_len_from_pt(line == 1 ? 70 : 100)};
}

#define CHANGED(what, change)                    \
    do {                                         \
        struct qu_text_span span;                \
        struct qu_para_request r = plain(&span); \
        change;                                  \
        differs(a, &r, what);                    \
    } while (0)

static void requests(struct asking *a)
{
    struct qu_line_costs costs = kit_costs;
    costs.hyphen++;
    CHANGED("another text", r.text = "The garden hospital is open to all penguins");
    CHANGED("another language", r.language = "en-US");
    CHANGED("another alignment", r.align = QU_ALIGN_JUSTIFIED);
    CHANGED("no hyphens", r.hyphenate = false);
    CHANGED("an indent", r.indent = QU_PT);
    CHANGED("tab stops", r.tab = QU_PT);
    CHANGED("another width", r.width++);
    CHANGED("another width of one line", r.measure = narrow);
    CHANGED("other costs", r.costs = &costs);
    CHANGED("another line of the file", r.src.line++);
    CHANGED("another column", r.src.column++);
    CHANGED("another file", r.src.file = "other.yaml");
}

static void spans(struct asking *a)
{
    static const char *const families[] = {"DejaVu Sans", NULL};
    CHANGED("another family", span.font.families = families);
    CHANGED("another feature", span.font.features = "smcp");
    CHANGED("another size", span.font.size++);
    CHANGED("another weight", span.font.weight = QU_WEIGHT_MARKER);
    CHANGED("italic", span.font.italic = true);
    CHANGED("tracking", span.font.tracking = 10);
    CHANGED("a rise", span.rise = QU_PT);
    CHANGED("room before", span.room_before = QU_PT);
    CHANGED("room after", span.room_after = QU_PT);
    CHANGED("no hyphens in the span", span.no_hyphens = true);
    CHANGED("another language of the span", span.language = "en-US");
}

int main(void)
{
    struct tap tap = {0};
    struct kit kit;
    struct qu_text_span span;
    struct asking a = {.kit = &kit};
    kit_init(&kit, &tap);
    qu_paracache_init(&a.known, kit.typesetter);
    char text[80];
    struct qu_para_request request = plain(&span);
    snprintf(text, sizeof text, "%s", request.text);
    request.text = text;
    a.first = qu_paracache_set(&a.known, &request);
    memset(text, 'x', strlen(text)); /* the caller's text need not stay */
    tap_text(&tap, qu_arena_strndup(&kit.arena, a.first->lines[0].runs[0].text, 3), "The",
             "the text is kept");
    requests(&a);
    spans(&a);
    qu_paracache_finish(&a.known);
    kit_finish(&kit);
    return tap_done(&tap);
}
