package io.github.dealsummary.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The emulator as seen from the other end of the wire. */
public record Wire(DataverseEmulator emulator, String token) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d+)");

  public static Wire to(DataverseEmulator emulator) {
    return new Wire(emulator, emulator.token());
  }

  /** To the emulator as it was at its start: for a test of a class whose tests share one. */
  public static Wire afresh(DataverseEmulator emulator) {
    emulator.reset();
    return to(emulator);
  }

  /** {@code "$filter", "name eq 'x'", ...} as the options of a URL. */
  public static String options(String... namesAndValues) {
    return Stream.iterate(0, i -> i < namesAndValues.length, i -> i + 2)
        .map(i -> namesAndValues[i] + "=" + encode(namesAndValues[i + 1]))
        .collect(joining("&"));
  }

  public static String encode(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }

  public static JsonNode json(HttpResponse<String> response) {
    return json(response.body());
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  public HttpResponse<String> post(String path, String body, String... headers) {
    return send(request(path, headers).POST(BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> patch(String path, String body, String... headers) {
    return send(request(path, headers).method("PATCH", BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> put(String path, String body, String... headers) {
    return send(request(path, headers).PUT(BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> delete(String path, String... headers) {
    return send(request(path, headers).DELETE());
  }

  /** Creates a row; single quotes in the body stand for double ones. Answers its id. */
  public String create(String table, String body) {
    HttpResponse<String> response = post(table, body.replace('\'', '"'));
    if (response.statusCode() != 204) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    String url = response.headers().firstValue("OData-EntityId").orElse("");
    return url.substring(url.lastIndexOf('(') + 1, url.length() - 1);
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(emulator.url() + "/api/data/v9.2/" + path))
            .header("Authorization", "Bearer " + token);
    return headers.length == 0 ? request : request.headers(headers);
  }

  /** The rows of a list, which must be answered. */
  public List<JsonNode> rows(String table, String... options) {
    return Stream.of(read(table + "?" + options(options)).get("value"))
        .flatMap(value -> Stream.iterate(0, i -> i < value.size(), i -> i + 1).map(value::get))
        .toList();
  }

  /** The names of the rows that fulfil a filter. */
  public List<String> names(String table, String filter) {
    return rows(table, "$filter", filter, "$select", "name").stream()
        .map(row -> row.get("name").asText())
        .toList();
  }

  /** What a path leads to, which must be answered. */
  JsonNode read(String path, String... headers) {
    return answered(get(path, headers));
  }

  /** The answer, with all annotations, to FetchXML that is right. */
  JsonNode fetch(String set, String xml) {
    return answered(tryFetch(set, xml));
  }

  HttpResponse<String> tryFetch(String set, String xml) {
    return get(set + "?fetchXml=" + encode(xml), "Prefer", "odata.include-annotations=\"*\"");
  }

  private static JsonNode answered(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return json(response);
  }

  /** A batch with the boundary {@code b}. */
  HttpResponse<String> batch(String body) {
    return post("$batch", body, "Content-Type", "multipart/mixed; boundary=b");
  }

  /** The statuses of the parts of a batch. */
  static List<String> statuses(HttpResponse<String> batch) {
    return STATUS.matcher(batch.body()).results().map(result -> result.group(1)).toList();
  }

  /** A batch of GETs. */
  public HttpResponse<String> batch(List<String> urls, String... headers) {
    String body =
        urls.stream()
            .map(
                url ->
                    "--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET "
                        + url
                        + " HTTP/1.1\r\nAccept: application/json\r\n\r\n\r\n")
            .collect(joining("", "", "--b--\r\n"));
    return post("$batch", body, with(headers, "Content-Type", "multipart/mixed; boundary=\"b\""));
  }

  public HttpResponse<String> token(Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
            .collect(joining("&"));
    URI endpoint =
        URI.create(emulator.authority() + "/" + emulator.tenantId() + "/oauth2/v2.0/token");
    return send(
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  public Map<String, String> clientCredentials() {
    return Map.of(
        "grant_type",
        "client_credentials",
        "client_id",
        emulator.clientId(),
        "client_secret",
        emulator.clientSecret(),
        "client_info",
        "1",
        "scope",
        emulator.url() + "/.default openid profile offline_access");
  }

  public static String errorCode(HttpResponse<String> response) {
    return json(response).path("error").path("code").asText();
  }

  public static String errorMessage(HttpResponse<String> response) {
    return json(response).path("error").path("message").asText();
  }

  private static String[] with(String[] headers, String name, String value) {
    return Stream.concat(Stream.of(headers), Stream.of(name, value)).toArray(String[]::new);
  }
}
