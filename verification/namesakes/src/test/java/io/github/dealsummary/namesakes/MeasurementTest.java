package io.github.dealsummary.namesakes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.emulator.DataverseEmulator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The measurement in small; the benchmarks run it with 20,000 customers. */
class MeasurementTest {
  private static final Measurement SMALL = new Measurement(270, 30, 200, 7);
  private static final double LEAST_FOUND = 0.98;

  @Test
  void noAnswerAndNoNoteIsAboutAnotherFirm() {
    try (DataverseEmulator emulator = DataverseEmulator.start()) {
      holds(SMALL.in(emulator, Map.of()));
    }
  }

  @Test
  void noAnswerAndNoNoteIsAboutAnotherFirmWhereAccentsCount() {
    try (DataverseEmulator emulator = DataverseEmulator.builder().accentSensitive().start()) {
      holds(SMALL.in(emulator, Map.of()));
    }
  }

  private static void holds(Report report) {
    assertThat(report.wrong()).isEmpty();
    assertThat(report.notesOnAnotherFirm()).isZero();
    assertThat(report.desk().foundOfRightAndShortened())
        .as(() -> String.join("\n", report.missed()))
        .isGreaterThanOrEqualTo(LEAST_FOUND);
  }
}
