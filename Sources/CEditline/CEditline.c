#define _GNU_SOURCE
#include "CEditline.h"
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

extern int tgetent(char *, const char *);

// MARK: libedit

static ssize_t sink_write(void *cookie, const char *bytes, size_t count) {
  (void)cookie;
  if (count != 0 && memchr(bytes, '\a', count) != NULL) {
    ssize_t written = write(STDOUT_FILENO, "\a", 1);
    (void)written;
  }
  return (ssize_t)count;
}

EditLine *spsh_el_open(const char *program, void *client) {
  cookie_io_functions_t functions = {.write = sink_write};
  FILE *sink = fopencookie(NULL, "w", functions);
  if (sink == NULL) return NULL;
  setvbuf(sink, NULL, _IONBF, 0);

  const char *term = getenv("TERM");
  char entry[4096];
  int known = term != NULL && tgetent(entry, term) > 0;
  char *kept = known || term == NULL ? NULL : strdup(term);
  if (!known) setenv("TERM", "xterm", 1);
  EditLine *el = el_init_fd(program, stdin, sink, sink, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO);
  if (!known && kept != NULL) setenv("TERM", kept, 1);
  else if (!known) unsetenv("TERM");
  free(kept);
  if (el == NULL) return NULL;
  el_wset(el, EL_CLIENTDATA, client);
  return el;
}

void *spsh_el_client(EditLine *el) {
  void *client = NULL;
  el_wget(el, EL_CLIENTDATA, &client);
  return client;
}

void spsh_el_set_editor(EditLine *el, int vi) { el_wset(el, EL_EDITOR, vi ? L"vi" : L"emacs"); }

void spsh_el_bind(EditLine *el, int alternate, const wchar_t *sequence, const wchar_t *command) {
  if (alternate) el_wset(el, EL_BIND, L"-a", sequence, command, NULL);
  else el_wset(el, EL_BIND, sequence, command, NULL);
}

void spsh_el_add(EditLine *el, const wchar_t *name, unsigned char (*command)(EditLine *, wint_t)) {
  el_wset(el, EL_ADDFN, name, name, command);
}

void spsh_el_start(EditLine *el, int (*read_char)(EditLine *, wchar_t *)) {
  el_wset(el, EL_SETTY, L"-d", L"-isig", L"-icrnl", L"-ixon", NULL);
  el_wset(el, EL_SETTY, L"-x", L"-echoctl", NULL);
  el_wset(el, EL_SIGNAL, 0);
  el_wset(el, EL_GETCFN, read_char);
}

void spsh_el_refresh(EditLine *el) { el_wset(el, EL_REFRESH); }

void spsh_el_prepare_terminal(EditLine *el, int raw) { el_wset(el, EL_PREP_TERM, raw); }

int spsh_wcwidth(wchar_t character) { return wcwidth(character); }

void spsh_set_locale(void) {
  setlocale(LC_ALL, "");
  if (MB_CUR_MAX == 1) setlocale(LC_CTYPE, "C.UTF-8");
  // Numbers are always read and written the invariant way.
  setlocale(LC_NUMERIC, "C");
}

// MARK: guard

static struct termios guarded_modes;
static volatile sig_atomic_t guarded_fd = -1;

static void on_fault(int signal_number) {
  if (guarded_fd >= 0) {
    tcsetattr(guarded_fd, TCSANOW, &guarded_modes);
    // Bracketed paste off, cursor shown, colours off.
    static const char undo[] = "\033[?2004l\033[?25h\033[0m";
    ssize_t written = write(guarded_fd, undo, sizeof undo - 1);
    (void)written;
  }
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

int spsh_guard_install(int fd) {
  if (tcgetattr(fd, &guarded_modes) != 0) return -1;
  guarded_fd = fd;
  spsh_guard_thread();
  static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGTERM};
  struct sigaction action = {.sa_handler = on_fault, .sa_flags = SA_ONSTACK | SA_NODEFER};
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) sigaction(faults[i], &action, NULL);
  return 0;
}

void spsh_guard_thread(void) {
  static __thread char *stack;
  if (stack != NULL) return;
  size_t size = 64 * 1024;
  stack = malloc(size);
  if (stack == NULL) return;
  stack_t alternate = {.ss_sp = stack, .ss_size = size};
  sigaltstack(&alternate, NULL);
}

void spsh_guard_restore(int fd) {
  if (guarded_fd >= 0) tcsetattr(fd, TCSADRAIN, &guarded_modes);
}

// MARK: signals

static int pipe_ends[2] = {-1, -1};
static int32_t *stop_word;
static int32_t stop_mask;
static volatile sig_atomic_t command_runs;

static void on_event(int signal_number) {
  int saved = errno;
  if (signal_number == SIGINT && command_runs && stop_word != NULL) __atomic_fetch_or(stop_word, stop_mask, __ATOMIC_SEQ_CST);
  char event = signal_number == SIGINT ? 'I' : signal_number == SIGWINCH ? 'W' : 'C';
  ssize_t written = write(pipe_ends[1], &event, 1);
  (void)written;
  errno = saved;
}

int spsh_signals_install(int32_t *stop, int32_t mask) {
  stop_word = stop;
  stop_mask = mask;
  if (pipe_ends[0] >= 0) return pipe_ends[0];
  if (pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  // Not restarted: a blocking call of the interrupted thread returns, and looks at the stop flag.
  struct sigaction action = {.sa_handler = on_event};
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
  action.sa_flags = SA_RESTART;
  sigaction(SIGWINCH, &action, NULL);
  sigaction(SIGCONT, &action, NULL);
  return pipe_ends[0];
}

void spsh_signals_running(int running) { command_runs = running; }

int spsh_interrupts_ignored(void) {
  struct sigaction current;
  return sigaction(SIGINT, NULL, &current) == 0 && current.sa_handler == SIG_IGN;
}
