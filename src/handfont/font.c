#include "font.h"

#include "mem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

void qu_hf_font_finish(struct qu_hf_font *font)
{
    for (int i = 0; i < font->n; i++) {
        for (int j = 0; j < font->glyph[i].n; j++)
            free(font->glyph[i].contour[j].dot);
        free(font->glyph[i].contour);
    }
    free(font->glyph);
    free(font->map);
    free(font->kern_class);
    free(font->kern);
    *font = (struct qu_hf_font){0};
}

int qu_hf_font_add(struct qu_hf_font *font, const char *name, uint32_t code, int base)
{
    font->glyph = qu_hf_grow(font->glyph, &font->cap, font->n + 1, sizeof *font->glyph);
    struct qu_hf_glyph *g = &font->glyph[font->n];
    *g = (struct qu_hf_glyph){.code = code, .base = base < 0 ? font->n : base, .part = {-1, -1}};
    g->form = font->n - g->base;
    if (g->form)
        snprintf(g->name, sizeof g->name, "%s.f%d", name, g->form + 1);
    else
        snprintf(g->name, sizeof g->name, "%s", name);
    return font->n++;
}

void qu_hf_font_map(struct qu_hf_font *font, uint32_t code, int glyph)
{
    font->map = qu_hf_grow(font->map, &font->cmap, font->nmap + 1, sizeof *font->map);
    int i = font->nmap++;
    for (; i > 0 && font->map[i - 1].code > code; i--)
        font->map[i] = font->map[i - 1];
    font->map[i] = (struct qu_hf_code){code, glyph};
}

int qu_hf_font_lookup(const struct qu_hf_font *font, uint32_t code)
{
    int lo = 0, hi = font->nmap;
    while (lo < hi) {
        int mid = (lo + hi) / 2;
        if (font->map[mid].code < code)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < font->nmap && font->map[lo].code == code ? font->map[lo].glyph : -1;
}

int qu_hf_font_forms(const struct qu_hf_font *font, int base)
{
    int n = 1;
    while (base + n < font->n && font->glyph[base + n].base == base)
        n++;
    return n;
}

struct qu_hf_contour *qu_hf_glyph_add(struct qu_hf_glyph *glyph)
{
    glyph->contour = qu_hf_grow(glyph->contour, &glyph->cap, glyph->n + 1, sizeof *glyph->contour);
    struct qu_hf_contour *c = &glyph->contour[glyph->n++];
    *c = (struct qu_hf_contour){0};
    return c;
}

void qu_hf_contour_add(struct qu_hf_contour *contour, double x, double y, bool on)
{
    contour->dot = qu_hf_grow(contour->dot, &contour->cap, contour->n + 1, sizeof *contour->dot);
    contour->dot[contour->n++] = (struct qu_hf_dot){x, y, on};
}

void qu_hf_glyph_shift(struct qu_hf_glyph *glyph, double dx)
{
    for (int i = 0; i < glyph->n; i++)
        for (int j = 0; j < glyph->contour[i].n; j++)
            glyph->contour[i].dot[j].x += dx;
    for (int i = 0; i < QU_HF_PLACES; i++)
        glyph->anchor[i].x += dx;
    glyph->xmin += dx;
    glyph->xmax += dx;
}

void qu_hf_glyph_bounds(struct qu_hf_glyph *glyph)
{
    glyph->xmin = glyph->ymin = 1e9;
    glyph->xmax = glyph->ymax = -1e9;
    for (int i = 0; i < glyph->n; i++)
        for (int j = 0; j < glyph->contour[i].n; j++) {
            const struct qu_hf_dot *d = &glyph->contour[i].dot[j];
            glyph->xmin = fmin(glyph->xmin, d->x);
            glyph->xmax = fmax(glyph->xmax, d->x);
            glyph->ymin = fmin(glyph->ymin, d->y);
            glyph->ymax = fmax(glyph->ymax, d->y);
        }
    if (!glyph->n)
        glyph->xmin = glyph->ymin = glyph->xmax = glyph->ymax = 0;
}
