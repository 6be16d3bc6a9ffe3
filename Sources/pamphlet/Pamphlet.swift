@main struct Pamphlet { static func main() {} }
