package io.github.dealsummary.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FailureTraceTest {
  @Test
  void typesAndFramesOfAllCausesAreListedWithoutTheirMessages() {
    Exception cause = new IllegalArgumentException("a secret");
    Exception failure = new IllegalStateException("of Fourth Coffee", cause);

    List<String> lines = FailureTrace.lines(failure);

    assertThat(lines)
        .startsWith("java.lang.IllegalStateException", "at " + failure.getStackTrace()[0])
        .contains("caused by java.lang.IllegalArgumentException")
        .hasSize(2 + failure.getStackTrace().length + cause.getStackTrace().length);
    assertThat(String.join(" ", lines)).doesNotContain("secret", "Coffee");
  }

  @Test
  void lineOfALogHasTheFirstFramesOfTheFirstCauses() {
    Exception failure = new IllegalArgumentException("0");
    for (int i = 1; i < 20; i++) {
      failure = new IllegalStateException("cause", failure);
    }

    assertThat(FailureTrace.inOneLine(failure))
        .startsWith("java.lang.IllegalStateException at " + failure.getStackTrace()[0])
        .doesNotContain("\n", "IllegalArgumentException")
        .matches("(?:.* caused by ){4}(?!.* caused by ).*")
        .satisfies(line -> assertThat(line.split(" at ", -1)).hasSizeLessThanOrEqualTo(5 * 12 + 1));
  }

  @Test
  @Timeout(10)
  void causesThatLeadInACircleEnd() {
    Exception one = new IllegalStateException();
    Exception other = new IllegalArgumentException(one);
    one.initCause(other);

    assertThat(FailureTrace.lines(one)).filteredOn(line -> !line.startsWith("at ")).hasSize(2);
  }
}
