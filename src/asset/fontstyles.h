/* fontstyles.h - corrects what fontconfig knows of faces, so that they are chosen by their style only.
 *
 * There are two corrections, so that a request for bold gets the bold face:
 * - Some files give every face of a family the same weight and slant (Debian 12's Courier Prime: four faces,
 *   all "Light"), so that any of them could be taken for bold. Where faces of one family claim the same style
 *   but their file names differ in it ("... Bold Italic.otf"), the style is taken from the file names.
 * - fontconfig ranks the languages that a face covers above its weight, so a bold with one accent less than
 *   English asks for (Debian 12's EB Garamond) would lose to the regular. The coverage of languages is
 *   dropped; single missing glyphs are found when text is shaped. */
#pragma once

#include <fontconfig/fontconfig.h>

/* Changes the application fonts of a configuration; to be called before any font is matched. */
void qu_styles_repair(FcConfig *config);
