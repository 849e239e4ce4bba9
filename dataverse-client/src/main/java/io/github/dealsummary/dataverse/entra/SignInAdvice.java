package io.github.dealsummary.dataverse.entra;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to do about a refusal of Entra ID, by the number after {@code AADSTS} in its text. Microsoft
 * may change the numbers, so nothing but a sentence depends on them.
 *
 * @see <a
 *     href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">Microsoft
 *     Entra authentication and authorization error codes</a>
 */
final class SignInAdvice {
  private static final Pattern AADSTS = Pattern.compile("AADSTS(\\d{4,9})");

  private static final String BLOCKED =
      "Conditional access blocks this sign-in: ask the directory's administrator to allow it.";
  private static final String NO_SUCH_FEDERATION =
      "No federated credential of the app registration fits the token: compare issuer, subject and"
          + " audience with it, letter by letter.";
  private static final String NO_CONSENT =
      "Nobody has consented: grant the app user_impersonation of Dynamics CRM, as an administrator.";
  private static final String REVOKED =
      "The certificate has been revoked: make a new one and upload it to the app registration.";
  private static final String OUT_OF_DATE =
      "The certificate is not valid today: make a new one and upload it to the app registration.";
  private static final String SECOND_FACTOR =
      "The user has to sign in again, with a second factor.";
  private static final String UNKNOWN_APP =
      "The app registration was not found in this tenant: check client id and tenant.";

  private static final Map<String, String> BY_NUMBER =
      Map.ofEntries(
          entry("7000215", "The client secret is wrong: give the secret's value, not its id."),
          entry(
              "7000222", "The client secret has expired: make a new one in the app registration."),
          entry("7000218", "No secret or certificate was sent: check that one is set."),
          entry("700016", UNKNOWN_APP),
          entry("700011", UNKNOWN_APP),
          entry(
              "7000112",
              "The application is disabled in its tenant: enable sign-in for it under enterprise"
                  + " applications."),
          entry(
              "7000229",
              "The application has no enterprise application in this tenant: create it there, as by"
                  + " an administrator's consent."),
          entry(
              "500011",
              "The environment was not found in this tenant: check its address and the tenant."),
          entry(
              "500014",
              "Dataverse is disabled in this tenant, as after a lapsed subscription: renew it, or"
                  + " enable its enterprise application."),
          entry(
              "501051",
              "The application has no role at the environment's application: assign one there, or"
                  + " turn off that assignment is required."),
          entry("90002", "The tenant was not found: check its id, and that it is in this cloud."),
          entry("900023", "The tenant is neither an id nor a domain name: give the directory id."),
          entry("90038", "The tenant belongs to another cloud."),
          entry("900382", "The tenant or the environment belongs to another cloud."),
          entry("900432", "The tenant or the environment belongs to another cloud."),
          entry("700027", "The app registration does not have this certificate: upload it there."),
          entry("700024", "The signed statement is not valid now: check this machine's clock."),
          entry("7000214", REVOKED),
          entry("7000277", REVOKED),
          entry("1000502", OUT_OF_DATE),
          entry("70021", NO_SUCH_FEDERATION),
          entry("700211", "The app registration has no federated credential with this issuer."),
          entry("700212", "The app registration has no federated credential for this audience."),
          entry("700213", "The app registration has no federated credential for this subject."),
          entry("7002131", NO_SUCH_FEDERATION),
          entry("65001", NO_CONSENT),
          entry("90094", NO_CONSENT),
          entry("50013", "The user's token has expired or was not made for this application."),
          entry(
              "500131",
              "The user's token was not made for this application: check who asks for it."),
          entry("50034", "The user's account is not in this tenant: check the tenant."),
          entry("50057", "The user's account is disabled: ask the directory's administrator."),
          entry(
              "50105",
              "The user is not assigned to the application: assign the user there, or a group."),
          entry("50076", SECOND_FACTOR),
          entry("50079", SECOND_FACTOR),
          entry("53000", "Conditional access asks for a compliant device, and this is not one."),
          entry("53001", "Conditional access asks for a device that is joined to the domain."),
          entry("53003", BLOCKED),
          entry("530035", "Security defaults of the directory block this sign-in."));

  private static final Set<String> OF_ANOTHER_CLOUD = Set.of("90038", "900382", "900432");

  private static final Set<String> OF_THE_ENVIRONMENT = Set.of("500011", "500014", "501051");

  private SignInAdvice() {}

  /** Returns the number in Entra ID's text, such as {@code 7000215}; empty if there is none. */
  static Optional<String> number(String text) {
    Matcher found = AADSTS.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /**
   * Returns what to do; empty if the number is not known.
   *
   * @param asked the cloud whose Entra ID was asked, if that is known
   */
  static Optional<String> of(String number, Optional<Cloud> asked) {
    return Optional.ofNullable(BY_NUMBER.get(number))
        .map(advice -> OF_ANOTHER_CLOUD.contains(number) ? advice + elsewhere(asked) : advice);
  }

  /**
   * Returns what to do if the refusal is about the environment, not about who asks; empty
   * otherwise. For a managed identity the rest would speak of an app registration that it has not.
   */
  static Optional<String> aboutEnvironment(String number) {
    return Optional.of(number).filter(OF_THE_ENVIRONMENT::contains).map(BY_NUMBER::get);
  }

  static Set<String> numbers() {
    return BY_NUMBER.keySet();
  }

  private static String elsewhere(Optional<Cloud> asked) {
    return asked.map(cloud -> " The cloud \"" + cloud + "\" was asked.").orElse("")
        + " Check the environment's address, or set AZURE_AUTHORITY_HOST to "
        + Stream.of(Cloud.values())
            .filter(cloud -> !asked.equals(Optional.of(cloud)))
            .map(cloud -> cloud.authority() + " (" + cloud + ")")
            .collect(Collectors.joining(" or "))
        + ".";
  }
}
