package io.github.dealsummary.dataverse.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of {@code refusals.txt}, each as a reply of Entra ID over a socket. */
class SignInAdviceTest {
  private static final String ENVIRONMENT = "https://org.crm.dynamics.com";

  static Stream<String> rows() throws IOException {
    try (InputStream table = SignInAdviceTest.class.getResourceAsStream("refusals.txt")) {
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> line.matches("\\d+ .*"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void refusalSaysWhatToDo(String row) throws IOException {
    String[] cells = row.split(" *\\| ", 3);
    try (Platform entra = new Platform()) {
      entra.then(
          401,
          "{\"error\":\""
              + cells[1]
              + "\",\"error_description\":\"AADSTS"
              + cells[0]
              + ": Something about 'tenant-of-contoso'. Trace ID: 1\",\"error_codes\":["
              + cells[0]
              + "]}");
      DataverseException failure =
          catchThrowableOfType(
              DataverseException.class,
              () ->
                  EntraTokens.clientSecret("t.example", "c", "s")
                      .token(
                          new OverSockets(ENVIRONMENT)
                              .reaching("https://login.microsoftonline.com", entra.url())));
      assertThat(failure.kind()).isEqualTo(Kind.UNAUTHENTICATED);
      assertThat(failure)
          .hasMessage(
              "Entra ID gave no token (401 " + cells[1] + ", AADSTS" + cells[0] + "). " + cells[2]);
    }
  }

  @Test
  void tableHasARowForEachAdvice() throws IOException {
    assertThat(
            rows()
                .map(row -> row.substring(0, row.indexOf(" ")))
                .filter(number -> !number.equals("9999999")))
        .containsExactlyInAnyOrderElementsOf(SignInAdvice.numbers());
  }

  @Test
  void cloudThatWasAskedIsNotAmongThoseToTry() {
    Optional<Cloud> china = Cloud.ofAuthority(URI.create("https://login.chinacloudapi.cn"));
    assertThat(SignInAdvice.of("900382", china).orElseThrow())
        .contains("The cloud \"China\" was asked.")
        .contains("https://login.microsoftonline.com (public)")
        .doesNotContain("partner.microsoftonline.cn");
  }

  @Test
  void managedIdentityIsToldWhatIsAboutTheEnvironment() {
    assertThat(SignInAdvice.aboutEnvironment("500011"))
        .isEqualTo(SignInAdvice.of("500011", Optional.empty()))
        .isPresent();
    assertThat(SignInAdvice.aboutEnvironment("700016")).isEmpty();
  }
}
