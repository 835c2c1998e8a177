/// libedit's variadic calls with fixed signatures, and the parts of terminal handling that must run in signal handlers.
#pragma once
#include <histedit.h>
#include <stdint.h>
#include <stddef.h>
#include <wchar.h>

/// libedit on descriptors 0 and 1 with its drawing thrown away: only the bell gets through. NULL when memory is short.
/// A terminal that terminfo does not know is taken for an xterm while libedit looks it up.
EditLine *spsh_el_open(const char *program, void *client);
/// The `client` given at opening.
void *spsh_el_client(EditLine *el);
/// Chooses the key maps, and with that resets every binding: call it before binding.
void spsh_el_set_editor(EditLine *el, int vi);
/// Binds a key sequence to one of libedit's commands, in the main key map or in vi's command map.
void spsh_el_bind(EditLine *el, int alternate, const wchar_t *sequence, const wchar_t *command);
/// Adds a command of our own, to be bound by its name.
void spsh_el_add(EditLine *el, const wchar_t *name, unsigned char (*command)(EditLine *, wint_t));
/// After the bindings: the modes of editing (no signals, CR stays CR, no flow control) and of commands (Ctrl-C is not echoed), and the read function.
void spsh_el_start(EditLine *el, int (*read_char)(EditLine *, wchar_t *));
/// Lets libedit set its picture of the screen right, which edits from outside leave behind; its quick way of adding a character relies on it.
void spsh_el_refresh(EditLine *el);
/// Raw modes on or off outside of a line.
void spsh_el_prepare_terminal(EditLine *el, int raw);

/// The cells of a character, which no Swift overlay imports; -1: it is not printed.
int spsh_wcwidth(wchar_t character);

/// `setlocale(LC_ALL, "")`, and C.UTF-8 for characters when that leaves one byte a character.
void spsh_set_locale(void);

/// Remembers the modes that descriptor `fd` has now, and from here on restores them when the process is killed by a fault or by SIGTERM.
/// 0, or -1 when `fd` is no terminal.
int spsh_guard_install(int fd);
/// An alternate signal stack for the calling thread, so that a fault by a full stack restores the modes too.
void spsh_guard_thread(void);
/// The modes that `spsh_guard_install` remembered.
void spsh_guard_restore(int fd);

/// Handlers for SIGINT, SIGWINCH and SIGCONT that write `I`, `W`, `C` into a pipe; returns its read end or -1.
/// While a command runs (`spsh_signals_running`), SIGINT also sets `mask` in `*stop`.
int spsh_signals_install(int32_t *stop, int32_t mask);
void spsh_signals_running(int running);
/// 1 when whoever started the process has it ignore SIGINT.
int spsh_interrupts_ignored(void);
