/* bookfolder.h - a notebook in a folder of its own, for tests of the run. */
#pragma once

#include "../../../src/base/file.h"
#include "../../../src/pipeline/request.h"

#include <tap.h>

struct book_folder {
    struct qu_arena arena;
    struct qu_diag diag;
    char root[32];
    const char *folder; /* of the notebook: "book", under root */
};

void book_folder_init(struct book_folder *b);
void book_folder_write(struct book_folder *b, const char *name, const char *text);
/* A grey JPEG of so many pixels a side, of noise: it does not pack. */
void book_folder_picture(struct book_folder *b, const char *name, int side);
/* No messages any more. */
void book_folder_forget(struct book_folder *b);
/* The first message with its hint: "text (hint)"; "" if there is none. */
const char *book_folder_said(struct book_folder *b);
void book_folder_finish(struct book_folder *b);
