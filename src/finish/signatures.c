#include "signatures.h"

#include "../base/geom.h"

enum { PAGES_ON_SHEET = 4 };

int qu_signatures_count(int pages)
{
    return (pages + PAGES_ON_SHEET - 1) / PAGES_ON_SHEET * 2;
}

static int page_or_blank(int page, int pages)
{
    return page < pages ? page : QU_BLANK;
}

/* Sheet k of a signature of m pages that begins with page `first`: outside m-1-2k | 2k, inside 2k+1 |
 * m-2-2k. */
static void fold_signature(int pages, int first, int in_signature, int number, struct qu_sheet_side *out)
{
    for (int k = 0; k < in_signature / PAGES_ON_SHEET; k++) {
        int low = first + 2 * k, high = first + in_signature - 1 - 2 * k;
        *out++ = (struct qu_sheet_side){page_or_blank(high, pages), page_or_blank(low, pages), number, k,
                                        false};
        *out++ = (struct qu_sheet_side){page_or_blank(low + 1, pages), page_or_blank(high - 1, pages), number,
                                        k, true};
    }
}

void qu_signatures_order(int pages, int signature, struct qu_sheet_side *out)
{
    int filled = qu_signatures_count(pages) * 2;
    int step = signature > 0 ? signature : QU_MAX(filled, PAGES_ON_SHEET);
    QU_ASSERT(step % PAGES_ON_SHEET == 0);
    for (int first = 0, number = 0; first < filled; first += step, number++) {
        int in_signature = QU_MIN(step, filled - first);
        fold_signature(pages, first, in_signature, number, out);
        out += in_signature / 2;
    }
}

double qu_signatures_creep(int sheet, double thickness)
{
    return QU_PI / 2 * sheet * thickness;
}
