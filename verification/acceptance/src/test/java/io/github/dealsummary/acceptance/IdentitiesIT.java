package io.github.dealsummary.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.dealsummary.acceptance.Packaged.Printed;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of identity signs in at the packaged terminal, against stand-ins of Entra and Azure.
 */
@TestInstance(Lifecycle.PER_CLASS)
class IdentitiesIT {
  private static final Path ENTRA =
      Path.of("../../dataverse-client/src/test/resources/io/github/dealsummary/dataverse/entra/");

  private static final String ISSUER = "https://cluster.example/";
  private static final String SUBJECT = "system:serviceaccount:sales:deals";

  private final KeyPair cluster = keys();
  private final DataverseEmulator sales =
      DataverseEmulator.builder()
          .certificate(certificate())
          .federated(ISSUER, SUBJECT, cluster.getPublic())
          .start();

  /** What was asked of the platform: the address, and its secret header. */
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  private HttpServer platform;

  @TempDir private static Path folder;

  /** The variables beside the environment's address and authority. */
  record Way(String name, Function<IdentitiesIT, Map<String, String>> variables) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Way> ways() {
    String pem = "AZURE_CLIENT_CERTIFICATE_PATH";
    String password = "AZURE_CLIENT_CERTIFICATE_PASSWORD";
    return Stream.of(
        new Way("secret", it -> it.app("AZURE_CLIENT_SECRET", it.sales.clientSecret())),
        new Way(
            "secret file",
            it -> it.app("AZURE_CLIENT_SECRET_FILE", file(it.sales.clientSecret() + "\r\n"))),
        new Way("PEM", it -> it.app(pem, entra("key-and-certificate.pem"))),
        new Way(
            "PEM with a password",
            it -> it.app(pem, entra("encrypted-key-and-certificate.pem"), password, "correct")),
        new Way("PFX", it -> it.app(pem, entra("key-and-certificate.pfx"), password, "correct")),
        new Way("workload identity", it -> it.app("AZURE_FEDERATED_TOKEN_FILE", file(it.token()))),
        new Way("managed identity, assumed", it -> it.endpoint()),
        new Way(
            "managed identity, of a user",
            it -> with(it.endpoint(), "AZURE_CLIENT_ID", it.sales.clientId())),
        new Way(
            "managed identity, asked for",
            it ->
                with(
                    it.app("AZURE_POD_IDENTITY_AUTHORITY_HOST", it.platformUrl()),
                    "DEAL_SUMMARY_MANAGED_IDENTITY",
                    "system")));
  }

