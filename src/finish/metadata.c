#include "metadata.h"

#include "profile.h"

#include <string.h>

static const char extension[] =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

void qu_metadata_add_escaped(struct qu_buf *out, const char *text)
{
    for (const char *s = text; *s != '\0'; s++) {
        unsigned char c = (unsigned char)*s;
        if (c == '&')
            qu_buf_add_text(out, "&amp;");
        else if (c == '<')
            qu_buf_add_text(out, "&lt;");
        else if (c == '>')
            qu_buf_add_text(out, "&gt;");
        else if (c >= 0x20 && memcmp(s, "\xef\xbf\xbe", QU_MIN(strlen(s), 3)) != 0 &&
                 memcmp(s, "\xef\xbf\xbf", QU_MIN(strlen(s), 3)) != 0)
            qu_buf_add_char(out, (char)c);
        else if (c >= 0x20)
            s += 2; /* U+FFFE, U+FFFF */
        else
            qu_buf_add_char(out, ' ');
    }
}

void qu_metadata_add_date(struct qu_buf *out, const char *date)
{
    static const char form[] = "D:ddddddddddddddZ";
    size_t length = sizeof form - 1;
    if (date == NULL || strlen(date) != length)
        return;
    for (size_t i = 0; i < length; i++)
        if (form[i] == 'd' ? date[i] < '0' || date[i] > '9' : date[i] != form[i])
            return;
    const char *d = date + 2;
    qu_buf_printf(out, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", d, d + 4, d + 6, d + 8, d + 10, d + 12);
}

/* `open` and `close` are written around the value. Without a value nothing is written. */
static void add_property(struct qu_buf *out, const char *open, const char *value, const char *close)
{
    if (value == NULL || value[0] == '\0')
        return;
    qu_buf_add_text(out, open);
    qu_metadata_add_escaped(out, value);
    qu_buf_printf(out, "%s\n", close);
}

static void add_properties(struct qu_buf *out, const struct qu_document *document,
                           const struct qu_finish_options *options)
{
    struct qu_buf date;
    qu_buf_init(&date);
    qu_metadata_add_date(&date, options->creation_date);
    add_property(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", document->title,
                 "</rdf:li></rdf:Alt></dc:title>");
    add_property(out, "<dc:creator><rdf:Seq><rdf:li>", document->author, "</rdf:li></rdf:Seq></dc:creator>");
    add_property(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", document->subject,
                 "</rdf:li></rdf:Alt></dc:description>");
    add_property(out, "<dc:language><rdf:Bag><rdf:li>", document->language,
                 "</rdf:li></rdf:Bag></dc:language>");
    add_property(out, "<pdf:Keywords>", document->keywords, "</pdf:Keywords>");
    add_property(out, "<pdf:Producer>", options->producer, "</pdf:Producer>");
    add_property(out, "<xmp:CreatorTool>", options->producer, "</xmp:CreatorTool>");
    add_property(out, "<xmp:CreateDate>", qu_buf_text(&date), "</xmp:CreateDate>");
    add_property(out, "<xmp:ModifyDate>", qu_buf_text(&date), "</xmp:ModifyDate>");
    qu_buf_finish(&date);
}

static void write_xmp(struct qu_buf *out, const struct qu_document *document,
                      const struct qu_finish_options *options)
{
    qu_buf_add_text(
        out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
             "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF "
             "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
             "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
             "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
             " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
             " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");
    add_properties(out, document, options);
    if (options->leaves != NULL)
        qu_buf_add_text(out, "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</"
                             "pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n");
    qu_buf_add_text(out, "</rdf:Description>\n");
    if (options->leaves != NULL)
        qu_buf_add_text(out, extension);
    qu_buf_add_text(out, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
}

static void write_intent(struct qu_pdf *pdf)
{
    struct qu_buf profile;
    qu_buf_init(&profile);
    qu_profile_write(&profile);
    struct qu_obj stream = qu_obj_stream(pdf, profile.data, profile.length);
    qu_obj_set_int(stream, "/N", 3);
    struct qu_obj intent = qu_obj_parse(pdf,
                                        "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier "
                                        "(sRGB) /Info (sRGB IEC61966-2.1) >>");
    qu_obj_set(intent, "/DestOutputProfile", stream);
    struct qu_obj intents = qu_obj_array(pdf);
    qu_obj_push(intents, intent);
    qu_obj_set(pdf->root, "/OutputIntents", intents);
    qu_buf_finish(&profile);
}

void qu_metadata_write(struct qu_pdf *pdf, const struct qu_document *document,
                       const struct qu_finish_options *options)
{
    struct qu_buf text;
    qu_buf_init(&text);
    write_xmp(&text, document, options);
    struct qu_obj stream = qu_obj_stream(pdf, text.data, text.length);
    qu_obj_set_name(stream, "/Type", "/Metadata");
    qu_obj_set_name(stream, "/Subtype", "/XML");
    qu_obj_set(pdf->root, "/Metadata", stream);
    qu_buf_finish(&text);
    write_intent(pdf);
}
