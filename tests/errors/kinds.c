#include "kinds.h"

#include <string.h>

static const struct qu_field prose_fields[] = {
    {.name = "prose",
     .type = QU_FIELD_PROSE,
     .offset = offsetof(struct test_prose, prose),
     .flags = QU_REQUIRED | QU_NOT_EMPTY,
     .summary = "the text"},
    {.name = "drop-cap",
     .type = QU_FIELD_BOOL,
     .offset = offsetof(struct test_prose, drop_cap),
     .summary = "a large first letter"},
    {0},
};

static const struct qu_field heading_fields[] = {
    {.name = "heading",
     .type = QU_FIELD_INLINE,
     .offset = offsetof(struct test_heading, heading),
     .flags = QU_REQUIRED | QU_NOT_EMPTY,
     .summary = "the text",
     .example = "the systems behind them"},
    {.name = "level",
     .type = QU_FIELD_INT,
     .offset = offsetof(struct test_heading, level),
     .low = 1,
     .high = 3,
     .summary = "1 to 3"},
    {0},
};

static const struct qu_field list_fields[] = {
    {.name = "list",
     .type = QU_FIELD_LIST,
     .offset = offsetof(struct test_list, list),
     .flags = QU_REQUIRED | QU_NOT_EMPTY,
     .element = QU_FIELD_PROSE,
     .size = sizeof(struct qu_prose_list),
     .summary = "the items"},
    {.name = "ordered",
     .type = QU_FIELD_BOOL,
     .offset = offsetof(struct test_list, ordered),
     .summary = "numbers, not dashes"},
    {0},
};

static const struct qu_field quote_fields[] = {
    {.name = "quote",
     .type = QU_FIELD_PROSE,
     .offset = offsetof(struct test_quote, quote),
     .flags = QU_REQUIRED | QU_NOT_EMPTY,
     .summary = "the words"},
    {.name = "by",
     .type = QU_FIELD_TEXT,
     .offset = offsetof(struct test_quote, by),
     .summary = "whose they are"},
    {0},
};

/* One field of every type that the others lack. */
struct test_photo {
    const char *photo, *caption, *link;
    struct qu_named_colour *ink;
    struct qu_dimension width, inset;
    double tilt;
    int hold;
    struct qu_block_list beside;
    struct qu_list ratings; /* struct { struct qu_map_key; double } */
    struct qu_yaml *data;
    struct {
        const char *street;
        int number;
    } plate;
};

static const char *const hold_words[] = {"tape", "clip", "pin", NULL};
static const char *const inset_words[] = {"rows", "%", NULL};
static const struct qu_field plate_fields[] = {
    {.name = "street",
     .type = QU_FIELD_TEXT,
     .offset = 0,
     .flags = QU_REQUIRED,
     .summary = "name of the street"},
    {.name = "number", .type = QU_FIELD_INT, .offset = sizeof(const char *), .summary = "of the house"},
    {0},
};

static const struct qu_field photo_fields[] = {
    {.name = "photo",
     .type = QU_FIELD_FILE,
     .offset = offsetof(struct test_photo, photo),
     .flags = QU_REQUIRED,
     .summary = "the picture"},
    {.name = "caption",
     .type = QU_FIELD_TEXT,
     .offset = offsetof(struct test_photo, caption),
     .summary = "under it"},
    {.name = "ink",
     .type = QU_FIELD_COLOUR,
     .offset = offsetof(struct test_photo, ink),
     .summary = "of the caption"},
    {.name = "link",
     .type = QU_FIELD_TEXT,
     .offset = offsetof(struct test_photo, link),
     .flags = QU_ADDRESS,
     .summary = "where it leads"},
    {.name = "width",
     .type = QU_FIELD_DIMENSION,
     .offset = offsetof(struct test_photo, width),
     .low = 1,
     .high = 200,
     .summary = "of the picture"},
    {.name = "inset",
     .type = QU_FIELD_DIMENSION,
     .offset = offsetof(struct test_photo, inset),
     .words = inset_words,
     .summary = "from the margin"},
    {.name = "tilt",
     .type = QU_FIELD_NUMBER,
     .offset = offsetof(struct test_photo, tilt),
     .low = -5,
     .high = 5,
     .summary = "degrees"},
    {.name = "hold",
     .type = QU_FIELD_ENUM,
     .offset = offsetof(struct test_photo, hold),
     .words = hold_words,
     .summary = "what holds it"},
    {.name = "beside",
     .type = QU_FIELD_BLOCKS,
     .offset = offsetof(struct test_photo, beside),
     .summary = "what stands beside it"},
    {.name = "ratings",
     .type = QU_FIELD_MAP,
     .offset = offsetof(struct test_photo, ratings),
     .element = QU_FIELD_NUMBER,
     .size = sizeof(struct qu_map_key) + sizeof(double),
     .low = 0,
     .high = 10,
     .summary = "names and marks"},
    {.name = "data",
     .type = QU_FIELD_NODE,
     .offset = offsetof(struct test_photo, data),
     .summary = "anything"},
    {.name = "plate",
     .type = QU_FIELD_STRUCT,
     .offset = offsetof(struct test_photo, plate),
     .fields = plate_fields,
     .summary = "where it was taken"},
    {0},
};

struct test_text {
    const char *text;
};

static const struct qu_field divider_fields[] = {
    {.name = "divider", .type = QU_FIELD_TEXT, .summary = "a word in it"}, {0}};
static const struct qu_field signature_fields[] = {
    {.name = "signature", .type = QU_FIELD_TEXT, .summary = "the name"}, {0}};

static void check_signature(struct qu_binder *binder, struct qu_block *block, const char *path)
{
    const struct test_text *content = block->content;
    if (content->text != NULL && strcmp(content->text, "anonymous") == 0)
        qu_diag_add(binder->diag, QU_ERROR, QU_DIAG_VALUE_BAD, block->src, path, "a name",
                    "nobody signs as anonymous");
}

const struct qu_kind *const test_kinds[] = {
    &(const struct qu_kind){
        .name = "prose", .summary = "paragraphs", .size = sizeof(struct test_prose), .fields = prose_fields},
    &(const struct qu_kind){.name = "heading",
                            .summary = "a heading",
                            .size = sizeof(struct test_heading),
                            .fields = heading_fields},
    &(const struct qu_kind){
        .name = "list", .summary = "a list", .size = sizeof(struct test_list), .fields = list_fields},
    &(const struct qu_kind){
        .name = "quote", .summary = "a quotation", .size = sizeof(struct test_quote), .fields = quote_fields},
    &(const struct qu_kind){
        .name = "photo", .summary = "a picture", .size = sizeof(struct test_photo), .fields = photo_fields},
    &(const struct qu_kind){.name = "divider",
                            .summary = "a line across",
                            .size = sizeof(struct test_text),
                            .fields = divider_fields},
    &(const struct qu_kind){.name = "signature",
                            .summary = "a signature",
                            .size = sizeof(struct test_text),
                            .fields = signature_fields,
                            .check = check_signature},
    NULL,
};
