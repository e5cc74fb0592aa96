/* parse.h - reads a .hand file (fonts/README.md describes the format) into a hand. Errors: each is
 * written to stderr as file:line:col: error: ...; at most 20 are, then reading stops. */
#pragma once

#include "hand.h"

/* True when the file was read without an error. `hand` is initialised here and must be finished either
 * way. */
bool qu_hf_parse(struct qu_hf_hand *hand, const char *file);
