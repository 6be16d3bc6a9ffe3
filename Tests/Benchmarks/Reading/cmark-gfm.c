// Reads a Markdown file with cmark-gfm into its tree: cmark-gfm FILE TIMES
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdio.h>
#include <stdlib.h>

int main(int count, char **arguments) {
  FILE *file = count > 2 ? fopen(arguments[1], "rb") : NULL;
  if (!file) return 2;
  fseek(file, 0, SEEK_END);
  size_t size = ftell(file);
  rewind(file);
  char *text = malloc(size);
  if (fread(text, 1, size, file) != size) return 2;
  cmark_gfm_core_extensions_ensure_registered();
  const char *names[] = {"table", "strikethrough", "autolink", "tasklist"};
  for (int round = 0; round < atoi(arguments[2]); round++) {
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_SMART | CMARK_OPT_FOOTNOTES);
    for (int index = 0; index < 4; index++)
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(names[index]));
    cmark_parser_feed(parser, text, size);
    cmark_node_free(cmark_parser_finish(parser));
    cmark_parser_free(parser);
  }
  return 0;
}
