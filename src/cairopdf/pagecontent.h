/* pagecontent.h - rewrites the content of all pages: with names that do not change (resources.h), and marked
 * (marking.h).
 *
 * Unpacking, rewriting and packing a page needs only its bytes and is done on all processors; calls to qpdf
 * are made on one thread. A limited number of pages is worked on at a time, to save memory. To be called
 * before anything else reads or changes the content. */
#pragma once

#include "../pdf/pdf.h"
#include "marking.h"

/* `marked`: receives, for each page, the leaves of its new content; NULL: the content is not marked. False: a
 * page could not be read. */
bool qu_pagecontent_rewrite(struct qu_pdf *pdf, struct qu_marked_leaves *marked);
