/* test_fingerprints.c - test_fingerprints FONT: which changes of a file change how its pages look, and which do
 * not. FONT: a font file whose letters are compared by their outlines. */
#include "../../../src/verify/fingerprints.h"

#include <pdfsource.h>
#include <stdlib.h>
#include <tap.h>

enum {
    CATALOG = 1,
    PAGE = 3,
    CONTENT,
    INFO,
    FONT,
    OTHER_FONT,
    DESCRIPTOR,
    FONT_FILE,
    PICTURE,
    FORM,
    STATE,
    PARTS
};

static char *font_hex;

static const char page[] =
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R /Resources << "
    "/Font << /F1 6 0 R /F2 7 0 R /F3 6 0 R /F4 13 0 R >> /XObject << /P 10 0 R /X 11 0 R >> "
    "/ExtGState << /G 12 0 R >> /Pattern << /Q 11 0 R /R 10 0 R >> >> /Annots [<< /Dest (one) /P 3 0 R >>] >>";
static const struct pdf_source whole[PARTS] = {
    {"<< /Type /Catalog /Pages 2 0 R /PageLabels << /Nums [0 << /S /r /St 4 >>] >> >>", NULL},
    {"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", NULL},
    {page, NULL},
    {"", "q 1 0 0 1 5 5 cm /P Do /X Do /G gs BT /F1 12 Tf (ab) Tj ET Q"},
    {"<< /Producer (quire 1.0) >>", NULL},
    {"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", NULL},
    {"<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Hand /FontDescriptor 8 0 R >>", NULL},
    {"<< /Type /FontDescriptor /FontFile3 9 0 R >>", NULL},
    {"/Subtype /OpenType /Filter /ASCIIHexDecode", "00>"},
    {"/Subtype /Image /Width 1 /Height 1", "x"},
    {"/Subtype /Form /BBox [0 0 9 9] /Matrix [1 0 0 1 0 0] /Resources << /XObject << /P 10 0 R >> >>",
     "/P Do"},
    {"<< /Type /ExtGState /ca 0.5 >>", NULL},
    {"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Hand "
     "/DescendantFonts [<< /FontDescriptor 8 0 R /CIDToGIDMap /Identity >>] >>",
     NULL},
};

static struct qu_fingerprint read_print(struct qu_arena *arena, const struct pdf_source *objects)
{
    struct qu_buf bytes = {0};
    struct qu_diag diag;
    struct qu_fingerprints prints = {0};
    struct pdf_source all[PARTS];
    memcpy(all, objects, sizeof all);
    if (strcmp(all[FONT_FILE - 1].stream, "00>") == 0)
        all[FONT_FILE - 1].stream = font_hex;
    qu_diag_init(&diag, false);
    pdf_source_write(&bytes, all, PARTS, "/Root 1 0 R /Info 5 0 R");
    bool fine = qu_fingerprints_read(arena, &diag, "out.pdf", bytes.data, bytes.length, &prints);
    for (int i = 0; i < diag.count; i++)
        printf("# %s\n", diag.messages[i].text);
    qu_diag_finish(&diag);
    qu_buf_finish(&bytes);
    return fine && prints.count == 1 ? prints.at[0] : (struct qu_fingerprint){0};
}

enum outcome { SAME, LOOKS, LINKS };

/* Against the file with `content` on its page. */
static void compare(struct tap *tap, const char *content, int number, struct pdf_source object,
                    enum outcome wanted, const char *what)
{
    struct qu_arena arena;
    struct pdf_source objects[PARTS];
    qu_arena_init(&arena);
    memcpy(objects, whole, sizeof objects);
    if (content != NULL)
        objects[CONTENT - 1].stream = content;
    struct qu_fingerprint before = read_print(&arena, objects);
    objects[number - 1] = object;
    struct qu_fingerprint after = read_print(&arena, objects);
    tap_ok(tap,
           before.look != 0 && after.look != 0 && (before.look != after.look) == (wanted == LOOKS) &&
               (before.links != after.links) == (wanted == LINKS),
           "%s: %s", what,
           wanted == SAME    ? "the same"
           : wanted == LOOKS ? "another look"
                             : "other links");
    qu_arena_finish(&arena);
}

static void content(struct tap *tap, const char *before, const char *after, enum outcome wanted,
                    const char *what)
{
    compare(tap, before, CONTENT, (struct pdf_source){"", after}, wanted, what);
}

