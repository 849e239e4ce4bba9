package io.github.dealsummary.brief;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.Customer;
import io.github.dealsummary.CustomerBrief.Line;
import io.github.dealsummary.CustomerBrief.Topic;
import io.github.dealsummary.table.ContactFlags;
import io.github.dealsummary.table.ContactFlags.Channel;
import io.github.dealsummary.table.Customers.RestrictedPerson;
import io.github.dealsummary.table.PartialBatch;
import io.github.dealsummary.table.Records;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the lines of a brief on how a customer, and the people of a firm, may be contacted. If the
 * flags could not be read, for any reason, a line says so.
 */
record BriefFlagLines(Customer customer, BriefQueries queries, PartialBatch batch) {
  Stream<Line> all() {
    return Stream.concat(own(), customer.isFirm() ? people() : Stream.of());
  }

  private Stream<Line> own() {
    return batch
        .read(queries.flags(), Records::stream)
        .findFirst()
        .map(this::own)
        .orElseGet(() -> Stream.of(own(Topic.DO_NOT_CONTACT, unread(customer.name()))));
  }

  private Stream<Line> own(ContactFlags flags) {
    String ruledOut = words(flags.forbidden());
    String unknown = words(flags.unknown());
    String preferred = String.join(", ", flags.preferences());
    return Stream.of(
            line(Topic.DO_NOT_CONTACT, ruledOut(customer.name()), ruledOut),
            line(Topic.CONTACT_PREFERENCE, "Not known whether allowed: ", unknown),
            Optional.of(own(Topic.CONTACT_PREFERENCE, "No kind of contact is ruled out here"))
                .filter(line -> ruledOut.isEmpty() && unknown.isEmpty()),
            line(Topic.CONTACT_PREFERENCE, "Preferred contact: ", preferred))
        .flatMap(Optional::stream);
  }

  private Optional<Line> line(Topic topic, String label, String words) {
    return words.isEmpty() ? Optional.empty() : Optional.of(own(topic, label + words));
  }

  private Line own(Topic topic, String text) {
    return new Line(topic, text, queries.flags().table());
  }

  private Stream<Line> people() {
    List<String> texts =
        batch
            .read(queries.people(), people -> Stream.of(people(people)))
            .findFirst()
            .orElseGet(() -> List.of(unread("a contact of " + customer.name())));
    return texts.stream()
        .map(text -> new Line(Topic.DO_NOT_CONTACT, text, queries.people().table()));
  }

  private static List<String> people(Records<RestrictedPerson> people) {
    return Stream.concat(
            people.stream().map(BriefFlagLines::person),
            people.unread() > 0
                ? Stream.of("More of its contacts with such restrictions: " + people.unread())
                : Stream.empty())
        .toList();
  }

  private static String person(RestrictedPerson person) {
    return ruledOut(person.name().orElse("a contact without a name"))
        + words(person.flags().forbidden());
  }

  private static String ruledOut(String name) {
    return "Not allowed with " + name + ": ";
  }

  private static String words(List<Channel> channels) {
    return channels.stream().map(BriefFlagLines::word).collect(joining(", "));
  }

  private static String word(Channel channel) {
    return switch (channel) {
      case PHONE -> "phone calls";
      case EMAIL -> "e-mail";
      case BULK_EMAIL -> "bulk e-mail";
      case MAIL -> "mail";
      case BULK_MAIL -> "bulk mail";
      case FAX -> "fax";
      case MARKETING -> "marketing material";
    };
  }

  private static String unread(String name) {
    return "Whether " + name + " may be contacted could not be read.";
  }
}
