package io.github.dealsummary.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.contract.Callers;
import io.github.dealsummary.contract.DealContract;
import io.github.dealsummary.contract.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README says what the server does. */
class ReadmeTest {
  private static final Pattern ARGUMENT = Pattern.compile("(?m)^(?:\\| `|  )(--[a-z]+)");

  private final String readme;

  ReadmeTest() throws IOException {
    readme = Files.readString(Path.of("README.md"));
  }

  @Test
  void routesAreListedInTheirOrder() {
    List<String> routes =
        readme
            .lines()
            .filter(line -> line.matches("\\| `[A-Z]+ /.*"))
            .map(line -> line.replaceFirst("\\| `(.*?)` .*", "$1"))
            .toList();
    assertThat(routes)
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.of(Operation.values()).map(one -> one.method() + " " + one.path()),
                    Stream.of("GET /api/swagger.json", "GET /health"))
                .toList());
  }

  @Test
  void argumentsAreThoseOfTheHelp() {
    assertThat(arguments(readme)).isEqualTo(arguments(ServerSettings.USAGE));
  }

  @Test
  void namesAreThoseThatAreRead() {
    assertThat(readme)
        .contains(
            "`" + DealContract.KEYS_SETTING + "`",
            "`" + DealContract.KEY_HEADER + "`",
            "`" + DealContract.KEY_PARAMETER + "`",
            "`" + Callers.SETTING)
        .contains("up to " + HttpDoor.LONGEST_FAREWELL.toSeconds() + " seconds")
        .contains("at least " + AccessKeys.SHORTEST + " characters");
    ServerLimits limits = ServerLimits.from(Map.of(), new ArrayList<>());
    assertThat(readme.replace(",000", "000"))
        .contains(
            "| " + limits.questions() + ": `" + ServerLimits.QUESTIONS + "` |",
            "| " + limits.connections() + ": `" + ServerLimits.CONNECTIONS + "`; ",
            "| " + limits.patience().toSeconds() + " seconds: `" + ServerLimits.PATIENCE + "` |",
            "| questions and " + JettySetup.FREE_THREADS + " more |",
            "then have " + Connections.LAST_PATIENCE.toSeconds() + " seconds");
    assertThat(ServerSettings.USAGE).contains("set " + DealContract.KEYS_SETTING + "\n");
  }

  private static Set<String> arguments(String text) {
    return new TreeSet<>(ARGUMENT.matcher(text).results().map(match -> match.group(1)).toList());
  }
}
