/// What may stand where in a drawing, by SVG 1.1: what readers' checkers know. An attribute that only SVG 2 has is written
/// as a declaration of style, which says the same; one that says nothing where it stands, and an element that is not shown
/// where it stands, are left out.
extension DrawingRules {
  /// Where a property is written.
  enum Place {
    /// As an attribute; in the attribute `style`; nowhere.
    case attribute, style, nowhere
  }

  private static let containers = words("svg g defs symbol use switch marker pattern clipPath mask filter")
  private static let shapes = words("path rect circle ellipse line polyline polygon")
  private static let texts = words("text tspan textPath")
  private static let lights = words("feDistantLight fePointLight feSpotLight")
  private static let channels = words("feFuncA feFuncB feFuncG feFuncR")

  private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

  // MARK: Elements

  /// Whether an element may stand in another.
  static func mayStand(_ child: String, in parent: String) -> Bool {
    if child == "title" || child == "desc" { return !["stop", "style"].contains(parent) && !parent.hasPrefix("fe") }
    switch parent {
    case "svg", "g", "defs", "symbol", "switch", "marker", "pattern", "mask":
      return child != "stop" && child != "tspan" && child != "textPath" && !child.hasPrefix("fe")
    case "clipPath": return shapes.contains(child) || child == "text" || child == "use"
    case "text": return child == "tspan" || child == "textPath"
    case "tspan", "textPath": return child == "tspan"
    case "linearGradient", "radialGradient": return child == "stop"
    case "filter":
      return child.hasPrefix("fe") && child != "feMergeNode" && !lights.contains(child) && !channels.contains(child)
    case "feMerge": return child == "feMergeNode"
    case "feComponentTransfer": return channels.contains(child)
    case "feDiffuseLighting", "feSpecularLighting": return lights.contains(child)
    default: return false
    }
  }

  /// The attributes without which an element draws nothing.
  static func needs(of element: String) -> [String] {
    switch element {
    case "path": ["d"]
    case "rect": ["width", "height"]
    case "circle": ["r"]
    case "polyline", "polygon": ["points"]
    default: []
    }
  }

  // MARK: Attributes

  /// Whether an attribute that is no property of style says something on an element.
  static func knows(_ attribute: String, on element: String) -> Bool {
    if attribute == "class" || attribute == "style" {
      return !element.hasPrefix("fe") || words(styledEffects).contains(element)
    }
    if attribute.hasPrefix("xml:") || attribute == "id" { return true }
    if conditions.contains(attribute) {
      return containers.contains(element) && element != "symbol" && element != "marker" && element != "filter"
        || shapes.contains(element) || texts.contains(element) || element == "image"
    }
    if measures[element]?.contains(attribute) == true { return true }
    guard element.hasPrefix("fe"), !lights.contains(element), !channels.contains(element), element != "feMergeNode"
    else {
      return false
    }
    let hasInput = !["feFlood", "feImage", "feMerge", "feTurbulence"].contains(element)
    return ["x", "y", "width", "height", "result"].contains(attribute) || attribute == "in" && hasInput
  }

  private static let styledEffects = "feFlood feDiffuseLighting feSpecularLighting feDropShadow feImage"
  private static let conditions = words("systemLanguage requiredFeatures requiredExtensions")

