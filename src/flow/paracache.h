/* paracache.h - keeps the paragraphs that were set, so that none is set twice.
 *
 * Because of contents and references flow sets galleys again, in which nearly all paragraphs are the same as
 * before; these are taken from the cache. A paragraph is the same if its request is: text, spans with their
 * fonts, measure of the first lines, alignment, costs' owner, place in the YAML. Results lie in the cache's
 * arena and are only read. */
#pragma once

#include "../base/map.h"
#include "../base/vec.h"
#include "../text/para.h"

struct qu_paracache {
    struct qu_typesetter *typesetter; /* lent */
    struct qu_arena arena;
    struct qu_map index; /* of a request's hashes among the paragraphs, + 1 */
    QU_VEC(const struct qu_para *) paras;
};

void qu_paracache_init(struct qu_paracache *known, struct qu_typesetter *typesetter);
void qu_paracache_finish(struct qu_paracache *known);
const struct qu_para *qu_paracache_set(struct qu_paracache *known, const struct qu_para_request *request);
