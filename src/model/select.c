#include "select.h"

#include "../base/address.h"
#include "../base/vec.h"
#include "copy.h"
#include "entry.h"

#include <stdlib.h>
#include <string.h>

static bool holds(const struct qu_list *names, const char *name)
{
    for (int i = 0; i < names->count && name != NULL; i++) {
        const char *other = ((const char *const *)names->at)[i];
        if (other != NULL && strcmp(other, name) == 0)
            return true;
    }
    return false;
}

/* Whether the id, or one of the tags, is in these lists. */
static bool is_named(const struct qu_list *ids, const struct qu_list *wanted, const char *id,
                     const struct qu_list *tags)
{
    bool found = holds(ids, id);
    for (int i = 0; i < tags->count && !found; i++)
        found = holds(wanted, ((const char *const *)tags->at)[i]);
    return found;
}

static bool takes_whole(const struct qu_output *output, const struct qu_entry *entry)
{
    bool all = output->entries.count == 0 && output->tags.count == 0;
    return all || is_named(&output->entries, &output->tags, entry->id, &entry->tags);
}

/* Whether the output has this block. `nested`: a block in another one is in unless `without` names it. */
static bool takes_block(const struct qu_output *output, const struct qu_entry *entry,
                        const struct qu_block *block, bool nested)
{
    if (is_named(&output->without, &output->without, block->id, &block->tags))
        return false;
    return nested || takes_whole(output, entry) ||
           is_named(&output->entries, &output->tags, block->id, &block->tags);
}

bool qu_output_takes_entry(const struct qu_output *output, const struct qu_entry *entry)
{
    if (is_named(&output->without, &output->without, entry->id, &entry->tags))
        return false;
    for (int i = 0; i < entry->body.count; i++)
        if (takes_block(output, entry, &entry->body.at[i], false))
            return true;
    return false;
}

struct selection {
    struct qu_arena *arena;
    struct qu_diag *diag;
    const struct qu_notebook *notebook;
    const struct qu_output *output;
    const struct qu_entry *entry; /* being copied */
    QU_VEC(const char *) names;   /* ids that are in, sorted */
};

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Adds the ids of blocks that are in. If a block is left out, so are the blocks in it. */
static void add_names(struct selection *selection, const struct qu_block_list *blocks, bool nested);

static void add_below(struct selection *selection, const struct qu_field *fields, const void *content)
{
    for (const struct qu_field *field = fields; field->name != NULL; field++) {
        const char *value = (const char *)content + field->offset;
        const struct qu_list *list = (const struct qu_list *)(const void *)value;
        if (field->type == QU_FIELD_BLOCKS)
            add_names(selection, (const struct qu_block_list *)(const void *)value, true);
        else if (field->type == QU_FIELD_STRUCT)
            add_below(selection, field->fields, value);
        else if ((field->type == QU_FIELD_LIST || field->type == QU_FIELD_MAP) &&
                 field->element == QU_FIELD_STRUCT)
            for (int i = 0; i < list->count; i++)
                add_below(selection, field->fields, (const char *)list->at + field->size * (size_t)i);
    }
}

static void add_names(struct selection *selection, const struct qu_block_list *blocks, bool nested)
{
    for (int i = 0; i < blocks->count; i++) {
        const struct qu_block *block = &blocks->at[i];
        if (!takes_block(selection->output, selection->entry, block, nested))
            continue;
        qu_vec_add(&selection->names, block->id);
        add_below(selection, block->kind->fields, block->content);
    }
}

static void list_names(struct selection *selection)
{
    for (int i = 0; i < selection->notebook->entry_count; i++) {
        selection->entry = &selection->notebook->entries[i];
        if (!qu_output_takes_entry(selection->output, selection->entry))
            continue;
        qu_vec_add(&selection->names, selection->entry->id);
        add_names(selection, &selection->entry->body, false);
    }
    if (selection->names.count > 1)
        qsort(selection->names.at, (size_t)selection->names.count, sizeof *selection->names.at,
              compare_names);
}

static bool is_in(const struct selection *selection, const char *id)
{
    return selection->names.count > 0 && bsearch(&id, selection->names.at, (size_t)selection->names.count,
                                                 sizeof id, compare_names) != NULL;
}

