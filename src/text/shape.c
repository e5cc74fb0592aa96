#include "shape.h"

#include <stdlib.h>
#include <string.h>

enum { MISSING_KEPT = 64 };

static void reserve(struct qu_shaped *s, int count)
{
    if (count + 1 <= s->capacity)
        return;
    s->capacity = QU_MAX(count + 1, s->capacity * 2);
    size_t n = (size_t)s->capacity;
    s->byte_of = qu_realloc(s->byte_of, n * sizeof *s->byte_of);
    s->codes = qu_realloc(s->codes, n * sizeof *s->codes);
    s->attrs = qu_realloc(s->attrs, n * sizeof *s->attrs);
    s->flags = qu_realloc(s->flags, n * sizeof *s->flags);
    s->width = qu_realloc(s->width, n * sizeof *s->width);
    s->space = qu_realloc(s->space, n * sizeof *s->space);
    s->spaces = qu_realloc(s->spaces, n * sizeof *s->spaces);
    s->trimmed = qu_realloc(s->trimmed, n * sizeof *s->trimmed);
    s->logical = qu_realloc(s->logical, n * sizeof *s->logical);
}

void qu_shape_clear(struct qu_shaped *s)
{
    for (int i = 0; i < s->items.count; i++) {
        pango_glyph_string_free(s->items.at[i].glyphs);
        pango_item_free(s->items.at[i].item);
    }
    qu_vec_clear(&s->items);
    qu_vec_clear(&s->tabs);
    qu_vec_clear(&s->faces);
    qu_vec_clear(&s->missing);
    s->count = 0;
}

void qu_shape_finish(struct qu_shaped *s)
{
    qu_shape_clear(s);
    qu_vec_finish(&s->items);
    qu_vec_finish(&s->tabs);
    qu_vec_finish(&s->faces);
    qu_vec_finish(&s->missing);
    free(s->byte_of);
    free(s->codes);
    free(s->attrs);
    free(s->flags);
    free(s->width);
    free(s->space);
    free(s->spaces);
    free(s->trimmed);
    free(s->logical);
    *s = (struct qu_shaped){0};
}

bool qu_shape_is_dropped(uint32_t c)
{
    return c == 0x00AD || c == 0x061C || (c >= 0x200B && c <= 0x200F && c != 0x200C && c != 0x200D) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0x0085 ||
           (c < 0x20 && c != '\t');
}

static bool is_separator(uint32_t c)
{
    return c == '\n' || c == '\r' || c == 0x0085 || c == 0x2028 || c == 0x2029;
}

/* Fills byte_of and the flags that follow from the characters alone. */
static void index_text(struct qu_shaped *s)
{
    const char *text = s->request->text;
    int n = 0;
    for (const char *p = text; p < text + s->request->length; p = g_utf8_next_char(p), n++) {
        uint32_t c = (unsigned char)*p < 0x80 ? (unsigned char)*p : g_utf8_get_char(p);
        uint8_t flags = 0;
        if (c == '\t') {
            flags = QU_CHAR_TAB | QU_CHAR_WHITE;
            qu_vec_add(&s->tabs, n);
        } else if (is_separator(c)) {
            flags = QU_CHAR_BREAK | QU_CHAR_WHITE;
        } else if (c == ' ' || (c >= 0x80 && g_unichar_isspace(c))) {
            flags = QU_CHAR_WHITE;
        }
        if (c == ' ' || c == 0x00A0)
            flags |= QU_CHAR_SPACE;
        s->flags[n] = flags;
        s->codes[n] = c;
        s->byte_of[n] = (int)(p - text);
        s->trimmed[n + 1] = flags & QU_CHAR_WHITE ? s->trimmed[n] : n + 1;
    }
    s->byte_of[n] = s->request->length;
    s->flags[n] = QU_CHAR_CLUSTER;
    s->count = n;
}

static PangoLanguage *language_of(const struct qu_para_request *request, const struct qu_text_span *span)
{
    const char *name = span != NULL && span->language != NULL ? span->language : request->language;
    return pango_language_from_string(name != NULL ? name : "en");
}

