/* quire-handfont: builds a handwriting font from the centre lines in a .hand file. fonts/README.md describes
 * the format. */
#include "build.h"
#include "coverage.h"
#include "parse.h"
#include "sfnt.h"

#include <stdio.h>
#include <string.h>

static int usage(void)
{
    fputs("usage: quire-handfont --pen fine|regular|marker -o FILE.ttf FILE.hand\n"
          "       quire-handfont --check FILE.hand\n",
          stderr);
    return 2;
}

struct options {
    const char *in, *out;
    int pen;
    bool check;
};

static bool read_options(int argc, char **argv, struct options *o)
{
    static const char *const pens[QU_HF_PENS] = {"fine", "regular", "marker"};
    *o = (struct options){.pen = -1};
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--check"))
            o->check = true;
        else if (!strcmp(argv[i], "-o") && i + 1 < argc)
            o->out = argv[++i];
        else if (!strcmp(argv[i], "--pen") && i + 1 < argc) {
            i++;
            for (int p = 0; p < QU_HF_PENS; p++)
                if (!strcmp(argv[i], pens[p]))
                    o->pen = p;
            if (o->pen < 0)
                return false;
        } else if (argv[i][0] == '-' || o->in)
            return false;
        else
            o->in = argv[i];
    }
    return o->in && (o->check ? !o->out && o->pen < 0 : o->out && o->pen >= 0);
}

static bool make(const struct qu_hf_hand *hand, const struct options *o)
{
    if (o->check)
        return qu_hf_coverage_check(hand) == 0;
    struct qu_hf_font font;
    qu_hf_build(hand, (enum qu_hf_pen)o->pen, &font);
    bool ok = qu_hf_sfnt_write(&font, o->out);
    qu_hf_font_finish(&font);
    return ok;
}

int main(int argc, char **argv)
{
    struct options o;
    if (!read_options(argc, argv, &o))
        return usage();
    struct qu_hf_hand hand;
    bool ok = qu_hf_parse(&hand, o.in) && make(&hand, &o);
    qu_hf_hand_finish(&hand);
    return ok ? 0 : 1;
}
