#include "bookfolder.h"

#include "../../../src/base/hash.h"

#include <stdio.h>

#include <jpeglib.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

void book_folder_init(struct book_folder *b)
{
    *b = (struct book_folder){.root = "/tmp/quire-run-XXXXXX"};
    qu_arena_init(&b->arena);
    qu_diag_init(&b->diag, false);
    if (mkdtemp(b->root) == NULL)
        exit(99);
    b->folder = qu_file_join(&b->arena, b->root, "book");
    mkdir(b->folder, 0755);
}

void book_folder_write(struct book_folder *b, const char *name, const char *text)
{
    if (!qu_file_write(&b->diag, qu_file_join(&b->arena, b->folder, name), text, strlen(text)))
        exit(99);
}

void book_folder_picture(struct book_folder *b, const char *name, int side)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    FILE *file = fopen(qu_file_join(&b->arena, b->folder, name), "wb");
    unsigned char *row = qu_alloc((size_t)side);
    if (file == NULL)
        exit(99);
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_stdio_dest(&jpeg, file);
    jpeg.image_width = jpeg.image_height = (JDIMENSION)side;
    jpeg.input_components = 1;
    jpeg.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&jpeg);
    jpeg_start_compress(&jpeg, true);
    for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++)
            row[x] = (unsigned char)qu_hash_mix((uint64_t)(y * side + x));
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    fclose(file);
    free(row);
}

void book_folder_forget(struct book_folder *b)
{
    qu_diag_finish(&b->diag);
    qu_diag_init(&b->diag, false);
}

const char *book_folder_said(struct book_folder *b)
{
    if (b->diag.count == 0)
        return "";
    const struct qu_message *m = &b->diag.messages[0];
    return qu_arena_printf(&b->arena, "%s (%s)", m->text, m->hint != NULL ? m->hint : "no hint");
}

void book_folder_finish(struct book_folder *b)
{
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", b->root);
    if (system(command) != 0)
        exit(99);
    qu_diag_finish(&b->diag);
    qu_arena_finish(&b->arena);
}
