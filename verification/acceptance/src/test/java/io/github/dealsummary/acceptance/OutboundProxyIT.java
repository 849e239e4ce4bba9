package io.github.dealsummary.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packaged command in a firm's network: only a proxy leads out, it wants a sign-in, and a root
 * of the firm's own has signed the certificate that is met behind it.
 */
class OutboundProxyIT {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Path JAR = Path.of("../../adapter-cli/target/deal-summary.jar");
  private static final String PASSWORD = "s3 cret@";
  private static final String ENCODED = "s3%20cret%40";

  private final DataverseEmulator sales =
      DataverseEmulator.builder()
          .hostName("sales.example.test")
          .hostName("login.example.test")
          .start();
  private FirmNetwork network;

  private record Printed(int exit, String out, String err) {}

  @BeforeEach
  void open() throws IOException {
    network = new FirmNetwork(sales, "ann:" + PASSWORD);
  }

  @AfterEach
  void close() throws IOException {
    network.close();
    sales.close();
  }

  @Test
  void variablesLeadThroughTheProxy() throws Exception {
    Printed printed =
        summarize(
            Map.of("HTTPS_PROXY", "http://ann:" + ENCODED + "@127.0.0.1:" + network.port()),
            trustingTheFirm());
    assertThat(printed.err()).isEmpty();
    assertThat(printed.exit()).isZero();
    assertThat(printed.out()).contains("10 orders of Product SKU JJ202");
    assertThat(Set.copyOf(network.asked()))
        .as("token and deal")
        .containsExactlyInAnyOrder("login.example.test:443", "sales.example.test:443");
  }

  @Test
  void propertiesLeadThroughTheProxy() throws Exception {
    Printed printed =
        summarize(
            Map.of("HTTPS_PROXY", "http://127.0.0.1:9"),
            with(
                trustingTheFirm(),
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=" + network.port(),
                "-Dhttps.proxyUser=ann",
                "-Dhttps.proxyPassword=" + PASSWORD));
    assertThat(printed.err()).isEmpty();
    assertThat(printed.exit()).isZero();
  }

  @Test
  void proxyThatWantsASignInIsSaid() throws Exception {
    Printed printed =
        summarize(Map.of("HTTPS_PROXY", "http://127.0.0.1:" + network.port()), trustingTheFirm());
    assertThat(printed.err())
        .contains("the proxy wants a sign-in (407). Set HTTPS_PROXY to http://user:password@");
    assertThat(printed.exit()).isEqualTo(6);
  }

  @Test
  void wrongPasswordIsSaidAndNotShown() throws Exception {
    Printed printed =
        summarize(
            Map.of("HTTPS_PROXY", "http://ann:wr0ng@127.0.0.1:" + network.port()),
            trustingTheFirm());
    assertThat(printed.err())
        .contains("did not accept its user name and password (407)")
        .doesNotContain("ann", "wr0ng");
    assertThat(printed.exit()).isEqualTo(6);
  }

  @Test
  void rootThatJavaDoesNotTrustIsSaid() throws Exception {
    Printed printed =
        summarize(
            Map.of("HTTPS_PROXY", "http://ann:" + ENCODED + "@127.0.0.1:" + network.port()),
            List.of());
    assertThat(printed.err())
        .contains("this Java does not trust its certificate", "-Djavax.net.ssl.trustStore")
        .doesNotContain("s3", "cret", "Exception");
    assertThat(printed.exit()).isEqualTo(6);
  }

  @Test
  void trustStoreThatCannotBeReadIsSaid() throws Exception {
    Printed printed = summarize(Map.of(), List.of("-Djavax.net.ssl.trustStore=" + JAR));
    assertThat(printed.err()).contains("trust store cannot be read").doesNotContain("Exception");
    assertThat(printed.exit()).isEqualTo(6);
  }

  @Test
  void proxyThatIsNoneIsASettingToMend() throws Exception {
    Printed printed = summarize(Map.of("HTTPS_PROXY", "socks5://ann:s3cret@proxy:1080"), List.of());
    assertThat(printed.err()).contains("HTTPS_PROXY names a SOCKS proxy").doesNotContain("s3cret");
    assertThat(printed.exit()).isEqualTo(2);
  }

  private Printed summarize(Map<String, String> variables, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-jar", JAR.toString(), "summarize", "Fourth Coffee"));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(sales.variables());
    environment.put("DATAVERSE_URL", "https://sales.example.test");
    environment.put("AZURE_AUTHORITY_HOST", "https://login.example.test");
    environment.putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Printed(process.waitFor(), out, err);
  }

  private static List<String> trustingTheFirm() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + FirmNetwork.FILES.resolve("trust.p12"),
        "-Djavax.net.ssl.trustStorePassword=changeit");
  }

  private static List<String> with(List<String> options, String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return all;
  }
}
