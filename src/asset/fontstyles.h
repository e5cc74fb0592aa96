/* fontstyles.h - faces of a family told apart by style, and by nothing else.
 *
 * Two repairs on what fontconfig knows, so that bold means bold:
 * - Some files give every face of a family the same weight and slant (Debian 12's Courier Prime: four faces,
 * all "Light"), so that which one stands for bold would be chance. Where faces of one family claim the same
 * style but their file names differ in it ("... Bold Italic.otf"), the file names are believed.
 * - fontconfig ranks the languages that a face covers above its weight, so a bold with one accent less than
 * English asks for (Debian 12's EB Garamond) would lose to the regular. The coverage of languages is dropped;
 * single missing glyphs are found when text is shaped. */
#pragma once

#include <fontconfig/fontconfig.h>

/* Works on the application fonts of a configuration, before anything was matched. */
void qu_styles_repair(FcConfig *config);
