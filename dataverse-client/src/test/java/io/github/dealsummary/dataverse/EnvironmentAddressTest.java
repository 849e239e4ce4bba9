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
    "https://contoso.crm.dynamics.com/api/data, https://contoso.crm.dynamics.com/",
    "https://contoso.crm.dynamics.com/api/data/v9.2, https://contoso.crm.dynamics.com/",
    "https://contoso.crm.dynamics.com:443, https://contoso.crm.dynamics.com/",
    "https://gateway.example:8443, https://gateway.example:8443/",
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

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          contoso.crm.dynamics.com                                         | It has no https:// in front of the host. Add it.
          contoso.crm.dynamics.com/main.aspx?id=secret                     | It has no https:// in front of the host. Add it.
          http://contoso.crm.dynamics.com                                  | It starts with http://, which sends the token in the clear.
          ftp://contoso.crm.dynamics.com                                   | It does not start with https://.
          "https://contoso.crm.dynamics.com"                               | It is in quotation marks. Remove them.
          'https://contoso.crm.dynamics.com'                               | It is in quotation marks. Remove them.
          “https://contoso.crm.dynamics.com”                     | It is in quotation marks. Remove them.
          „https://contoso.crm.dynamics.com“                     | It is in quotation marks. Remove them.
          https://contoso crm.dynamics.com                                 | It holds a blank or a line end.
          https://contoso.crm.dynamics.com/main.aspx?appid=secret          | It names a page, not the environment. Remove what follows the host.
          https://contoso.crm.dynamics.com/apps/secret                     | It names a page, not the environment. Remove the path.
          https://contoso.crm.dynamics.com/api/data/v9.2/accounts          | It names a page, not the environment. Remove the path.
          https://contoso.crm.dynamics.com/XRMServices/2011/Organization.svc | It names a page, not the environment. Remove the path.
          https://contoso.crm.dynamics.com/#secret                         | It holds a #. Remove the # and what follows.
          https://contoso.crm.dynamics.com#                                | It holds a #. Remove the # and what follows.
          https://make.powerapps.com/environments/secret/home              | It is a portal's address. The portal shows the environment's own as its URL.
          https://admin.powerplatform.microsoft.com/manage/environments    | It is a portal's address. The portal shows the environment's own as its URL.
          https://make.gov.powerapps.us                                    | It is a portal's address. The portal shows the environment's own as its URL.
          https://a.crm.dynamics.com;https://b.crm.dynamics.com            | It holds more than one address.
          https://contoso.crm.dynamics.com:99999                           | Its host or port is not valid.
          https://contoso.crm.dynamics.com:port                            | It has no host.
          https://                                                         | It is not a web address.
          """)
  void whatIsWrongIsSaidExactly(String given, String says) {
    assertThatThrownBy(() -> EnvironmentAddress.parse(given + "\r"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The environment's address is not usable. "
                + says
                + " Give it as https://contoso-sales.crm.dynamics.com.")
        .hasNoCause();
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
