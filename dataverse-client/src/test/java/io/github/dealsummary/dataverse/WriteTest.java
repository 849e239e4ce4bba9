package io.github.dealsummary.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dealsummary.dataverse.FaultySocket.Trouble;
import io.github.dealsummary.emulator.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Single rows and change sets, written and read back. */
class WriteTest {
  @RegisterExtension private final Emulated sales = new Emulated();
  private final DataverseClient client = sales.client;
  private final UUID id = UUID.randomUUID();
  private final Key account = Key.of("accounts", id);

  @Test
  void rowIsCreatedWithItsValuesAndReadBack() {
    UUID contact = client.send(Write.create("contacts").set("lastname", "O'Brien & Co")).id().get();
    WriteResult created =
        client.send(
            Write.create("opportunities", id)
                .set("name", "10 % \"off\" \u00fc\ud83d\ude00")
                .set("estimatedvalue", new BigDecimal("12345.67"))
                .set("estimatedclosedate", LocalDate.of(2026, 12, 24))
                .set("closeprobability", 70)
                .bind("customerid_contact", Key.of("contacts", contact)));
    assertThat(created).isEqualTo(new WriteResult(Optional.of(id), Optional.empty()));
    Row deal = client.find(Key.of("opportunities", id)).orElseThrow();
    assertThat(deal.string("name")).hasValue("10 % \"off\" \u00fc\ud83d\ude00");
    assertThat(deal.decimal("estimatedvalue").get()).isEqualByComparingTo("12345.67");
    assertThat(deal.date("estimatedclosedate")).hasValue(LocalDate.of(2026, 12, 24));
    assertThat(deal.lookup("customerid").get().id()).isEqualTo(contact);
  }

  @Test
  void idThatIsTakenIsRefusedAndItsRowUntouched() {
    client.send(Write.create("accounts", id).set("name", "first"));
    DataverseException taken =
        failureOf(() -> client.send(Write.create("accounts", id).set("name", "second")));
    assertThat(taken.status()).hasValue(412);
    assertThat(name()).isEqualTo("first");
  }

  @Test
  void createWithAnIdIsSentAgainAndWhatTheLostAttemptMadeCountsAsItsOwn() {
    WriteResult created = losing(1, c -> c.send(Write.create("accounts", id).set("name", "once")));
    assertThat(created.id()).hasValue(id);
    assertThat(sales.environment.requests()).hasSize(2);
    assertThat(name()).isEqualTo("once");
  }

  @Test
  void createWithoutAnIdIsNotSentAgain() {
    sales.environment.inject(Fault.on("accounts").status(503).times(1));
    failureOf(() -> client.send(Write.create("accounts").set("name", "x")));
    assertThat(sales.environment.requests()).hasSize(1);
  }

  @Test
  void updateChangesWhatItNamesAndNeverCreates() {
    client.send(Write.create("accounts", id).set("name", "a").set("accountnumber", "1"));
    client.send(Write.update(account).set("name", "b"));
    Row row = client.find(account, "name", "accountnumber").orElseThrow();
    assertThat(row.string("name")).hasValue("b");
    assertThat(row.string("accountnumber")).hasValue("1");
    client.send(Write.update(account).set("accountnumber", null));
    assertThat(client.find(account, "accountnumber").orElseThrow().string("accountnumber"))
        .isEmpty();

    Key missing = Key.of("accounts", UUID.randomUUID());
    assertThat(failureOf(() -> client.send(Write.update(missing).set("name", "x"))).status())
        .hasValue(404);
    assertThat(client.find(missing)).isEmpty();
  }

  @Test
  void versionThatHasPassedIsRefused() {
    client.send(Write.create("accounts", id).set("name", "a"));
    String version = client.find(account, "name").orElseThrow().etag().orElseThrow();
    client.send(Write.update(account).set("name", "b").ifMatch(version));
    assertThat(
            failureOf(() -> client.send(Write.update(account).set("name", "c").ifMatch(version)))
                .status())
        .hasValue(412);
    assertThat(failureOf(() -> client.send(Write.delete(account).ifMatch(version))).status())
        .hasValue(412);
    assertThat(name()).isEqualTo("b");
  }

  @Test
  void upsertCreatesThenChanges() {
    client.send(Write.upsert(account).set("name", "a"));
    client.send(Write.upsert(account).set("name", "b"));
    assertThat(name()).isEqualTo("b");
  }

  @Test
  void deletedRowIsGoneAndDeletingItAgainIsA404() {
    client.send(Write.create("accounts", id).set("name", "a"));
    client.send(Write.delete(account));
    assertThat(client.find(account)).isEmpty();
    assertThat(failureOf(() -> client.send(Write.delete(account))).status()).hasValue(404);
  }

