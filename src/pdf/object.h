/* object.h - an open PDF and its objects: names, numbers, texts, arrays, dictionaries, streams, references.
 *
 * An object is passed by value and stands for itself wherever it lies in the file: what is set in a
 * dictionary may be used again, and a change through one shows through all. Reading never fails: a key that
 * is missing and an object of another kind give the null object, 0, "" or false, so that a file may be
 * asked in one line what it says. References are followed. Keys and names carry their slash ("/Rect").
 *
 * Ownership: an object lives until the scope ends in which it came into the program's hands, or the file is
 * closed. Scopes nest; one is worth opening where a loop takes many objects. Texts and names read are lent
 * until the next call. */
#pragma once

#include "../base/buf.h"
#include "../base/vec.h"

struct qu_pdf;

struct qu_obj {
    struct qu_pdf *pdf;
    unsigned handle; /* qpdf's number for it */
};

struct qu_pdf {
    struct _qpdf_data *data; /* libqpdf's */
    struct qu_obj root;      /* the catalog */
    int page_count;
    bool encrypted;
    QU_VEC(unsigned) handles; /* of the objects in hand, the latest last */
    struct qu_buf failure;    /* what went wrong first */
};

/* Everything that qpdf hands out comes through here, so that a scope can give it back. */
struct qu_obj qu_obj_take(struct qu_pdf *pdf, unsigned handle);

/* Ends with qu_pdf_scope_end: what came after it is out of hand then. */
int qu_pdf_scope_begin(struct qu_pdf *pdf);
void qu_pdf_scope_end(struct qu_pdf *pdf, int scope);

/* ---- what an object is */

bool qu_obj_is_dict(struct qu_obj obj); /* not so the dictionary of a stream */
bool qu_obj_is_array(struct qu_obj obj);
bool qu_obj_is_stream(struct qu_obj obj);
bool qu_obj_is_string(struct qu_obj obj);
bool qu_obj_is_number(struct qu_obj obj);
bool qu_obj_is_name(struct qu_obj obj, const char *name); /* NULL: any */
/* The number of an object that stands by itself in the file; 0: it is part of another. */
int qu_obj_number(struct qu_obj obj);

/* ---- what it holds */

long long qu_obj_int_value(struct qu_obj obj, long long otherwise); /* otherwise: it is no whole number */
const char *qu_obj_name_value(struct qu_obj obj);
const char *qu_obj_text_value(struct qu_obj obj);                  /* UTF-8 */
const char *qu_obj_bytes_value(struct qu_obj obj, size_t *length); /* of a string, as they are; NULL: none */
/* As it would be written, references within left as they are. */
const char *qu_obj_source(struct qu_obj obj);

/* `dict`: a dictionary or a stream, as everywhere below. */
bool qu_obj_has(struct qu_obj dict, const char *key);
struct qu_obj qu_obj_get(struct qu_obj dict, const char *key);
bool qu_obj_name_is(struct qu_obj dict, const char *key, const char *name);
double qu_obj_get_real(struct qu_obj dict, const char *key);
long long qu_obj_get_int(struct qu_obj dict, const char *key, long long otherwise);
/* The keys, sorted by their bytes. */
struct qu_obj_keys {
    QU_VEC(char *) at;
};
void qu_obj_keys_init(struct qu_obj_keys *keys, struct qu_obj dict);
void qu_obj_keys_finish(struct qu_obj_keys *keys);

int qu_obj_count(struct qu_obj array);
struct qu_obj qu_obj_at(struct qu_obj array, int index);
double qu_obj_real_at(struct qu_obj array, int index);
/* A box or a transform. False, and `out` as it was: it is no array of so many elements. */
bool qu_obj_read_reals(struct qu_obj array, double *out, int count);

/* The data of a stream, decoded, is added to `out`; false if it cannot be. */
bool qu_obj_data(struct qu_obj stream, struct qu_buf *out);
/* The same as it lies in the file. */
bool qu_obj_raw_data(struct qu_obj stream, struct qu_buf *out);

/* ---- new objects */

struct qu_obj qu_obj_null(struct qu_pdf *pdf);
struct qu_obj qu_obj_bool(struct qu_pdf *pdf, bool value);
struct qu_obj qu_obj_parse(struct qu_pdf *pdf, const char *source); /* no references in it */
struct qu_obj qu_obj_dict(struct qu_pdf *pdf);
struct qu_obj qu_obj_array(struct qu_pdf *pdf);
struct qu_obj qu_obj_name(struct qu_pdf *pdf, const char *name);
/* A byte string as it is: URIs, names of destinations, dates. */
struct qu_obj qu_obj_bytes(struct qu_pdf *pdf, const char *bytes);
struct qu_obj qu_obj_int(struct qu_pdf *pdf, int64_t value);
struct qu_obj qu_obj_real(struct qu_pdf *pdf, double value); /* three decimals: half a unit of quire's */
struct qu_obj qu_obj_reals(struct qu_pdf *pdf, const double *values, int count); /* an array */
/* An object of its own; the data is copied. */
struct qu_obj qu_obj_stream(struct qu_pdf *pdf, const void *data, size_t length);
/* The same of data that deflate.h packed. */
struct qu_obj qu_obj_packed_stream(struct qu_pdf *pdf, const struct qu_buf *packed);

/* ---- changes */

void qu_obj_set(struct qu_obj dict, const char *key, struct qu_obj value);
void qu_obj_set_name(struct qu_obj dict, const char *key, const char *name);
void qu_obj_set_int(struct qu_obj dict, const char *key, int64_t value);
void qu_obj_set_text(struct qu_obj dict, const char *key, const char *utf8);
void qu_obj_remove(struct qu_obj dict, const char *key);
void qu_obj_push(struct qu_obj array, struct qu_obj value);
void qu_obj_replace_at(struct qu_obj array, int index, struct qu_obj value);
/* Other data; the rest of the stream's dictionary stays. The data is copied. */
void qu_obj_set_data(struct qu_obj stream, const void *data, size_t length);
void qu_obj_set_packed_data(struct qu_obj stream, const struct qu_buf *packed);
/* Makes it an object that stands by itself; the object returned stands for the reference. */
struct qu_obj qu_obj_indirect(struct qu_obj obj);
/* In place of an object that stands by itself nothing is left, wherever it is referred to. */
void qu_obj_erase(struct qu_obj obj);
