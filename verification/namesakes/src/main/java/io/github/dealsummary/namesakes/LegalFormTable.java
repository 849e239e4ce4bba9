package io.github.dealsummary.namesakes;

import io.github.dealsummary.namesakes.LegalForm.Place;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The legal forms of many countries: those that most firms have, and the rarer ones of
 * summary-core. Two spellings of one line are the same form, and so are two that are in one family
 * there.
 */
final class LegalFormTable {
  /** Script, place and spellings. The first spelling names the family. */
  private static final String TABLE =
      """
      LATIN BEHIND Inc.; Inc; Incorporated
      LATIN BEHIND Corp.; Corporation
      LATIN BEHIND Company; Co.
      LATIN BEHIND Ltd; Ltd.; Limited
      LATIN BEHIND LLC; L.L.C.; Limited Liability Company
      LATIN BEHIND LLP; L.L.P.
      LATIN BEHIND plc; PLC; Public Limited Company
      LATIN BEHIND LP; L.P.
      LATIN BEHIND Pty Ltd; Pty. Ltd.; Proprietary Limited
      LATIN BEHIND Pvt Ltd; Pvt. Ltd.; Private Limited
      LATIN BEHIND Pte Ltd; Pte. Ltd.
      LATIN BEHIND Co., Ltd.; Co Ltd
      LATIN BEHIND Sdn Bhd; Sdn. Bhd.
      LATIN BEHIND GmbH; G.m.b.H.; Gesellschaft mit beschränkter Haftung
      LATIN BEHIND GmbH & Co. KG; GmbH und Co. KG
      LATIN BEHIND AG; A.G.; Aktiengesellschaft
      LATIN BEHIND KG; Kommanditgesellschaft
      LATIN BEHIND OHG
      LATIN BEHIND e.K.
      LATIN BEHIND SE
      LATIN BEHIND S.A.; SA
      LATIN BEHIND SAS; S.A.S.
      LATIN BEHIND SARL; S.à r.l.; S.A.R.L.
      LATIN BEHIND S.r.l.; SRL; S.R.L.
      LATIN BEHIND S.p.A.; SpA
      LATIN BEHIND S.L.; SL
      LATIN BEHIND S.A. de C.V.; SA de CV
      LATIN BEHIND Ltda; Ltda.
      LATIN BEHIND Lda; Lda.
      LATIN BEHIND B.V.; BV
      LATIN BEHIND N.V.; NV
      LATIN BEHIND BVBA
      LATIN BEHIND AB; Aktiebolag
      LATIN BEHIND AS; A/S; a.s.; A.Ş.
      LATIN BEHIND ApS
      LATIN BEHIND ASA
      LATIN BEHIND Oy; Osakeyhtiö
      LATIN BEHIND Oyj
      LATIN BEHIND OÜ
      LATIN BEHIND sp. z o.o.; Sp. z o.o.
      LATIN BEHIND s.r.o.; spol. s r.o.
      LATIN BEHIND Kft.; Kft
      LATIN BEHIND Zrt.; Zrt
      LATIN BEHIND d.o.o.
      LATIN BEHIND K.K.
      LATIN IN_FRONT UAB
      LATIN IN_FRONT SIA
      LATIN IN_FRONT PT
      LATIN IN_FRONT OOO
      CYRILLIC IN_FRONT ООО
      CYRILLIC IN_FRONT АО
      CYRILLIC IN_FRONT ЗАО
      CYRILLIC IN_FRONT ТОВ
      JAPANESE IN_FRONT 株式会社
      JAPANESE IN_FRONT 有限会社
      JAPANESE IN_FRONT 合同会社
      CHINESE BEHIND 有限公司
      CHINESE BEHIND 股份有限公司
      KOREAN IN_FRONT 주식회사; (주)
      KOREAN IN_FRONT 유한회사
      GREEK BEHIND Α.Ε.; ΑΕ
      GREEK BEHIND Ε.Π.Ε.; ΕΠΕ
      ARABIC BEHIND ذ.م.م
      ARABIC BEHIND ش.م.ل
      """;

  private static final FormFamilies FAMILIES = new FormFamilies();
  private static final List<LegalForm> FREQUENT =
      TABLE.lines().flatMap(LegalFormTable::family).toList();
  private static final List<LegalForm> RARE_LATIN = FAMILIES.latin();

  private LegalFormTable() {}

  /** Returns the usual spellings of a script's frequent forms. */
  static List<LegalForm> frequent(Script script) {
    return FREQUENT.stream().filter(form -> form.script() == script).toList();
  }

  /** Returns further spellings; none for most scripts. */
  static List<LegalForm> rare(Script script) {
    return script == Script.LATIN ? RARE_LATIN : List.of();
  }

  private static Stream<LegalForm> family(String line) {
    String[] parts = line.split(" ", 3);
    List<String> spellings = Arrays.stream(parts[2].split("; ", -1)).toList();
    String shown = FAMILIES.of(spellings.get(0)).orElse(spellings.get(0));
    return spellings.stream()
        .map(
            spelling ->
                new LegalForm(Script.valueOf(parts[0]), Place.valueOf(parts[1]), shown, spelling));
  }
}
