#pragma once
/* A hand as it is written in a .hand file: letters and marks as centre lines of strokes.
   Units: skeleton units (x-height about 480, baseline 0, y up). Ownership: the hand owns all its arrays.
   Invariants: a stroke has at least one knot; a letter has code != 0, a mark has code 0 and a name. */
#include <stdbool.h>
#include <stdint.h>

enum qu_hf_place { QU_HF_TOP, QU_HF_BOTTOM, QU_HF_OVER, QU_HF_RIGHT, QU_HF_FOOT, QU_HF_PLACES };
enum qu_hf_pen { QU_HF_FINE, QU_HF_REGULAR, QU_HF_MARKER, QU_HF_PENS };

struct qu_hf_knot {
    double x, y;
    double press;  /* pen width at this knot, 1 = as usual */
    double dir;    /* direction in radians, when has_dir */
    bool corner, has_dir;
};

struct qu_hf_stroke {
    struct qu_hf_knot *knot;
    int n, cap;
    bool filled; /* the inside is inked too */
    double pen;  /* pen width of the whole stroke, 1 = as usual */
};

struct qu_hf_form {
    struct qu_hf_stroke *stroke;
    int n, cap;
};

struct qu_hf_anchor {
    bool set;
    double x, y;
};

struct qu_hf_letter {
    uint32_t code;
    char mark[16];
    enum qu_hf_place place;  /* where a mark hangs */
    struct qu_hf_form *form;
    int n, cap;
    struct qu_hf_anchor anchor[QU_HF_PLACES];
};

struct qu_hf_compose {
    uint32_t code, base;
    char mark[16];
};

struct qu_hf_hand {
    char family[48];
    double seed;
    double slant;      /* degrees to the right */
    double width;      /* factor on x for letters and digits */
    double xheight, capheight, ascender, descender;
    double scale;      /* font units (1/2000 em) a skeleton unit */
    double spacing;    /* optical distance between letters */
    double wordspace;  /* advance of the space */
    double wobble;     /* how far a form strays from its drawing */
    double nib, taper, pressure;
    double pen[QU_HF_PENS];
    struct qu_hf_letter *letter;
    int n, cap;
    struct qu_hf_compose *compose;
    int ncompose, ccompose;
};

void qu_hf_hand_init(struct qu_hf_hand *hand);
void qu_hf_hand_finish(struct qu_hf_hand *hand);
/* Lends the letter or NULL; the pointer holds until the next letter is added. */
struct qu_hf_letter *qu_hf_hand_lookup(const struct qu_hf_hand *hand, uint32_t code);
struct qu_hf_letter *qu_hf_hand_lookup_mark(const struct qu_hf_hand *hand, const char *name);
struct qu_hf_knot *qu_hf_stroke_add(struct qu_hf_stroke *stroke);
struct qu_hf_stroke *qu_hf_form_add(struct qu_hf_form *form);
struct qu_hf_form *qu_hf_letter_add(struct qu_hf_letter *letter);
struct qu_hf_letter *qu_hf_hand_add(struct qu_hf_hand *hand);
void qu_hf_form_finish(struct qu_hf_form *form);
