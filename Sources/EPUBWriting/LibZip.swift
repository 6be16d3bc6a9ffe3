internal import CLibZip

/// Whether libzip is installed, which ``zip`` needs.
let isLibZipInstalled = unsafe zip.close != nil

/// libzip's functions, found when they are first needed; all `nil` if the library is not installed.
let zip: libzip_functions = {
  var functions = libzip_functions()
  return unsafe libzip_functions_open(&functions) ? functions : libzip_functions()
}()
