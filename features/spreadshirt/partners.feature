@partners
Feature: Partners and credentials

  Scenario Outline: Another partner is shown nothing by "<operation>"
    Given orders "O" and "theirs" with 2 "orderItem"
    And order "O" is accepted by "create"
    And order "theirs" is accepted by "create" as partner B
    And order "O" has settled
    And order "theirs" has settled for partner B
    When order "theirs" is asked for by "<operation>" as partner B
    And order "O" is asked for by "<operation>" as partner B
    Then nothing is shown [spreadshirt.partners.reads]

    Examples:
      | operation |
      | order     |
      | items     |
      | item      |

  Scenario: Another partner's lists do not find the order
    Given orders "O" and "theirs" with 1 "orderItem"
    And order "O" is accepted by "create"
    And order "theirs" is accepted by "create" as partner B
    And order "O" has settled
    And order "theirs" has settled for partner B
    When orders are listed by "list" as partner B
      | partnerId | own |
    Then the search finds order "theirs" and not "O" [spreadshirt.partners.lists]
    When orders are listed by "list" as partner B
      | partnerId | partner A's |
    Then the search finds none of order "O", or is refused [spreadshirt.partners.lists]
    When orders are listed by "list" as partner B
    Then the search finds none of order "O", or is refused [spreadshirt.partners.lists]
    When orders are listed by "list"
      | partnerId | own |
    Then the search finds order "O" and not "theirs" [spreadshirt.partners.lists]
    When orders are listed by "list"
      | partnerId | partner B's |
    Then the search finds none of orders "O" and "theirs", or is refused [spreadshirt.list.foreign-partner]

  Scenario: The session decides whose orders are listed
    Given order "O" with 1 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    When orders are listed by "list"
      | partnerId | own |
    Then the search finds order "O" [spreadshirt.list.partner]
    When orders are listed by "list" as partner A with partner B's "sessionId"
      | partnerId | own |
    Then the search finds none of order "O", or is refused [spreadshirt.partners.lists]

  Scenario: Another partner adjusts nothing
    Given order "O" with 2 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    And the whole of order "O" is shown
    When order "O" is adjusted to "CANCELED" as partner B
    And the whole of order "O" is shown
    Then the step is refused [spreadshirt.partners.adjusts]
    And nothing of order "O" has changed by the refused step [spreadshirt.partners.adjusts]

  Scenario: Another partner adjusts no single item
    Given order "O" with 2 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    And the whole of order "O" is shown
    When item 2 of order "O" is adjusted to "CANCELED" as partner B
    And the whole of order "O" is shown
    Then the step is refused [spreadshirt.partners.adjusts]
    And nothing of order "O" has changed by the refused step [spreadshirt.partners.adjusts]

  Scenario Outline: <sender> reads nothing by "<operation>"
    Given order "O" with 1 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    When order "O" is asked for by "<operation>"
    And order "O" is asked for by "<operation>" as <sender>
    Then the broken request is refused [spreadshirt.credentials.refused]
    And the broken request shows no order [spreadshirt.credentials.refused]

    Examples:
      | operation | sender                             |
      | order     | nobody                             |
      | order     | a stranger                         |
      | order     | partner A without the "apiKey"     |
      | order     | partner A without the "sessionId"  |
      | order     | partner A with a wrong "apiKey"    |
      | order     | partner A with a wrong "sessionId" |
      | items     | nobody                             |
      | items     | a stranger                         |
      | items     | partner A without the "apiKey"     |
      | items     | partner A without the "sessionId"  |
      | items     | partner A with a wrong "apiKey"    |
      | items     | partner A with a wrong "sessionId" |
      | item      | nobody                             |
      | item      | a stranger                         |
      | item      | partner A without the "apiKey"     |
      | item      | partner A without the "sessionId"  |
      | item      | partner A with a wrong "apiKey"    |
      | item      | partner A with a wrong "sessionId" |
      | list      | nobody                             |
      | list      | a stranger                         |
      | list      | partner A without the "apiKey"     |
      | list      | partner A without the "sessionId"  |
      | list      | partner A with a wrong "apiKey"    |
      | list      | partner A with a wrong "sessionId" |

  Scenario Outline: <sender> creates and adjusts nothing
    Given orders "O", "P" and "Q" with 1 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    And the whole of order "O" is shown
    When order "P" is sent by "create" as <sender>
    And order "Q" is sent by "create"
    Then the broken request is refused [spreadshirt.credentials.refused]
    And nothing of the broken request was created [spreadshirt.credentials.no-effect]
    When order "O" is adjusted to "CANCELED" as <sender>
    And the whole of order "O" is shown
    Then the step is refused [spreadshirt.credentials.refused]
    And nothing of order "O" has changed by the refused step [spreadshirt.credentials.no-effect]

    Examples:
      | sender                             |
      | nobody                             |
      | a stranger                         |
      | partner A without the "apiKey"     |
      | partner A without the "sessionId"  |
      | partner A with a wrong "apiKey"    |
      | partner A with a wrong "sessionId" |

  Scenario Outline: <sender> creates nothing in a batch
    Given orders "O", "P", "Q" and "R" with 1 "orderItem"
    When orders "O" and "P" are sent by "batch" as <sender>
    And orders "Q" and "R" are sent by "batch"
    Then the broken request is refused [spreadshirt.credentials.refused]
    And nothing of the broken request was created [spreadshirt.credentials.no-effect]

    Examples:
      | sender                             |
      | nobody                             |
      | a stranger                         |
      | partner A without the "apiKey"     |
      | partner A without the "sessionId"  |
      | partner A with a wrong "apiKey"    |
      | partner A with a wrong "sessionId" |
