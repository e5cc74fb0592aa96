#include "coverage.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* The promise of fonts/README.md: first and last code of each required range. */
static const uint16_t required[][2] = {
    {0x0020, 0x007e},                                     /* ASCII */
    {0x00a0, 0x00ff},                                     /* Latin-1 */
    {0x0100, 0x017f},                                     /* Latin Extended-A */
    {0x0237, 0x0237},                                     /* dotless j */
    {0x2009, 0x2009}, {0x202f, 0x202f},                   /* thin spaces */
    {0x2010, 0x2014},                                     /* dashes */
    {0x2018, 0x201a}, {0x201c, 0x201e}, {0x2039, 0x203a}, /* quotes */
    {0x2020, 0x2022}, {0x2026, 0x2026}, {0x2032, 0x2033}, /* daggers, bullet, ellipsis, primes */
    {0x2070, 0x2070}, {0x2074, 0x2079},                   /* superscript digits beyond Latin-1 */
    {0x20ac, 0x20ac}, {0x20b9, 0x20b9},                   /* euro, rupee */
    {0x2116, 0x2116}, {0x2122, 0x2122},                   /* numero, trade mark */
    {0x2190, 0x2194}, {0x2196, 0x2199}, {0x21d2, 0x21d2}, /* arrows */
    {0x2212, 0x2212}, {0x221e, 0x221e}, {0x2248, 0x2248},
    {0x2260, 0x2260}, {0x2264, 0x2265}, /* mathematics */
    {0x2605, 0x2606}, {0x2610, 0x2612}, {0x2665, 0x2665},
    {0x2713, 0x2713}, {0x2717, 0x2717}, /* stars, boxes, heart, ticks */
};

/* For each mark: the letters that have it, each followed by its base letter. */
static const struct {
    const char *mark, *pairs;
} composed[] = {
    {"grave", "ÀAÈEÌIÒOÙUàaèeìıòoùu"},
    {"acute", "ÁAÉEÍIÓOÚUÝYáaéeíıóoúuýyĆCćcĹLĺlŃNńnŔRŕrŚSśsŹZźz"},
    {"circumflex", "ÂAÊEÎIÔOÛUâaêeîıôoûuĈCĉcĜGĝgĤHĥhĴJĵȷŜSŝsŴWŵwŶYŷy"},
    {"tilde", "ÃAÑNÕOãañnõoĨIĩıŨUũu"},
    {"diaeresis", "ÄAËEÏIÖOÜUäaëeïıöoüuÿyŸY"},
    {"ring", "ÅAåaŮUůu"},
    {"macron", "ĀAāaĒEēeĪIīıŌOōoŪUūu"},
    {"breve", "ĂAăaĔEĕeĞGğgĬIĭıŎOŏoŬUŭu"},
    {"ogonek", "ĄAąaĘEęeĮIįiŲUųu"},
    {"dotabove", "ĊCċcĖEėeĠGġgİIŻZżz"},
    {"caron", "ČCčcĎDĚEěeŇNňnŘRřrŠSšsŤTŽZžz"},
    {"tick", "ďdľlĽLťt"},
    {"cedilla", "ÇCçcŞSşsŢTţt"},
    {"commabelow", "ĢGĶKķkĻLļlŅNņnŖRŗr"},
    {"commaabove", "ģg"},
    {"dblacute", "ŐOőoŰUűu"},
    {"bar", "ÐDĐDđdĦHħhŦTŧt"},
    {"lslash", "ŁLłl"},
    {"oslash", "øo"},
};

static const struct {
    uint16_t code;
    const char *mark;
} lone[] = {
    {0x00a8, "diaeresis"},  {0x00af, "macron"}, {0x00b4, "acute"}, {0x00b8, "cedilla"},
    {0x02c6, "circumflex"}, {0x02c7, "caron"},  {0x02d8, "breve"}, {0x02d9, "dotabove"},
    {0x02da, "ring"},       {0x02db, "ogonek"}, {0x02dc, "tilde"}, {0x02dd, "dblacute"},
};

static const uint16_t aliases[][2] = {
    {0x00a0, 0x0020}, {0x00ad, 0x002d}, {0x2010, 0x002d}, {0x2011, 0x002d}, {0x2012, 0x2013},
    {0x02bc, 0x2019}, {0x202f, 0x2009}, {0x2044, 0x002f}, {0x2215, 0x002f}, {0x2219, 0x00b7},
    {0x22c5, 0x00b7}, {0x2714, 0x2713}, {0x2718, 0x2717},
};

