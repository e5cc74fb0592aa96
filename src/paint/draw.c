#include "draw.h"

#include <math.h>
#include <stdlib.h>

static double pt(qu_len len)
{
    return (double)len * (1.0 / QU_PT);
}

void qu_canvas_init(struct qu_canvas *canvas, cairo_t *cr, const struct qu_fontset *fonts,
                    const struct qu_images *images)
{
    *canvas = (struct qu_canvas){
        .cr = cr, .fonts = fonts, .images = images, .multiply = true, .alpha = 1, .font = -1};
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
}

void qu_canvas_finish(struct qu_canvas *canvas)
{
    free(canvas->glyphs);
    free(canvas->clusters);
    canvas->glyphs = NULL;
    canvas->clusters = NULL;
}

static void tell_node(struct qu_canvas *canvas, int node)
{
    if (canvas->tagged)
        canvas->hooks->belongs(canvas->hook_data, node);
}

/* ---- items */

static void set_ink(struct qu_canvas *canvas, struct qu_colour c)
{
    if (canvas->inked && qu_colour_equal(canvas->ink, c) && canvas->ink_alpha == canvas->alpha)
        return;
    if (c.a == 255 && canvas->alpha == 1)
        cairo_set_source_rgb(canvas->cr, c.r / 255.0, c.g / 255.0, c.b / 255.0);
    else
        cairo_set_source_rgba(canvas->cr, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0 * canvas->alpha);
    canvas->ink = c;
    canvas->ink_alpha = canvas->alpha;
    canvas->inked = true;
}

static void make_room(struct qu_canvas *canvas, int glyphs, int clusters)
{
    if (glyphs > canvas->glyph_room) {
        canvas->glyph_room = glyphs;
        canvas->glyphs = qu_realloc(canvas->glyphs, sizeof *canvas->glyphs * (size_t)canvas->glyph_room);
    }
    if (clusters > canvas->cluster_room) {
        canvas->cluster_room = clusters;
        canvas->clusters = qu_realloc(canvas->clusters,
                                      sizeof *canvas->clusters * (size_t)canvas->cluster_room);
    }
}

static void draw_text(struct qu_canvas *canvas, const struct qu_text_item *text)
{
    make_room(canvas, text->glyph_count, text->cluster_count);
    cairo_glyph_t *glyphs = canvas->glyphs;
    for (int i = 0; i < text->glyph_count; i++) {
        glyphs[i].index = text->glyphs[i].index;
        glyphs[i].x = pt(text->x + text->glyphs[i].x);
        glyphs[i].y = pt(text->y + text->glyphs[i].y);
    }
    for (int i = 0; i < text->cluster_count; i++) {
        canvas->clusters[i].num_bytes = text->clusters[i].bytes;
        canvas->clusters[i].num_glyphs = text->clusters[i].glyphs;
    }
    set_ink(canvas, text->colour);
    if (canvas->font != text->font) {
        cairo_set_scaled_font(canvas->cr, qu_fontset_lookup_scaled(canvas->fonts, text->font));
        canvas->font = text->font;
    }
    if (text->cluster_count == 0)
        cairo_show_glyphs(canvas->cr, glyphs, text->glyph_count);
    else
        cairo_show_text_glyphs(canvas->cr, text->text, text->length, glyphs, text->glyph_count,
                               canvas->clusters, text->cluster_count,
                               text->rtl ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
}

static void trace(cairo_t *cr, const struct qu_path_item *path)
{
    for (int i = 0; i < path->step_count; i++) {
        const struct qu_path_step *step = &path->steps[i];
        double x = pt(path->x + step->p[0].x), y = pt(path->y + step->p[0].y);
        switch (step->op) {
        case QU_PATH_MOVE: cairo_move_to(cr, x, y); break;
        case QU_PATH_LINE: cairo_line_to(cr, x, y); break;
        case QU_PATH_CURVE:
            cairo_curve_to(cr, x, y, pt(path->x + step->p[1].x), pt(path->y + step->p[1].y),
                           pt(path->x + step->p[2].x), pt(path->y + step->p[2].y));
            break;
        case QU_PATH_CLOSE: cairo_close_path(cr); break;
        }
    }
}

static bool may_be_box(const struct qu_path_item *path)
{
    enum { LARGE = 72 * QU_PT };
    if (path->step_count < 4 || path->step_count > 6)
        return false;
    struct qu_point low = path->steps[0].p[0], high = low;
    for (int i = 1; i < path->step_count; i++) {
        struct qu_point p = path->steps[i].op == QU_PATH_CLOSE ? low : path->steps[i].p[0];
        low = (struct qu_point){QU_MIN(low.x, p.x), QU_MIN(low.y, p.y)};
        high = (struct qu_point){QU_MAX(high.x, p.x), QU_MAX(high.y, p.y)};
    }
    return high.x - low.x > LARGE && high.y - low.y > LARGE;
}

static void set_dash(cairo_t *cr, const struct qu_path_item *path)
{
    double dash[16], sum = 0;
    int count = QU_MIN(path->dash_count, QU_COUNT(dash));
    for (int i = 0; i < count; i++)
        sum += dash[i] = QU_MAX(0.0, pt(path->dash[i]));
    cairo_set_dash(cr, dash, sum > 0 ? count : 0, 0); /* Cairo refuses dashes of length 0 */
}

static void draw_path(struct qu_canvas *canvas, const struct qu_path_item *path)
{
    cairo_t *cr = canvas->cr;
    bool filled = path->fill.a > 0, multiplied = path->blend == QU_BLEND_MULTIPLY && canvas->multiply;
    trace(cr, path);
    if (multiplied)
        cairo_set_operator(cr, CAIRO_OPERATOR_MULTIPLY);
    if (filled) {
        set_ink(canvas, path->fill);
        if (canvas->tagged && path->stroke.a == 0 && may_be_box(path))
            canvas->hooks->fills_box(canvas->hook_data, pt(path->x + path->steps[0].p[0].x),
                                     pt(path->y + path->steps[0].p[0].y));
        cairo_fill_preserve(cr);
    }
    if (path->stroke.a > 0) {
        set_ink(canvas, path->stroke);
        cairo_set_line_width(cr, pt(path->stroke_width));
        if (path->dash_count > 0)
            set_dash(cr, path);
        cairo_stroke_preserve(cr);
        if (path->dash_count > 0)
            cairo_set_dash(cr, NULL, 0, 0);
    }
    if (multiplied)
        cairo_set_operator(cr, CAIRO_OPERATOR_OVER);
    cairo_new_path(cr);
}

void qu_canvas_set_picture(cairo_t *cr, cairo_surface_t *surface, bool raster)
{
    cairo_set_source_surface(cr, surface, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cr),
                             raster ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST); /* else: /Interpolate true */
}

