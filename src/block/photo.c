/* photo.c - the kind `photo`: an instant photograph with a wide lower border for its caption, taped to the
 * page. */
#include "kinds.h"
#include "papers.h"

struct photo {
    const char *file;
    const char *alt;
    struct qu_inline caption, small;
    int crop, fasten;
    struct qu_pinned pinned;
};

static const char *const crops[] = {"square", "none", "landscape", "portrait", NULL};
enum { CROP_SQUARE, CROP_NONE, CROP_LANDSCAPE, CROP_PORTRAIT };
static const char *const fastenings[] = {"tape", "corners", "clip", "pin", "none", NULL};
enum { FASTEN_TAPE, FASTEN_CORNERS, FASTEN_CLIP, FASTEN_PIN, FASTEN_NONE };

static const struct qu_field fields[] = {
    {"photo", QU_FIELD_FILE, offsetof(struct photo, file), QU_REQUIRED, "a JPEG or PNG",
     .example = "photo: pictures/desk.jpg"},
    {"alt", QU_FIELD_TEXT, offsetof(struct photo, alt), QU_REQUIRED | QU_NOT_EMPTY,
     "what it shows, for those who cannot see it", .example = "alt: a desk with two screens, at night"},
    {"caption", QU_FIELD_INLINE, offsetof(struct photo, caption), 0, "under the picture"},
    {"small", QU_FIELD_INLINE, offsetof(struct photo, small), 0, "a second, smaller line: place, year"},
    {"crop", QU_FIELD_ENUM, offsetof(struct photo, crop), 0,
     "what is shown of it, from its middle; landscape is 4:3, portrait 3:4", .words = crops},
    {"hold", QU_FIELD_ENUM, offsetof(struct photo, fasten), 0, "what holds it; corners: two strips of tape",
     .words = fastenings},
    QU_PINNED_FIELDS(struct photo, pinned),
    {0}};

struct photo_style {
    struct qu_named_colour *paper, *shadow, *tape, *gloss, *steel, *pin, *edge;
    const char *caption_style, *small_style;
    struct qu_dimension width, border, foot, leading, depth;
    double turn;
};

static const struct qu_field style_fields[] = {
    {"paper", QU_FIELD_COLOUR, offsetof(struct photo_style, paper), QU_REQUIRED, "the print"},
    {"edge", QU_FIELD_COLOUR, offsetof(struct photo_style, edge), QU_REQUIRED,
     "a hairline around the picture"},
    {"shadow", QU_FIELD_COLOUR, offsetof(struct photo_style, shadow), QU_REQUIRED, "under it"},
    {"tape", QU_FIELD_COLOUR, offsetof(struct photo_style, tape), QU_REQUIRED, "translucent"},
    {"gloss", QU_FIELD_COLOUR, offsetof(struct photo_style, gloss), QU_REQUIRED, "light on tape and steel"},
    {"steel", QU_FIELD_COLOUR, offsetof(struct photo_style, steel), QU_REQUIRED, "of clips"},
    {"pin", QU_FIELD_COLOUR, offsetof(struct photo_style, pin), QU_REQUIRED, "head of pins"},
    {"caption-style", QU_FIELD_TEXT, offsetof(struct photo_style, caption_style), QU_REQUIRED,
     "under the picture"},
    {"small-style", QU_FIELD_TEXT, offsetof(struct photo_style, small_style), QU_REQUIRED, "the second line"},
    {"width", QU_FIELD_DIMENSION, offsetof(struct photo_style, width), QU_REQUIRED, "outside the margin"},
    {"border", QU_FIELD_DIMENSION, offsetof(struct photo_style, border), QU_REQUIRED,
     "of the print, at three sides"},
    {"foot", QU_FIELD_DIMENSION, offsetof(struct photo_style, foot), QU_REQUIRED, "of the print, at least"},
    {"leading", QU_FIELD_DIMENSION, offsetof(struct photo_style, leading), QU_REQUIRED, "of the caption"},
    {"shadow-depth", QU_FIELD_DIMENSION, offsetof(struct photo_style, depth), QU_REQUIRED,
     "how far the shadow reaches"},
    {"turn", QU_FIELD_NUMBER, offsetof(struct photo_style, turn), QU_REQUIRED, "degrees, at most", .low = 0,
     .high = 1},
    {0}};

struct print {
    struct qu_cursor *cursor;
    const struct photo *photo;
    const struct photo_style *style;
    int image, node;
    struct qu_rect paper, window;
    struct qu_items items;
};

