package io.github.dealsummary.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://contoso.crm.dynamics.com, https://contoso.crm.dynamics.com/",
    "' HTTPS://contoso.crm4.dynamics.com/ ', https://contoso.crm4.dynamics.com/",
    "https://contoso.api.crm.dynamics.com/api/data/v9.2/, https://contoso.api.crm.dynamics.com/",
    "http://127.0.0.1:8085, http://127.0.0.1:8085/",
    "https://contoso.crm.dynamics.com:443, https://contoso.crm.dynamics.com/",
    "http://LOCALHOST, http://localhost/"
  })
  void usableAddressIsReducedToItsOrigin(String given, String origin) {
    assertThat(EnvironmentAddress.parse(given)).hasToString(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "contoso.crm.dynamics.com",
        "http://contoso.crm.dynamics.com",
        "https://",
        "ftp://contoso.crm.dynamics.com",
        "https://user:secret@contoso.crm.dynamics.com",
        "https://contoso.crm.dynamics.com/main.aspx?appid=secret",
        "https://contoso crm",
        "https://contoso.crm.dynamics.com:99999",
        "https://contoso.crm.dynamics.com:0",
        "http://127.0.0.1.example.com"
      })
  void otherAddressIsRefusedWithoutRepeatingIt(String given) {
    assertThatThrownBy(() -> EnvironmentAddress.parse(given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Give it as https://")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:secret@contoso.crm.dynamics.com",
        "https://secret@contoso.crm.dynamics.com/",
        "https://user@contoso.com:secret@contoso.crm.dynamics.com"
      })
  void userNameIsSaidToBeTooMuch(String given) {
    assertThatThrownBy(() -> EnvironmentAddress.parse(given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("It holds a user name. Leave it out.")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/api/data/v9.2/accounts?$skiptoken=1, true",
    "accounts?$skiptoken=1, true",
    "https://a.example:443/x, true",
    "http://a.example/x, false",
    "https://a.example:444/x, false",
    "https://b.example/x, false",
    "https://a.example@b.example/x, false",
    "//b.example/x, false",
    "javascript:alert(1), false"
  })
  void onlyTheSameOriginGetsTheToken(String link, boolean same) {
    HttpUrl root = HttpUrl.get("https://a.example/api/data/v9.2/");
    HttpUrl target = root.resolve(link);
    assertThat(target != null && EnvironmentAddress.isSameOrigin(root, target)).isEqualTo(same);
  }

  @Test
  void ipv6LoopbackIsLoopback() {
    assertThat(EnvironmentAddress.parse("http://[::1]:8085")).hasToString("http://[::1]:8085/");
  }
}
