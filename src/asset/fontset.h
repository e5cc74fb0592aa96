/* fontset.h - the fonts a document may use, and no others.
 *
 * A private fontconfig configuration, which belongs to the set alone, sees quire's own fonts, the notebook's
 * fonts/ folder, and of the system's folders only the families that the layout names. So no page depends on
 * what else a machine has installed. The only code that speaks to fontconfig.
 *
 * Font ids (int, from 0, in order of first use) stand for a face at a size; the display list carries them.
 * The set owns all PangoFont and cairo_scaled_font references; lookup lends. A set is for one
 * thread, and whoever opens, uses or closes one beside others in a process holds the lock of process.h. */
#pragma once

#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/geom.h"

#include <pango/pangocairo.h>

struct qu_fontset;

/* One role of the layout ("hand", "serif"): families in order of preference, and what to install when none is
 * there. */
struct qu_font_role {
    const char *name;
    const char *const *families; /* NULL-terminated; the first is wanted, the others are its stated
                                    substitutes, then scripts' fallbacks */
    const char *remedy;          /* "install the package fonts-ebgaramond" */
    struct qu_src src;
};

/* `folders`: NULL-terminated list of folders with font files, quire's own first. A role whose first family is
 * missing is a warning (QU_DIAG_FONT_MISSING, with the remedy and the substitute); a role without any family
 * is an error. NULL after an error. */
struct qu_fontset *qu_fontset_open(struct qu_diag *diag, const char *const *folders,
                                   const struct qu_font_role *roles, int role_count);
void qu_fontset_close(struct qu_fontset *set);
/* For programs that use fontconfig for nothing else; to be called before the first set is opened. Otherwise
 * Pango makes fontconfig read the system's configuration and list its fonts, which takes time and is used by
 * no set. It is the only function here that changes more than its set. */
void qu_fontset_leave_system_out(void);

/* A context with resolution 72, no hinting, no rounding of positions. Lent. */
PangoContext *qu_fontset_lookup_context(struct qu_fontset *set);

/* The id of a Pango font (taken over on first use, by face, size and matrix). */
int qu_fontset_id(struct qu_fontset *set, PangoFont *font);
int qu_fontset_count(const struct qu_fontset *set);
PangoFont *qu_fontset_lookup_font(const struct qu_fontset *set, int id);
cairo_scaled_font_t *qu_fontset_lookup_scaled(const struct qu_fontset *set, int id);
/* "Quire Hand Bold 14.40", "EB Garamond Italic 12.00"; lent. */
const char *qu_fontset_name(const struct qu_fontset *set, int id);
qu_len qu_fontset_size(const struct qu_fontset *set, int id);

/* The same face and size in another form. `form` 0 is the face's own, others are instances (instance.h) whose
 * outlines differ by `outline`, in 1/1000 em; `lean` is a slant in QU_LEAN_STEP, to the right if positive,
 * and clamped to QU_LEANS_MOST. If the face can have no instances, it is the face's own form. An id like any
 * other, named "Kalam 12.40 #2 /+1.0". */
#define QU_LEAN_STEP 0.5 /* degrees */
enum { QU_FORMS_MOST = 8, QU_LEANS_MOST = 12 };
int qu_fontset_variant(struct qu_fontset *set, int id, int form, int outline, int lean);
/* Whether the face varies its letters by itself: it has contextual alternates (GSUB calt). */
bool qu_fontset_alternates(struct qu_fontset *set, int id);

/* Ink measures of a face, in 1/1000 em, read from outlines and not from OS/2 (which is wrong for many
 * handwriting fonts): x-height is the median ink height of "xnoeau", cap height of "HEXT", ascent of "bdhl",
 * descent (positive) of "gpqy". */
struct qu_face_metrics {
    int x_height, cap_height, ascent, descent;
};
struct qu_face_metrics qu_fontset_metrics(struct qu_fontset *set, const char *const *families, bool bold,
                                          bool italic);
/* Ink box of one glyph string relative to its origin (y up is negative): for drop caps and collision
 * tests. */
struct qu_rect qu_fontset_ink(const struct qu_fontset *set, int id, const PangoGlyphString *glyphs);
