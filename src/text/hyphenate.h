/* hyphenate.h - where a hyphen may be added: libhyphen with the patterns of the span's language.
 *
 * Dictionaries are found by BCP 47 tag in the system's hyphenation folder: "en-GB" -> hyph_en_GB.dic, else
 * hyph_en_US.dic; "fr-CA" -> hyph_fr_CA.dic, else hyph_fr.dic, else hyph_fr_FR.dic, else any region of the
 * language. A language without patterns is not hyphenated; there is one warning for it
 * (QU_DIAG_HYPHENATION_MISSING). Never hyphenated: words with digits or capitals inside, addresses, compounds
 * that have a hyphen already (they break after it), spans with no_hyphens. A dictionary is loaded when the
 * first word of its language is met: about 10 ms for English, but 2 s for German, whose 78,000 patterns are
 * too many for libhyphen's fixed hash table. */
#pragma once

#include "shape.h"

struct qu_hyphenator;

struct qu_hyphenator *qu_hyphenator_new(void);
void qu_hyphenator_free(struct qu_hyphenator *hyphenator);

/* Sets QU_CHAR_HYPHEN on each character before which a hyphen may be added. */
void qu_hyphenate(struct qu_hyphenator *hyphenator, struct qu_shaped *shaped, struct qu_diag *diag);
