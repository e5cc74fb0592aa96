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

/* Where an image of these keys ends whose data begins " EI Q": at its own end if its size is known, else there. */
static void check_size(struct tap *tap, const char *keys, size_t size)
{
    struct qu_buf content = {0};
    qu_buf_printf(&content, "BI %s ID  EI Q", keys);
    for (size_t i = 5; i < size; i++)
        qu_buf_add_char(&content, 'x');
    qu_buf_add_text(&content, " EI S");
    struct qu_lexer lexer = {.bytes = content.data, .length = content.length};
    struct qu_token token = qu_lexer_next(&lexer);
    while (token.kind != QU_TOKEN_END && !qu_token_is(&lexer, token, "S") && !qu_token_is(&lexer, token, "Q"))
        token = qu_lexer_next(&lexer);
    bool own = qu_token_is(&lexer, token, "S") && token.to == content.length;
    tap_ok(tap, own == (size > 0), "%s: %s", keys, own ? "its own end" : "the first");
    qu_buf_finish(&content);
}

static void check_sizes(struct tap *tap)
{
    check_size(tap, "/W 8 /H 1 /BPC 8 /CS /G", 8);
    check_size(tap, "/Width 8 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", 8);
    check_size(tap, "/W 8 /H 1 /BPC 8 /CS /I", 8);
    check_size(tap, "/W 8 /H 1 /BPC 8 /CS [/I /RGB 1 <00>]", 8);
    check_size(tap, "/W 2 /H 1 /BPC 8 /CS /RGB", 6);
    check_size(tap, "/W 2 /H 2 /BPC 8 /CS /DeviceRGB", 12);
    check_size(tap, "/W 2 /H 1 /BPC 8 /CS /CMYK", 8);
    check_size(tap, "/W 2 /H 1 /BPC 8 /CS /DeviceCMYK", 8);
    check_size(tap, "/W 9 /H 3 /BPC 1 /CS /G", 6);
    check_size(tap, "/W 16 /H 3 /BPC 1 /CS /G", 6);
    check_size(tap, "/W 17 /H 2 /IM true", 6);
    check_size(tap, "/W 17 /H 2 /ImageMask true", 6);
    check_size(tap, "/W 3 /H 1 /BPC 16 /CS /G", 6);
    check_size(tap, "/W 17 /H 2 /IM false", 0);
    check_size(tap, "/W 3 /H 1 /BPC 17 /CS /G", 0);
    check_size(tap, "/W 8 /H 1 /BPC 0 /CS /G", 0);
    check_size(tap, "/W 0 /H 8 /BPC 8 /CS /G", 0);
    check_size(tap, "/W 8 /H 0 /BPC 8 /CS /G", 0);
    check_size(tap, "/W 8 /BPC 8 /CS /G", 0);
    check_size(tap, "/W 8 /H 1 /BPC 8 /CS /Lab", 0);
    check_size(tap, "/W 8 /H 1 /BPC 8", 0);
    check_size(tap, "/W 8 /H 1 /BPC 8 /CS /G /F /Fl", 0);
    check_size(tap, "/W 8 /H 1 /BPC 8 /CS /G /Filter [/Fl]", 0);
    check_size(tap, "1 /W 8 /H 1 /BPC 8 /CS /G", 8);
}