static void test_content(struct tap *tap)
{
    content(tap, "1 0 0 rg 0 0 9 9 re f", "1 0 0 rg 0 0 9 9 re f", SAME, "nothing");
    content(tap, "1 0 0 rg", "1  0 0\nrg % red", SAME, "white space");
    content(tap, "1 0 0 rg", "1 0 1 rg", LOOKS, "a number");
    content(tap, "1 0 0 rg", "1 0 0 RG", LOOKS, "an operator");
    content(tap, "0 g 1 g", "1 g 0 g", LOOKS, "their order");
    content(tap, "0 g", "/Span << /MCID 3 >> BDC 0 g EMC /T MP /T << >> DP /A BMC EMC", SAME,
            "marked content");
    content(tap, "/RelativeColorimetric ri", "/Perceptual ri", LOOKS, "a name that stands for itself");
    content(tap, "(ab) Tj", "<6162> Tj", SAME, "how letters are written");
    content(tap, "(ab) Tj", "(ac) Tj", LOOKS, "letters without a font");
    content(tap, "/F1 9 Tf (ab) Tj", "/F3 9 Tf (ab) Tj", SAME, "the name of a font");
    content(tap, "/F1 9 Tf (ab) Tj", "/F1 9 Tf (ac) Tj", LOOKS, "letters of a font that is not in the file");
    content(tap, "/F1 9 Tf", "/F2 9 Tf", LOOKS, "a font");
    content(tap, "/F1 9 Tf", "/F9 9 Tf", LOOKS, "a font that there is not");
    content(tap, "/P Do", "/X Do", LOOKS, "what is drawn");
    content(tap, "/P Do", "/Z Do", LOOKS, "what there is not");
    content(tap, "/Pattern cs /Q scn", "/Pattern cs /R scn", LOOKS, "a pattern");
    content(tap, "/Pattern CS /Q SCN", "/Pattern CS /R SCN", LOOKS, "a pattern of lines");
    content(tap, "", "", SAME, "an empty page");
}

/* "q" and "Q" keep the font too. */
static void test_kept_font(struct tap *tap)
{
    content(tap, "/F2 9 Tf q /F1 9 Tf Q (a) Tj", "/F2 9 Tf q /F1 9 Tf Q (b) Tj", LOOKS,
            "a letter of the font that is taken back");
    content(tap, "/F2 9 Tf Q (\x80) Tj", "/F2 9 Tf Q (\x81) Tj", LOOKS, "Q without q leaves it");
}

static void test_letters(struct tap *tap)
{
    content(tap, "/F2 9 Tf (ab) Tj", "/F2 9 Tf (ab) Tj", SAME, "letters by their outlines");
    content(tap, "/F2 9 Tf (ab) Tj", "/F2 9 Tf (ba) Tj", LOOKS, "other letters");
    content(tap, "/F2 9 Tf (\1) Tj", "/F2 9 Tf (\2) Tj", SAME, "codes that the font shows no letter for");
    content(tap, "/F4 9 Tf <00050006> Tj", "/F4 9 Tf <00060005> Tj", LOOKS, "numbers of glyphs");
    content(tap, "/F4 9 Tf <0005> Tj", "/F4 9 Tf <000500> Tj", SAME, "half of a number is none");
    content(tap, "/F4 9 Tf <0105> Tj", "/F4 9 Tf <0005> Tj", LOOKS, "both bytes of a number count");
    compare(tap, "/F4 9 Tf <00010002> Tj", PARTS,
            (struct pdf_source){"<< /Type /Font /Subtype /Type0 /BaseFont /BCDEFG+Hand "
                                "/DescendantFonts [<< /FontDescriptor 8 0 R /CIDToGIDMap /Identity >>] >>",
                                NULL},
            SAME, "the tag of a subset");
    compare(tap, "/F2 9 Tf (a) Tj", OTHER_FONT,
            (struct pdf_source){"<< /Type /Font /BaseFont /ABCDEF+Foot /FontDescriptor 8 0 R >>", NULL},
            LOOKS, "the name of the file");
    compare(tap, "/F1 9 Tf (a) Tj", FONT, (struct pdf_source){"<< /Type /Font /BaseFont /ABCDEF+ >>", NULL},
            LOOKS, "a tag alone is a name");
    compare(tap, "/F2 9 Tf (a) Tj", DESCRIPTOR, (struct pdf_source){"<< /FontFile2 9 0 R >>", NULL}, SAME,
            "a file of another kind");
    compare(tap, "/F2 9 Tf (a) Tj", DESCRIPTOR, (struct pdf_source){"<< >>", NULL}, LOOKS, "no file");
}

