package io.github.dealsummary.benchmarks;

import io.github.dealsummary.Question;
import io.github.dealsummary.desk.DealDesk;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.RecordedRequest;
import io.github.dealsummary.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * What a cold question comes to: the requests that it sends, and an emulator's replies to them,
 * which can be given again by a server that costs nothing.
 */
record Recording(List<RecordedRequest> requests, List<byte[]> replies) {
  /** Asks an emulator, and sends what it was asked once more to have its replies. */
  static Recording of(Question question, DataverseEmulator emulator) throws IOException {
    emulator.reset();
    return of(desk -> desk.summarize(question), emulator);
  }

  /** The same for anything that is asked of a desk, with the emulator's rows as they are. */
  static Recording of(Consumer<DealDesk> asking, DataverseEmulator emulator) throws IOException {
    try (DealDesk desk = DealDesk.open(Settings.from(emulator.variables()))) {
      asking.accept(desk);
    }
    List<RecordedRequest> requests = emulator.requests();
    OkHttpClient http = new OkHttpClient();
    List<byte[]> replies = new ArrayList<>();
    for (RecordedRequest request : requests) {
      replies.add(reply(request, emulator, http));
    }
    return new Recording(requests, replies);
  }

  /** A server that gives the replies in turn. */
  CannedServer replay() {
    return new CannedServer(replies.toArray(byte[][]::new));
  }

  /**
   * A desk that signs in at a server of ours, and keeps nothing.
   *
   * @param environments an address, or several with names
   */
  static DealDesk desk(String environments, CannedServer authority) {
    return DealDesk.open(
        Settings.from(
            Map.of(
                "DATAVERSE_URL", environments,
                "AZURE_AUTHORITY_HOST", authority.url(),
                "AZURE_TENANT_ID", "00000000-0000-0000-0000-000000000001",
                "AZURE_CLIENT_ID", "00000000-0000-0000-0000-000000000002",
                "AZURE_CLIENT_SECRET", "secret",
                "DEAL_SUMMARY_CACHE_ENTRIES", "0")));
  }

  /** Gives everybody a token. */
  static CannedServer authority() {
    return new CannedServer(
        "{\"token_type\":\"Bearer\",\"expires_in\":86399,\"access_token\":\"t\"}");
  }

  private static byte[] reply(RecordedRequest asked, DataverseEmulator emulator, OkHttpClient http)
      throws IOException {
    Request.Builder request =
        new Request.Builder()
            .url(emulator.url() + "/api/data/v9.2/" + asked.path())
            .header("Authorization", "Bearer " + emulator.token())
            .header("Prefer", asked.headers().getOrDefault("prefer", "return=minimal"))
            .post(
                RequestBody.create(
                    asked.body(), MediaType.get(asked.headers().get("content-type"))));
    try (Response reply = http.newCall(request.build()).execute()) {
      return CannedServer.reply(reply.header("Content-Type", ""), reply.body().bytes());
    }
  }
}
