package io.github.dealsummary.settings;

import io.github.dealsummary.dataverse.entra.ClientCertificate;
import io.github.dealsummary.dataverse.entra.EntraTokens;
import io.github.dealsummary.dataverse.entra.ManagedIdentityId;
import io.github.dealsummary.dataverse.entra.SmallFile;
import io.github.dealsummary.settings.Identity.Application;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what signs in, by the variables of azure-identity. An environment's own entry decides as a
 * whole: if it has any setting of an identity, the rest is not taken from elsewhere. So a secret
 * never goes out under the client id of another application.
 *
 * @see <a
 *     href="https://learn.microsoft.com/java/api/com.azure.identity.environmentcredential">EnvironmentCredential
 *     of azure-identity</a>
 */
final class IdentityReader {
  static final String AUTHORITY = "AZURE_AUTHORITY_HOST";

  private static final String TENANT = "AZURE_TENANT_ID";
  private static final String CLIENT = "AZURE_CLIENT_ID";
  private static final String SECRET = "AZURE_CLIENT_SECRET";
  private static final String SECRET_FILE = "AZURE_CLIENT_SECRET_FILE";
  private static final String CERTIFICATE = "AZURE_CLIENT_CERTIFICATE_PATH";
  private static final String PASSWORD = "AZURE_CLIENT_CERTIFICATE_PASSWORD";
  private static final String PASSWORD_FILE = "AZURE_CLIENT_CERTIFICATE_PASSWORD_FILE";
  private static final String TOKEN_FILE = "AZURE_FEDERATED_TOKEN_FILE";
  private static final String MANAGED = "DEAL_SUMMARY_MANAGED_IDENTITY";

  /** The settings that prove who signs in. One of them is enough. */
  private static final List<String> PROOFS =
      List.of(SECRET, SECRET_FILE, CERTIFICATE, TOKEN_FILE, MANAGED);

  private static final List<String> OF_AN_IDENTITY =
      Stream.concat(PROOFS.stream(), Stream.of(TENANT, CLIENT, PASSWORD, PASSWORD_FILE)).toList();

  /** What App Service, Functions and Container Apps set where an identity is assigned. */
  private static final String ENDPOINT = "IDENTITY_ENDPOINT";

  /** The variables with which a platform says where its identities are asked for. */
  private static final List<String> PLATFORM =
      List.of(
          ENDPOINT,
          "IDENTITY_HEADER",
          "IDENTITY_SERVER_THUMBPRINT",
          "MSI_ENDPOINT",
          "AZURE_POD_IDENTITY_AUTHORITY_HOST");

  private static final String CLIENT_ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  /** Stands for an identity that could not be read. The settings are refused then. */
  private static final Identity UNREAD =
      new Identity.Managed(ManagedIdentityId.systemAssigned(), Map.of());

  private final SettingsSource all;
  private final SettingsSource own;

  private IdentityReader(SettingsSource all) {
    boolean wholly = all.entry().filter(entry -> entry.hasAnyOf(OF_AN_IDENTITY)).isPresent();
    this.all = all;
    this.own = wholly ? all.entryAlone() : all;
  }

  static Identity read(SettingsSource source) {
    return new IdentityReader(source).read();
  }

  private Identity read() {
    reportStrayPassword();
    Optional<SettingsSource> place = own.firstWith(PROOFS);
    if (place.isEmpty()) {
      return withoutProof();
    }
    List<String> given =
        PROOFS.stream().filter(name -> place.get().optional(name).isPresent()).toList();
    if (given.size() > 1) {
      List<String> labels = given.stream().map(place.get()::label).toList();
      own.problems().add(String.join(" and ", labels) + " are both set. Remove one.");
    }
    return switch (given.get(0)) {
      case CERTIFICATE -> certificate();
      case TOKEN_FILE -> workload();
      case MANAGED -> managed(own.optional(MANAGED).orElseThrow());
      default -> new Identity.Secret(application(), own.secret(SECRET).orElse(""));
    };
  }

  private void reportStrayPassword() {
    for (String name : List.of(PASSWORD, PASSWORD_FILE)) {
      if (own.optional(name).isPresent() && own.optional(CERTIFICATE).isEmpty()) {
        String certificate = own.isEntryAlone() ? SettingsFile.key(CERTIFICATE) : CERTIFICATE;
        own.problems().add(own.label(name) + " is set without " + certificate + ". Set both.");
      }
    }
  }

