#include "profile.h"

#include <math.h>
#include <string.h>

enum { HEADER = 128, ENTRY = 12 };

static void put32(struct qu_buf *out, uint32_t value)
{
    const unsigned char bytes[] = {(unsigned char)(value >> 24), (unsigned char)(value >> 16),
                                   (unsigned char)(value >> 8), (unsigned char)value};
    qu_buf_add(out, bytes, sizeof bytes);
}

/* s15Fixed16Number */
static void put_fixed(struct qu_buf *out, const double *values, int count)
{
    for (int i = 0; i < count; i++)
        put32(out, (uint32_t)(int32_t)lround(values[i] * 65536));
}

static void put_type(struct qu_buf *out, const char *type)
{
    qu_buf_add(out, type, 4);
    put32(out, 0);
}

/* multiLocalizedUnicodeType with one record, "en" "US". */
static void put_words(struct qu_buf *out, const char *words)
{
    put_type(out, "mluc");
    put32(out, 1);
    put32(out, 12);
    qu_buf_add(out, "enUS", 4);
    put32(out, (uint32_t)strlen(words) * 2);
    put32(out, 28);
    for (; *words != '\0'; words++) {
        const char pair[] = {0, *words};
        qu_buf_add(out, pair, sizeof pair);
    }
}

static void put_description(struct qu_buf *out)
{
    put_words(out, "sRGB IEC61966-2.1");
}

static void put_copyright(struct qu_buf *out)
{
    put_words(out, "No copyright, use freely");
}

static void put_point(struct qu_buf *out, double x, double y, double z)
{
    put_type(out, "XYZ ");
    put_fixed(out, (const double[]){x, y, z}, 3);
}

static void put_white(struct qu_buf *out)
{
    put_point(out, 0.9642, 1, 0.8249);
}

static void put_red(struct qu_buf *out)
{
    put_point(out, 0.43607, 0.22249, 0.01392);
}

static void put_green(struct qu_buf *out)
{
    put_point(out, 0.38515, 0.71687, 0.09708);
}

static void put_blue(struct qu_buf *out)
{
    put_point(out, 0.14307, 0.06061, 0.7141);
}

/* From D65 to D50. */
static void put_adaptation(struct qu_buf *out)
{
    put_type(out, "sf32");
    put_fixed(
        out,
        (const double[]){1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00924, 0.01508, 0.75168},
        9);
}

/* Function type 3: (a x + b)^g from d on, c x below. */
static void put_curve(struct qu_buf *out)
{
    put_type(out, "para");
    put32(out, 3u << 16);
    put_fixed(out, (const double[]){2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}, 5);
}

static const struct part {
    const char *names[3]; /* of the tags with the same data */
    void (*put)(struct qu_buf *out);
} parts[] = {
    {{"desc"}, put_description}, {{"cprt"}, put_copyright},
    {{"wtpt"}, put_white},       {{"chad"}, put_adaptation},
    {{"rXYZ"}, put_red},         {{"gXYZ"}, put_green},
    {{"bXYZ"}, put_blue},        {{"rTRC", "gTRC", "bTRC"}, put_curve},
};

static void put_header(struct qu_buf *out, size_t length)
{
    static const char fields[] =
        "\0\0\0\0"
        "\4\x20\0\0"
        "mntrRGB XYZ "                 /* size, creator's module, version, class, colours, connection */
        "\x07\xea\0\1\0\1\0\0\0\0\0\0" /* 2026-01-01 */
        "acsp";
    put32(out, (uint32_t)length);
    qu_buf_add(out, fields, sizeof fields - 1);
    while (out->length < 68)
        qu_buf_add_char(out, '\0');
    put_fixed(out, (const double[]){0.9642, 1, 0.8249}, 3); /* illuminant */
    while (out->length < HEADER)
        qu_buf_add_char(out, '\0');
}

void qu_profile_write(struct qu_buf *out)
{
    struct qu_buf table, data;
    uint32_t count = 0;
    qu_buf_init(&table);
    qu_buf_init(&data);
    for (int i = 0; i < QU_COUNT(parts); i++)
        for (int k = 0; k < 3; k++)
            count += parts[i].names[k] != NULL;
    size_t start = HEADER + 4 + ENTRY * count;
    for (int i = 0; i < QU_COUNT(parts); i++) {
        size_t from = data.length;
        parts[i].put(&data);
        size_t length = data.length - from;
        while (data.length % 4 != 0)
            qu_buf_add_char(&data, '\0');
        for (int k = 0; k < 3 && parts[i].names[k] != NULL; k++) {
            qu_buf_add(&table, parts[i].names[k], 4);
            put32(&table, (uint32_t)(start + from));
            put32(&table, (uint32_t)length);
        }
    }
    put_header(out, start + data.length);
    put32(out, count);
    qu_buf_add(out, table.data, table.length);
    qu_buf_add(out, data.data, data.length);
    qu_buf_finish(&table);
    qu_buf_finish(&data);
}
