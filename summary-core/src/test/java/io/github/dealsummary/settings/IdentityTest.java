package io.github.dealsummary.settings;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What signs in, by the settings that are given. */
class IdentityTest {
  private static final String ENTRA =
      "../dataverse-client/src/test/resources/io/github/dealsummary/dataverse/entra/";

  private static final String ID = "11111111-2222-3333-4444-555555555555";

  /** The words of the table, with the variables they stand for. */
  private final Map<String, String> words = new HashMap<>();

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    words.put("tenant", "AZURE_TENANT_ID=contoso.example");
    words.put("client", "AZURE_CLIENT_ID=" + ID);
    words.put("secret", "AZURE_CLIENT_SECRET=s3cret");
    words.put("secret-file", "AZURE_CLIENT_SECRET_FILE=" + file("secret", "s3cret\r\n"));
    words.put("pem", "AZURE_CLIENT_CERTIFICATE_PATH=" + ENTRA + "key-and-certificate.pem");
    words.put("pfx", "AZURE_CLIENT_CERTIFICATE_PATH=" + ENTRA + "key-and-certificate.pfx");
    words.put(
        "encrypted",
        "AZURE_CLIENT_CERTIFICATE_PATH=" + ENTRA + "encrypted-key-and-certificate.pem");
    words.put("password", "AZURE_CLIENT_CERTIFICATE_PASSWORD=correct");
    words.put(
        "password-file", "AZURE_CLIENT_CERTIFICATE_PASSWORD_FILE=" + file("password", "correct\n"));
    words.put("token", "AZURE_FEDERATED_TOKEN_FILE=" + file("token", "e.y.J"));
    words.put("system", "DEAL_SUMMARY_MANAGED_IDENTITY=system");
    words.put("id", "DEAL_SUMMARY_MANAGED_IDENTITY=" + ID);
    words.put("resource", "DEAL_SUMMARY_MANAGED_IDENTITY=/subscriptions/s/identity");
    words.put("name", "DEAL_SUMMARY_MANAGED_IDENTITY=sales");
    words.put("endpoint", "IDENTITY_ENDPOINT=http://127.0.0.1:1/msi");
    words.put("header", "IDENTITY_HEADER=s3cret");
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tenant client secret                      | Secret      |
          tenant client secret endpoint header      | Secret      |
          tenant client secret-file                 | Secret      |
          tenant client pem                         | Certificate |
          tenant client encrypted password          | Certificate |
          tenant client encrypted password-file     | Certificate |
          tenant client pfx password                | Certificate |
          tenant client pfx password endpoint header| Certificate |
          tenant client token                       | Workload    |
          tenant client token endpoint header       | Workload    |
          endpoint header                           | Managed     | system-assigned
          client endpoint header                    | Managed     | client_id
          system                                    | Managed     | system-assigned
          id                                        | Managed     | client_id
          resource                                  | Managed     | mi_res_id
          tenant client system                      | Managed     | system-assigned
          tenant client id endpoint header          | Managed     | client_id
          secret                                    | -           | AZURE_TENANT_ID is missing. / AZURE_CLIENT_ID is missing.
          client secret                             | -           | AZURE_TENANT_ID is missing.
          tenant secret                             | -           | AZURE_CLIENT_ID is missing.
          tenant pem                                | -           | AZURE_CLIENT_ID is missing.
          client token                              | -           | AZURE_TENANT_ID is missing.
          client                                    | -           | AZURE_TENANT_ID is missing. / AZURE_CLIENT_SECRET is missing.
          tenant client                             | -           | AZURE_CLIENT_SECRET is missing.
          tenant client endpoint header             | -           | AZURE_CLIENT_SECRET is missing. Set it to a client secret. For the managed identity set DEAL_SUMMARY_MANAGED_IDENTITY
          tenant endpoint header                    | -           | AZURE_CLIENT_ID is missing. / AZURE_CLIENT_SECRET is missing.
          secret endpoint header                    | -           | AZURE_TENANT_ID is missing. / AZURE_CLIENT_ID is missing.
          password endpoint header                  | -           | AZURE_CLIENT_CERTIFICATE_PASSWORD is set without / AZURE_TENANT_ID is missing. / AZURE_CLIENT_ID is missing. / AZURE_CLIENT_SECRET is missing.
          tenant client secret password             | -           | AZURE_CLIENT_CERTIFICATE_PASSWORD is set without AZURE_CLIENT_CERTIFICATE_PATH.
          tenant client password-file               | -           | AZURE_CLIENT_CERTIFICATE_PASSWORD_FILE is set without / AZURE_CLIENT_SECRET is missing.
          tenant client encrypted                   | -           | AZURE_CLIENT_CERTIFICATE_PATH: The private key is encrypted. Give its password too.
          tenant client pfx                         | -           | AZURE_CLIENT_CERTIFICATE_PATH: The password is not that of the PFX file.
          tenant client secret pem                  | -           | AZURE_CLIENT_SECRET and AZURE_CLIENT_CERTIFICATE_PATH are both set. Remove one.
          tenant client secret secret-file          | -           | AZURE_CLIENT_SECRET and AZURE_CLIENT_SECRET_FILE are both set. Remove one.
          tenant client secret token                | -           | AZURE_CLIENT_SECRET and AZURE_FEDERATED_TOKEN_FILE are both set. Remove one.
          tenant client pem token                   | -           | AZURE_CLIENT_CERTIFICATE_PATH and AZURE_FEDERATED_TOKEN_FILE are both set. Remove one.
          tenant client secret system               | -           | AZURE_CLIENT_SECRET and DEAL_SUMMARY_MANAGED_IDENTITY are both set. Remove one.
          name                                      | -           | DEAL_SUMMARY_MANAGED_IDENTITY is neither system nor an id.
          endpoint                                  | -           | IDENTITY_ENDPOINT: The environment variables are those of Azure Arc.
          header                                    | -           | AZURE_TENANT_ID is missing. / AZURE_CLIENT_ID is missing. / AZURE_CLIENT_SECRET is missing.
          """)
  void settingsDecideWhatSignsIn(String given, String kind, String says) {
    Map<String, String> variables = variables(given.split(" +", -1));
    if (!kind.equals("-")) {
      Identity identity = Settings.from(variables).environments().get(0).identity();
      assertThat(identity.getClass().getSimpleName()).isEqualTo(kind);
      assertThat(identity.toString()).contains(says == null ? "" : says).doesNotContain("s3cret");
      return;
    }
    List<String> problems = problems(variables);
    String[] expected = says.split(" / ", -1);
    assertThat(problems).as("%s", problems).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(problems.get(i)).startsWith(expected[i]).doesNotContain("s3cret", "correct");
    }
  }

  /** The table shows the rule. Here it holds for each of the 512 combinations. */
  @Test
  void oneProofAndNoHalfOneSignsIn() {
    List<String> settings =
        List.of(
            "tenant",
            "client",
            "secret",
            "secret-file",
            "encrypted",
            "password",
            "token",
            "system",
            "endpoint header");
    List<String> accepted = new ArrayList<>();
    for (int combination = 0; combination < 1 << settings.size(); combination++) {
      int bits = combination;
      String given =
          String.join(
              " ",
              IntStream.range(0, settings.size())
                  .filter(i -> (bits >> i & 1) == 1)
                  .mapToObj(settings::get)
                  .toList());
      try {
        Settings.from(variables(given.split(" ", -1)));
        accepted.add(given.replace(" endpoint header", ""));
      } catch (InvalidSettings e) {
        assertThat(e.problems()).as(given).isNotEmpty().noneMatch(said -> said.contains("s3cret"));
      }
    }
    assertThat(accepted.stream().distinct())
        .containsExactlyInAnyOrder(
            "tenant client secret",
            "tenant client secret-file",
            "tenant client encrypted password",
            "tenant client token",
            "system",
            "tenant system",
            "client system",
            "tenant client system",
            "endpoint header",
            "client");
  }

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://a.crm4.dynamics.com          |                                          |
          https://a.crm.microsoftdynamics.us   |                                          |
          https://a.crm.microsoftdynamics.us   | https://login.microsoftonline.us         |
          https://a.crm9.dynamics.com          | https://login.windows.net                |
          https://a.crm.dynamics.cn            | https://login.partner.microsoftonline.cn |
          https://own.example                  | https://login.microsoftonline.us         |
          https://a.crm.dynamics.com           | https://login.example                    |
          https://a.crm.microsoftdynamics.us   | https://login.microsoftonline.com        | "US government". Leave it out, or set it to https://login.microsoftonline.us.
          https://a.crm.appsplatform.us        | https://login.microsoftonline.com        | "US government". Leave it out
          https://a.crm.dynamics.cn            | https://login.microsoftonline.us         | "China". Leave it out, or set it to https://login.partner.microsoftonline.cn.
          https://a.crm.dynamics.com           | https://login.microsoftonline.us         | "public". Leave it out, or set it to https://login.microsoftonline.com.
          """)
  void authorityOfAnotherCloudIsRefused(String environment, String authority, String says) {
    Map<String, String> variables = variables("tenant", "client", "secret");
    variables.put("DATAVERSE_URL", environment);
    if (authority != null) {
      variables.put("AZURE_AUTHORITY_HOST", authority);
    }
    if (says == null) {
      Identity identity = Settings.from(variables).environments().get(0).identity();
      assertThat(identity.authority().map(Object::toString).orElse(null)).isEqualTo(authority);
      return;
    }
    assertThat(problems(variables))
        .singleElement()
        .asString()
        .startsWith("AZURE_AUTHORITY_HOST: This is Entra ID of the cloud ")
        .endsWith(says.endsWith(".") ? says : ".")
        .contains(says);
  }

  @Test
  void environmentWithAnIdentityOfItsOwnTakesNothingFromElsewhere() throws IOException {
    String managed = entry("\"managedIdentity\": \"system\"");
    Map<String, String> variables = variables("tenant", "client", "secret");
    assertThat(identity(variables, managed)).hasToString("Managed[system-assigned]");
    assertThat(identity(variables, entry("\"role\": \"sales\"")))
        .isInstanceOf(Identity.Secret.class);
    assertThat(problems(variables, entry("\"clientId\": \"other\"")))
        .containsExactly(
            "environments[0].tenantId in the settings file is missing."
                + " Set it to the directory (tenant) id of the app registration.",
            "environments[0].clientSecretFile in the settings file is missing."
                + " Set it to the path of a file with the secret. An entry names all of an identity.");
    assertThat(problems(variables, entry("\"clientCertificatePasswordFile\": \"x\"")))
        .anyMatch(said -> said.contains("is set without clientCertificateFile. Set both."));
  }

  @Test
  void everyKindCanBeOfOneEnvironmentInTheFile() throws IOException {
    String app = "\"tenantId\": \"t.example\", \"clientId\": \"c\", ";
    assertThat(identity(Map.of(), entry(app + "\"clientSecretFile\": \"SECRET\"")))
        .isInstanceOf(Identity.Secret.class);
    assertThat(
            identity(
                Map.of(),
                entry(
                    app
                        + "\"clientCertificateFile\": \""
                        + ENTRA
                        + "key-and-certificate.pfx\", \"clientCertificatePasswordFile\": \"PASSWORD\"")))
        .isInstanceOf(Identity.Certificate.class);
    assertThat(identity(Map.of(), entry(app + "\"federatedTokenFile\": \"TOKEN\"")))
        .isInstanceOf(Identity.Workload.class);
    assertThat(identity(Map.of(), entry("\"managedIdentity\": \"" + ID + "\"")))
        .isInstanceOf(Identity.Managed.class);
  }

  private Identity identity(Map<String, String> variables, String json) throws IOException {
    return Settings.from(withFile(variables, json)).environments().get(0).identity();
  }

  private List<String> problems(Map<String, String> variables, String json) throws IOException {
    return problems(withFile(variables, json));
  }

  private Map<String, String> withFile(Map<String, String> variables, String json)
      throws IOException {
    Map<String, String> all = new HashMap<>(variables);
    all.remove("DATAVERSE_URL");
    String named =
        Stream.of("SECRET", "PASSWORD", "TOKEN")
            .reduce(
                json,
                (text, name) ->
                    text.replace(name, folder.resolve(name.toLowerCase(Locale.ROOT)).toString()));
    all.put("DEAL_SUMMARY_SETTINGS", file("settings.json", named));
    return all;
  }

  private static String entry(String keys) {
    return "{\"environments\": [{\"name\": \"a\", \"url\": \"https://a.crm.dynamics.com\", "
        + keys
        + "}]}";
  }

  private Map<String, String> variables(String... given) {
    Map<String, String> variables =
        Stream.of(given)
            .filter(word -> !word.isEmpty())
            .map(word -> words.getOrDefault(word, word).split("=", 2))
            .collect(toMap(pair -> pair[0], pair -> pair[1]));
    variables.put("DATAVERSE_URL", "https://a.crm.dynamics.com");
    return variables;
  }

  private static List<String> problems(Map<String, String> variables) {
    return catchThrowableOfType(InvalidSettings.class, () -> Settings.from(variables)).problems();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
