package io.github.dealsummary.find;

import java.lang.Character.UnicodeScript;
import java.util.List;

/**
 * The articles and legal forms that may stand in front of a stored name, in the script of the name
 * that was asked. An index helps with each of them.
 *
 * @param articles the patterns of articles, with the blank behind them
 * @param forms the legal forms
 */
record FrontWords(List<String> articles, List<String> forms) {
  private static final FrontWords NONE = new FrontWords(List.of(), List.of());

  /** The, then those like la, le, les, los, then those like der, die, das, de. */
  private static final FrontWords LATIN =
      new FrontWords(List.of("The ", "L[aeo]% ", "D[aei]% "), List.of("PT", "UAB", "SIA"));

  private static final FrontWords CYRILLIC =
      new FrontWords(List.of(), List.of("ООО", "АО", "ПАО", "ЗАО", "ТОВ"));

  private static final FrontWords JAPANESE =
      new FrontWords(List.of(), List.of("株式会社", "(株)", "有限会社", "合同会社"));

  private static final FrontWords KOREAN =
      new FrontWords(List.of(), List.of("주식회사", "(주)", "유한회사"));
  private static final FrontWords ARABIC = new FrontWords(List.of(), List.of("شركة"));
  private static final FrontWords THAI = new FrontWords(List.of(), List.of("บริษัท"));

  /** Returns those of the name's script, which is Latin only if no letter is of another. */
  static FrontWords of(String name) {
    return name.codePoints()
        .filter(Character::isLetter)
        .mapToObj(UnicodeScript::of)
        .filter(script -> script != UnicodeScript.LATIN)
        .findFirst()
        .map(FrontWords::of)
        .orElse(LATIN);
  }

  private static FrontWords of(UnicodeScript script) {
    return switch (script) {
      case CYRILLIC -> CYRILLIC;
      case HAN, HIRAGANA, KATAKANA -> JAPANESE;
      case HANGUL -> KOREAN;
      case ARABIC -> ARABIC;
      case THAI -> THAI;
      default -> NONE;
    };
  }
}
