#include "crosscheck.h"

#include "../base/map.h"
#include "../base/vec.h"
#include "entry.h"
#include "visit.h"

#include <stdlib.h>
#include <string.h>

struct name {
    const char *id;
    struct qu_src src;
};

struct checker {
    struct qu_arena *arena;
    struct qu_diag *diag;
    QU_VEC(struct name) names;
    struct qu_map index;    /* id -> index among the names + 1 */
    const char *const *all; /* all ids, made when first needed */
    struct qu_entry *entry;
    const char *path; /* of what is looked at: of a block, or a key of the entry */
    bool complete;
};

static void collect_block(struct qu_block *block, void *data)
{
    struct checker *checker = data;
    if (block->id != NULL)
        qu_vec_add(&checker->names, ((struct name){block->id, block->src}));
}

static void report_same(struct checker *checker, const struct name *name, const struct name *first)
{
    const char *hint = qu_arena_printf(checker->arena,
                                       "it stands first in %s:%d: give one of the two another id",
                                       first->src.file, first->src.line);
    qu_diag_add(checker->diag, QU_ERROR, QU_DIAG_ID_DUPLICATE, name->src, NULL, hint,
                "the id \"%s\" is given twice", name->id);
}

static void check_names(struct checker *checker, const struct qu_notebook *notebook)
{
    for (int i = 0; i < notebook->entry_count; i++) {
        const struct qu_entry *entry = &notebook->entries[i];
        if (entry->id != NULL)
            qu_vec_add(&checker->names, ((struct name){entry->id, entry->src}));
        qu_entry_visit_blocks(entry, collect_block, checker);
    }
    for (int i = 0; i < checker->names.count; i++) {
        int *first = qu_map_text(&checker->index, checker->names.at[i].id);
        if (*first != 0)
            report_same(checker, &checker->names.at[i], &checker->names.at[*first - 1]);
        else
            *first = i + 1;
    }
}

static void check_numbers(struct checker *checker, const struct qu_notebook *notebook)
{
    for (int i = 0; i < notebook->entry_count; i++) {
        const struct qu_entry *entry = &notebook->entries[i];
        for (int k = 0; entry->number > 0 && k < i; k++) {
            const struct qu_entry *other = &notebook->entries[k];
            if (other->number != entry->number)
                continue;
            qu_diag_add(checker->diag, QU_ERROR, QU_DIAG_ID_DUPLICATE, entry->src, NULL,
                        qu_arena_printf(checker->arena,
                                        "%s has it too; without `number:` the place in the list counts",
                                        other->file),
                        "entry number %d is given twice", entry->number);
            break;
        }
    }
}

static const char *nearest_hint(struct checker *checker, const char *word, const char *const *words,
                                const char *what)
{
    const char *near = qu_diag_nearest(word, words);
    struct qu_buf hint;
    qu_buf_init(&hint);
    int count = 0;
    while (words[count] != NULL)
        count++;
    if (near != NULL) {
        qu_buf_printf(&hint, "did you mean \"%s\"?", near);
    } else if (count <= 12) {
        qu_buf_printf(&hint, "%s are ", what);
        qu_diag_list(&hint, words);
    } else {
        qu_buf_printf(&hint, "%s are %d, and none is like it", what, count);
    }
    const char *kept = qu_arena_strdup(checker->arena, qu_buf_text(&hint));
    qu_buf_finish(&hint);
    return kept;
}

static void undefined_note(struct checker *checker, const struct qu_span *span)
{
    const struct qu_entry *entry = checker->entry;
    const char **words = QU_NEW_ARRAY(checker->arena, const char *, entry->note_count + 1);
    for (int i = 0; i < entry->note_count; i++)
        words[i] = entry->notes[i].id;
    const char *hint = entry->note_count > 0
                           ? nearest_hint(checker, span->target, words, "the notes of this entry")
                           : qu_arena_printf(checker->arena, "add to the entry: notes: {%s: \"its text\"}",
                                             span->target);
    qu_diag_add(checker->diag, QU_ERROR, QU_DIAG_NOTE_UNDEFINED, span->src, checker->path, hint,
                "there is no note \"%s\" in this entry", span->target);
}