static PangoAttrList *attributes(struct qu_shaped *s, struct qu_faces *faces)
{
    PangoAttrList *list = pango_attr_list_new();
    for (int i = 0; i < s->request->span_count; i++) {
        const struct qu_text_span *span = &s->request->spans[i];
        int face = qu_faces_find(faces, &span->font);
        qu_vec_add(&s->faces, face);
        if (span->start >= span->end)
            continue;
        qu_faces_apply(faces, face, list, span->start, span->end);
        PangoAttribute *language = pango_attr_language_new(language_of(s->request, span));
        language->start_index = (guint)span->start;
        language->end_index = (guint)span->end;
        pango_attr_list_insert(list, language);
    }
    return list;
}

static void warn_missing(struct qu_shaped *s, struct qu_faces *faces, struct qu_diag *diag, int span,
                         uint32_t c, int offset)
{
    for (int i = 0; i < s->missing.count; i++)
        if (s->missing.at[i] == c)
            return;
    if (s->missing.count == MISSING_KEPT)
        return;
    qu_vec_add(&s->missing, c);
    char utf8[8] = {0};
    if (g_unichar_isgraph(c))
        utf8[g_unichar_to_utf8(c, utf8)] = 0;
    struct qu_buf names;
    qu_buf_init(&names);
    qu_faces_names(faces, s->faces.at[span], &names);
    qu_diag_add(diag, QU_WARNING, QU_DIAG_GLYPH_MISSING, qu_para_place(s->request, offset), NULL,
                "add a font that has it to the families of this role", "no glyph for U+%04X%s%s%s in %s",
                (unsigned)c, utf8[0] != 0 ? " \"" : "", utf8, utf8[0] != 0 ? "\"" : "", qu_buf_text(&names));
    qu_buf_finish(&names);
}

static void set_glyph(PangoGlyphInfo *glyph, PangoFont *font, uint32_t index)
{
    glyph->glyph = index;
    glyph->geometry.width = index == PANGO_GLYPH_EMPTY ? 0 : qu_faces_advance(font, index);
    glyph->geometry.x_offset = glyph->geometry.y_offset = 0;
}

/* Replaces the special glyphs of Pango by glyphs that can be drawn: none for control characters and tabs, a
 * plain hyphen for hyphens, .notdef for what no family has. */
static void settle_glyphs(struct qu_shaped *s, struct qu_faces *faces, struct qu_diag *diag,
                          const PangoItem *item, PangoGlyphString *glyphs, int span)
{
    const char *text = s->request->text + item->offset;
    PangoFont *font = item->analysis.font;
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        PangoGlyphInfo *glyph = &glyphs->glyphs[i];
        const char *at = text + glyphs->log_clusters[i];
        bool unknown = glyph->glyph != PANGO_GLYPH_EMPTY && (glyph->glyph & PANGO_GLYPH_UNKNOWN_FLAG);
        if ((unsigned char)*at < 0x20 ||
            (!unknown && (unsigned char)*at >= 0x80 && is_separator(g_utf8_get_char(at)))) {
            set_glyph(glyph, font, PANGO_GLYPH_EMPTY);
        } else if (unknown) {
            uint32_t c = glyph->glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
            uint32_t dash = c == 0x2010 || c == 0x2011 ? qu_faces_glyph(font, '-') : 0;
            if (qu_shape_is_dropped(c)) {
                set_glyph(glyph, font, PANGO_GLYPH_EMPTY);
                continue;
            }
            set_glyph(glyph, font, dash);
            if (dash == 0 && diag != NULL)
                warn_missing(s, faces, diag, span, c, (int)(at - s->request->text));
        }
    }
}

/* Spaces at the ends of an item in a substitute font are as wide as those of the text around it. */
static void settle_spaces(const struct qu_shaped *s, const struct qu_face *face, const PangoItem *item,
                          PangoGlyphString *glyphs)
{
    if (face->font == NULL || face->font == item->analysis.font || face->space == 0)
        return;
    const char *text = s->request->text + item->offset;
    int head = 0, tail = item->length;
    while (head < tail && text[head] == ' ')
        head++;
    while (tail > head && text[tail - 1] == ' ')
        tail--;
    if (head == 0 && tail == item->length)
        return;
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        int at = glyphs->log_clusters[i];
        if ((at < head || at >= tail) && text[at] == ' ' && glyphs->glyphs[i].geometry.width > 0)
            glyphs->glyphs[i].geometry.width = face->space;
    }
}