  private static let measures: [String: Set<String>] = {
    let box = "x y width height"
    let fit = "viewBox preserveAspectRatio"
    let shape = "transform"
    let gradient = "gradientUnits gradientTransform spreadMethod"
    let text = "x y dx dy rotate textLength lengthAdjust"
    return [
      "svg": "\(box) \(fit) version", "g": shape, "defs": shape, "switch": shape, "symbol": fit,
      "use": "\(box) \(shape)",
      "image": "\(box) preserveAspectRatio \(shape)", "path": "d pathLength \(shape)", "rect": "\(box) rx ry \(shape)",
      "circle": "cx cy r \(shape)", "ellipse": "cx cy rx ry \(shape)", "line": "x1 y1 x2 y2 \(shape)",
      "polyline": "points \(shape)", "polygon": "points \(shape)", "text": "\(text) \(shape)", "tspan": text,
      "textPath": "startOffset method spacing textLength lengthAdjust",
      "marker": "refX refY markerUnits markerWidth markerHeight orient \(fit)",
      "linearGradient": "x1 y1 x2 y2 \(gradient)", "radialGradient": "cx cy r fx fy \(gradient)", "stop": "offset",
      "pattern": "\(box) patternUnits patternContentUnits patternTransform \(fit)",
      "clipPath": "clipPathUnits \(shape)",
      "mask": "\(box) maskUnits maskContentUnits", "filter": "\(box) filterUnits primitiveUnits",
      "feBlend": "mode in2", "feColorMatrix": "type values", "feComposite": "operator in2 k1 k2 k3 k4",
      "feConvolveMatrix":
        "order kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength preserveAlpha",
      "feDiffuseLighting": "surfaceScale diffuseConstant kernelUnitLength",
      "feDisplacementMap": "in2 scale xChannelSelector yChannelSelector", "feDistantLight": "azimuth elevation",
      "feDropShadow": "dx dy stdDeviation", "feGaussianBlur": "stdDeviation", "feImage": "preserveAspectRatio",
      "feMergeNode": "in", "feMorphology": "operator radius", "feOffset": "dx dy", "fePointLight": "x y z",
      "feSpecularLighting": "surfaceScale specularConstant specularExponent kernelUnitLength",
      "feSpotLight": "x y z pointsAtX pointsAtY pointsAtZ specularExponent limitingConeAngle",
      "feTurbulence": "baseFrequency numOctaves seed stitchTiles", "feFuncA": channel, "feFuncB": channel,
      "feFuncG": channel, "feFuncR": channel,
    ].mapValues(words)
  }()

  private static let channel = "type tableValues slope intercept amplitude exponent offset"

  // MARK: Properties

  private static let colours = words("color color-interpolation color-rendering")
  private static let paints = words(
    "fill fill-opacity fill-rule stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin "
      + "stroke-miterlimit stroke-opacity stroke-width")
  private static let graphics = words(
    "clip-path clip-rule display filter image-rendering mask opacity shape-rendering text-rendering visibility")
  private static let markers = words("marker-start marker-mid marker-end")
  private static let letters = words(
    "font-family font-size font-size-adjust font-stretch font-style font-variant font-weight alignment-baseline "
      + "baseline-shift direction dominant-baseline glyph-orientation-horizontal glyph-orientation-vertical kerning "
      + "letter-spacing text-anchor text-decoration unicode-bidi word-spacing writing-mode")
  private static let stops = words("stop-color stop-opacity")
  private static let floods = words("flood-color flood-opacity")
  private static let others = words("clip overflow lighting-color color-interpolation-filters")

  /// Where a property that is written as an attribute goes; `nil` for what is no property.
  static func place(of property: String, on element: String) -> Place? {
    guard styleProperties.contains(property) || property == "direction" || property == "unicode-bidi" else {
      return nil
    }
    if measures[element]?.contains(property) == true { return nil }
    let isOld =
      [colours, paints, graphics, markers, letters, stops, floods, others].contains { $0.contains(property) }
    guard isOld else { return knows("style", on: element) && !isMeasure(property) ? .style : .nowhere }
    return has(property, element) ? .attribute : .nowhere
  }

  private static func isMeasure(_ property: String) -> Bool {
    ["d", "x", "y", "cx", "cy", "r", "rx", "ry", "width", "height", "transform"].contains(property)
  }

  private static func has(_ property: String, _ element: String) -> Bool {
    if containers.contains(element) { return true }
    let isCommon = colours.contains(property) || graphics.contains(property)
    if shapes.contains(element) {
      let isMarker = markers.contains(property) && ["path", "line", "polyline", "polygon"].contains(element)
      return isCommon || paints.contains(property) || isMarker
    }
    if texts.contains(element) { return isCommon || paints.contains(property) || letters.contains(property) }
    switch element {
    case "image": return isCommon || property == "clip" || property == "overflow"
    case "stop", "linearGradient", "radialGradient": return colours.contains(property) || stops.contains(property)
    case "feFlood", "feDropShadow": return floods.contains(property) || property == "color-interpolation-filters"
    case "feDiffuseLighting", "feSpecularLighting":
      return property == "lighting-color" || property == "color-interpolation-filters"
    default: return element.hasPrefix("fe") && property == "color-interpolation-filters"
    }
  }
}
