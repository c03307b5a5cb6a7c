@adjust
Feature: Adjusting orders

  Scenario Outline: The order as a whole is canceled, of <items> items
    Given orders "O" and "other" with <items> "orderItem"
    And orders "O" and "other" are accepted by "create"
    And orders "O" and "other" have settled
    And the whole of orders "O" and "other" is shown
    When order "O" is adjusted to "CANCELED"
    And the whole of orders "O" and "other" is shown
    Then the step is taken [spreadshirt.adjust.legal]
    And the step is answered with 200 [spreadshirt.adjust.status]
    And all that the step asked for of order "O" is shown [spreadshirt.adjust.whole]
    And nothing else of order "O" has changed by the step [spreadshirt.adjust.only-named]
    And nothing else of order "other" has changed by the step [spreadshirt.adjust.only-named]
    And the parts of order "O" read the same as the whole [spreadshirt.items.agree]
    And order "O" reads the same in the list as by itself [spreadshirt.list.agrees]

    Examples:
      | items |
      | 1     |
      | 2     |
      | 3     |

  Scenario Outline: Only items <chosen> are adjusted to <state>
    Given orders "O" and "other" with 3 "orderItem"
    And orders "O" and "other" are accepted by "create"
    And orders "O" and "other" have settled
    And the whole of orders "O" and "other" is shown
    When items <chosen> of order "O" are adjusted to "<state>"
    And the whole of orders "O" and "other" is shown
    Then the step is taken [spreadshirt.adjust.legal]
    And the step is answered with 200 [spreadshirt.adjust.status]
    And all that the step asked for of order "O" is shown [spreadshirt.adjust.applied]
    And nothing else of order "O" has changed by the step [spreadshirt.adjust.only-named]
    And nothing else of order "other" has changed by the step [spreadshirt.adjust.only-named]
    And the parts of order "O" read the same as the whole [spreadshirt.items.agree]

    Examples:
      | chosen    | state    |
      | 1         | CANCELED |
      | 2         | CANCELED |
      | 3         | ACCEPTED |
      | 1 and 3   | CANCELED |
      | 2 and 3   | ACCEPTED |
      | 1, 2 and 3 | CANCELED |

  Scenario Outline: The whole order is canceled, its items in different states
    Given order "O" with 3 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    And item <first> of order "O" is in state "ACCEPTED"
    And item <second> of order "O" is in state "IN_PROGRESS"
    And the whole of order "O" is shown
    When order "O" is adjusted to "CANCELED"
    And the whole of order "O" is shown
    Then the step is taken [spreadshirt.adjust.legal]
    And all that the step asked for of order "O" is shown [spreadshirt.adjust.whole]
    And nothing else of order "O" has changed by the step [spreadshirt.adjust.only-named]

    Examples:
      | first | second |
      | 1     | 2      |
      | 3     | 1      |

  Scenario Outline: To <to>, which of <items> items item <item>, being <state>, or the others can't take
    Given orders "O" and "other" with <items> "orderItem"
    And orders "O" and "other" are accepted by "create"
    And orders "O" and "other" have settled
    And item <item> of order "O" is in state "<state>"
    And the whole of orders "O" and "other" is shown
    When order "O" is adjusted to "<to>"
    And the whole of orders "O" and "other" is shown
    Then the step is refused [spreadshirt.adjust.all-or-nothing]
    And nothing of orders "O" and "other" has changed by the refused step [spreadshirt.adjust.all-or-nothing]

    Examples:
      | items | item | state       | to                   |
      | 1     | 1    | ACCEPTED    | SHIPPED              |
      | 2     | 1    | ACCEPTED    | IN_PROGRESS          |
      | 2     | 2    | ACCEPTED    | WAITING_FOR_CUSTOMER |
      | 2     | 2    | IN_PROGRESS | ACCEPTED             |
      | 3     | 1    | IN_PROGRESS | ACCEPTED             |
      | 3     | 2    | IN_PROGRESS | SHIPPED              |
      | 3     | 3    | SHIPPED     | ACCEPTED             |
      | 3     | 3    | IN_PROGRESS | WAITING_FOR_CUSTOMER |

  Scenario Outline: Items that stand in the wanted state already, beside <others>
    Given order "O" with 3 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    And items <done> of order "O" are in state "CANCELED"
    And the whole of order "O" is shown
    When order "O" is adjusted to "CANCELED"
    And the whole of order "O" is shown
    Then the step is refused or passed over [spreadshirt.adjust.self]
    And all that the step asked for of order "O" is shown [spreadshirt.adjust.whole]
    And nothing of order "O" has changed by the refused step [spreadshirt.adjust.all-or-nothing]
    And nothing else of order "O" has changed by the step [spreadshirt.adjust.only-named]

    Examples:
      | others     | done       |
      | two others | 2          |
      | one other  | 1 and 3    |
      | none       | 1, 2 and 3 |

  Scenario: Several adjustments in one list
    Given orders "O", "P" and "other" with 2 "orderItem"
    And orders "O", "P" and "other" are accepted by "create"
    And orders "O", "P" and "other" have settled
    And the whole of orders "O", "P" and "other" is shown
    When these adjustments are sent
      | O | 1     | ACCEPTED |
      | P | whole | CANCELED |
    And the whole of orders "O", "P" and "other" is shown
    Then the step is taken [spreadshirt.adjust.legal]
    And all that the step asked for of orders "O" and "P" is shown [spreadshirt.adjust.list]
    And nothing else of orders "O", "P" and "other" has changed by the step [spreadshirt.adjust.only-named]

  Scenario Outline: One adjustment that can't be made, <where> of a list: <what>
    Given orders "O", "P" and "Q" with 2 "orderItem"
    And orders "O", "P" and "Q" are accepted by "create"
    And orders "O", "P" and "Q" have settled
    And the whole of orders "O", "P" and "Q" is shown
    When these adjustments are sent
      | <name1> | <items1> | <state1> |
      | P       | 1        | CANCELED |
      | <name2> | <items2> | <state2> |
    And the whole of orders "O", "P" and "Q" is shown
    Then the step is refused [spreadshirt.adjust.<clause>]
    And nothing of orders "O", "P" and "Q" has changed by the refused step [spreadshirt.adjust.all-or-nothing]

    Examples:
      | where              | what                     | clause         | name1          | items1   | state1    | name2          | items2   | state2    |
      | at the beginning   | an illegal step          | all-or-nothing | O              | 1        | SHIPPED   | Q              | whole    | CANCELED  |
      | at the end         | an illegal step          | all-or-nothing | O              | whole    | CANCELED  | Q              | 2        | SHIPPED   |
      | at the end         | an illegal step of all   | all-or-nothing | O              | 1        | CANCELED  | Q              | whole    | RETURNED  |
      | at the beginning   | an unknown order         | unknown-order  | unknown like O | whole    | CANCELED  | Q              | whole    | CANCELED  |
      | at the end         | an unknown order         | unknown-order  | O              | whole    | CANCELED  | unknown like Q | whole    | CANCELED  |
      | at the beginning   | an unknown item          | unknown-item   | O              | unknown  | CANCELED  | Q              | 1        | CANCELED  |
      | at the end         | an unknown item          | unknown-item   | O              | 1        | CANCELED  | Q              | unknown  | CANCELED  |
      | at the beginning   | an item of another order | unknown-item   | O              | 1 of "Q" | CANCELED  | Q              | 1        | CANCELED  |
      | at the end         | an item of another order | unknown-item   | O              | 1        | CANCELED  | Q              | 2 of "P" | CANCELED  |
      | at the beginning   | an unknown state         | unknown-state  | O              | 1        | VANISHED  | Q              | 1        | CANCELED  |
      | at the end         | an unknown state         | unknown-state  | O              | 1        | CANCELED  | Q              | whole    | VANISHED  |
      | at the end         | the platform's own state | all-or-nothing | O              | 1        | CANCELED  | Q              | whole    | RECEIVED  |

  Scenario Outline: By itself: <what>
    Given orders "O" and "P" with 2 "orderItem"
    And orders "O" and "P" are accepted by "create"
    And orders "O" and "P" have settled
    And the whole of orders "O" and "P" is shown
    When these adjustments are sent
      | <name> | <items> | <state> |
    And the whole of orders "O" and "P" is shown
    Then the step is refused [spreadshirt.adjust.<clause>]
    And nothing of orders "O" and "P" has changed by the refused step [spreadshirt.adjust.refused-unchanged]

    Examples:
      | what                     | clause        | name           | items    | state    |
      | an unknown order         | unknown-order | unknown like O | whole    | CANCELED |
      | an unknown item          | unknown-item  | O              | unknown  | CANCELED |
      | an item of another order | unknown-item  | O              | 1 of "P" | CANCELED |
      | an unknown state         | unknown-state | O              | whole    | VANISHED |

  Scenario: A step taken twice is refused the second time, or passed over
    Given order "O" with 2 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    And order "O" is looked up
    When item 1 of order "O" is adjusted to "ACCEPTED"
    And the whole of order "O" is shown
    And item 1 of order "O" is adjusted to "ACCEPTED"
    And the whole of order "O" is shown
    Then the step is refused or passed over [spreadshirt.adjust.self]
    And all that the step asked for of order "O" is shown [spreadshirt.adjust.applied]
    And nothing else of order "O" has changed by the step [spreadshirt.adjust.only-named]

  Scenario Outline: Two at once on different items, round <round>
    Given order "O" with 3 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    And order "O" is looked up
    When items 1 and 2 of order "O" are adjusted to "CANCELED" at once
    And order "O" is looked up
    Then the steps are taken [spreadshirt.adjust.legal]
    And all that the steps asked for of order "O" is shown [spreadshirt.adjust.none-lost]
    And nothing else of order "O" has changed by the steps [spreadshirt.adjust.only-named]

    Examples:
      | round |
      | 1     |
      | 2     |
      | 3     |

  Scenario Outline: The stamps of <what> move with a step, those of the creation do not
    Given order "O" with 2 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    And order "O" is looked up
    When the target's clock has passed the stamps of order "O"
    And <what> of order "O" is adjusted to "CANCELED"
    And order "O" is looked up
    Then the step is taken [spreadshirt.adjust.legal]
    And "order.modified" of order "O" has moved [spreadshirt.order.modified-moves]
    And "order.orderItems.orderItem[n].modified" of order "O" has moved [spreadshirt.item.modified-moves]
    And "order.created" of order "O" has not moved [spreadshirt.order.created-fixed]
    And "order.orderItems.orderItem[n].created" of order "O" has not moved [spreadshirt.order.created-fixed]

    Examples:
      | what   |
      | item 1 |
      | item 2 |

  Scenario: The stamps of creation stay over several steps
    Given order "O" with 1 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    And order "O" is looked up
    When item 1 of order "O" is adjusted to "ACCEPTED"
    And item 1 of order "O" is adjusted to "IN_PROGRESS"
    And item 1 of order "O" is adjusted to "SHIPPED"
    And order "O" is looked up
    Then "order.created" of order "O" has not moved [spreadshirt.order.created-fixed]
    And "order.orderItems.orderItem[n].created" of order "O" has not moved [spreadshirt.order.created-fixed]
