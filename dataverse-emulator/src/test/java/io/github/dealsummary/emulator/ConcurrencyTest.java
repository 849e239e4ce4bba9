package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Requests that come at the same time. */
class ConcurrencyTest {
  @Test
  void anAcknowledgedUpdateOutlivesReferencesSetBesideIt() {
    try (DataverseEmulator emulator = DataverseEmulator.start()) {
      Wire wire = Wire.to(emulator);
      String account = "accounts(" + wire.create("accounts", "{'name':'A'}") + ")";
      String contact = wire.create("contacts", "{'lastname':'C'}");
      String reference = "{\"@odata.id\":\"contacts(" + contact + ")\"}";
      CompletableFuture<Void> pointing =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < 500; i++) {
                  wire.put(account + "/primarycontactid/$ref", reference);
                }
              });
      for (int i = 0; i < 500; i++) {
        String patch = "{\"telephone1\":\"" + i + "\"}";
        assertThat(wire.patch(account, patch).statusCode()).isEqualTo(204);
        assertThat(Wire.json(wire.get(account)).get("telephone1").asText())
            .isEqualTo(String.valueOf(i));
      }
      pointing.join();
    }
  }
}
