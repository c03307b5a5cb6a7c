@hostile
Feature: Requests that no client of good will sends

  Scenario Outline: A document that is not well-formed: <how>
    Given orders "O", "P" and "plain" with 1 "orderItem"
    And order "plain" is accepted by "create"
    When order "O" is sent by "create" as a body "<how>"
    Then the request ends in time [spreadshirt.hostile.bounded]
    And it is not accepted, whatever is made of the request [spreadshirt.hostile.malformed]
    And it is refused in good order [spreadshirt.hostile.good-order]
    When order "P" is sent by "create"
    Then it is accepted [spreadshirt.hostile.alive]
    And nothing of the broken request was created [spreadshirt.hostile.not-stored]

    Examples:
      | how                      |
      | cut off in the middle    |
      | in no wire form          |
      | empty                    |
      | with mismatched tags     |
      | with an unclosed root    |
      | with a second root       |
      | with a duplicate attribute |
      | with a NUL character     |

  Scenario Outline: A document that is another than was asked for: <how>
    Given orders "O", "P" and "plain" with 1 "orderItem"
    And order "plain" is accepted by "create"
    When order "O" is sent by "create" as a body "<how>"
    Then the request ends in time [spreadshirt.hostile.bounded]
    When order "P" is sent by "create"
    Then it is accepted [spreadshirt.hostile.alive]
    And nothing of the broken request was created [spreadshirt.hostile.not-stored]

    Examples:
      | how                      |
      | with another root        |
      | in no namespace          |
      | in another namespace     |
      | with an unbound prefix   |
      | with a DTD               |
      | with an internal entity  |
      | with an external entity  |
      | with an entity bomb      |
      | nested 10000 deep        |
      | of 10 megabytes          |

  Scenario Outline: An adjustment that is not well-formed: <how>
    Given order "O" with 1 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    And the whole of order "O" is shown
    When order "O" is sent by "adjust" as a body "<how>"
    Then the request ends in time [spreadshirt.hostile.bounded]
    And it is not accepted, whatever is made of the request [spreadshirt.hostile.malformed]
    And it is refused in good order [spreadshirt.hostile.good-order]
    When the whole of order "O" is shown
    Then nothing of order "O" has changed by the refused step [spreadshirt.hostile.not-stored]

    Examples:
      | how                      |
      | cut off in the middle    |
      | with mismatched tags     |
      | with an unclosed root    |
      | with a second root       |

  Scenario Outline: An adjustment that is another document than was asked for: <how>
    Given order "O" with 1 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    And the whole of order "O" is shown
    When order "O" is sent by "adjust" as a body "<how>"
    Then the request ends in time [spreadshirt.hostile.bounded]
    When order "O" is looked up
    Then order "O" is shown as one order [spreadshirt.hostile.alive]

    Examples:
      | how                     |
      | with another root       |
      | in no namespace         |
      | in another namespace    |
      | with a DTD              |
      | with an entity bomb     |
      | nested 10000 deep       |

  Scenario Outline: A batch that is not well-formed: <how>
    Given orders "O", "P" and "plain" with 1 "orderItem"
    And order "plain" is accepted by "batch"
    When order "O" is sent by "batch" as a body "<how>"
    Then the request ends in time [spreadshirt.hostile.bounded]
    And it is not accepted, whatever is made of the request [spreadshirt.hostile.malformed]
    And it is refused in good order [spreadshirt.hostile.good-order]
    When order "P" is sent by "create"
    Then it is accepted [spreadshirt.hostile.alive]

    Examples:
      | how                   |
      | cut off in the middle |
      | with mismatched tags  |
      | with an unclosed root |
      | with a second root    |
