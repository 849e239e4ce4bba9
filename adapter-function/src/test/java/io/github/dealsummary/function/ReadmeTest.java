package io.github.dealsummary.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.contract.Callers;
import io.github.dealsummary.contract.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README says what the app holds. */
class ReadmeTest {
  private final String readme;

  ReadmeTest() throws IOException {
    readme = Files.readString(Path.of("README.md"));
  }

  @Test
  void functionsAreListedInTheirOrder() {
    List<String> functions =
        readme
            .lines()
            .filter(line -> line.matches("\\| `\\w+` \\| `[A-Z]+ /.*"))
            .map(line -> line.replaceFirst("\\| `(\\w+)` \\| `(.*?)` .*", "$1 $2"))
            .toList();
    assertThat(functions)
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.of(Operation.values())
                        .map(one -> one.id() + " " + one.method() + " " + one.path()),
                    Stream.of("Swagger GET /api/swagger.json"))
                .toList());
    assertThat(readme).contains("`" + Callers.SETTING + "`");
  }
}
