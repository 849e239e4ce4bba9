package io.github.dealsummary.emulator.seeded;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.emulator.Wire;
import io.github.dealsummary.emulator.seeded.Question.Answer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sends several requests as one, and takes the answer apart. */
record BatchText(Wire wire) {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

  List<Answer> answers(List<String> urls) {
    return answers(urls, "Accept: application/json");
  }

  List<Answer> answers(List<String> urls, String header) {
    String body =
        urls.stream()
            .map(
                url ->
                    "--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET /api/data/v9.2/"
                        + url
                        + " HTTP/1.1\r\n"
                        + header
                        + "\r\n\r\n\r\n")
            .collect(joining("", "", "--b--\r\n"));
    HttpResponse<String> response =
        wire.post(
            "$batch",
            body,
            "Content-Type",
            "multipart/mixed; boundary=b",
            "Prefer",
            "odata.continue-on-error");
    return parts(response.body());
  }

  static List<Answer> parts(String body) {
    return Stream.of(body.split("--batchresponse_[0-9a-f-]+", -1))
        .filter(part -> part.contains("HTTP/1.1 "))
        .map(BatchText::answer)
        .toList();
  }

  private static Answer answer(String part) {
    Matcher status = STATUS.matcher(part);
    if (!status.find()) {
      throw new AssertionError("no status in " + part);
    }
    String inner = part.substring(status.start());
    return new Answer(
        Integer.parseInt(status.group(1)), inner.substring(inner.indexOf("\r\n\r\n") + 4).strip());
  }
}
