package io.github.dealsummary.acceptance;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each promise of SECURITY.md names the test that holds it, and that test is there. */
class SecurityPageTest {
  /** A row of the table of promises: what is promised, and the tests behind it. */
  private static final Pattern PROMISE =
      Pattern.compile("^\\| ([A-Z][^|]+) \\| ((?:`[^`|]+`(?:, )?)+) \\|$", Pattern.MULTILINE);

  private static final Predicate<String> HEAD = "| promise | held by |"::equals;

  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");

  private final String page = read(Path.of("../../SECURITY.md"));

  @Test
  void everyPromiseNamesTheTestsThatHoldIt() {
    long rows = page.lines().filter(line -> line.startsWith("| ")).filter(HEAD.negate()).count();
    assertThat(promises()).hasSizeGreaterThan(20).hasSize((int) rows);
    assertThat(promises())
        .allSatisfy(
            promise -> assertThat(promise.group(2).replaceAll(TEST + "(, )?", "")).isEmpty());
  }

  @Test
  void everyNamedTestIsThere() {
    Map<String, String> tests =
        Repository.files(file -> file.toString().matches(".*/src/test/java/.*(Test|IT)\\.java"))
            .stream()
            .collect(
                toMap(SecurityPageTest::name, SecurityPageTest::read, (one, two) -> one + two));
    List<String> missing =
        promises().stream()
            .flatMap(promise -> TEST.matcher(promise.group(2)).results())
            .filter(
                test -> {
                  String body = tests.getOrDefault(test.group(1), "");
                  return !body.contains(" void " + test.group(2) + "(");
                })
            .map(MatchResult::group)
            .toList();
    assertThat(missing).isEmpty();
  }

  private List<MatchResult> promises() {
    return PROMISE.matcher(page).results().toList();
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
