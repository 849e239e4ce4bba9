package io.github.dealsummary.emulator;

import java.util.Map;

/** The details that a person or a program needs to find an emulator and sign in. */
final class ConnectionDetails {
  private ConnectionDetails() {}

  static String banner(DataverseEmulator emulator) {
    return """
    Dataverse emulator: %1$s
    Web API:            %1$s/api/data/v9.2/
    Token endpoint:     %2$s/%3$s/oauth2/v2.0/token
    Client id:          %4$s
    Client secret:      %5$s
    Bearer token:       %6$s
    Try:                curl -H "Authorization: Bearer %6$s" '%1$s/api/data/v9.2/opportunities?$top=1'
    Handles:            GET %1$s/_emulator/log, POST .../reset, .../snapshot, .../restore/{id}, .../faults
    """
        .formatted(
            emulator.url(),
            emulator.authority(),
            emulator.tenantId(),
            emulator.clientId(),
            emulator.clientSecret(),
            emulator.token());
  }

  static Map<String, String> variables(DataverseEmulator emulator) {
    return Map.of(
        "DATAVERSE_URL", emulator.url().toString(),
        "AZURE_AUTHORITY_HOST", emulator.authority().toString(),
        "AZURE_TENANT_ID", emulator.tenantId(),
        "AZURE_CLIENT_ID", emulator.clientId(),
        "AZURE_CLIENT_SECRET", emulator.clientSecret());
  }
}
