package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolTest {
  @AutoClose private final DataverseEmulator emulator = SmallOrg.with("{}");
  private final Wire wire = Wire.to(emulator);

  @ParameterizedTest
  @CsvSource({
    "Accept, text/xml, 406",
    "Accept, application/json;odata.metadata=full, 501",
    "Accept, application/json;odata.metadata=none, 501",
    "Accept, application/json;odata.metadata=minimal, 200",
    "Accept, '*/*', 200",
    "OData-Version, 3.0, 400",
    "OData-MaxVersion, 3.0, 400",
    "OData-MaxVersion, 4.01, 200",
  })
  void isThatOfDataverse(String header, String value, int status) {
    assertThat(wire.get("accounts", header, value).statusCode()).isEqualTo(status);
  }

  @Test
  void isDataversesWhereNothingIsSaid() {
    HttpResponse<String> response = wire.get("accounts");
    assertThat(response.statusCode()).isEqualTo(200);
  }
}
