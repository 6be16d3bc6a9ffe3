#include <unicode/ubrk.h>
#include <unicode/uchar.h>

// ICU's functions carry its version in their names, which are macros that Swift does not see.

static inline UBreakIterator *line_breaks_open(const char *locale, const UChar *text, int32_t length, UErrorCode *status) {
  return ubrk_open(UBRK_LINE, locale, text, length, status);
}

static inline int32_t line_breaks_next(UBreakIterator *iterator) { return ubrk_next(iterator); }

static inline void line_breaks_close(UBreakIterator *iterator) { ubrk_close(iterator); }
