/* kinds.h - the block types of this folder. */
#pragma once

#include "../flow/blocktype.h"

extern const struct qu_block_type qu_block_chart, qu_block_diagram, qu_block_mindmap;
extern const struct qu_block_type qu_block_contents, qu_block_cover, qu_block_divider, qu_block_endpaper,
    qu_block_heading, qu_block_list, qu_block_plate, qu_block_prose, qu_block_quote, qu_block_signature;

extern const struct qu_block_type qu_block_callout, qu_block_contact, qu_block_letters, qu_block_photo,
    qu_block_slip, qu_block_space, qu_block_stain, qu_block_stamp, qu_block_sticky;

extern const struct qu_block_type qu_block_code, qu_block_doodle, qu_block_numbers, qu_block_projects,
    qu_block_skills, qu_block_table;

extern const struct qu_block_type qu_block_job, qu_block_resume;

extern const struct qu_block_type qu_block_pen, qu_block_sample;
