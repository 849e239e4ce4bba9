package io.github.dealsummary.find;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.Customer;
import io.github.dealsummary.table.KnownCustomer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class LegalFormFamiliesTest {
  private static final Path INPUT = Path.of("src/test/resources/legal-forms");
  private static final Path FILE =
      Path.of("src/main/resources/io/github/dealsummary/find/legal-forms.txt");

  /** The list is to stay small beside the classes. */
  private static final int MOST_BYTES = 60_000;

  /** The codes of a country, as in {@code AT AXSB, DE 2HBR}, or a source by hand. */
  private static final Pattern SOURCE =
      Pattern.compile("by hand: [A-Z]{2}.*|[A-Z]{2}( [A-Z0-9]{4})+(, [A-Z]{2}( [A-Z0-9]{4})+)*");

  /**
   * Terms of cleanco that count as words. {@code e.u.} and {@code et} cannot be told from "EU" and
   * from the French "and". The last one was read in another encoding than it was written in.
   */
  private static final List<String> WORDS_OF_CLEANCO =
      List.of("e.u.", "et", "nl", "ve\u00c5\u0099. obch. spol.");

  /** The file is written anew with {@code -Dlegal-forms.write=true}. */
  @Test
  void fileIsWhatTheGeneratorMakes() throws IOException {
    String generated = LegalFormsGenerator.generate(INPUT);
    if (Boolean.getBoolean("legal-forms.write")) {
      Files.writeString(FILE, generated);
    }
    assertThat(Files.readString(FILE)).isEqualTo(generated);
  }

  @Test
  void noSpellingIsInTwoFamilies() throws IOException {
    Map<String, String> lines = new HashMap<>();
    SoftAssertions softly = new SoftAssertions();
    for (String line : lines(FILE)) {
      for (String spelling : line.substring(0, line.indexOf(" | ")).split(" = |; ", -1)) {
        String before = lines.put(LegalFormFamilies.letters(spelling), line);
        softly.assertThat(before).as(spelling).isIn(null, line);
      }
    }
    softly.assertAll();
    assertThat(lines).hasSizeGreaterThan(1_000);
  }

  @Test
  void everyFamilyNamesItsSources() throws IOException {
    assertThat(lines(FILE))
        .allSatisfy(
            line ->
                assertThat(line.substring(line.indexOf(" | ") + 3).split(" \\| ", -1))
                    .allMatch(SOURCE.asMatchPredicate()));
  }

  @Test
  void wellKnownFormsAreFamiliesOfTheirOwn() {
    List<String> forms =
        List.of(
            "Inc Corp Co Ltd LLC plc LP GmbH AG SA NV SRL BV Oy AB LLP KG SE SARL SpA AS ApS"
                .split(" ", -1));
    assertThat(forms.stream().map(LegalFormFamiliesTest::family).distinct())
        .hasSameSizeAs(forms)
        .allMatch(Optional::isPresent);
  }

  @Test
  void spellingsOfOneFormAreOneFamily() throws IOException {
    SoftAssertions softly = new SoftAssertions();
    for (String[] pair : pairs("same-form.txt", " = ")) {
      softly.assertThat(family(pair[0])).as(pair[0]).isPresent().isEqualTo(family(pair[1]));
    }
    softly.assertAll();
  }

  @Test
  void differentFormsAreDifferentFamilies() throws IOException {
    SoftAssertions softly = new SoftAssertions();
    for (String[] pair : pairs("other-form.txt", " <> ")) {
      softly.assertThat(family(pair[1])).as(pair[1]).isPresent().isNotEqualTo(family(pair[0]));
    }
    softly.assertAll();
  }

  @Test
  void wordsAreNoForms() throws IOException {
    assertThat(lines(INPUT.resolve("not-legal-forms.txt")))
        .hasSizeGreaterThan(50)
        .allSatisfy(line -> assertThat(family(line.substring(0, line.indexOf(" | ")))).isEmpty());
    assertThat(Stream.of("Holding", "Group", "Bank", "Partners", "Church", "Canton of Bern"))
        .allMatch(word -> family(word).isEmpty());
  }

  @Test
  void termsOfCleancoAreKnown() throws IOException {
    assertThat(lines(INPUT.resolve("cleanco-terms.txt")).stream().filter(t -> family(t).isEmpty()))
        .isEqualTo(WORDS_OF_CLEANCO);
  }

  @Test
  void firmWithATermOfCleancoIsFoundWithoutIt() throws IOException {
    AskedCustomer asked = AskedCustomer.of("Hello World");
    assertThat(lines(INPUT.resolve("cleanco-terms.txt")))
        .hasSizeGreaterThan(178)
        .allSatisfy(term -> assertThat(asked.fit(firm("Hello World " + term))).isPresent());
  }

  private static KnownCustomer firm(String name) {
    Customer customer =
        new Customer(
            new UUID(0, 1),
            Customer.Kind.ACCOUNT,
            name,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true);
    return new KnownCustomer(
        customer,
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  @Test
  void fewFormsStandInFront() {
    assertThat(
            Stream.of("PT", "UAB", "SIA", "OOO", "ООО", "ЗАО", "ZAO", "ПАО", "PAO", "АО")
                .map(LegalFormFamilies::letters))
        .allMatch(LegalFormFamilies::standsInFront);
    assertThat(
            Stream.of("ТОВ", "ТОО", "ИП", "株式会社", "(株)", "有限会社", "주식회사", "(주)", "บริษัท", "شركة")
                .map(LegalFormFamilies::letters))
        .allMatch(LegalFormFamilies::standsInFront);
    assertThat(
            Stream.of(
                    "CV", "UD", "AS", "NV", "SA", "AB", "AO", "Co", "KG", "Tbk", "Ltd", "有限公司",
                    "จำกัด")
                .map(LegalFormFamilies::letters))
        .noneMatch(LegalFormFamilies::standsInFront);
  }

  @Test
  void lettersHaveNoAccentsSignsAndJoints() {
    assertThat(LegalFormFamilies.letters("S.à r.l.")).isEqualTo("sarl");
    assertThat(LegalFormFamilies.letters(" A/S ")).isEqualTo("as");
    assertThat(LegalFormFamilies.letters("GmbH & Co. KG")).isEqualTo("gmbhcokg");
    assertThat(LegalFormFamilies.letters("GmbH und Co. KG")).isEqualTo("gmbhcokg");
    assertThat(LegalFormFamilies.letters("Y. K.")).isEqualTo("yk");
    assertThat(LegalFormFamilies.letters("ΕΠΕ ΕΤΑΙΡΕΙΑΣ")).isEqualTo("επεεταιρειασ");
    assertThat(LegalFormFamilies.letters("\u00a0Ltd.\u3000Şti.")).isEqualTo("ltdsti");
    assertThat(LegalFormFamilies.letters("&")).isEmpty();
  }

  @Test
  void jointThatIsWrittenOutAndJoinedIsKnown() {
    assertThat(Stream.of("gmbhcokg", "gmbhandcokg", "gmbhundcokg", "gmbhetcokg"))
        .allMatch(key -> LegalFormFamilies.family(key).equals(Optional.of("GmbH & Co. KG")));
  }

  @Test
  void signsAreThoseOfScriptsWithoutBlanksAndTheLongestComesFirst() {
    List<String> signs = LegalFormFamilies.signs();
    assertThat(signs).contains("株式会社", "股份有限公司", "有限公司", "주식회사").doesNotContain("株");
    assertThat(signs.indexOf("股份有限公司")).isLessThan(signs.indexOf("有限公司"));
    assertThat(signs).noneMatch(sign -> sign.chars().anyMatch(c -> c < 128 && c > '9'));
  }

  @Test
  void mostWordsIsThatOfTheLongestSpelling() {
    assertThat(LegalFormFamilies.mostWords())
        .isEqualTo("S A P I de C V SOFOM E N R".split(" ", -1).length);
  }

  @Test
  void fileIsSmall() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      Files.copy(FILE, gzip);
    }
    assertThat(compressed.size()).isLessThan(MOST_BYTES);
  }

  private static Optional<String> family(String spelling) {
    return LegalFormFamilies.family(LegalFormFamilies.letters(spelling));
  }

  private static List<String[]> pairs(String file, String between) throws IOException {
    List<String[]> pairs =
        lines(INPUT.resolve(file)).stream().map(line -> line.split(between, -1)).toList();
    assertThat(pairs).hasSizeGreaterThanOrEqualTo(60).allMatch(pair -> pair.length == 2);
    return pairs;
  }

  private static List<String> lines(Path file) throws IOException {
    return LegalFormsGenerator.lines(file).toList();
  }
}