static const struct {
    uint16_t code;
    double spaces;
} blanks[] = {{0x0020, 1}, {0x2002, 1.7}, {0x2003, 3.4}, {0x2009, 0.55}, {0x200a, 0.3}};

uint32_t qu_hf_utf8(const char *s, int *len)
{
    const unsigned char *c = (const unsigned char *)s;
    int n = c[0] < 0x80 ? 1 : c[0] >> 5 == 6 ? 2 : c[0] >> 4 == 14 ? 3 : c[0] >> 3 == 30 ? 4 : 0;
    if (!n || !c[0])
        return 0;
    uint32_t u = n == 1 ? c[0] : c[0] & (0xffu >> (n + 1));
    for (int i = 1; i < n; i++) {
        if ((c[i] & 0xc0) != 0x80)
            return 0;
        u = u << 6 | (c[i] & 0x3f);
    }
    *len = n;
    return u;
}

bool qu_hf_coverage_parts(const struct qu_hf_hand *hand, uint32_t code, uint32_t *base, const char **mark)
{
    for (int i = 0; i < hand->composed.count; i++)
        if (hand->composed.at[i].code == code) {
            *base = hand->composed.at[i].base;
            *mark = hand->composed.at[i].mark;
            return true;
        }
    for (int i = 0; i < QU_COUNT(composed); i++) {
        int n = 0;
        for (const char *s = composed[i].pairs; *s;) {
            uint32_t letter = qu_hf_utf8(s, &n);
            s += n;
            *base = qu_hf_utf8(s, &n);
            s += n;
            *mark = composed[i].mark;
            if (letter == code)
                return true;
        }
    }
    return false;
}

const char *qu_hf_coverage_lone_mark(uint32_t code)
{
    for (int i = 0; i < QU_COUNT(lone); i++)
        if (lone[i].code == code)
            return lone[i].mark;
    return NULL;
}

uint32_t qu_hf_coverage_alias(uint32_t code)
{
    for (int i = 0; i < QU_COUNT(aliases); i++)
        if (aliases[i][0] == code)
            return aliases[i][1];
    return 0;
}

double qu_hf_coverage_blank(uint32_t code)
{
    for (int i = 0; i < QU_COUNT(blanks); i++)
        if (blanks[i].code == code)
            return blanks[i].spaces;
    return 0;
}

void qu_hf_coverage_each(const struct qu_hf_hand *hand, void (*take)(void *data, uint32_t code), void *data)
{
    for (int i = 0; i < QU_COUNT(blanks); i++)
        take(data, blanks[i].code);
    for (int i = 0; i < QU_COUNT(lone); i++)
        take(data, lone[i].code);
    for (int i = 0; i < hand->composed.count; i++)
        take(data, hand->composed.at[i].code);
    for (int i = 0; i < QU_COUNT(composed); i++) {
        int n = 0;
        for (const char *s = composed[i].pairs; *s;) {
            take(data, qu_hf_utf8(s, &n));
            s += n;
            qu_hf_utf8(s, &n);
            s += n;
        }
    }
    for (int i = 0; i < QU_COUNT(aliases); i++)
        take(data, aliases[i][0]);
}

static bool has_character(const struct qu_hf_hand *hand, uint32_t code)
{
    uint32_t base;
    const char *mark;
    if (qu_hf_hand_lookup(hand, code) || qu_hf_coverage_blank(code) > 0)
        return true;
    if (qu_hf_coverage_alias(code))
        return has_character(hand, qu_hf_coverage_alias(code));
    if (qu_hf_coverage_parts(hand, code, &base, &mark))
        return qu_hf_hand_lookup(hand, base) && qu_hf_hand_lookup_mark(hand, mark);
    mark = qu_hf_coverage_lone_mark(code);
    return mark && qu_hf_hand_lookup_mark(hand, mark);
}

static void print_code(uint32_t u)
{
    char c[4] = {0};
    if (u < 0x80)
        c[0] = (char)u;
    else if (u < 0x800) {
        c[0] = (char)(0xc0 | u >> 6);
        c[1] = (char)(0x80 | (u & 0x3f));
    } else {
        c[0] = (char)(0xe0 | u >> 12);
        c[1] = (char)(0x80 | (u >> 6 & 0x3f));
        c[2] = (char)(0x80 | (u & 0x3f));
    }
    printf("U+%04X %s\n", (unsigned)u, c);
}

int qu_hf_coverage_check(const struct qu_hf_hand *hand)
{
    int missing = 0;
    for (int i = 0; i < QU_COUNT(required); i++)
        for (uint32_t u = required[i][0]; u <= required[i][1]; u++)
            if (!has_character(hand, u)) {
                print_code(u);
                missing++;
            }
    return missing;
}
