package io.github.dealsummary;

import io.github.dealsummary.dataverse.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A customer with all by which it may have been asked for.
 *
 * @param website as somebody typed it
 */
record KnownCustomer(
    Customer customer, Optional<String> email, Optional<String> website, List<String> phones) {
  /** People type anything there. */
  private static final Pattern HOST =
      Pattern.compile("(?:[a-z]+://)?(?:[^/@\\s]*@)?(?:www\\.)?([^/:?#\\s]+)");

  static final String[] ACCOUNT_COLUMNS = {
    "accountid",
    "name",
    "accountnumber",
    "address1_city",
    "statecode",
    "emailaddress1",
    "websiteurl",
    "telephone1"
  };
  static final String[] CONTACT_COLUMNS = {
    "contactid",
    "fullname",
    "emailaddress1",
    "address1_city",
    "statecode",
    "telephone1",
    "mobilephone"
  };

  static KnownCustomer ofAccount(Row row) {
    return new KnownCustomer(
        Customer.ofAccount(row),
        row.string("emailaddress1"),
        row.string("websiteurl"),
        row.string("telephone1").stream().toList());
  }

  static KnownCustomer ofContact(Row row) {
    return new KnownCustomer(
        Customer.ofContact(row),
        row.string("emailaddress1"),
        Optional.empty(),
        Stream.of(row.string("telephone1"), row.string("mobilephone"))
            .flatMap(Optional::stream)
            .toList());
  }

  Optional<String> accountNumber() {
    return customer.isFirm() ? customer.number() : Optional.empty();
  }

  /** The domains that are a firm's own; a person's e-mail address may be anybody's. */
  Stream<String> domains() {
    return customer.isFirm()
        ? Stream.concat(
            website.flatMap(KnownCustomer::host).stream(),
            email.map(KnownCustomer::afterAt).stream())
        : Stream.empty();
  }

  private static String afterAt(String address) {
    return address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  private static Optional<String> host(String website) {
    var host = HOST.matcher(website.strip().toLowerCase(Locale.ROOT));
    return host.lookingAt() ? Optional.of(host.group(1)) : Optional.empty();
  }
}
