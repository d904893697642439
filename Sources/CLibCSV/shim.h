// libcsv as Swift sees it.
#include <csv.h>
