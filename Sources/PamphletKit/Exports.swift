// The nouns that callers of the kit meet: diagnostics, files, styles, the list of layouts, paper and how it is folded,
// printers, and what is shared.
@_exported public import DocumentModel
@_exported public import DocumentReading
@_exported public import Imposition
@_exported public import PrinterProbing
@_exported public import Sharing
@_exported public import Styling
