/* kinds.h - a few kinds of block for the tests of read and model, which must not depend on the real ones. */
#pragma once

#include "../../src/model/notebook.h"

extern const struct qu_kind *const test_kinds[];

struct test_prose {
    struct qu_prose_list prose;
    bool drop_cap;
};

struct test_heading {
    struct qu_inline heading;
    int level;
};

struct test_list {
    struct qu_list list; /* struct qu_prose_list */
    bool ordered;
};

struct test_quote {
    struct qu_prose_list quote;
    const char *by;
};
