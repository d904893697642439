// What glibc has and Swift's Glibc module does not show: renameat2 needs _GNU_SOURCE.
#include <sys/syscall.h>
#include <unistd.h>
#include <fcntl.h>

// Exchanges two paths in one step. 0, or -1 with errno set.
static inline int soundings_exchange(const char *one, const char *other) {
  const unsigned int exchange = 2;  // RENAME_EXCHANGE
  return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, exchange);
}
