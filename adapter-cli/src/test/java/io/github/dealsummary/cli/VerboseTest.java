package io.github.dealsummary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a failure that nobody expected: here, that the answer cannot be printed. */
class VerboseTest {
  private static final String WHAT = "This should not have happened. Please report this.";

  @Test
  void withoutItOneLineSaysHowToFindOut() {
    assertThat(failing("summarize", "Fourth Coffee", "--demo"))
        .contains(WHAT, "--verbose", "report")
        .doesNotContain("\tat ", "    at ", "secret", "Coffee", "java.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--verbose find Litware --demo",
        "find --verbose Litware --demo",
        "find Litware --demo --verbose"
      })
  void withItTheTraceIsPrintedAndNoMessage(String arguments) {
    String said = failing(arguments.split(" "));

    assertThat(said)
        .contains(WHAT)
        .contains("    at " + VerboseTest.class.getName())
        .contains("caused by java.lang.UnsupportedOperationException")
        .contains("    at " + DealSummaryCommand.class.getName() + ".run(")
        .doesNotContain("secret", "Litware", "Run it again");
  }

  @Test
  void traceIsPrintedInFull() {
    String said =
        failing(
            () -> {
              StackOverflowError deep = new StackOverflowError("secret");
              deep.setStackTrace(manyFrames());
              throw deep;
            },
            "--verbose",
            "find",
            "Litware",
            "--demo");

    assertThat(said)
        .contains(WHAT, "java.lang.StackOverflowError")
        .contains("    at Deep.call(Deep.java:1)", "    at Deep.call(Deep.java:500)")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--verbose"})
  void expectedFailureIsSaidAlike(String option) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] arguments = ("find Litware --demo --environment emea " + option).strip().split(" ");

    int exit =
        DealSummaryCommand.run(
            arguments,
            Map.of(),
            new PrintStream(OutputStream.nullOutputStream()),
            new PrintStream(err, true, UTF_8));

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .hasSize(2)
        .last()
        .asString()
        .contains("Configured are: sales");
  }

  private static StackTraceElement[] manyFrames() {
    StackTraceElement[] frames = new StackTraceElement[500];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = new StackTraceElement("Deep", "call", "Deep.java", i + 1);
    }
    return frames;
  }

  private static String failing(String... arguments) {
    return failing(
        () -> {
          Exception cause = new UnsupportedOperationException("secret of Fourth Coffee");
          throw new IllegalStateException("secret of Litware", cause);
        },
        arguments);
  }

  /** What is said when standard output does this in place of printing. */
  private static String failing(Runnable failure, String... arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream out =
        new PrintStream(OutputStream.nullOutputStream()) {
          @Override
          public void println(String line) {
            failure.run();
          }
        };
    int exit = DealSummaryCommand.run(arguments, Map.of(), out, new PrintStream(err, true, UTF_8));
    assertThat(exit).isEqualTo(1);
    List<String> lines = err.toString(UTF_8).lines().toList();
    assertThat(lines.get(0)).startsWith("Demo: ");
    return String.join("\n", lines);
  }
}