static qu_len window_height(const struct print *p, qu_len width)
{
    int64_t w = QU_MAX(qu_images_width(p->cursor->context->images, p->image), 1),
            h = QU_MAX(qu_images_height(p->cursor->context->images, p->image), 1);
    qu_len most = p->cursor->context->layout->grid * p->cursor->context->layout->rows * 2 / 3;
    switch (p->photo->crop) {
    case CROP_SQUARE: return width;
    case CROP_LANDSCAPE: return width * 3 / 4;
    case CROP_PORTRAIT: return width * 4 / 3;
    default: return (qu_len)QU_CLAMP(width * h / w, (int64_t)width / 12, (int64_t)most);
    }
}

/* The picture fills its window; if its proportions differ, the same amount is cut off at two opposite
 * sides. */
static void add_picture(struct print *p)
{
    struct qu_cursor *cursor = p->cursor;
    int64_t w = QU_MAX(qu_images_width(cursor->context->images, p->image), 1),
            h = QU_MAX(qu_images_height(cursor->context->images, p->image), 1);
    struct qu_rect r = p->window;
    if (w * r.h > h * r.w)
        r.w = qu_len_scale(r.h, w, h);
    else
        r.h = qu_len_scale(r.w, h, w);
    r.x -= (r.w - p->window.w) / 2;
    r.y -= (r.h - p->window.h) / 2;
    struct qu_items inside = {0};
    struct qu_item *image = qu_items_add(&inside, QU_ITEM_IMAGE, p->node, cursor->block->src);
    image->image = (struct qu_image_item){p->image, r};
    struct qu_item *group = qu_items_add(&p->items, QU_ITEM_GROUP, QU_ARTIFACT, cursor->block->src);
    group->group = (struct qu_group_item){
        .matrix = QU_IDENTITY, .clipped = true, .clip = p->window, .alpha = 255};
    group->group.items = qu_items_keep(&inside, cursor->arena, &group->group.item_count);
    struct qu_path path = {0};
    qu_path_rect(&path, p->window);
    struct qu_item *edge = qu_items_add_path(&p->items, cursor->arena, &path, QU_ARTIFACT,
                                             cursor->block->src);
    edge->path.stroke = p->style->edge->colour;
    edge->path.stroke_width = QU_PT * 3 / 10;
    qu_path_finish(&path);
    double inches = qu_len_to_pt(r.w) / 72;
    if (inches > 0 && (double)w / inches < 150)
        qu_diag_add(cursor->diag, QU_WARNING, QU_DIAG_PICTURE_COARSE, cursor->block->src, cursor->block->path,
                    "take a larger picture, or a smaller width",
                    "at %.0f mm the picture has %.0f dots per inch", qu_len_to_mm(r.w), (double)w / inches);
}

/* The second strip of tape lies over the lower corner if the caption leaves it free, else over the upper
 * corner. */
static void add_tape(struct print *p, struct qu_point caption_end)
{
    struct qu_decor decor = qu_papers_decor(p->cursor, &p->items);
    struct qu_colour tape = p->style->tape->colour, gloss = p->style->gloss->colour;
    struct qu_random r = qu_random_from(decor.seed);
    qu_len mm = qu_len_from_mm(1), length = QU_MIN(p->paper.w * 34 / 100, 15 * mm),
           width = QU_MIN(p->paper.w / 6, 5 * mm);
    qu_len right = p->paper.x + p->paper.w, foot = p->paper.y + p->paper.h, in = length / 5;
    if (p->photo->fasten == FASTEN_TAPE) {
        qu_len middle = p->paper.x + p->paper.w / 2 + (qu_len)qu_random_range(&r, -mm, mm);
        qu_decor_tape(&decor, (struct qu_point){middle, p->paper.y + width / 6}, length, width,
                      qu_random_range(&r, -5, 5), tape, gloss);
        return;
    }
    qu_decor_tape(&decor, (struct qu_point){p->paper.x + in, p->paper.y + in * 8 / 10}, length, width,
                  qu_random_range(&r, -40, -28), tape, gloss);
    decor.seed = qu_hash_part(decor.seed, 1);
    bool free = caption_end.x < right - length * 8 / 10;
    struct qu_point at = {right - in, free ? foot - in * 8 / 10 : p->paper.y + in * 8 / 10};
    qu_decor_tape(&decor, at, length, width,
                  free ? qu_random_range(&r, -40, -28) : qu_random_range(&r, 28, 40), tape, gloss);
}

