// The nouns that callers of the kit meet: diagnostics, files, styles, the list of layouts, and what is shared.
@_exported public import DocumentModel
@_exported public import Sharing
@_exported public import Styling
