#include "hyphenate.h"

#include <hyphen.h>
#include <stdlib.h>
#include <string.h>

static const char folder[] = QU_HYPHENATION; /* an option of the build */

enum { WORD_MAX = 64, BYTES_MAX = WORD_MAX * 4 + 8 };

struct dictionary {
    char *language;
    HyphenDict *patterns; /* NULL: none */
    GIConv convert;       /* to the patterns' character set; (GIConv)-1 for UTF-8 */
};

struct qu_hyphenator {
    QU_VEC(struct dictionary) dictionaries;
};

struct qu_hyphenator *qu_hyphenator_new(void)
{
    return qu_alloc_zero(1, sizeof(struct qu_hyphenator));
}

void qu_hyphenator_free(struct qu_hyphenator *hyphenator)
{
    for (int i = 0; i < hyphenator->dictionaries.count; i++) {
        struct dictionary *dictionary = &hyphenator->dictionaries.at[i];
        if (dictionary->patterns != NULL)
            hnj_hyphen_free(dictionary->patterns);
        if (dictionary->convert != (GIConv)-1)
            g_iconv_close(dictionary->convert);
        free(dictionary->language);
    }
    qu_vec_finish(&hyphenator->dictionaries);
    free(hyphenator);
}

/* "en-Latn-GB" -> "en", "GB"; the region is empty if there is none. */
static void split_tag(const char *tag, char language[9], char region[9])
{
    language[0] = region[0] = 0;
    for (int part = 0; *tag != 0; part++) {
        size_t length = strcspn(tag, "-_");
        if (part == 0 && length < 9)
            snprintf(language, 9, "%.*s", (int)length, tag);
        else if (part > 0 && region[0] == 0 && (length == 2 || length == 3))
            snprintf(region, 9, "%.*s", (int)length, tag);
        tag += length + (tag[length] != 0);
    }
    for (char *c = language; *c != 0; c++)
        *c = g_ascii_tolower(*c);
    for (char *c = region; *c != 0; c++)
        *c = g_ascii_toupper(*c);
}

static HyphenDict *load(const char *language, const char *region)
{
    char path[sizeof folder + 48];
    snprintf(path, sizeof path, "%s/hyph_%s%s%s.dic", folder, language, region[0] != 0 ? "_" : "", region);
    return g_file_test(path, G_FILE_TEST_IS_REGULAR) ? hnj_hyphen_load(path) : NULL;
}

/* The first file in the order of names that begins with the language. */
static HyphenDict *load_any(const char *language)
{
    char first[128] = "", start[24], path[sizeof folder + 160];
    snprintf(start, sizeof start, "hyph_%s_", language);
    GDir *list = g_dir_open(folder, 0, NULL);
    for (const char *name; list != NULL && (name = g_dir_read_name(list)) != NULL;)
        if (g_str_has_prefix(name, start) && g_str_has_suffix(name, ".dic") && strlen(name) < sizeof first &&
            (first[0] == 0 || strcmp(name, first) < 0))
            snprintf(first, sizeof first, "%s", name);
    if (list != NULL)
        g_dir_close(list);
    if (first[0] == 0)
        return NULL;
    snprintf(path, sizeof path, "%s/%s", folder, first);
    return hnj_hyphen_load(path);
}

static HyphenDict *find(const char *tag)
{
    char language[9], region[9], usual[9];
    split_tag(tag, language, region);
    if (language[0] == 0)
        return NULL;
    snprintf(usual, sizeof usual, "%s", language);
    for (char *c = usual; *c != 0; c++)
        *c = g_ascii_toupper(*c);
    HyphenDict *patterns = region[0] != 0 ? load(language, region) : NULL;
    if (patterns == NULL && strcmp(language, "en") == 0)
        patterns = load("en", "US");
    if (patterns == NULL)
        patterns = load(language, "");
    if (patterns == NULL)
        patterns = load(language, usual);
    return patterns != NULL ? patterns : load_any(language);
}

