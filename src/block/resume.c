/* resume.c - the kinds `resume` and `job`: the plain page at the beginning of an application for a job.
 *
 * Everything is text in reading order: the name, the role, the dates, the addresses of the owner, each on a
 * line of its own; a job's title before its dates. No columns, no boxes. Programs that sort applications
 * recognise a heading if it stands alone on its line in a font with "Bold" in its name; the layout chooses
 * such a font. */
#include "kinds.h"
#include "prose.h"

#include "../flow/box.h"
#include "../flow/paragraph.h"

#include <string.h>

/* ---- resume: the person */

struct resume {
    const char *name, *role, *dates;
    struct qu_list contact; /* struct qu_inline */
};

struct resume_block {
    struct resume resume;
};

static const struct qu_field resume_fields[] = {
    {"name", QU_FIELD_TEXT, offsetof(struct resume, name), QU_NOT_EMPTY, "default: the owner's"},
    {"role", QU_FIELD_TEXT, offsetof(struct resume, role), QU_REQUIRED | QU_NOT_EMPTY, "what the owner is",
     .example = "Backend engineer"},
    {"dates", QU_FIELD_TEXT, offsetof(struct resume, dates), 0, "since when, where, for what",
     .example = "June 2022 \u2013 present"},
    {"contact", QU_FIELD_LIST, offsetof(struct resume, contact), QU_ONE_OR_LIST,
     "lines of addresses; default: the owner's addresses in one line", .element = QU_FIELD_INLINE,
     .size = sizeof(struct qu_inline), .example = "\"[me@example.org](mailto:me@example.org)\""},
    {0}};

static const struct qu_field resume_block_fields[] = {{"resume", QU_FIELD_STRUCT,
                                                       offsetof(struct resume_block, resume), QU_REQUIRED,
                                                       "the head of an application", .fields = resume_fields},
                                                      {0}};

struct resume_style {
    const char *name_style, *role_style, *line_style;
};

static const struct qu_field resume_style_fields[] = {
    {"name-style", QU_FIELD_TEXT, offsetof(struct resume_style, name_style), QU_REQUIRED, "of the name"},
    {"role-style", QU_FIELD_TEXT, offsetof(struct resume_style, role_style), QU_REQUIRED, "of the role"},
    {"line-style", QU_FIELD_TEXT, offsetof(struct resume_style, line_style), QU_REQUIRED,
     "of dates and addresses"},
    {0}};

static void set_line(struct qu_cursor *cursor, const struct qu_inline *line, const char *style,
                     enum qu_role role)
{
    qu_paragraph_set(cursor, line,
                     &(struct qu_paragraph_setting){
                         .style = style, .role = role, .no_indent = true, .keep_with_next = true});
}

static void set_plain(struct qu_cursor *cursor, const char *text, struct qu_src src, const char *style,
                      enum qu_role role)
{
    if (text == NULL || text[0] == '\0')
        return;
    struct qu_inline line = qu_inline_plain(text, src);
    set_line(cursor, &line, style, role);
}

/* The owner's addresses in one line, each a link. */
static struct qu_inline join_addresses(struct qu_cursor *cursor, const struct qu_owner *owner,
                                       struct qu_src src)
{
    struct qu_span *spans = QU_NEW_ARRAY(cursor->arena, struct qu_span, owner->addresses.count);
    const struct qu_address *addresses = owner->addresses.at;
    struct qu_text_part *parts = QU_NEW_ARRAY(cursor->arena, struct qu_text_part, 2 * owner->addresses.count);
    int count = 0, part_count = 0, end = 0;
    for (int i = 0; i < owner->addresses.count; i++) {
        const char *between = i > 0 ? "  \u00b7  " : "";
        parts[part_count++].text = between;
        parts[part_count++].text = addresses[i].text;
        int start = end + (int)strlen(between);
        end = start + (int)strlen(addresses[i].text);
        if (addresses[i].link != NULL)
            spans[count++] = (struct qu_span){
                .kind = QU_SPAN_LINK, .start = start, .end = end, .target = addresses[i].link, .src = src};
    }
    struct qu_inline line = qu_cursor_join(cursor, src, parts, part_count);
    line.spans = spans;
    line.span_count = count;
    return line;
}

