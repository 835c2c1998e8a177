#define _GNU_SOURCE
#include "CSystem.h"
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

void *spsh_reserve(size_t bytes) {
  void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) abort();
  return memory;
}


uintptr_t spsh_stack_floor(void) {
  static _Thread_local uintptr_t lowest;
  pthread_attr_t attributes;
  if (lowest == 0 && pthread_getattr_np(pthread_self(), &attributes) == 0) {
    void *address;
    size_t size;
    if (pthread_attr_getstack(&attributes, &address, &size) == 0) lowest = (uintptr_t)address;
    pthread_attr_destroy(&attributes);
  }
  return lowest;
}

int spsh_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
