#include "job.h"

bool qu_job_usage_error(struct qu_job *job)
{
    job->outcome->usage = true;
    return false;
}

bool qu_job_writes(const struct qu_job *job)
{
    const struct qu_pipeline_options *options = job->options;
    return options->until == QU_UNTIL_WRITTEN && options->dump == QU_DUMP_NOTHING;
}
