#define _GNU_SOURCE
#include "CSystem.h"
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
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

static void on_broken_pipe(int signal) { (void)signal; }

void spsh_ignore_broken_pipes(void) {
  // A handler and not SIG_IGN: that would last beyond execve.
  struct sigaction action = {.sa_handler = on_broken_pipe, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(SIGPIPE, &action, NULL);
}

void spsh_block_signals(void) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, NULL);
}

static int32_t *flush_word;
static int32_t flush_mask;
static timer_t flush_timer;

static void on_flush_timer(int signal) {
  (void)signal;
  __atomic_fetch_or(flush_word, flush_mask, __ATOMIC_RELAXED);
}

int spsh_flush_timer(int32_t *word, int32_t mask) {
  flush_word = word;
  flush_mask = mask;
  struct sigaction action = {.sa_handler = on_flush_timer, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  if (sigaction(SIGRTMIN, &action, NULL) != 0) return -1;
  struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN};
  return timer_create(CLOCK_MONOTONIC, &event, &flush_timer);
}

void spsh_flush_timer_start(void) {
  struct itimerspec after = {.it_value = {.tv_nsec = 100000000}};
  timer_settime(flush_timer, 0, &after, NULL);
}

void spsh_flush_timer_stop(void) {
  struct itimerspec never = {0};
  timer_settime(flush_timer, 0, &never, NULL);
}
