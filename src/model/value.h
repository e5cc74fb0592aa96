/* value.h - reads single values from text: numbers, truth values, lengths, ids, addresses. Independent of the
 * locale; reports nothing. */
#pragma once

#include "../base/arena.h"

/* A length as written. Style turns rows into lengths, by the distance of the rules. */
enum qu_unit { QU_UNIT_NONE, QU_UNIT_PT, QU_UNIT_MM, QU_UNIT_ROWS, QU_UNIT_EM, QU_UNIT_PERCENT };

struct qu_dimension {
    double value;
    enum qu_unit unit;
};

bool qu_value_int(const char *text, int *out);
/* Decimal, with an optional exponent. */
bool qu_value_number(const char *text, double *out);
/* true, yes, on; false, no, off. */
bool qu_value_bool(const char *text, bool *out);
/* "7 mm", "12pt", "2 rows", "30%"; "1.5 cm" and "1 in" become millimetres, "0" needs no unit. After false
 * *out is unchanged; but for a number without a unit, or with an unknown one, it holds that number and
 * QU_UNIT_NONE. */
bool qu_value_dimension(const char *text, struct qu_dimension *out);
const char *qu_unit_name(enum qu_unit unit);
/* a-z, 0-9 and -, not - at an end. */
bool qu_value_is_id(const char *text);
/* Why a text is no id, for messages. */
const char *qu_value_id_fault(const char *text);
/* An id made of any text: "Who Am I?" -> "who-am-i"; "" if nothing is left. */
char *qu_value_make_id(struct qu_arena *arena, const char *text);
bool qu_value_is_colour(const char *text);
/* "https://...", "mailto:...", "tel:...": begins with a scheme. */
bool qu_value_is_address(const char *text);

/* Whether a text has the form of a BCP 47 language tag: en, en-GB, pt-BR. */
bool qu_is_language(const char *text);