/* The size in pixels of a picture, or of the surface that wraps it. */
static bool measure(cairo_surface_t *surface, cairo_rectangle_t *out)
{
    if (cairo_surface_get_type(surface) == CAIRO_SURFACE_TYPE_RECORDING)
        return cairo_recording_surface_get_extents(surface, out);
    *out = (cairo_rectangle_t){0, 0, cairo_image_surface_get_width(surface),
                               cairo_image_surface_get_height(surface)};
    return true;
}

static cairo_surface_t *choose_picture(const struct qu_canvas *canvas, const struct qu_image_item *image)
{
    if (canvas->raster)
        return qu_images_lookup_pixels(canvas->images, image->image);
    if (canvas->dpi <= 0)
        return qu_images_lookup_surface(canvas->images, image->image);
    double width = ceil(pt(image->rect.w) * canvas->dpi / 72),
           height = ceil(pt(image->rect.h) * canvas->dpi / 72);
    return qu_images_lookup_shrunk(canvas->images, image->image, (int)QU_MIN(width, 1e6),
                                   (int)QU_MIN(height, 1e6));
}

/* A new reference to the surface that is to be painted. */
static cairo_surface_t *take_picture(struct qu_canvas *canvas, const struct qu_image_item *image)
{
    cairo_surface_t *picture = choose_picture(canvas, image);
    return canvas->hooks != NULL ? canvas->hooks->shows(canvas->hook_data, picture)
                                 : cairo_surface_reference(picture);
}

/* The transform turns the picture upright, so that its bytes stay unchanged. */
static void draw_image(struct qu_canvas *canvas, const struct qu_image_item *image)
{
    cairo_t *cr = canvas->cr;
    cairo_matrix_t upright = qu_images_upright(canvas->images, image->image);
    cairo_surface_t *surface = take_picture(canvas, image);
    cairo_surface_t *stored = qu_images_lookup_surface(canvas->images, image->image);
    int width = qu_images_width(canvas->images, image->image),
        height = qu_images_height(canvas->images, image->image);
    cairo_rectangle_t own;
    cairo_save(cr);
    cairo_translate(cr, pt(image->rect.x), pt(image->rect.y));
    cairo_scale(cr, pt(image->rect.w) / width, pt(image->rect.h) / height);
    cairo_rectangle(cr, 0, 0, width, height);
    if (canvas->tagged)
        canvas->hooks->fills_box(canvas->hook_data, 0, 0);
    cairo_transform(cr, &upright);
    if (measure(surface, &own))
        cairo_scale(cr, cairo_image_surface_get_width(stored) / own.width,
                    cairo_image_surface_get_height(stored) / own.height);
    qu_canvas_set_picture(cr, surface, canvas->raster);
    if (canvas->alpha < 1) {
        cairo_clip(cr);
        cairo_paint_with_alpha(cr, canvas->alpha);
    } else {
        cairo_fill(cr);
    }
    cairo_restore(cr);
    cairo_surface_destroy(surface);
}

