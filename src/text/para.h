/* para.h - one paragraph of resolved text -> lines of glyph runs.
 *
 * Itemised and shaped once with Pango (no PangoLayout), hyphenated with libhyphen, broken by total fit over
 * the shaped text (Knuth and Plass, "Breaking Paragraphs into Lines", 1981, ragged and justified costs of the
 * layout), then cut into lines and put into visual order. Lines are not shaped again, because contextual
 * alternates depend on what stands before a space. Only the fragment before a hyphen and both sides of a
 * break inside a cluster are.
 *
 * Results lie in the arena given. The typesetter is not for two threads at once. */
#pragma once

#include "lines.h"

struct qu_typesetter;

struct qu_typesetter *qu_typesetter_new(struct qu_fontset *fonts, struct qu_diag *diag);
void qu_typesetter_free(struct qu_typesetter *typesetter);

/* At least one line always (empty text: one empty line). Warns of glyphs that no family of a span has and of
 * overfull lines. */
struct qu_para *qu_para_set(struct qu_typesetter *typesetter, struct qu_arena *arena,
                            const struct qu_para_request *request);
/* The width of a text on one line. */
qu_len qu_para_natural_width(struct qu_typesetter *typesetter, const struct qu_para_request *request);
