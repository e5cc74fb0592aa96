/* Addresses as they are shown. */
#include "../../../src/base/address.h"
#include "tap.h"

int main(void)
{
    struct tap tap = {0};
    static const struct {
        const char *address, *bare, *without_www;
        int length; /* of the bare one */
    } cases[] = {{"https://www.example.org/", "www.example.org/", "example.org/", 15},
                 {"http://example.org/a", "example.org/a", "example.org/a", 13},
                 {"http://www.example.org", "www.example.org", "example.org", 15},
                 {"mailto:www.me@example.org", "www.me@example.org", "www.me@example.org", 18},
                 {"tel:+49 30 1", "+49 30 1", "+49 30 1", 8},
                 {"ftp://www.example.org/", "ftp://www.example.org/", "ftp://www.example.org/", 21},
                 {"https://mailto:x", "mailto:x", "mailto:x", 8},
                 {"https:///", "/", "/", 1},
                 {"", "", "", 0}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        const char *bare = qu_address_without_scheme(cases[i].address);
        tap_text(&tap, bare, cases[i].bare, "without its scheme");
        tap_text(&tap, qu_address_without_www(cases[i].address), cases[i].without_www, "and without www");
        tap_int(&tap, (long)qu_address_length(bare), cases[i].length, "what is shown of it");
    }
    return tap_done(&tap);
}
