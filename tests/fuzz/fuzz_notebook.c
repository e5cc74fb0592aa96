/* fuzz_notebook.c - any bytes as an entry: YAML, Markdown and the model must take them or say why not, and
 * never crash or hang.
 *
 * Built with -fsanitize=fuzzer it is a fuzzer (FUZZING is defined); otherwise main() replays files, which
 * makes the corpus a test. The first byte picks what the rest is: 'i' a scalar read as one line of Markdown,
 * 'm' one read as blocks, anything else a whole entry. Beside surviving, what comes out must hold together:
 * spans nest and lie on character boundaries, places lie in the file. */
#include "../../src/model/schema.h"
#include "../../src/model/notebook.h"
#include "../../src/model/visit.h"
#include "../../src/read/scalar.h"
#include "../errors/kinds.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_boundary(const char *text, int at)
{
    return ((unsigned char)text[at] & 0xC0) != 0x80;
}

static void check_inline(struct qu_inline *text, void *data)
{
    (void)data;
    QU_ASSERT((int)strlen(text->text) == text->length);
    QU_ASSERT(qu_utf8_check(text->text, (size_t)text->length) == -1);
    for (int i = 0; i < text->span_count; i++) {
        const struct qu_span *span = &text->spans[i];
        QU_ASSERT(0 <= span->start && span->start <= span->end && span->end <= text->length);
        QU_ASSERT(is_boundary(text->text, span->start) && is_boundary(text->text, span->end));
        QU_ASSERT(span->src.line >= 1 && span->src.column >= 1);
        QU_ASSERT(i == 0 || text->spans[i - 1].start <= span->start);
        for (int k = QU_MAX(0, i - 40); k < i; k++) {
            const struct qu_span *before = &text->spans[k];
            QU_ASSERT(before->end <= span->start || span->end <= before->end);
        }
    }
}

static void read_scalar(struct qu_arena *arena, struct qu_diag *diag, const struct qu_yaml *node, bool blocks)
{
    if (node->kind != QU_YAML_SCALAR)
        return;
    int line = 0, column = 0;
    for (int at = 0; at < node->length; at += 1 + node->length / 64) {
        struct qu_src src = qu_yaml_text_src(node, at);
        QU_ASSERT(src.line > line || (src.line == line && src.column >= column));
        line = src.line;
        column = src.column;
    }
    if (blocks) {
        struct qu_prose_list prose = qu_markdown_read(arena, diag, node, "");
        qu_prose_visit_inlines(&prose, check_inline, NULL);
    } else {
        struct qu_inline text = qu_markdown_read_inline(arena, diag, node, "");
        check_inline(&text, NULL);
    }
}

static void read_entry(struct qu_arena *arena, struct qu_diag *diag, const struct qu_yaml *root)
{
    static const struct qu_field fields[] = {{.name = "body", .type = QU_FIELD_BLOCKS}, {0}};
    struct qu_binder binder = {arena, diag, test_kinds, qu_block_bind};
    struct qu_block_list blocks = {0};
    if (root->kind == QU_YAML_MAP)
        qu_schema_bind(&binder, root, fields, &blocks, "");
    else
        qu_block_bind(&binder, root, &blocks, "");
    qu_schema_visit_inlines(fields, &blocks, check_inline, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct qu_arena arena;
    struct qu_diag diag;
    char what = size > 0 ? (char)data[0] : '\0';
    bool scalar = what == 'i' || what == 'm';
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    char *text = qu_arena_strndup(&arena, (const char *)data + scalar, size - scalar);
    const struct qu_yaml *root = qu_yaml_read_text(&arena, &diag, "fuzz.yaml", text, size - scalar);
    QU_ASSERT(root != NULL || qu_diag_errors(&diag) > 0);
    if (root != NULL && scalar) {
        const struct qu_yaml *node = root->kind == QU_YAML_LIST && root->count > 0 ? root->items[0] : root;
        read_scalar(&arena, &diag, node, what == 'm');
    } else if (root != NULL) {
        read_entry(&arena, &diag, root);
    }
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
    return 0;
}

#ifndef FUZZING
int main(int argc, char **argv)
{
    printf("1..%d\n", argc - 1);
    for (int i = 1; i < argc; i++) {
        struct qu_arena arena;
        struct qu_diag diag;
        size_t length = 0;
        qu_arena_init(&arena);
        qu_diag_init(&diag, false);
        const char *text = qu_file_read(&arena, &diag, argv[i], (struct qu_src){0}, &length);
        if (text != NULL)
            LLVMFuzzerTestOneInput((const uint8_t *)text, length);
        printf("%s %d - %s\n", text != NULL ? "ok" : "not ok", i, argv[i]);
        qu_diag_finish(&diag);
        qu_arena_finish(&arena);
    }
    return 0;
}
#endif
