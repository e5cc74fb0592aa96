/* Blocks in order: what a kind says of its surroundings is done for it, names, seeds, notes behind blocks. */
#include "../../../src/flow/paragraph.h"
#include "../../../src/flow/sequence.h"
#include "setter.h"

/* Kinds made for this test: what a block of them sets is told by its content. */
struct content {
    const char *text;                  /* a paragraph */
    int rows;                          /* a row so high */
    const struct qu_block_list *inner; /* blocks inside */
    struct qu_spacing spacing;
    struct setter *setter;
    int part, depth; /* out: as the setter found them */
    uint64_t seed;   /* out: the first seed that it took */
};

static void set_text(struct qu_cursor *cursor, const char *text)
{
    struct qu_inline plain = setter_plain(text);
    qu_paragraph_set(cursor, &plain, &(struct qu_paragraph_setting){.style = "body"});
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    struct content *c = block->content;
    struct qu_items none = {0};
    c->part = cursor->part;
    c->depth = cursor->depth;
    struct qu_cursor copy = *cursor;
    c->seed = qu_cursor_seed(&copy);
    if (c->rows > 0)
        qu_cursor_add_row(cursor, c->rows, &none, block->src);
    if (c->inner != NULL)
        qu_sequence_set(cursor, c->inner);
    if (c->text != NULL)
        set_text(cursor, c->text);
}

static void set_mention(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct content *c = block->content;
    struct qu_inline text = setter_note(c->setter, "a word of it", "word", "n");
    qu_paragraph_set(cursor, &text, &(struct qu_paragraph_setting){.style = "body"});
}

static struct qu_spacing find_spacing(const struct qu_block *block)
{
    return ((const struct content *)block->content)->spacing;
}

static const struct qu_field none[] = {{0}};

static const struct qu_block_type plain = {.kind = {"plain", "", sizeof(struct content), none, NULL},
                                           .set = set},
                                  running = {.kind = {"running", "", sizeof(struct content), none, NULL},
                                             .runs_on = true,
                                             .set = set},
                                  spaced = {.kind = {"spaced", "", sizeof(struct content), none, NULL},
                                            .spacing = {.before = 2, .after = 3},
                                            .set = set},
                                  found = {.kind = {"found", "", sizeof(struct content), none, NULL},
                                           .spacing = {.before = 9, .after = 9},
                                           .find_spacing = find_spacing,
                                           .set = set};

static const struct qu_block_type mentions = {.kind = {"mentions", "", sizeof(struct content), none, NULL},
                                              .set = set_mention};

static struct qu_block block(const struct qu_block_type *type, struct content *content, uint64_t seed)
{
    return (struct qu_block){
        .kind = &type->kind, .content = content, .seed = seed, .id = "block", .src = {"entry.yaml", 7, 3}};
}

static const char *rows_of(struct setter *s, struct qu_block *blocks, int count)
{
    setter_clear(s);
    qu_sequence_set(&s->cursor, &(struct qu_block_list){blocks, count});
    return setter_rows(s);
}

static void spaces(struct setter *s)
{
    struct content row = {.rows = 4}, other = {.rows = 1, .spacing = {.before = 1}};
    struct qu_block two[2] = {block(&spaced, &row, 1), block(&spaced, &row, 2)};
    tap_text(s->tap, rows_of(s, two, 2), "g2 h4 g3 h4 g3",
             "white rows around, between two the larger of both");
    struct qu_block mixed[3] = {block(&plain, &row, 1), block(&found, &other, 2), block(&plain, &row, 3)};
    tap_text(s->tap, rows_of(s, mixed, 3), "h4 g1 h1 h4", "a kind that looks at its block");
    other.spacing = (struct qu_spacing){.before = 1, .with_previous = true};
    tap_text(s->tap, rows_of(s, mixed, 3), "h4! g1! h1 h4", "kept with what goes before");
    other.spacing = (struct qu_spacing){.after = 2, .with_next = true};
    tap_text(s->tap, rows_of(s, mixed, 3), "h4 h1! g2! h4", "kept with what follows");
    other.spacing = (struct qu_spacing){.with_next = true};
    tap_text(s->tap, rows_of(s, mixed, 3), "h4 h1! h4", "without white space, too");
}