  @Test
  void deleteWhoseAnswerWasLostIsSentAgainAndDone() {
    client.send(Write.create("accounts", id).set("name", "a"));
    assertThat(losing(1, c -> c.send(Write.delete(account))).id()).hasValue(id);
    assertThat(client.find(account)).isEmpty();
  }

  @Test
  void rowsAreAssociatedAndDisassociated() {
    UUID contact = client.send(Write.create("contacts").set("lastname", "Beck")).id().get();
    Key person = Key.of("contacts", contact);
    client.send(Write.create("accounts", id).set("name", "a"));
    client.send(Write.associate(account, "contact_customer_accounts", person));
    assertThat(parent(person)).hasValue(id);
    client.send(Write.disassociate(account, "contact_customer_accounts", person));
    assertThat(parent(person)).isEmpty();
  }

  @Test
  void lookupIsUnbound() {
    client.send(Write.create("accounts", id).set("name", "a"));
    UUID contact =
        client
            .send(
                Write.create("contacts")
                    .set("lastname", "B")
                    .bind("parentcustomerid_account", account))
            .id()
            .get();
    Key person = Key.of("contacts", contact);
    assertThat(parent(person)).hasValue(id);
    client.send(Write.update(person).unbind("parentcustomerid_account"));
    assertThat(parent(person)).isEmpty();
  }

  @Test
  void writtenRowIsBroughtBack() {
    Row row =
        client
            .send(Write.create("accounts", id).set("name", "a").returning("name", "statecode"))
            .row()
            .orElseThrow();
    assertThat(row.string("name")).hasValue("a");
    assertThat(row.formatted("statecode")).hasValue("Active");
    assertThat(row.has("accountnumber")).isFalse();
  }

  @Test
  void newRowsMayComeInside() {
    client.send(
        Write.create("accounts", id)
            .set("name", "a")
            .set(
                "contact_customer_accounts",
                List.of(Map.of("lastname", "x"), Map.of("lastname", "y"))));
    assertThat(
            client.count(
                Query.of("contacts").where(Condition.column("_parentcustomerid_value").eq(id))))
        .isEqualTo(2);
  }

  @Test
  void changeSetIsDoneAsOneInItsOrder() {
    List<WriteResult> written =
        client.send(
            ChangeSet.of(
                Write.create("accounts", id).set("name", "O'Brien\r\n--x & Co"),
                Write.create("contacts")
                    .set("lastname", "B")
                    .bind("parentcustomerid_account", account),
                Write.update(account).set("accountnumber", "7").returning("accountnumber")));
    assertThat(sales.environment.requests()).hasSize(1);
    assertThat(name()).isEqualTo("O'Brien\r\n--x & Co");
    assertThat(parent(Key.of("contacts", written.get(1).id().orElseThrow()))).hasValue(id);
    assertThat(written.get(2).row().orElseThrow().string("accountnumber")).hasValue("7");
  }

  @Test
  void changeSetThatFailsInTheMiddleLeavesNothing() {
    DataverseException failure =
        failureOf(
            () ->
                client.send(
                    ChangeSet.of(
                        Write.create("accounts", id).set("name", "a"),
                        Write.update(Key.of("accounts", UUID.randomUUID())).set("name", "b"),
                        Write.create("accounts").set("name", "c"))));
    assertThat(failure.status()).hasValue(404);
    assertThat(failure.code()).hasValue("0x80040217");
    assertThat(client.find(account)).isEmpty();
  }

  @Test
  void writeActsForThePersonOfItsView() {
    UUID nobody = UUID.randomUUID();
    DataverseClient view = client.onBehalfOf(nobody);
    Write write = Write.create("accounts", id).set("name", "a");
    assertThat(failureOf(() -> view.send(write)).kind())
        .isEqualTo(DataverseException.Kind.FORBIDDEN);
    assertThat(failureOf(() -> view.send(ChangeSet.of(write))).kind())
        .isEqualTo(DataverseException.Kind.FORBIDDEN);
    assertThat(client.find(account)).isEmpty();
  }