/* ---- groups */

/* The node that all drawn items belong to; -1 if they differ, -2 if there is nothing. */
static int common_node(const struct qu_item *items, int count)
{
    int common = -2;
    for (int i = 0; i < count && common != -1; i++) {
        int node = items[i].node;
        if (items[i].kind == QU_ITEM_LINK || items[i].kind == QU_ITEM_MARK)
            continue;
        if (items[i].kind == QU_ITEM_GROUP)
            node = common_node(items[i].group.items, items[i].group.item_count);
        if (node != -2)
            common = common == -2 || common == node ? node : -1;
    }
    return common;
}

static bool is_usable(const struct qu_matrix *m)
{
    double scale = qu_matrix_scale(m);
    return isfinite(scale) && scale * scale > 1e-9;
}

/* Draws a group on a surface of its own and then paints it as a whole. Only for a group whose items belong to
 * one node. */
static void draw_translucent(struct qu_canvas *canvas, const struct qu_group_item *group, int node)
{
    bool tagged = canvas->tagged;
    tell_node(canvas, node);
    canvas->tagged = false;
    double alpha = group->alpha / 255.0 * canvas->alpha;
    canvas->alpha = 1; /* it is applied to the group as a whole */
    cairo_push_group(canvas->cr);
    qu_canvas_draw(canvas, group->items, group->item_count);
    cairo_pop_group_to_source(canvas->cr);
    cairo_paint_with_alpha(canvas->cr, alpha);
    canvas->tagged = tagged;
}

static void draw_group(struct qu_canvas *canvas, const struct qu_group_item *group)
{
    const struct qu_matrix *m = &group->matrix;
    int node = group->alpha < 255 ? common_node(group->items, group->item_count) : -1;
    if (group->item_count == 0 || group->alpha == 0 || node == -2 || !is_usable(m))
        return;
    QU_ASSERT(canvas->depth < QU_GROUP_DEPTH);
    int font = canvas->font;
    struct qu_colour ink = canvas->ink;
    bool inked = canvas->inked;
    double alpha = canvas->alpha, ink_alpha = canvas->ink_alpha;
    cairo_save(canvas->cr);
    canvas->depth++;
    cairo_matrix_t matrix = {m->xx, m->yx, m->xy, m->yy, m->x0 / QU_PT, m->y0 / QU_PT};
    cairo_transform(canvas->cr, &matrix);
    if (group->clipped) {
        cairo_rectangle(canvas->cr, pt(group->clip.x), pt(group->clip.y), pt(group->clip.w),
                        pt(group->clip.h));
        cairo_clip(canvas->cr);
    }
    if (node >= 0 || (node == -1 && group->alpha < 255 && !canvas->tagged)) {
        draw_translucent(canvas, group, QU_MAX(node, QU_ARTIFACT));
    } else {
        canvas->alpha *= group->alpha / 255.0;
        qu_canvas_draw(canvas, group->items, group->item_count);
    }
    canvas->depth--;
    cairo_restore(canvas->cr);
    canvas->font = font;
    canvas->ink = ink;
    canvas->inked = inked;
    canvas->ink_alpha = ink_alpha;
    canvas->alpha = alpha;
}

/* Whether an item draws anything. If not, the hooks are not called for it. */
static bool draws(const struct qu_item *item)
{
    switch (item->kind) {
    case QU_ITEM_TEXT: return item->text.glyph_count > 0;
    case QU_ITEM_PATH: return item->path.step_count > 0 && (item->path.fill.a > 0 || item->path.stroke.a > 0);
    case QU_ITEM_IMAGE: return item->image.rect.w > 0 && item->image.rect.h > 0;
    case QU_ITEM_GROUP: return true;
    case QU_ITEM_LINK:
    case QU_ITEM_MARK: break;
    }
    return false;
}

void qu_canvas_draw(struct qu_canvas *canvas, const struct qu_item *items, int count)
{
    for (int i = 0; i < count; i++) {
        const struct qu_item *item = &items[i];
        if (!draws(item))
            continue;
        if (item->kind == QU_ITEM_GROUP) {
            draw_group(canvas, &item->group);
            continue;
        }
        tell_node(canvas, item->node);
        if (item->kind == QU_ITEM_TEXT)
            draw_text(canvas, &item->text);
        else if (item->kind == QU_ITEM_PATH)
            draw_path(canvas, &item->path);
        else
            draw_image(canvas, &item->image);
    }
}

cairo_status_t qu_canvas_write(void *closure, const unsigned char *data, unsigned length)
{
    qu_buf_add(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}
