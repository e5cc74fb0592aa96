/* endnumbers.h - the numbers of notes that do not stand in the margin, in the order of reading.
 *
 * A note's first mention gives it its number; a note that is referred to twice has one number, and leads
 * back to its first reference. The texts of the notes are set by endnotes.c. */
#pragma once

#include "../base/vec.h"
#include "../model/notebook.h"

struct qu_endnote {
    const struct qu_note *note;
    bool anchored; /* its first reference has a name to lead back to */
};

/* Of one entry. */
struct qu_endnotes {
    bool wanted; /* false: the notes stand in the margin, and none has a number */
    QU_VEC(struct qu_endnote) at;
    int set; /* how many are set already */
};

/* The number of a note, from 1; 0 if the entry has none of that name (the model has said so). */
int qu_endnotes_number(struct qu_endnotes *notes, const struct qu_entry *entry, const char *id);
/* The same, 0 if it has none yet. */
int qu_endnotes_lookup(const struct qu_endnotes *notes, const char *id);
/* Names of the two ends; in the arena. */
const char *qu_endnotes_target(struct qu_arena *arena, const struct qu_entry *entry, const char *id);
const char *qu_endnotes_source(struct qu_arena *arena, const struct qu_entry *entry, const char *id);
/* True once a note: its reference is to be named. */
bool qu_endnotes_anchor(struct qu_endnotes *notes, const char *id);