static void add_fastening(struct print *p, struct qu_point caption_end)
{
    struct qu_decor decor = qu_papers_decor(p->cursor, &p->items);
    struct qu_colour gloss = p->style->gloss->colour, shade = p->style->shadow->colour;
    qu_len mm = qu_len_from_mm(1);
    switch (p->photo->fasten) {
    case FASTEN_TAPE:
    case FASTEN_CORNERS: add_tape(p, caption_end); break;
    case FASTEN_CLIP:
        qu_decor_clip(&decor, (struct qu_point){p->paper.x + p->paper.w / 8, p->paper.y - 3 * mm}, 10 * mm,
                      3 * mm, p->style->steel->colour, gloss, shade);
        break;
    case FASTEN_PIN:
        qu_decor_pin(&decor, (struct qu_point){p->paper.x + p->paper.w / 2, p->paper.y + mm}, mm * 16 / 10,
                     p->style->pin->colour, gloss, shade);
        break;
    default: break;
    }
}

/* Adds the caption. Returns where its ink ends at the right. */
static struct qu_point add_caption(struct print *p)
{
    struct qu_cursor *cursor = p->cursor;
    const struct photo *photo = p->photo;
    qu_len pad = p->window.x - p->paper.x,
           leading = qu_layout_length(cursor->context->layout, p->style->leading, p->paper.w);
    struct qu_stack stack = {.cursor = cursor,
                             .x = p->paper.x + pad,
                             .y = p->window.y + p->window.h + leading / 4,
                             .width = p->window.w,
                             .leading = leading};
    int node = photo->caption.length + photo->small.length > 0
                   ? qu_cursor_add_node(cursor, QU_ROLE_CAPTION, p->node, cursor->block->src)
                   : 0;
    if (photo->caption.length > 0)
        qu_stack_text(&stack, &photo->caption, p->style->caption_style, QU_ROLE_P, node);
    stack.leading = leading * 95 / 100;
    if (photo->small.length > 0)
        qu_stack_text(&stack, &photo->small, p->style->small_style, QU_ROLE_P, node);
    struct qu_point end = qu_papers_text_end(stack.items.at, stack.items.count);
    qu_items_append(&p->items, stack.items.at, stack.items.count);
    qu_items_finish(&stack.items);
    qu_len foot = qu_layout_length(cursor->context->layout, p->style->foot, p->paper.w);
    p->paper.h = QU_MAX(p->window.y + p->window.h + foot, stack.y + leading / 2) - p->paper.y;
    return end;
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    struct print p = {.cursor = cursor,
                      .photo = block->content,
                      .style = qu_layout_lookup_block(cursor->context->layout, "photo")};
    p.image = qu_images_find(cursor->context->images, p.photo->file);
    if (p.image < 0)
        return;
    qu_len width = qu_pinned_width(
        cursor, &p.photo->pinned, block,
        qu_layout_length(cursor->context->layout, p.style->width, cursor->context->layout->text.width));
    qu_len depth = qu_layout_length(cursor->context->layout, p.style->depth, width),
           border = qu_layout_length(cursor->context->layout, p.style->border, width);
    qu_len above = p.photo->fasten == FASTEN_CLIP   ? qu_len_from_mm(3.4)
                   : p.photo->fasten == FASTEN_NONE ? depth
                                                    : qu_len_from_mm(2.2);
    p.node = qu_cursor_add_figure(cursor, 0, p.photo->alt, block->src);
    p.paper = (struct qu_rect){depth, above, width - 2 * depth, 0};
    p.window = (struct qu_rect){p.paper.x + border, p.paper.y + border, p.paper.w - 2 * border, 0};
    p.window.h = window_height(&p, p.window.w);
    struct qu_point end = add_caption(&p);
    struct qu_items captions = p.items;
    p.items = (struct qu_items){0};
    struct qu_decor decor = qu_papers_decor(cursor, &p.items);
    qu_decor_shadow(&decor, p.paper, p.style->shadow->colour, depth);
    qu_decor_sheet(&decor, p.paper, p.style->paper->colour, qu_len_from_mm(0.12));
    add_picture(&p);
    qu_items_append(&p.items, captions.at, captions.count);
    qu_items_finish(&captions);
    add_fastening(&p, end);
    qu_papers_turn(cursor, &p.items, p.paper, p.style->turn);
    qu_pinned_place(cursor, &p.photo->pinned, &p.items, width, p.paper.y + p.paper.h + depth * 2,
                    p.photo->alt);
}

const struct qu_block_type qu_block_photo = {
    .kind = {"photo", "a photograph, as an instant print", sizeof(struct photo), fields, qu_papers_check},
    .style = {"photo", sizeof(struct photo_style), style_fields},
    .runs_on = true,
    .set = set};
