#define _GNU_SOURCE
#include "CFaults.h"
#include <errno.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;
static int is_full;

long synchronizations(void) { return calls; }
void make_disk_full(int full) { is_full = full; }

int fsync(int descriptor) {
  calls += 1;
  return (int)syscall(SYS_fsync, descriptor);
}

int fdatasync(int descriptor) {
  calls += 1;
  return (int)syscall(SYS_fdatasync, descriptor);
}

static ssize_t write_at(int descriptor, const void *bytes, size_t count, off_t offset) {
  if (is_full) {
    errno = ENOSPC;
    return -1;
  }
  return syscall(SYS_pwrite64, descriptor, bytes, count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) { return write_at(descriptor, bytes, count, offset); }
ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) { return write_at(descriptor, bytes, count, offset); }
