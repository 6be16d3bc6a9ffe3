import CHarfBuzz

/// Whether HarfBuzz is installed, which ``hb`` needs.
let isHarfBuzzInstalled = unsafe hb.shape != nil

/// HarfBuzz's functions (`harfbuzz_functions` of our header), found when they are first needed; all `nil` if it is not
/// installed.
let hb: harfbuzz_functions = {
  var functions = harfbuzz_functions()
  return unsafe harfbuzz_functions_open(&functions) ? functions : harfbuzz_functions()
}()
