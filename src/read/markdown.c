#include "markdown.h"

#include "inline.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <string.h>

enum { PROSE_DEPTH = 24, HEADING_LEVELS = 3 };

/* A parsed scalar: cmark's tree and the line starts of the prepared text. */
struct document {
    struct qu_markdown_reader reader;
    cmark_node *root;
    QU_VEC(int) lines;
    bool too_deep;
};

static void open_document(struct document *doc, struct qu_arena *arena, struct qu_diag *diag,
                          const struct qu_yaml *scalar, const char *path, bool one_paragraph)
{
    *doc = (struct document){.reader = {arena, diag, path, {{0}}}};
    qu_prepared_init(&doc->reader.prepared, diag, scalar, one_paragraph, path);
    const struct qu_buf *text = &doc->reader.prepared.text;
    qu_vec_add(&doc->lines, 0);
    for (size_t at = 0; at < text->length; at++)
        if (text->data[at] == '\n')
            qu_vec_add(&doc->lines, (int)at + 1);
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE);
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("strikethrough"));
    cmark_parser_feed(parser, qu_buf_text(text), text->length);
    doc->root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
}

static void close_document(struct document *doc)
{
    cmark_node_free(doc->root);
    qu_prepared_finish(&doc->reader.prepared);
    qu_vec_finish(&doc->lines);
}

/* Byte of the prepared text at cmark's line and column (in bytes, from 1). */
static int byte_at(const struct document *doc, int line, int column)
{
    int index = QU_CLAMP(line - 1, 0, doc->lines.count - 1);
    int at = doc->lines.at[index] + QU_MAX(column, 1) - 1;
    return QU_CLAMP(at, 0, (int)doc->reader.prepared.text.length);
}

static int start_of(const struct document *doc, cmark_node *node)
{
    return byte_at(doc, cmark_node_get_start_line(node), cmark_node_get_start_column(node));
}

/* Where the next block may begin. The end lines that cmark reports are right, its end columns are not. */
static int end_of(const struct document *doc, cmark_node *node)
{
    int line = QU_MAX(cmark_node_get_end_line(node), cmark_node_get_start_line(node));
    return line < doc->lines.count ? doc->lines.at[line] : (int)doc->reader.prepared.text.length;
}

static struct qu_inline read_leaf(struct document *doc, cmark_node *node)
{
    int from = start_of(doc, node);
    const char *text = qu_buf_text(&doc->reader.prepared.text);
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING) {
        int hashes = (int)strspn(text + from, "#");
        from += hashes > 0 ? hashes + (int)strspn(text + from + hashes, " \t") : 0;
    }
    return qu_inline_flatten(&doc->reader, node, from, QU_MAX(from, end_of(doc, node)));
}

/* Where the lines of a code block are written. Each line ends where the line of the scalar ends, and begins
 * after its indentation. */
static const struct qu_places *places_of_code(const struct document *doc, cmark_node *node, const char *text)
{
    const struct qu_prepared *prepared = &doc->reader.prepared;
    const char *literal = cmark_node_get_literal(node), *written = qu_buf_text(&prepared->text);
    int length, offset, line = cmark_node_get_start_line(node) - 1;
    char character;
    line += cmark_node_get_fenced(node, &length, &offset, &character) != 0;
    struct qu_yaml_place place = qu_yaml_place_start(prepared->scalar);
    struct qu_places_draft draft = {0};
    for (const char *at = text; line < doc->lines.count; line++) {
        int from = doc->lines.at[line], whole = (int)strcspn(written + from, "\n"),
            shown = (int)strcspn(literal, "\n");
        qu_places_add(
            &draft, (int)(at - text),
            qu_yaml_place_move(&place, qu_prepared_origin(prepared, from + QU_MAX(0, whole - shown))));
        at += strcspn(at, "\n");
        literal += shown;
        if (*at == '\0' || *literal == '\0')
            break;
        at++;
        literal++;
    }
    return qu_places_keep(&draft, doc->reader.arena, prepared->scalar->src.file, text);
}

static struct qu_inline read_code(struct document *doc, cmark_node *node, struct qu_src src)
{
    struct qu_buf text;
    qu_buf_init(&text);
    qu_prepared_restore(&text, cmark_node_get_literal(node), true);
    while (text.length > 0 && text.data[text.length - 1] == '\n')
        text.data[--text.length] = '\0';
    struct qu_inline code = qu_inline_plain(qu_arena_strdup(doc->reader.arena, qu_buf_text(&text)), src);
    qu_buf_finish(&text);
    code.places = places_of_code(doc, node, code.text);
    return code;
}

static struct qu_prose_list read_blocks(struct document *doc, cmark_node *parent, int depth);