/* What may follow an image that ends where content follows: each operator (annex A.2), up to 32 operands. */
static void check_followers(struct tap *tap)
{
    static const char *const operators[] = {
        "b",  "B",  "b*", "B*",  "BDC", "BI", "BMC", "BT", "BX", "c",  "cm", "cs", "CS", "d",  "d0",
        "d1", "Do", "DP", "EMC", "ET",  "EX", "f",   "F",  "f*", "G",  "g",  "gs", "h",  "i",  "j",
        "J",  "k",  "K",  "l",   "m",   "M",  "MP",  "n",  "q",  "Q",  "re", "rg", "RG", "ri", "s",
        "S",  "sc", "SC", "scn", "SCN", "sh", "T*",  "Tc", "Td", "TD", "Tf", "Tj", "TJ", "TL", "Tm",
        "Tr", "Ts", "Tw", "Tz",  "v",   "w",  "W",   "W*", "y",  "'",  "\""};
    struct qu_buf text = {0};
    int wrong = 0;
    for (int i = 0; i < QU_COUNT(operators); i++) {
        struct qu_token token;
        qu_buf_clear(&text);
        qu_buf_printf(&text, "ID a EI 1 %s EI", operators[i]);
        struct qu_lexer lexer = {.bytes = text.data, .length = text.length};
        token = qu_lexer_next(&lexer);
        wrong += token.to != strlen("ID a EI");
    }
    tap_int(tap, wrong, 0, "operators that end no image before them");
    for (int operands = 32; operands <= 33; operands++) {
        qu_buf_clear(&text);
        qu_buf_add_text(&text, "ID a EI");
        for (int i = 0; i < operands; i++)
            qu_buf_add_text(&text, " 1");
        qu_buf_add_text(&text, " Q x EI");
        struct qu_lexer lexer = {.bytes = text.data, .length = text.length};
        tap_int(tap, (long)qu_lexer_next(&lexer).to, operands == 32 ? 7 : (long)text.length, "operands");
    }
    check(tap, "ID a EI qQ EI S", "o:ID a EI qQ EI o:S ");
    check(tap, "ID a EI SCNX EI S", "o:ID a EI SCNX EI o:S ");
    check(tap, "ID a EI /N\1 gs EI S", "o:ID a EI /N\1 gs EI o:S ");
    check(tap, "ID a EI 1\177 g EI S", "o:ID a EI 1\177 g EI o:S ");
    check(tap, "ID a EI (\1) Tj EI", "o:ID a EI s:(\1) o:Tj o:EI ");
    check(tap, "ID a EI", "o:ID a EI ");
    check(tap, "ID aEI Q EI S", "o:ID aEI Q EI o:S ");
    qu_buf_finish(&text);
}

static void check_words(struct tap *tap)
{
    check(tap, "+1 -1 .5 9 0 @ A ' \" true tru truf nulx null false falsy",
          "n:+1 n:-1 n:.5 n:9 n:0 o:@ o:A o:' o:\" n:true o:tru o:truf o:nulx n:null n:false o:falsy ");
    check(tap, "a\tb\nc\fd\re % x\ny % end", "o:a o:b o:c o:d o:e o:y ");
    check(tap, "< > << >> [ ] { } /", "x:< > b:<< b:>> b:[ b:] b:{ b:} N:/ ");
    check(tap, "(a(b) (c", "s:(a(b) (c ");
    check(tap, "1(2)3<4>5/6[7]8", "n:1 s:(2) n:3 x:<4> n:5 N:/6 b:[ n:7 b:] n:8 ");
}

static void check_numbers(struct tap *tap)
{
    static const char content[] = "12 -0.5 .25 1234567890123456789012345678901234567890.5 1";
    static const double wanted[] = {12, -0.5, 0.25, 1e39, 1};
    struct qu_tokens tokens = {0};
    struct qu_lexer lexer = {.bytes = content, .length = strlen(content)};
    qu_lexer_list(content, strlen(content), &tokens);
    tap_int(tap, tokens.count, QU_COUNT(wanted), "numbers");
    for (int i = 0; i < tokens.count; i++) {
        double got = qu_token_number(&lexer, tokens.at[i]);
        tap_ok(tap, i == 3 ? got > 1.2e38 && got < 1.3e38 : got == wanted[i], "%g", got);
    }
    qu_vec_finish(&tokens);
}

int main(void)
{
    struct tap tap = {0};
    check_images(&tap);
    check_sizes(&tap);
    check_followers(&tap);
    check_words(&tap);
    check_numbers(&tap);
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