static PangoGlyphString *shape(struct qu_shaped *s, struct qu_faces *faces, struct qu_diag *diag,
                               PangoItem *item, int start, int span)
{
    PangoGlyphString *glyphs = pango_glyph_string_new();
    const struct qu_face *face = &faces->faces.at[s->faces.at[span]];
    pango_shape_item(item, s->request->text, s->request->length, s->attrs + start, glyphs, PANGO_SHAPE_NONE);
    settle_glyphs(s, faces, diag, item, glyphs, span);
    settle_spaces(s, face, item, glyphs);
    if (face->tracking != 0) {
        PangoGlyphItem whole = {.item = item, .glyphs = glyphs};
        pango_glyph_item_letter_space(&whole, s->request->text, s->attrs + start, face->tracking);
    }
    return glyphs;
}

PangoGlyphString *qu_shape_again(struct qu_shaped *s, struct qu_faces *faces, int index, int start, int end)
{
    const struct qu_shaped_item *whole = &s->items.at[index];
    PangoItem *part = pango_item_copy(whole->item);
    part->offset = s->byte_of[start];
    part->length = s->byte_of[end] - s->byte_of[start];
    part->num_chars = end - start;
    PangoGlyphString *glyphs = shape(s, faces, NULL, part, start, whole->span);
    pango_item_free(part);
    return glyphs;
}

void qu_shape_room(const struct qu_shaped *s, int item, int start, int end, qu_len *before, qu_len *after)
{
    const struct qu_text_span *span = &s->request->spans[s->items.at[item].span];
    *before = s->byte_of[start] == span->start ? span->room_before : 0;
    *after = s->byte_of[end] == span->end ? span->room_after : 0;
}

static void mark_clusters(struct qu_shaped *s, const struct qu_shaped_item *item)
{
    const PangoGlyphString *glyphs = item->glyphs;
    bool rtl = item->item->analysis.level & 1;
    int at = item->start;
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        int byte = item->item->offset + glyphs->log_clusters[rtl ? glyphs->num_glyphs - 1 - i : i];
        while (at < item->end - 1 && s->byte_of[at] < byte)
            at++;
        s->flags[at] |= QU_CHAR_CLUSTER;
    }
    s->flags[item->start] |= QU_CHAR_CLUSTER;
}

/* Cumulates the widths of an item's characters. */
static void add_widths(struct qu_shaped *s, const struct qu_shaped_item *item)
{
    const struct qu_text_span *span = &s->request->spans[item->span];
    PangoGlyphItem whole = {.item = item->item, .glyphs = item->glyphs};
    pango_glyph_item_get_logical_widths(&whole, s->request->text, s->logical);
    for (int i = item->start; i < item->end; i++) {
        int64_t width = s->logical[i - item->start];
        bool space = (s->flags[i] & QU_CHAR_SPACE) && (s->flags[i] & QU_CHAR_CLUSTER);
        if (!space)
            s->flags[i] &= (uint8_t)~QU_CHAR_SPACE;
        s->space[i + 1] = s->space[i] + (space ? width : 0);
        s->spaces[i + 1] = s->spaces[i] + space;
        if (s->byte_of[i] == span->start)
            width += span->room_before;
        if (s->byte_of[i + 1] == span->end)
            width += span->room_after;
        s->width[i + 1] = s->width[i] + width;
    }
}

static void shape_items(struct qu_shaped *s, struct qu_faces *faces, struct qu_diag *diag, GList *items)
{
    int start = 0, span = 0;
    for (GList *link = items; link != NULL; link = link->next) {
        PangoItem *item = link->data;
        while (span < s->request->span_count && s->request->spans[span].end <= item->offset)
            span++;
        if (span == s->request->span_count)
            QU_BUG("byte %d of a paragraph belongs to no span", item->offset);
        struct qu_shaped_item *out = qu_vec_push(&s->items);
        *out = (struct qu_shaped_item){
            .item = item, .start = start, .end = start + item->num_chars, .span = span};
        out->glyphs = shape(s, faces, diag, item, start, span);
        out->font = qu_fontset_id(faces->fonts, item->analysis.font);
        s->mixed |= item->analysis.level != s->rtl;
        mark_clusters(s, out);
        add_widths(s, out);
        start = out->end;
    }
    QU_ASSERT(start == s->count);
}