struct finding {
    const char *id;
    bool found;
};

static void find_block(struct qu_block *block, void *data)
{
    struct finding *finding = data;
    finding->found |= strcmp(block->id, finding->id) == 0;
}

/* The title of an entry, or of the entry of a block, for use in a sentence. */
static const char *title_of(const struct selection *selection, const char *id)
{
    for (int i = 0; i < selection->notebook->entry_count; i++) {
        const struct qu_entry *entry = &selection->notebook->entries[i];
        struct finding finding = {id, strcmp(entry->id, id) == 0};
        if (!finding.found)
            qu_entry_visit_blocks(entry, find_block, &finding);
        if (finding.found)
            return entry->contents[0] != '\0' ? entry->contents : entry->id;
    }
    return id;
}

static void warn(const struct selection *selection, const struct qu_span *span, const char *words)
{
    if (selection->output->lost_links == QU_LOST_QUIET)
        return;
    qu_diag_add(selection->diag, QU_WARNING, QU_DIAG_REFERENCE_LEFT_OUT, span->src, NULL,
                "add it to the output, or set `lost-links: quiet`",
                "\"%.*s\" is not in the output \"%s\": %s", QU_CUT(span->target, 60), selection->output->name,
                words);
}

/* An address as it is printed: without its scheme, and without a slash at its end. */
static const char *printed_address(struct qu_arena *arena, const char *address)
{
    const char *shown = qu_address_without_scheme(address);
    return qu_arena_strndup(arena, shown, qu_address_length(shown));
}

/* An inline text while it is edited for the copy. */
struct editing {
    struct qu_buf text;
    struct qu_span *spans;
    int count;
    const struct qu_places *places; /* of the text as it is now */
};

/* Words that were put in have the place of the text that follows them. */
static void put_places(struct editing *editing, struct qu_arena *arena, int at, int length, int end)
{
    const struct qu_places *before = editing->places;
    struct qu_places_draft draft = {0};
    if (before == NULL)
        return;
    if (at > 0)
        qu_places_copy(&draft, 0, before, 0, at);
    qu_places_add(&draft, at, qu_places_find(before, at));
    if (at < end)
        qu_places_copy(&draft, at + length, before, at, end);
    editing->places = qu_places_keep(&draft, arena, before->file,
                                     qu_arena_strdup(arena, qu_buf_text(&editing->text)));
}

/* Puts words in at a place of the edited text. Spans that begin there or later are moved; spans around it
 * grow. */
static void put_in(struct editing *editing, struct qu_arena *arena, int at, const char *words)
{
    int length = (int)strlen(words), end = (int)editing->text.length;
    struct qu_buf text;
    qu_buf_init(&text);
    qu_buf_add(&text, qu_buf_text(&editing->text), (size_t)at);
    qu_buf_add_text(&text, words);
    qu_buf_add(&text, qu_buf_text(&editing->text) + at, editing->text.length - (size_t)at);
    qu_buf_finish(&editing->text);
    editing->text = text;
    put_places(editing, arena, at, length, end);
    for (int i = 0; i < editing->count; i++) {
        struct qu_span *span = &editing->spans[i];
        bool moves = span->start >= at;
        span->end += span->end > at || moves ? length : 0;
        span->start += moves ? length : 0;
    }
}

static void take_out(struct editing *editing, int index)
{
    editing->count--;
    memmove(&editing->spans[index], &editing->spans[index + 1],
            sizeof *editing->spans * (size_t)(editing->count - index));
}

static void edit_reference(const struct selection *selection, struct editing *editing, int index)
{
    struct qu_span span = editing->spans[index];
    bool empty = span.start == span.end;
    warn(selection, &span,
         empty ? "its title is printed instead of its page number" : "its words are printed without a link");
    take_out(editing, index);
    if (empty)
        put_in(editing, selection->arena, span.start,
               qu_arena_printf(selection->arena, "\u201c%s\u201d", title_of(selection, span.target)));
}

static bool says(const char *text, const char *address)
{
    const char *bare = strncmp(address, "www.", 4) == 0 ? address + 4 : address;
    for (size_t length = strlen(bare); *text != '\0'; text++)
        if (strncasecmp(text, bare, length) == 0)
            return true;
    return false;
}

