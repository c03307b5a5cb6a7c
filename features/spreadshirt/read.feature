@read
Feature: Reading orders and items

  Scenario Outline: Items and each item read as the order, of <items>
    Given order "O" with <items> "orderItem", filled
    And order "O" is accepted by "create"
    And order "O" has settled
    When the whole of order "O" is shown
    Then the parts of order "O" read the same as the whole [spreadshirt.items.agree]
    And order "O" reads the same in the list as by itself [spreadshirt.list.agrees]

    Examples:
      | items |
      | 1     |
      | 2     |
      | 4     |

  Scenario: Items and each item read as the order, in different states
    Given order "O" with 3 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    And item 1 of order "O" is in state "ACCEPTED"
    And item 2 of order "O" is in state "CANCELED"
    When the whole of order "O" is shown
    Then the parts of order "O" read the same as the whole [spreadshirt.items.agree]
    And order "O" reads the same in the list as by itself [spreadshirt.list.agrees]

  Scenario Outline: Nothing is found by an unknown id: <operation>
    Given order "O" with 2 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    When order "O" is asked for by "<operation>"
    And something unknown of order "O" is asked for by "<operation>"
    Then nothing is shown [spreadshirt.<operation>.unknown]

    Examples:
      | operation |
      | order     |
      | items     |
      | item      |

  Scenario: An item is found in its own order only
    Given orders "O" and "P" with 2 "orderItem"
    And orders "O" and "P" are accepted by "create"
    And orders "O" and "P" have settled
    When order "O" is asked for by "item"
    And the first line item of order "P" is asked for in order "O" by "item"
    Then nothing is shown [spreadshirt.item.own-order]

  Scenario: Ids do not repeat
    Given orders "N1" to "N20" with 3 "orderItem"
    When orders "N1" to "N20" are accepted by "create"
    And orders "N1" to "N20" are looked up
    Then no id of orders "N1" to "N20" or of their items is given twice [spreadshirt.create.distinct]
    And orders "N1" to "N20" are shown as one order [spreadshirt.create.location]
