#include <dlfcn.h>
#include <stdbool.h>
#include <zip.h>

// libzip and the cryptography behind it are opened when the first container is: other editions need not wait.

#define LIBZIP_FUNCTIONS(F) \
  F(close) F(discard) F(error_init) F(fclose) F(file_add) F(file_set_dostime) \
  F(file_set_external_attributes) F(fopen_index) F(fread) F(get_num_entries) F(open_from_source) \
  F(set_file_compression) F(source_buffer_create) F(source_close) F(source_free) F(source_function) \
  F(source_keep) F(source_open) F(source_read) F(source_stat) F(stat_index) F(stat_init)

/// The functions we use, each without its prefix.
typedef struct {
#define F(name) __typeof__(&zip_##name) name;
  LIBZIP_FUNCTIONS(F)
#undef F
} libzip_functions;

/// Opens the library, for as long as the process lives, and finds the functions; false if it is not installed.
static inline bool libzip_functions_open(libzip_functions *functions) {
  void *library = dlopen("libzip.so.4", RTLD_LAZY | RTLD_LOCAL);
  if (!library) return false;
#define F(name) \
  functions->name = (__typeof__(&zip_##name))dlsym(library, "zip_" #name); \
  if (!functions->name) return false;
  LIBZIP_FUNCTIONS(F)
#undef F
  return true;
}
