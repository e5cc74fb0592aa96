#include "notebook.h"

#include <string.h>

const struct qu_note *qu_entry_lookup_note(const struct qu_entry *entry, const char *id)
{
    for (int i = 0; i < entry->note_count; i++)
        if (strcmp(entry->notes[i].id, id) == 0)
            return &entry->notes[i];
    return NULL;
}

const struct qu_output *qu_notebook_lookup_output(const struct qu_notebook *notebook, const char *name)
{
    const struct qu_output *outputs = notebook->outputs.at;
    for (int i = 0; i < notebook->outputs.count; i++)
        if (strcmp(outputs[i].name, name) == 0)
            return &outputs[i];
    return NULL;
}