static void edit_link(const struct selection *selection, struct editing *editing, int index)
{
    const struct qu_span *span = &editing->spans[index];
    const char *address = printed_address(selection->arena, span->target);
    const char *words = qu_arena_strndup(selection->arena, qu_buf_text(&editing->text) + span->start,
                                         (size_t)(span->end - span->start));
    if (!says(words, address))
        put_in(editing, selection->arena, span->end, qu_arena_printf(selection->arena, " (%s)", address));
}

static void edit_inline(void *data, struct qu_inline *text)
{
    const struct selection *selection = data;
    struct editing editing = {.count = text->span_count, .places = text->places};
    bool printed = selection->output->links == QU_LINKS_PRINTED, changed = false;
    for (int i = 0; i < text->span_count; i++) {
        const struct qu_span *span = &text->spans[i];
        changed |= span->kind == QU_SPAN_REFERENCE ? !is_in(selection, span->target)
                                                   : printed && span->kind == QU_SPAN_LINK;
    }
    if (!changed)
        return;
    qu_buf_init(&editing.text);
    qu_buf_add(&editing.text, text->text, (size_t)text->length);
    editing.spans = qu_arena_dup(selection->arena, text->spans,
                                 sizeof *text->spans * (size_t)text->span_count);
    for (int i = editing.count - 1; i >= 0; i--) { /* from the end, so that offsets before it stay valid */
        struct qu_span *span = &editing.spans[i];
        if (span->kind == QU_SPAN_REFERENCE && !is_in(selection, span->target))
            edit_reference(selection, &editing, i);
        else if (span->kind == QU_SPAN_LINK && printed)
            edit_link(selection, &editing, i);
    }
    text->length = (int)editing.text.length;
    text->text = qu_arena_strndup(selection->arena, qu_buf_text(&editing.text), editing.text.length);
    text->spans = editing.spans;
    text->span_count = editing.count;
    text->places = editing.places;
    qu_buf_finish(&editing.text);
}

static bool keep_block(void *data, const struct qu_block *block)
{
    const struct selection *selection = data;
    return is_in(selection, block->id);
}

static void copy_entry(struct selection *selection, struct qu_entry *entry)
{
    struct qu_copying copying = {selection->arena, keep_block, edit_inline, selection};
    static const struct qu_field fields[] = {{.name = "body", .type = QU_FIELD_BLOCKS}, {.name = NULL}};
    struct qu_block_list *blocks = qu_schema_copy(&copying, fields, &entry->body, sizeof entry->body);
    entry->body = *blocks;
    if (entry->title.text != NULL)
        edit_inline(selection, &entry->title);
    if (entry->subtitle.text != NULL)
        edit_inline(selection, &entry->subtitle);
    entry->notes = qu_arena_dup(selection->arena, entry->notes,
                                sizeof *entry->notes * (size_t)entry->note_count);
    for (int i = 0; i < entry->note_count; i++)
        edit_inline(selection, &entry->notes[i].text);
    if (selection->output->paper >= 0)
        entry->paper = selection->output->paper;
}

struct qu_notebook *qu_notebook_select(struct qu_arena *arena, struct qu_diag *diag,
                                       const struct qu_notebook *notebook, const struct qu_output *output)
{
    struct selection selection = {.arena = arena, .diag = diag, .notebook = notebook, .output = output};
    struct qu_notebook *copy = qu_arena_dup(arena, notebook, sizeof *notebook);
    list_names(&selection);
    copy->output = output;
    copy->entries = QU_NEW_ARRAY(arena, struct qu_entry, notebook->entry_count);
    copy->entry_count = 0;
    if (output->layout != NULL)
        copy->layout = output->layout;
    for (int i = 0; i < notebook->entry_count; i++) {
        if (!qu_output_takes_entry(output, &notebook->entries[i]))
            continue;
        struct qu_entry *entry = &copy->entries[copy->entry_count++];
        *entry = notebook->entries[i];
        copy_entry(&selection, entry);
    }
    qu_vec_finish(&selection.names);
    return copy;
}