/* For languages in scripts that are never hyphenated there is no warning. */
static bool never_hyphenates(const char *language)
{
    static const char *const tags[] = {"ar", "fa", "he", "ja", "ko", "ur", "yi",
                                       "zh", "th", "lo", "km", "my", "und"};
    for (int i = 0; i < QU_COUNT(tags); i++)
        if (strcmp(tags[i], language) == 0)
            return true;
    return false;
}

static void warn(struct qu_diag *diag, struct qu_src src, const char *tag)
{
    char language[9], region[9];
    split_tag(tag, language, region);
    if (language[0] == 0 || never_hyphenates(language))
        return;
    qu_diag_add(diag, QU_WARNING, QU_DIAG_HYPHENATION_MISSING, src, NULL,
                "patterns are packages of the system, such as hyphen-de; not every language has one",
                "no hyphenation patterns for the language \"%s\": its words are not divided", tag);
}

static const struct dictionary *lookup(struct qu_hyphenator *hyphenator, const char *tag,
                                       struct qu_diag *diag, struct qu_src src)
{
    for (int i = 0; i < hyphenator->dictionaries.count; i++)
        if (strcmp(hyphenator->dictionaries.at[i].language, tag) == 0)
            return &hyphenator->dictionaries.at[i];
    struct dictionary dictionary = {.language = qu_strdup(tag), .patterns = find(tag), .convert = (GIConv)-1};
    if (dictionary.patterns == NULL)
        warn(diag, src, tag);
    else if (!dictionary.patterns->utf8)
        dictionary.convert = g_iconv_open(dictionary.patterns->cset, "UTF-8");
    qu_vec_add(&hyphenator->dictionaries, dictionary);
    return qu_vec_last(&hyphenator->dictionaries);
}

/* The word [start, end) in small letters and the dictionary's character set; its bytes, or 0 if that
 * character set lacks a letter. */
static int spell(const struct dictionary *dictionary, const struct qu_shaped *s, int start, int end,
                 char out[BYTES_MAX])
{
    char utf8[BYTES_MAX];
    int length = 0;
    for (int i = start; i < end; i++)
        length += g_unichar_to_utf8(g_unichar_tolower(s->codes[i]), utf8 + length);
    utf8[length] = 0;
    if (dictionary->patterns->utf8) {
        memcpy(out, utf8, (size_t)length + 1);
        return length;
    }
    if (dictionary->convert == (GIConv)-1)
        return 0;
    char *from = utf8, *to = out;
    gsize left = (gsize)length, room = BYTES_MAX - 1;
    g_iconv(dictionary->convert, NULL, NULL, NULL, NULL);
    if (g_iconv(dictionary->convert, &from, &left, &to, &room) != 0 || left > 0)
        return 0;
    *to = 0;
    int bytes = (int)(to - out);
    return bytes == end - start ? bytes : 0;
}

/* Letters of [start, end); combining marks do not count. */
static int letters(const struct qu_shaped *s, int start, int end)
{
    int count = 0;
    for (int i = start; i < end; i++)
        count += g_unichar_isalpha(s->codes[i]);
    return count;
}

static void divide(const struct dictionary *dictionary, struct qu_shaped *s, int start, int end)
{
    const struct qu_line_costs *costs = s->request->costs;
    char word[BYTES_MAX], marks[BYTES_MAX + 8];
    char **replacements = NULL;
    int *positions = NULL, *cuts = NULL;
    int bytes = spell(dictionary, s, start, end, word);
    int before = QU_CLAMP(costs->hyphen_min_before, 1, WORD_MAX),
        after = QU_CLAMP(costs->hyphen_min_after, 1, WORD_MAX);
    if (bytes == 0 || hnj_hyphen_hyphenate3(dictionary->patterns, word, bytes, marks, NULL, &replacements,
                                            &positions, &cuts, before, after, before, after) != 0)
        return;
    for (int i = start + 1; i < end; i++)
        if ((marks[i - start - 1] & 1) && (replacements == NULL || replacements[i - start - 1] == NULL) &&
            s->attrs[i].is_cursor_position && letters(s, start, i) >= before && letters(s, i, end) >= after)
            s->flags[i] |= QU_CHAR_HYPHEN;
    for (int i = 0; replacements != NULL && i < bytes; i++)
        free(replacements[i]);
    free(replacements);
    free(positions);
    free(cuts);
}

