#include <stdint.h>
#include <unicode/urename.h>

// ICU's functions carry its version in their names, which are macros that Swift does not see; hence the inline functions.
// They are declared here, not by ICU's headers: Swift's Foundation brings an ICU of its own, and a program that sees both
// sets of types does not compile.

void *ubrk_open(int type, const char *locale, const uint16_t *text, int32_t length, int *status);
int32_t ubrk_next(void *iterator);
void ubrk_close(void *iterator);

/// UBRK_LINE of ubrk.h.
static const int line_breaks_type = 2;

static inline void *line_breaks_open(const char *locale, const uint16_t *text, int32_t length, int *status) {
  return ubrk_open(line_breaks_type, locale, text, length, status);
}

static inline int32_t line_breaks_next(void *iterator) { return ubrk_next(iterator); }

static inline void line_breaks_close(void *iterator) { ubrk_close(iterator); }
