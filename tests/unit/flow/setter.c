#include "setter.h"

#include "../../../src/base/diagprint.h"
#include "../../../src/base/hash.h"
#include "../../../src/style/reading.h"

#include <stdlib.h>

/* libhyphen forgets a few hundred bytes of some dictionaries when it loads them. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libhyphen.so";
}

static void round_off(struct qu_layout *layout)
{
    layout->grid = 20 * QU_PT;
    layout->offset = 5 * QU_PT;
    layout->first_rule = 60 * QU_PT;
    layout->rows = 20;
    layout->width = 500 * QU_PT;
    layout->height = 520 * QU_PT;
    layout->margin = (struct qu_track){50 * QU_PT, 80 * QU_PT};
    layout->text = (struct qu_track){150 * QU_PT, 300 * QU_PT};
    layout->list_indent = 18 * QU_PT;
}

void setter_init(struct setter *setter, struct tap *tap, char **argv)
{
    const char *layouts[] = {argv[1], NULL}, *folders[] = {argv[2], NULL};
    *setter = (struct setter){.tap = tap, .output = qu_output_preset};
    qu_arena_init(&setter->arena);
    qu_diag_init(&setter->diag, false);
    setter->layout = qu_layout_read(&setter->arena, &setter->diag, "field-notes-a5", (struct qu_src){0},
                                    layouts, NULL);
    setter->fonts = setter->layout != NULL ? qu_fontset_open(&setter->diag, folders, setter->layout->roles,
                                                             setter->layout->role_count)
                                           : NULL;
    if (setter->fonts == NULL) {
        qu_diag_print(&setter->diag, stdout, false);
        exit(99);
    }
    round_off(setter->layout);
    setter->typesetter = qu_typesetter_new(setter->fonts, &setter->diag);
    qu_paracache_init(&setter->known, setter->typesetter);
    setter->notebook = (struct qu_notebook){
        .title = "a test", .language = "en-GB", .output = &setter->output, .src = {"notebook.yaml", 1, 1}};
    setter->entry = (struct qu_entry){
        .id = "entry", .seed = qu_hash_text("entry"), .src = {"entry.yaml", 1, 1}};
    setter->context = (struct qu_context){.notebook = &setter->notebook, .layout = setter->layout};
    setter_restyle(setter);
    qu_galley_init(&setter->galley, &setter->entry);
    setter_clear(setter);
}

void setter_finish(struct setter *setter)
{
    qu_galley_finish(&setter->galley);
    qu_paracache_finish(&setter->known);
    qu_typesetter_free(setter->typesetter);
    qu_fontset_close(setter->fonts);
    qu_diag_finish(&setter->diag);
    qu_arena_finish(&setter->arena);
}

int setter_main(int argc, char **argv, setter_case *const *cases)
{
    struct tap tap = {0};
    struct setter setter;
    if (argc < 3)
        return 99;
    setter_init(&setter, &tap, argv);
    while (*cases != NULL)
        (*cases++)(&setter);
    setter_finish(&setter);
    return tap_done(&tap);
}

void setter_clear(struct setter *setter)
{
    qu_galley_finish(&setter->galley);
    qu_galley_init(&setter->galley, &setter->entry);
    setter->galley.endnotes.wanted = setter->output.notes != QU_NOTES_MARGIN;
    setter->cursor = (struct qu_cursor){.context = &setter->context,
                                        .arena = &setter->galley.arena,
                                        .diag = &setter->diag,
                                        .fonts = setter->fonts,
                                        .known = &setter->known,
                                        .galley = &setter->galley,
                                        .entry = &setter->entry};
}

void setter_notes(struct setter *setter, struct qu_note *notes, int count)
{
    setter->entry.notes = notes;
    setter->entry.note_count = count;
}

struct qu_text_style *setter_style(struct setter *setter, const char *name)
{
    return &setter->layout->styles[qu_layout_lookup_style(setter->layout, name) - setter->layout->styles];
}

void setter_restyle(struct setter *setter)
{
    setter->context.type = qu_type_resolve(&setter->arena, setter->layout, setter->fonts);
}

struct qu_inline setter_plain(const char *text)
{
    return qu_inline_plain(text, (struct qu_src){"entry.yaml", 3, 5});
}

struct qu_inline setter_span(struct setter *setter, const char *text, enum qu_span_kind kind,
                             const char *around, const char *target)
{
    struct qu_inline styled = setter_plain(text);
    struct qu_span *span = QU_NEW(&setter->arena, struct qu_span);
    const char *at = strstr(text, around);
    if (at == NULL)
        exit(99);
    *span = (struct qu_span){.kind = kind,
                             .start = (int)(at - text),
                             .end = (int)(at - text + (long)strlen(around)),
                             .target = target,
                             .src = styled.src};
    styled.spans = span;
    styled.span_count = 1;
    return styled;
}

struct qu_inline setter_note(struct setter *setter, const char *text, const char *after, const char *id)
{
    struct qu_inline styled = setter_span(setter, text, QU_SPAN_NOTE, after, id);
    struct qu_span *span = (struct qu_span *)styled.spans;
    span->start = span->end;
    return styled;
}

const struct qu_item *setter_find(const struct qu_item *items, int count, enum qu_item_kind kind)
{
    for (int i = 0; i < count; i++)
        if (items[i].kind == kind)
            return &items[i];
    return NULL;
}

int setter_count(const struct qu_item *items, int count, enum qu_item_kind kind)
{
    int found = 0;
    for (int i = 0; i < count; i++)
        found += items[i].kind == kind;
    return found;
}

int setter_nodes(const struct setter *setter, enum qu_role role)
{
    int found = 0;
    for (int i = 1; i < setter->galley.nodes.count; i++)
        found += setter->galley.nodes.at[i].role == role;
    return found;
}

const char *setter_rows(struct setter *setter)
{
    const char *text = "";
    for (int i = 0; i < setter->galley.rows.count; i++) {
        const struct qu_row *row = &setter->galley.rows.at[i];
        text = qu_arena_printf(&setter->arena, "%s%s%s%d%s", text, i > 0 ? " " : "", row->glue ? "g" : "h",
                               row->height, row->penalty >= QU_BREAK_NEVER ? "!" : "");
    }
    return text;
}
