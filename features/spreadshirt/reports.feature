@reports @in-turn
Feature: Reports of what has changed

  Scenario: All that happens to an order's items is told
    Given the reports so far are taken
    And order "O" with 2 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    And item 1 of order "O" is adjusted to "ACCEPTED"
    And item 2 of order "O" is adjusted to "CANCELED"
    And order "O" is looked up
    When the reports are taken until they tell of order "O"
    Then the reports tell every step of order "O", once and in order [spreadshirt.report.complete]
    When each report is read again
    And each report is read again
    Then each report reads the same as before [spreadshirt.report.unchanging]

  Scenario: Six steps of one item
    Given the reports so far are taken
    And order "O" with 1 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    And item 1 of order "O" is adjusted to "ACCEPTED"
    And item 1 of order "O" is adjusted to "WAITING_FOR_CUSTOMER"
    And item 1 of order "O" is adjusted to "ACCEPTED"
    And item 1 of order "O" is adjusted to "IN_PROGRESS"
    And item 1 of order "O" is adjusted to "SHIPPED"
    And item 1 of order "O" is adjusted to "RETURNED"
    And order "O" is looked up
    When the reports are taken until they tell of order "O"
    Then the reports tell every step of order "O", once and in order [spreadshirt.report.complete]

  Scenario: Several orders, adjusted in turns and as a whole
    Given the reports so far are taken
    And orders "O", "P" and "Q" with 3 "orderItem"
    And orders "O", "P" and "Q" are accepted by "batch"
    And orders "O", "P" and "Q" have settled
    And item 2 of order "P" is adjusted to "ACCEPTED"
    And item 3 of order "O" is adjusted to "ACCEPTED"
    And orders "O" and "P" are adjusted to "CANCELED"
    And orders "O", "P" and "Q" are looked up
    When the reports are taken until they tell of order "O"
    And the reports are taken until they tell of order "P"
    And the reports are taken until they tell of order "Q"
    Then the reports tell every step of order "O", once and in order [spreadshirt.report.complete]
    And the reports tell every step of order "P", once and in order [spreadshirt.report.complete]
    And the reports tell every step of order "Q", once and in order [spreadshirt.report.complete]

  Scenario: Later changes are in a later report, and nothing is told again
    Given the reports so far are taken
    And orders "O" and "P" with 2 "orderItem"
    And orders "O" and "P" are accepted by "create"
    And orders "O" and "P" have settled
    When the reports are taken until they tell of order "O"
    And the reports are taken until they tell of order "P"
    And item 1 of order "O" is adjusted to "ACCEPTED"
    And order "O" is looked up
    And the reports are taken until they tell of order "O"
    And item 1 of order "O" is adjusted to "CANCELED"
    And item 2 of order "O" is adjusted to "CANCELED"
    And order "O" is looked up
    And the reports are taken until they tell of order "O"
    And the reports are taken again
    And each report is read again
    Then the reports tell every step of order "O", once and in order [spreadshirt.report.no-repetition]
    And the reports tell every step of order "P", once and in order [spreadshirt.report.no-repetition]
    And each report reads the same as before [spreadshirt.report.unchanging]

  @alone
  Scenario: Reports that tell of nothing else
    Given the reports so far are taken
    And order "O" with 2 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    When the reports are taken until they tell of order "O"
    And item 1 of order "O" is adjusted to "ACCEPTED"
    And order "O" is looked up
    And the reports are taken until they tell of order "O"
    And item 2 of order "O" is adjusted to "CANCELED"
    And order "O" is looked up
    And the reports are taken until they tell of order "O"
    And item 1 of order "O" is adjusted to "WAITING_FOR_CUSTOMER"
    And item 1 of order "O" is adjusted to "ACCEPTED"
    And item 1 of order "O" is adjusted to "CANCELED"
    And order "O" is looked up
    And the reports are taken until they tell of order "O"
    Then the reports tell every step of order "O", once and in order [spreadshirt.report.complete]

  Scenario: A step that was refused is not told
    Given the reports so far are taken
    And order "O" with 2 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    When item 1 of order "O" is adjusted to "SHIPPED"
    And item 2 of order "O" is adjusted to "RETURNED"
    And order "O" is adjusted to "IN_PROGRESS"
    And item 1 of order "O" is adjusted to "WAITING_FOR_CUSTOMER"
    And item 2 of order "O" is adjusted to "ACCEPTED"
    And item 2 of order "O" is adjusted to "CREATED"
    And item 2 of order "O" is adjusted to "SHIPPED"
    And item 2 of order "O" is adjusted to "RECEIVED"
    And item 1 of order "O" is adjusted to "CANCELED"
    And item 1 of order "O" is adjusted to "ACCEPTED"
    And item 1 of order "O" is adjusted to "IN_PROGRESS"
    And order "O" is looked up
    And the reports are taken until they tell of order "O"
    Then the reports tell every step of order "O", once and in order [spreadshirt.report.no-refused]

  Scenario: A report that is deleted stays readable, and only it is deleted
    Given the reports so far are taken
    And orders "O" and "P" with 1 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    When the reports are taken until they tell of order "O"
    And order "P" is accepted by "create"
    And order "P" has settled
    And the reports are taken until they tell of order "P"
    And each report is read again
    Then the first report is in state "ACTIVATED" [spreadshirt.report.activated]
    And the last report is in state "ACTIVATED" [spreadshirt.report.activated]
    When the reports are listed
    Then the first report is listed [spreadshirt.reports.all]
    And the last report is listed [spreadshirt.reports.all]
    When the reports are listed in state "ACTIVATED"
    Then the first report is listed [spreadshirt.reports.state]
    And the last report is listed [spreadshirt.reports.state]
    When the first report is deleted
    Then it is accepted [spreadshirt.delete-report.accepted]
    When each report is read again
    Then the first report is in state "DELETED" [spreadshirt.delete-report.deleted]
    And the last report is in state "ACTIVATED" [spreadshirt.delete-report.only-this]
    And each report reads the same as before [spreadshirt.delete-report.readable]
    When the reports are listed in state "ACTIVATED"
    Then the first report is not listed [spreadshirt.reports.state]
    And the last report is listed [spreadshirt.reports.state]
    When the reports are listed in state "DELETED"
    Then the first report is listed [spreadshirt.reports.state]
    And the last report is not listed [spreadshirt.reports.state]

  Scenario: Time moves the date of a report that is deleted, and none that it tells
    Given the reports so far are taken
    And order "O" with 2 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    When the reports are taken until they tell of order "O"
    And the target's clock has passed the dates of the last report
    And each report is read again
    Then each report reads the same as before [spreadshirt.report.unchanging]
    When the last report is deleted
    And each report is read again
    Then the date of the last report has moved [spreadshirt.delete-report.modified-moves]
    And each report reads the same as before [spreadshirt.delete-report.readable]

  Scenario: A report that is deleted twice stays deleted
    Given the reports so far are taken
    And order "O" with 1 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    When the reports are taken until they tell of order "O"
    And the last report is deleted
    And the last report is deleted
    And each report is read again
    Then the last report is in state "DELETED" [spreadshirt.delete-report.deleted]
    And each report reads the same as before [spreadshirt.delete-report.readable]

  Scenario: What is not there can be neither shown nor deleted
    Given the reports so far are taken
    And order "O" with 1 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    When the reports are taken until they tell of order "O"
    And order "O" is asked for by "report"
    And something unknown of order "O" is asked for by "report"
    Then nothing is shown [spreadshirt.report.unknown]
    When something unknown of order "O" is asked for by "delete-report"
    Then it is not accepted [spreadshirt.delete-report.unknown]

  Scenario: A partner is told nothing of another's orders
    Given the reports so far are taken
    And order "O" with 1 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    When the reports are taken until they tell of order "O"
    And the reports of partner B are taken
    Then nothing is told of order "O" [spreadshirt.report.own-orders]

  @alone
  Scenario: Each partner is told of its own orders, and nothing of the other's
    Given the reports so far are taken
    And orders "O" and "theirs" with 1 "orderItem"
    And order "theirs" is accepted by "create" as partner B
    And order "theirs" has settled for partner B
    And order "O" is accepted by "create"
    And order "O" has settled
    When the reports are taken until they tell of order "O"
    And the reports of partner B are taken until they tell of order "theirs"
    Then nothing is told of order "O" [spreadshirt.report.own-orders]

  Scenario: A partner does not delete another's report
    Given the reports so far are taken
    And order "O" with 1 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    When the reports are taken until they tell of order "O"
    And the reports of partner B are taken
    And order "O" is asked for by "report" as partner B
    Then nothing is told of order "O" [spreadshirt.report.own-orders]
    When the last report is deleted as partner B
    Then it is not accepted [spreadshirt.delete-report.own]
    When each report is read again
    Then the last report is in state "ACTIVATED" [spreadshirt.delete-report.own]

  Scenario Outline: <sender> neither lists, nor shows, nor deletes reports
    Given the reports so far are taken
    And order "O" with 1 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    When the reports are taken until they tell of order "O"
    And order "O" is asked for by "report"
    And order "O" is asked for by "reports" as <sender>
    And order "O" is asked for by "report" as <sender>
    And order "O" is asked for by "delete-report" as <sender>
    Then the broken requests are refused [spreadshirt.credentials.refused]
    When each report is read again
    Then the last report is in state "ACTIVATED" [spreadshirt.credentials.refused]

    Examples:
      | sender                             |
      | nobody                             |
      | a stranger                         |
      | partner A without the "apiKey"     |
      | partner A without the "sessionId"  |
      | partner A with a wrong "apiKey"    |
      | partner A with a wrong "sessionId" |
