@concurrency
Feature: Requests at the same time

  Scenario Outline: Eight creations at once, round <round>
    Given orders "N1" to "N8" with 2 "orderItem"
    When orders "N1" to "N8" are sent by "create" at once
    Then they are accepted [spreadshirt.create.accepted]
    When orders "N1" to "N8" are given time to settle
    And orders "N1" to "N8" are looked up
    Then orders "N1" to "N8" are shown as one order [spreadshirt.create.none-lost]
    And orders "N1" to "N8" are processed without error [spreadshirt.create.processed]
    And no id of orders "N1" to "N8" or of their items is given twice [spreadshirt.create.distinct]

    Examples:
      | round |
      | 1     |
      | 2     |

  Scenario: Items of one order in steps at once
    Given order "O" with 6 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    And order "O" is looked up
    When items 1, 2, 3, 4, 5 and 6 of order "O" are adjusted to "CANCELED" at once
    And order "O" is looked up
    Then the steps are taken [spreadshirt.adjust.legal]
    And all that the steps asked for of order "O" is shown [spreadshirt.adjust.none-lost]

  Scenario Outline: Different steps of one item at once, <first> and <second>, round <round>
    Given order "O" with 2 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    And order "O" is looked up
    When these adjustments are sent at once
      | O | 1 | <first>  |
      | O | 1 | <second> |
    And order "O" is looked up
    Then order "O" is as the steps leave it one after the other [spreadshirt.adjust.none-lost]

    Examples:
      | first    | second   | round |
      | ACCEPTED | CANCELED | 1     |
      | CANCELED | ACCEPTED | 1     |
      | ACCEPTED | CANCELED | 2     |
      | CANCELED | ACCEPTED | 2     |
