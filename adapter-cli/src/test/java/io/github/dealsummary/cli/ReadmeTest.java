package io.github.dealsummary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.Ranking;
import io.github.dealsummary.contract.AnswerFormat;
import io.github.dealsummary.contract.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README and the help say what the code does. */
class ReadmeTest {
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
  private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z]+)  ");
  private static final List<String> COMMANDS =
      Stream.concat(
              Stream.of(Operation.values()).map(one -> one.name().toLowerCase(Locale.ROOT)),
              Stream.of("emulator"))
          .toList();

  private final String readme;

  ReadmeTest() throws IOException {
    readme = Files.readString(Path.of("README.md"));
  }

  @Test
  void exitCodesAreThoseOfTheProgram() {
    String help = help().replaceAll("\\s+", " ");
    ExitCode.meanings()
        .forEach(
            (number, meaning) -> {
              assertThat(readme).contains("\n| " + number + " | " + meaning + " |\n");
              assertThat(help).contains(" " + number + " " + meaning + " ");
            });
    assertThat(readme.split("\n\\| \\d \\| ", -1)).hasSize(ExitCode.values().length + 1);
  }

  @Test
  void everyOperationHasACommand() {
    String commands = help().replaceFirst("(?s).*Commands:\\n(.*?)\\n\\n.*", "$1");
    assertThat(COMMAND.matcher(commands).results().map(match -> match.group(1)))
        .containsExactlyElementsOf(COMMANDS);
    assertThat(COMMANDS).allSatisfy(name -> assertThat(readme).contains("\n| `" + name));
  }

  @Test
  void everyOptionIsListedAndNoOther() {
    Set<String> offered = options(help());
    for (String command : COMMANDS) {
      offered.addAll(options(help(command)));
    }
    assertThat(options(readme)).isEqualTo(offered);
  }

  @Test
  void wordsOfAnOptionAreThoseThatAreTaken() {
    for (Ranking ranking : Ranking.values()) {
      assertThat(row("--rank")).contains("`" + ranking.word() + "`");
      assertThat(help("find")).contains(ranking.word());
    }
    for (AnswerFormat format : AnswerFormat.values()) {
      assertThat(row("--format")).contains("`" + format.word() + "`");
      assertThat(help("find")).contains(format.word());
    }
  }

  private String row(String option) {
    return readme.lines().filter(line -> line.startsWith("| `" + option)).findFirst().orElseThrow();
  }

  private static Set<String> options(String text) {
    return new TreeSet<>(OPTION.matcher(text).results().map(MatchResult::group).toList());
  }

  private static String help(String... command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] arguments = Arrays.copyOf(command, command.length + 1);
    arguments[command.length] = "--help";
    DealSummaryCommand.run(arguments, Map.of(), new PrintStream(out, true, UTF_8), System.err);
    return out.toString(UTF_8);
  }
}
