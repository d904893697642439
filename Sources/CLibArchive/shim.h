// libarchive as Swift sees it: used to decompress .gz and .xz, and to read and write ZIP archives.
#include <archive.h>
#include <archive_entry.h>
