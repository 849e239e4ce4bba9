package io.github.dealsummary.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.dealsummary.Question;
import io.github.dealsummary.contract.DealContract;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a program may rely on, listed in {@code src/test/resources/public-api}: a change of it shows
 * in the diff of a commit. CONTRIBUTING.md says which changes are allowed.
 */
class PublicApiTest {
  private static final String ROOT = "io.github.dealsummary";
  private static final Path LISTINGS = Path.of("src/test/resources/public-api");
  private static final String COMMAND =
      "mvn -pl verification/acceptance -am test -Dtest=PublicApiTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dpublic-api.write";

  /** The packages that are API, and a class by which their module is found. */
  private record Module(String name, Class<?> oneOfIt, List<String> packages) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Module> modules() {
    return Stream.of(
        new Module(
            "dataverse-client",
            DataverseClient.class,
            List.of(ROOT + ".dataverse", ROOT + ".dataverse.entra")),
        new Module("dataverse-emulator", DataverseEmulator.class, List.of(ROOT + ".emulator")),
        new Module(
            "summary-core", Question.class, List.of(ROOT, ROOT + ".desk", ROOT + ".settings")),
        new Module("openapi", DealContract.class, List.of(ROOT + ".contract")));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void listingShowsThePublicApi(Module module) throws IOException {
    Path file = LISTINGS.resolve(module.name() + ".txt");
    String actual = ApiListing.of(module.oneOfIt(), module.packages());
    if (System.getProperty("public-api.write") != null) {
      Files.createDirectories(LISTINGS);
      Files.writeString(file, actual);
    }
    String listed = Files.exists(file) ? Files.readString(file) : "";
    difference(module.name(), listed, actual).ifPresent(text -> fail(text));
  }

  @Test
  void contributorsAreToldTheCommand() throws IOException {
    assertThat(Path.of("../../CONTRIBUTING.md")).content().contains(COMMAND);
  }

  @Test
  void typeIsListedWithWhatOthersCanUse() {
    assertThat(ApiType.describe(Sample.class))
        .isEqualTo(
            """
            PublicApiTest.Sample<T extends Number>: abstract class implements Supplier<T>
              <E extends Exception> List<? super E> all(Map<String, E[]>, T...) throws IOException
              @Deprecated static final int MOST
              @Nullable String name(@Nullable Object)
              abstract T get()
              new(String)
              protected void inherit()
            """);
    assertThat(ApiType.describe(Sample.Point.class))
        .isEqualTo(
            "PublicApiTest.Sample.Point: record (int x, @Nullable String label)\n"
                + "  static PublicApiTest.Sample.Point origin()\n");
  }

  @Test
  void differenceSaysWhatIsNewWhatIsGoneAndWhatToDo() {
    assertThat(difference("openapi", "A\nB\n", "A\nC\n"))
        .get()
        .asString()
        .contains("openapi", "- B", "+ C", COMMAND)
        .doesNotContain("- A", "+ A");
    assertThat(difference("openapi", "A\n", "A\n")).isEmpty();
    assertThat(difference("openapi", "A\nA\n", "A\n")).isPresent();
  }

  /** What the listing has to say each kind of thing of. */
  @SuppressWarnings("unused")
  public abstract static class Sample<T extends Number> implements Supplier<T> {
    @Deprecated public static final int MOST = 1;

    int hidden;

    public Sample(String text) {}

    public @Nullable String name(@Nullable Object of) {
      return null;
    }

    @SafeVarargs
    public final <E extends Exception> List<? super E> all(Map<String, E[]> in, T... numbers)
        throws IOException {
      return List.of();
    }

    protected void inherit() {}

    void own() {}

    @Override
    public abstract T get();

    @Override
    public String toString() {
      return "";
    }

    public record Point(int x, @Nullable String label) {
      public static Point origin() {
        return new Point(0, null);
      }
    }
  }

  private static Optional<String> difference(String module, String listed, String actual) {
    if (listed.equals(actual)) {
      return Optional.empty();
    }
    StringBuilder text =
        new StringBuilder("The public API of ")
            .append(module)
            .append(" is not what is listed ('-' is listed, '+' is there):\n");
    lines(listed, actual).forEach(line -> text.append("- ").append(line).append("\n"));
    lines(actual, listed).forEach(line -> text.append("+ ").append(line).append("\n"));
    text.append("If that is meant, and CONTRIBUTING.md allows it, write the listing anew:\n");
    return Optional.of(text.append(COMMAND).append("\n").toString());
  }

  /** The lines of one text that the other has not; each with the type it belongs to. */
  private static Stream<String> lines(String one, String other) {
    List<String> known = withTypes(other);
    return withTypes(one).stream().filter(line -> !known.contains(line));
  }

  private static List<String> withTypes(String listing) {
    String[] type = {""};
    return listing
        .lines()
        .filter(line -> !line.isBlank())
        .map(
            line -> {
              if (!line.startsWith(" ")) {
                type[0] = line.replaceFirst("[<:].*", "");
                return line;
              }
              return type[0] + " " + line.strip();
            })
        .toList();
  }
}
