package io.github.dealsummary.dataverse.entra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadIdentityTest {
  private static final String ISSUER = "https://cluster.example/";
  private static final String SUBJECT = "system:serviceaccount:sales:deals";
  private static final KeyPair CLUSTER = keys();

  private final DataverseEmulator environment =
      DataverseEmulator.builder().federated(ISSUER, SUBJECT, CLUSTER.getPublic()).start();

  @TempDir Path folder;

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void tokenOfThePlatformSignsIn() throws IOException {
    try (DataverseClient client = client(token(SUBJECT, 60))) {
      assertThat(client.whoAmI().userId()).isNotNull();
    }
  }

  @Test
  void fileIsReadAnewForEverySignIn() throws IOException {
    try (DataverseClient client = client(token(SUBJECT, -60))) {
      DataverseException expired = catchThrowableOfType(DataverseException.class, client::whoAmI);
      assertThat(expired.kind()).isEqualTo(Kind.UNAUTHENTICATED);
      assertThat(expired).hasMessageContaining("AADSTS700024").hasMessageContaining("clock");
      Files.writeString(file(), token(SUBJECT, 60) + "\n");
      assertThat(client.whoAmI().userId()).isNotNull();
    }
  }

  @Test
  void tokenOfAnotherWorkloadIsRefusedWithEntrasCode() throws IOException {
    String token = token("system:serviceaccount:sales:others", 60);
    try (DataverseClient client = client(token)) {
      DataverseException failure = catchThrowableOfType(DataverseException.class, client::whoAmI);
      assertThat(failure.kind()).isEqualTo(Kind.UNAUTHENTICATED);
      assertThat(failure).hasMessageContaining("AADSTS700213").hasMessageContaining("subject");
      assertThat(failure).hasMessageNotContaining(token);
    }
  }

  @Test
  void missingAndEmptyFilesAreSaid() throws IOException {
    try (DataverseClient client = client(" \n")) {
      DataverseException empty = catchThrowableOfType(DataverseException.class, client::whoAmI);
      assertThat(empty.kind()).isEqualTo(Kind.UNAUTHENTICATED);
      assertThat(empty).hasMessageContaining("is empty");
      Files.writeString(file(), "e.y.J\ne.y.J\n");
      assertThat(catchThrowableOfType(DataverseException.class, client::whoAmI))
          .hasMessageContaining("holds more than a token")
          .hasMessageNotContaining("e.y.J");
      Files.delete(file());
      DataverseException missing = catchThrowableOfType(DataverseException.class, client::whoAmI);
      assertThat(missing.kind()).isEqualTo(Kind.UNAUTHENTICATED);
      assertThat(missing)
          .hasMessageContaining("does not exist")
          .hasMessageContaining("AZURE_FEDERATED_TOKEN_FILE")
          .hasNoCause();
    }
    assertThat(environment.tokenRequests()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_FEDERATED_TOKEN_FILE"})
  void missingVariableIsNamed(String name) {
    Map<String, String> variables = variables();
    variables.put(name, " ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EntraTokens.workloadIdentity(variables))
        .withMessageContaining(name);
  }

  private DataverseClient client(String token) throws IOException {
    Files.writeString(file(), token);
    return DataverseClient.builder(environment.url().toString())
        .tokens(EntraTokens.workloadIdentity(variables()))
        .build();
  }

  private Path file() {
    return folder.resolve("token");
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(environment.variables());
    variables.remove("AZURE_CLIENT_SECRET");
    variables.put("AZURE_FEDERATED_TOKEN_FILE", file().toString());
    return variables;
  }

  private static String token(String subject, int secondsLeft) {
    String claims =
        "{\"iss\":\""
            + ISSUER
            + "\",\"sub\":\""
            + subject
            + "\",\"aud\":\"api://AzureADTokenExchange\",\"exp\":"
            + Instant.now().plusSeconds(secondsLeft).getEpochSecond()
            + "}";
    String text =
        base64("{\"alg\":\"RS256\"}".getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(CLUSTER.getPrivate());
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
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
