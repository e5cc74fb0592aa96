/* test_pagecontent.c - packing, names of a stream's own, and the same work on any number of threads. */
#include "../../../src/base/parallel.h"
#include "../../../src/pdf/deflate.h"
#include "../../../src/cairopdf/rename.h"

#include <stdlib.h>
#include <string.h>
#include <tap.h>

static void pack(struct tap *tap, struct qu_packer *packer, size_t length, bool flat)
{
    struct qu_buf data = {0}, packed = {0}, again = {0};
    for (size_t i = 0; i < length; i++)
        qu_buf_add_char(&data, flat ? 'a' : (char)(i * i >> 3));
    qu_pack(packer, qu_buf_text(&data), length, &packed);
    bool fine = qu_unpack(packer, packed.data, packed.length, &again);
    tap_ok(tap,
           fine && again.length == length && memcmp(qu_buf_text(&again), qu_buf_text(&data), length) == 0,
           "%zu bytes there and back", length);
    tap_ok(tap,
           !qu_unpack(packer, packed.data, packed.length - 1, &again) && !qu_unpack(packer, "no", 2, &again),
           "a part of them is refused");
    qu_buf_finish(&data);
    qu_buf_finish(&packed);
    qu_buf_finish(&again);
}

static void rename_content(struct tap *tap)
{
    static const char before[] = "q /f-3-0 9 Tf <00010002> Tj /x7 Do Q /a0 gs BT /f-9-0 1 Tf [(\\000\\001) 5 "
                                 "(ab)] TJ /f-3-0 9 Tf (\\000\\002) Tj ET /x8 Do /x7 Do "
                                 "/p1 scn 1 0 0 scn /s1 sh";
    static const char after[] = "q /F1 9 Tf <abcd0012> Tj /X1 Do Q /G1 gs BT /F2 1 Tf [(\\000\\001) 5 (ab)] "
                                "TJ /F1 9 Tf <0012> Tj ET /X2 Do /X1 Do "
                                "/P1 scn 1 0 0 scn /S1 sh";
    uint16_t codes[] = {0, 0xabcd, 0x12};
    struct qu_renaming renaming = {0};
    struct qu_tokens tokens = {0}, again = {0};
    struct qu_buf out = {0};
    struct qu_font_name *font = qu_vec_push(&renaming.fonts);
    snprintf(font->name, sizeof font->name, "/f-3-0");
    font->recoding = (struct qu_recoding){codes, QU_COUNT(codes)};
    qu_lexer_list(before, strlen(before), &tokens);
    qu_rename_write(&renaming, before, strlen(before), &tokens, &out);
    tap_text(tap, qu_buf_text(&out), after, "names in the order of their use, letters under their codes");
    tap_ok(tap,
           renaming.names.count == 7 && strcmp(renaming.names.at[0].old, "/f-3-0") == 0 &&
               renaming.counts[QU_NAME_XOBJECT] == 2,
           "the names are told");
    qu_lexer_list(qu_buf_text(&out), out.length, &again);
    bool same = tokens.count == again.count;
    for (int i = 0; i < again.count && same; i++)
        same = tokens.at[i].from == again.at[i].from && tokens.at[i].to == again.at[i].to;
    tap_ok(tap, same, "the %d tokens are where they stand now", tokens.count);
    qu_vec_finish(&tokens);
    qu_vec_finish(&again);
    qu_renaming_finish(&renaming);
    qu_buf_finish(&out);
}

static void square(void *data, int index, int worker)
{
    ((long *)data)[index] += worker >= 0 && worker < qu_parallel_workers() ? (long)index * index : -1;
}

static void work_together(struct tap *tap)
{
    enum { THINGS = 1000 };
    long *squares = qu_alloc_zero(THINGS, sizeof *squares);
    bool fine = true;
    qu_parallel_run(0, square, squares);
    qu_parallel_run(1, square, squares);
    qu_parallel_run(THINGS, square, squares);
    for (int i = 0; i < THINGS; i++)
        fine = fine && squares[i] == (long)i * i;
    tap_ok(tap, fine, "each thing is done once");
    free(squares);
}

int main(void)
{
    struct tap tap = {0};
    struct qu_packer *packer = qu_packer_new();
    pack(&tap, packer, 0, false);
    pack(&tap, packer, 5000, false);
    pack(&tap, packer, 300000, true);
    qu_packer_free(packer);
    rename_content(&tap);
    work_together(&tap);
    return tap_done(&tap);
}
