// jansson as Swift sees it: reads JSON definitions of questionnaires.
#include <jansson.h>
