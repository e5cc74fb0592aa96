#include "tracks.h"

qu_len qu_tracks_x(const struct qu_layout *layout, enum qu_side side, qu_len x, qu_len width)
{
    return layout->facing && side == QU_VERSO ? layout->width - x - width : x;
}

qu_len qu_tracks_text_x(const struct qu_layout *layout, enum qu_side side)
{
    return qu_tracks_x(layout, side, layout->text.x, layout->text.width);
}

qu_len qu_tracks_margin_x(const struct qu_layout *layout, enum qu_side side)
{
    return qu_tracks_x(layout, side, layout->margin.x, layout->margin.width);
}

qu_len qu_tracks_rule_y(const struct qu_layout *layout, int row)
{
    return layout->first_rule + row * layout->grid;
}
