// The nouns that callers of the kit meet: diagnostics, files, styles, and the list of layouts.
@_exported public import DocumentModel
@_exported public import DocumentReading
@_exported public import Styling
