// libxml2 as Swift sees it. Debian's encoding.h would include ICU, whose names clash with the copy
// inside Foundation: without the #undef a clean build fails and the second one passes.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <libxml/xmlerror.h>

// xmlFree is a mutable global, which Swift 6 does not let through.
static inline void soundings_xmlFree(void *memory) { xmlFree(memory); }

// Some versions give a result and some do not.
static inline void soundings_xmlSchemaInitTypes(void) { (void)xmlSchemaInitTypes(); }
