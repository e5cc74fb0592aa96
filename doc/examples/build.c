/* build.c - the library in C: sets a notebook in memory, then writes the PDF.
 *
 *     cc build.c $(pkg-config --cflags --libs quire) -o build && ./build walks walks.pdf */
#include <quire.h>
#include <stdio.h>

static void tell(void *user, const struct quire_message *message)
{
    fprintf(user, "%s:%d: %s\n", message->file != NULL ? message->file : "quire", message->line,
            message->text);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return QUIRE_USAGE;
    struct quire_options options = {
        .size = sizeof options, .notebook = argv[1], .on_message = tell, .user = stderr};
    struct quire *quire = quire_new(&options);
    enum quire_status status = quire_build(quire);
    const struct quire_file *pdf = quire_lookup_file(quire, 0);
    FILE *file = pdf != NULL ? fopen(argv[2], "wb") : NULL;
    if (file != NULL && fwrite(pdf->bytes, 1, pdf->length, file) != pdf->length)
        status = QUIRE_SYSTEM;
    if (file != NULL && fclose(file) != 0)
        status = QUIRE_SYSTEM;
    quire_free(quire);
    return pdf != NULL && file == NULL ? QUIRE_SYSTEM : status;
}
