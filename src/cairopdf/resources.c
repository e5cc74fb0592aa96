#include "resources.h"

#include <stdio.h>
#include <string.h>

static const char *const kind_keys[QU_NAME_KINDS] = {"/Font", "/XObject", "/ExtGState", "/Pattern",
                                                     "/Shading"};

/* The new codes of a font. A font is recoded when it is met for the first time. */
static struct qu_recoding find_recoding(struct qu_resources *resources, struct qu_obj font)
{
    int object = qu_obj_number(font), i = 0;
    while (i < resources->fonts.count && resources->fonts.at[i].object != object)
        i++;
    if (object != 0 && i == resources->fonts.count) {
        struct qu_recoded_font *new = qu_vec_push(&resources->fonts);
        new->object = object;
        qu_recode_font(font, &new->recoding);
    }
    return object != 0 ? resources->fonts.at[i].recoding : (struct qu_recoding){0};
}

static void list_fonts(struct qu_resources *resources, struct qu_obj dict, struct qu_renaming *renaming)
{
    struct qu_obj fonts = qu_obj_get(dict, kind_keys[QU_NAME_FONT]);
    struct qu_obj_keys keys;
    qu_obj_keys_init(&keys, fonts);
    for (int i = 0; i < keys.at.count; i++) {
        struct qu_obj font = qu_obj_get(fonts, keys.at.at[i]);
        if (strlen(keys.at.at[i]) >= QU_NAME_ROOM)
            continue;
        struct qu_font_name *name = qu_vec_push(&renaming->fonts);
        snprintf(name->name, QU_NAME_ROOM, "%s", keys.at.at[i]);
        if (qu_obj_is_dict(font))
            name->recoding = find_recoding(resources, font);
    }
    qu_obj_keys_finish(&keys);
}

bool qu_resources_read(struct qu_resources *resources, struct qu_obj owner, struct qu_renaming *renaming)
{
    int scope = qu_pdf_scope_begin(resources->pdf);
    struct qu_obj dict = qu_obj_get(owner, "/Resources");
    bool fine = qu_obj_is_dict(dict);
    if (fine)
        list_fonts(resources, dict, renaming);
    qu_pdf_scope_end(resources->pdf, scope);
    return fine;
}

static struct qu_obj rename_kind(struct qu_obj old, const struct qu_renaming *renaming,
                                 enum qu_name_kind kind)
{
    struct qu_obj new = qu_obj_dict(old.pdf);
    for (int i = 0; i < renaming->names.count && qu_obj_is_dict(old); i++) {
        const struct qu_new_name *name = &renaming->names.at[i];
        if (name->kind == kind)
            qu_obj_set(new, name->name, qu_obj_get(old, name->old));
    }
    return new;
}

void qu_resources_write(struct qu_obj owner, const struct qu_renaming *renaming)
{
    static const char *const kept[] = {"/ColorSpace", "/Properties", "/ProcSet"};
    int scope = qu_pdf_scope_begin(owner.pdf);
    struct qu_obj old = qu_obj_get(owner, "/Resources"), new = qu_obj_dict(owner.pdf);
    for (int i = 0; i < QU_COUNT(kept); i++)
        if (qu_obj_has(old, kept[i]))
            qu_obj_set(new, kept[i], qu_obj_get(old, kept[i]));
    for (int kind = 0; kind < QU_NAME_KINDS; kind++)
        if (renaming->counts[kind] > 0)
            qu_obj_set(new, kind_keys[kind], rename_kind(qu_obj_get(old, kind_keys[kind]), renaming, kind));
    qu_obj_set(owner, "/Resources", new);
    qu_pdf_scope_end(owner.pdf, scope);
}

/* Whether a stream has content: a form or a tiling pattern. */
static bool has_content(struct qu_obj stream)
{
    return qu_obj_name_is(stream, "/Subtype", "/Form") || qu_obj_get_int(stream, "/PatternType", 0) == 1;
}

static void rewrite_stream(struct qu_resources *resources, struct qu_obj stream)
{
    struct qu_buf content = {0}, out = {0};
    struct qu_tokens tokens = {0};
    struct qu_renaming renaming = {0};
    if (has_content(stream) && qu_obj_data(stream, &content) &&
        qu_resources_read(resources, stream, &renaming)) {
        qu_lexer_list(qu_buf_text(&content), content.length, &tokens);
        qu_rename_write(&renaming, qu_buf_text(&content), content.length, &tokens, &out);
        qu_resources_write(stream, &renaming);
        qu_obj_set_data(stream, out.data, out.length);
    }
    qu_renaming_finish(&renaming);
    qu_vec_finish(&tokens);
    qu_buf_finish(&content);
    qu_buf_finish(&out);
}

void qu_resources_init(struct qu_resources *resources, struct qu_pdf *pdf)
{
    *resources = (struct qu_resources){.pdf = pdf};
}

void qu_resources_rewrite_forms(struct qu_resources *resources)
{
    int last = qu_pdf_highest_number(resources->pdf);
    for (int number = 1; number <= last; number++) {
        int scope = qu_pdf_scope_begin(resources->pdf);
        struct qu_obj object = qu_pdf_object(resources->pdf, number);
        if (qu_obj_is_stream(object))
            rewrite_stream(resources, object);
        qu_pdf_scope_end(resources->pdf, scope);
    }
}

void qu_resources_finish(struct qu_resources *resources)
{
    for (int i = 0; i < resources->fonts.count; i++)
        qu_recoding_finish(&resources->fonts.at[i].recoding);
    qu_vec_finish(&resources->fonts);
}
