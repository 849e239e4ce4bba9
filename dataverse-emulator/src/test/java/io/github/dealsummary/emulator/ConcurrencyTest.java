package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

  @Test
  void ofManyChangeSetsThatCreateOneIdOneIsDoneAndTheOthersLeaveNothingBehind() {
    try (DataverseEmulator emulator = DataverseEmulator.start()) {
      Wire wire = Wire.to(emulator);
      List<CompletableFuture<String>> sets =
          IntStream.range(0, 30)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> wire.batch(creating(i)).body()))
              .toList();
      List<String> replies = sets.stream().map(CompletableFuture::join).toList();
      assertThat(replies).filteredOn(reply -> reply.contains("HTTP/1.1 204")).hasSize(1);
      assertThat(replies).filteredOn(reply -> reply.contains("0x80040237")).hasSize(29);
      assertThat(wire.names("accounts", "startswith(name,'Own ')")).hasSize(1);
    }
  }

  /** A change set that creates a row of its own and then one that all of them create. */
  private static String creating(int number) {
    String part = "--c\r\nContent-Type: application/http\r\nContent-ID: ";
    return "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n"
        + part
        + "1\r\n\r\nPOST accounts HTTP/1.1\r\n\r\n{\"name\":\"Own "
        + number
        + "\"}\r\n"
        + part
        + "2\r\n\r\nPATCH accounts(00000000-0000-0000-0000-00000000beef) HTTP/1.1\r\n"
        + "If-None-Match: *\r\n\r\n{\"name\":\"Shared\"}\r\n"
        + "--c--\r\n--b--\r\n";
  }
}
