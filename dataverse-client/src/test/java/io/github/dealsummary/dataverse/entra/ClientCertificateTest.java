package io.github.dealsummary.dataverse.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClientCertificateTest {
  private static final char[] CORRECT = "correct".toCharArray();
  private static final char[] WRONG = "wrong-password".toCharArray();

  private final DataverseEmulator environment =
      DataverseEmulator.builder().certificate(certificate("certificate.pem")).start();

  @AfterEach
  void close() {
    environment.close();
  }

  static Stream<Supplier<ClientCertificate>> ways() {
    return Stream.of(
        () -> ClientCertificate.pem(file("key-and-certificate.pem")),
        () -> ClientCertificate.pem(file("certificate.pem"), file("key.pem")),
        () -> ClientCertificate.pem(stream("key-and-certificate.pem")),
        () -> ClientCertificate.pem(file("issuer-before-certificate.pem")),
        () -> ClientCertificate.encryptedPem(CORRECT, file("encrypted-key-and-certificate.pem")),
        () -> ClientCertificate.encryptedPem(CORRECT, stream("encrypted-key-and-certificate.pem")),
        () -> ClientCertificate.pfx(file("key-and-certificate.pfx"), CORRECT),
        () -> ClientCertificate.pfx(stream("key-and-certificate.pfx"), CORRECT),
        () -> ClientCertificate.file(file("key-and-certificate.pem"), new char[0]),
        () -> ClientCertificate.file(file("encrypted-key-and-certificate.pem"), CORRECT),
        () -> ClientCertificate.file(file("key-and-certificate.pfx"), CORRECT));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void certificateSignsIn(Supplier<ClientCertificate> certificate) {
    try (DataverseClient client = client(certificate.get())) {
      assertThat(client.whoAmI().userId()).isNotNull();
    }
    assertThat(environment.tokenRequests()).isEqualTo(1);
  }

  @Test
  void ownCertificateIsSentBeforeThatOfItsIssuer() {
    ClientCertificate issued = ClientCertificate.pem(file("issuer-before-certificate.pem"));
    assertThat(issued.chain())
        .extracting(each -> each.getSubjectX500Principal().getName())
        .containsExactly("CN=deal-summary test\\, issued", "CN=deal-summary test CA");
  }

  @Test
  void unregisteredCertificateIsRefusedWithEntrasCode() {
    try (DataverseEmulator another =
            DataverseEmulator.builder()
                .certificate(certificate("certificate-of-another-key.pem"))
                .start();
        DataverseClient client =
            client(another, ClientCertificate.pem(file("key-and-certificate.pem")))) {
      DataverseException failure = catchThrowableOfType(DataverseException.class, client::whoAmI);
      assertThat(failure.kind()).isEqualTo(Kind.UNAUTHENTICATED);
      assertThat(failure).hasMessageContaining("AADSTS700027").hasMessageContaining("upload it");
      assertThat(stackTrace(failure)).doesNotContain("eyJ").doesNotContain("BEGIN");
    }
  }

  @Test
  void expiredCertificateIsNotEvenSent() {
    try (DataverseClient client = client(ClientCertificate.pem(file("expired.pem")))) {
      DataverseException failure = catchThrowableOfType(DataverseException.class, client::whoAmI);
      assertThat(failure.kind()).isEqualTo(Kind.UNAUTHENTICATED);
      assertThat(failure)
          .hasMessageContaining("expired at 2021-01-01")
          .hasMessageContaining("upload it to the app registration");
    }
    assertThat(environment.tokenRequests()).isZero();
  }

  @Test
  void wrongPasswordIsSaidAndNotShown() {
    refused(
        () -> ClientCertificate.pfx(file("key-and-certificate.pfx"), WRONG),
        "password is not that of the PFX");
    refused(
        () -> ClientCertificate.encryptedPem(WRONG, file("encrypted-key-and-certificate.pem")),
        "Check its password");
    refused(
        () -> ClientCertificate.pem(file("encrypted-key-and-certificate.pem")),
        "is encrypted. Give its password");
  }

  @Test
  void missingFileIsSaid() {
    Path nowhere = Path.of("there-is-no-such-file.pem");
    refused(() -> ClientCertificate.pem(nowhere), "The file of the certificate does not exist.");
    Path misplaced = Path.of("wrong-password");
    refused(() -> ClientCertificate.pem(misplaced), "The file of the certificate does not exist.");
    refused(
        () -> ClientCertificate.pfx(nowhere, CORRECT),
        "The file of the certificate does not exist.");
  }

  @Test
  void keyOfAnotherCertificateIsSaid() {
    refused(
        () -> ClientCertificate.pem(file("key.pem"), file("certificate-of-another-key.pem")),
        "belongs to none of the certificates");
  }

  @Test
  void incompleteOrForeignFilesAreSaid() {
    refused(() -> ClientCertificate.pem(file("key.pem")), "No certificate was found");
    refused(() -> ClientCertificate.pem(file("certificate.pem")), "No private key was found");
    refused(() -> ClientCertificate.pem(), "No private key was found");
    refused(
        () -> ClientCertificate.pem(file("key.pem"), file("key-and-certificate.pem")),
        "more than one private key");
    refused(() -> ClientCertificate.pem(file("elliptic-curve.pem")), "not an RSA key");
    refused(
        () -> ClientCertificate.pem(file("traditional-key-and-certificate.pem")),
        "openssl pkcs8 -topk8");
    refused(
        () -> ClientCertificate.pfx(file("certificate.pem"), CORRECT),
        "Check that it is a complete PFX file");
    String broken = "-----BEGIN CERTIFICATE-----\nTUlJ\n-----END CERTIFICATE-----";
    refused(
        () ->
            ClientCertificate.pem(
                new ByteArrayInputStream(broken.getBytes(StandardCharsets.US_ASCII))),
        "cannot be read");
  }

  @Test
  void nothingOfItIsShown() {
    ClientCertificate certificate = ClientCertificate.pem(file("key-and-certificate.pem"));
    assertThat(certificate).hasToString("ClientCertificate");
    assertThat(EntraTokens.clientCertificate("c", certificate))
        .hasToString("EntraTokens[clientId=c]");
  }

  private static void refused(Supplier<ClientCertificate> reading, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(reading::get)
        .withMessageContaining(why)
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("wrong-password"));
  }

  private DataverseClient client(ClientCertificate certificate) {
    return client(environment, certificate);
  }

  private static DataverseClient client(DataverseEmulator to, ClientCertificate certificate) {
    EntraTokens tokens =
        EntraTokens.clientCertificate(to.tenantId(), to.clientId(), certificate).at(to.authority());
    return DataverseClient.builder(to.url().toString()).tokens(tokens).build();
  }

  private static Certificate certificate(String name) {
    try (InputStream pem = stream(name)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(pem);
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Path file(String name) {
    try {
      return Path.of(ClientCertificateTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static InputStream stream(String name) {
    try {
      return Files.newInputStream(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