  @BeforeAll
  void open() throws IOException {
    platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    platform.createContext(
        "/",
        exchange -> {
          asked.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("X-IDENTITY-HEADER"));
          byte[] body =
              ("{\"access_token\":\""
                      + sales.token()
                      + "\",\"expires_on\":\""
                      + Instant.now().plusSeconds(3_600).getEpochSecond()
                      + "\"}")
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    platform.start();
  }

  @AfterAll
  void close() {
    platform.stop(0);
    sales.close();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void identityOfEachKindGetsTheAnswer(Way way) throws Exception {
    asked.clear();
    int before = sales.tokenRequests();
    Printed printed = summarize(way.variables().apply(this));
    assertThat(printed.err()).isEmpty();
    assertThat(printed.exit()).isZero();
    assertThat(printed.out()).contains("Summarized by Copilot");
    boolean managed = way.name().startsWith("managed");
    assertThat(sales.tokenRequests() - before).isEqualTo(managed ? 0 : 1);
    assertThat(asked).hasSize(managed ? 1 : 0);
    assertThat(asked)
        .allMatch(
            one -> one.contains(way.name().endsWith("of a user") ? "client_id=" : "resource="));
  }

  @Test
  void environmentsInTheFileEachSignInWithTheirOwn() throws Exception {
    String app =
        "\"tenantId\": \"" + sales.tenantId() + "\", \"clientId\": \"" + sales.clientId() + "\", ";
    List<String> own =
        List.of(
            app + "\"clientSecretFile\": \"" + file(sales.clientSecret()) + "\"",
            app
                + "\"clientCertificateFile\": \""
                + entra("key-and-certificate.pfx")
                + "\", \"clientCertificatePasswordFile\": \""
                + file("correct")
                + "\"",
            app + "\"federatedTokenFile\": \"" + file(token()) + "\"",
            "\"managedIdentity\": \"system\"");
    StringBuilder environments = new StringBuilder();
    for (String identity : own) {
      environments
          .append(environments.isEmpty() ? "" : ",")
          .append("{\"name\": \"e" + environments.length() + "\", \"url\": \"" + sales.url())
          .append("\", " + identity + "}");
    }
    Map<String, String> variables = endpoint();
    variables.remove("DATAVERSE_URL");
    variables.put("DEAL_SUMMARY_SETTINGS", file("{\"environments\": [" + environments + "]}"));
    Printed printed = summarize(variables);
    assertThat(printed.err()).isEmpty();
    assertThat(printed.out().split("Summarized by Copilot", -1)).hasSize(own.size() + 1);
  }

  @Test
  void halfASecretIsSaidBeforeAnythingIsSent() throws Exception {
    int before = sales.tokenRequests();
    Map<String, String> variables = with(endpoint(), "AZURE_TENANT_ID", sales.tenantId());
    Printed printed = summarize(with(variables, "AZURE_CLIENT_ID", sales.clientId()));
    assertThat(printed.exit()).isEqualTo(2);
    assertThat(printed.err())
        .contains("AZURE_CLIENT_SECRET is missing")
        .contains("DEAL_SUMMARY_MANAGED_IDENTITY to system");
    assertThat(sales.tokenRequests()).isEqualTo(before);
  }

  @Test
  void secretOfThePublicCloudStaysThere() throws Exception {
    Map<String, String> variables = app("AZURE_CLIENT_SECRET", "s3cret");
    variables.put("DATAVERSE_URL", "https://a.crm.microsoftdynamics.us");
    variables.put("AZURE_AUTHORITY_HOST", "https://login.microsoftonline.com");
    Printed printed = summarize(variables);
    assertThat(printed.exit()).isEqualTo(2);
    assertThat(printed.err())
        .contains(
            "\"US government\". Leave it out, or set it to https://login.microsoftonline.us.");
  }

  private static Printed summarize(Map<String, String> variables)
      throws IOException, InterruptedException {
    return Packaged.terminal(variables, "summarize", "Fourth Coffee");
  }

  private Map<String, String> place() {
    return new HashMap<>(
        Map.of(
            "DATAVERSE_URL", sales.url().toString(),
            "AZURE_AUTHORITY_HOST", sales.authority().toString()));
  }

  private Map<String, String> app(String... more) {
    Map<String, String> variables =
        with(place(), "AZURE_TENANT_ID", sales.tenantId(), "AZURE_CLIENT_ID", sales.clientId());
    return with(variables, more);
  }

  private Map<String, String> endpoint() {
    return with(place(), "IDENTITY_ENDPOINT", platformUrl() + "/msi", "IDENTITY_HEADER", "header");
  }

  private String platformUrl() {
    return "http://127.0.0.1:" + platform.getAddress().getPort();
  }

  private static Map<String, String> with(Map<String, String> variables, String... more) {
    for (int i = 0; i < more.length; i += 2) {
      variables.put(more[i], more[i + 1]);
    }
    return variables;
  }

  private static String entra(String name) {
    return ENTRA.resolve(name).toAbsolutePath().normalize().toString();
  }

  private static String file(String text) {
    try {
      return Files.writeString(Files.createTempFile(folder, "file", ""), text).toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A token of the cluster, as Kubernetes writes it into a file. */
  private String token() {
    String claims =
        "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"api://AzureADTokenExchange\",\"exp\":%s}"
            .formatted(ISSUER, SUBJECT, Instant.now().plusSeconds(600).getEpochSecond());
    String text =
        base64("{\"alg\":\"RS256\"}".getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(cluster.getPrivate());
      signature.update(text.getBytes(UTF_8));
      return text + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Certificate certificate() {
    try (InputStream pem = Files.newInputStream(ENTRA.resolve("certificate.pem"))) {
      return CertificateFactory.getInstance("X.509").generateCertificate(pem);
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
