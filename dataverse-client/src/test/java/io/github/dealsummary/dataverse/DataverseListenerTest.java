package io.github.dealsummary.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.emulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DataverseListenerTest {
  @RegisterExtension private final Emulated sales = new Emulated();
  private final List<Object> seen = new CopyOnWriteArrayList<>();
  private final DataverseListener listener =
      new DataverseListener() {
        @Override
        public void attempted(Attempt attempt) {
          seen.add(attempt);
        }

        @Override
        public void waited(Wait wait) {
          seen.add(wait);
        }

        @Override
        public void ended(Outcome outcome) {
          seen.add(outcome);
        }
      };
  private final DataverseClient client =
      sales.builder().listener(listener).time(new FakeTimeSource()).build();

  @Test
  void attemptsWaitsAndTheOutcomeAreSeenInTheirOrder() {
    sales.environment.inject(
        Fault.on("accounts").status(503).retryAfter(Duration.ofSeconds(2)).times(1));
    Query secret = Query.of("accounts").where(Condition.column("name").eq("Fourth Coffee"));
    client.page(secret);
    assertThat(seen)
        .satisfiesExactly(
            first ->
                assertThat((DataverseListener.Attempt) first)
                    .satisfies(
                        a -> {
                          assertThat(a.call()).isEqualTo("reading accounts");
                          assertThat(a.number()).isEqualTo(1);
                          assertThat(a.status()).hasValue(503);
                          assertThat(a.failure()).isPresent();
                        }),
            wait ->
                assertThat(wait)
                    .isEqualTo(
                        new DataverseListener.Wait(
                            "reading accounts",
                            ((DataverseListener.Attempt) seen.get(0)).requestId(),
                            DataverseListener.Reason.NEXT_ATTEMPT,
                            Duration.ofSeconds(2))),
            second ->
                assertThat((DataverseListener.Attempt) second)
                    .satisfies(
                        a -> {
                          assertThat(a.number()).isEqualTo(2);
                          assertThat(a.status()).hasValue(200);
                          assertThat(a.failure()).isEmpty();
                        }),
            outcome ->
                assertThat((DataverseListener.Outcome) outcome)
                    .satisfies(
                        o -> {
                          assertThat(o.attempts()).isEqualTo(2);
                          assertThat(o.took()).isEqualTo(Duration.ofSeconds(2));
                          assertThat(o.failure()).isEmpty();
                        }));
    assertThat(seen.toString()).doesNotContain("Fourth").doesNotContain(sales.environment.token());
    assertThat(sales.environment.requests())
        .extracting(r -> r.headers().get("x-ms-client-request-id"))
        .containsOnly(((DataverseListener.Attempt) seen.get(0)).requestId().toString());
  }

  @Test
  void listenerThatThrowsTakesNoPlaceAway() {
    DataverseListener faulty =
        new DataverseListener() {
          @Override
          public void attempted(Attempt attempt) {
            throw new IllegalStateException("full disk");
          }
        };
    try (DataverseClient watched = sales.builder().listener(faulty).build()) {
      for (int i = 0; i < 60; i++) {
        assertThatThrownBy(watched::whoAmI).hasMessage("full disk");
      }
      assertThat(watched.gate().underWay()).isZero();
    }
  }

  @Test
  void failureIsSeenAndThrown() {
    sales.environment.revokeSecret();
    assertThatThrownBy(client::whoAmI).isInstanceOf(DataverseException.class);
    assertThat(seen)
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(((DataverseListener.Outcome) outcome).attempts()).isZero();
              assertThat(((DataverseListener.Outcome) outcome).failure()).isPresent();
            });
  }
}
