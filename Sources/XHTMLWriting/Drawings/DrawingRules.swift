/// What a safe drawing may hold: the elements and attributes of SVG 2 (and of SVG 1.1, where readers know them) that draw.
enum DrawingRules {
  /// What becomes of an element.
  enum Treatment {
    /// Kept, under its name.
    case kept
    /// A link: kept as a group.
    case link
    /// Title or description: kept as text.
    case words
    /// A style sheet.
    case style
    /// A document of another kind, whose text is kept.
    case foreign
    /// Left out without a word.
    case silent
    /// Left out and told.
    case dropped(DrawingFindings.Kind)
  }

  /// How the value of an attribute is looked at.
  enum Inspection {
    /// As a word or a text, which nothing follows.
    case plain
    /// As a value of CSS, which may refer to something.
    case value
    /// As a reference.
    case reference
    /// As an id.
    case identifier
    /// As a list of declarations.
    case style
    /// As a language tag.
    case language
  }

  /// An attribute of SVG.
  struct Attribute {
    /// Its name as it is written.
    var name: String
    /// How its value is looked at.
    var inspection: Inspection
  }

  /// An element by its name in lower case: its name as it is written, and what becomes of it.
  static let elements: [String: (name: String, treatment: Treatment)] = {
    var rules: [String: (name: String, treatment: Treatment)] = [:]
    func add(_ treatment: Treatment, _ names: String) {
      for name in names.split(separator: " ") { rules[name.lowercased()] = (String(name), treatment) }
    }
    add(
      .kept,
      "svg g defs symbol use switch image path rect circle ellipse line polyline polygon text tspan textPath marker "
        + "linearGradient radialGradient stop pattern clipPath mask filter feBlend feColorMatrix feComponentTransfer "
        + "feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA "
        + "feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight "
        + "feSpecularLighting feSpotLight feTile feTurbulence")
    add(.link, "a altGlyph tref")
    add(.words, "title desc")
    add(.style, "style")
    add(.foreign, "foreignObject")
    add(.silent, "metadata view cursor color-profile altGlyphDef glyphRef")
    add(.dropped(.script), "script handler listener")
    add(.dropped(.animation), "animate animateColor animateMotion animateTransform set discard mpath")
    add(.dropped(.font), "font font-face missing-glyph glyph hkern vkern")
    add(.dropped(.foreignDocument), "iframe audio video canvas object embed img link")
    return rules
  }()

  /// Elements that show something.
  static let drawing: Set<String> = [
    "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "image", "use",
  ]

  /// An attribute by its name in lower case.
  static let attributes: [String: Attribute] = {
    var rules: [String: Attribute] = [:]
    func add(_ inspection: Inspection, _ names: String) {
      for name in names.split(separator: " ") {
        rules[name.lowercased()] = Attribute(name: String(name), inspection: inspection)
      }
    }
    add(.value, geometry + " " + properties + " direction unicode-bidi")
    add(.plain, "class systemLanguage requiredFeatures requiredExtensions in in2 result type media xml:space version")
    rules["id"] = Attribute(name: "id", inspection: .identifier)
    rules["style"] = Attribute(name: "style", inspection: .style)
    rules["lang"] = Attribute(name: "xml:lang", inspection: .language)
    rules["xml:lang"] = rules["lang"]
    rules["href"] = Attribute(name: "xlink:href", inspection: .reference)
    rules["xlink:href"] = rules["href"]
    return rules
  }()

  /// Names that a style sheet may set.
  static let styleProperties = Set((properties + " " + moreProperties).split(separator: " ").map(String.init))

  private static let geometry =
    "x y width height viewBox preserveAspectRatio transform d points cx cy r rx ry x1 y1 x2 y2 fx fy fr offset "
    + "gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform clipPathUnits "
    + "maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY orient pathLength textLength "
    + "lengthAdjust dx dy rotate startOffset method spacing side filterUnits primitiveUnits stdDeviation mode operator "
    + "k1 k2 k3 k4 values tableValues slope intercept amplitude exponent order kernelMatrix divisor bias targetX targetY "
    + "edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent "
    + "limitingConeAngle azimuth elevation pointsAtX pointsAtY pointsAtZ z scale xChannelSelector yChannelSelector radius "
    + "baseFrequency numOctaves seed stitchTiles"

  private static let properties =
    "alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters "
    + "color-rendering display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font "
    + "font-family font-size font-size-adjust font-stretch font-style font-variant font-weight "
    + "glyph-orientation-horizontal glyph-orientation-vertical image-rendering kerning letter-spacing lighting-color "
    + "marker marker-start marker-mid marker-end mask mask-type opacity overflow paint-order shape-rendering stop-color "
    + "stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit "
    + "stroke-opacity stroke-width text-anchor text-decoration text-rendering transform-origin transform-box "
    + "vector-effect visibility white-space word-spacing writing-mode mix-blend-mode isolation"

  private static let moreProperties =
    "background background-color font-feature-settings font-kerning font-variant-caps font-variant-east-asian "
    + "font-variant-ligatures font-variant-numeric font-variant-position font-variation-settings line-height max-width "
    + "max-height text-align text-decoration-color text-decoration-line text-decoration-style text-orientation "
    + "text-transform transform d x y cx cy r rx ry width height"

  /// Functions of CSS that compute something from what is written between their parentheses and from nothing else, and
  /// `url`, whose address is looked at.
  static let functions: Set<String> = [
    "url", "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix", "icc-color",
    "device-cmyk", "matrix", "matrix3d", "translate", "translatex", "translatey", "translate3d", "scale", "scalex",
    "scaley", "scale3d", "rotate", "rotate3d", "skew", "skewx", "skewy", "calc", "min", "max", "clamp", "var", "blur",
    "brightness", "contrast", "drop-shadow", "grayscale", "hue-rotate", "invert", "opacity", "saturate", "sepia",
    "polygon", "circle", "ellipse", "inset", "path", "rect", "linear-gradient", "radial-gradient",
  ]

  /// The elements that a property may refer to; `nil` if it may refer to any.
  static func targets(of property: String) -> Set<String>? {
    switch property {
    case "fill", "stroke": ["linearGradient", "radialGradient", "pattern"]
    case "clip-path": ["clipPath"]
    case "mask": ["mask"]
    case "filter": ["filter"]
    case "marker", "marker-start", "marker-mid", "marker-end": ["marker"]
    default: nil
    }
  }
}
