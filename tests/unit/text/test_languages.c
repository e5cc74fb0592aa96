/* Languages: whose words are divided, and what is said where patterns are missing. Not among the fast tests:
 * reading the German patterns alone takes seconds. */
#include "para_kit.h"

static void languages(struct kit *kit)
{
    struct qu_text_span span;
    struct qu_para_request request = kit_request("Donaudampfschifffahrt Kapit\xC3\xA4nsm\xC3\xBCtze", 60,
                                                 &span);
    request.language = "de";
    const struct qu_para *para = kit_set(kit, &request);
    tap_ok(kit->tap, para->hyphens >= 2, "German patterns in ISO 8859-1 divide: %d hyphens", para->hyphens);
    kit_sound(kit, &request, para, "German");
    int before = kit->diag.count;
    request.language = "tlh";
    kit_set(kit, &request);
    kit_set(kit, &request);
    tap_int(kit->tap, kit->diag.count - before, 1, "one warning for a language without patterns");
    const struct qu_message *message = &kit->diag.messages[kit->diag.count - 1];
    tap_ok(kit->tap,
           message->id == QU_DIAG_HYPHENATION_MISSING &&
               strstr(message->hint, "packages of the system") != NULL,
           "it says where patterns come from");
    request.language = "ar";
    kit_set(kit, &request);
    tap_int(kit->tap, kit->diag.count - before, 1, "no warning where nobody hyphenates");
}

int main(void)
{
    struct tap tap = {0};
    struct kit kit;
    kit_init(&kit, &tap);
    languages(&kit);
    kit_finish(&kit);
    return tap_done(&tap);
}
