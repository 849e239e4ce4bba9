package io.github.dealsummary.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dealsummary.settings.InvalidSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings that say how it is known who asks. */
class CallersTest {
  private static final Map<String, String> TOKEN =
      Map.of(
          "DEAL_SUMMARY_CALLER", "token",
          "AZURE_TENANT_ID", "7a1d0c2e-5f3b-4c8e-9b6a-2d4e6f8a0b1c",
          "AZURE_CLIENT_ID", "3c9e7b15-84d2-4f6a-a1c3-5e7f9b2d4a60");

  @Test
  void nobodysIdentityIsReadUnlessToldTo() {
    for (Map<String, String> variables :
        List.of(Map.<String, String>of(), Map.of("DEAL_SUMMARY_CALLER", " none "))) {
      assertThat(Callers.from(variables)).isSameAs(Callers.none());
    }
    assertThat(Callers.none().verified()).isFalse();
  }

  @Test
  void tokenAloneProvesWhoAsks() {
    assertThat(Callers.from(TOKEN).verified()).isTrue();
    assertThat(Callers.from(Map.of("DEAL_SUMMARY_CALLER", "easy-auth")).verified()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Token", "easy_auth", "on", "easy-auth,token"})
  void wordThatIsNoneOfThemIsAProblem(String word) {
    problems(Map.of("DEAL_SUMMARY_CALLER", word))
        .singleElement()
        .asString()
        .contains("DEAL_SUMMARY_CALLER", "none, easy-auth, token")
        .doesNotContain(word + " ");
  }

  @ParameterizedTest
  @CsvSource({
    "AZURE_TENANT_ID, '', AZURE_TENANT_ID",
    "AZURE_TENANT_ID, contoso.onmicrosoft.com, AZURE_TENANT_ID",
    "AZURE_TENANT_ID, common, AZURE_TENANT_ID",
    "AZURE_CLIENT_ID, '', DEAL_SUMMARY_AUDIENCE",
    "AZURE_AUTHORITY_HOST, http://login.example, AZURE_AUTHORITY_HOST",
    "AZURE_AUTHORITY_HOST, http://localhost.example, AZURE_AUTHORITY_HOST",
    "AZURE_AUTHORITY_HOST, ftp://localhost, AZURE_AUTHORITY_HOST",
    "AZURE_AUTHORITY_HOST, https://a@login.example, AZURE_AUTHORITY_HOST",
    "AZURE_AUTHORITY_HOST, https://login.example/path, AZURE_AUTHORITY_HOST",
    "AZURE_AUTHORITY_HOST, login.example, AZURE_AUTHORITY_HOST",
    "AZURE_AUTHORITY_HOST, 'https://a b', AZURE_AUTHORITY_HOST",
  })
  void whatTokensCannotBeVerifiedWithIsAProblem(String name, String value, String says) {
    Map<String, String> variables = new HashMap<>(TOKEN);
    variables.put(name, value);

    problems(variables).singleElement().asString().contains(says);
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    problems(Map.of("DEAL_SUMMARY_CALLER", "token")).hasSize(2);
    problems(Map.of("DEAL_SUMMARY_CALLER", "tokens", "DEAL_SUMMARY_AUDIENCE", "api://x"))
        .hasSize(2);
  }

  @Test
  void audienceForNoTokenIsAProblem() {
    problems(Map.of("DEAL_SUMMARY_AUDIENCE", "api://deals"))
        .singleElement()
        .asString()
        .contains("DEAL_SUMMARY_AUDIENCE", "DEAL_SUMMARY_CALLER");
  }

  @Test
  void directoryOfEasyAuthIsAnIdToo() {
    problems(Map.of("DEAL_SUMMARY_CALLER", "easy-auth", "AZURE_TENANT_ID", "contoso.com"))
        .singleElement()
        .asString()
        .contains("AZURE_TENANT_ID")
        .doesNotContain("contoso");
  }

  @Test
  void wrongSettingsAreAnsweredAsNotConfigured() {
    Map<String, String> wrong = Map.of("DEAL_SUMMARY_CALLER", "yes");
    Reply reply =
        new DealContract(() -> Desks.finding(Answers.SUMMARIZED.found()), () -> Callers.from(wrong))
            .answer(
                Operation.SUMMARIZE,
                new Call(
                    Map.of("customerName", "Fourth Coffee"),
                    name -> Optional.empty(),
                    Optional::empty));

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.body()).contains("not_configured", "DEAL_SUMMARY_CALLER");
  }

  private static ListAssert<String> problems(Map<String, String> variables) {
    return assertThat(
        catchThrowableOfType(InvalidSettings.class, () -> Callers.from(variables)).problems());
  }
}
