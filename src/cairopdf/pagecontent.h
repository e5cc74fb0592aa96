/* pagecontent.h - the content of all pages, made steady (resources.h) and marked (marking.h).
 *
 * Unpacking, rewriting and packing a page needs nothing but its bytes and goes to all processors; what asks
 * or tells qpdf stays on one. Some pages at a time, so that what is unpacked stays little. Call it before
 * anything else reads or changes the content. */
#pragma once

#include "../pdf/pdf.h"
#include "marking.h"

/* `marked`: for each page the leaves that it has then; NULL: the content is not marked. False: a page could
 * not be read. */
bool qu_pagecontent_rewrite(struct qu_pdf *pdf, struct qu_marked_leaves *marked);
