/* address.h - addresses of links as people write and read them. Results point into the address. */
#pragma once

#include "base.h"

/* Without the scheme that goes without saying: https, http, mailto and tel. */
const char *qu_address_without_scheme(const char *address);
/* Without the "www." of a web address, too. */
const char *qu_address_without_www(const char *address);
/* How much of what one of these returned is shown: without a slash at its end. */
size_t qu_address_length(const char *address);