static void clearing(struct setter *s)
{
    struct content text = {.text = "words"};
    struct qu_block one[1] = {block(&found, &text, 1)};
    struct qu_inset inset = {.rows = 3, .width = 100 * QU_PT};
    setter_clear(s);
    qu_galley_add_inset(&s->galley, &inset);
    qu_sequence_set(&s->cursor, &(struct qu_block_list){one, 1});
    tap_text(s->tap, setter_rows(s), "h1!", "a block stands beside an inset");
    text.spacing = (struct qu_spacing){.clear = true, .before = 1};
    setter_clear(s);
    qu_galley_add_inset(&s->galley, &inset);
    qu_sequence_set(&s->cursor, &(struct qu_block_list){one, 1});
    tap_text(s->tap, setter_rows(s), "h3 g1 h1", "one that clears stands below it");
}

static qu_len indent_of_row(struct setter *s, int row)
{
    const struct qu_row *r = &s->galley.rows.at[row];
    return setter_find(r->items, r->item_count, QU_ITEM_TEXT)->text.x;
}

static void runs(struct setter *s)
{
    struct content text = {.text = "words"}, empty = {0};
    struct qu_block on[3] = {block(&running, &text, 1), block(&running, &empty, 2),
                             block(&running, &text, 3)};
    rows_of(s, on, 3);
    tap_ok(s->tap, indent_of_row(s, 0) < QU_PT && indent_of_row(s, 1) > 10 * QU_PT,
           "text runs on through what stands beside it");
    struct qu_block off[3] = {block(&running, &text, 1), block(&plain, &empty, 2), block(&running, &text, 3)};
    rows_of(s, off, 3);
    tap_ok(s->tap, indent_of_row(s, 1) < QU_PT, "any other kind ends the run");
    struct qu_block apart[3] = {block(&running, &text, 1), block(&plain, &text, 2),
                                block(&running, &text, 3)};
    rows_of(s, apart, 3);
    tap_ok(s->tap, indent_of_row(s, 1) < QU_PT, "it begins one of its own");
    tap_ok(s->tap, indent_of_row(s, 2) < QU_PT, "and ends that");
}

static void names(struct setter *s)
{
    struct content row = {.rows = 2}, empty = {0};
    struct qu_block two[2] = {block(&spaced, &row, 1), block(&running, &empty, 2)};
    two[0].named = true;
    two[1].named = true;
    two[1].id = "beside";
    rows_of(s, two, 2);
    const struct qu_row *first = &s->galley.rows.at[1];
    const struct qu_item *mark = setter_find(first->items, first->item_count, QU_ITEM_MARK);
    tap_ok(s->tap, mark != NULL && strcmp(mark->mark.name, "block") == 0, "a name stands at the first row");
    tap_ok(s->tap, qu_galley_leads_to(&s->galley, 2, "beside"),
           "that of a thing beside the text at the last");
    two[0].named = two[1].named = false;
    rows_of(s, two, 2);
    tap_ok(s->tap, !qu_galley_leads_to(&s->galley, 0, "block"), "a block without name has none");
    two[1].named = true;
    setter_clear(s);
    qu_sequence_set(&s->cursor, &(struct qu_block_list){&two[1], 1});
    tap_int(s->tap, s->galley.rows.count, 0, "a name without any row is no crash");
}

