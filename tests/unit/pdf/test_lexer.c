/* test_lexer.c - tokens of content streams, strings in both forms, and what is malformed. */
#include "../../../src/pdf/lexer.h"
#include "../../../src/base/buf.h"

#include <stdlib.h>
#include <tap.h>

/* Tokens as "kind:text " with one letter a kind. */
static void check(struct tap *tap, const char *content, const char *wanted)
{
    static const char kinds[] = ".nNsxbo";
    struct qu_lexer lexer = {.bytes = content, .length = strlen(content)};
    struct qu_buf got = {0};
    for (struct qu_token t = qu_lexer_next(&lexer); t.kind != QU_TOKEN_END; t = qu_lexer_next(&lexer))
        qu_buf_printf(&got, "%c:%.*s ", kinds[t.kind], (int)(t.to - t.from), content + t.from);
    tap_ok(tap, strcmp(qu_buf_text(&got), wanted) == 0, "tokens of check %d", tap->run + 1);
    qu_buf_finish(&got);
}

static void check_string(struct tap *tap, const char *content, const char *wanted)
{
    struct qu_lexer lexer = {.bytes = content, .length = strlen(content)};
    struct qu_token token = qu_lexer_next(&lexer);
    unsigned char *bytes = qu_alloc(token.to - token.from + 1);
    bytes[qu_token_string(&lexer, token, bytes)] = '\0';
    tap_ok(tap, strcmp((const char *)bytes, wanted) == 0, "the string of check %d", tap->run + 1);
    free(bytes);
}

/* What stands behind the image. Its data is counted where the keys say how long it is: then it may hold all that
 * ends an image. Else "EI" ends it where content follows. */
static void check_images(struct tap *tap)
{
    check(tap, "BI /W 8 /H 8 /IM true ID  EI Q f\nEI Q",
          "o:BI N:/W n:8 N:/H n:8 N:/IM n:true o:ID  EI Q f\nEI o:Q ");
    check(tap, "BI /W 2 /H 1 /BPC 8 /CS /RGB ID  EI Q\nEI Q",
          "o:BI N:/W n:2 N:/H n:1 N:/BPC n:8 N:/CS N:/RGB o:ID  EI Q\nEI o:Q ");
    check(
        tap, "BI/Width 9/Height 1/BitsPerComponent 4/ColorSpace[/Indexed/DeviceRGB 1<00>]ID  EI Q EI f",
        "o:BI N:/Width n:9 N:/Height n:1 N:/BitsPerComponent n:4 N:/ColorSpace b:[ N:/Indexed N:/DeviceRGB n:1 "
        "x:<00> b:] o:ID  EI Q EI o:f ");
    check(tap, "BI /W 2 /H 1 /BPC 8 /CS /RGB /F /Fl ID \1 EI ?? EI Q",
          "o:BI N:/W n:2 N:/H n:1 N:/BPC n:8 N:/CS N:/RGB N:/F N:/Fl o:ID \1 EI ?? EI o:Q ");
    check(tap, "BI /W 9 /H 9 /BPC 8 /CS /G ID too short EI Q",
          "o:BI N:/W n:9 N:/H n:9 N:/BPC n:8 N:/CS N:/G "
          "o:ID too short EI o:Q ");
    check(tap, "ID a EI\200 b EI1 c EI/F1 1 Tf", "o:ID a EI\200 b EI1 c EI N:/F1 n:1 o:Tf ");
    check(tap, "ID a EI \3 Q EI[<00>]TJ", "o:ID a EI \3 Q EI b:[ x:<00> b:] o:TJ ");
    check(tap, "ID a EI (x) 1 nonsense EI EI", "o:ID a EI (x) 1 nonsense EI EI ");
    check(tap, "ID a EI BI ID b EI Q", "o:ID a EI o:BI o:ID b EI o:Q ");
    check(tap, "ID", "o:ID ");
}

int main(void)
{
    struct tap tap = {0};
    check_images(&tap);
    check(&tap, "q 1 0 0 -1 0 .5 cm", "o:q n:1 n:0 n:0 n:-1 n:0 n:.5 o:cm ");
    check(&tap, "/F1 12 Tf(a\\)b(c))Tj", "N:/F1 n:12 o:Tf s:(a\\)b(c)) o:Tj ");
    check(&tap, "[<0a>-3(x)]TJ", "b:[ x:<0a> n:-3 s:(x) b:] o:TJ ");
    check(&tap, "/Span<</ActualText<feff>>>BDC", "N:/Span b:<< N:/ActualText x:<feff> b:>> o:BDC ");
    check(&tap, "% note\nBT%end\rET", "o:BT o:ET ");
    check(&tap, "true false null f*", "n:true n:false n:null o:f* ");
    check(&tap, "BI /W 1 ID \1EIQ EI Q", "o:BI N:/W n:1 o:ID \1EIQ EI o:Q ");
    check(&tap, "(never closed", "s:(never closed ");
    check(&tap, "<00", "x:<00 ");
    check(&tap, "ID x", "o:ID x ");
    check(&tap, "", "");
    check(&tap, "(\\", "s:(\\ ");
    check_string(&tap, "(plain)", "plain");
    check_string(&tap, "(a\\(b\\)\\\\c)", "a(b)\\c");
    check_string(&tap, "(\\101\\0502\\n)", "A(2\n");
    check_string(&tap, "(one\\\ntwo)", "onetwo");
    check_string(&tap, "(a(b)c)", "a(b)c");
    check_string(&tap, "<41 4 2>", "AB");
    check_string(&tap, "<414>", "A@");
    check_string(&tap, "<30394A4a4F4f6165>", "09JJOOae");
    check_string(&tap, "<4/1:4@G`g2>", "AB");
    check_string(&tap, "(\\n\\r\\t\\b\\f\\x\\8)", "\n\r\t\b\fx8");
    check_string(&tap, "(a\\\r\nb\\\rc)", "abc");
    check_string(&tap, "(\\1\\07\\1018\\501)", "\1\7A8A");
    check_string(&tap, "()", "");
    check_string(&tap, "(\\", "");
    check_string(&tap, "(\\12", "\1"); /* never closed: the last byte counts as what closes it */
    return tap_done(&tap);
}
