package example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dealsummary.desk.DealDesk;
import io.github.dealsummary.Question;
import io.github.dealsummary.settings.Settings;
import io.github.dealsummary.emulator.DataverseEmulator;
import org.junit.jupiter.api.Test;

class ServiceDeskTest {
  @Test
  void dealIsSummarizedInAnotherProject() {
    try (DataverseEmulator sales = DataverseEmulator.start();
        DealDesk desk = DealDesk.open(Settings.from(sales.variables()))) {
      String text = desk.summarize(Question.about("Fourth Coffee")).text();
      assertTrue(text.contains("10 orders of Product SKU JJ202 (sample)"), text);
    }
  }
}