static void undefined_reference(struct checker *checker, const struct qu_span *span)
{
    if (!checker->complete)
        return;
    if (checker->all == NULL) {
        const char **words = QU_NEW_ARRAY(checker->arena, const char *, checker->names.count + 1);
        for (int i = 0; i < checker->names.count; i++)
            words[i] = checker->names.at[i].id;
        checker->all = words;
    }
    qu_diag_add(checker->diag, QU_ERROR, QU_DIAG_REFERENCE_UNDEFINED, span->src, checker->path,
                nearest_hint(checker, span->target, checker->all, "the ids of entries and blocks"),
                "no entry and no block has the id \"%s\"", span->target);
}

static void check_inline(struct qu_inline *text, void *data)
{
    struct checker *checker = data;
    for (int i = 0; i < text->span_count; i++) {
        const struct qu_span *span = &text->spans[i];
        if (span->kind == QU_SPAN_NOTE) {
            struct qu_note *note = (struct qu_note *)qu_entry_lookup_note(checker->entry, span->target);
            if (note != NULL)
                note->used = true;
            else
                undefined_note(checker, span);
        } else if (span->kind == QU_SPAN_REFERENCE &&
                   qu_map_lookup_text(&checker->index, span->target) == 0) {
            undefined_reference(checker, span);
        }
    }
}

static void check_entry(struct checker *checker, struct qu_entry *entry, bool sound)
{
    int errors = qu_diag_errors(checker->diag);
    checker->entry = entry;
    checker->path = "title";
    if (entry->title.text != NULL)
        check_inline(&entry->title, checker);
    checker->path = "subtitle";
    if (entry->subtitle.text != NULL)
        check_inline(&entry->subtitle, checker);
    for (int i = 0; i < entry->body.count; i++) {
        checker->path = qu_path_index(checker->arena, "body", i);
        qu_schema_visit_inlines(entry->body.at[i].kind->fields, entry->body.at[i].content, check_inline,
                                checker);
    }
    for (int i = 0; i < entry->note_count; i++) {
        struct qu_inline text = entry->notes[i].text;
        checker->path = qu_path_key(checker->arena, "notes", entry->notes[i].id);
        for (int k = 0; k < text.span_count; k++)
            if (text.spans[k].kind == QU_SPAN_REFERENCE &&
                qu_map_lookup_text(&checker->index, text.spans[k].target) == 0)
                undefined_reference(checker, &text.spans[k]);
    }
    sound = sound && qu_diag_errors(checker->diag) ==
                         errors; /* a note that seems unused may be misspelt at its reference */
    for (int i = 0; i < entry->note_count && sound; i++)
        if (!entry->notes[i].used)
            qu_diag_add(checker->diag, QU_WARNING, QU_DIAG_NOTE_UNUSED, entry->notes[i].src,
                        qu_path_key(checker->arena, "notes", entry->notes[i].id),
                        qu_arena_printf(checker->arena, "write [^%s] after the word that it belongs to",
                                        entry->notes[i].id),
                        "no text refers to the note \"%s\"", entry->notes[i].id);
}

void qu_notebook_crosscheck(struct qu_arena *arena, struct qu_diag *diag, struct qu_notebook *notebook,
                            bool complete)
{
    struct checker checker = {.arena = arena, .diag = diag, .complete = complete};
    bool sound = qu_diag_errors(diag) == 0;
    check_names(&checker, notebook);
    check_numbers(&checker, notebook);
    for (int i = 0; i < notebook->entry_count; i++)
        check_entry(&checker, &notebook->entries[i], sound);
    qu_map_finish(&checker.index);
    qu_vec_finish(&checker.names);
}
