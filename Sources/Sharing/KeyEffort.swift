/// How much work it is to try one password on a key file: the parameters of scrypt, which stand in the file.
public struct KeyEffort: Hashable, Sendable {
  /// Operations; at most ``KeyEffort/mostOperations``.
  public let operations: UInt64
  /// Memory in bytes; at most ``KeyEffort/mostMemory``.
  public let memory: UInt64

  /// What minisign writes: 2²⁵ operations in 1 GiB, seconds of a desktop machine. libsodium's `SENSITIVE`.
  public static let sensitive = KeyEffort(checkedOperations: 33_554_432, memory: 1_073_741_824)
  /// For machines with little memory: 2¹⁹ operations in 16 MiB, some 50 ms. libsodium's `INTERACTIVE`.
  public static let interactive = KeyEffort(checkedOperations: 524_288, memory: 16_777_216)

  /// The most that is accepted from a file, so that a hostile one cannot keep the machine busy: four times minisign's.
  public static let mostOperations: UInt64 = 134_217_728
  /// The most memory that is accepted from a file, in bytes: minisign's.
  public static let mostMemory: UInt64 = 1_073_741_824

  /// An effort read from a file; `nil` if it is beyond the limits.
  init?(operations: UInt64, memory: UInt64) {
    guard operations <= KeyEffort.mostOperations, memory <= KeyEffort.mostMemory else { return nil }
    self.init(checkedOperations: operations, memory: memory)
  }

  private init(checkedOperations: UInt64, memory: UInt64) {
    operations = checkedOperations
    self.memory = memory
  }
}

/// What protects the secret key in its file.
public enum KeyProtection: Hashable, Sendable {
  /// Nothing: whoever has the file can sign.
  case none
  /// A password, and the work that one try at it shall be.
  case password([UInt8], KeyEffort)
}
