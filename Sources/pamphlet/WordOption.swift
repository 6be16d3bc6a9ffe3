import ArgumentParser

/// An option that takes one of a few words.
///
/// Says itself what ArgumentParser otherwise finds out by reflection, a word at a time, each time the program starts.
protocol WordOption: ExpressibleByArgument, CaseIterable, RawRepresentable where RawValue == String {}

extension WordOption {
  static var allValueStrings: [String] { allCases.map { $0.rawValue } }

  var defaultValueDescription: String { rawValue }
}
