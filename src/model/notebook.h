/* notebook.h - the notebook as data: typed and checked, but without any look.
 *
 * Read from a folder: notebook.yaml names the owner, the front matter and the entries in order; each entry is
 * a file of its own. Everything lies in the run's arena. After qu_notebook_read without errors: ids are
 * unique, every note and reference is defined, and every file that is named exists.
 *
 * A body is a list of blocks (block.h). */
#pragma once

#include "block.h"
#include "output.h"

/* A margin note of an entry. */
struct qu_note {
    const char *id;
    struct qu_src src;
    struct qu_inline text;
    bool used;
};

enum qu_paper {
    QU_PAPER_RULED,
    QU_PAPER_GRID,
    QU_PAPER_DOT,
    QU_PAPER_PLAIN,
    QU_PAPER_SEYES,
    QU_PAPER_CORNELL
};

struct qu_entry {
    struct qu_src src;
    const char *file;
    const char *language; /* where it is not the notebook's, else NULL */
    const char *id;       /* destination name; default: the file's stem without leading digits */
    uint64_t seed;
    int number; /* 0: not numbered */
    struct qu_inline title;
    struct qu_inline subtitle; /* beside the title, in a smaller style */
    const char *contents;      /* the title in the contents; default: the title's text */
    struct qu_list head;       /* const char *: parts of the running head, e.g. entry, apr 2026, blr */
    const char *stamp;         /* "entry 03 · sde 2 · current"; default: "entry NN" */
    int paper;                 /* enum qu_paper */
    bool front;                /* front matter: labelled i, ii, ...; not listed in the contents */
    struct qu_list tags;
    struct qu_block_list body;
    struct qu_note *notes;
    int note_count;
};

struct qu_address {
    const char *label, *text, *link;
};

struct qu_owner {
    const char *name;
    const char *initials;
    const char *place;
    struct qu_list addresses; /* struct qu_address */
};

struct qu_notebook {
    const char *folder, *file;
    struct qu_src src;
    const char *title, *subtitle, *kicker, *volume, *years, *status;
    const char *description, *keywords; /* for the document's Info */
    const char *language;               /* BCP 47, default en-GB */
    const char *layout;                 /* name or file, default field-notes-a5 */
    struct qu_owner owner;
    struct qu_entry *entries; /* front matter first, in the order of the file */
    int entry_count;
    struct qu_list outputs;         /* struct qu_output; the first is the default */
    const struct qu_output *output; /* which one this is; never NULL */
    const struct qu_texts *texts;   /* where the plain texts of all entries were written; may be NULL */
};

/* The output with that name, or NULL. */
const struct qu_output *qu_notebook_lookup_output(const struct qu_notebook *notebook, const char *name);
/* The note with that id of an entry, or NULL. */
const struct qu_note *qu_entry_lookup_note(const struct qu_entry *entry, const char *id);