static void set_resume(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct resume *resume = &((const struct resume_block *)block->content)->resume;
    const struct resume_style *style = qu_layout_lookup_block(cursor->context->layout, "resume");
    const struct qu_owner *owner = &cursor->context->notebook->owner;
    set_plain(cursor, resume->name != NULL ? resume->name : owner->name, block->src, style->name_style,
              QU_ROLE_H1);
    set_plain(cursor, resume->role, block->src, style->role_style, QU_ROLE_P);
    set_plain(cursor, resume->dates, block->src, style->line_style, QU_ROLE_P);
    for (int i = 0; i < resume->contact.count; i++)
        set_line(cursor, &((const struct qu_inline *)resume->contact.at)[i], style->line_style, QU_ROLE_P);
    if (resume->contact.count == 0 && owner->addresses.count > 0) {
        struct qu_inline line = join_addresses(cursor, owner, block->src);
        set_line(cursor, &line, style->line_style, QU_ROLE_P);
    }
}

const struct qu_block_type qu_block_resume = {
    .kind = {"resume", "name, role, dates and addresses in plain lines: the head of an application",
             sizeof(struct resume_block), resume_block_fields, NULL},
    .style = {"resume", sizeof(struct resume_style), resume_style_fields},
    .set = set_resume};

/* ---- job: a title with its dates, and a text */

struct job {
    struct qu_inline title;
    const char *dates;
    struct qu_prose_list text;
};

static const struct qu_field job_fields[] = {
    {"job", QU_FIELD_INLINE, offsetof(struct job, title), QU_REQUIRED | QU_NOT_EMPTY, "what and where",
     .example = "job: Engineer, Example Works"},
    {"dates", QU_FIELD_TEXT, offsetof(struct job, dates), 0, "from when until when",
     .example = "March 2024 \u2013 present"},
    {"text", QU_FIELD_PROSE, offsetof(struct job, text), 0, "Markdown: a list, or paragraphs"},
    {0}};

struct job_style {
    const char *title_style, *dates_style, *text_style;
};

static const struct qu_field job_style_fields[] = {
    {"title-style", QU_FIELD_TEXT, offsetof(struct job_style, title_style), QU_REQUIRED, "of the title"},
    {"dates-style", QU_FIELD_TEXT, offsetof(struct job_style, dates_style), QU_REQUIRED,
     "of the dates at the right"},
    {"text-style", QU_FIELD_TEXT, offsetof(struct job_style, text_style), QU_REQUIRED, "of paragraphs"},
    {0}};

/* Whether the last row stays with what follows, as a heading does. */
static bool is_led_to(const struct qu_galley *galley)
{
    return galley->rows.count > 0 && qu_vec_last(&galley->rows)->penalty >= QU_BREAK_NEVER;
}

/* Sets title and dates. The dates stand at the end of the title's first line, and come after the title in
 * reading order. */
static void set_head(struct qu_cursor *cursor, const struct job *job, const struct job_style *style,
                     struct qu_src src)
{
    const struct qu_text_style *look = qu_context_style(cursor->context, style->title_style);
    qu_len width = cursor->context->layout->text.width,
           em = qu_context_font(cursor->context, style->title_style)->size;
    qu_len room = job->dates != NULL ? qu_box_width_plain(cursor, job->dates, style->dates_style) + em / 4
                                     : 0;
    struct qu_items items = {0};
    struct qu_box title = qu_box_set(
        cursor, &job->title,
        &(struct qu_box_setting){.style = style->title_style,
                                 .width = width - room - (room > 0 ? em : 0),
                                 .node = qu_cursor_add_node(cursor, QU_ROLE_H3, 0, src),
                                 .on_grid = true});
    qu_items_append(&items, title.items, title.item_count);
    if (job->dates != NULL) {
        struct qu_box dates = qu_box_set_plain(
            cursor, job->dates, src,
            &(struct qu_box_setting){.style = style->dates_style,
                                     .width = room,
                                     .node = qu_cursor_add_node(cursor, QU_ROLE_P, 0, src),
                                     .on_grid = true,
                                     .align = QU_ALIGN_END + 1});
        qu_items_move(dates.items, dates.item_count, width - room,
                      title.first_baseline - dates.first_baseline);
        qu_items_append(&items, dates.items, dates.item_count);
    }
    if (!is_led_to(cursor->galley))
        qu_cursor_add_space(cursor, look->before);
    struct qu_row *row = qu_cursor_add_row(cursor, title.rows, &items, src);
    row->text = job->title.text;
    qu_galley_keep_with_next(cursor->galley);
}

static void set_job(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct job *job = block->content;
    const struct job_style *style = qu_layout_lookup_block(cursor->context->layout, "job");
    set_head(cursor, job, style, block->src);
    qu_prose_set(cursor, job->text.blocks, job->text.count,
                 &(struct qu_prose_setting){.style = style->text_style});
}

const struct qu_block_type qu_block_job = {.kind = {"job",
                                                    "a title with its dates, and what there is to say of it",
                                                    sizeof(struct job), job_fields, NULL},
                                           .style = {"job", sizeof(struct job_style), job_style_fields},
                                           .set = set_job};
