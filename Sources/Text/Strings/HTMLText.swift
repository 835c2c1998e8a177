/// HTML's character references as `System.Net.WebUtility` writes and reads them.
package enum HTMLText {
  /// `HtmlEncode`: the five characters of markup, Latin-1 from U+00A0 on, and surrogate pairs; lone surrogates become U+FFFD.
  package static func encode(_ text: PSString) -> PSString {
    let builder = PSStringBuilder(capacity: text.count + 16)
    var i = 0
    while i < text.count {
      let (scalar, length) = text.codePoint(at: i)
      i += length
      switch scalar {
      case 0x3C: builder.append(ascii: "&lt;")
      case 0x3E: builder.append(ascii: "&gt;")
      case 0x26: builder.append(ascii: "&amp;")
      case 0x22: builder.append(ascii: "&quot;")
      case 0x27: builder.append(ascii: "&#39;")
      case 0xA0...0xFF, 0x10000...:
        builder.append(ascii: "&#")
        builder.append(Int(scalar))
        builder.append(unit: 0x3B)
      case 0xD800...0xDFFF: builder.append(unit: 0xFFFD)
      default: builder.append(scalar: scalar)
      }
    }
    return builder.count == text.count ? text : builder.build()
  }

  /// `HtmlDecode`: numbers, and the names of HTML 4 with their case; what is no reference stays.
  package static func decode(_ text: PSString) -> PSString {
    guard text.contains(0x26) else { return text }
    let builder = PSStringBuilder(capacity: text.count)
    var i = 0
    while i < text.count {
      // A reference ends at the next semicolon, unless another ampersand begins before.
      if text[i] == 0x26, let end = text.indexOfAny([0x3B, 0x26], in: i + 1..<text.count), text[end] == 0x3B,
        let scalar = scalar(text.substring(i + 1..<end).string)
      {
        builder.append(scalar: scalar)
        i = end + 1
      } else {
        builder.append(unit: text[i])
        i += 1
      }
    }
    return builder.build()
  }

  private static func scalar(_ reference: String) -> UInt32? {
    guard reference.hasPrefix("#") else { return names[reference] }
    let digits = reference.dropFirst()
    let hexadecimal = digits.first == "x" || digits.first == "X"
    guard let value = hexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits), value > 0, Unicode.Scalar(value) != nil else {
      return nil
    }
    return value
  }

  private static let names: [String: UInt32] = {
    var names: [String: UInt32] = ["lt": 0x3C, "gt": 0x3E, "amp": 0x26, "quot": 0x22, "apos": 0x27]
    for (i, name) in latin1Names.split(separator: " ").enumerated() { names[String(name)] = 0xA0 + UInt32(i) }
    let others = otherNames.split(separator: " ")
    for i in stride(from: 0, to: others.count - 1, by: 2) { names[String(others[i])] = UInt32(others[i + 1], radix: 16) }
    return names
  }()

  /// U+00A0 and on, in order.
  private static let latin1Names = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para \
    middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave \
    Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc \
    Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc \
    iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
    """

  /// Name and code point, in pairs.
  private static let otherNames = """
    Alpha 391 Beta 392 Chi 3A7 Dagger 2021 Delta 394 Epsilon 395 Eta 397 Gamma 393 Iota 399 Kappa 39A Lambda 39B Mu 39C \
    Nu 39D OElig 152 Omega 3A9 Omicron 39F Phi 3A6 Pi 3A0 Prime 2033 Psi 3A8 Rho 3A1 Scaron 160 Sigma 3A3 Tau 3A4 Theta 398 \
    Upsilon 3A5 Xi 39E Yuml 178 Zeta 396 alefsym 2135 alpha 3B1 and 2227 ang 2220 asymp 2248 bdquo 201E beta 3B2 bull 2022 \
    cap 2229 chi 3C7 circ 2C6 clubs 2663 cong 2245 crarr 21B5 cup 222A dArr 21D3 dagger 2020 darr 2193 delta 3B4 diams 2666 \
    empty 2205 emsp 2003 ensp 2002 epsilon 3B5 equiv 2261 eta 3B7 euro 20AC exist 2203 fnof 192 forall 2200 frasl 2044 \
    gamma 3B3 ge 2265 hArr 21D4 harr 2194 hearts 2665 hellip 2026 image 2111 infin 221E int 222B iota 3B9 isin 2208 \
    kappa 3BA lArr 21D0 lambda 3BB lang 2329 larr 2190 lceil 2308 ldquo 201C le 2264 lfloor 230A lowast 2217 loz 25CA \
    lrm 200E lsaquo 2039 lsquo 2018 mdash 2014 minus 2212 mu 3BC nabla 2207 ndash 2013 ne 2260 ni 220B notin 2209 nsub 2284 \
    nu 3BD oelig 153 oline 203E omega 3C9 omicron 3BF oplus 2295 or 2228 otimes 2297 part 2202 permil 2030 perp 22A5 phi 3C6 \
    pi 3C0 piv 3D6 prime 2032 prod 220F prop 221D psi 3C8 rArr 21D2 radic 221A rang 232A rarr 2192 rceil 2309 rdquo 201D \
    real 211C rfloor 230B rho 3C1 rlm 200F rsaquo 203A rsquo 2019 sbquo 201A scaron 161 sdot 22C5 sigma 3C3 sigmaf 3C2 \
    sim 223C spades 2660 sub 2282 sube 2286 sum 2211 sup 2283 supe 2287 tau 3C4 there4 2234 theta 3B8 thetasym 3D1 \
    thinsp 2009 tilde 2DC trade 2122 uArr 21D1 uarr 2191 upsih 3D2 upsilon 3C5 weierp 2118 xi 3BE zeta 3B6 zwj 200D \
    zwnj 200C
    """
}
