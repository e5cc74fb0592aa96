/* write.c - how writing varies, as text: each part of a run of text with its font and colour, and by how much
 * each letter has left its place. The runs are made here, a letter every 6 pt, so that nothing depends on a
 * font's widths. Needs DejaVu Sans. */
#include "../../text/para_kit.h"

#include "../natural.h"

enum { LETTERS_MOST = 700, ADVANCE = 6 * QU_PT };

static struct kit kit;

static int bytes_at(const char *c)
{
    int n = 1;
    while ((c[n] & 0xc0) == 0x80)
        n++;
    return n;
}

static int sans(void)
{
    static const char *const families[] = {"DejaVu Sans", NULL};
    struct qu_text_span span;
    struct qu_para_request request = kit_request("a", 250, &span);
    span.font.families = families;
    return kit_set(&kit, &request)->lines[0].runs[0].font;
}

/* A run of one glyph a letter; edges get one place more than there are letters. */
static struct qu_item run_of(const char *text, qu_len *edges)
{
    struct qu_glyph *glyphs = QU_NEW_ARRAY(&kit.arena, struct qu_glyph, LETTERS_MOST);
    struct qu_cluster *clusters = QU_NEW_ARRAY(&kit.arena, struct qu_cluster, LETTERS_MOST);
    struct qu_item item = {.kind = QU_ITEM_TEXT, .node = 3};
    int count = 0;
    for (const char *c = text; *c != '\0' && count < LETTERS_MOST; count++) {
        int n = bytes_at(c);
        glyphs[count].index = (unsigned char)*c;
        glyphs[count].x = count * ADVANCE;
        clusters[count].bytes = n;
        clusters[count].glyphs = 1;
        edges[count] = count * ADVANCE;
        c += n;
    }
    edges[count] = count * ADVANCE;
    item.text = (struct qu_text_item){.font = sans(),
                                      .x = 1000,
                                      .y = 2000,
                                      .width = count * ADVANCE,
                                      .colour = {20, 30, 80, 255},
                                      .text = text,
                                      .length = (int)strlen(text),
                                      .glyphs = glyphs,
                                      .glyph_count = count,
                                      .clusters = clusters,
                                      .cluster_count = count};
    return item;
}

static void print_parts(const struct qu_items *items)
{
    int letter = 0;
    for (int i = 0; i < items->count; i++) {
        const struct qu_text_item *t = &items->at[i].text;
        printf("  %d +%d [%s] #%02x%02x%02x \"%.*s\"\n   ", t->x, t->width,
               qu_fontset_name(kit.fonts, t->font), t->colour.r, t->colour.g, t->colour.b, t->length,
               t->text);
        for (int k = 0; k < t->glyph_count; k++, letter++)
            printf(" %d,%d", t->x + t->glyphs[k].x - 1000 - letter * ADVANCE, t->glyphs[k].y);
        putchar('\n');
    }
}

/* The run begins at byte `offset` of the paragraph, whose line begins at byte `line`. */
static void write_run(const char *name, const struct qu_vary *vary, const char *paragraph, int offset,
                      int line)
{
    qu_len edges[LETTERS_MOST + 1];
    struct qu_items items = {0};
    struct qu_item plain = run_of(paragraph + offset, edges);
    const struct qu_writing writing = {
        .vary = vary, .fonts = kit.fonts, .arena = &kit.arena, .text = paragraph, .seed = 11, .line = line};
    printf("%s\n", name);
    qu_vary_text(&writing, &plain, offset, (offset - line) * ADVANCE, edges, &items);
    print_parts(&items);
    qu_items_finish(&items);
}

static const char text[] =
    "A balloon committee keeps the book of coffee, and a bit more\nthan was asked of it.";
static const char long_word[] =
    "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"
    "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"
    "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft";
static const char scripts[] =
    "\u0915\u092E\u0932 caf\u00E9 \u201Ctwo\u201D \u0433\u043E\u0434 \u05D0\u05D1 \u0627\u0628 \u0561\u0562";

int main(void)
{
    struct tap tap = {0};
    const struct qu_vary wild = {.wander = 9999,
                                 .wave = 9000,
                                 .drift = 0.02,
                                 .word_rise = 500,
                                 .letter_rise = 500,
                                 .letter_shift = 500,
                                 .word_shift = 900,
                                 .slant = 9,
                                 .ink = 1,
                                 .forms = 1,
                                 .em = 12 * QU_PT};
    struct qu_vary joined = natural, none = {0};
    joined.joined = true;
    kit_init(&kit, &tap);
    write_run("natural", &natural, text, 0, 0);
    write_run("from the middle of a word", &natural, text, 5, 0);
    write_run("on its second line", &natural, text, 61, 61);
    write_run("joined", &joined, text, 0, 0);
    write_run("wild", &wild, text, 0, 0);
    write_run("scripts that hang together", &natural, scripts, 0, 0);
    write_run("a word without end", &natural, long_word, 190, 100);
    write_run("the word further on", &natural, long_word, 215, 100);
    write_run("not at all", &none, text, 0, 0);
    struct qu_vary only = {.em = 12 * QU_PT, .letter_rise = 90};
    write_run("letters that rise", &only, text, 0, 0);
    only = (struct qu_vary){.em = 12 * QU_PT, .letter_shift = 90};
    write_run("letters that move along", &only, text, 0, 0);
    only = (struct qu_vary){.em = 12 * QU_PT, .word_rise = 90, .wander = 90};
    write_run("words that rise, without waves", &only, text, 0, 0);
    only = (struct qu_vary){.em = 12 * QU_PT, .ink = 1};
    write_run("ink", &only, text, 0, 0);
    only = (struct qu_vary){.em = 12 * QU_PT, .slant = 20};
    write_run("slant", &only, text, 0, 0);
    kit_finish(&kit);
    return 0;
}