static bool is_hyphen(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2011 || c == 0x00AD;
}

/* Whether the stretch [start, end) between white characters is an address or a path rather than words. */
static bool is_address(const struct qu_shaped *s, int start, int end)
{
    for (int i = start; i < end; i++) {
        uint32_t c = s->codes[i];
        if (c == '@' || c == '/' || c == '\\' || c == '_' || c == '#' || c == '=' || c == '&' || c == '%')
            return true;
        bool inside = i > start && i + 1 < end;
        if ((c == '.' || c == ':') && inside && g_unichar_isalnum(s->codes[i - 1]) &&
            g_unichar_isalnum(s->codes[i + 1]))
            return true;
    }
    return false;
}

/* Whether a word is plain: only its first letter may be a capital. */
static bool is_plain(const struct qu_shaped *s, int start, int end)
{
    for (int i = start; i < end; i++)
        if (i > start && g_unichar_isupper(s->codes[i]))
            return false;
    return true;
}

static bool spans_allow(const struct qu_shaped *s, int *span, int start, int end)
{
    const struct qu_para_request *request = s->request;
    while (*span < request->span_count && request->spans[*span].end <= s->byte_of[start])
        (*span)++;
    for (int i = *span; i < request->span_count && request->spans[i].start < s->byte_of[end]; i++)
        if (request->spans[i].no_hyphens)
            return false;
    return *span < request->span_count;
}

struct words {
    struct qu_hyphenator *hyphenator;
    struct qu_shaped *shaped;
    struct qu_diag *diag;
    int span;
};

static void take_word(struct words *words, int start, int end)
{
    struct qu_shaped *s = words->shaped;
    const struct qu_para_request *request = s->request;
    if (end - start > WORD_MAX || letters(s, start, end) < QU_MAX(request->costs->hyphen_min_word, 2) ||
        !is_plain(s, start, end) || !spans_allow(s, &words->span, start, end))
        return;
    const char *language = request->spans[words->span].language;
    language = language != NULL ? language : request->language != NULL ? request->language : "en";
    const struct dictionary *dictionary = lookup(
        words->hyphenator, language, words->diag,
        language == request->language && request->language_src.file != NULL ? request->language_src
                                                                            : request->src);
    if (dictionary->patterns != NULL)
        divide(dictionary, s, start, end);
}

/* A stretch between white characters or dashes: its words are runs of letters and marks. */
static void take_stretch(struct words *words, int start, int end)
{
    const struct qu_shaped *s = words->shaped;
    for (int i = start; i < end; i++) {
        uint32_t c = s->codes[i];
        if (is_hyphen(c) || g_unichar_isdigit(c))
            return;
    }
    if (is_address(s, start, end))
        return;
    for (int i = start; i < end;) {
        int stop = i;
        while (stop < end) {
            uint32_t c = s->codes[stop];
            if (!g_unichar_isalpha(c) && !(stop > i && g_unichar_ismark(c)))
                break;
            stop++;
        }
        if (stop > i)
            take_word(words, i, stop);
        i = stop + (stop == i);
    }
}

static bool parts(const struct qu_shaped *s, int at)
{
    if (s->flags[at] & QU_CHAR_WHITE)
        return true;
    uint32_t c = s->codes[at];
    return c == 0x2013 || c == 0x2014 || c == 0x2015;
}

void qu_hyphenate(struct qu_hyphenator *hyphenator, struct qu_shaped *s, struct qu_diag *diag)
{
    struct words words = {.hyphenator = hyphenator, .shaped = s, .diag = diag};
    for (int i = 0; i < s->count;) {
        int end = i;
        while (end < s->count && !parts(s, end))
            end++;
        if (end - i >= 2)
            take_stretch(&words, i, end);
        i = end + 1;
    }
}
