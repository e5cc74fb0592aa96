/* endnumbers.h - the numbers of notes that do not stand in the margin, in the order of reading.
 *
 * A note gets its number at its first reference. A note with two references has one number, and its link
 * leads back to the first one. The texts of the notes are set by endnotes.c. */
#pragma once

#include "../base/vec.h"
#include "../model/notebook.h"

struct qu_endnote {
    const struct qu_note *note;
    bool anchored; /* its first reference has a name, for the link back */
};

/* Of one entry. */
struct qu_endnotes {
    bool wanted; /* false: the notes stand in the margin, and none has a number */
    QU_VEC(struct qu_endnote) at;
    int set; /* how many notes have been set */
};

/* The number of a note, from 1; 0 if the entry has no note with that id (model has reported it). */
int qu_endnotes_number(struct qu_endnotes *notes, const struct qu_entry *entry, const char *id);
/* The same, but 0 if it has no number yet. */
int qu_endnotes_lookup(const struct qu_endnotes *notes, const char *id);
/* The destination names of the note and of its reference; in the arena. */
const char *qu_endnotes_target(struct qu_arena *arena, const struct qu_entry *entry, const char *id);
const char *qu_endnotes_source(struct qu_arena *arena, const struct qu_entry *entry, const char *id);
/* True only the first time for each note: then its reference needs a name. */
bool qu_endnotes_anchor(struct qu_endnotes *notes, const char *id);
