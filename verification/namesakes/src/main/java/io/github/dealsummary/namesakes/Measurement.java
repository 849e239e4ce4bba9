package io.github.dealsummary.namesakes;

import io.github.dealsummary.dataverse.AccessToken;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.desk.DealDesk;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.settings.Settings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The measurement "who is meant": an org of many near-duplicates, and questions whose answers are
 * known, put to deal-summary and to two simple rules.
 *
 * @param firms how many accounts to make
 * @param people how many contacts to make
 * @param questions how many questions to ask
 * @param seed the same seed makes the same org and the same questions
 */
public record Measurement(int firms, int people, int questions, long seed) {
  /**
   * Fills an emulator and asks it. Takes minutes for 20,000 customers.
   *
   * @param emulator an emulator whose rows are as at its start
   * @param settings settings of deal-summary beside those that name the emulator
   */
  public Report in(DataverseEmulator emulator, Map<String, String> settings) {
    Random random = new Random(seed);
    Cores cores = new Cores(random);
    List<OrgCustomer> customers = new GeneratedCustomers(random, cores).of(firms, people);
    Map<String, String> variables = new HashMap<>(emulator.variables());
    variables.putAll(settings);
    try (DataverseClient client = client(emulator);
        DealDesk desk = DealDesk.open(Settings.from(variables))) {
      List<OrgCustomer> all = SampleCustomers.in(client);
      all.addAll(customers);
      EmulatedOrg.add(customers, emulator);
      List<Asked> asked =
          new Questions(customers, new KnownNames(all), cores, random).of(questions);
      DeskAnswers answers = new DeskAnswers(new DeskRule(desk), new RoundTrips(emulator), all);
      asked.forEach(answers::ask);
      return new Report(
          this,
          answers,
          tally(asked, new ContainsRule(client)),
          tally(asked, new EqualityRule(all)));
    }
  }

  private static Tally tally(List<Asked> asked, Rule rule) {
    Tally tally = new Tally();
    asked.forEach(one -> tally.add(one, rule.answer(one.text())));
    return tally;
  }

  private static DataverseClient client(DataverseEmulator emulator) {
    return DataverseClient.builder(emulator.url().toString())
        .tokens(request -> new AccessToken(emulator.token(), Instant.now().plusSeconds(3_000)))
        .build();
  }
}
