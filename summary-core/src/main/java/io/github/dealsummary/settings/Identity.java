package io.github.dealsummary.settings;

import io.github.dealsummary.dataverse.TokenSource;
import io.github.dealsummary.dataverse.entra.ClientCertificate;
import io.github.dealsummary.dataverse.entra.EntraTokens;
import io.github.dealsummary.dataverse.entra.ManagedIdentityId;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What signs in to an environment. It has to be an application user there. No {@code toString}
 * shows a secret.
 */
public sealed interface Identity {
  /** Returns the source of its tokens. No request is sent yet. */
  TokenSource tokens();

  /** Returns Entra ID's address if it was set; empty if the environment's cloud decides. */
  Optional<URI> authority();

  /**
   * An app registration of Entra ID.
   *
   * @param tenantId the directory (tenant) id
   * @param clientId the application (client) id
   * @param authority Entra ID's address; if empty, it is that of the environment's cloud
   */
  record Application(String tenantId, String clientId, Optional<URI> authority) {
    private EntraTokens at(EntraTokens tokens) {
      return authority.map(tokens::at).orElse(tokens);
    }
  }

  /**
   * An app registration that proves itself with a client secret.
   *
   * @param secret the secret's value
   */
  record Secret(Application application, String secret) implements Identity {
    @Override
    public Optional<URI> authority() {
      return application.authority();
    }

    @Override
    public TokenSource tokens() {
      return application.at(
          EntraTokens.clientSecret(application.tenantId(), application.clientId(), secret));
    }

    @Override
    public String toString() {
      return "Secret[" + application + "]";
    }
  }

  /** An app registration that proves itself with a certificate. */
  record Certificate(Application application, ClientCertificate certificate) implements Identity {
    @Override
    public Optional<URI> authority() {
      return application.authority();
    }

    @Override
    public TokenSource tokens() {
      return application.at(
          EntraTokens.clientCertificate(
              application.tenantId(), application.clientId(), certificate));
    }
  }

  /**
   * An app registration that proves itself with a token of another platform, such as Kubernetes.
   *
   * @param tokenFile the file with the token, which is read at each sign-in
   */
  record Workload(Application application, Path tokenFile) implements Identity {
    @Override
    public Optional<URI> authority() {
      return application.authority();
    }

    @Override
    public TokenSource tokens() {
      return application.at(
          EntraTokens.workloadIdentity(application.tenantId(), application.clientId(), tokenFile));
    }
  }

  /**
   * An identity that Azure gave to the machine or app this runs on.
   *
   * @param platform the variables with which the platform says where to ask
   */
  record Managed(ManagedIdentityId id, Map<String, String> platform) implements Identity {
    public Managed {
      platform = Map.copyOf(platform);
    }

    /** Returns nothing: the platform knows where to ask. */
    @Override
    public Optional<URI> authority() {
      return Optional.empty();
    }

    @Override
    public TokenSource tokens() {
      return EntraTokens.managedIdentity(id, platform);
    }

    @Override
    public String toString() {
      return "Managed[" + id + "]";
    }
  }
}
