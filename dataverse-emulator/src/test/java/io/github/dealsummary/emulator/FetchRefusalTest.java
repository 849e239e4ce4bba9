package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FetchXML that is wrong, or not built. */
class FetchRefusalTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not xml | 400 | 0x80041129",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><fetch/> | 400 | 0x80041129",
        "<fetch/> | 400 | 0x80040203",
        "<fetch><entity name='nothing'/></fetch> | 400 | 0x80041102",
        "<fetch><entity name='contact'/></fetch> | 400 | 0x80060888",
        "<fetch><entity name='account'><attribute name='nothing'/></entity></fetch> | 400 | 0x80041103",
        "<fetch><entity name='account'><filter><condition attribute='name' operator='is' value='x'/></filter></entity></fetch> | 400 | 0x80060888",
        "<fetch><entity name='account'><filter><condition attribute='createdon' operator='in-fiscal-year' value='2026'/></filter></entity></fetch> | 501 | 0x80004001",
        "<fetch><entity name='account'><filter><condition attribute='industrycode' operator='eq' value='x'/></filter></entity></fetch> | 400 | 0x80060888",
        "<fetch aggregate='true'><entity name='account'><attribute name='name' alias='n' groupby='true' dategrouping='year'/></entity></fetch> | 400 | 0x80060888",
        "<fetch aggregate='true'><entity name='account'><attribute name='industrycode' alias='n' aggregate='sum'/></entity></fetch> | 400 | 0x80060888",
        "<fetch aggregate='true'><entity name='account'><attribute name='primarycontactid' alias='n' aggregate='max'/></entity></fetch> | 400 | 0x80060888",
        "<fetch><entity name='account'><filter type='OR'/></entity></fetch> | 400 | 0x80040203",
        "<fetch><entity name='account'><atribute name='name'/></entity></fetch> | 400 | 0x80040203",
        "<fetch><entity name='account'><attribute nam='name'/></entity></fetch> | 400 | 0x80040203",
        "<fetch><entity name='account'/><entity name='account'/></fetch> | 400 | 0x80040203",
        "<fetch aggregate='true'><entity name='account'><attribute name='accountid' alias='n' rowaggregate='CountChildren'/></entity></fetch> | 501 | 0x80004001",
        "<fetch><entity name='account'><filter><condition attribute='name' operator='null' value='x'/></filter></entity></fetch> | 400 | 0x80040203",
        "<fetch><entity name='account'><attribute name='name' alias='n'/><attribute name='telephone1' alias='n'/></entity></fetch> | 400 | 0x80040203",
        "<fetch aggregate='true'><entity name='account'><attribute name='name' alias='n' groupby='true'/><order alias='m'/></entity></fetch> | 400 | 0x80040203",
        "<fetch aggregate='true'><entity name='account'><attribute name='name' alias='n' groupby='true'/><order attribute='name'/></entity></fetch> | 400 | 0x80040203",
        "<fetch aggregate='true'><entity name='account'><all-attributes/></entity></fetch> | 400 | 0x80040203",
        "<fetch><entity name='account'><order attribute='name' descending='maybe'/></entity></fetch> | 400 | 0x80040203",
        "<fetch top='2' page='1'><entity name='account'/></fetch> | 400 | 0x80040203",
        "<fetch datasource='retained'><entity name='account'/></fetch> | 501 | 0x80004001",
        "<fetch aggregate='true'><entity name='account'><attribute name='name'/></entity></fetch> | 400 | 0x80040203",
        "<fetch><entity name='account'><link-entity name='contact' from='contactid' to='primarycontactid' link-type='exists'/></entity></fetch> | 501 | 0x80004001"
      })
  void whatIsWrongIsRefused(String xml, int status, String code) {
    HttpResponse<String> response = wire.tryFetch("accounts", xml);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(Wire.errorCode(response)).isEqualTo(code);
  }

  @Test
  void anOperatorOfManyWordsIsRefused() {
    String xml =
        "<fetch><entity name='account'><filter><condition attribute='name' operator='%s'/></filter></entity></fetch>";
    assertThat(wire.tryFetch("accounts", xml.formatted("a" + "-a".repeat(6_000))).statusCode())
        .isEqualTo(400);
  }
}
