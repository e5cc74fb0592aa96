/* deflate.h - packs and unpacks the data of streams (RFC 1950, which PDF calls FlateDecode). The only code
 * that calls libdeflate.
 *
 * A packer is for one thread. The same data always gives the same bytes. */
#pragma once

#include "../base/buf.h"

struct qu_packer;

struct qu_packer *qu_packer_new(void);
void qu_packer_free(struct qu_packer *packer);
/* Both append to `out`. False: the bytes are not packed data. */
void qu_pack(struct qu_packer *packer, const void *data, size_t length, struct qu_buf *out);
bool qu_unpack(struct qu_packer *packer, const void *data, size_t length, struct qu_buf *out);
