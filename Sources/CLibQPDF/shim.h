// libqpdf as Swift sees it: its C interface, which reads PDF forms and their exported data.
#include <qpdf/qpdf-c.h>
