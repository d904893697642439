// libarchive as Swift sees it: used to decompress .gz and .xz.
#include <archive.h>
#include <archive_entry.h>