static void read_heading(struct document *doc, cmark_node *node, struct qu_prose *out)
{
    out->kind = QU_PROSE_HEADING;
    out->level = cmark_node_get_heading_level(node);
    if (out->level > HEADING_LEVELS)
        qu_markdown_report(&doc->reader, start_of(doc, node), "there are three levels: #, ## and ###",
                           "a heading below the third level");
    out->level = QU_MIN(out->level, HEADING_LEVELS);
    out->text = read_leaf(doc, node);
}

static void read_list(struct document *doc, cmark_node *node, struct qu_prose *out, int depth)
{
    QU_VEC(struct qu_prose_item) items = {0};
    out->kind = QU_PROSE_LIST;
    out->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    out->tight = cmark_node_get_list_tight(node);
    out->first = out->ordered ? cmark_node_get_list_start(node) : 0;
    for (cmark_node *item = cmark_node_first_child(node); item != NULL; item = cmark_node_next(item)) {
        struct qu_prose_list blocks = read_blocks(doc, item, depth + 1);
        qu_vec_add(&items,
                   ((struct qu_prose_item){blocks.blocks, blocks.count,
                                           qu_prepared_src(&doc->reader.prepared, start_of(doc, item))}));
    }
    out->item_count = items.count;
    out->items = qu_vec_keep(&items, doc->reader.arena);
}

/* False for a node that is no block of the result. */
static bool read_block(struct document *doc, cmark_node *node, struct qu_prose *out, int depth)
{
    *out = (struct qu_prose){.src = qu_prepared_src(&doc->reader.prepared, start_of(doc, node))};
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
        out->kind = QU_PROSE_PARAGRAPH;
        out->text = read_leaf(doc, node);
        return true;
    case CMARK_NODE_HEADING: read_heading(doc, node, out); return true;
    case CMARK_NODE_LIST: read_list(doc, node, out, depth); return true;
    case CMARK_NODE_BLOCK_QUOTE: {
        struct qu_prose_list blocks = read_blocks(doc, node, depth + 1);
        out->kind = QU_PROSE_QUOTE;
        out->blocks = blocks.blocks;
        out->block_count = blocks.count;
        return true;
    }
    case CMARK_NODE_CODE_BLOCK:
        out->kind = QU_PROSE_CODE;
        out->text = read_code(doc, node, out->src);
        return true;
    case CMARK_NODE_THEMATIC_BREAK: out->kind = QU_PROSE_RULE; return true;
    case CMARK_NODE_HTML_BLOCK:
        qu_markdown_report(&doc->reader, start_of(doc, node),
                           "use Markdown's own marks; a < that is meant as such is written \\<",
                           "HTML inside text");
        return false;
    default: return false;
    }
}

static struct qu_prose_list read_blocks(struct document *doc, cmark_node *parent, int depth)
{
    QU_VEC(struct qu_prose) blocks = {0};
    if (depth > PROSE_DEPTH) {
        if (!doc->too_deep)
            qu_markdown_report(&doc->reader, start_of(doc, parent),
                               "a line that begins with >, -, + or * opens a quote or a list; write \\> or "
                               "\\- for the sign itself",
                               "lists and quotes are nested too deep");
        doc->too_deep = true;
        return (struct qu_prose_list){0};
    }
    for (cmark_node *node = cmark_node_first_child(parent); node != NULL; node = cmark_node_next(node)) {
        struct qu_prose block;
        if (read_block(doc, node, &block, depth))
            qu_vec_add(&blocks, block);
    }
    struct qu_prose_list list = {.count = blocks.count};
    list.blocks = qu_vec_keep(&blocks, doc->reader.arena);
    return list;
}

struct qu_prose_list qu_markdown_read(struct qu_arena *arena, struct qu_diag *diag,
                                      const struct qu_yaml *scalar, const char *path)
{
    struct document doc;
    open_document(&doc, arena, diag, scalar, path, false);
    struct qu_prose_list list = read_blocks(&doc, doc.root, 0);
    close_document(&doc);
    return list;
}

struct qu_inline qu_markdown_read_inline(struct qu_arena *arena, struct qu_diag *diag,
                                         const struct qu_yaml *scalar, const char *path)
{
    struct document doc;
    struct qu_inline text = {.text = "", .src = scalar->src};
    open_document(&doc, arena, diag, scalar, path, true);
    cmark_node *paragraph = cmark_node_first_child(doc.root);
    if (paragraph != NULL)
        text = qu_inline_flatten(&doc.reader, paragraph, 0, (int)doc.reader.prepared.text.length);
    if (text.length == 0)
        text.src = scalar->src;
    close_document(&doc);
    return text;
}

struct qu_src qu_inline_place(const struct qu_inline *text, int at)
{
    return text->places != NULL ? qu_places_find(text->places, at) : text->src;
}

struct qu_inline qu_inline_plain(const char *text, struct qu_src src)
{
    return (struct qu_inline){.text = text, .length = (int)strlen(text), .src = src};
}
