package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Requests that come at the same time. */
class ConcurrencyTest {
  @Test
  void aDelayedPartOfAChangeSetHoldsUpNobodyElse() {
    try (DataverseEmulator emulator = DataverseEmulator.start()) {
      emulator.inject(Fault.on("accounts").delay(Duration.ofMinutes(5)));
      Wire wire = Wire.to(emulator);
      String body =
          "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: application/http\r\n\r\n"
              + "POST accounts HTTP/1.1\r\n\r\n{}\r\n--c--\r\n--b--\r\n";
      CompletableFuture<HttpResponse<String>> delayed =
          CompletableFuture.supplyAsync(
              () -> wire.post("$batch", body, "Content-Type", "multipart/mixed; boundary=b"));
      while (emulator.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      for (int i = 0; i < 100; i++) {
        CompletableFuture<HttpResponse<String>> other =
            CompletableFuture.supplyAsync(() -> wire.get("contacts?$top=1"));
        assertThat(other.orTimeout(20, TimeUnit.SECONDS).join().statusCode()).isEqualTo(200);
      }
      assertThat(delayed).isNotDone();
    }
  }

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
