// libreadstat as Swift sees it: reads SPSS files.
#include <readstat.h>