static void seeds(struct setter *s)
{
    struct content inner = {.text = "inside"}, outer = {.text = "outside"}, next = {.rows = 1};
    struct qu_block in[1] = {block(&running, &inner, 5)};
    struct qu_block_list inside = {in, 1};
    outer.inner = &inside;
    struct qu_block two[2] = {block(&running, &outer, 6), block(&running, &next, 6)};
    rows_of(s, two, 2);
    tap_ok(s->tap, outer.depth == 1 && inner.depth == 2, "blocks inside are deeper");
    tap_ok(s->tap, outer.part == 0 && inner.part == 0 && next.part == 0, "each block counts from 0");
    tap_ok(s->tap, outer.seed == next.seed, "its seeds are its own alone");
    tap_ok(s->tap, outer.seed != inner.seed, "and not those of the block inside");
    tap_int(s->tap, s->cursor.part, 0, "the caller's cursor stays where it was");
    s->cursor.part = 7;
    qu_sequence_set(&s->cursor, &(struct qu_block_list){two, 2});
    tap_ok(s->tap, outer.part == 0 && next.part == 0, "wherever the caller's counting stands");
    tap_ok(s->tap, s->cursor.block == NULL && s->cursor.depth == 0, "and outside of all blocks");
}

/* A whole entry: title, body, notes behind blocks or at the end. */
static void entries(struct setter *s)
{
    static struct qu_note notes[1] = {{.id = "n", .text = {.text = "what is to say", .length = 14}}};
    struct content text = {.text = "words"};
    struct qu_block body[2] = {block(&running, &text, 1), block(&running, &text, 2)};
    s->entry.body = (struct qu_block_list){body, 2};
    s->entry.title = setter_note(s, "A title", "title", "n");
    setter_notes(s, notes, 1);
    struct {
        int mode;
        const char *rows, *what;
    } cases[] = {{QU_NOTES_MARGIN, "h2! g1! h1 h1", "in the margin: title, white, body"},
                 {QU_NOTES_AFTER, "h2! g1! h1 h1 h1", "behind the block, the title: kept with it"},
                 {QU_NOTES_END, "h2! g1! h1 h1 g1 h1! h1", "at the end, under a heading"}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        s->output.notes = cases[i].mode;
        setter_clear(s);
        qu_sequence_set_entry(&s->cursor, &s->galley);
        const char *rows = setter_rows(s);
        tap_text(s->tap, rows, cases[i].rows, cases[i].what);
        tap_ok(s->tap, qu_galley_leads_to(&s->galley, 0, "entry"), "the entry can be led to");
        tap_int(s->tap, s->galley.notes.count, cases[i].mode == QU_NOTES_MARGIN, "notes in the margin");
        tap_ok(s->tap,
               qu_galley_leads_to(&s->galley, 0, "entry/note/n") == (cases[i].mode != QU_NOTES_MARGIN) &&
                   qu_galley_leads_to(&s->galley, 0, "entry/word/n") == (cases[i].mode != QU_NOTES_MARGIN),
               "a numbered note leads both ways");
    }
    struct content noted = {.setter = s};
    struct qu_block bodies[2] = {block(&mentions, &noted, 1), block(&running, &text, 2)};
    s->entry.title = setter_plain("A title");
    s->entry.body = (struct qu_block_list){bodies, 2};
    s->output.notes = QU_NOTES_AFTER;
    setter_clear(s);
    qu_sequence_set_entry(&s->cursor, &s->galley);
    tap_ok(s->tap,
           s->galley.rows.at[3].text != NULL && strcmp(s->galley.rows.at[3].text, "what is to say") == 0,
           "behind a block of the body: its note");
    s->entry.body = (struct qu_block_list){body, 2};
    s->output.notes = QU_NOTES_MARGIN;
    s->entry.title = (struct qu_inline){0};
    setter_notes(s, NULL, 0);
    setter_clear(s);
    qu_sequence_set_entry(&s->cursor, &s->galley);
    tap_text(s->tap, setter_rows(s), "h0! h1 h1", "without title: a place to be led to");
}

int main(int argc, char **argv)
{
    setter_case *const cases[] = {spaces, clearing, runs, names, seeds, entries, NULL};
    return setter_main(argc, argv, cases);
}