  /** Assumes a managed identity only where nothing else begins to say who signs in. */
  private Identity withoutProof() {
    boolean assigned = all.optional(ENDPOINT).isPresent();
    if (assigned && Stream.of(TENANT, PASSWORD, PASSWORD_FILE).allMatch(this::isMissing)) {
      return managed(
          ENDPOINT,
          own.optional(CLIENT)
              .map(ManagedIdentityId::clientId)
              .orElseGet(ManagedIdentityId::systemAssigned));
    }
    application();
    if (own.isEntryAlone()) {
      own.required(
          SECRET_FILE, "the path of a file with the secret. An entry names all of an identity");
    } else if (assigned) {
      own.required(
          SECRET,
          "a client secret. For the managed identity set " + MANAGED + " to system instead");
    } else {
      own.required(
          SECRET,
          "the value of a client secret of the app registration. In its place "
              + CERTIFICATE
              + " or "
              + TOKEN_FILE
              + " can name a file");
    }
    return UNREAD;
  }

  private boolean isMissing(String name) {
    return own.optional(name).isEmpty();
  }

  private Identity certificate() {
    Application application = application();
    char[] password = own.secret(PASSWORD).orElse("").toCharArray();
    return path(CERTIFICATE)
        .flatMap(file -> own.valid(CERTIFICATE, () -> ClientCertificate.file(file, password)))
        .<Identity>map(certificate -> new Identity.Certificate(application, certificate))
        .orElse(UNREAD);
  }

  private Identity workload() {
    Application application = application();
    return path(TOKEN_FILE)
        .<Identity>map(file -> new Identity.Workload(application, file))
        .orElse(UNREAD);
  }

  /** Returns the path of a file that can be read now. */
  private Optional<Path> path(String name) {
    String given = own.optional(name).orElseThrow();
    try {
      SmallFile.requireUsable(given);
      return Optional.of(Path.of(given));
    } catch (IOException e) {
      own.problems().add(own.label(name) + ": the file " + e.getMessage() + ".");
      return Optional.empty();
    }
  }

  private Identity managed(String word) {
    if (word.equals("system")) {
      return managed(MANAGED, ManagedIdentityId.systemAssigned());
    }
    if (word.startsWith("/subscriptions/")) {
      return managed(MANAGED, ManagedIdentityId.resourceId(word));
    }
    if (!word.matches(CLIENT_ID)) {
      own.problems()
          .add(
              own.label(MANAGED)
                  + " is neither system nor an id. Give the identity's client id, or its resource"
                  + " id (/subscriptions/...).");
    }
    return managed(MANAGED, ManagedIdentityId.clientId(word));
  }

  private Identity managed(String name, ManagedIdentityId id) {
    Map<String, String> platform = new HashMap<>();
    PLATFORM.forEach(each -> all.optional(each).ifPresent(value -> platform.put(each, value)));
    Identity identity = new Identity.Managed(id, platform);
    own.valid(name, identity::tokens);
    return identity;
  }

  private Application application() {
    Application application =
        new Application(
            own.required(TENANT, "the directory (tenant) id of the app registration"),
            own.required(CLIENT, "the application (client) id of the app registration"),
            authority());
    if (!application.tenantId().isEmpty()) {
      own.valid(TENANT, () -> EntraTokens.clientSecret(application.tenantId(), "-", "-"));
    }
    return application;
  }

  /** Reads the address for all environments even if one has an identity of its own. */
  private Optional<URI> authority() {
    Optional<String> value = all.optional(AUTHORITY);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI authority = new URI(value.get());
      // Only to check the address: these tokens are never used.
      EntraTokens.clientSecret("common", "-", "-").at(authority);
      return Optional.of(authority);
    } catch (URISyntaxException | IllegalArgumentException e) {
      all.problems()
          .add(
              all.label(AUTHORITY)
                  + " is not usable. Give it as "
                  + EntraTokens.PUBLIC_CLOUD
                  + ", or leave it out.");
      return Optional.empty();
    }
  }
}
