package io.github.dealsummary.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreTest {
  @Test
  void workThatOverflowsTheStackLeavesNothingBehind() {
    Store store = new Store(Schema.standard(), Clock.systemUTC());
    assertThatThrownBy(
            () ->
                store.atomically(
                    () -> {
                      store.add("account", Map.of("name", "half written"));
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(StackOverflowError.class);
    assertThat(store.allRows().size()).isZero();
  }
}
