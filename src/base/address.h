/* address.h - addresses of links as people write and read them. Results point into the address. */
#pragma once

#include "base.h"

/* Without its scheme, where people do not write it: https, http, mailto and tel. */
const char *qu_address_without_scheme(const char *address);
/* The same, and also without the "www." of a web address. */
const char *qu_address_without_www(const char *address);
/* How many bytes of such a result are shown: all but a slash at the end. */
size_t qu_address_length(const char *address);
