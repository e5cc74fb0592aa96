#include "endnumbers.h"

#include <string.h>

static struct qu_endnote *find(const struct qu_endnotes *notes, const char *id)
{
    for (int i = 0; i < notes->at.count; i++)
        if (strcmp(notes->at.at[i].note->id, id) == 0)
            return &notes->at.at[i];
    return NULL;
}

int qu_endnotes_number(struct qu_endnotes *notes, const struct qu_entry *entry, const char *id)
{
    const struct qu_note *note = qu_entry_lookup_note(entry, id);
    struct qu_endnote *found = find(notes, id);
    if (note == NULL)
        return 0;
    if (found == NULL) {
        qu_vec_add(&notes->at, ((struct qu_endnote){note, false}));
        found = qu_vec_last(&notes->at);
    }
    return (int)(found - notes->at.at) + 1;
}

int qu_endnotes_lookup(const struct qu_endnotes *notes, const char *id)
{
    const struct qu_endnote *found = find(notes, id);
    return found != NULL ? (int)(found - notes->at.at) + 1 : 0;
}

const char *qu_endnotes_target(struct qu_arena *arena, const struct qu_entry *entry, const char *id)
{
    return qu_arena_printf(arena, "%s/note/%s", entry->id, id);
}

const char *qu_endnotes_source(struct qu_arena *arena, const struct qu_entry *entry, const char *id)
{
    return qu_arena_printf(arena, "%s/word/%s", entry->id, id);
}

bool qu_endnotes_anchor(struct qu_endnotes *notes, const char *id)
{
    struct qu_endnote *found = find(notes, id);
    if (found == NULL || found->anchored)
        return false;
    found->anchored = true;
    return true;
}
