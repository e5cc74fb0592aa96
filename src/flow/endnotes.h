/* endnotes.h - notes that do not stand in the margin: numbered in the order of reading, set behind the block
 * that they belong to or at the end of the entry.
 *
 * The number is text in both places, and each of the two is a link to the other. A note that is referred to
 * twice has one number and leads back to its first reference. In margin mode all of this does nothing. */
#pragma once

#include "setting.h"

struct qu_endnote {
    const struct qu_note *note;
    bool anchored; /* its first reference has a name to lead back to */
};

struct qu_endnotes {
    QU_VEC(struct qu_endnote) at;
    int set; /* how many are set already */
};

bool qu_endnotes_wanted(const struct qu_flow *flow);
/* The number of a note, from 1; its first mention gives it one. */
int qu_endnotes_number(struct qu_flow *flow, const char *id);
/* Names of the two ends; in the arena. */
const char *qu_endnotes_target(const struct qu_flow *flow, const char *id);
const char *qu_endnotes_source(const struct qu_flow *flow, const char *id);
/* True once a note: its reference is to be named. */
bool qu_endnotes_anchor(struct qu_flow *flow, const char *id);
/* Behind a block of the entry's body, and at its end: sets what is due there. */
void qu_endnotes_after_block(struct qu_flow *flow);
void qu_endnotes_end_entry(struct qu_flow *flow);
