#include "request.h"

struct qu_src qu_para_place(const struct qu_para_request *request, int offset)
{
    return request->places != NULL ? qu_places_find(request->places, offset) : request->src;
}
