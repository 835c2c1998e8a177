/// What glibc offers only through macros or variadic calls, and what no Swift overlay imports.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Address of the current stack frame: how deep the native stack is.
static inline uintptr_t spsh_stack_address(void) { return (uintptr_t)__builtin_frame_address(0); }

/// Overwrites memory that held a secret; the compiler may not remove the writes.
static inline void spsh_wipe(void *memory, size_t count) {
  volatile unsigned char *p = (volatile unsigned char *)memory;
  while (count--) *p++ = 0;
}

/// Reserves address space that the kernel commits as it is touched.
void *spsh_reserve(size_t bytes);

/// The lowest address of the calling thread's stack; 0 when it cannot be told. Found once per thread.
uintptr_t spsh_stack_floor(void);

/// glibc's own searches, which its headers hide behind _GNU_SOURCE.
void *memmem(const void *text, size_t count, const void *part, size_t part_count);
void *memrchr(const void *text, int byte, size_t count);

/// Code pages of old.
#include <iconv.h>

/// A pipe whose ends close when a program is started.
int spsh_pipe(int ends[2]);

/// Writing to a pipe without a reader is an error instead of the process's end. Programs that it starts have the signal's usual meaning.
void spsh_ignore_broken_pipes(void);

/// Leaves all signals to the other threads: waits of the thread that runs commands are to be interrupted, not the calling thread's.
void spsh_block_signals(void);

/// A timer of 100 ms that raises `mask` in `*word`; 0 when it could be made.
int spsh_flush_timer(int32_t *word, int32_t mask);
void spsh_flush_timer_start(void);
void spsh_flush_timer_stop(void);

/// The environment's variables, `name=value`, ended by NULL.
static inline char **spsh_environment(void) {
  extern char **environ;
  return environ;
}