static void test_objects(struct tap *tap)
{
    compare(tap, NULL, PICTURE, (struct pdf_source){"/Subtype /Image /Width 1 /Height 1", "y"}, LOOKS,
            "the bytes of a picture");
    compare(tap, NULL, PICTURE, (struct pdf_source){"/Subtype /Image /Width 2 /Height 1", "x"}, LOOKS,
            "the size of a picture");
    compare(tap, NULL, PICTURE,
            (struct pdf_source){"/Subtype /Image /Width 1 /Height 1 /StructParent 7 /Parent 3 0 R", "x"},
            SAME, "what leads back");
    compare(tap, NULL, FORM,
            (struct pdf_source){"/Subtype /Form /BBox [0 0 9 9] /Matrix [1 0 0 1 0 0] "
                                "/Resources << /XObject << /Z 10 0 R >> >>",
                                "/Z Do"},
            SAME, "a name within a form");
    compare(tap, NULL, FORM,
            (struct pdf_source){"/Subtype /Form /BBox [0 0 8 9] /Matrix [1 0 0 1 0 0] "
                                "/Resources << /XObject << /P 10 0 R >> >>",
                                "/P Do"},
            LOOKS, "the box of a form");
    compare(tap, NULL, FORM,
            (struct pdf_source){"/Subtype /Form /BBox [0 0 9 9] /Matrix [2 0 0 1 0 0] "
                                "/Resources << /XObject << /P 10 0 R >> >>",
                                "/P Do"},
            LOOKS, "its transform");
    compare(tap, NULL, FORM,
            (struct pdf_source){
                "/Subtype /Form /BBox [0 0 9 9] /Matrix [1 0 0 1 0 0] /Group << /S /Transparency >> "
                "/Resources << /XObject << /P 10 0 R >> >>",
                "/P Do"},
            LOOKS, "its group");
    compare(tap, NULL, FORM,
            (struct pdf_source){"/Subtype /Form /BBox [0 0 9 9] /Matrix [1 0 0 1 0 0]", "0 g"}, LOOKS,
            "what it draws");
    compare(tap, NULL, STATE, (struct pdf_source){"<< /Type /ExtGState /ca 0.4 >>", NULL}, LOOKS,
            "how much one sees through");
    compare(tap, NULL, STATE, (struct pdf_source){"<< /Type /ExtGState /ca 0.5 /SMask /None >>", NULL}, LOOKS,
            "another key");
    compare(tap, "/X Do /X Do", FORM,
            (struct pdf_source){"/Subtype /Form /Resources << /XObject << /X 11 0 R >> >>", "/X Do"}, LOOKS,
            "a form in itself, which ends");
}

static void test_page(struct tap *tap)
{
    static const char *const boxes[] = {"MediaBox", "CropBox", "BleedBox", "TrimBox"};
    for (int i = 0; i < QU_COUNT(boxes); i++) {
        struct qu_buf text = {0};
        qu_buf_printf(&text,
                      "<< /Type /Page /Parent 2 0 R /Contents 4 0 R %s /%s [0 0 201 300] "
                      "/Annots [<< /Dest (one) >>] >>",
                      i == 0 ? "" : "/MediaBox [0 0 200 300]", boxes[i]);
        compare(tap, "0 g", PAGE, (struct pdf_source){text.data, NULL}, LOOKS, boxes[i]);
        qu_buf_finish(&text);
    }
    compare(
        tap, "0 g", PAGE,
        (struct pdf_source){"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Rotate 90 /Contents 4 0 R "
                            "/Annots [<< /Dest (one) >>] >>",
                            NULL},
        LOOKS, "Rotate");
    compare(tap, "0 g", PAGE,
            (struct pdf_source){"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R "
                                "/StructParents 4 /Annots [<< /Dest (one) /StructParent 2 >>] >>",
                                NULL},
            SAME, "what is not shown");
    compare(tap, "0 g", PAGE,
            (struct pdf_source){"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R "
                                "/Annots [<< /Dest (two) >>] >>",
                                NULL},
            LINKS, "where a link leads");
    compare(tap, "0 g", PAGE,
            (struct pdf_source){"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R "
                                "/Annots [<< /Dest (one) >> << /Dest (one) >>] >>",
                                NULL},
            LINKS, "one link more");
}

static void test_label(struct tap *tap)
{
    struct qu_arena arena;
    qu_arena_init(&arena);
    tap_text(tap, read_print(&arena, whole).label, "iv", "the label of the page");
    qu_arena_finish(&arena);
}

/* The bytes of a file as ASCIIHexDecode reads them. */
static bool read_font(const char *path)
{
    struct qu_buf hex = {0};
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return false;
    for (int c = getc(file); c != EOF; c = getc(file))
        qu_buf_printf(&hex, "%02x", (unsigned)c);
    fclose(file);
    qu_buf_add_char(&hex, '>');
    font_hex = qu_buf_detach(&hex);
    return true;
}

int main(int argc, char **argv)
{
    struct tap tap = {0};
    if (argc != 2 || !read_font(argv[1]))
        return 2;
    test_content(&tap);
    test_kept_font(&tap);
    test_letters(&tap);
    test_objects(&tap);
    test_page(&tap);
    test_label(&tap);
    free(font_hex);
    return tap_done(&tap);
}
