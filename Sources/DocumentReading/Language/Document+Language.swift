import DocumentModel

extension Document {
  /// Sets the language: the caller's, else the front matter's, else the one that the text looks like.
  mutating func takeLanguage(of text: ArraySlice<UInt8>, _ options: ReadingOptions) {
    if let language = options.language, !language.isEmpty {
      var only = ReadingOptions()
      only.language = language
      only.apply(to: &metadata)
    } else if !metadata.languageIsGiven, let guess = LanguageGuess.language(of: text) {
      let wasFollowing = metadata.direction == Direction(language: metadata.language)
      metadata.language = guess
      if wasFollowing { metadata.direction = Direction(language: guess) }
    }
  }
}