static bool is_rtl_letter(uint32_t c)
{
    static const GUnicodeScript scripts[] = {G_UNICODE_SCRIPT_ARABIC,  G_UNICODE_SCRIPT_HEBREW,
                                             G_UNICODE_SCRIPT_SYRIAC,  G_UNICODE_SCRIPT_THAANA,
                                             G_UNICODE_SCRIPT_NKO,     G_UNICODE_SCRIPT_SAMARITAN,
                                             G_UNICODE_SCRIPT_MANDAIC, G_UNICODE_SCRIPT_ADLAM};
    GUnicodeScript script = g_unichar_get_script(c);
    for (int i = 0; i < QU_COUNT(scripts); i++)
        if (scripts[i] == script)
            return true;
    return false;
}

/* Decided by the first strong character (rules P2 and P3 of the Unicode Bidirectional Algorithm, UAX 9); in a
 * text without one, by the language. */
static bool is_rtl(const struct qu_para_request *request)
{
    for (const char *p = request->text; p < request->text + request->length; p = g_utf8_next_char(p)) {
        uint32_t c = g_utf8_get_char(p);
        if (c == 0x200E || c == 0x200F || c == 0x061C)
            return c != 0x200E;
        if (g_unichar_isalpha(c))
            return is_rtl_letter(c);
    }
    static const char *const languages[] = {"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv"};
    for (int i = 0; request->language != NULL && i < QU_COUNT(languages); i++)
        if (strncmp(request->language, languages[i], 2) == 0 &&
            (request->language[2] == 0 || request->language[2] == '-'))
            return true;
    return false;
}

void qu_shape_paragraph(struct qu_shaped *s, struct qu_faces *faces, struct qu_diag *diag,
                        const struct qu_para_request *request)
{
    qu_shape_clear(s);
    s->request = request;
    reserve(s, request->length);
    s->trimmed[0] = 0;
    s->width[0] = s->space[0] = 0;
    s->spaces[0] = 0;
    index_text(s);
    s->rtl = is_rtl(request);
    s->mixed = false;
    s->tab = request->tab > 0 ? request->tab : request->span_count > 0 ? 4 * request->spans[0].font.size : 0;
    s->tab = QU_MAX(s->tab, QU_PT);
    if (s->count == 0)
        return;
    memset(s->attrs, 0, ((size_t)s->count + 1) * sizeof *s->attrs);
    pango_get_log_attrs(request->text, request->length, -1, language_of(request, NULL), s->attrs,
                        s->count + 1);
    PangoAttrList *list = attributes(s, faces);
    GList *items = pango_itemize_with_base_dir(faces->context,
                                               s->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR,
                                               request->text, 0, request->length, list, NULL);
    shape_items(s, faces, diag, items);
    g_list_free(items);
    pango_attr_list_unref(list);
}

int qu_shape_item_at(const struct qu_shaped *s, int at)
{
    int low = 0, high = s->items.count - 1;
    while (low < high) {
        int middle = (low + high + 1) / 2;
        if (s->items.at[middle].start <= at)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

int64_t qu_shape_tab_stop(const struct qu_shaped *s, int64_t x)
{
    int64_t stops = x >= 0 ? x / s->tab : -((-x + s->tab - 1) / s->tab);
    return (stops + 1) * s->tab;
}

int64_t qu_shape_measure(const struct qu_shaped *s, int start, int end, qu_len indent, int *from)
{
    *from = start;
    if (s->tabs.count == 0 || end <= start)
        return s->width[end] - s->width[start];
    int low = 0, high = s->tabs.count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (s->tabs.at[middle] < start)
            low = middle + 1;
        else
            high = middle;
    }
    int64_t x = indent;
    for (; low < s->tabs.count && s->tabs.at[low] < end; low++) {
        x += s->width[s->tabs.at[low] + 1] - s->width[*from];
        x = qu_shape_tab_stop(s, x);
        *from = s->tabs.at[low] + 1;
    }
    return x + s->width[end] - s->width[*from] - indent;
}
