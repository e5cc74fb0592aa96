#include "styling.h"

#include <stdarg.h>
#include <string.h>

const struct qu_yaml *qu_styling_node(struct qu_yaml *tree, const char *path)
{
    const struct qu_yaml *node = tree;
    while (path[0] != '\0' && node->kind == QU_YAML_MAP) {
        size_t length = strcspn(path, ".");
        int at = 0;
        while (at < node->count &&
               !(strlen(node->keys[at]->text) == length && strncmp(node->keys[at]->text, path, length) == 0))
            at++;
        if (at == node->count)
            break;
        node = node->items[at];
        path += path[length] == '.' ? length + 1 : length;
    }
    return node;
}

void qu_styling_add(struct qu_styling *styling, enum qu_severity severity, enum qu_diag_id id,
                    const char *path, const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    qu_diag_addv(styling->diag, severity, id, qu_styling_node(styling->tree, path)->src, path, hint, format,
                 args);
    va_end(args);
}
