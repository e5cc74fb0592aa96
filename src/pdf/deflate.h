/* deflate.h - packs and unpacks the data of streams (RFC 1950, what PDF calls FlateDecode). The only code
 * that speaks to libdeflate.
 *
 * A packer holds the tables of one thread. Same data, same bytes. */
#pragma once

#include "../base/buf.h"

struct qu_packer;

struct qu_packer *qu_packer_new(void);
void qu_packer_free(struct qu_packer *packer);
/* Both append. False: that is no packed data. */
void qu_pack(struct qu_packer *packer, const void *data, size_t length, struct qu_buf *out);
bool qu_unpack(struct qu_packer *packer, const void *data, size_t length, struct qu_buf *out);