  @Test
  void valuesThatCannotBeSentAreRefusedBeforeTheyAre() {
    Write write = Write.create("accounts");
    for (Object value : Arrays.asList(new Object(), Double.NaN, "half \ud83d", List.of("\udc00"))) {
      assertThatThrownBy(() -> write.set("name", value))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> write.set("name eq 1", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Write.update(account).ifMatch("W/\"1\"\r\nX: y"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Write.delete(account).set("name", "x"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Write.upsert(account).ifMatch("W/\"1\""))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ChangeSet.of()).isInstanceOf(IllegalArgumentException.class);
    assertThat(JsonText.of(Map.of("at", JsonText.checked(Instant.EPOCH))))
        .isEqualTo("{\"at\":\"1970-01-01T00:00:00Z\"}");
    assertThat(sales.environment.requests()).isEmpty();
  }

  @Test
  void updateWhoseAnswerWasLostIsNotSentAgainUnlessMarked() {
    client.send(Write.create("accounts", id).set("name", "a"));
    Write update = Write.update(account).set("name", "b");
    int before = sales.environment.requests().size();
    failureOf(() -> losing(1, c -> c.send(update)));
    assertThat(sales.environment.requests()).hasSize(before + 1);
    assertThat(losing(1, c -> c.send(update.repeatable())).id()).hasValue(id);
    assertThat(sales.environment.requests()).hasSize(before + 3);
  }

  @Test
  void nobodyCanTellWhoseChangeItIsWhereTheAnswerToAConditionalOneWasLost() {
    client.send(Write.create("accounts", id).set("name", "a"));
    String version = client.find(account, "name").orElseThrow().etag().orElseThrow();
    Write update = Write.update(account).set("name", "b").ifMatch(version);
    DataverseException lost = failureOf(() -> losing(1, c -> c.send(update)));
    assertThat(lost.kind()).isEqualTo(DataverseException.Kind.UNAVAILABLE);
    assertThat(lost.status()).isEmpty();
    assertThat(name()).isEqualTo("b");
  }

  @Test
  void rowThatWasThereIsNoneOfACreateThatNeverLeft() throws IOException {
    client.send(Write.create("accounts", id).set("name", "another's"));
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    List<FaultySocket> opened = new ArrayList<>();
    TimeSource opening =
        new FakeTimeSource() {
          @Override
          public void sleep(Duration duration, CallEnd callEnd) {
            super.sleep(duration, callEnd);
            opened.add(through(port));
          }
        };
    String url = "http://127.0.0.1:" + port;
    try (DataverseClient late = sales.through(url).time(opening).build()) {
      Write create = Write.create("accounts", id).set("name", "mine");
      assertThat(failureOf(() -> late.send(create)).status()).hasValue(412);
    }
    opened.remove(0).close();
    try (DataverseClient late = sales.through(url).time(opening).build()) {
      Write create = Write.create("accounts").set("name", "mine");
      assertThat(late.send(create).id()).as("safe, since it had not left").isPresent();
    }
    opened.remove(0).close();
    assertThat(name()).isEqualTo("another's");
  }

  private FaultySocket through(int port) {
    try {
      return new FaultySocket(port, sales.environment.url(), () -> Trouble.of(Trouble.Kind.NONE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void changeSetWhoseAnswerWasLostIsNotSentAgain() {
    ChangeSet set =
        ChangeSet.of(
            Write.create("accounts", id).set("name", "a"),
            Write.create("contacts").set("lastname", "B").repeatable());
    failureOf(() -> losing(1, c -> c.send(set)));
    assertThat(sales.environment.requests()).hasSize(1);
    assertThat(name()).isEqualTo("a");
  }

  @Test
  void changeSetOfCreatesWithIdsIsDoneOnceAndSaysThatItsRowsAreThere() {
    UUID contact = UUID.randomUUID();
    ChangeSet set =
        ChangeSet.of(
            Write.create("accounts", id).set("name", "a"),
            Write.create("contacts", contact).set("lastname", "B"));
    assertThat(failureOf(() -> losing(2, c -> c.send(set))).status()).hasValue(412);
    assertThat(sales.environment.requests()).hasSize(3);
    assertThat(name()).isEqualTo("a");
    assertThat(client.find(Key.of("contacts", contact))).isPresent();
  }

  /** What comes of a call whose first answers are lost after the environment has done its part. */
  private <T> T losing(int answers, Function<DataverseClient, T> call) {
    AtomicInteger left = new AtomicInteger(answers);
    try (FaultySocket socket =
            new FaultySocket(
                sales.environment.url(),
                () ->
                    Trouble.of(
                        left.getAndDecrement() > 0
                            ? Trouble.Kind.RESET_AFTER
                            : Trouble.Kind.NONE));
        DataverseClient faulty =
            sales
                .through(socket.url())
                .retry(new RetryPolicy(4, Duration.ZERO, Duration.ZERO))
                .build()) {
      return call.apply(faulty);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String name() {
    return client.find(account, "name").orElseThrow().string("name").orElseThrow();
  }

  private Optional<UUID> parent(Key contact) {
    return client.find(contact).orElseThrow().lookup("parentcustomerid").map(Lookup::id);
  }

  private static DataverseException failureOf(Runnable call) {
    return catchThrowableOfType(DataverseException.class, call::run);
  }
}
