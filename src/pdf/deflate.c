#include "deflate.h"

#include <libdeflate.h>
#include <stdlib.h>

enum { LEVEL = 6, USUAL_RATIO = 6 };

struct qu_packer {
    struct libdeflate_compressor *compressor;
    struct libdeflate_decompressor *decompressor;
};

struct qu_packer *qu_packer_new(void)
{
    struct qu_packer *packer = qu_alloc_zero(1, sizeof *packer);
    packer->compressor = libdeflate_alloc_compressor(LEVEL);
    packer->decompressor = libdeflate_alloc_decompressor();
    if (packer->compressor == NULL || packer->decompressor == NULL)
        QU_BUG("out of memory");
    return packer;
}

void qu_packer_free(struct qu_packer *packer)
{
    libdeflate_free_compressor(packer->compressor);
    libdeflate_free_decompressor(packer->decompressor);
    free(packer);
}

void qu_pack(struct qu_packer *packer, const void *data, size_t length, struct qu_buf *out)
{
    size_t most = libdeflate_zlib_compress_bound(packer->compressor, length);
    char *room = qu_buf_room(out, most);
    qu_buf_took(out, libdeflate_zlib_compress(packer->compressor, data, length, room, most));
}

/* Deflate never makes data smaller than a thousandth of its size. */
bool qu_unpack(struct qu_packer *packer, const void *data, size_t length, struct qu_buf *out)
{
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    size_t most = length * 1100 + 100;
    for (size_t size = length * USUAL_RATIO + 100; result == LIBDEFLATE_INSUFFICIENT_SPACE && size < 2 * most;
         size *= 2) {
        size_t got = 0;
        char *room = qu_buf_room(out, size);
        result = libdeflate_zlib_decompress(packer->decompressor, data, length, room, size, &got);
        if (result == LIBDEFLATE_SUCCESS)
            qu_buf_took(out, got);
    }
    return result == LIBDEFLATE_SUCCESS;
}
